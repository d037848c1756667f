import { describe, expect, it } from 'vitest';

import { isoOf } from '../../lib/core/calendar/civil-date.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { beginNewDevice } from '../../lib/extension/new-device.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { payloads, submission } from '../core/tickets/story.ts';
import {
  exported,
  fileOfEvents,
  imageOf,
  machineFrom,
  machineOf,
  recordsOf,
  take,
} from '../faults/machines.ts';
import { draftOf } from './filing-office.ts';
import { allTickets, answered, DESK, NOW_MS, type TestBackground } from './fresh-ledger.ts';
import { writtenPackage } from './written-package.ts';

let drafts = 0;
/** Another fault each time: the same one twice is one ticket. */
function newDraft() {
  drafts += 1;
  const url = `https://www.qinghe.example/${drafts}.html`;
  const draft = draftOf();
  return {
    ...draft,
    reading: { ...draft.reading, url },
    description: `第 ${drafts} 处错字`,
    problemClass: '错别字' as const,
  };
}

const center = () => machineOf('大数据中心', '王主任');

/** Mended half an hour after everything the center does here. */
const done = () => ({ ...payloads(1).反馈整改, doneAt: isoOf(NOW_MS + 1_800_000) });

/** A unit's device: a ticket it filed, and what it says it did about one of the center's. */
async function unitDevice(id: string, ticketId: string, parents: readonly string[]): Promise<SigningDevice> {
  const device = await SigningDevice.begin(id, '责任单位');
  const filed = { ...submission(), number: `${id}-0` };
  await device.write('提交', { kind: 'ticket', id: `${id}-t` }, filed, { role: '责任单位' });
  await device.write('反馈整改', { kind: 'ticket', id: ticketId }, done(), {
    now: NOW_MS + 3_600_000,
    role: '责任单位',
    parents,
  });
  return device;
}

/** A ticket of the center that waits for the unit, and the record the unit had seen. */
async function inHand(test: TestBackground): Promise<{ id: string; heads: string[] }> {
  const { id } = answered(await test.handlers.fileTicket(newDraft(), DESK));
  const payload = (type: '受理' | '通知') =>
    type === '受理' ? payloads(1).受理 : { ...payloads(1).通知, receivedAt: isoOf(test.background.nowMs()) };
  const step = async (type: '受理' | '通知') =>
    answered(await test.handlers.step({ id, type, payload: payload(type) }, DESK));
  await step('受理');
  const { ticket } = await step('通知');
  return { id, heads: ticket.heads };
}

const stateOf = async (test: TestBackground, id: string) =>
  (await allTickets(test.handlers)).find(({ ticket }) => ticket.id === id)?.ticket.state;
const devicesOf = async (test: TestBackground) => answered(await test.handlers.devices(null, DESK));
const deviceOf = async (test: TestBackground, id: string) =>
  (await devicesOf(test)).find((one) => one.id === id);
const waitingOf = async (test: TestBackground) => answered(await test.handlers.waitingRecords(null, DESK));

async function withUnit(count = 1) {
  const test = await center();
  const tickets = [];
  const units: SigningDevice[] = [];
  for (let at = 1; at <= count; at++) {
    const ticket = await inHand(test);
    tickets.push(ticket.id);
    units.push(await unitDevice(`u${at}`, ticket.id, ticket.heads));
  }
  const events = units.flatMap((unit) => unit.events);
  answered(await take(test, await fileOfEvents(events, 'u1')));
  const [ticket = ''] = tickets;
  const [unit] = units;
  if (!unit) throw new Error('no unit');
  return { test, unit, units, ticket, tickets };
}

