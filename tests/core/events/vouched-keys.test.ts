import { describe, expect, it } from 'vitest';

import { successionText } from '../../../lib/core/events/device.ts';
import type { Event } from '../../../lib/core/events/event.ts';
import { newEvent, signedText } from '../../../lib/core/events/new-event.ts';
import { START } from '../tickets/story.ts';
import { examined, SigningDevice } from './examined.ts';

const ticket = { kind: 'ticket' as const, id: 't' };

/** A 登记 of a device that names the one before it, whose key signs for it. */
async function successor(of: SigningDevice, id: string): Promise<Event> {
  const { publicKey } = of;
  const sig = await of.sign(successionText('lost', id, publicKey));
  const event = newEvent({
    type: '登记',
    subject: { kind: 'device', id },
    payload: {
      publicKey,
      name: '',
      unit: '',
      follows: ['lost'],
      succeeds: { device: 'lost', publicKey, sig },
    },
    by: { device: id, person: { name: '人', unit: '某局' }, role: '值班读网员' },
    parents: [],
    now: START + 3_600_000,
    previous: null,
    randomId: `${id}-1`,
  });
  return { ...event, sig: await of.sign(signedText(event)) };
}

async function withoutRegistration(): Promise<{ device: SigningDevice; left: Event[] }> {
  const device = await SigningDevice.begin('lost');
  for (const text of ['一', '二', '三']) await device.write('备注', ticket, { text });
  return { device, left: device.events.slice(1) };
}

describe('a device whose 登记 is lost', () => {
  it('is proved by the key that its successor’s 登记 names and signs with', async () => {
    const { device, left } = await withoutRegistration();
    const [first, ...others] = left;
    const forged = { ...(others[0] as Event), payload: { text: '改过' } };
    const found = await examined([
      first as Event,
      forged,
      others[1] as Event,
      await successor(device, 'next'),
    ]);
    const proved = [...found.devices.values()].filter(({ publicKey }) => publicKey === device.publicKey);
    expect(proved.map(({ device: id, events }) => `${id} ${events}`).sort()).toEqual(['lost 2', 'next 1']);
    // The changed copy is no branch of the proved chain, and nobody answers for it.
    expect(found.quarantined).toEqual([]);
    expect(found.writerOf(forged)?.publicKey).toBeUndefined();
    const before = proved.find(({ device: id }) => id === 'lost');
    expect(found.missing).toContainEqual({ device: before?.id, from: 3, to: 3 });
  });

  it('loses nothing to a stranger who names a key of his own as its key', async () => {
    const { left } = await withoutRegistration();
    const stranger = await SigningDevice.begin('stranger');
    const found = await examined([...left, await successor(stranger, 'next')]);
    expect(found.sound.filter(({ by }) => by.device === 'lost')).toHaveLength(3);
    expect(found.quarantined).toEqual([]);
    expect(found.devices.get('lost')?.publicKey).toBeUndefined();
  });

  it('is one writer again once its 登记 is there', async () => {
    const { device } = await withoutRegistration();
    const found = await examined([...device.events, await successor(device, 'next')]);
    expect([...found.devices.keys()].sort()).toEqual(['lost', 'next']);
    expect(found.missing).toEqual([]);
  });
});
