import { z } from 'zod';

import type { Event } from '../core/events/event.ts';
import { earlierHash, eventHash, type Sha256 } from '../core/events/new-event.ts';
import type { LedgerDb } from './db.ts';
import { type Held, MachineMark, parseMark, type StoreEnd } from './machine-mark.ts';
import { segmentRuns } from './segments.ts';
import type { KeyValueArea } from './settings-store.ts';

/** `storage.local`, which a deleted database leaves standing. */
export interface MarkArea extends KeyValueArea {
  remove(keys: string[]): Promise<void>;
}

/** Records that were here and are not, until they are restored or, of a store put back, until a person knows it. */
const LostLedger = MachineMark.extend({
  how: z.enum(['不见了', '退回了']),
  noticedAt: z.string(),
  /** A person pressed 已知道. */
  known: z.boolean(),
});
export type LostLedger = z.infer<typeof LostLedger>;

const MARK_KEY = 'ledger-mark';
const LOST_KEY = 'ledger-lost';

export async function readMark(area: MarkArea): Promise<MachineMark | undefined> {
  return parseMark((await area.get(MARK_KEY))[MARK_KEY]);
}

export async function keepMark(area: MarkArea, { device, seq, hash }: MachineMark): Promise<void> {
  await area.set({ [MARK_KEY]: { device, seq, hash } });
}

export async function readLost(area: MarkArea): Promise<LostLedger | undefined> {
  const parsed = LostLedger.safeParse((await area.get(LOST_KEY))[LOST_KEY]);
  return parsed.success ? parsed.data : undefined;
}

export async function keepLost(area: MarkArea, lost: LostLedger | undefined): Promise<void> {
  if (lost) await area.set({ [LOST_KEY]: lost });
  else await area.remove([LOST_KEY]);
}

/** The machine was emptied on purpose: nothing is missed. */
export async function forgetMarks(area: MarkArea): Promise<void> {
  await area.remove([MARK_KEY, LOST_KEY]);
}

const EndRow = z.object({
  id: z.string().min(1),
  seq: z.int().nonnegative(),
  lastHash: z.string(),
  follows: z.array(z.string()),
});

/** The end of the chain as stored; looking makes no new device. */
export async function storeEnd(db: LedgerDb): Promise<StoreEnd | undefined> {
  const parsed = EndRow.safeParse(await db.get('device', 'this'));
  return parsed.success ? parsed.data : undefined;
}

/** What the store holds of the records the marks name. */
export async function heldOf(
  db: LedgerDb,
  end: StoreEnd | undefined,
  marks: readonly (MachineMark | undefined)[],
  means: { sha256: Sha256; nowMs(): number },
): Promise<Held> {
  const hashesAt = new Map<number, readonly string[]>();
  const elsewhere: string[] = [];
  for (const mark of marks) {
    if (!mark) continue;
    if (mark.device === end?.id) hashesAt.set(mark.seq, await namesOf(db, mark, means.sha256));
    else if (!end?.follows.includes(mark.device)) elsewhere.push(mark.device);
  }
  return { hashesAt, lastOf: await lastNumbers(db, elsewhere, means) };
}

/** A damaged record is still named by the one after it, so that damage is not taken for a store rolled back. */
async function namesOf(db: LedgerDb, { device, seq }: MachineMark, sha256: Sha256): Promise<string[]> {
  const at = (number: number) => db.getFromIndex('events', 'bySeq', [device, number]);
  const [named, next] = [await at(seq), await at(seq + 1)];
  const names = named ? await hashesOf(named, sha256) : [];
  return typeof next?.prevHash === 'string' ? [...names, next.prevHash] : names;
}

async function hashesOf(event: Event, sha256: Sha256): Promise<string[]> {
  try {
    return [await eventHash(event, sha256), await earlierHash(event, sha256)];
  } catch {
    // A row of another shape has no canonical form.
    return [];
  }
}

async function lastNumbers(
  db: LedgerDb,
  devices: readonly string[],
  { nowMs }: { nowMs(): number },
): Promise<ReadonlyMap<string, number>> {
  const last = new Map<string, number>();
  if (devices.length === 0) return last;
  const seen = (device: string, seq: number) => {
    if (devices.includes(device)) last.set(device, Math.max(seq, last.get(device) ?? 0));
  };
  for (const device of devices) {
    const own = IDBKeyRange.bound([device, 0], [device, Number.MAX_SAFE_INTEGER]);
    const cursor = await db.transaction('events').store.index('bySeq').openCursor(own, 'prev');
    if (cursor) seen(device, cursor.value.seq);
  }
  for await (const { events } of segmentRuns(db, nowMs()))
    for (const { event } of events) seen(event.by.device, event.seq);
  return last;
}
