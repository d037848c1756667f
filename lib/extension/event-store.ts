import { z } from 'zod';

import type { Verify } from '../core/events/device.ts';
import type { Actor, Event, Role } from '../core/events/event.ts';
import {
  asPrevious,
  newEvent,
  type PreviousEvent,
  type Sha256,
  signedText,
} from '../core/events/new-event.ts';
import { parseEvent } from '../core/events/parse-event.ts';
import type { DeviceRow, LedgerDb } from './db.ts';
import type { FreshKey, SigningKey } from './device-key.ts';
import { setAside } from './quarantine.ts';

/** An event before the store gives it device, number, chain and time. */
export interface EventDraft {
  /** Of a 提交, the ticket's own: no later filing can then stand for it. Made up where absent. */
  id?: string;
  subject: Event['subject'];
  type: string;
  payload: Record<string, unknown>;
  person: Actor;
  role: Role;
  /** `heads` of the subject as the writer saw it. */
  parents: readonly string[];
  /** `hlc` of those parents. */
  seen?: readonly string[];
}

/** What writing needs from outside: time, chance, hashing, signing. */
export interface WriteMeans {
  nowMs(): number;
  newId(): string;
  sha256: Sha256;
  /** Absent where nothing can sign: records then carry an empty signature. */
  signingKey?: (db: LedgerDb) => Promise<SigningKey>;
  /** A key for a new device of this machine. */
  freshKey?: () => Promise<FreshKey>;
  /** Absent where nothing can verify: then no record of a file that is signed counts. */
  verify?: Verify;
}

const DeviceSchema = z.object({
  key: z.literal('this'),
  id: z.string().min(1),
  seq: z.int().nonnegative(),
  lastId: z.string(),
  lastHash: z.string(),
  lastHlc: z.string(),
  follows: z.array(z.string()),
  publicKey: z.string().optional(),
  succeeds: z.object({ device: z.string(), publicKey: z.string(), sig: z.string() }).optional(),
});

/** Times a write starts over when another writer of the same store was quicker. */
const MAX_RACES = 20;

/**
 * Writes events, all of them or none, and answers only once they are on disk. A transaction of IndexedDB
 * closes while a hash is awaited, so the chain is computed first and the device's row is compared inside
 * the transaction: whoever lost the race computes again.
 */
export async function appendEvents(
  db: LedgerDb,
  drafts: readonly EventDraft[],
  means: WriteMeans,
): Promise<Event[]> {
  const [first] = drafts;
  return first ? append(db, drafts, means, first) : [];
}

/** Writes the 登记 of a device that has written nothing yet, so that a backup made now says whose it is. */
export function registerDevice(
  db: LedgerDb,
  seat: Pick<EventDraft, 'person' | 'role'>,
  means: WriteMeans,
): Promise<Event[]> {
  return append(db, [], means, seat);
}

async function append(
  db: LedgerDb,
  drafts: readonly EventDraft[],
  means: WriteMeans,
  seat: Pick<EventDraft, 'person' | 'role'>,
): Promise<Event[]> {
  for (let race = 0; race < MAX_RACES; race++) {
    const { key, device } = await deviceWithKey(db, means);
    const { events, last } = await chained(drafts, device, means, { key, seat });
    if (!last || events.length === 0) return [];
    const transaction = db.transaction(['events', 'device'], 'readwrite', { durability: 'strict' });
    try {
      const current = await transaction.objectStore('device').get('this');
      if (current && (current.id !== device.id || current.seq !== device.seq)) {
        transaction.abort();
        await transaction.done.catch(() => undefined);
        continue;
      }
      const writes = events.map((event) => transaction.objectStore('events').add(event));
      const row: DeviceRow = {
        ...device,
        seq: last.seq,
        lastId: last.id,
        lastHash: last.hash,
        lastHlc: last.hlc,
      };
      await Promise.all([...writes, transaction.objectStore('device').put(row), transaction.done]);
      return events;
    } catch (error) {
      // A throw from add() leaves the transaction open: what it holds must not be committed by itself.
      abortQuietly(transaction);
      await transaction.done.catch(() => undefined);
      throw transaction.error ?? error;
    }
  }
  throw new Error('另一个巡读窗口一直在写台账');
}

