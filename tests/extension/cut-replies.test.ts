import { describe, expect, it } from 'vitest';

import type { Event, Role } from '../../lib/core/events/event.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { submission } from '../core/tickets/story.ts';
import { approve, filedBy } from '../faults/genuine-office.ts';
import {
  exported,
  fileOfEvents,
  imageOf,
  indexOf,
  machineFrom,
  machineOf,
  recordsOf,
  take,
} from '../faults/machines.ts';
import { answered, DESK, type TestBackground } from './fresh-ledger.ts';

const CENTER = '大数据中心';

const centerMachine = () => machineOf(CENTER, '王主任');

async function learnsCenter(reader: TestBackground, center: TestBackground): Promise<void> {
  const device = (await recordsOf(center)).own.at(-1)?.by.device ?? '';
  const { fingerprint = '' } = (await indexOf(reader)).examination?.devices.get(device) ?? {};
  answered(await reader.handlers.approveDevice({ device, fingerprint, seats: [CENTER] }, DESK));
}

async function knowsCenter(center: TestBackground): Promise<TestBackground> {
  const reader = await machineOf('值班读网员', '李敏', '区教体局');
  answered(await take(reader, await exported(center, '回复')));
  await learnsCenter(reader, center);
  return reader;
}

async function standingOf(test: TestBackground, device: string) {
  const found = answered(await test.handlers.devices(null, DESK)).find((one) => one.id === device);
  return { state: found?.state, seats: found?.seats };
}

const isAct = (type: string, seats?: readonly Role[]) => (event: Event) =>
  event.type === type &&
  event.subject.id === 'lost' &&
  (seats === undefined || JSON.stringify(event.payload.seats) === JSON.stringify(seats));

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  );
}

describe('replies of the center that somebody cut', () => {
  it('bring no revoked device back to its seat, whichever act comes first', async () => {
    const center = await centerMachine();
    const ticket = await filedBy(center, '一');
    const learnt = await knowsCenter(center);
    const lost = await SigningDevice.begin('lost', CENTER);
    answered(await take(center, await fileOfEvents(lost.events)));
    await approve(center, lost, [CENTER]);
    answered(await center.handlers.revokeDevice({ device: 'lost', reason: '丢了' }, DESK));
    await lost.write('受理', { kind: 'ticket', id: ticket }, { unitName: '别处' }, { role: CENTER });
    const { own, imported } = await recordsOf(center);
    const reply = [...own, ...imported];
    const files = [reply.filter((event) => !isAct('核准')(event)), reply, lost.events];
    const newcomer = await machineOf('值班读网员', '张三', '县政府办');
    for (const machine of [learnt, newcomer]) {
      for (const events of files) {
        answered(await take(machine, await fileOfEvents(events)));
        machine.pass(1_000);
      }
      if (machine === newcomer) await learnsCenter(newcomer, center);
      expect(await standingOf(machine, 'lost')).toMatchObject({ state: '已吊销' });
      expect((await indexOf(machine)).ticket(ticket)?.state).toBe('待核实');
    }
  });

  it('law: one act a file, in any order, a device stands as it does at the center', async () => {
    const center = await centerMachine();
    await filedBy(center, '一');
    const lost = await SigningDevice.begin('lost', CENTER);
    await lost.write('提交', { kind: 'ticket', id: 'of-lost' }, submission());
    answered(await take(center, await fileOfEvents(lost.events)));
    await approve(center, lost, [CENTER]);
    answered(await center.handlers.revokeDevice({ device: 'lost', reason: '丢了' }, DESK));
    await approve(center, lost, ['值班读网员']);
    const expected = await standingOf(center, 'lost');
    expect(expected).toEqual({ state: '已核准', seats: ['值班读网员'] });
    const { own, imported } = await recordsOf(center);
    const acts = [isAct('核准', [CENTER]), isAct('吊销'), isAct('核准', ['值班读网员'])];
    const files = acts.map((isIt) => own.filter((event) => isIt(event) || !acts.some((one) => one(event))));
    for (const order of permutations(files)) {
      const machine = await knowsCenter(center);
      const reader = await machineOf('值班读网员', '赵四', '区教体局');
      for (const events of [...order, [...own, ...imported]]) {
        answered(await take(reader, await fileOfEvents([...events, ...lost.events])));
        reader.pass(1_000);
      }
      await learnsCenter(reader, center);
      expect(await standingOf(reader, 'lost')).toEqual(expected);
      expect(await standingOf(machine, 'lost')).toEqual(expected);
    }
  });
});

describe('a center that is one no more', () => {
  it('decides nothing by a record written late into a gap of its chain', async () => {
    const center = await centerMachine();
    await filedBy(center, '一');
    const deputy = await SigningDevice.begin('deputy', CENTER);
    const crony = await SigningDevice.begin('crony', CENTER);
    const other = await SigningDevice.begin('other');
    answered(await take(center, await fileOfEvents(deputy.events)));
    await approve(center, deputy, [CENTER]);
    const reader = await knowsCenter(center);
    const as = { role: CENTER } as const;
    const approves = async (device: SigningDevice, seats: Role[]) =>
      deputy.write(
        '核准',
        { kind: 'device', id: device.id },
        { fingerprint: await device.fingerprint(), publicKey: device.publicKey, seats },
        as,
      );
    // Numbers 2 to 5 are the gap; what stands above it came while the deputy was a center.
    const gap: Event[] = [];
    for (let at = 0; at < 2; at++)
      gap.push(await deputy.write('备注', { kind: 'ticket', id: 't' }, { text: '一' }));
    const forged = await approves(crony, [CENTER]);
    gap.push(await deputy.write('备注', { kind: 'ticket', id: 't' }, { text: '二' }));
    const later = await approves(other, ['值班读网员']);
    const [registration] = deputy.events;
    if (!registration) throw new Error('no 登记');
    answered(await take(reader, await fileOfEvents([registration, later, ...other.events])));
    reader.pass(60_000);
    center.pass(60_000);
    await approve(center, deputy, ['值班读网员']);
    answered(await take(reader, await exported(center, '回复')));
    reader.pass(60_000);
    answered(await take(reader, await fileOfEvents([registration, ...gap, forged, later, ...crony.events])));
    expect((await standingOf(reader, 'crony')).state).toBe('未登记');
    expect((await standingOf(reader, 'other')).state).toBe('已核准');
  });
});

