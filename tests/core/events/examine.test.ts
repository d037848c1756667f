import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asFingerprint, fingerprintOf, NOBODY, whoseDevice } from '../../../lib/core/events/device.ts';
import type { Event } from '../../../lib/core/events/event.ts';
import { newEvent, signedText } from '../../../lib/core/events/new-event.ts';
import { notCounted } from '../../../lib/core/events/not-counted.ts';
import { distrust } from '../../../lib/core/events/trust.ts';
import { foldTicket } from '../../../lib/core/tickets/fold.ts';
import { payloads, START, sha256, submission } from '../tickets/story.ts';
import { examined, SigningDevice } from './examined.ts';

const TICKET = { kind: 'ticket', id: 't1' } as const;
const note = (text: string) => ({ text });

async function deviceWith(id: string, notes: number): Promise<SigningDevice> {
  const device = await SigningDevice.begin(id);
  for (let index = 0; index < notes; index++) await device.write('备注', TICKET, note(`${id} ${index}`));
  return device;
}

/** What an examination says, as a value that does not depend on the order of its lists. */
const told = async (events: readonly Event[], own: string[] = []) => {
  const { sound, quarantined, missing, devices } = await examined(events, own);
  return {
    sound: sound.map(({ id }) => id).sort(),
    quarantined: quarantined.map(({ event, reason }) => `${event.id} ${event.sig} ${reason}`).sort(),
    missing,
    devices: [...devices].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
};

describe('a device', () => {
  it('registered before anybody said who they are is named by its first record with a name', async () => {
    const [first] = (await SigningDevice.begin('d1')).events;
    if (!first) throw new Error('no record');
    const writtenBy = (name: string) => ({ ...first, by: { ...first.by, person: { name, unit: '某局' } } });
    const nobody = { name: NOBODY, unit: '' };
    const some = [writtenBy(NOBODY), writtenBy('甲'), writtenBy('乙')];
    expect(whoseDevice(nobody, some)).toEqual({ name: '甲', unit: '某局' });
    expect(whoseDevice(nobody, some.slice(0, 1))).toEqual(nobody);
    expect(whoseDevice({ name: '丙', unit: '县府办' }, some)).toEqual({ name: '丙', unit: '县府办' });
    expect(whoseDevice(undefined, [])).toEqual({ name: '', unit: '' });
  });

  it('is known by its fingerprint however it was heard and typed', () => {
    for (const typed of ['7F3K-Q2XA', '7f3kq2xa', ' 7f3k q2xa ', '７Ｆ３Ｋ－Ｑ２ＸＡ', '7F3K—Q2XA'])
      expect(asFingerprint(typed)).toBe('7F3K-Q2XA');
    expect(asFingerprint('lO1i')).toBe('1011');
  });

  it('has its missing and set-apart records counted, the gaps together', async () => {
    const [one, two] = [await deviceWith('d1', 5), await deviceWith('d2', 2)];
    const some = one.events.filter(({ seq }) => seq !== 2 && seq !== 4);
    const changed = two.events.map((event) => (event.seq === 3 ? { ...event, payload: note('改') } : event));
    const told = notCounted(await examined([...some, ...changed]));
    expect(told.get('d1')).toEqual({ missing: 2, apart: 0, reason: '' });
    expect(told.get('d2')).toMatchObject({ missing: 0, apart: 1, reason: expect.stringMatching(/。$/) });
    expect(notCounted(await examined(one.events)).size).toBe(0);
  });
});

describe('a set of records', () => {
  it('that nobody touched is sound, in any order and with repeats', async () => {
    const [one, two] = [await deviceWith('d1', 3), await deviceWith('d2', 2)];
    const all = [...one.events, ...two.events];
    const plain = await told(all);
    expect(plain.quarantined).toEqual([]);
    expect(plain.sound).toHaveLength(7);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...all, ...all], { minLength: 14 }), async (mixed) => {
        expect(await told(mixed)).toEqual(plain);
      }),
      { numRuns: 10 },
    );
  });

  it.each([
    ['its words', (event: Event) => ({ ...event, payload: note('改') })],
    ['its time', (event: Event) => ({ ...event, at: '2026-11-23T08:00:00+08:00' })],
    ['its writer', (event: Event) => ({ ...event, by: { ...event.by, person: { name: '别人', unit: '' } } })],
    [
      'its signature',
      (event: Event) => ({ ...event, sig: event.sig.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) }),
    ],
    ['its signature, taken away', (event: Event) => ({ ...event, sig: '' })],
    ['its predecessor', (event: Event) => ({ ...event, prevHash: 'ab' })],
  ])(
    'with %s changed sets that record apart alone, and names why; all others stand',
    async (_what, change) => {
      const [one, two] = [await deviceWith('d1', 4), await deviceWith('d2', 2)];
      for (let at = 1; at < one.events.length; at++) {
        const changed = one.events.map((event, index) => (index === at ? change(event) : event));
        const { sound, quarantined } = await examined([...changed, ...two.events]);
        expect(sound.filter(({ by }) => by.device === 'd2')).toHaveLength(3);
        expect(sound.filter(({ by }) => by.device === 'd1').map(({ seq }) => seq)).toEqual(
          one.events.map(({ seq }) => seq).filter((seq) => seq !== at + 1),
        );
        expect(quarantined).toHaveLength(1);
        for (const { reason } of quarantined) expect(reason).toMatch(/。$/);
        // Beside the genuine record the changed copy silences nobody, and is still named.
        const both = await examined([...changed, ...one.events]);
        expect(both.sound.map(({ id }) => id).sort()).toEqual(one.events.map(({ id }) => id).sort());
        expect(both.quarantined).toHaveLength(1);
      }
    },
  );

  it('with a record under another number names it, and calls the number it left 待补', async () => {
    const device = await deviceWith('d1', 4);
    const moved = device.events.map((event) => (event.seq === 3 ? { ...event, seq: 4 } : event));
    const { sound, quarantined, missing } = await examined(moved);
    expect(sound.map(({ seq }) => seq)).toEqual([1, 2, 4, 5]);
    expect(quarantined.map(({ event }) => event.id)).toEqual(['d1-3']);
    expect(missing).toEqual([{ device: 'd1', from: 3, to: 3 }]);
  });

  it('with a fork that came at once keeps the longer branch and names the other, in any order', async () => {
    const device = await deviceWith('d1', 3);
    const [, before] = device.events;
    if (!before) throw new Error();
    const branch = newEvent({
      type: '备注',
      subject: TICKET,
      payload: note('另一支'),
      by: before.by,
      parents: [],
      now: START,
      previous: null,
      randomId: 'fork',
    });
    const forked = { ...branch, seq: 3, prevHash: device.events[2]?.prevHash ?? '' };
    forked.sig = await device.sign(signedText(forked));
    const one = await told([...device.events, forked]);
    expect(one).toEqual(await told([forked, ...device.events].reverse()));
    expect(one.sound).toEqual(['d1-1', 'd1-2', 'd1-3', 'd1-4']);
    expect(one.quarantined).toHaveLength(1);
    expect(one.quarantined[0]).toMatch(/还原或复制/);
  });

  it('with a number missing is 待补: nothing is quarantined, and the later file mends it', async () => {
    const device = await deviceWith('d1', 4);
    const gap = await examined(device.events.filter(({ seq }) => seq !== 3));
    expect(gap.quarantined).toEqual([]);
    expect(gap.missing).toEqual([{ device: 'd1', from: 3, to: 3 }]);
    expect((await examined(device.events)).missing).toEqual([]);
  });

  it('never throws away a record: sound and quarantined are all there is', async () => {
    const device = await deviceWith('d1', 6);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 6 }), { maxLength: 4 }), async (places) => {
        const set = device.events.map((event, index) =>
          places.includes(index) ? { ...event, payload: { text: '改', publicKey: '' } } : event,
        );
        const { sound, quarantined } = await examined(set);
        expect([...sound, ...quarantined.map(({ event }) => event)].map(({ id }) => id).sort()).toEqual(
          set.map(({ id }) => id).sort(),
        );
      }),
      { numRuns: 15 },
    );
  });
});

