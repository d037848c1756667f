import type { IDBPDatabase, IDBPTransaction } from 'idb';

/**
 * One step of the store's shape. A migration names its stores and indexes in plain strings and never imports
 * today's schemas: what it did years ago must not change because a schema did.
 */
export interface Migration {
  /** Version of the database once this step is done; also the number in the file's name. */
  version: number;
  run(
    db: IDBPDatabase<unknown>,
    transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
  ): void | Promise<void>;
}
