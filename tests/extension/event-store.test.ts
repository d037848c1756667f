import { afterEach, describe, expect, it, vi } from 'vitest';

import { openLedgerDb } from '../../lib/extension/db.ts';
import { appendEvents, type EventDraft, readEvents } from '../../lib/extension/event-store.ts';
import { openLedger } from '../../lib/extension/ledger.ts';
import { examined } from '../core/events/examined.ts';
import { answered, countingMeans, dump, freshName, NOW_MS } from './fresh-ledger.ts';

const draft = (id: string): EventDraft => ({
  subject: { kind: 'visit', id },
  type: '读过',
  payload: { id },
  person: { name: '王小明', unit: '县政府办公室' },
  role: '值班读网员',
  parents: [],
});
const one = (id: string) => () => ({ ok: true as const, value: [draft(id)] });

afterEach(() => {
  vi.restoreAllMocks();
});

describe('appending events', () => {
  it('200 writes at once get the numbers 1 to 200 without a gap and one unbroken chain', async () => {
    const name = freshName();
    const ledger = openLedger(countingMeans(), { name });
    const written = await Promise.all(
      Array.from({ length: 200 }, (_, index) => ledger.write('访问', one(`v${index}`))),
    );
    expect(written.every((result) => result.ok)).toBe(true);
    const db = answered(await openLedgerDb({ name }));
    const events = await readEvents(db, NOW_MS);
    expect(events.map((event) => event.seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 200 }, (_, index) => index + 1),
    );
    expect(await examined(events)).toMatchObject({ quarantined: [], missing: [] });
    expect(new Set(events.map((event) => event.hlc)).size).toBe(200);
  });

  it('two writers of one store share one chain: whoever loses the race computes again', async () => {
    const name = freshName();
    const first = answered(await openLedgerDb({ name }));
    const second = answered(await openLedgerDb({ name }));
    const means = countingMeans();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        appendEvents(index % 2 === 0 ? first : second, [draft(`v${index}`)], means),
      ),
    );
    const events = await readEvents(first, NOW_MS);
    expect(events).toHaveLength(20);
    expect(await examined(events)).toMatchObject({ quarantined: [], missing: [] });
  });

  it('live events ask for strict durability and are acknowledged only when the transaction is done', async () => {
    const db = answered(await openLedgerDb({ name: freshName() }));
    const asked: unknown[] = [];
    const transaction = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      stores,
      mode,
      options,
    ) {
      if (mode === 'readwrite' && [stores].flat().includes('events')) asked.push(options?.durability);
      return transaction.call(this, stores, mode, options);
    });
    await appendEvents(db, [draft('v')], countingMeans());
    expect(asked).toEqual(['strict']);
  });

  it('a full disk at the fourth write is a sentence, and the three before it are kept', async () => {
    const name = freshName();
    const ledger = openLedger(countingMeans(), { name });
    for (const id of ['a', 'b', 'c']) answered(await ledger.write('访问', one(id)));
    const add = IDBObjectStore.prototype.add;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const refused = await ledger.write('工单', one('d'));
    expect(refused.ok).toBe(false);
    if (!refused.ok)
      expect(refused.error).toMatch(/工单没有存上：磁盘空间不足.*以前保存的记录都在.*清理磁盘/);
    spy.mockImplementation(add);
    answered(await ledger.write('访问', one('e')));
    const db = answered(await openLedgerDb({ name }));
    const events = await readEvents(db, NOW_MS);
    expect(events.map((event) => event.subject.id).sort()).toEqual(['a', 'b', 'c', 'e']);
    expect(await examined(events)).toMatchObject({ quarantined: [], missing: [] });
  });

  it('a transaction that fails at its end leaves neither the event nor a moved number', async () => {
    const name = freshName();
    const ledger = openLedger(countingMeans(), { name });
    answered(await ledger.write('访问', one('a')));
    const put = IDBObjectStore.prototype.put;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value,
      key,
    ) {
      const request = put.call(this, value, key);
      this.transaction.abort();
      return request;
    });
    expect((await ledger.write('访问', one('b'))).ok).toBe(false);
    spy.mockRestore();
    answered(await ledger.write('访问', one('c')));
    const db = answered(await openLedgerDb({ name }));
    const events = await readEvents(db, NOW_MS);
    expect(events.map(({ subject, seq }) => [subject.id, seq]).sort()).toEqual([
      ['a', 1],
      ['c', 2],
    ]);
  });

  it('several drafts are written together or not at all', async () => {
    const db = answered(await openLedgerDb({ name: freshName() }));
    const means = countingMeans();
    const twice = { ...means, newId: () => 'same' };
    await appendEvents(db, [draft('a')], means);
    await expect(appendEvents(db, [draft('b'), draft('c')], twice)).rejects.toThrow();
    expect(await readEvents(db, NOW_MS)).toHaveLength(1);
  });
});

describe('damaged rows', () => {
  it('an event that fails its schema is set aside as it was, the others stay', async () => {
    const name = freshName();
    const db = answered(await openLedgerDb({ name }));
    await appendEvents(db, [draft('a'), draft('b')], countingMeans());
    const damaged = { id: 'x', subject: { kind: 'ticket', id: 't' }, nonsense: true };
    await db.put('events', damaged as never);
    expect(await readEvents(db, NOW_MS)).toHaveLength(2);
    const stores = await dump(db);
    expect(stores.events).toHaveLength(2);
    expect(stores.quarantine).toMatchObject([{ store: 'events', rowKey: 'x', row: damaged }]);
  });

  it('a damaged device row begins a new chain that names the old device', async () => {
    const db = answered(await openLedgerDb({ name: freshName() }));
    const [first] = await appendEvents(db, [draft('a')], countingMeans());
    await db.put('device', { key: 'this', id: 5 } as never);
    const [next] = await appendEvents(db, [draft('b')], {
      ...countingMeans(),
      newId: () => crypto.randomUUID(),
    });
    expect(next?.by.device).not.toBe(first?.by.device);
    expect(next).toMatchObject({ seq: 1, prevHash: '' });
    const stores = await dump(db);
    expect(stores.device).toMatchObject([{ follows: [first?.by.device] }]);
    expect(stores.quarantine).toHaveLength(1);
  });
});