describe('only the center', () => {
  it.each(['责任单位', '值班读网员'] as const)(
    '%s approves, revokes and takes over nothing',
    async (role) => {
      const { test, unit } = await withUnit();
      const person = { name: '李敏', unit: '区教体局' };
      answered(await test.handlers.setSettings({ person, role }, DESK));
      const before = (await recordsOf(test)).own.length;
      const fingerprint = await unit.fingerprint();
      const [waiting] = await waitingOf(test);
      const refusals = [
        await test.handlers.approveDevice({ device: 'u1', fingerprint }, DESK),
        await test.handlers.approveDevice(
          { device: 'u1', fingerprint, seats: ['大数据中心', '责任单位'] },
          DESK,
        ),
        await test.handlers.approveDevices(
          { approvals: [{ device: 'u1', fingerprint, seats: [role] }] },
          DESK,
        ),
        await test.handlers.revokeDevice({ device: 'u1', reason: '丢失' }, DESK),
        await test.handlers.takeOver({ ids: (waiting?.records ?? []).map(({ id }) => id) }, DESK),
      ];
      for (const refusal of refusals) {
        expect(refusal.ok).toBe(false);
        if (!refusal.ok) expect(refusal.error).toMatch(/只有大数据中心可以.*没有改动任何内容/);
      }
      expect((await recordsOf(test)).own).toHaveLength(before);
    },
  );

  it('pins nobody whose fingerprint was heard differently, nor itself', async () => {
    const { test } = await withUnit();
    const [own] = await devicesOf(test);
    for (const [device, fingerprint] of [
      ['u1', 'AAAA-AAAA'],
      [own?.id ?? '', own?.fingerprint ?? ''],
      ['nobody', 'AAAA-AAAA'],
    ] as const)
      expect((await test.handlers.approveDevice({ device, fingerprint }, DESK)).ok).toBe(false);
    expect((await deviceOf(test, 'u1'))?.state).toBe('未登记');
  });
});

describe('the devices', () => {
  it('count what this machine wrote since a file was taken in', async () => {
    const [test, other] = [await center(), await center()];
    answered(await other.handlers.fileTicket(newDraft(), DESK));
    answered(await take(test, await exported(other, '回复')));
    const own = async () => (await devicesOf(test)).find(({ state }) => state === '本机')?.events;
    answered(await test.handlers.fileTicket(newDraft(), DESK));
    // 登记 and 提交.
    expect(await own()).toBe(2);
    answered(await test.handlers.fileTicket(newDraft(), DESK));
    expect(await own()).toBe(3);
  });
});

describe('采纳', () => {
  it('lists what waits by device, and counts what was taken over from then on', async () => {
    const { test, ticket } = await withUnit();
    expect(await stateOf(test, ticket)).toBe('整改中');
    expect(await deviceOf(test, 'u1')).toMatchObject({ state: '未登记', waiting: 1 });
    const waiting = await waitingOf(test);
    expect(waiting).toMatchObject([
      { device: { id: 'u1' }, count: 1, records: [{ about: '工单', subjectId: ticket, type: '反馈整改' }] },
    ]);
    expect(waiting[0]?.records[0]?.why).toContain('未核准设备所写');
    const ids = waiting.flatMap(({ records }) => records.map(({ id }) => id));
    expect(answered(await test.handlers.takeOver({ ids }, DESK))).toEqual({ taken: 1 });
    expect(await stateOf(test, ticket)).toBe('待复核');
    expect(await stateOf(test.restart(), ticket)).toBe('待复核');
    expect(await waitingOf(test)).toEqual([]);
    expect(await deviceOf(test, 'u1')).toMatchObject({ state: '未登记', waiting: 0 });
    const again = await test.handlers.takeOver({ ids }, DESK);
    expect(again.ok).toBe(false);
  });

  it('the newest of very many are listed, and all of them are counted', async () => {
    const test = await center();
    const reader = await SigningDevice.begin('r1');
    for (let at = 1; at <= 205; at++)
      await reader.write('看到', { kind: 'sighting', id: 'c1' }, { targetId: 'c1', number: at });
    answered(await take(test, await fileOfEvents(reader.events, 'r1')));
    const [waiting] = await waitingOf(test);
    expect(waiting?.count).toBe(205);
    const ids = waiting?.records.map(({ id }) => id) ?? [];
    expect(ids).toEqual(
      reader.events
        .slice(-200)
        .map(({ id }) => id)
        .reverse(),
    );
  });
});

