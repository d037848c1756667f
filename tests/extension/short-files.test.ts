import { describe, expect, it } from 'vitest';

import type { LedgerDb } from '../../lib/extension/db.ts';
import { exported, fileOfEvents, machineOf, recordsOf, take } from '../faults/machines.ts';
import { behind, centerWith, hashOf, readerWith } from './checked-store.ts';
import { answered, DESK, type TestBackground } from './fresh-ledger.ts';

type Run = { hash: string } & Record<string, unknown>;

const check = async (test: TestBackground) => answered(await test.handlers.checkStore(null, DESK));
const aside = async (test: TestBackground) =>
  answered(await test.handlers.storeHealth(null, DESK)).quarantined;
const tellings = (test: TestBackground) => test.told.filter(({ type }) => type === 'storeDamaged').length;
const arrivals = async (test: TestBackground) =>
  behind(test, async (db) =>
    (await db.getAll('segments')).flatMap(({ arrived, events }) =>
      (events as { event: { id: string }; arrived?: number }[]).map(
        (entry) => `${entry.event.id} ${entry.arrived ?? arrived}`,
      ),
    ),
  ).then((found) => found.sort());

/** A center that took in a reader's file of five records, and before it another's of three. */
async function office() {
  const test = await centerWith(1);
  const other = await fileOfEvents((await readerWith('d0', 2)).events);
  answered(await take(test, other));
  const device = await readerWith('d1', 4);
  const bytes = await fileOfEvents(device.events);
  const taken = answered(await take(test, bytes));
  return { test, device, bytes, other, fileName: taken.fileName };
}

/** Changes the runs of the reader's file behind the product's back, and starts the worker anew. */
async function change(test: TestBackground, work: (db: LedgerDb, run: Run) => Promise<unknown>) {
  await behind(test, async (db) => {
    for (const run of await db.getAll('segments'))
      if ((run.events as { event: { by: { device: string } } }[])[0]?.event.by.device === 'd1')
        await work(db, run);
  });
  return test.restart();
}

const without = (from: number, to: number) => (db: LedgerDb, run: Run) => {
  const events = (run.events as unknown[]).filter((_entry, at) => at < from || at >= to);
  return db.put('segments', { ...run, events });
};
const deleted = (db: LedgerDb, run: Run) => db.delete('segments', run.hash);

describe('records of a file that were deleted', () => {
  it.each([
    ['with their run', deleted, 5],
    ['out of a run that stays', without(0, 5), 5],
    ['at the end', without(4, 5), 1],
    ['in the middle', without(1, 3), 2],
  ])('%s are named once, and the file brings them back to their place in time', async (_how, work, lost) => {
    const { test, bytes, fileName } = await office();
    const [hash, came] = [await hashOf(test), await arrivals(test)];
    const after = await change(test, work);
    const found = await check(after);
    expect(found).toMatchObject({ count: 1, damaged: [{ store: 'segments' }] });
    expect(found.damaged[0]?.why).toBe(
      `《${fileName}》带来的 ${lost} 条记录不见了，不是巡读删的。重新导入这个文件就能补回。`,
    );
    for (let look = 0; look < 2; look++) expect((await check(after)).count).toBe(0);
    expect(tellings(after)).toBe(1);
    after.pass(60_000);
    expect(answered(await take(after, bytes))).toMatchObject({ fresh: lost, healed: lost });
    expect((await aside(after)).map(({ mendedAt }) => typeof mendedAt)).toEqual(['string']);
    expect([await hashOf(after), await arrivals(after)]).toEqual([hash, came]);
    expect((await check(after)).count).toBe(0);
    // What is lost after that is named again.
    const again = await change(after, without(0, 1));
    expect((await check(again)).count).toBe(1);
  });

  it('and came back with another file are no news, and settled by the file itself', async () => {
    const { test, device, bytes } = await office();
    const after = await change(test, deleted);
    expect((await check(after)).count).toBe(1);
    const more = await readerWith('d2', 1);
    answered(await take(after, await fileOfEvents([...device.events, ...more.events])));
    expect((await check(after)).count).toBe(0);
    expect(answered(await take(after, bytes))).toMatchObject({ fresh: 0, healed: 5 });
    expect((await aside(after))[0]?.mendedAt).toBeDefined();
    expect((await check(after)).count).toBe(0);
    // They belong to the other file now.
    const again = await change(after, without(0, 2));
    expect((await check(again)).damaged).toMatchObject([{ why: expect.stringContaining('2 条记录不见了') }]);
  });
});

