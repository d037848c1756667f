import { describe, expect, it, vi } from 'vitest';

import { planFromStore, writeFromStore } from '../../entrypoints/desk/write-package.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { proveRecords } from '../../lib/export/package/prove-records.ts';
import { SigningDevice, verify } from '../core/events/examined.ts';
import { submission } from '../core/tickets/story.ts';
import { approve, filedBy } from '../faults/genuine-office.ts';
import {
  exported,
  fileOfEvents,
  imageOf,
  indexOf,
  machineFrom,
  machineOf,
  take,
} from '../faults/machines.ts';
import { behind, centerWith, readerWith, takeRecords } from './checked-store.ts';
import { answered, DESK, NOW_MS, sha256, type TestBackground, testBackground } from './fresh-ledger.ts';
import { oneFile, writtenPackage, writtenUnproved } from './written-package.ts';

const note = (device: SigningDevice, text: string) =>
  device.write('备注', { kind: 'ticket', id: `${device.id}-0` }, { text }, { id: `${device.id} ${text}` });

/** A reader copied with its profile: what came first is short, what came later is long. */
async function forkedReader() {
  const first = await readerWith('d1', 1);
  const twin = first.copy();
  await note(first, '先到的');
  for (const text of ['后到一', '后到二', '后到三']) await note(twin, text);
  return { first: first.events, later: twin.events.slice(2) };
}

describe('a backup of a sound ledger with a fork in it', () => {
  it('holds where this machine was rolled back and both of its branches are back', async () => {
    const center = await machineOf('大数据中心', '王主任');
    const machine = await machineOf('值班读网员', '李敏', '区教体局');
    await filedBy(machine, '一');
    const image = await imageOf(machine);
    await filedBy(machine, '二');
    center.pass(60_000);
    answered(await take(center, await exported(machine, '交件')));
    const back = await machineFrom(image, image.nowMs + 600_000);
    await filedBy(back, '三');
    await filedBy(back, '四');
    back.pass(60_000);
    expect(answered(await take(back, await exported(center, '回复'))).rolledBack).toBeDefined();
    const { records } = await writtenUnproved(back);
    expect(records).toMatchObject({ failed: [], apartHere: 0 });
  });

  it('holds where a reader’s later branch is longer, and the first one still counts there', async () => {
    const test = await centerWith(1);
    const { first, later } = await forkedReader();
    await takeRecords(test, first);
    test.pass(60_000);
    await takeRecords(test, later);
    const { records } = await writtenUnproved(test);
    // Own: 登记, 提交, 受理. The reader's: 登记, 提交, 备注.
    expect(records).toEqual({ sound: 6, apartHere: 3, failed: [] });
  });

  it('names the branch by when it came, not by its length, and excuses it where it is not set apart', async () => {
    const { first, later } = await forkedReader();
    const runs = [
      { arrivedAt: '2026-11-23T10:00:00+08:00', events: first },
      { arrivedAt: '2026-11-24T10:00:00+08:00', events: later },
    ];
    expect(await proveRecords(runs, () => false, { sha256, verify })).toEqual({
      sound: 3,
      apartHere: 0,
      failed: [],
    });
  });
});

