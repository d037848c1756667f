import type { Migration } from './migration.ts';

/** The stores the ledger begins with. */
export const firstStores: Migration = {
  version: 1,
  run(db) {
    const events = db.createObjectStore('events', { keyPath: 'id' });
    events.createIndex('bySubject', ['subject.kind', 'subject.id']);
    events.createIndex('byKind', 'subject.kind');
    // Unique: a second event under a number already used would hide the first one's gap.
    events.createIndex('bySeq', ['by.device', 'seq'], { unique: true });
    db.createObjectStore('device', { keyPath: 'key' });
    db.createObjectStore('register', { keyPath: 'key' });
    db.createObjectStore('drafts', { keyPath: 'url' });
    db.createObjectStore('ignores', { keyPath: 'key' });
    db.createObjectStore('quarantine', { keyPath: 'key', autoIncrement: true });
  },
};
