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

/**
 * Moves rows that no longer fit their schema out of the way, in one transaction: never lost in between, and
 * never in both places. Replacing them by defaults would lose a ledger.
 */
export async function setAside(
  db: LedgerDb,
  store: ParsedStore,
  rows: readonly { rowKey: string; row: unknown; why: string }[],
  nowMs: number,
): Promise<void> {
  const transaction = db.transaction([store, 'quarantine'], 'readwrite', { durability: 'strict' });
  const at = isoOf(nowMs);
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
  return db.getAll('quarantine');
}
