import type { Migration } from './migration.ts';

/** A folder outside the browser that a person chose for proofs, and which proofs lie in it. */
export const folders: Migration = {
  version: 3,
  run(db) {
    // Directory handles cannot be written as text, so they are kept here and not in the settings.
    db.createObjectStore('folders', { keyPath: 'key' });
  },
};
