import 'fake-indexeddb/auto';

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IDBPDatabase, openDB } from 'idb';
import { describe, expect, it } from 'vitest';

import { openLedgerDb } from '../../lib/extension/db.ts';
import { readEvents } from '../../lib/extension/event-store.ts';
import { openLedger } from '../../lib/extension/ledger.ts';
import { migrations } from '../../lib/extension/migrations/index.ts';
import { readRegister } from '../../lib/extension/own-rows.ts';
import { examined } from '../core/events/examined.ts';
import { answered, countingMeans, dump, freshName, NOW_MS } from './fresh-ledger.ts';

const SOURCES = join(import.meta.dirname, '../../lib/extension/migrations');
const EXAMPLES = join(import.meta.dirname, 'migrations');
const files = readdirSync(SOURCES).filter((file) => /^\d+-/.test(file));

type Stores = Record<string, unknown[]>;

/** A store as version `version` left it, filled with the rows saved from it. */
async function saved(version: number, name: string): Promise<Stores> {
  const file = readdirSync(EXAMPLES).find((one) => one.startsWith(`${version}-`));
  if (!file) throw new Error(`tests/extension/migrations/${version}-*.json is missing: save one`);
  const stores = JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8')) as Stores;
  const db = await openDB<unknown>(name, version, {
    async upgrade(open, _old, _new, transaction) {
      for (const migration of migrations.filter((one) => one.version <= version)) {
        await migration.run(open as IDBPDatabase<unknown>, transaction);
      }
    },
  });
  for (const [store, rows] of Object.entries(stores)) {
    for (const row of rows) await db.put(store, row);
  }
  db.close();
  return stores;
}

describe('migrations', () => {
  it('are numbered 1, 2, 3 … in their file names, and all of them are in the list', () => {
    const numbers = files.map((file) => Number(file.split('-')[0])).sort((a, b) => a - b);
    expect(numbers).toEqual(migrations.map((migration) => migration.version));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('never import the code of today', () => {
    for (const file of files) {
      const source = readFileSync(join(SOURCES, file), 'utf8');
      const imports = [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
      expect({ file, imports }).toEqual({ file, imports: ['./migration.ts'] });
    }
  });

  it.each(migrations.map((migration) => migration.version))(
    'a store saved at version %i opens today with every row, and its chain still holds',
    async (version) => {
      const name = freshName();
      const before = await saved(version, name);
      const db = answered(await openLedgerDb({ name }));
      const after = await dump(db);
      for (const [store, rows] of Object.entries(before)) expect(after[store]).toHaveLength(rows.length);
      const events = await readEvents(db, NOW_MS);
      expect(events).toHaveLength(before.events?.length ?? 0);
      expect(events.length).toBeGreaterThan(2);
      expect(await examined(events)).toMatchObject({ quarantined: [], missing: [] });
      expect((await readRegister(db, NOW_MS))?.sites.length).toBeGreaterThan(0);
      expect((await dump(db)).quarantine).toHaveLength(before.quarantine?.length ?? 0);
      db.close();

      const ledger = openLedger(countingMeans(), { name });
      expect(answered(await ledger.index()).tickets()[0]?.state).toBe('已受理');
      await ledger.close();
    },
  );
});
