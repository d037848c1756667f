import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IDBPDatabase, openDB } from 'idb';
import { describe, expect, it } from 'vitest';

import { openLedgerDb } from '../../lib/extension/db.ts';
import { migrations } from '../../lib/extension/migrations/index.ts';
import type { Migration } from '../../lib/extension/migrations/migration.ts';
import { answered, dump, freshName } from '../extension/fresh-ledger.ts';
import { WorkerLife } from './failing-store.ts';
import { faultCount, seeded } from './fault-count.ts';

const KILLS = faultCount(20);
const EXAMPLES = join(import.meta.dirname, '../extension/migrations');
const latest = migrations.at(-1)?.version ?? 0;

/** What a later build may do to rows: every one is rewritten, and stores come and go. */
const LATER: readonly Migration[] = [
  ...migrations,
  {
    version: latest + 1,
    async run(db, transaction) {
      db.createObjectStore('later', { keyPath: 'id' });
      for (const name of ['drafts', 'events']) {
        const store = transaction.objectStore(name);
        for (const row of await store.getAll()) await store.put?.({ ...row, rewritten: true });
      }
      db.deleteObjectStore('quarantine');
      db.createObjectStore('last');
    },
  },
];

type Stores = Record<string, unknown[]>;

async function saved(version: number, name: string): Promise<void> {
  const file = readdirSync(EXAMPLES).find((one) => one.startsWith(`${version}-`));
  const stores = file ? (JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8')) as Stores) : {};
  if (version === 0) return;
  const db = await openDB<unknown>(name, version, {
    async upgrade(open, _old, _new, transaction) {
      for (const migration of migrations.filter((one) => one.version <= version))
        await migration.run(open as IDBPDatabase<unknown>, transaction);
    },
  });
  for (const [store, rows] of Object.entries(stores)) for (const row of rows) await db.put(store, row);
  db.close();
}

/** Version, stores with their indexes, and every row. */
async function whole(name: string): Promise<unknown> {
  const db = await openDB(name);
  const shape = [...db.objectStoreNames].map((store) => [store, [...db.transaction(store).store.indexNames]]);
  const all = { version: db.version, shape, rows: await dump(db as never) };
  db.close();
  return all;
}

/** Throws after `k` stores were made or dropped: what a fault in a migration does. */
function breaking(list: readonly Migration[], k: number, onStep: () => void = () => undefined): Migration[] {
  let count = 0;
  const tick = () => {
    count += 1;
    onStep();
    if (count > k) throw new Error('planted');
  };
  return list.map((migration) => ({
    ...migration,
    run(db, transaction) {
      const watched = new Proxy(db, {
        get(target, key) {
          const member: unknown = Reflect.get(target, key, target);
          if (typeof member !== 'function') return member;
          return (...given: unknown[]) => {
            if (/ObjectStore$/.test(String(key))) tick();
            return Reflect.apply(member, target, given);
          };
        },
      });
      return migration.run(watched, transaction);
    },
  }));
}

/** How many stores are made or dropped on the way from a version: a fault after the last of them is none. */
async function stepsFrom(from: number): Promise<number> {
  const name = freshName();
  await saved(from, name);
  let steps = 0;
  const counting = breaking(LATER, Number.POSITIVE_INFINITY, () => {
    steps += 1;
  });
  answered(await openLedgerDb({ name, migrations: counting })).close();
  return steps;
}

const froms = [0, ...migrations.map(({ version }) => version)];

describe(`an upgrade from ${froms.length} versions, ${KILLS} times broken off in the middle`, () => {
  it('leaves the old data as it was, and the next opening upgrades', async () => {
    const random = seeded(20);
    let stopped = 0;
    let threw = 0;
    for (const from of froms) {
      const steps = Math.min(10, await stepsFrom(from));
      for (let kill = 0; kill < KILLS; kill++) {
        const name = freshName();
        await saved(from, name);
        const before = from === 0 ? undefined : await whole(name);
        if (kill % 2 === 0) {
          const failed = await openLedgerDb({
            name,
            migrations: breaking(LATER, Math.floor(random() * steps)),
          });
          expect(failed).toEqual({ ok: false, error: expect.stringMatching(/planted.*没有改动/) });
          threw += 1;
        } else {
          const life = new WorkerLife(name, 1 + Math.floor(random() * (from === 0 ? 3 : 7)));
          await Promise.race([openLedgerDb({ name: life.name, migrations: LATER }), life.stopped]);
          expect(life.isOver).toBe(true);
          stopped += 1;
        }
        if (before) expect(await whole(name)).toEqual(before);
        const after = answered(await openLedgerDb({ name, migrations: LATER }));
        expect([...after.objectStoreNames]).toContain('last');
        const rows = await dump(after);
        if (before)
          expect(rows.events).toEqual(
            (before as { rows: Stores }).rows.events?.map((row) => ({ ...(row as object), rewritten: true })),
          );
        after.close();
      }
    }
    console.log(
      `${threw + stopped} 次升级中断（出错 ${threw} 次、后台被停 ${stopped} 次），旧数据改动 0 处，再次打开都升级成功`,
    );
  });

  it('data of version 99 is refused untouched by every build', async () => {
    const name = freshName();
    await saved(latest, name);
    const newer: Migration = { version: 99, run: (db) => void db.createObjectStore('v99') };
    answered(await openLedgerDb({ name, migrations: [...migrations, newer] })).close();
    const before = await whole(name);
    for (const list of [...migrations.map((_, index) => migrations.slice(0, index + 1)), LATER]) {
      expect(await openLedgerDb({ name, migrations: list })).toEqual({
        ok: false,
        error: expect.stringMatching(/更新版本的巡读保存.*原样未动.*装回新版本/),
      });
      expect(await whole(name)).toEqual(before);
    }
  });
});
