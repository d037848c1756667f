import { describe, expect, it } from 'vitest';

import { dailyLook } from '../../entrypoints/background/daily-look.ts';
import { canonicalJson } from '../../lib/core/events/canonical-json.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { earlierHash, eventHash, signedText } from '../../lib/core/events/new-event.ts';
import { otherS } from '../../lib/core/events/signature.ts';
import { checkStore } from '../../lib/extension/check-store.ts';
import type { LedgerDb } from '../../lib/extension/db.ts';
import { verifier } from '../../lib/extension/device-key.ts';
import { appendEvents } from '../../lib/extension/event-store.ts';
import { examined } from '../core/events/examined.ts';
import { submission } from '../core/tickets/story.ts';
import { growth } from '../growth.ts';
import {
  behind,
  centerWith,
  everyRecord,
  fileAndAccept,
  hashOf,
  ownRecords,
  readerWith,
  takeRecords,
} from './checked-store.ts';
import {
  answered,
  countingMeans,
  DESK,
  NOW_MS,
  sha256,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';

const DAY_MS = 86_400_000;

const check = async (test: TestBackground) => answered(await test.handlers.checkStore(null, DESK));
const health = async (test: TestBackground) => answered(await test.handlers.storeHealth(null, DESK));
const ticketsOf = async (test: TestBackground) =>
  answered(await test.background.ledger.index())
    .tickets()
    .map(({ submission: { number }, state }) => `${number} ${state}`)
    .sort();
const tellings = (test: TestBackground) => test.told.filter(({ type }) => type === 'storeDamaged');

/** Changes an own record where it lies, and starts the worker anew. */
async function changeOwn(test: TestBackground, seq: number, change: (event: Event) => unknown) {
  await behind(test, async (db) => {
    const rows = await db.getAllFromIndex('events', 'bySeq');
    const event = rows.find((row) => row.seq === seq);
    if (!event) throw new Error(`no own record ${seq}`);
    await db.put('events', change(structuredClone(event)) as Event);
  });
  return test.restart();
}

/** Changes the entries of the runs that files brought. */
async function changeEntry(
  test: TestBackground,
  seq: number,
  change: (entry: Record<string, unknown> & { event: Event }) => void,
) {
  await behind(test, async (db) => {
    for (const run of await db.getAll('segments')) {
      const entries = run.events as (Record<string, unknown> & { event: Event })[];
      for (const entry of entries) if (entry.event.seq === seq) change(entry);
      await db.put('segments', run);
    }
  });
  return test.restart();
}

const reworded = (event: Event) => ({ ...event, payload: { ...event.payload, description: '改过的字' } });

describe('a sound store', () => {
  it('is said to be sound, with how many records were looked at and when', async () => {
    const test = await centerWith(3);
    await takeRecords(test, (await readerWith('d1', 2)).events);
    expect(await check(test)).toMatchObject({
      records: 10,
      count: 0,
      damaged: [],
      renoted: 0,
      isStopped: false,
    });
    expect(await health(test)).toMatchObject({
      checked: { records: 10, at: expect.stringMatching(/^2026-11-23T/) },
      quarantined: [],
    });
    expect(tellings(test)).toEqual([]);
  });

  it('holds chains of builds before: by the hash with the signature, in either of its spellings, and unsigned', async () => {
    const device = await readerWith('old', 0);
    const test = testBackground();
    const own = [...device.events];
    for (const [at, respell] of [false, true, false].entries()) {
      const before = own.at(-1) as Event;
      const named = respell ? { ...before, sig: otherS(before.sig) } : before;
      const event = await device.write('备注', { kind: 'ticket', id: 't' }, { text: `第${at}条` });
      const { sig: _sig, ...rest } = { ...event, prevHash: await sha256(canonicalJson(named)) };
      own.push({ ...rest, sig: await device.sign(canonicalJson(rest)) } as Event);
    }
    const last = own.at(-1) as Event;
    await behind(test, async (db) => {
      for (const event of own) await db.put('events', event);
      await db.put('device', {
        key: 'this',
        id: 'old',
        seq: last.seq,
        lastId: last.id,
        lastHash: await earlierHash(last, sha256),
        lastHlc: last.hlc,
        follows: [],
        publicKey: device.publicKey,
      });
    });
    const findings = await found(test);
    expect(findings).toMatchObject({ own: 4, damaged: [] });
    expect(findings?.newDevice).toBeUndefined();

    const plain = testBackground();
    await behind(plain, (db) => appendEvents(db, notes(5), countingMeans()));
    expect(await found(plain)).toMatchObject({ own: 5, damaged: [] });
  });
});

const verify = verifier(crypto.subtle);

/** A look alone: nothing is moved. */
function found(test: TestBackground, slices = { now: () => 0, pause: async () => undefined }) {
  return behind(test, (db) =>
    checkStore(db, {
      nowMs: () => NOW_MS,
      newId: () => 'new',
      sha256,
      verify,
      slices,
      numberOf: () => undefined,
    }),
  );
}

const notes = (count: number) =>
  Array.from({ length: count }, (_none, at) => ({
    subject: { kind: 'ticket' as const, id: `t${at % 7}` },
    type: '备注',
    payload: { text: `第${at}条` },
    person: { name: '张三', unit: '' },
    role: '值班读网员' as const,
    parents: [],
  }));

describe('a damaged record of this machine', () => {
  it('is named with its ticket, set aside, and breaks nothing here or elsewhere', async () => {
    const test = await centerWith(4);
    const before = await ticketsOf(test);
    const victim = (await ownRecords(test)).find(({ seq }) => seq === 5) as Event;
    const after = await changeOwn(test, 5, reworded);
    const result = await check(after);
    expect(result).toMatchObject({ records: 9, count: 1, damaged: [{ store: 'events', seq: 5 }] });
    expect(result.damaged[0]?.why).toMatch(/^本机第 5 号记录（工单 BC-[^）]+）的签名不符/);
    expect((await health(after)).quarantined).toMatchObject([{ from: 'events', key: victim.id }]);
    const now = await ticketsOf(after);
    expect(now).toHaveLength(4);
    expect(now.filter((one) => !before.includes(one))).toEqual([expect.stringMatching(/待核实$/)]);
    const elsewhere = await examined(await everyRecord(after));
    expect(elsewhere.sound).toHaveLength(8);
    expect(elsewhere.quarantined).toEqual([]);
    expect(elsewhere.missing).toEqual([{ device: victim.by.device, from: 5, to: 5 }]);
    // The next record goes on from the end of the chain as it was.
    await fileAndAccept(after, 9);
    expect(await check(after)).toMatchObject({ records: 10, count: 0 });
    expect((await ownRecords(after)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10, 11]);
  });

  it('is told once by the system, however often it is looked at', async () => {
    const test = await changeOwn(await centerWith(2), 3, reworded);
    for (let look = 0; look < 3; look++) await check(test);
    expect(tellings(test)).toMatchObject([{ data: { count: 1, first: expect.stringMatching(/第 3 号/) } }]);
  });

  it('that cannot be read at all is told too, though the ledger met it first', async () => {
    const test = await changeOwn(await centerWith(2), 3, ({ type: _type, ...rest }) => rest);
    await ticketsOf(test);
    expect(await check(test)).toMatchObject({ count: 1, damaged: [{ seq: 3 }] });
    expect((await check(test)).count).toBe(0);
    expect(tellings(test)).toHaveLength(1);
  });

  it('with a signature that was respelled is damaged, and the content alone does not save it', async () => {
    const test = await changeOwn(await centerWith(2), 3, (event) => ({ ...event, sig: `${event.sig}==` }));
    expect(await check(test)).toMatchObject({ count: 1, damaged: [{ seq: 3 }] });
  });

  it('of another device in this machine’s own store is named', async () => {
    const test = await centerWith(2);
    const [, stranger] = (await readerWith('d1', 1)).events;
    await behind(test, (db) => db.put('events', stranger as Event));
    const result = await check(test.restart());
    expect(result).toMatchObject({ count: 1, damaged: [{ device: 'd1', seq: 2 }] });
    expect(result.damaged[0]?.why).toMatch(/不是本机写的/);
  });

  it('signed anew by this machine’s own key is found by the record after it', async () => {
    const test = await centerWith(3);
    const key = (await behind(test, (db) => test.background.means.signingKey?.(db) as never)) as {
      sign(text: string): Promise<string>;
    };
    const victim = (await ownRecords(test)).find(({ seq }) => seq === 4) as Event;
    const changed = reworded(victim) as Event;
    changed.sig = await key.sign(signedText(changed));
    const after = await changeOwn(test, 4, () => changed);
    const result = await check(after);
    expect(result).toMatchObject({ count: 1, damaged: [{ seq: 4 }] });
    expect(result.damaged[0]?.why).toMatch(/对不上/);
    expect((await examined(await everyRecord(after))).quarantined).toEqual([]);
  });

  it.each([3, 5])('in an unsigned chain is found by the hashes alone: number %i of 5', async (seq) => {
    const test = testBackground();
    await behind(test, (db) => appendEvents(db, notes(5), countingMeans()));
    const changed = await changeOwn(test, seq, (event) => ({ ...event, payload: { text: '改过' } }));
    expect(await found(changed)).toMatchObject({ damaged: [{ seq }] });
  });
});

describe('a record of this machine that was deleted', () => {
  it.each([
    ['in the middle', [5], '第 5 号记录'],
    ['several together', [4, 5, 6], '第 4–6 号记录'],
    ['at the end', [9], '第 9 号记录'],
  ])('%s is named once, and its file brings it back', async (_where, numbers, which) => {
    const test = await centerWith(4);
    const genuine = await ownRecords(test);
    await behind(test, async (db) => {
      for (const event of genuine) if (numbers.includes(event.seq)) await db.delete('events', event.id);
    });
    const after = test.restart();
    const result = await check(after);
    expect(result).toMatchObject({ count: 1, damaged: [{ store: 'events', seq: numbers[0] }] });
    expect(result.damaged[0]?.why).toContain(`本机${which}不见了`);
    expect(await check(after)).toMatchObject({ count: 0 });
    await takeRecords(after, genuine);
    expect(await check(after)).toMatchObject({ count: 0 });
    expect((await health(after)).quarantined).toMatchObject([{ mendedAt: expect.any(String) }]);
  });
});

describe('a damaged 登记 of this machine', () => {
  it('costs that record alone: the rest holds, and new records are written by a device that can be proved', async () => {
    const test = await centerWith(3);
    const before = await ticketsOf(test);
    const [old] = await ownRecords(test);
    const after = await changeOwn(test, 1, (event) => ({
      ...event,
      payload: { ...event.payload, publicKey: `B${String(event.payload.publicKey).slice(0, 85)}A` },
    }));
    const result = await check(after);
    expect(result).toMatchObject({
      count: 1,
      damaged: [{ seq: 1 }],
      newDevice: expect.stringMatching(/登记/),
    });
    expect(await ticketsOf(after)).toEqual(before);
    await fileAndAccept(after, 9);
    const records = await everyRecord(after);
    const elsewhere = await examined(records);
    expect(elsewhere.quarantined).toEqual([]);
    expect(elsewhere.sound).toHaveLength(records.length);
    // The key signed for its successor: what it signed before is proved by that.
    const device = elsewhere.devices.get(old?.by.device ?? '');
    expect(device?.publicKey).toBe(old?.payload.publicKey);
    const own = await ownRecords(after);
    const fresh = own.find(({ seq, by }) => seq === 1 && by.device !== old?.by.device);
    expect(fresh?.payload).toMatchObject({ follows: [old?.by.device], succeeds: { device: old?.by.device } });
    // The next look finds nothing more to do.
    expect(await check(after)).toMatchObject({ count: 0 });
    expect((await check(after)).newDevice).toBeUndefined();
  });

  it('is filled by a file that has it: then the chain is whole again', async () => {
    const test = await centerWith(3);
    const genuine = await ownRecords(test);
    const hash = await hashOf(test);
    const after = await changeOwn(test, 1, (event) => ({ ...event, at: '2026-11-23T11:00:00+08:00' }));
    await check(after);
    const taken = await takeRecords(after, genuine);
    expect(taken).toMatchObject({ healed: 1 });
    expect(taken.rolledBack).toBeUndefined();
    const { examination } = answered(await after.background.ledger.index());
    expect(examination?.missing).toEqual([]);
    expect(examination?.quarantined).toEqual([]);
    expect(await hashOf(after)).toBe(hash);
    expect(examination?.devices.get(genuine[0]?.by.device ?? '')).toMatchObject({ state: '本机', events: 7 });
  });
});

describe('the row of this machine', () => {
  const changeRow = (test: TestBackground, change: object) =>
    behind(test, async (db) => {
      const row = await db.get('device', 'this');
      if (row) await db.put('device', { ...row, ...change });
    });

  it.each([
    ['another end', { lastHash: '0'.repeat(64) }],
    ['an earlier number', { seq: 3 }],
    ['another id', { id: 'somebody' }],
  ])('with %s costs no record: this machine goes on as a new device', async (_what, change) => {
    const test = await centerWith(3);
    const before = await ticketsOf(test);
    await changeRow(test, change);
    const after = test.restart();
    expect(await check(after)).toMatchObject({ count: 0, newDevice: expect.any(String) });
    expect(await ticketsOf(after)).toEqual(before);
    await fileAndAccept(after, 9);
    expect((await examined(await everyRecord(after))).quarantined).toEqual([]);
    expect(await check(after)).toMatchObject({ count: 0 });
  });
});

describe('a damaged record that a file brought', () => {
  const withFile = async () => {
    const test = await centerWith(1);
    const device = await readerWith('d1', 4);
    await takeRecords(test, device.events);
    return { test, device };
  };

  it('is named, set aside alone, and comes back with the genuine file, at its old place in time', async () => {
    const { test, device } = await withFile();
    const hash = await hashOf(test);
    const cameAt = await behind(test, async (db) => (await db.getAll('segments'))[0]?.arrived);
    const after = await changeEntry(test, 3, (entry) => {
      entry.event = reworded(entry.event) as Event;
    });
    const result = await check(after);
    expect(result).toMatchObject({ count: 1, damaged: [{ store: 'segments', device: 'd1', seq: 3 }] });
    expect(result.damaged[0]?.why).toMatch(
      /^导入的（设备 d1）第 3 号记录（工单 d1-1）和导入时记下的校验值不一致/,
    );
    expect(await ticketsOf(after)).toHaveLength(4);
    test.pass(DAY_MS);
    expect(await takeRecords(after, device.events)).toMatchObject({
      note: { fresh: 1 },
      healed: 1,
      known: 4,
    });
    expect(await hashOf(after)).toBe(hash);
    const { quarantined } = await health(after);
    expect(quarantined).toMatchObject([{ mendedAt: expect.stringMatching(/^2026-11-24T/) }]);
    const entries = await behind(after, async (db) =>
      (await db.getAll('segments')).flatMap((run) => run.events),
    );
    const back = (entries as { event: Event; arrived?: number }[]).find(({ event }) => event.seq === 3);
    expect(back?.arrived).toBe(cameAt);
    expect(await check(after)).toMatchObject({ count: 0 });
  });

  it('that lost its shape is named too', async () => {
    const { test, device } = await withFile();
    const after = await changeEntry(test, 3, (entry) => {
      entry.event = { ...entry.event, subject: 7 } as never;
    });
    expect(await check(after)).toMatchObject({ count: 1, damaged: [{ device: 'd1', seq: 3 }] });
    expect(await takeRecords(after, device.events)).toMatchObject({ healed: 1 });
    expect((await health(after)).quarantined[0]?.mendedAt).toBeDefined();
  });

  it('changed together with its hashes is told by its signature', async () => {
    const { test } = await withFile();
    let changed: Event | undefined;
    const once = await changeEntry(test, 3, (entry) => {
      changed = reworded(entry.event) as Event;
    });
    const [hash, text] = [
      await earlierHash(changed as Event, sha256),
      await eventHash(changed as Event, sha256),
    ];
    const after = await changeEntry(once, 3, (entry) => Object.assign(entry, { event: changed, hash, text }));
    const result = await check(after);
    expect(result).toMatchObject({ count: 1, damaged: [{ device: 'd1', seq: 3 }] });
    expect(result.damaged[0]?.why).toMatch(/签名不符/);
  });

  it.each([
    ['hash', (entry: Record<string, unknown>) => Object.assign(entry, { hash: '0'.repeat(64) })],
    ['text', (entry: Record<string, unknown>) => Object.assign(entry, { text: '0'.repeat(64) })],
    ['both', (entry: Record<string, unknown>) => Object.assign(entry, { hash: '1', text: '0' })],
    [
      'result of its signature',
      (entry: Record<string, unknown>) => {
        (entry.signed as { holds: boolean }).holds = false;
      },
    ],
  ])('is not taken for one whose %s beside it was damaged: that is written anew', async (_what, change) => {
    const { test } = await withFile();
    const hash = await hashOf(test);
    const after = await changeEntry(test, 3, change);
    expect(await check(after)).toMatchObject({ count: 0, renoted: 1 });
    expect(await hashOf(after)).toBe(hash);
    expect((await health(after)).quarantined).toMatchObject([
      { why: expect.stringMatching(/第 3 号.*已按记录本身改正/), mendedAt: expect.any(String) },
    ]);
    expect(await check(after)).toMatchObject({ count: 0, renoted: 0 });
  });

  it('a whole run that cannot be read is named, and its file brings all of it back', async () => {
    const { test, device } = await withFile();
    const hash = await hashOf(test);
    await behind(test, async (db) => {
      for (const run of await db.getAll('segments')) await db.put('segments', { ...run, events: '没有了' });
    });
    const after = test.restart();
    expect(await check(after)).toMatchObject({ count: 1, damaged: [{ store: 'segments' }] });
    expect(await takeRecords(after, device.events)).toMatchObject({ note: { fresh: 5 } });
    expect(await hashOf(after)).toBe(hash);
  });
});

describe('the genuine file of this machine’s own record', () => {
  it.each(['before the check', 'after it'])(
    'brings it back %s, and is not taken for a rollback',
    async (when) => {
      const test = await centerWith(3);
      const genuine = await ownRecords(test);
      const hash = await hashOf(test);
      const device = (await health(test)).deviceId;
      const after = await changeOwn(test, 4, reworded);
      if (when === 'after it') await check(after);
      const taken = await takeRecords(after, genuine);
      expect(taken).toMatchObject({ healed: 1, note: { fresh: 1 } });
      expect(taken.rolledBack).toBeUndefined();
      expect(await hashOf(after)).toBe(hash);
      const now = await health(after);
      expect(now).toMatchObject({ deviceId: device, quarantined: [{ mendedAt: expect.any(String) }] });
      expect(await check(after)).toMatchObject({ count: 0 });
      const elsewhere = await examined(await everyRecord(after));
      expect(elsewhere.missing).toEqual([]);
      expect(elsewhere.sound).toHaveLength(genuine.length);
    },
  );

  it('brings back a signature whose content was whole', async () => {
    const test = await centerWith(2);
    const genuine = await ownRecords(test);
    const after = await changeOwn(test, 3, (event) => ({ ...event, sig: `A${event.sig.slice(1, 85)}A` }));
    expect(await takeRecords(after, genuine)).toMatchObject({ healed: 1 });
    expect(await check(after)).toMatchObject({ count: 0 });
    expect(await everyRecord(after)).toHaveLength(genuine.length);
  });

  it('a changed copy of a sound own record takes nothing away', async () => {
    const test = await centerWith(2);
    const genuine = await ownRecords(test);
    const hash = await hashOf(test);
    const forged = genuine.map((event) => (event.seq > 1 ? (reworded(event) as Event) : event));
    expect(await takeRecords(test, forged)).toMatchObject({ healed: 0 });
    expect(await hashOf(test)).toBe(hash);
    expect(await ownRecords(test)).toEqual(genuine);
    expect((await health(test)).quarantined).toEqual([]);
  });
});

describe('the daily look', () => {
  it('verifies once a day while the worker stays alive, and names what was flipped meanwhile by the next one', async () => {
    const test = await centerWith(2);
    await dailyLook(test.background);
    expect((await health(test)).checked).toMatchObject({ records: 5 });
    await behind(test, async (db) => {
      const event = (await db.getAll('events')).find(({ seq }) => seq === 3);
      await db.put('events', reworded(event as Event) as Event);
    });
    await dailyLook(test.background);
    expect((await health(test)).quarantined).toEqual([]);
    test.pass(DAY_MS);
    await dailyLook(test.background);
    expect((await health(test)).quarantined).toMatchObject([{ why: expect.stringMatching(/第 3 号/) }]);
    expect(tellings(test)).toHaveLength(1);
    // The ledger in memory is the ledger of the store.
    expect(await hashOf(test)).toBe(await hashOf(test.restart()));
  });

  it('that was stopped is had again', async () => {
    const slices = { now: () => clock++, pause: async () => test.background.checking?.stop() };
    let clock = 0;
    const test = await centerWith(20);
    const own = test.background.slices;
    Object.assign(test.background, { slices });
    const stopped = await check(test);
    expect(stopped).toMatchObject({ isStopped: true, count: 0 });
    expect((await health(test)).checked).toBeUndefined();
    Object.assign(test.background, { slices: own });
    await dailyLook(test.background);
    expect((await health(test)).checked).toMatchObject({ records: 41 });
  });

  it('two that are asked for at once are one', async () => {
    const test = await changeOwn(await centerWith(2), 3, reworded);
    const [one, two] = await Promise.all([check(test), check(test)]);
    expect(two).toEqual(one);
    expect(answered(await test.handlers.storeCheckProgress(null, DESK))).toBeNull();
  });
});

describe('how long it takes', () => {
  /** Own notes and as many imported ones, in runs as files leave them. */
  async function ledgerOf(count: number): Promise<TestBackground> {
    const test = testBackground();
    const device = await readerWith(`d${count}`, 0);
    for (let at = 0; at < count; at++)
      await device.write('备注', { kind: 'ticket', id: 't' }, { text: submission().pageTitle });
    await takeRecords(test, device.events);
    const means = test.background.means;
    await behind(test, (db: LedgerDb) => appendEvents(db, notes(count), means));
    return test;
  }

  it('between two pauses never more than 50 ms, each hash and signature counted', async () => {
    const test = await ledgerOf(300);
    let now = 0;
    let since = 0;
    let longest = 0;
    let pauses = 0;
    const spends = <T extends unknown[], R>(ms: number, work: (...given: T) => Promise<R>) => {
      return (...given: T) => {
        now += ms;
        longest = Math.max(longest, now - since);
        return work(...given);
      };
    };
    const slices = {
      now: () => now,
      async pause() {
        pauses += 1;
        since = now;
      },
    };
    const shares: number[] = [];
    const findings = await behind(test, (db) =>
      checkStore(db, {
        ...countingMeans(),
        sha256: spends(1, sha256),
        verify: spends(3, verify),
        slices: { ...slices, onProgress: (share: number) => void shares.push(share) },
        numberOf: () => undefined,
      }),
    );
    expect(findings).toMatchObject({ own: 301, imported: 301, damaged: [] });
    expect(pauses).toBeGreaterThan(20);
    expect(longest).toBeLessThanOrEqual(50);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThan(1);
  });

  it('twice the records take at most 2.4 times the processor', async () => {
    const [small, large] = [await ledgerOf(400), await ledgerOf(800)];
    const work = { small: () => found(small), large: () => found(large) };
    expect(await growth(work, 2.4)).toBeLessThanOrEqual(2.4);
  });
});
