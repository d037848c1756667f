import type { Verify } from '../core/events/device.ts';
import type { Event } from '../core/events/event.ts';
import { signedText } from '../core/events/new-event.ts';
import { parseEvent } from '../core/events/parse-event.ts';
import { type Registration, readRegistration } from '../core/events/writers.ts';
import type { DeviceRow, LedgerDb } from './db.ts';
import { followedOf } from './followed-devices.ts';

/** Who this machine is: its ids, and the keys its records must be signed by. */
export interface OwnSelf {
  /** The id it writes as now comes first. */
  ids: ReadonlySet<string>;
  /** By id; none where nothing can be said of a signature. */
  keys: ReadonlyMap<string, readonly string[]>;
  /** What the sound 登记 of an id says. */
  registrations: ReadonlyMap<string, Registration>;
  /** Ids that only the records tell of: the row of this machine has lost them. */
  forgotten: readonly string[];
}

/** Keys that the row of this machine tells, by id: they hold although a 登记 is lost. */
export function rowKeys({ id, publicKey, succeeds }: DeviceRow): Map<string, string> {
  const keys = new Map<string, string>();
  if (succeeds) keys.set(succeeds.device, succeeds.publicKey);
  if (publicKey !== undefined) keys.set(id, publicKey);
  return keys;
}

/**
 * Who this machine is, from its row and from its own 登记: the row alone would make strangers of all its records
 * when one of its bytes is lost.
 */
export async function ownSelf(db: LedgerDb, device: DeviceRow, verify: Verify): Promise<OwnSelf> {
  const ids = new Set<string>();
  const keys = new Map<string, Set<string>>();
  const registrations = new Map<string, Registration>();
  const about = await db.getAllFromIndex('events', 'byKind', 'device');
  const own = about.flatMap((row) => {
    const parsed = parseEvent(row);
    return parsed.ok ? [parsed.event] : [];
  });
  const mayHold = (id: string, publicKey: string) => keys.set(id, (keys.get(id) ?? new Set()).add(publicKey));
  for (const [id, publicKey] of rowKeys(device)) mayHold(id, publicKey);
  const meet = async (id: string): Promise<void> => {
    if (ids.has(id)) return;
    ids.add(id);
    const registration = await registrationOf(db, id, verify);
    if (!registration) return;
    registrations.set(id, registration);
    mayHold(id, registration.publicKey);
    const { succeeds, follows } = registration;
    if (succeeds) mayHold(succeeds.device, succeeds.publicKey);
    const named = [...(succeeds ? [succeeds.device] : []), ...follows];
    for (const earlier of followedOf(named, own)) await meet(earlier);
  };
  const before = [...device.follows, ...(device.succeeds ? [device.succeeds.device] : [])];
  const named = [device.id, ...followedOf(before, own)];
  for (const id of named) await meet(id);
  const present = await writingDevices(db);
  // The same key under an id that the row does not name: the row was damaged.
  for (const id of present) {
    if (ids.has(id) || device.publicKey === undefined) continue;
    const registration = await registrationOf(db, id, verify);
    if (registration?.publicKey === device.publicKey) await meet(id);
  }
  for (const id of ids) {
    if (keys.has(id)) continue;
    const claimed = await claimedKey(db, id, verify);
    if (claimed !== undefined) mayHold(id, claimed);
  }
  return {
    ids,
    keys: new Map([...keys].map(([id, of]) => [id, [...of]])),
    registrations,
    forgotten: present.filter((id) => ids.has(id) && !named.includes(id)),
  };
}

/** Keys this machine's own records must be signed by, by its ids. */
export async function keysOfOwn(
  device: DeviceRow,
  own: readonly Event[],
  verify: Verify = async () => false,
): Promise<Map<string, string[]>> {
  const keys = new Map([...rowKeys(device)].map(([id, key]) => [id, [key]]));
  for (const event of own) {
    if (event.seq !== 1) continue;
    const registration = await readRegistration(event.by.device, event, { verify });
    if (!registration) continue;
    const { publicKey, succeeds } = registration;
    keys.set(event.by.device, [...(keys.get(event.by.device) ?? []), publicKey]);
    if (succeeds) keys.set(succeeds.device, [...(keys.get(succeeds.device) ?? []), succeeds.publicKey]);
  }
  return keys;
}

/** Whether a record of this machine is signed by its key; true where no key is known. */
export async function isOwnSigned(
  event: Event,
  keys: OwnSelf['keys'] | ReadonlyMap<string, readonly string[]>,
  verify: Verify,
): Promise<boolean> {
  const known = keys.get(event.by.device) ?? [];
  if (known.length === 0) return true;
  const text = signedText(event);
  for (const publicKey of known) if (await verify(publicKey, text, event.sig)) return true;
  return false;
}

async function registrationOf(db: LedgerDb, id: string, verify: Verify): Promise<Registration | undefined> {
  const parsed = parseEvent(await db.getFromIndex('events', 'bySeq', [id, 1]));
  return parsed.ok ? readRegistration(id, parsed.event, { verify }) : undefined;
}

/** Records looked at before a key that a damaged 登记 names is believed. */
const WITNESSES = 5;

/** The key a damaged 登记 names, when other records of the device are signed by it. */
async function claimedKey(db: LedgerDb, id: string, verify: Verify): Promise<string | undefined> {
  const [first, ...others] = await db.getAllFromIndex(
    'events',
    'bySeq',
    IDBKeyRange.bound([id], [id, []]),
    1 + WITNESSES,
  );
  const publicKey: unknown = first?.payload?.publicKey;
  if (typeof publicKey !== 'string') return undefined;
  for (const row of others) {
    const parsed = parseEvent(row);
    if (parsed.ok && (await verify(publicKey, signedText(parsed.event), parsed.event.sig))) return publicKey;
  }
  return undefined;
}

/** Every device id that stands in an own record, by one look each. */
async function writingDevices(db: LedgerDb): Promise<string[]> {
  const devices: string[] = [];
  let cursor = await db.transaction('events').store.index('bySeq').openKeyCursor();
  while (cursor) {
    const [device] = cursor.key;
    devices.push(device);
    cursor = await cursor.continue([device, []] as never);
  }
  return devices;
}