describe('sixty units at once', () => {
  it('are approved together, and what waited counts in the same click; one wrong fingerprint approves none', async () => {
    const { test, units, tickets } = await withUnit(60);
    const approvals = await Promise.all(
      units.map(async (unit) => ({
        device: unit.id,
        fingerprint: await unit.fingerprint(),
        seats: ['责任单位' as const],
      })),
    );
    const wrong = approvals.map((one, at) => (at === 59 ? { ...one, fingerprint: 'AAAA-AAAA' } : one));
    expect((await test.handlers.approveDevices({ approvals: wrong }, DESK)).ok).toBe(false);
    expect((await devicesOf(test)).filter(({ state }) => state === '已核准')).toEqual([]);
    expect(answered(await test.handlers.approveDevices({ approvals }, DESK))).toEqual({
      approved: 60,
      counted: 60,
    });
    for (const id of tickets) expect(await stateOf(test, id)).toBe('待复核');
    expect((await devicesOf(test)).slice(1)).toMatchObject(
      Array(60).fill({ state: '已核准', seats: ['责任单位'], waiting: 0 }),
    );
  }, 60_000);

  it('a line that stands twice approves once; two lines that differ approve nobody', async () => {
    const { test, units } = await withUnit(1);
    const [unit] = units;
    if (!unit) throw new Error('no unit');
    const line = { device: unit.id, fingerprint: await unit.fingerprint(), seats: ['责任单位' as const] };
    const other = { ...line, seats: ['大数据中心' as const] };
    const refused = await test.handlers.approveDevices({ approvals: [line, other] }, DESK);
    expect(refused).toMatchObject({
      ok: false,
      error: expect.stringContaining(`指纹 ${line.fingerprint} 的设备出现两次`),
    });
    expect((await deviceOf(test, unit.id))?.state).toBe('未登记');
    const done = answered(await test.handlers.approveDevices({ approvals: [line, { ...line }] }, DESK));
    expect(done.approved).toBe(1);
  });
});

describe('an approval of the first version', () => {
  it('keeps what counted, is asked about once, and says its seats from then on', async () => {
    const { test, unit, ticket } = await withUnit();
    const settings = answered(await test.handlers.getSettings(null, DESK));
    const payload = { fingerprint: await unit.fingerprint() };
    answered(
      await test.background.ledger.write('核准', (index) => ({
        ok: true,
        value: [
          {
            subject: { kind: 'device', id: 'u1' },
            type: '核准',
            payload,
            ...seatOf(settings),
            ...index.heads('device', 'u1'),
          },
        ],
      })),
    );
    const after = test.restart();
    expect(await stateOf(after, ticket)).toBe('待复核');
    const old = await deviceOf(after, 'u1');
    expect(old).toMatchObject({ state: '已核准', isOldApproval: true, seats: ['责任单位'] });
    const approvals = [{ device: 'u1', ...payload, seats: ['责任单位' as const] }];
    answered(await after.handlers.approveDevices({ approvals }, DESK));
    expect((await deviceOf(after, 'u1'))?.isOldApproval).toBeUndefined();
    expect(await stateOf(after, ticket)).toBe('待复核');
  });
});

