import { describe, expect, it } from 'vitest';

import { successionText } from '../../../lib/core/events/device.ts';
import type { Event } from '../../../lib/core/events/event.ts';
import { signedText } from '../../../lib/core/events/new-event.ts';
import { examined, SigningDevice } from './examined.ts';

const CENTER = '大数据中心';
const subject = (id: string) => ({ kind: 'device' as const, id });

async function approval(
  by: SigningDevice,
  of: SigningDevice,
  over: { id?: string; seats?: string[]; role?: Event['by']['role'] } = {},
): Promise<Event> {
  const payload = {
    fingerprint: await of.fingerprint(),
    publicKey: of.publicKey,
    seats: over.seats ?? [CENTER],
    name: '姚青',
    unit: '县大数据中心',
  };
  return by.write('核准', subject(over.id ?? of.id), payload, { role: over.role ?? '值班读网员' });
}

describe('a device approved before any record of it came', () => {
  it('is known with its whole key, and its records count when they come', async () => {
    const reader = await SigningDevice.begin('读网员');
    const center = await SigningDevice.begin('中心', CENTER);
    await approval(reader, center);
    const before = await examined(reader.events, ['读网员']);
    expect(before.devices.get('中心')).toMatchObject({
      ...{ state: '已核准', seats: [CENTER], publicKey: center.publicKey, events: 0, runs: [] },
      ...{ name: '姚青', unit: '县大数据中心', fingerprint: await center.fingerprint() },
    });
    expect(before.missing).toEqual([]);
    const after = await examined([...reader.events, ...center.events], ['读网员']);
    expect(after.devices.size).toBe(2);
    expect(after.devices.get('中心')).toMatchObject({ state: '已核准', seats: [CENTER], events: 1 });
  });

  it('its approval is for the very key: another that claims the id gets nothing and takes nothing', async () => {
    const reader = await SigningDevice.begin('读网员');
    const center = await SigningDevice.begin('中心', CENTER);
    const thief = await SigningDevice.begin('中心', CENTER);
    await approval(reader, center);
    const { devices } = await examined([...reader.events, ...thief.events], ['读网员']);
    expect(devices.get('中心')).toMatchObject({ publicKey: center.publicKey, state: '已核准' });
    const others = [...devices.values()].filter(({ publicKey }) => publicKey === thief.publicKey);
    expect(others).toMatchObject([{ state: '未登记', seats: [] }]);
  });

  it('can be revoked, and then nothing of it counts when it comes', async () => {
    const reader = await SigningDevice.begin('读网员');
    const center = await SigningDevice.begin('中心', CENTER);
    await approval(reader, center);
    await reader.write('吊销', subject('中心'), { reason: '电脑丢失', known: [] });
    expect((await examined(reader.events, ['读网员'])).devices.get('中心')?.state).toBe('已吊销');
    const after = await examined([...reader.events, ...center.events], ['读网员']);
    expect(after.devices.get('中心')?.state).toBe('已吊销');
    expect(after.sound.filter(({ by }) => by.device === '中心')).toEqual([]);
  });

  it('vouches for the device that goes on in its place', async () => {
    const reader = await SigningDevice.begin('读网员');
    const old = await SigningDevice.begin('旧', CENTER);
    await approval(reader, old);
    const next = await SigningDevice.begin('新', CENTER);
    const sig = await old.sign(successionText('旧', '新', next.publicKey));
    const succeeds = { device: '旧', publicKey: old.publicKey, sig };
    const vouched = next.events.map((event) => ({ ...event, payload: { ...event.payload, succeeds } }));
    for (const event of vouched) event.sig = await next.sign(signedText(event));
    const { devices } = await examined([...reader.events, ...vouched], ['读网员']);
    expect(devices.get('新')).toMatchObject({ state: '已核准', seats: [CENTER], succeeds: '旧' });
  });

  it('is nobody’s to name but this machine’s and an approved center’s; only centers are shown', async () => {
    const reader = await SigningDevice.begin('读网员');
    const stranger = await SigningDevice.begin('生人', CENTER);
    const named = await SigningDevice.begin('被提到的');
    await approval(stranger, named, { role: CENTER });
    await approval(reader, named, { id: '读网员的同事', seats: ['值班读网员'] });
    const { devices } = await examined([...reader.events, ...stranger.events], ['读网员']);
    expect([...devices.keys()].sort()).toEqual(['生人', '读网员']);
    await approval(reader, stranger);
    const trusted = await examined([...reader.events, ...stranger.events], ['读网员']);
    expect(trusted.devices.get('被提到的')).toMatchObject({ state: '已核准', seats: [CENTER] });
  });
});
