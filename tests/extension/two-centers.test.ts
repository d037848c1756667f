import { describe, expect, it } from 'vitest';

import { successionText } from '../../lib/core/events/device.ts';
import type { Event, Role } from '../../lib/core/events/event.ts';
import { eventHash } from '../../lib/core/events/new-event.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { payloads } from '../core/tickets/story.ts';
import { approve, filedBy, stepBy, ticketOf } from '../faults/genuine-office.ts';
import { exported, fileOfEvents, indexOf, machineOf, recordsOf, standOn, take } from '../faults/machines.ts';
import { answered, DESK, sha256, type TestBackground } from './fresh-ledger.ts';

const CENTER = '大数据中心';
const AS_CENTER = { role: CENTER } as const;

const takeEvents = async (test: TestBackground, events: readonly Event[]) =>
  answered(await take(test, await fileOfEvents(events)));
const newcomer = () => machineOf('值班读网员', '李敏', '区教体局');
const allOf = async (test: TestBackground) => {
  const { own, imported } = await recordsOf(test);
  return [...own, ...imported];
};
const deviceOf = async (test: TestBackground, id: string) =>
  answered(await test.handlers.devices(null, DESK)).find((one) => one.id === id);
const stateOf = async (test: TestBackground, id: string) => (await deviceOf(test, id))?.state;

async function learns(reader: TestBackground, device: string): Promise<void> {
  const { fingerprint = '' } = (await deviceOf(reader, device)) ?? {};
  answered(await reader.handlers.approveDevice({ device, fingerprint, seats: [CENTER] }, DESK));
}

const approves = async (by: SigningDevice, device: SigningDevice, seats: Role[], more = {}) =>
  by.write(
    '核准',
    { kind: 'device', id: device.id },
    { fingerprint: await device.fingerprint(), publicKey: device.publicKey, seats },
    { ...AS_CENTER, ...more },
  );

const revokes = (
  by: SigningDevice,
  id: string,
  publicKey: string,
  known: unknown[],
  parents: string[] = [],
) =>
  by.write('吊销', { kind: 'device', id }, { reason: '丢了', publicKey, known }, { ...AS_CENTER, parents });

/** A center with a ticket, and a second one it approved. */
async function office() {
  const center = await machineOf(CENTER, '王主任');
  const ticket = await filedBy(center, '一');
  const id = (await recordsOf(center)).own[0]?.by.device ?? '';
  const second = await SigningDevice.begin('second', CENTER);
  await takeEvents(center, second.events);
  return { center, ticket, id, second };
}

describe('a 吊销 by one center of what another approved', () => {
  it.each(['before', 'after'])('stands where the 核准 comes later, the center learnt %s', async (when) => {
    const { center, ticket, id, second } = await office();
    const lost = await SigningDevice.begin('lost', CENTER);
    const crony = await SigningDevice.begin('crony', CENTER);
    await takeEvents(center, lost.events);
    await approve(center, second, [CENTER]);
    await approve(center, lost, [CENTER]);
    const isApproval = ({ type, subject }: Event) => type === '核准' && subject.id === 'lost';
    const given = (await allOf(center)).filter(isApproval);
    const [first] = lost.events;
    const known = [{ from: 1, to: 1, head: first ? await eventHash(first, sha256) : '' }];
    await revokes(
      second,
      'lost',
      lost.publicKey,
      known,
      given.map((one) => one.id),
    );
    center.pass(60_000);
    await takeEvents(center, second.events);
    await approves(lost, crony, [CENTER]);
    await lost.write('不予受理', { kind: 'ticket', id: ticket }, { reason: '重复' }, AS_CENTER);
    const all = await allOf(center);
    const reader = await newcomer();
    await takeEvents(
      reader,
      all.filter((event) => !isApproval(event)),
    );
    if (when === 'before') await learns(reader, id);
    reader.pass(60_000);
    await takeEvents(reader, [...all, ...lost.events, ...crony.events]);
    if (when === 'after') await learns(reader, id);
    expect(await stateOf(reader, 'lost')).toBe('已吊销');
    expect(await stateOf(reader, 'crony')).toBe('未登记');
    expect((await indexOf(reader)).ticket(ticket)?.state).toBe('待核实');
  });

  it('brings no act of a center that is one no more to the time when it was one', async () => {
    const { center, id, second } = await office();
    const crony = await SigningDevice.begin('crony', CENTER);
    await approve(center, second, [CENTER]);
    const [registration] = second.events;
    const forged = await approves(second, crony, [CENTER], { id: 'forged' });
    // It names the one before, came in time, and is no act of a center.
    const early = await approves(second, crony, ['值班读网员'], { role: '值班读网员', parents: ['forged'] });
    const reader = await newcomer();
    answered(await take(reader, await exported(center, '回复')));
    await learns(reader, id);
    reader.pass(60_000);
    await takeEvents(reader, [registration ?? early, early, ...crony.events]);
    center.pass(120_000);
    await approve(center, second, ['值班读网员']);
    reader.pass(60_000);
    answered(await take(reader, await exported(center, '回复')));
    reader.pass(60_000);
    await takeEvents(reader, [forged]);
    expect(await stateOf(reader, 'crony')).toBe('未登记');
  });
});