async function chained(
  drafts: readonly EventDraft[],
  device: DeviceRow,
  means: WriteMeans,
  { key, seat }: { key: SigningKey | undefined; seat: Pick<EventDraft, 'person' | 'role'> },
): Promise<{ events: Event[]; last: PreviousEvent | null }> {
  const events: Event[] = [];
  let last: PreviousEvent | null =
    device.seq === 0
      ? null
      : { id: device.lastId, hash: device.lastHash, hlc: device.lastHlc, seq: device.seq };
  const own = key && device.seq === 0 ? [registration(device, key.publicKey, seat), ...drafts] : drafts;
  for (const { person, role, id, ...draft } of own) {
    const event = newEvent({
      ...draft,
      by: { device: device.id, person, role },
      now: means.nowMs(),
      previous: last,
      randomId: id ?? means.newId(),
    });
    if (key) event.sig = await key.sign(signedText(event));
    last = await asPrevious(event, means.sha256);
    events.push(event);
  }
  return { events, last };
}

/** 登记: a signing device's first record names its key, so that every later one can be held to it. */
function registration(
  device: DeviceRow,
  publicKey: string,
  { person, role }: Pick<EventDraft, 'person' | 'role'>,
): EventDraft {
  return {
    subject: { kind: 'device', id: device.id },
    type: '登记',
    payload: {
      publicKey,
      name: person.name,
      unit: person.unit,
      follows: device.follows,
      ...(device.succeeds ? { succeeds: device.succeeds } : {}),
    },
    person,
    role,
    parents: [],
  };
}

/**
 * This browser as a device. A lost or damaged row begins a new chain that names the old ones, and so does a
 * key that is not the one its chain was begun with.
 */
export async function thisDevice(
  db: LedgerDb,
  means: Pick<WriteMeans, 'nowMs' | 'newId'>,
  publicKey?: string,
): Promise<DeviceRow> {
  const stored: unknown = await db.get('device', 'this');
  const parsed = DeviceSchema.safeParse(stored);
  const known = parsed.success ? (parsed.data as DeviceRow) : undefined;
  if (known && (publicKey === undefined || known.publicKey === publicKey)) return known;
  const written = await db.getAllFromIndex('events', 'bySeq');
  const earlier = written.map((event) => event.by?.device).filter((id) => typeof id === 'string');
  const fresh: DeviceRow = {
    key: 'this',
    id: means.newId(),
    seq: 0,
    lastId: '',
    lastHash: '',
    lastHlc: '',
    follows: [...new Set(known ? [...(known.seq > 0 ? [known.id] : []), ...known.follows] : earlier)],
    ...(publicKey === undefined ? {} : { publicKey }),
  };
  if (stored !== undefined && !parsed.success) {
    const damaged = [{ rowKey: 'this', row: stored, why: parsed.error.message }];
    if (!(await setAside(db, 'device', damaged, means.nowMs()))) return fresh;
  }
  // Of two writers that start together one row wins and both read it.
  const transaction = db.transaction('device', 'readwrite', { durability: 'strict' });
  const now = DeviceSchema.safeParse(await transaction.store.get('this'));
  const isTaken = now.success && (now.data.id !== known?.id || now.data.seq !== known.seq);
  await Promise.all([isTaken ? undefined : transaction.store.put(fresh), transaction.done]);
  return isTaken ? (now.data as DeviceRow) : fresh;
}

/**
 * This machine's row and the key that it signs with. Another window may begin a new device, with another key, between
 * the two reads: a row is only taken for one without its key when both were read again.
 */
export async function deviceWithKey(
  db: LedgerDb,
  means: Pick<WriteMeans, 'nowMs' | 'newId' | 'signingKey'>,
): Promise<{ device: DeviceRow; key: SigningKey | undefined }> {
  for (let race = 0; race < MAX_RACES; race++) {
    const before = await db.get('device', 'this');
    const key = await means.signingKey?.(db);
    const after = await db.get('device', 'this');
    if (before?.id !== after?.id) continue;
    const device = await thisDevice(db, means, key?.publicKey);
    if (key === undefined || device.publicKey === key.publicKey) return { key, device };
  }
  throw new Error('另一个巡读窗口一直在换本机的编号');
}

/** Every event of a kind, or all; rows that fail their schema are set aside and left out. */
export async function readEvents(
  db: LedgerDb,
  nowMs: number,
  kind?: Event['subject']['kind'],
): Promise<Event[]> {
  const rows: unknown[] = kind
    ? await db.getAllFromIndex('events', 'byKind', kind)
    : await db.getAll('events');
  const events: Event[] = [];
  const broken: { rowKey: string; row: unknown; why: string }[] = [];
  for (const row of rows) {
    const parsed = parseEvent(row);
    if (parsed.ok) events.push(parsed.event);
    else broken.push({ rowKey: rowKeyOf(row), row, why: parsed.error });
  }
  if (broken.length > 0) await setAside(db, 'events', broken, nowMs);
  return events;
}

function rowKeyOf(row: unknown): string {
  const id = (row as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : '';
}

function abortQuietly(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // Already finished: the failure itself is what the caller hears of.
  }
}