describe('吊销', () => {
  async function succeeded() {
    const test = await center();
    const reader = await machineOf('值班读网员', '张三', '县政府办');
    const file = async () => answered(await reader.handlers.fileTicket(newDraft(), DESK));
    await file();
    const [before] = await devicesOf(reader);
    answered(await take(test, await exported(reader, '交件')));
    const { id: device = '', fingerprint = '' } = before ?? {};
    answered(await test.handlers.approveDevice({ device, fingerprint, seats: ['值班读网员'] }, DESK));
    answered(
      await reader.background.ledger.alone('换设备', (db) => beginNewDevice(db, reader.background.means)),
    );
    await file();
    answered(await take(test, await exported(reader, '交件')));
    const [now] = await devicesOf(reader);
    return { test, old: device, next: now?.id ?? '' };
  }

  it('takes a successor along', async () => {
    const { test, old, next } = await succeeded();
    expect(next).not.toBe(old);
    expect(await deviceOf(test, next)).toMatchObject({ state: '已核准', succeeds: old });
    expect((await deviceOf(test, old))?.successors).toEqual([next]);
    answered(await test.handlers.revokeDevice({ device: old, reason: '丢失' }, DESK));
    expect((await deviceOf(test, old))?.state).toBe('已吊销');
    expect(await deviceOf(test, next)).toMatchObject({ state: '未登记', seats: [] });
  });

  it('leaves the successor that is to be kept, approved by itself', async () => {
    const { test, old, next } = await succeeded();
    answered(await test.handlers.revokeDevice({ device: old, reason: '丢失', keep: [next] }, DESK));
    expect((await deviceOf(test, old))?.state).toBe('已吊销');
    const kept = await deviceOf(test, next);
    expect(kept).toMatchObject({ state: '已核准', seats: ['值班读网员'] });
    expect(kept?.succeeds).toBeUndefined();
  });

  it('keeps what was received, and lists what comes later for 采纳', async () => {
    const { test, unit, ticket } = await withUnit();
    const fingerprint = await unit.fingerprint();
    answered(await test.handlers.approveDevice({ device: 'u1', fingerprint }, DESK));
    answered(await test.handlers.revokeDevice({ device: 'u1', reason: '电脑丢失' }, DESK));
    expect(await stateOf(test, ticket)).toBe('待复核');
    const later = await inHand(test);
    await unit.write('反馈整改', { kind: 'ticket', id: later.id }, done(), {
      now: NOW_MS + 3_600_000,
      role: '责任单位',
      parents: later.heads,
    });
    answered(await take(test, await fileOfEvents(unit.events, 'u1')));
    expect(await stateOf(test, later.id)).toBe('整改中');
    expect(await deviceOf(test, 'u1')).toMatchObject({ waiting: 1, revokedBy: '王主任' });
    const [waiting] = await waitingOf(test);
    expect(waiting?.records).toMatchObject([{ type: '反馈整改', subjectId: later.id }]);
    answered(await test.handlers.takeOver({ ids: waiting?.records.map(({ id }) => id) ?? [] }, DESK));
    expect(await stateOf(test, later.id)).toBe('待复核');
  });

  it('given again after the device was approved anew keeps what counted by then, and only that', async () => {
    const { test, unit, ticket } = await withUnit();
    const fingerprint = await unit.fingerprint();
    const approve = async () =>
      answered(await test.handlers.approveDevice({ device: 'u1', fingerprint }, DESK));
    const revoke = async (reason: string) =>
      answered(await test.handlers.revokeDevice({ device: 'u1', reason }, DESK));
    /** A step of the unit on another ticket, taken in. */
    const writes = async () => {
      const { id, heads: parents } = await inHand(test);
      const when = { now: NOW_MS + 3_600_000, role: '责任单位' as const, parents };
      await unit.write('反馈整改', { kind: 'ticket', id }, done(), when);
      answered(await take(test, await fileOfEvents(unit.events, 'u1')));
      return id;
    };
    await approve();
    await revoke('电脑丢失');
    const between = await writes();
    expect(await stateOf(test, between)).toBe('整改中');

    await approve();
    expect(await deviceOf(test, 'u1')).toMatchObject({ state: '已核准', seats: ['责任单位'], waiting: 0 });
    expect(await stateOf(test, between)).toBe('待复核');
    const after = await writes();
    expect(await stateOf(test, after)).toBe('待复核');

    await revoke('又丢失');
    const later = await writes();
    expect(await deviceOf(test, 'u1')).toMatchObject({ state: '已吊销', waiting: 1 });
    for (const machine of [test, test.restart()]) {
      for (const id of [ticket, between, after]) expect(await stateOf(machine, id)).toBe('待复核');
      expect(await stateOf(machine, later)).toBe('整改中');
    }
    const [waiting] = await waitingOf(test);
    expect(waiting?.records).toMatchObject([{ type: '反馈整改', subjectId: later }]);
  });

  it('of the first version, given again, says what was known, and nothing that counted is lost', async () => {
    const { test, unit, ticket } = await withUnit();
    const fingerprint = await unit.fingerprint();
    answered(await test.handlers.approveDevice({ device: 'u1', fingerprint }, DESK));
    const settings = answered(await test.handlers.getSettings(null, DESK));
    answered(
      await test.background.ledger.write('吊销', (index) => ({
        ok: true,
        value: [
          {
            subject: { kind: 'device', id: 'u1' },
            type: '吊销',
            payload: { reason: '丢失' },
            ...seatOf(settings),
            ...index.heads('device', 'u1'),
          },
        ],
      })),
    );
    const after = test.restart();
    const old = await deviceOf(after, 'u1');
    expect(old).toMatchObject({ state: '已吊销', revokedHlc: expect.any(String) });
    expect(old?.known).toBeUndefined();
    answered(await after.handlers.revokeDevice({ device: 'u1', reason: '写明号码' }, DESK));
    const again = await deviceOf(after, 'u1');
    expect(again).toMatchObject({ state: '已吊销', known: expect.any(Array) });
    expect(again?.revokedHlc).toBeUndefined();
    expect(await stateOf(after, ticket)).toBe('待复核');
  });
});

