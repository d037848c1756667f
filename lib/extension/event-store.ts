import { z } from 'zod';

import type { Actor, Event, Role } from '../core/events/event.ts';
import { asPrevious, newEvent, type PreviousEvent, type Sha256 } from '../core/events/new-event.ts';
import { parseEvent } from '../core/events/parse-event.ts';
import type { DeviceRow, LedgerDb } from './db.ts';
import { setAside } from './quarantine.ts';

/** An event before the store gives it device, number, chain and time. */
export interface EventDraft {
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

/** What writing needs from outside: time, chance, hashing. */
export interface WriteMeans {
  nowMs(): number;
  newId(): string;
  sha256: Sha256;
}

const DeviceSchema = z.object({
  key: z.literal('this'),
  id: z.string().min(1),
  seq: z.int().nonnegative(),
  lastId: z.string(),
  lastHash: z.string(),
  lastHlc: z.string(),
  follows: z.array(z.string()),
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
  for (let race = 0; race < MAX_RACES; race++) {
    const device = await thisDevice(db, means);
    const { events, last } = await chained(drafts, device, means);
    if (!last) return [];
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
): Promise<{ events: Event[]; last: PreviousEvent | null }> {
  const events: Event[] = [];
  let last: PreviousEvent | null =
    device.seq === 0
      ? null
      : { id: device.lastId, hash: device.lastHash, hlc: device.lastHlc, seq: device.seq };
  for (const { person, role, ...draft } of drafts) {
    const event = newEvent({
      ...draft,
      by: { device: device.id, person, role },
      now: means.nowMs(),
      previous: last,
      randomId: means.newId(),
    });
    last = await asPrevious(event, means.sha256);
    events.push(event);
  }
  return { events, last };
}

/** This browser as a device. A lost or damaged row begins a new chain that names the old ones. */
export async function thisDevice(
  db: LedgerDb,
  means: Pick<WriteMeans, 'nowMs' | 'newId'>,
): Promise<DeviceRow> {
  const stored: unknown = await db.get('device', 'this');
  const parsed = DeviceSchema.safeParse(stored);
  if (parsed.success) return parsed.data;
  const written = await db.getAllFromIndex('events', 'bySeq');
  const fresh: DeviceRow = {
    key: 'this',
    id: means.newId(),
    seq: 0,
    lastId: '',
    lastHash: '',
    lastHlc: '',
    follows: [...new Set(written.map((event) => event.by?.device).filter((id) => typeof id === 'string'))],
  };
  if (stored !== undefined) {
    await setAside(db, 'device', [{ rowKey: 'this', row: stored, why: parsed.error.message }], means.nowMs());
  }
  // add, not put: of two writers that start together one row wins and both read it.
  await db.add('device', fresh).catch((error: unknown) => {
    if (!(error instanceof DOMException) || error.name !== 'ConstraintError') throw error;
  });
  return (await db.get('device', 'this')) ?? fresh;
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
