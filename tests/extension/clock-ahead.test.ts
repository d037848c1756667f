import { describe, expect, it } from 'vitest';

import type { Role } from '../../lib/core/events/event.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { approve, filedBy } from '../faults/genuine-office.ts';
import {
  exported,
  fileOfEvents,
  imageOf,
  machineFrom,
  machineOf,
  recordsOf,
  take,
} from '../faults/machines.ts';
import { answered, DESK, NOW_MS, type TestBackground } from './fresh-ledger.ts';

const CENTER = '大数据中心';
const YEAR = 365 * 86_400_000;

const takeEvents = async (test: TestBackground, ...devices: SigningDevice[]) =>
  answered(await take(test, await fileOfEvents(devices.flatMap(({ events }) => events))));

const stateOf = async (test: TestBackground, id: string) =>
  answered(await test.handlers.devices(null, DESK)).find((one) => one.id === id)?.state;

const revoke = async (test: TestBackground, device: string) =>
  answered(await test.handlers.revokeDevice({ device, reason: '丢了' }, DESK));

/** Does something while the clock of the machine stands a year ahead. */
async function ahead<T>(test: TestBackground, work: () => Promise<T>): Promise<T> {
  test.pass(YEAR);
  const done = await work();
  test.pass(3_600_000 - YEAR);
  return done;
}

async function office() {
  const center = await machineOf(CENTER, '王主任');
  await filedBy(center, '一');
  const deputy = await SigningDevice.begin('deputy', CENTER);
  const device = await SigningDevice.begin('d');
  await takeEvents(center, deputy, device);
  await approve(center, deputy, [CENTER]);
  const approves = async (seats: Role[]) =>
    deputy.write(
      '核准',
      { kind: 'device', id: 'd' },
      { fingerprint: await device.fingerprint(), publicKey: device.publicKey, seats },
      { role: CENTER },
    );
  return { center, deputy, device, approves };
}

describe('a center whose clock had been a year ahead', () => {
  it('revokes what another approved, whose act came then', async () => {
    const { center, deputy, approves } = await office();
    await approves(['值班读网员']);
    await ahead(center, () => takeEvents(center, deputy));
    expect(await stateOf(center, 'd')).toBe('已核准');
    await revoke(center, 'd');
    expect(await stateOf(center, 'd')).toBe('已吊销');
  });

  it('approves what another revoked, whose act came then', async () => {
    const { center, deputy, device } = await office();
    await approve(center, device, ['值班读网员']);
    const { publicKey } = device;
    await deputy.write(
      '吊销',
      { kind: 'device', id: 'd' },
      { reason: '丢了', publicKey, known: [] },
      { role: CENTER },
    );
    await ahead(center, () => takeEvents(center, deputy));
    expect(await stateOf(center, 'd')).toBe('已吊销');
    await approve(center, device, ['值班读网员']);
    expect(await stateOf(center, 'd')).toBe('已核准');
  });

  it('gives a deputy another seat, and what the deputy had decided by then stands', async () => {
    const { center, deputy, approves } = await office();
    await approves(['值班读网员']);
    await ahead(center, () => takeEvents(center, deputy));
    await approve(center, deputy, ['值班读网员']);
    expect(await stateOf(center, 'd')).toBe('已核准');
    // What comes after counts no more.
    await approves([CENTER]);
    await takeEvents(center, deputy);
    const found = answered(await center.handlers.devices(null, DESK)).find(({ id }) => id === 'd');
    expect(found?.seats).toEqual(['值班读网员']);
    // The act says when the last file had come; the clock of the chain stays right.
    const act = (await recordsOf(center)).own.at(-1);
    expect(Number.parseInt(act?.hlc.slice(0, 9) ?? '', 36)).toBeLessThan(NOW_MS + YEAR / 2);
  });

  it.each(['restored', 'rolled back'])('revokes after it was %s what it approved itself', async (how) => {
    const { center, device } = await office();
    await ahead(center, () => approve(center, device, ['值班读网员']));
    const image = await imageOf(center);
    let test = await machineOf(CENTER, '王主任');
    test.pass(center.background.nowMs() - NOW_MS);
    if (how === 'restored') answered(await take(test, await exported(center, '备份'), true));
    else {
      const friend = await machineOf('值班读网员', '李敏', '区教体局');
      await filedBy(center, '二');
      answered(await take(friend, await exported(center, '回复')));
      test = await machineFrom(image, image.nowMs + 600_000);
      expect(answered(await take(test, await exported(friend, '交件'))).rolledBack).toBeDefined();
    }
    test.pass(60_000);
    await revoke(test, 'd');
    expect(await stateOf(test, 'd')).toBe('已吊销');
  });
});