/** Has files come in right before something about devices is written, one each time, as long as there are any. */
function comingInBetween(test: TestBackground, files: (() => Promise<Uint8Array>)[]): void {
  const { ledger } = test.background;
  const { write } = ledger;
  ledger.write = async (doing, make) => {
    const next = files.shift();
    if (next) answered(await take(test, await next()));
    return write(doing, make);
  };
}

describe('a decision while a file comes in', () => {
  it('revokes with what came in between, so that it stands', async () => {
    const { test, unit, ticket } = await withUnit();
    const fingerprint = await unit.fingerprint();
    answered(await test.handlers.approveDevice({ device: 'u1', fingerprint }, DESK));
    await unit.write('备注', { kind: 'ticket', id: ticket }, { text: '刚写的' }, { role: '责任单位' });
    comingInBetween(test, [() => fileOfEvents(unit.events, 'u1')]);
    answered(await test.handlers.revokeDevice({ device: 'u1', reason: '电脑丢失' }, DESK));
    const revoked = await deviceOf(test, 'u1');
    expect(revoked).toMatchObject({ state: '已吊销', waiting: 0 });
    expect(revoked?.known?.at(-1)?.to).toBe(4);
    const revocations = (await recordsOf(test)).own.filter(({ type }) => type === '吊销');
    expect(revocations).toHaveLength(1);
  });

  it('approves for the seats in which it wrote by then', async () => {
    const { test, unit, ticket } = await withUnit();
    await unit.write('备注', { kind: 'ticket', id: ticket }, { text: '读网' }, { role: '值班读网员' });
    comingInBetween(test, [() => fileOfEvents(unit.events, 'u1')]);
    const fingerprint = await unit.fingerprint();
    answered(await test.handlers.approveDevice({ device: 'u1', fingerprint }, DESK));
    const { state, seats } = (await deviceOf(test, 'u1')) ?? {};
    expect({ state, seats: [...(seats ?? [])].sort() }).toEqual({
      state: '已核准',
      seats: ['值班读网员', '责任单位'].sort(),
    });
  });

  it('takes over what was ticked, once, and says how many that were', async () => {
    const { test, unit, ticket } = await withUnit();
    const ids = (await waitingOf(test)).flatMap(({ records }) => records.map(({ id }) => id));
    await unit.write('备注', { kind: 'ticket', id: ticket }, { text: '刚写的' }, { role: '责任单位' });
    comingInBetween(test, [() => fileOfEvents(unit.events, 'u1')]);
    expect(answered(await test.handlers.takeOver({ ids }, DESK))).toEqual({ taken: 1 });
    expect(await stateOf(test, ticket)).toBe('待复核');
    expect((await recordsOf(test)).own.filter(({ type }) => type === '采纳')).toHaveLength(1);
  });

  it('that a file interrupts every time is left after five turns, and says so; nothing is written', async () => {
    const { test, unit, ticket } = await withUnit();
    const fingerprint = await unit.fingerprint();
    const ids = (await waitingOf(test)).flatMap(({ records }) => records.map(({ id }) => id));
    const files: (() => Promise<Uint8Array>)[] = [];
    comingInBetween(test, files);
    const another = async () => {
      await unit.write('备注', { kind: 'ticket', id: ticket }, { text: '又一条' }, { role: '责任单位' });
      return fileOfEvents(unit.events, 'u1');
    };
    const before = (await recordsOf(test)).own;
    const { approveDevice, revokeDevice, takeOver } = test.handlers;
    for (const [doing, decide] of [
      ['核准设备', () => approveDevice({ device: 'u1', fingerprint }, DESK)],
      ['吊销设备', () => revokeDevice({ device: 'u1', reason: '丢失' }, DESK)],
      ['采纳', () => takeOver({ ids }, DESK)],
    ] as const) {
      files.push(...Array(5).fill(another));
      const error = `${doing}时一直有新的记录进来。没有改动任何内容，请等文件导入完再试。`;
      expect(await decide()).toEqual({ ok: false, error });
      expect(files).toEqual([]);
      expect((await recordsOf(test)).own).toEqual(before);
      expect(await deviceOf(test, 'u1')).toMatchObject({ state: '未登记', waiting: 1 });
    }
    files.push(...Array(4).fill(another));
    answered(await approveDevice({ device: 'u1', fingerprint }, DESK));
    expect((await deviceOf(test, 'u1'))?.state).toBe('已核准');
  });
});

