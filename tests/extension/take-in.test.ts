import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../lib/core/events/device.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { writeEventPackage } from '../../lib/export/package/event-package.ts';
import type { PackageKind } from '../../lib/export/package/package-head.ts';
import { readEvents } from '../../lib/extension/event-store.ts';
import { readSegments } from '../../lib/extension/segments.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { payloads, submission } from '../core/tickets/story.ts';
import {
  allTickets,
  answered,
  article,
  DESK,
  NOW_MS,
  OVERLAY,
  sha256,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';

const sha256Bytes = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function fileOf(
  events: readonly Event[],
  device: string,
  kind: PackageKind = '交件',
): Promise<Uint8Array> {
  return writeEventPackage(
    {
      head: {
        kind,
        madeAt: '2026-11-23T10:00:00+08:00',
        program: '0.1.0',
        by: { name: '李敏', unit: '区教体局', role: '值班读网员', device },
        scope: '全部工单',
        evidence: [],
      },
      events: [...events],
      evidence: new Map(),
    },
    sha256Bytes,
  );
}

let files = 0;
async function take(test: TestBackground, bytes: Uint8Array, asOwn = false) {
  const id = `file-${++files}`;
  const row = { id, fileName: `${id}.zip`, bytes: bytes.slice().buffer as ArrayBuffer, at: '' };
  answered(await test.background.ledger.use('收件', (db) => db.put('incoming', row)));
  return test.handlers.takeInPackage({ id, asOwn }, DESK);
}

async function everyEvent(test: TestBackground): Promise<Event[]> {
  const read = await test.background.ledger.use('读取', async (db) => [
    ...(await readEvents(db, NOW_MS)),
    ...(await readSegments(db, NOW_MS)).events.map(({ event }) => event),
  ]);
  return answered(read);
}

async function center(): Promise<TestBackground> {
  const test = testBackground();
  const person = { name: '王主任', unit: '大数据中心' };
  answered(await test.handlers.setSettings({ person, role: '大数据中心' }, DESK));
  return test;
}

/** A reader's device with `count` tickets. */
async function reader(id: string, count: number): Promise<SigningDevice> {
  const device = await SigningDevice.begin(id);
  for (let index = 0; index < count; index++)
    await device.write(
      '提交',
      { kind: 'ticket', id: `${id}-t${index}` },
      { ...submission(), number: `${id}-${index}` },
    );
  return device;
}

describe('taking in a file', () => {
  it('adds its tickets; the same file again, or a larger one, adds nothing twice', async () => {
    const test = await center();
    const device = await reader('d1', 3);
    const first = answered(await take(test, await fileOf(device.events, 'd1')));
    expect(first).toMatchObject({ fresh: 4, known: 0, tickets: 3, quarantined: [], missing: [] });
    expect(first.unapproved).toMatchObject([{ id: 'd1', fingerprint: await device.fingerprint() }]);
    const again = answered(await take(test, await fileOf(device.events, 'd1')));
    expect(again).toMatchObject({ fresh: 0, known: 4, ledgerHash: first.ledgerHash });
    test.pass(2_000);
    await device.write('备注', { kind: 'ticket', id: 'd1-t0' }, { text: '补充' });
    expect(answered(await take(test, await fileOf(device.events, 'd1')))).toMatchObject({
      fresh: 1,
      known: 4,
    });
    expect(await allTickets(test.handlers)).toHaveLength(3);
    expect(answered(await test.handlers.imports(null, DESK))).toMatchObject([{ fresh: 1 }, { fresh: 4 }]);
    expect(await everyEvent(test)).toHaveLength(5);
  });

  it('in any order gives one ledger hash on every machine', async () => {
    const devices = await Promise.all(['d1', 'd2', 'd3'].map((id) => reader(id, 2)));
    const all = await Promise.all(devices.map(({ id, events }) => fileOf(events, id)));
    const hashes = new Set<string>();
    for (const order of [
      [0, 1, 2],
      [2, 0, 1, 2],
      [1, 1, 2, 0],
    ]) {
      const test = await center();
      let hash = '';
      for (const at of order) hash = answered(await take(test, all[at] ?? new Uint8Array())).ledgerHash;
      hashes.add(hash);
    }
    expect(hashes.size).toBe(1);
  });

  it('keeps a changed record, names it, and counts the rest', async () => {
    const test = await center();
    const [honest, forged] = [await reader('d1', 2), await reader('d2', 3)];
    const changed = forged.events.map((event) =>
      event.seq === 3 ? { ...event, payload: { ...event.payload, url: 'https://别处.example/' } } : event,
    );
    answered(await take(test, await fileOf(honest.events, 'd1')));
    const came = answered(await take(test, await fileOf(changed, 'd2')));
    // The records after it hold by themselves: a changed copy takes none of them with it.
    expect(came.quarantined).toMatchObject([{ device: 'd2', count: 1 }]);
    expect(came.quarantined[0]?.reason).toMatch(/签名不符/);
    expect((await allTickets(test.handlers)).map(({ ticket }) => ticket.number).sort()).toEqual([
      'd1-0',
      'd1-1',
      'd2-0',
      'd2-2',
    ]);
    expect(came.missing).toMatchObject([{ device: 'd2', count: 1 }]);
    expect(answered(await test.handlers.quarantinedRecords(null, DESK))).toHaveLength(1);
    // The genuine file mends it: nothing was decided by what came first.
    answered(await take(test, await fileOf(forged.events, 'd2')));
    expect(await allTickets(test.handlers)).toHaveLength(5);
    expect(await everyEvent(test)).toHaveLength(8);
  });

  it('a copy under another signature takes no record’s place while nothing is known of the key', async () => {
    const test = await center();
    const device = await reader('d1', 2);
    const [registration, first, second] = device.events;
    if (!registration || !first || !second) throw new Error('no record');
    answered(await take(test, await fileOf([first, second], 'd1')));
    answered(await take(test, await fileOf([{ ...first, sig: second.sig }], 'd1')));
    const came = answered(await take(test, await fileOf([registration], 'd1')));
    expect(came.missing).toEqual([]);
    expect((await allTickets(test.handlers)).map(({ ticket }) => ticket.number).sort()).toEqual([
      'd1-0',
      'd1-1',
    ]);
  });

  it('says what is 待补, and the later file fills it', async () => {
    const test = await center();
    const device = await reader('d1', 3);
    const some = device.events.filter(({ seq }) => seq !== 2);
    expect(answered(await take(test, await fileOf(some, 'd1'))).missing).toMatchObject([
      { device: 'd1', count: 1 },
    ]);
    expect(answered(await take(test, await fileOf(device.events, 'd1'))).missing).toEqual([]);
  });

  it('a broken file changes nothing, and its copy is not kept', async () => {
    const test = await center();
    const bytes = await fileOf((await reader('d1', 1)).events, 'd1');
    const answer = await take(test, bytes.slice(0, bytes.length - 9));
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(answer.error).toMatch(/没有导入.*没有改动/);
    expect(await everyEvent(test)).toEqual([]);
    expect(answered(await test.background.ledger.use('读取', (db) => db.count('incoming')))).toBe(0);
  });
});

describe('a device of the center', () => {
  it('counts once its fingerprint was compared', async () => {
    const test = await center();
    const other = await reader('d1', 1);
    await other.write('受理', { kind: 'ticket', id: 'd1-t0' }, payloads(1).受理 ?? {}, {
      role: '大数据中心',
      parents: other.events.slice(-1).map(({ id }) => id),
    });
    answered(await take(test, await fileOf(other.events, 'd1')));
    const state = async () => (await allTickets(test.handlers))[0]?.ticket.state;
    expect(await state()).toBe('待核实');
    const fingerprint = await fingerprintOf(other.publicKey, sha256);
    answered(await test.handlers.approveDevice({ device: 'd1', fingerprint }, DESK));
    expect(await state()).toBe('已受理');
    expect((await allTickets(test.restart().handlers))[0]?.ticket.state).toBe('已受理');
    expect(answered(await test.handlers.devices(null, DESK)).map((one) => one.state)).toEqual([
      '本机',
      '已核准',
    ]);
  });
});

describe('whoever may approve', () => {
  it('a reader approves for his own machine alone; a volunteer does not approve', async () => {
    const [here, elsewhere] = [testBackground(), await center()];
    const seat = { person: { name: '张三', unit: '区教体局' }, role: '值班读网员' as const };
    const other = await reader('d1', 1);
    const parents = other.events.slice(-1).map(({ id }) => id);
    const subject = { kind: 'ticket' as const, id: 'd1-t0' };
    await other.write('受理', subject, payloads(1).受理 ?? {}, { role: '大数据中心', parents });
    const file = await fileOf(other.events, 'd1', '回复');
    answered(await take(here, file));
    const fingerprint = await other.fingerprint();
    expect(await here.handlers.approveDevice({ device: 'd1', fingerprint }, DESK)).toMatchObject({
      ok: false,
    });
    answered(await here.handlers.setSettings(seat, DESK));
    // Whom else to trust is the center's to say.
    for (const seats of [undefined, ['值班读网员' as const], ['大数据中心' as const, '责任单位' as const]])
      expect(await here.handlers.approveDevice({ device: 'd1', fingerprint, seats }, DESK)).toMatchObject({
        ok: false,
        error: expect.stringContaining('只有大数据中心'),
      });
    answered(await here.handlers.approveDevice({ device: 'd1', fingerprint, seats: ['大数据中心'] }, DESK));
    const stateOf = async (test: TestBackground) => (await allTickets(test.handlers))[0]?.ticket.state;
    expect(await stateOf(here)).toBe('已受理');

    const written = await everyEvent(here);
    answered(await take(elsewhere, await fileOf(written, written[0]?.by.device ?? '')));
    expect(await stateOf(elsewhere)).toBe('待核实');
  });
});

describe('a restored backup', () => {
  it('gives back every ticket, and writes on as a new device that names the old one', async () => {
    const before = await center();
    answered(await before.handlers.judgePage({ reading: article('青禾县人民攻府办公室。') }, OVERLAY));
    const selection = { exact: '人民攻府', prefix: '青禾县', suffix: '办公室。', start: 3 };
    const reading = article('青禾县人民攻府办公室。');
    const filed = answered(
      await before.handlers.fileTicket(
        { reading, selection, surroundings: [], problemClass: '错别字' },
        DESK,
      ),
    );
    const events = await everyEvent(before);
    const device = events.find(({ type }) => type === '登记')?.by.device ?? '';

    const after = await center();
    answered(await take(after, await fileOf(events, device, '备份'), true));
    const [restored] = await allTickets(after.handlers);
    expect(restored?.ticket.number).toBe(filed.number);
    const step = { id: restored?.ticket.id ?? '', type: '受理' as const, payload: { unitName: '区教体局' } };
    expect(answered(await after.handlers.step(step, DESK)).ticket.state).toBe('已受理');
    const written = (await everyEvent(after)).filter((event) => event.by.device !== device);
    expect(written.find(({ type }) => type === '登记')).toMatchObject({ payload: { follows: [device] } });
    // What this very machine wrote as the center before still counts: it is the same machine.
    const states = answered(await after.handlers.devices(null, DESK)).map((one) => one.state);
    expect(states).toEqual(['本机', '本机']);
    // It is said who restored it and from which file.
    expect(written.find(({ type }) => type === '恢复')).toMatchObject({
      subject: { kind: 'device', id: device },
      payload: { fileName: expect.stringContaining('.zip') },
    });
  });

  it('is one more file where nobody said that it is this machine’s own', async () => {
    const stranger = await reader('d1', 1);
    const test = await center();
    const came = answered(await take(test, await fileOf(stranger.events, 'd1', '备份')));
    expect(came.unapproved).toMatchObject([{ id: 'd1' }]);
    expect(answered(await test.handlers.devices(null, DESK)).map((one) => one.state)).toEqual(['未登记']);
    // Nor afterwards: this machine is no fresh one any more.
    expect(await take(test, await fileOf(stranger.events, 'd1', '备份'), true)).toMatchObject({
      ok: false,
      error: expect.stringContaining('没有导入任何内容'),
    });
  });
});
