import { describe, expect, it } from 'vitest';

import type { Event } from '../../../lib/core/events/event.ts';
import { type ExamineMeans, examineEvents } from '../../../lib/core/events/examine.ts';
import { earlierHash, eventHash, signedText } from '../../../lib/core/events/new-event.ts';
import { isCanonicalSignature, otherS } from '../../../lib/core/events/signature.ts';
import { START, sha256, submission } from '../tickets/story.ts';
import { SigningDevice, verify } from './examined.ts';

const TICKET = { kind: 'ticket' as const, id: 't1' };

const examine = (events: readonly Event[], over: Partial<ExamineMeans> = {}) =>
  examineEvents(events, { sha256, verify, own: [], ...over });

async function writer(id: string, notes: number): Promise<SigningDevice> {
  const device = await SigningDevice.begin(id);
  await device.write('提交', TICKET, { ...submission() });
  for (let index = 0; index < notes; index++) await device.write('备注', TICKET, { text: `${index}` });
  return device;
}

/** The chain as builds of the first version wrote it: each record names the one before with its signature. */
async function asFirstVersion(device: SigningDevice): Promise<Event[]> {
  const chain: Event[] = [];
  for (const event of device.events) {
    const before = chain.at(-1);
    const unsigned = { ...event, prevHash: before ? await earlierHash(before, sha256) : '', sig: '' };
    chain.push({ ...unsigned, sig: await device.sign(signedText(unsigned)) });
  }
  return chain;
}

const respelled = (event: Event): Event => ({ ...event, sig: otherS(event.sig) });
const ids = (events: readonly Event[]) => events.map(({ id }) => id);

describe.each(['this version', 'the first version'])('a chain of %s', (version) => {
  const chainOf = async (device: SigningDevice) =>
    version === 'this version' ? device.events : asFirstVersion(device);

  it('stands whole beside copies whose signature is respelled, in any order', async () => {
    const device = await writer('d', 4);
    const chain = await chainOf(device);
    const copies = chain.map(respelled);
    for (const set of [
      chain,
      copies,
      [...chain, ...copies],
      [...copies, ...chain],
      // Each record in one of its spellings, by turns.
      chain.map((event, index) => (index % 2 === 0 ? event : respelled(event))),
    ]) {
      const { sound, quarantined, missing, devices } = await examine(set);
      expect(ids(sound)).toEqual(ids(chain));
      expect({ quarantined, missing }).toEqual({ quarantined: [], missing: [] });
      expect(devices.get('d')).toMatchObject({ publicKey: device.publicKey, events: chain.length });
    }
  });

  it('stands whole beside copies that are spelled as no signature is, though they were taken for valid once', async () => {
    const device = await writer('d', 2);
    const chain = await chainOf(device);
    const copies = chain.map((event) => ({ ...event, sig: `${event.sig}==` }));
    const { sound, quarantined } = await examine([...copies, ...chain], { signatureHolds: () => true });
    expect(ids(sound)).toEqual(ids(chain));
    expect(quarantined).toHaveLength(copies.length);
    for (const { event } of quarantined) expect(isCanonicalSignature(event.sig)).toBe(false);
  });

  it('loses one record that was changed and none after it', async () => {
    const device = await writer('d', 4);
    const chain = await chainOf(device);
    for (const [at, event] of chain.entries()) {
      if (at === 0) continue;
      const set = chain.map((one) => (one === event ? { ...one, at: '2026-11-23T08:00:00+08:00' } : one));
      const { sound, quarantined, missing } = await examine(set);
      expect(ids(sound)).toEqual(ids(chain.filter((one) => one !== event)));
      expect(quarantined).toHaveLength(1);
      expect(missing).toEqual(
        at === chain.length - 1 ? [] : [{ device: 'd', from: event.seq, to: event.seq }],
      );
    }
  });
});