describe('records of a file that are not lost', () => {
  it('a file that is taken in twice, and one that brings nothing new', async () => {
    const { test, device, bytes } = await office();
    answered(await take(test, bytes));
    answered(await take(test, await fileOfEvents(device.events.slice(1))));
    expect((await check(test)).count).toBe(0);
  });

  it('those that were set aside are named by themselves alone, come back with any file, and hide no other', async () => {
    const { test, device, bytes } = await office();
    const after = await change(test, (db, run) => {
      const entries = structuredClone(run.events) as { event: { payload: object } }[];
      Object.assign(entries[2]?.event.payload ?? {}, { description: '改过' });
      return db.put('segments', { ...run, events: entries });
    });
    expect((await check(after)).damaged).toMatchObject([{ device: 'd1', seq: 3 }]);
    expect((await check(after)).count).toBe(0);
    answered(await take(after, await fileOfEvents(device.events.slice(0, 3))));
    expect((await check(after)).count).toBe(0);
    answered(await take(after, bytes));
    const again = await change(after, without(0, 1));
    expect((await check(again)).damaged.map(({ why }) => /《.*》带来的 1 条/.test(why))).not.toContain(false);
  });

  it('a record whose notes were written anew stays in its run, and excuses no other', async () => {
    const { test } = await office();
    const after = await change(test, (db, run) => {
      const [first, ...rest] = run.events as Record<string, unknown>[];
      return db.put('segments', { ...run, events: [{ ...first, hash: '0' }, ...rest] });
    });
    expect(await check(after)).toMatchObject({ count: 0, renoted: 1 });
    expect((await check(await change(after, without(4, 5)))).count).toBe(1);
  });

  it('a run that cannot be read is named as that, and settled by its file', async () => {
    const { test, bytes } = await office();
    const after = await change(test, (db, run) => db.put('segments', { ...run, events: '没有了' }));
    expect(await check(after)).toMatchObject({ count: 1 });
    expect((await check(after)).count).toBe(0);
    answered(await take(after, bytes));
    expect((await aside(after)).map(({ mendedAt }) => typeof mendedAt)).toEqual(['string']);
    expect((await check(after)).count).toBe(0);
    expect((await check(await change(after, without(0, 2)))).count).toBe(1);
  });

  it('rows of earlier versions that do not say which file they were of excuse any', async () => {
    const { test } = await office();
    const old = await change(test, async (db, run) => {
      await without(0, 1)(db, run);
      const row = { store: 'segments', rowKey: `${run.hash}#0`, row: {}, why: '导入的', at: '2026-11-23' };
      await db.add('quarantine', row);
    });
    expect((await check(old)).damaged).toMatchObject([{ why: '导入的' }]);
    expect((await aside(old)).length).toBe(1);

    const { test: older } = await office();
    const nameless = await change(older, (db, { importId: _importId, ...run }) => db.put('segments', run));
    expect((await check(nameless)).count).toBe(0);
  });

  it('a note that is gone or damaged says nothing', async () => {
    const { test } = await office();
    await behind(test, (db) => db.clear('imports'));
    expect((await check(await change(test, deleted))).count).toBe(0);
  });

  it('a backup that is restored is whole, and what is deleted of it is named', async () => {
    const { test } = await office();
    const back = await machineOf('大数据中心', '王主任');
    answered(await take(back, await exported(test, '备份'), true));
    const { imported } = await recordsOf(back);
    expect(imported).toHaveLength(11);
    expect((await check(back)).count).toBe(0);
    await behind(back, async (db) => {
      const [run] = await db.getAll('segments');
      if (run) await db.delete('segments', run.hash);
    });
    const found = await check(back.restart());
    expect(found.damaged).toMatchObject([{ why: expect.stringContaining('11 条记录不见了') }]);
  });
});