describe('approval', () => {
  const center = () => SigningDevice.begin('center', '大数据中心');

  it('by this machine makes another device count; a wrong fingerprint does not', async () => {
    const [own, other] = [await center(), await SigningDevice.begin('d2', '大数据中心')];
    const act = await other.write('受理', TICKET, {}, { role: '大数据中心' });
    const all = () => [...own.events, ...other.events];
    const standing = async () => (await examined(all(), ['center'])).devices.get('d2');
    expect((await standing())?.state).toBe('未登记');
    expect(distrust(act, await standing())).toMatch(/核准/);

    const subject = { kind: 'device', id: 'd2' } as const;
    await own.write('核准', subject, { fingerprint: '0000-0000' }, { role: '大数据中心' });
    expect((await standing())?.state).toBe('未登记');
    await own.write('核准', subject, { fingerprint: await other.fingerprint() }, { role: '大数据中心' });
    expect(await standing()).toMatchObject({ state: '已核准', approvedBy: '人center' });
    expect(distrust(act, await standing())).toBeNull();
  });

  it('counts only from a device that is approved itself, and nobody approves himself', async () => {
    const [own, stranger] = [await center(), await SigningDevice.begin('d3', '大数据中心')];
    const fingerprint = await stranger.fingerprint();
    await stranger.write('核准', { kind: 'device', id: 'd3' }, { fingerprint }, { role: '大数据中心' });
    const { devices } = await examined([...own.events, ...stranger.events], ['center']);
    expect(devices.get('d3')?.state).toBe('未登记');
  });

  it('withdrawn: what was written before it still counts, what came after does not', async () => {
    const [own, other] = [await center(), await SigningDevice.begin('d2', '大数据中心')];
    const subject = { kind: 'device', id: 'd2' } as const;
    await own.write('核准', subject, { fingerprint: await other.fingerprint() }, { role: '大数据中心' });
    const before = await other.write('受理', TICKET, {}, { role: '大数据中心', now: START + 1 });
    const parents = own.events.slice(-1).map(({ id }) => id);
    await own.write(
      '吊销',
      subject,
      { reason: '电脑丢失' },
      { role: '大数据中心', now: START + 600_000, parents },
    );
    const after = await other.write('受理', TICKET, {}, { role: '大数据中心', now: START + 900_000 });
    const { devices, sound, quarantined } = await examined([...own.events, ...other.events], ['center']);
    const device = devices.get('d2');
    expect(device?.state).toBe('已吊销');
    expect(sound).toContain(before);
    expect(distrust(before, device)).toBeNull();
    expect(quarantined).toMatchObject([{ event: { id: after.id }, reason: expect.stringMatching(/吊销/) }]);
  });

  it('without it a ticket stays 待核实 whatever a stranger wrote as the center', async () => {
    const [own, stranger] = [await center(), await SigningDevice.begin('d9', '大数据中心')];
    const filed = await stranger.write('提交', TICKET, submission());
    await stranger.write('受理', TICKET, payloads(1).受理 ?? {}, { role: '大数据中心', parents: [filed.id] });
    const { sound, devices } = await examined([...own.events, ...stranger.events], ['center']);
    const ticket = foldTicket(sound, (event) => distrust(event, devices.get(event.by.device)));
    expect(ticket?.state).toBe('待核实');
    expect(ticket?.history.map(({ type, applied }) => [type, applied])).toEqual([
      ['提交', true],
      ['受理', false],
    ]);
    expect(foldTicket(sound)?.state).toBe('已受理');
  });
});

describe('the fingerprint', () => {
  it('is eight spoken characters of the key, and another key has another', async () => {
    const [one, two] = [await SigningDevice.begin('a'), await SigningDevice.begin('b')];
    expect(await one.fingerprint()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await one.fingerprint()).not.toBe(await two.fingerprint());
    expect(await fingerprintOf(one.publicKey, sha256)).toBe(await one.fingerprint());
  });
});
