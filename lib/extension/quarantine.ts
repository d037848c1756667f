import { isoOf } from '../core/calendar/civil-date.ts';
import type { LedgerDb, QuarantineRow } from './db.ts';

/** Stores whose rows are parsed when read. */
type ParsedStore =
  | 'lists'
  | 'segments'
  | 'events'
  | 'device'
  | 'register'
  | 'drafts'
  | 'ignores'
  | 'allowances'
  | 'learnt';

/** Damaged rows that could not be moved, by the connection that met them: they are said all the same. */
const unmoved = new WeakMap<LedgerDb, Map<string, QuarantineRow>>();

/**
 * Moves rows that no longer fit their schema out of the way, in one transaction: never lost in between, and
 * never in both places. Replacing them by defaults would lose a ledger.
 *
 * @returns false when they could not be moved (the disk is full): they stay where they are and must not be written
 * over; the sound rows beside them are read all the same
 */
export async function setAside(
  db: LedgerDb,
  store: ParsedStore,
  rows: readonly { rowKey: string; row: unknown; why: string }[],
  nowMs: number,
): Promise<boolean> {
  const at = isoOf(nowMs);
  const stuck = unmoved.get(db) ?? new Map<string, QuarantineRow>();
  unmoved.set(db, stuck);
  try {
    await move(db, store, rows, at);
    for (const { rowKey } of rows) stuck.delete(`${store}\n${rowKey}`);
    return true;
  } catch (error) {
    for (const { rowKey, row, why } of rows) {
      const said = `${why}（没能另存一边，仍在原处：${String(error)}。请清理磁盘。）`;
      stuck.set(`${store}\n${rowKey}`, { store, rowKey, row, why: said, at });
    }
    return false;
  }
}

async function move(
  db: LedgerDb,
  store: ParsedStore,
  rows: readonly { rowKey: string; row: unknown; why: string }[],
  at: string,
): Promise<void> {
  const transaction = db.transaction([store, 'quarantine'], 'readwrite', { durability: 'strict' });
  const moves = rows.flatMap(({ rowKey, row, why }) => {
    const kept: QuarantineRow = { store, rowKey, row, why, at };
    return [transaction.objectStore('quarantine').add(kept), transaction.objectStore(store).delete(rowKey)];
  });
  await Promise.all([...moves, transaction.done]);
}

/** Longest text of a row that goes to the desk, and how many rows carry one: the list is asked for often. */
const MAX_CONTENT = 4_000;
export const ROWS_WITH_CONTENT = 100;

/** A row as it was stored, as text for a person to read: never parsed, never dropped. */
export function storedText(row: unknown): string {
  const text = asText(row);
  return text.length > MAX_CONTENT
    ? `${text.slice(0, MAX_CONTENT)}……（共 ${text.length} 个字符，只列出前 ${MAX_CONTENT} 个）`
    : text;
}

/** What IndexedDB can hold JSON may not: a circle, a bigint. */
function asText(row: unknown): string {
  try {
    return JSON.stringify(row, null, 1) ?? String(row);
  } catch (error) {
    return `${String(row)}（不能写成文字：${String(error)}）`;
  }
}

export async function quarantined(db: LedgerDb): Promise<QuarantineRow[]> {
  return [...(await db.getAll('quarantine')), ...(unmoved.get(db)?.values() ?? [])];
}
