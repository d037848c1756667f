import { describe, expect, it } from 'vitest';

import { successionText } from '../../../lib/core/events/device.ts';
import type { Event, Role } from '../../../lib/core/events/event.ts';
import { examineEvents } from '../../../lib/core/events/examine.ts';
import { distrust } from '../../../lib/core/events/trust.ts';
import { START, sha256 } from '../tickets/story.ts';
import { SigningDevice, verify } from './examined.ts';

const CENTER = '大数据中心';
const UNIT = '责任单位';
const READER = '值班读网员';
const TICKET = { kind: 'ticket' as const, id: 't1' };
const HOUR = 3_600_000;
const hour = (at: number) => START + at * HOUR;

/** A center's machine, and what came to it at which hour. */
async function office() {
  const own = await SigningDevice.begin('center', CENTER);
  const came = new Map<string, number>();
  const act = async (
    type: '核准' | '吊销',
    device: SigningDevice,
    at: number,
    more: Record<string, unknown>,
    by = own,
  ) =>
    by.write(
      type,
      { kind: 'device', id: device.id },
      { fingerprint: await device.fingerprint(), publicKey: device.publicKey, ...more },
      { role: CENTER, now: hour(at) },
    );
  const examine = (...devices: SigningDevice[]) =>
    examineEvents(
      devices.flatMap(({ events }) => events),
      {
        sha256,
        verify,
        own: [own.id],
        ownEvents: own.events,
        arrivedAt: ({ id }) => hour(came.get(id) ?? 1),
      },
    );
  return {
    own,
    came,
    examine,
    approve: (device: SigningDevice, at: number, seats: string[], by?: SigningDevice) =>
      act('核准', device, at, { seats }, by),
    async revoke(device: SigningDevice, at: number) {
      const { devices } = await examine(device);
      return act('吊销', device, at, { reason: '丢失', known: devices.get(device.id)?.runs });
    },
    /** Which of these count after everything. */
    async counting(events: readonly Event[], ...devices: SigningDevice[]) {
      const { sound, writerOf } = await examine(...devices);
      return events.map(({ id }) => {
        const found = sound.find((event) => event.id === id);
        return found !== undefined && distrust(found, writerOf(found)) === null;
      });
    },
  };
}

const step = (device: SigningDevice, role: Role, at: number) =>
  device.write('通知', TICKET, {}, { role, now: hour(at) });

describe('a device that changes its seat', () => {
  it.each([
    [CENTER, READER],
    [UNIT, READER],
    [CENTER, '主管单位'],
  ] as const)(
    'from %s to %s keeps what came before; what comes after needs the new seat',
    async (from, to) => {
      const { came, approve, counting } = await office();
      const device = await SigningDevice.begin('d', from);
      const before = await step(device, from, 0.5);
      await approve(device, 2, [from]);
      await approve(device, 4, [to]);
      // Written with a clock set back, as far as its chain lets it.
      const after = await step(device, from, 0.6);
      const new_ = await step(device, to, 5);
      came.set(after.id, 5);
      came.set(new_.id, 5);
      expect(await counting([before, after, new_], device)).toEqual([true, false, true]);
    },
  );

  it('where record and change came at once, keeps what it wrote before the change was written', async () => {
    const { came, approve, counting } = await office();
    const deputy = await SigningDevice.begin('deputy', CENTER);
    await approve(deputy, 1, [CENTER]);
    const device = await SigningDevice.begin('d', UNIT);
    const records: Event[] = [];
    await approve(device, 2, [UNIT], deputy);
    for (const at of [3, 5, 7]) records.push(await step(device, UNIT, at));
    await approve(device, 4, [READER], deputy);
    for (const { id } of [...deputy.events, ...device.events]) came.set(id, 9);
    expect(await counting(records, deputy, device)).toEqual([true, false, false]);
  });

  it('keeps a record that a later one proves to be older, whenever it came', async () => {
    const { came, approve, counting } = await office();
    const device = await SigningDevice.begin('d', UNIT);
    const late = await step(device, UNIT, 0.5);
    const here = await step(device, UNIT, 0.6);
    await approve(device, 2, [UNIT]);
    await approve(device, 4, [READER]);
    came.set(late.id, 5);
    expect(await counting([late, here], device)).toEqual([true, true]);
  });

  it('gets nothing back that a 吊销 voided, by being approved again for another seat', async () => {
    const { came, approve, revoke, counting } = await office();
    const device = await SigningDevice.begin('d', CENTER);
    const known = await step(device, CENTER, 0.5);
    await approve(device, 2, [CENTER]);
    await revoke(device, 3);
    const stolen = await step(device, CENTER, 0.6);
    came.set(stolen.id, 4);
    await approve(device, 5, [READER]);
    expect(await counting([known, stolen], device)).toEqual([true, false]);
  });

  it('as a successor keeps what it wrote on the seat it was vouched for, also where its own is another', async () => {
    const { came, approve, counting } = await office();
    const old = await SigningDevice.begin('old', UNIT);
    const begun = await SigningDevice.begin('next', UNIT);
    const sig = await old.sign(successionText('old', 'next', begun.publicKey));
    const next = await begun.registeredAnew({ succeeds: { device: 'old', publicKey: old.publicKey, sig } });
    const first = await step(next, UNIT, 0.5);
    await approve(old, 2, [UNIT]);
    await approve(old, 4, [READER]);
    const second = await step(next, READER, 0.6);
    came.set(second.id, 5);
    expect(await counting([first, second], old, next)).toEqual([true, true]);
    await approve(next, 6, ['主管单位']);
    expect(await counting([first, second], old, next)).toEqual([true, true]);
    const third = await step(next, UNIT, 0.7);
    came.set(third.id, 5);
    expect(await counting([first, second, third], old, next)).toEqual([true, true, false]);
  });

  it('asks of approvals by several centers that came at once what stood when the record was written', async () => {
    const { came, approve, counting } = await office();
    const near = await SigningDevice.begin('near', CENTER);
    const far = await SigningDevice.begin('far', CENTER);
    await approve(near, 1, [CENTER]);
    const device = await SigningDevice.begin('d', UNIT);
    await approve(far, 2, [CENTER], near);
    await approve(device, 3, [READER], near);
    const records = [await step(device, READER, 4)];
    await approve(device, 5, [UNIT], far);
    records.push(await step(device, UNIT, 6), await step(device, READER, 7));
    const seen = far.events.at(-1);
    await near.write(
      '核准',
      { kind: 'device', id: 'd' },
      { fingerprint: await device.fingerprint(), publicKey: device.publicKey, seats: ['主管单位'] },
      { role: CENTER, now: hour(8), parents: seen ? [seen.id] : [] },
    );
    records.push(await step(device, UNIT, 9));
    for (const { id } of [...near.events, ...far.events, ...device.events]) came.set(id, 10);
    expect(await counting(records, near, far, device)).toEqual([true, true, false, false]);
  });
});
