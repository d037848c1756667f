import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import { fingerprintOf } from '../../lib/core/events/device.ts';
import type { Actor, Event, Role } from '../../lib/core/events/event.ts';
import { readRegistration } from '../../lib/core/events/writers.ts';
import { cutSegments } from '../../lib/export/package/cut-segments.ts';
import { EvidenceEntry, type PackageKind, type WrittenKind } from '../../lib/export/package/package-head.ts';
import { planVolumes, type VolumeLimits } from '../../lib/export/package/plan-volumes.ts';
import type { Pause } from '../../lib/export/package/sealed-zip.ts';
import type { PackagePlan } from '../../lib/export/package/write-volumes.ts';
import {
  listProofs,
  namedInRecords,
  type Selection,
  selectedEvents,
  type WithContacts,
} from '../../lib/extension/collect-records.ts';
import type { LedgerDb } from '../../lib/extension/db.ts';
import { verifier } from '../../lib/extension/device-key.ts';
import { thisDevice } from '../../lib/extension/event-store.ts';
import { sha256Hex, sha256Text } from './hash.ts';

export interface HandOverOrder {
  kind: WrittenKind;
  scope: string;
  selection: Selection;
  person: Actor;
  role: Role;
  program: string;
  now: Date;
}

/** What a file will be, before anything is written. */
export interface PlannedPackage {
  order: HandOverOrder;
  plan: PackagePlan;
  /** Number of files, and about how large they are together. */
  files: number;
  bytes: number;
  tickets: number;
  events: number;
  proofs: number;
  /** Proofs in the store that are not what their hash says: they stay out. */
  damaged: number;
}

/** A volunteer's contact goes to whom it was given for, and stays in a backup; a reply or the center's own hand-in has none. */
export function contactsIn(kind: PackageKind, role: Role): WithContacts {
  if (kind === '备份') return 'all';
  return kind === '交件' && role !== '大数据中心' ? 'own' : 'none';
}

/**
 * Looks at everything that goes into a file, and into how many. Records are packed as they pass by, proofs are
 * looked at one at a time: nothing of the size of the whole is held.
 *
 * @returns undefined when it was stopped
 */
export async function planPackage(
  db: LedgerDb,
  order: HandOverOrder,
  newId: () => string,
  pause: Pause = async () => true,
  limits?: VolumeLimits,
): Promise<PlannedPackage | undefined> {
  const { kind, person, role, selection } = order;
  const nowMs = order.now.getTime();
  const device = await thisDevice(db, { nowMs: () => nowMs, newId });
  const named = namedInRecords(selection, contactsIn(kind, role));
  // A new device that has not registered yet proves nothing: the file is that of the one before it.
  const registered = new Map<string, Set<string>>();
  const records = async function* () {
    for await (const run of selectedEvents(db, selection, nowMs)) {
      named.see(run);
      if (device.seq === 0) await noteRegistrations(run.events, device.follows, registered);
      yield run;
    }
  };
  const segments = await cutSegments(records(), sha256Hex);
  const before = device.follows.find((id) => registered.has(id));
  const [publicKey, another] =
    before === undefined ? [device.publicKey] : [...(registered.get(before) ?? [])];
  const listed = await listProofs(db, named.goesAlong, sha256Hex, pause);
  if (!listed) return undefined;
  const proofs = listed.proofs.filter((proof) => EvidenceEntry.safeParse(proof).success);
  const volumes = planVolumes(
    segments.map(({ part }) => part.size),
    proofs.map(({ bytes }) => bytes),
    limits,
  );
  const events = sum(segments.map((one) => one.events));
  return {
    order,
    plan: {
      head: {
        kind,
        madeAt: isoOf(nowMs),
        program: order.program,
        by: {
          ...person,
          role,
          device: before ?? device.id,
          ...(publicKey !== undefined &&
            another === undefined && { fingerprint: await fingerprintOf(publicKey, sha256Text) }),
        },
        scope: order.scope,
        counts: { events, tickets: named.tickets.size },
      },
      setId: newId(),
      segments,
      proofs,
      volumes,
    },
    files: volumes.of,
    bytes: sum(segments.map(({ part }) => part.packed.size)) + sum(proofs.map(({ bytes }) => bytes)),
    tickets: named.tickets.size,
    events,
    proofs: proofs.length,
    damaged: listed.damaged,
  };
}

/** Keys that the followed devices registered, by device. */
async function noteRegistrations(
  events: readonly Event[],
  follows: readonly string[],
  registered: Map<string, Set<string>>,
): Promise<void> {
  const verify = verifier(crypto.subtle);
  for (const event of events) {
    const { device } = event.by;
    if (event.seq !== 1 || !follows.includes(device)) continue;
    const registration = await readRegistration(device, event, { verify });
    if (registration)
      registered.set(device, (registered.get(device) ?? new Set()).add(registration.publicKey));
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