describe('the hash of a record', () => {
  it('does not depend on how its signature is spelled', async () => {
    const device = await writer('d', 1);
    for (const event of device.events)
      expect(await eventHash(respelled(event), sha256)).toBe(await eventHash(event, sha256));
  });
});

describe('a fork of one chain', () => {
  /** The chain to number 3, and from there two branches of the same key. */
  async function forked(first: number, second: number) {
    const device = await writer('d', 1);
    const trunk = [...device.events];
    const twin = device.copy();
    for (let index = 0; index < first; index++) await device.write('备注', TICKET, { text: `甲${index}` });
    for (let index = 0; index < second; index++)
      await twin.write('备注', TICKET, { text: `乙${index}` }, { id: `twin-${index}` });
    return { trunk, one: device.events.slice(3), two: twin.events.slice(3) };
  }

  it('keeps the branch that came first, whichever is longer, and names the other', async () => {
    for (const [first, second] of [
      [2, 2],
      [1, 4],
      [4, 1],
    ] as const) {
      const { trunk, one, two } = await forked(first, second);
      for (const [early, late] of [
        [one, two],
        [two, one],
      ] as const) {
        const arrivedAt = (event: Event) => (late.includes(event) ? 2 : 1);
        const { sound, quarantined, devices } = await examine([...late, ...early, ...trunk], { arrivedAt });
        expect(ids(sound)).toEqual(ids([...trunk, ...early]));
        expect(ids(quarantined.map(({ event }) => event)).sort()).toEqual(ids(late).sort());
        for (const { waits, reason } of quarantined) {
          expect(waits).toBe('分叉');
          expect(reason).toMatch(/还原|另一支/);
        }
        expect(devices.get('d')?.forkedAt).toBe(4);
      }
    }
  });

  it('keeps the longer one where both came at once, in any order', async () => {
    const { trunk, one, two } = await forked(1, 3);
    for (const set of [[...trunk, ...one, ...two], [...two, ...one, ...trunk].reverse()])
      expect(ids((await examine(set)).sound)).toEqual(ids([...trunk, ...two]));
  });

  it('loses nothing that counted where a number had not come yet', async () => {
    const { trunk, one, two } = await forked(3, 1);
    const [, ...later] = one;
    const arrivedAt = (event: Event) => (two.includes(event) ? 2 : 1);
    const { sound } = await examine([...trunk, ...later, ...two], { arrivedAt });
    expect(ids(sound)).toEqual(ids([...trunk, ...later]));
  });
});

describe('two keys under one id', () => {
  it('are two writers: what either signed stands, and neither takes the other’s place', async () => {
    const victim = await writer('d', 3);
    const impostor = await SigningDevice.begin('d');
    await impostor.write('提交', { kind: 'ticket', id: 't2' }, { ...submission() }, { id: 'other' });
    const { sound, devices, quarantined } = await examine([...impostor.events, ...victim.events]);
    expect(quarantined.map(({ event }) => event.id)).toEqual(['d-1']);
    expect(ids(sound)).toEqual(expect.arrayContaining(ids(victim.events.slice(1))));
    expect([...devices.values()].map(({ device, state }) => [device, state])).toEqual([
      ['d', '未登记'],
      ['d', '未登记'],
    ]);
  });
});

describe('a record of the far past', () => {
  it('cannot be put before what a device wrote', async () => {
    const device = await writer('d', 3);
    const twin = device.copy();
    const late = await twin.write('备注', TICKET, { text: '倒填' }, { id: 'late', now: START - 86_400_000 });
    const back = { ...late, hlc: late.hlc.replace(/^\w{9}/, '000000001'), sig: '' };
    const signed = { ...back, sig: await device.sign(signedText(back)) };
    const { sound, quarantined } = await examine([...device.events, signed]);
    expect(ids(sound)).toEqual(ids(device.events));
    expect(quarantined).toMatchObject([
      { event: { id: 'late' }, reason: expect.stringContaining('逻辑时钟') },
    ]);
  });
});
