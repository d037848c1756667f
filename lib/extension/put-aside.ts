import { isoOf } from '../core/calendar/civil-date.ts';
import type { LedgerDb, QuarantineRow } from './db.ts';
import type { Damage, Mending, StoreFindings } from './store-damage.ts';
import { membersOf } from './store-damage.ts';

export interface PutAside {
  /** Records that are set aside now, and those whose notes were written anew. */
  damaged: Damage[];
  mendings: Mending[];
}

/**
 * Moves damaged records out of the way and writes damaged notes anew, all in one transaction. A record that is not
 * any more as it was when it was looked at stays: a file has healed it meanwhile.
 */
export async function putAside(
  db: LedgerDb,
  {
    damaged,
    mendings,
    unreadableRuns,
    gone,
  }: Pick<StoreFindings, 'damaged' | 'mendings' | 'unreadableRuns' | 'gone'>,
  nowMs: number,
): Promise<PutAside> {
  const at = isoOf(nowMs);
  const transaction = db.transaction(['events', 'segments', 'quarantine', 'imports'], 'readwrite', {
    durability: 'strict',
  });
  const [events, segments] = [transaction.objectStore('events'), transaction.objectStore('segments')];
  const done: PutAside = { damaged: [], mendings: [] };
  const writes: Promise<unknown>[] = [];
  const keep = (row: QuarantineRow) => writes.push(transaction.objectStore('quarantine').add(row));

  for (const damage of damaged) {
    const { place, row, why } = damage;
    if (place.store !== 'events' || !isSame(await events.get(place.key), row)) continue;
    keep({ store: 'events', rowKey: place.key, row, why, at });
    writes.push(events.delete(place.key));
    done.damaged.push(damage);
  }
  for (const [key, found] of bySegment(damaged, mendings)) {
    const run = await segments.get(key);
    if (!run || !Array.isArray(run.events)) continue;
    const entries = new Run(run.events);
    const together = await arrivedTogether(run, (id) => transaction.objectStore('imports').get(id));
    for (const damage of found) {
      const { place, row, why } = damage;
      if (place.store !== 'segments') continue;
      const isMended = 'entry' in damage;
      if (!entries.replace(place.index, row, isMended ? damage.entry : undefined)) continue;
      const { arrived } = membersOf(row);
      const came = typeof arrived === 'number' ? arrived : together;
      keep({
        store: 'segments',
        rowKey: `${key}#${place.index}`,
        row,
        why,
        at,
        ...(came === undefined ? {} : { arrived: came }),
        ...(typeof run.importId === 'string' && !isMended ? { importId: run.importId } : {}),
        ...(isMended ? { mendedAt: at } : {}),
      });
      if (isMended) done.mendings.push(damage);
      else done.damaged.push(damage);
    }
    const left = entries.left();
    writes.push(left.length > 0 ? segments.put({ ...run, events: left }) : segments.delete(key));
  }
  for (const { rowKey, row, why } of unreadableRuns) {
    if (!isSame(await segments.get(rowKey), row)) continue;
    keep({ store: 'segments', rowKey, row, why, at });
    writes.push(segments.delete(rowKey));
  }
  // Nothing is left to move: the row says what is waited for.
  for (const { device, from, to } of gone) {
    const which = from === to ? `第 ${from} 号记录` : `第 ${from}–${to} 号记录`;
    const why = `本机${which}不见了，不是巡读删的。请导入以前的备份，或交过的文件，就能补回。`;
    keep({ store: 'events', rowKey: `${device} ${from}`, row: { by: { device }, seq: from, to }, why, at });
  }
  await Promise.all([...writes, transaction.done]);
  return done;
}

function bySegment(
  damaged: readonly Damage[],
  mendings: readonly Mending[],
): Map<string, (Damage | Mending)[]> {
  const segments = new Map<string, (Damage | Mending)[]>();
  for (const one of [...damaged, ...mendings]) {
    if (one.place.store !== 'segments') continue;
    const known = segments.get(one.place.key);
    if (known) known.push(one);
    else segments.set(one.place.key, [one]);
  }
  return segments;
}

/** When the records of a run came, where the run or the note of its file says so. */
async function arrivedTogether(
  { arrived, importId }: Record<string, unknown>,
  noteOf: (id: string) => Promise<Record<string, unknown> | undefined>,
): Promise<number | undefined> {
  if (typeof arrived === 'number') return arrived;
  if (typeof importId !== 'string') return undefined;
  const ms = Date.parse(String((await noteOf(importId))?.takenAt));
  return Number.isNaN(ms) ? undefined : ms;
}

/** Entries of a run while some of them are taken out. */
class Run {
  private readonly gone = new Set<number>();
  private readonly entries: unknown[];

  constructor(entries: readonly unknown[]) {
    this.entries = [...entries];
  }

  /** @returns false when that entry is not in the run any more */
  replace(index: number, row: unknown, by: unknown): boolean {
    const isHere = (at: number) => !this.gone.has(at) && isSame(this.entries[at], row);
    // Another one was taken out since: those after it have moved up.
    const at = isHere(index) ? index : this.entries.findIndex((_entry, other) => isHere(other));
    if (at < 0) return false;
    if (by === undefined) this.gone.add(at);
    else this.entries[at] = by;
    return true;
  }

  left(): unknown[] {
    return this.entries.filter((_entry, index) => !this.gone.has(index));
  }
}

/** Deeper than any record; what is deeper is not compared. */
const MAX_DEPTH = 100;

/** Whether two values read from the store are the same, member for member. */
function isSame(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > MAX_DEPTH)
    return false;
  const [ofA, ofB] = [Object.entries(a), Object.entries(b)];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    ofA.length === ofB.length &&
    ofA.every(([key, member]) => Object.hasOwn(b, key) && isSame(member, membersOf(b)[key], depth + 1))
  );
}
