import type { Verify } from '../core/events/device.ts';
import type { Event } from '../core/events/event.ts';
import { signedText } from '../core/events/new-event.ts';
import { isCanonicalSignature } from '../core/events/signature.ts';
import { type Registration, readRegistration } from '../core/events/writers.ts';

/** Records that came to the machine together. */
export interface BackupRun {
  /** Absent for its own. */
  arrivedAt?: string | undefined;
  events: readonly Event[];
}

/** Every valid 登记 of a device among these records, one for each key. */
export async function registrationsOf(
  events: readonly Event[],
  device: string,
  verify: Verify,
): Promise<Registration[]> {
  const found = new Map<string, Registration>();
  for (const event of events) {
    if (event.by.device !== device || event.seq !== 1) continue;
    const registration = await readRegistration(device, event, { verify });
    if (registration && !found.has(registration.publicKey)) found.set(registration.publicKey, registration);
  }
  return [...found.values()];
}

/** Records looked at where the 登记 itself came with a file. */
const WITNESSES = 5;

/**
 * Keys under which a device of this backup can have been the machine that wrote it. Anybody can register a key of his
 * own under its id, and an ordinary reply then brings that 登记 into its backup. A backup says which records came with
 * a file: what the machine wrote itself came with none, and the key it is signed by is the machine's. More than one
 * are left only where no record tells.
 */
export async function writerKeys(
  runs: readonly BackupRun[],
  device: string,
  verify: Verify,
): Promise<Registration[]> {
  const all = await registrationsOf(
    runs.flatMap(({ events }) => events),
    device,
    verify,
  );
  const written = runs.flatMap(({ arrivedAt, events }) =>
    arrivedAt === undefined ? events.filter(({ by }) => by.device === device) : [],
  );
  if (all.length === 0 || written.length === 0) return all;
  const registered = await registrationsOf(written, device, verify);
  if (registered.length > 0) return registered;
  const signers: Registration[] = [];
  for (const one of all)
    for (const event of written.slice(0, WITNESSES))
      if (
        !signers.includes(one) &&
        isCanonicalSignature(event.sig) &&
        (await verify(one.publicKey, signedText(event), event.sig))
      )
        signers.push(one);
  return signers;
}
