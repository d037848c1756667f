import 'fake-indexeddb/auto';

import { describe, expect, it } from 'vitest';

import { openLedgerDb, storeError } from '../../lib/extension/db.ts';
import { migrations } from '../../lib/extension/migrations/index.ts';
import type { Migration } from '../../lib/extension/migrations/migration.ts';
import { answered, dump, freshName } from './fresh-ledger.ts';

const latest = migrations.at(-1)?.version ?? 0;
const addsOneStore: Migration = {
  version: latest + 1,
  run(db) {
    db.createObjectStore('later');
  },
};
const fails: Migration = {
  version: latest + 1,
  async run(db) {
    db.createObjectStore('half');
    throw new Error('planted');
  },
};

describe('opening the store', () => {
  it('refuses data of a newer build untouched, with a sentence', async () => {
    const name = freshName();
    const newer = answered(await openLedgerDb({ name, migrations: [...migrations, addsOneStore] }));
    await newer.put('drafts', { url: 'https://a.gov.cn/', draft: {}, savedAt: '' });
    newer.close();
    const refused = await openLedgerDb({ name });
    expect(refused).toEqual({
      ok: false,
      error: expect.stringMatching(/更新版本的巡读保存.*原样未动.*装回新版本/),
    });
    const again = answered(await openLedgerDb({ name, migrations: [...migrations, addsOneStore] }));
    expect((await dump(again)).drafts).toHaveLength(1);
  });

  it('a window with an older version lets go when a newer one opens, and is told', async () => {
    const name = freshName();
    const told: string[] = [];
    const old = answered(await openLedgerDb({ name, onClosed: (why) => told.push(why) }));
    const newer = await openLedgerDb({ name, migrations: [...migrations, addsOneStore] });
    expect(newer.ok).toBe(true);
    expect(told).toEqual([expect.stringContaining('已更新到新版本')]);
    await expect(old.getAll('drafts')).rejects.toThrow();
  });

  it('a blocked upgrade is a sentence, not a wait without end', async () => {
    const name = freshName();
    const held = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, latest);
      request.onupgradeneeded = () => {
        for (const store of ['events', 'device', 'register', 'drafts', 'ignores', 'quarantine']) {
          request.result.createObjectStore(store);
        }
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const blocked = await openLedgerDb({
      name,
      migrations: [...migrations, addsOneStore],
      blockedAfterMs: 20,
    });
    expect(blocked).toEqual({ ok: false, error: expect.stringMatching(/正在升级.*没有改动.*关闭其他/) });
    held.close();
  });

  it('a migration that fails halfway leaves the old data as it was', async () => {
    const name = freshName();
    const before = answered(await openLedgerDb({ name }));
    await before.put('drafts', { url: 'https://a.gov.cn/', draft: { typed: '原文' }, savedAt: '' });
    before.close();
    const failed = await openLedgerDb({ name, migrations: [...migrations, fails] });
    expect(failed).toEqual({ ok: false, error: expect.stringMatching(/planted.*没有改动/) });
    const after = answered(await openLedgerDb({ name }));
    expect((await dump(after)).drafts).toMatchObject([{ draft: { typed: '原文' } }]);
    expect([...after.objectStoreNames]).not.toContain('half');
  });
});

describe('a store failure', () => {
  it('never speaks of a form or of saving when something was only to be read', () => {
    for (const name of ['QuotaExceededError', 'UnknownError']) {
      const said = storeError('读取栏目清单', new DOMException('x', name));
      expect(said).toMatch(/^读取栏目清单没有成功.*以前保存的记录都在.*请再试一次/);
      expect(said).not.toMatch(/存上|表单|提交/);
    }
  });
});
