import type { Migration } from './migration.ts';

/** What the office adds to the product (word lists, allowances, phrases), proofs of a page, and files taken in. */
export const listsEvidenceKeys: Migration = {
  version: 2,
  run(db) {
    // Word lists, switched packs and the roster of leaders: the office's own, never in a hand-in.
    db.createObjectStore('lists', { keyPath: 'id' });
    // 此词放行: words a reader let pass, by rule and word.
    db.createObjectStore('allowances', { keyPath: 'key' });
    // Phrases of the office's own published pages.
    db.createObjectStore('learnt', { keyPath: 'key' });
    // Made from the lists; may be dropped at any time.
    db.createObjectStore('compiled', { keyPath: 'key' });
    // Columns seen on the site and not yet in the register.
    db.createObjectStore('discovered', { keyPath: 'key' });
    // Screenshots and saved pages under the hash of their bytes.
    db.createObjectStore('evidence', { keyPath: 'hash' });
    // This device's signing key, not extractable.
    db.createObjectStore('keys', { keyPath: 'key' });
    // Events taken in from files, at most 500 a record, under the hash of their content.
    db.createObjectStore('segments', { keyPath: 'hash' });
    // Which files were taken in, when and by whom.
    db.createObjectStore('imports', { keyPath: 'id' });
    // A chosen file on its way from the page that read it to the background, which alone writes the ledger.
    db.createObjectStore('incoming', { keyPath: 'id' });
  },
};