describe('records set apart here', () => {
  it('are none of the failures of a backup, however many they are', async () => {
    const test = await centerWith(1);
    const device = await readerWith('d1', 1);
    const [registration, ticket] = device.events as [Event, Event];
    const bad = Array.from({ length: 1_050 }, (_none, at) => ({
      ...ticket,
      id: `bad-${at}`,
      seq: at + 3,
      payload: { ...ticket.payload, description: `改过${at}` },
    }));
    await takeRecords(test, [registration, ticket, ...bad]);
    const { records } = await writtenUnproved(test);
    expect(records).toMatchObject({ apartHere: 1_050, failed: [] });
  });

  it('are told by all that stands in them: a forged copy with the same signature is another record', async () => {
    const test = await centerWith(1);
    const device = await readerWith('d1', 1);
    const forged = device.events.map((event) => ({ ...event, payload: { text: '改过' } })).slice(1);
    await takeRecords(test, device.events);
    await takeRecords(test, forged);
    const { records } = await writtenUnproved(test);
    expect(records).toMatchObject({ sound: 5, apartHere: 1, failed: [] });
  });

  it('a record changed in the store since it came is a failure', async () => {
    const test = await centerWith(1);
    await takeRecords(test, (await readerWith('d1', 2)).events);
    await behind(test, async (db) => {
      for (const run of await db.getAll('segments')) {
        const entries = run.events as { event: Event }[];
        for (const entry of entries) if (entry.event.seq === 3) entry.event.payload = { text: '改过' };
        await db.put('segments', run);
      }
    });
    const { records } = await writtenUnproved(test.restart());
    expect(records.failed).toMatchObject([{ device: 'd1', seq: 3 }]);
  });

  it('that cannot be read end the backup with a sentence', async () => {
    const planned = answered(
      await planFromStore({
        kind: '备份',
        scope: '全部记录',
        selection: { is: 'everything' },
        person: { name: '王主任', unit: '大数据中心' },
        role: '大数据中心',
        program: '',
        now: new Date(NOW_MS),
      }),
    );
    if (!planned) throw new Error('stopped');
    const saved = vi.fn();
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new Error('磁盘读不出来');
    });
    const written = await writeFromStore(planned, saved);
    getAll.mockRestore();
    expect(written).toEqual({
      ok: false,
      error: expect.stringMatching(/^文件没有写成（磁盘读不出来）。台账没有改动。请再导出一次。$/),
    });
    expect(saved).not.toHaveBeenCalled();
  });
});

describe('a backup of a machine that only took in what others wrote', () => {
  it('says whose it is, and comes back as this machine’s own', async () => {
    const center = await machineOf('大数据中心', '王主任');
    await takeRecords(center, (await readerWith('d1', 2)).events);
    answered(await center.handlers.checkStore(null, DESK));
    answered(await center.handlers.checkStore(null, DESK));
    const bytes = await oneFile(await writtenPackage(center));
    const fresh = await machineOf('大数据中心', '王主任');
    const taken = answered(await take(fresh, bytes, true));
    expect(taken).toMatchObject({ kind: '备份', fresh: 4 });
    const devices = answered(await fresh.handlers.devices(null, DESK));
    expect(devices.filter(({ state }) => state === '本机')).toHaveLength(2);
  });

  it('a machine that holds nothing writes no record for being checked, nor does a volunteer’s', async () => {
    const center = await machineOf('大数据中心', '王主任');
    answered(await center.handlers.checkStore(null, DESK));
    expect(await behind(center, (db) => db.count('events'))).toBe(0);
    const volunteer = testBackground();
    await takeRecords(volunteer, (await readerWith('d1', 1)).events);
    answered(await volunteer.handlers.checkStore(null, DESK));
    expect(await behind(volunteer, (db) => db.count('events'))).toBe(0);
  });
});

describe('files that came within one second', () => {
  it('come back in their order: the branch that came first still counts', async () => {
    const center = await machineOf('大数据中心', '王主任');
    const dep = await SigningDevice.begin('dep', '大数据中心');
    const ticket = { kind: 'ticket', id: 'of-dep' } as const;
    await dep.write('提交', ticket, submission());
    const twin = dep.copy();
    const as = { role: '大数据中心' } as const;
    await dep.write('受理', ticket, { unitName: '区应急局' }, { ...as, id: 'A' });
    await dep.write('备注', ticket, { text: '一' }, { ...as, id: 'A2' });
    await twin.write('不予受理', ticket, { reason: '重复' }, { ...as, id: 'B' });
    center.pass(60_000);
    answered(await take(center, await fileOfEvents(dep.events.slice(0, 2))));
    await approve(center, dep, ['大数据中心']);
    answered(await take(center, await fileOfEvents(twin.events)));
    center.pass(2);
    answered(await take(center, await fileOfEvents(dep.events)));
    const stateIn = async (test: TestBackground) => (await indexOf(test)).ticket(ticket.id)?.state;
    expect(await stateIn(center)).toBe('不予受理');
    const back = await machineOf('大数据中心', '王主任');
    answered(await take(back, await oneFile(await writtenPackage(center)), true));
    expect(await stateIn(back)).toBe('不予受理');
  });
});
