import { deleteDB } from 'idb';
import { describe, expect, it } from 'vitest';

import { lookAtMark } from '../../entrypoints/background/mark-look.ts';
import type { LedgerDb } from '../../lib/extension/db.ts';
import { storeEnd } from '../../lib/extension/mark-store.ts';
import {
  allTickets,
  answered,
  article,
  DESK,
  dump,
  OVERLAY,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';

async function file(test: TestBackground, words: string): Promise<void> {
  const reading = article(`青禾县${words}。`);
  answered(await test.handlers.fileTicket({ reading, surroundings: [], description: words }, OVERLAY));
  await test.settled();
}

const inStore = async <T>(test: TestBackground, work: (db: LedgerDb) => Promise<T>): Promise<T> =>
  answered(await test.background.ledger.use('读取', work));
const endOf = (test: TestBackground) => inStore(test, storeEnd);
const health = async (test: TestBackground) => answered(await test.handlers.storeHealth(null, DESK));
const look = async (test: TestBackground) => answered(await lookAtMark(test.background));

/** What clearing site data does to the store and not to `storage.local`. */
async function deleted(test: TestBackground): Promise<TestBackground> {
  await test.settled();
  await test.background.ledger.close();
  await deleteDB(test.ledgerName);
  return test.restart();
}

type Stores = Awaited<ReturnType<typeof dump>>;

/** The store as it stood, put back: what a restored disk does to it alone. */
async function putBack(test: TestBackground, stores: Stores): Promise<TestBackground> {
  await inStore(test, async (db) => {
    for (const [name, rows] of Object.entries(stores)) {
      const store = name as 'drafts';
      await db.clear(store);
      for (const row of rows) await db.put(store, row as never);
    }
  });
  await test.background.ledger.close();
  return test.restart();
}

describe('this machine’s mark', () => {
  it('follows every write of records, and names the end of the chain', async () => {
    const test = testBackground();
    expect(await look(test)).toEqual({ verdict: '无记号' });
    for (const words of ['第一张', '第二张']) {
      await file(test, words);
      const end = await endOf(test);
      expect(test.local.rows.get('ledger-mark')).toEqual({
        device: end?.id,
        seq: end?.seq,
        hash: end?.lastHash,
      });
    }
    expect((await look(test)).verdict).toBe('一致');
    expect((await health(test)).lost).toBeUndefined();
  });

  it('is nothing where anything else stands under its name', async () => {
    const test = testBackground();
    for (const odd of [null, 'x', { device: 7 }, { device: 'a', seq: -1, hash: '' }, ['a']]) {
      test.local.rows.set('ledger-mark', odd);
      test.local.rows.set('ledger-lost', odd);
      expect(await look(test)).toEqual({ verdict: '无记号' });
      expect((await health(test)).lost).toBeUndefined();
    }
  });

  it('清空本机 takes it along: nothing is missed afterwards', async () => {
    const test = testBackground();
    await file(test, '第一张');
    answered(await test.handlers.clearMachine({ typed: '清空本机' }, DESK));
    await test.settled();
    expect([...test.local.rows.keys()].filter((key) => key.startsWith('ledger'))).toEqual([]);
    expect((await look(test)).verdict).toBe('无记号');
    await file(test, '新的一张');
    expect((await health(test)).lost).toBeUndefined();
  });
});

describe('a deleted database', () => {
  it('is noticed at the next start, said with the number, and 已知道 keeps it quiet', async () => {
    const before = testBackground();
    await file(before, '第一张');
    await file(before, '第二张');
    const seq = (await endOf(before))?.seq;
    const test = await deleted(before);
    expect((await look(test)).verdict).toBe('台账不见了');
    expect((await health(test)).lost).toMatchObject({ how: '不见了', seq, known: false });
    answered(await test.handlers.lossIsKnown(null, DESK));
    await look(test);
    expect((await health(test)).lost).toMatchObject({ seq, known: true });
  });

  it('is noticed even when something is filed first, and the number of the lost ledger stays', async () => {
    const before = testBackground();
    for (const words of ['第一张', '第二张', '第三张']) await file(before, words);
    const seq = (await endOf(before))?.seq;
    const test = await deleted(before);
    await file(test, '丢了以后的一张');
    expect((await health(test)).lost).toMatchObject({ how: '不见了', seq });
    await file(test, '又一张');
    expect((await health(test)).lost).toMatchObject({ how: '不见了', seq });
    expect((await look(test)).verdict).toBe('一致');
    expect(await allTickets(test.handlers)).toHaveLength(2);
    // Lost once more: the larger of the two is told.
    const again = await deleted(test);
    await look(again);
    expect((await health(again)).lost).toMatchObject({ how: '不见了', seq });
  });

  it('is over once the ledger is back: the new device follows the old', async () => {
    const before = testBackground();
    await file(before, '第一张');
    const old = await endOf(before);
    const test = await deleted(before);
    await look(test);
    await file(test, '丢了以后的一张');
    expect((await health(test)).lost).toBeDefined();
    await inStore(test, async (db) => {
      const row = await db.get('device', 'this');
      if (row && old) await db.put('device', { ...row, follows: [old.id] });
    });
    await look(test);
    expect((await health(test)).lost).toBeUndefined();
  });
});

describe('a store put back to an earlier state', () => {
  it.each([
    ['at the next start', 0],
    ['after as many records as before', 1],
    ['after more records than before', 3],
  ])(
    'is noticed %s: a new device is begun once, named after the old, and it is said',
    async (_when, filed) => {
      const first = testBackground();
      await file(first, '第一张');
      const stores = await inStore(first, dump);
      await file(first, '第二张');
      const written = await endOf(first);
      const test = await putBack(first, stores);
      // What is written before anybody looks stays in the old device's name.
      for (let at = 0; at < filed; at++) {
        const reading = article('青禾县。');
        answered(
          await test.handlers.fileTicket({ reading, surroundings: [], description: `第 ${at} 张` }, OVERLAY),
        );
      }
      await test.settled();
      await Promise.all([look(test), look(test), look(test)]);
      await test.settled();
      const end = await endOf(test);
      expect(end?.id).not.toBe(written?.id);
      expect(end?.follows).toEqual([written?.id]);
      expect((await health(test)).lost).toMatchObject({ how: '退回了', seq: written?.seq });
      expect((await look(test)).verdict).toBe('一致');
      await file(test, '新本机的一张');
      expect((await endOf(test))?.id).toBe(end?.id);
      answered(await test.handlers.lossIsKnown(null, DESK));
      expect((await health(test)).lost).toBeUndefined();
    },
  );
});