describe('a copied machine', () => {
  it('its later branch is counted at the device, waits, and can be taken over', async () => {
    const { test, unit, ticket } = await withUnit();
    const fingerprint = await unit.fingerprint();
    const twin = unit.copy();
    answered(await test.handlers.approveDevice({ device: 'u1', fingerprint }, DESK));
    await unit.write('备注', { kind: 'ticket', id: ticket }, { text: '一' }, { role: '责任单位' });
    answered(await take(test, await fileOfEvents(unit.events, 'u1')));
    await twin.write(
      '备注',
      { kind: 'ticket', id: ticket },
      { text: '另一支' },
      { role: '责任单位', now: 2e12, id: 'of the twin' },
    );
    answered(await take(test, await fileOfEvents(twin.events, 'u1')));
    const forked = await deviceOf(test, 'u1');
    expect(forked).toMatchObject({ forkedAt: 4, branch: 1, waiting: 1 });
    expect(forked?.notCounted?.apart ?? 0).toBe(0);
    const [waiting] = await waitingOf(test);
    answered(await test.handlers.takeOver({ ids: waiting?.records.map(({ id }) => id) ?? [] }, DESK));
    expect(await deviceOf(test, 'u1')).toMatchObject({ branch: 0, waiting: 0 });
  });
});

