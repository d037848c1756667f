import type { LedgerDb } from './db.ts';

/**
 * Empties every store at once, all or nothing. The database itself stays: deleting it would wait for every open
 * page, and a half-deleted ledger is worse than either.
 */
export async function clearStores(db: LedgerDb): Promise<null> {
  const names = [...db.objectStoreNames];
  const transaction = db.transaction(names, 'readwrite', { durability: 'strict' });
  await Promise.all([...names.map((name) => transaction.objectStore(name).clear()), transaction.done]);
  return null;
}