describe('numbers inside what a 吊销 knew', () => {
  it('that a stolen key wrote anew count nowhere, though they come before the 吊销', async () => {
    const { center, ticket, id } = await office();
    const lost = await SigningDevice.begin('lost', CENTER);
    const crony = await SigningDevice.begin('crony', CENTER);
    const twin = lost.copy();
    await ticketOf(lost, 'L', ['受理', '备注'], CENTER);
    await takeEvents(center, lost.events);
    await approve(center, lost, [CENTER]);
    answered(await center.handlers.revokeDevice({ device: 'lost', reason: '丢了' }, DESK));
    await approves(twin, crony, [CENTER]);
    await twin.write('不予受理', { kind: 'ticket', id: ticket }, { reason: '重复' }, AS_CENTER);
    const reader = await newcomer();
    await takeEvents(reader, [...twin.events, ...crony.events]);
    reader.pass(60_000);
    // A reply about one ticket: the lost device's own is not in it.
    const chosen = (await allOf(center)).filter(
      ({ subject }) => subject.kind === 'device' || subject.id === ticket,
    );
    await takeEvents(reader, chosen);
    await learns(reader, id);
    expect(await stateOf(reader, 'lost')).toBe('已吊销');
    expect(await stateOf(reader, 'crony')).toBe('未登记');
    expect((await indexOf(reader)).ticket(ticket)?.state).toBe('待核实');
  });
});

describe('a 吊销 of the center whose approval its writer’s seat rests on', () => {
  async function revokedByTheSecond() {
    const made = await office();
    const { center, ticket, id, second } = made;
    await stepBy(center, ticket, '受理');
    const unit = await SigningDevice.begin('unit');
    const other = await SigningDevice.begin('other');
    await unit.write('通知', { kind: 'ticket', id: ticket }, payloads(1).通知 ?? {}, {
      id: 'n1',
      parents: (await recordsOf(center)).own.filter(({ type }) => type === '受理').map((one) => one.id),
    });
    await takeEvents(center, [...unit.events, ...other.events]);
    answered(await center.handlers.takeOver({ ids: ['n1'] }, DESK));
    await approve(center, second, [CENTER]);
    await approve(center, other, ['值班读网员']);
    const reader = await newcomer();
    answered(await take(reader, await exported(center, '回复')));
    await learns(reader, id);
    await revokes(second, id, (await deviceOf(reader, id))?.publicKey ?? '', []);
    return { ...made, reader };
  }

  it('stands at a reader, and voids only what came after that approval', async () => {
    const { reader, id, ticket, second } = await revokedByTheSecond();
    reader.pass(60_000);
    await takeEvents(reader, second.events);
    expect(await stateOf(reader, id)).toBe('已吊销');
    expect(await stateOf(reader, 'second')).toBe('已核准');
    expect((await indexOf(reader)).ticket(ticket)?.state).toBe('整改中');
    expect(await stateOf(reader, 'other')).toBe('未登记');
  });

  it('takes nothing from the center itself, nor from its backup', async () => {
    const { center, second } = await revokedByTheSecond();
    center.pass(60_000);
    await takeEvents(center, second.events);
    const restored = await machineOf(CENTER, '王主任');
    answered(await take(restored, await exported(center, '备份'), true));
    expect((await standOn(restored)).states).toEqual((await standOn(center)).states);
    for (const device of ['second', 'other', 'unit'])
      expect(await stateOf(restored, device)).toBe(await stateOf(center, device));
  });

  it('of the machine before it is obeyed by a machine restored from its successor too', async () => {
    const { center, id } = await office();
    const old = await exported(center, '备份');
    const successor = await machineOf(CENTER, '王主任');
    answered(await take(successor, old, true));
    answered(await successor.handlers.revokeDevice({ device: id, reason: '被盗' }, DESK));
    expect(await stateOf(successor, id)).toBe('已吊销');
    const last = await machineOf(CENTER, '王主任');
    answered(await take(last, await exported(successor, '备份'), true));
    expect(await stateOf(last, id)).toBe('已吊销');
  });

  it('that its writer succeeds leaves the writer its seat, and takes it from any other successor', async () => {
    const reader = await newcomer();
    const old = await SigningDevice.begin('old', CENTER);
    const ticket = await old.write('提交', { kind: 'ticket', id: 'T' }, {}, AS_CENTER);
    const succeeding = async (id: string) => {
      const key = await SigningDevice.begin(id, CENTER);
      const sig = await old.sign(successionText('old', id, key.publicKey));
      return key.registeredAnew({ succeeds: { device: 'old', publicKey: old.publicKey, sig } });
    };
    const [next, thief] = [await succeeding('next'), await succeeding('thief')];
    const other = await SigningDevice.begin('other');
    await takeEvents(reader, [...old.events, ...other.events]);
    await learns(reader, 'old');
    reader.pass(60_000);
    await approves(next, other, ['值班读网员']);
    const known = [{ from: 1, to: 2, head: await eventHash(ticket, sha256) }];
    await revokes(next, 'old', old.publicKey, known);
    await takeEvents(reader, [...next.events, ...thief.events]);
    const devices = ['old', 'next', 'other', 'thief'];
    expect(await Promise.all(devices.map((id) => stateOf(reader, id)))).toEqual([
      '已吊销',
      '已核准',
      '已核准',
      '未登记',
    ]);
  });
});
