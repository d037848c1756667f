import { isoOf } from '../core/calendar/civil-date.ts';
import type { LedgerDb, QuarantineRow } from './db.ts';

/** Stores whose rows are parsed when read. */
type ParsedStore = 'events' | 'device' | 'register' | 'drafts' | 'ignores';

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
  for (const { rowKey, row, why } of rows) {
    const kept: QuarantineRow = { store, rowKey, row, why, at };
    await transaction.objectStore('quarantine').add(kept);
    await transaction.objectStore(store).delete(rowKey);
  }
  await transaction.done;
}

export async function quarantined(db: LedgerDb): Promise<QuarantineRow[]> {
  return db.getAll('quarantine');
}