describe('恢复', () => {
  async function backedUp() {
    const before = await center();
    const { id } = await inHand(before);
    return { before, id };
  }
  async function restore(after: TestBackground, fileName: string, blob: Blob, asOwn: boolean) {
    const row = { id: fileName, fileName, bytes: blob, at: '' };
    answered(await after.background.ledger.use('收件', (db) => db.put('incoming', row)));
    return after.handlers.takeInPackage({ id: fileName, asOwn }, DESK);
  }
  const isFresh = async (test: TestBackground) => answered(await test.handlers.isFreshMachine(null, DESK));

  it('makes the device this machine, is recorded, and can be taken back', async () => {
    const { before, id } = await backedUp();
    const [old] = await devicesOf(before);
    const after = await center();
    expect(await isFresh(after)).toBe(true);
    answered(await take(after, await exported(before, '备份'), true));
    expect(await isFresh(after)).toBe(false);
    expect(await stateOf(after, id)).toBe('整改中');
    expect(await deviceOf(after, old?.id ?? '')).toMatchObject({ state: '本机' });
    expect((await deviceOf(after, old?.id ?? ''))?.restoredBy).toBeDefined();
    const restored = (await recordsOf(after)).own.filter(({ type }) => type === '恢复');
    expect(restored).toMatchObject([{ payload: { fingerprint: old?.fingerprint } }]);

    const undo = { device: old?.id ?? '', reason: '选错了文件' };
    answered(await after.handlers.undoRestore(undo, DESK));
    expect(await deviceOf(after, undo.device)).toMatchObject({ state: '未登记' });
    expect(await stateOf(after, id)).toBe('待核实');
    expect(await waitingOf(after)).toMatchObject([{ count: 2 }]);
    expect((await after.handlers.undoRestore(undo, DESK)).ok).toBe(false);
    expect(await stateOf(after.restart(), id)).toBe('待核实');
  });

  it('is nothing for a machine that holds records already', async () => {
    const { before } = await backedUp();
    const after = await center();
    await inHand(after);
    expect(await isFresh(after)).toBe(false);
    const refused = await take(after, await exported(before, '备份'), true);
    expect(refused.ok).toBe(false);
    if (!refused.ok) expect(refused.error).toMatch(/没有导入任何内容/);
  });

  it('law: the volumes of a backup restore in any order, one 恢复 for all of them', async () => {
    const { before, id } = await backedUp();
    const savedAt = '2026-11-23T10:00:00+08:00';
    const bytes = Uint8Array.from([1, 2, 3]);
    const hash = await before.background.sha256Bytes(bytes);
    answered(
      await before.background.ledger.use('证据', (db) =>
        db.put('evidence', { hash, type: 'image/png', bytes: bytes.buffer, savedAt }),
      ),
    );
    const written = await writtenPackage(before, {}, { bytes: 1e9, parts: 1 });
    expect(written.files.length).toBeGreaterThan(1);
    for (const files of [written.files, [...written.files].reverse()]) {
      const after = await center();
      for (const { fileName, blob } of files) answered(await restore(after, fileName, blob, true));
      expect(await stateOf(after, id)).toBe('整改中');
      const own: Event[] = (await recordsOf(after)).own;
      expect(own.filter(({ type }) => type === '恢复')).toHaveLength(1);
      expect((await devicesOf(after)).map(({ state }) => state)).toEqual(['本机', '本机']);
    }
  });
});

describe('a machine that was rolled back', () => {
  it('learns it from a reply, goes on as a new device, and says both numbers', async () => {
    const [test, reader] = [await center(), await machineOf('值班读网员', '张三', '县政府办')];
    const file = async () => answered(await reader.handlers.fileTicket(newDraft(), DESK));
    await file();
    const image = await imageOf(reader);
    await file();
    answered(await take(test, await exported(reader, '交件')));
    const back = await machineFrom(image);
    const came = answered(await take(back, await exported(test, '回复')));
    expect(came.rolledBack).toMatchObject({ here: 2, there: 3 });
    expect(await allTickets(back.handlers)).toHaveLength(2);
    const own = (await devicesOf(back)).filter(({ state }) => state === '本机');
    // The new device registers at once.
    expect(own).toHaveLength(2);
  });
});
