import { describe, expect, it } from 'vitest';

import { checkStoreNow } from '../../entrypoints/background/store-look.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { submission } from '../core/tickets/story.ts';
import { behind, centerWith, ownRecords, readerWith, takeRecords } from './checked-store.ts';
import { answered, DESK, type TestBackground } from './fresh-ledger.ts';

type Entry = Record<string, unknown> & { event: Event };

const check = async (test: TestBackground) => answered(await test.handlers.checkStore(null, DESK));
const aside = async (test: TestBackground) =>
  answered(await test.handlers.storeHealth(null, DESK)).quarantined;
const reworded = (event: Event): Event => ({ ...event, payload: { ...event.payload, description: '改过' } });

async function changeEntry(test: TestBackground, seq: number, change: (entry: Entry) => void) {
  await behind(test, async (db) => {
    for (const run of await db.getAll('segments')) {
      for (const entry of run.events as Entry[]) if (entry.event.seq === seq) change(entry);
      await db.put('segments', run);
    }
  });
  return test.restart();
}

async function changeOwn(test: TestBackground, seq: number, change: (event: Event) => Event) {
  const event = (await ownRecords(test)).find((own) => own.seq === seq);
  if (!event) throw new Error(`no own record ${seq}`);
  await behind(test, (db) => db.put('events', change(event)));
  return { test: test.restart(), genuine: event };
}

/** Somebody with a key of his own under another's device id. */
async function stranger(id: string, tickets: number): Promise<SigningDevice> {
  const device = await SigningDevice.begin(id);
  for (let at = 0; at < tickets; at++)
    await device.write('提交', { kind: 'ticket', id: `x-${at}` }, submission({ number: `x-${at}` }), {
      id: `stranger-${at}`,
    });
  return device;
}

describe('a damaged record that a file brought is waited for', () => {
  it('until the genuine one comes: a stranger’s under the same id and number ends no alarm', async () => {
    const test = await centerWith(1);
    const device = await readerWith('d1', 3);
    await takeRecords(test, device.events);
    const after = await changeEntry(test, 3, (entry) => {
      entry.event = reworded(entry.event);
    });
    expect((await check(after)).count).toBe(1);
    await takeRecords(after, (await stranger('d1', 3)).events);
    await check(after);
    expect((await aside(after)).map(({ mendedAt }) => mendedAt)).toEqual([undefined]);
    await takeRecords(after, device.events);
    expect((await aside(after))[0]?.mendedAt).toBeDefined();
  });

  it('and is known by its key where its hashes were damaged with it', async () => {
    const test = await centerWith(1);
    const device = await readerWith('d1', 3);
    await takeRecords(test, device.events);
    const after = await changeEntry(test, 3, (entry) => {
      Object.assign(entry, { event: reworded(entry.event), hash: '0'.repeat(64), text: '1'.repeat(64) });
    });
    expect((await check(after)).count).toBe(1);
    await takeRecords(after, device.events);
    expect((await aside(after))[0]?.mendedAt).toBeDefined();
  });

  it.each([
    ['its own', 12_345],
    ['that of its run', undefined],
  ])('and keeps its place in time when it is healed where it lies: %s', async (_whose, arrived) => {
    const test = await centerWith(1);
    const device = await readerWith('d1', 3);
    await takeRecords(test, device.events);
    const after = await changeEntry(test, 3, (entry) => {
      if (arrived !== undefined) entry.arrived = arrived;
      entry.event = { ...entry.event, subject: 7 } as never;
    });
    after.pass(86_400_000);
    expect(await takeRecords(after, device.events)).toMatchObject({ healed: 1 });
    const entries = await behind(after, async (db) =>
      (await db.getAll('segments')).flatMap(({ events }) => events as Entry[]),
    );
    expect(entries).toHaveLength(device.events.length);
    expect(entries.find(({ event }) => event.seq === 3)?.arrived).toBe(arrived);
  });
});

describe('a damaged record of this machine', () => {
  it('is told in a database made anew, though more was told of the one before', async () => {
    const { test } = await changeOwn(await centerWith(2), 3, reworded);
    await test.background.marks.set({
      'store-check': { at: '2026-11-22T10:00:00+08:00', records: 900, count: 0, upTo: 500 },
    });
    expect(await check(test)).toMatchObject({ count: 1, damaged: [{ seq: 3 }] });
    expect(test.told.filter(({ type }) => type === 'storeDamaged')).toHaveLength(1);
    expect((await check(test)).count).toBe(0);
  });

  it('stays where it is until its genuine copy comes: nobody else’s of its id or number moves it', async () => {
    const { test, genuine } = await changeOwn(await centerWith(2), 4, reworded);
    const other = await stranger('d9', 1);
    const underId = await other.write(
      '备注',
      { kind: 'ticket', id: 'x-0' },
      { text: '冒名' },
      {
        id: genuine.id,
      },
    );
    const forged = { ...genuine, payload: { text: '伪造' } };
    const numbered = { ...forged, id: 'forged-number' };
    await takeRecords(test, [...other.events, underId, forged, numbered]);
    expect(await aside(test)).toEqual([]);
    expect((await ownRecords(test)).map(({ seq }) => seq)).toContain(4);
    await takeRecords(test, [genuine]);
    expect(await aside(test)).toMatchObject([{ key: genuine.id, mendedAt: expect.any(String) }]);
  });
});

describe('a browser that cannot verify', () => {
  it('checks nothing and sets nothing aside', async () => {
    const test = await centerWith(2);
    const { verify: _verify, ...means } = test.background.means;
    expect(await checkStoreNow({ ...test.background, means })).toEqual({
      ok: false,
      error: expect.stringMatching(/不能核对签名.*记录都没有动/),
    });
    expect(await aside(test)).toEqual([]);
    expect(await ownRecords(test)).toHaveLength(5);
  });
});