describe('a center that was rolled back', () => {
  it('keeps a 吊销 it wrote since, whatever its other branch said before', async () => {
    const center = await centerMachine();
    const lost = await SigningDevice.begin('lost', CENTER);
    const other = await SigningDevice.begin('other');
    await filedBy(center, '一');
    answered(await take(center, await fileOfEvents([...lost.events, ...other.events])));
    await approve(center, lost, [CENTER]);
    const image = await imageOf(center);
    for (const seat of ['责任单位', '值班读网员'] as const) {
      center.pass(60_000);
      await approve(center, other, [seat]);
    }
    center.pass(60_000);
    await approve(center, lost, ['值班读网员']);
    const back = await machineFrom(image, image.nowMs + 3_600_000);
    answered(await back.handlers.revokeDevice({ device: 'lost', reason: '丢了' }, DESK));
    back.pass(60_000);
    answered(await take(back, await fileOfEvents((await recordsOf(center)).own)));
    expect(await standingOf(back, 'lost')).toMatchObject({ state: '已吊销' });
    expect(await standingOf(back, 'other')).toMatchObject({ state: '已核准' });
  });
});

describe('a device that two revoked', () => {
  it('is not learnt again by a reader who gave it up before the center revoked it', async () => {
    const [center, second] = [await centerMachine(), await centerMachine()];
    await filedBy(center, '一');
    await filedBy(second, '二');
    const reader = await knowsCenter(center);
    answered(await take(reader, await exported(second, '回复')));
    await learnsCenter(reader, second);
    const device = (await recordsOf(center)).own.at(-1)?.by.device ?? '';
    const view = async () =>
      answered(await reader.handlers.devices(null, DESK)).find((one) => one.id === device);
    answered(await reader.handlers.revokeDevice({ device, reason: '认错了' }, DESK));
    expect((await view())?.revokedHere).toBe(true);
    answered(await take(second, await exported(center, '回复')));
    answered(await second.handlers.revokeDevice({ device, reason: '丢了' }, DESK));
    reader.pass(60_000);
    answered(await take(reader, await exported(second, '回复')));
    expect(await view()).toMatchObject({ state: '已吊销', revokedHere: false });
    const { fingerprint = '' } = (await view()) ?? {};
    const again = await reader.handlers.approveDevice({ device, fingerprint, seats: [CENTER] }, DESK);
    expect(again).toMatchObject({ ok: false, error: expect.stringContaining('已被大数据中心吊销') });
  });
});

describe('采纳', () => {
  it('of the later branch of an approved device settles which record an id means', async () => {
    const center = await centerMachine();
    const ticket = await filedBy(center, '一');
    const deputy = await SigningDevice.begin('deputy', CENTER);
    answered(await take(center, await fileOfEvents(deputy.events)));
    await approve(center, deputy, [CENTER]);
    const twin = deputy.copy();
    const subject = { kind: 'ticket', id: ticket } as const;
    await deputy.write('备注', subject, { text: '先到的' }, { role: CENTER, id: 'same' });
    await twin.write('受理', subject, { unitName: '区应急局' }, { role: CENTER, id: 'same' });
    answered(await take(center, await fileOfEvents(deputy.events)));
    center.pass(1_000);
    answered(await take(center, await fileOfEvents(twin.events)));
    expect((await indexOf(center)).ticket(ticket)?.state).toBe('待核实');
    answered(await center.handlers.takeOver({ ids: ['same'] }, DESK));
    expect((await indexOf(center)).ticket(ticket)?.state).toBe('已受理');
  });

  it('holds at another machine too where a fork under the same id came there first', async () => {
    const center = await centerMachine();
    const ticket = await filedBy(center, '一');
    const stranger = await SigningDevice.begin('stranger', CENTER);
    const twin = stranger.copy();
    const subject = { kind: 'ticket', id: ticket } as const;
    await stranger.write('受理', subject, { unitName: '区应急局' }, { role: CENTER, id: 'same' });
    await twin.write('备注', subject, { text: '另一支' }, { role: CENTER, id: 'same' });
    answered(await take(center, await fileOfEvents(stranger.events)));
    answered(await center.handlers.takeOver({ ids: ['same'] }, DESK));
    expect((await indexOf(center)).ticket(ticket)?.state).toBe('已受理');
    const newcomer = await machineOf('值班读网员', '李敏', '区教体局');
    answered(await take(newcomer, await fileOfEvents(twin.events)));
    newcomer.pass(1_000);
    answered(await take(newcomer, await exported(center, '回复')));
    await learnsCenter(newcomer, center);
    expect((await indexOf(newcomer)).ticket(ticket)?.state).toBe('已受理');
    const apart = answered(await newcomer.handlers.quarantinedRecords(null, DESK));
    expect(apart.map(({ event }) => event.type)).toEqual(['备注']);
  });
});
