import { describe, expect, it } from 'vitest';
import type { Event } from '../../../lib/core/events/event.ts';
import { examineEvents } from '../../../lib/core/events/examine.ts';
import { eventHash, signedText } from '../../../lib/core/events/new-event.ts';
import { parseEvent } from '../../../lib/core/events/parse-event.ts';
import { foldTicket } from '../../../lib/core/tickets/fold.ts';
import { START, sha256, submission } from '../tickets/story.ts';
import { SigningDevice, verify } from './examined.ts';

const TICKET = { kind: 'ticket' as const, id: 't1' };
const ACCEPTED = { unitName: '区应急局' };
const filing = (over = {}) => ({ ...submission(over) });

/** The center's own machine with what it wrote, and whoever else writes. */
async function center() {
  const own = await SigningDevice.begin('center', '大数据中心');
  const approve = async (device: SigningDevice) =>
    own.write(
      '核准',
      { kind: 'device', id: device.id },
      { fingerprint: await device.fingerprint() },
      { role: '大数据中心' },
    );
  const examine = (events: readonly Event[]) =>
    examineEvents(events, { sha256, verify, own: [own.id], ownEvents: own.events });
  return { own, approve, examine };
}

/** The same answer in any order. */
async function inAnyOrder(
  events: readonly Event[],
  examine: (events: readonly Event[]) => ReturnType<typeof examineEvents>,
) {
  const orders = [
    events,
    [...events].reverse(),
    [...events.slice(3), ...events.slice(0, 3)],
    [...events, ...events],
  ];
  const answers = await Promise.all(orders.map(examine));
  const told = answers.map(({ sound, quarantined, devices }) => ({
    sound: sound.map(({ id, by }) => `${by.device} ${id}`).sort(),
    apart: quarantined.map(({ event, reason }) => `${event.by.device} ${event.id} ${reason}`).sort(),
    states: [...devices.values()].map(({ id, state }) => `${id} ${state}`).sort(),
  }));
  for (const one of told) expect(one).toEqual(told[0]);
  const [answer] = answers;
  if (!answer) throw new Error();
  return answer;
}

/** A record signed by its device after it was changed by hand. */
async function signedAs(device: SigningDevice, event: Event, over: Partial<Event>): Promise<Event> {
  const changed = { ...event, ...over, sig: '' };
  return { ...changed, sig: await device.sign(signedText(changed)) };
}

describe('a stranger’s file', () => {
  it('with a second 登记 for a device silences nobody whose fingerprint was compared', async () => {
    const { examine, approve } = await center();
    const victim = await SigningDevice.begin('victim', '大数据中心');
    await victim.write('提交', TICKET, filing());
    await approve(victim);
    const impostor = await SigningDevice.begin('victim', '大数据中心');
    const forged = impostor.events.map((event) => ({ ...event, id: 'forged' }));
    const [claim] = forged;
    if (!claim) throw new Error();
    const claimed = await signedAs(impostor, claim, {});
    const { sound, devices, quarantined } = await inAnyOrder([...victim.events, claimed], examine);
    expect(devices.get('victim')).toMatchObject({ state: '已核准', publicKey: victim.publicKey });
    // Another key is another writer, which nobody answers for.
    expect(sound.map(({ id }) => id)).toEqual(expect.arrayContaining(victim.events.map(({ id }) => id)));
    expect(quarantined).toEqual([]);
    expect([...devices.values()].filter(({ device }) => device === 'victim')).toMatchObject([
      { id: 'victim', state: '已核准' },
      { id: `victim ${impostor.publicKey}`, state: '未登记', publicKey: impostor.publicKey },
    ]);
  });

  it('nor one that an approved device of the center compared', async () => {
    const { examine, approve } = await center();
    const deputy = await SigningDevice.begin('deputy', '大数据中心');
    await approve(deputy);
    const victim = await SigningDevice.begin('victim', '大数据中心');
    await deputy.write(
      '核准',
      { kind: 'device', id: 'victim' },
      { fingerprint: await victim.fingerprint() },
      { role: '大数据中心' },
    );
    const impostor = await SigningDevice.begin('victim', '大数据中心');
    const [claim] = impostor.events;
    if (!claim) throw new Error();
    const claimed = await signedAs(impostor, claim, { id: 'forged' });
    const { devices } = await inAnyOrder([...victim.events, ...deputy.events, claimed], examine);
    expect(devices.get('victim')).toMatchObject({ state: '已核准', publicKey: victim.publicKey });
  });

  it('with a record under an id of this machine’s takes nothing’s place', async () => {
    const { own, examine } = await center();
    await own.write('提交', TICKET, filing());
    const taken = await own.write('受理', TICKET, ACCEPTED, {
      role: '大数据中心',
      parents: ['center-2'],
    });
    const stranger = await SigningDevice.begin('a stranger');
    const next = await stranger.write('备注', TICKET, { text: '!' });
    // Smaller in canonical JSON, so that it would be the one kept.
    const copy = await signedAs(stranger, next, { id: taken.id, at: '2000-01-01T00:00:00+08:00' });
    const { sound, quarantined } = await inAnyOrder([stranger.events[0] ?? next, copy], examine);
    expect(foldTicket(sound)?.state).toBe('已受理');
    expect(quarantined).toMatchObject([{ event: { id: taken.id, by: { device: 'a stranger' } } }]);
  });

  it('with a record under an id of an approved device takes nothing’s place, an approval’s neither', async () => {
    const { examine, approve } = await center();
    const deputy = await SigningDevice.begin('deputy', '大数据中心');
    await approve(deputy);
    const other = await SigningDevice.begin('other', '大数据中心');
    const approval = await deputy.write(
      '核准',
      { kind: 'device', id: 'other' },
      { fingerprint: await other.fingerprint() },
      { role: '大数据中心' },
    );
    const stranger = await SigningDevice.begin('a stranger');
    const next = await stranger.write('备注', TICKET, { text: '!' });
    const copy = await signedAs(stranger, next, {
      id: approval.id,
      at: '2000-01-01T00:00:00+08:00',
      subject: { kind: 'device', id: 'other' },
    });
    const set = [...deputy.events, ...other.events, stranger.events[0] ?? next, copy];
    const { devices, quarantined } = await inAnyOrder(set, examine);
    expect(devices.get('other')?.state).toBe('已核准');
    expect(quarantined.map(({ event }) => event.by.device)).toEqual(['a stranger']);
  });

  it('of strangers who claim one id: one counts, the other is named, and an approval decides', async () => {
    const { own, examine, approve } = await center();
    const one = await SigningDevice.begin('one');
    const two = await SigningDevice.begin('two');
    const first = await one.write('提交', TICKET, filing());
    const second = await two.write('提交', TICKET, filing({ number: 'BC-20261123-ZZZZ' }));
    const copy = await signedAs(two, second, { id: first.id });
    const set = [...one.events, two.events[0] ?? second, copy];
    const before = await inAnyOrder(set, examine);
    expect(before.quarantined.map(({ event }) => event.by.device)).toEqual(['two']);
    // Where the wrong one came first, a person takes the right one over, or approves its device.
    const takeOver = await own.write(
      '采纳',
      { kind: 'device', id: 'two' },
      { records: [{ id: copy.id, hash: await eventHash(copy, sha256) }] },
      { role: '大数据中心' },
    );
    const taken = await inAnyOrder(set, examine);
    expect(taken.quarantined.map(({ event }) => event.by.device)).toEqual(['one']);
    own.events.splice(own.events.indexOf(takeOver), 1);
    await approve(two);
    const after = await inAnyOrder(set, examine);
    expect(after.quarantined.map(({ event }) => event.by.device)).toEqual(['one']);
    expect(foldTicket(after.sound)?.number).toBe('BC-20261123-ZZZZ');
  });

  it('cannot approve itself, nor by way of another stranger, nor in a circle', async () => {
    const { examine } = await center();
    const one = await SigningDevice.begin('one', '大数据中心');
    const two = await SigningDevice.begin('two', '大数据中心');
    for (const [writer, of] of [
      [one, one],
      [one, two],
      [two, one],
    ] as const)
      await writer.write(
        '核准',
        { kind: 'device', id: of.id },
        { fingerprint: await of.fingerprint() },
        { role: '大数据中心', now: 0 },
      );
    const { devices } = await inAnyOrder([...one.events, ...two.events], examine);
    expect([...devices.values()].map(({ state }) => state).sort()).toEqual(['未登记', '未登记', '本机']);
  });

  it('cannot revoke anybody', async () => {
    const { examine, approve } = await center();
    const deputy = await SigningDevice.begin('deputy', '大数据中心');
    await approve(deputy);
    const stranger = await SigningDevice.begin('a stranger');
    for (const id of ['deputy', 'center'])
      await stranger.write('吊销', { kind: 'device', id }, { reason: '!' }, { role: '大数据中心' });
    const { devices } = await inAnyOrder([...deputy.events, ...stranger.events], examine);
    expect(devices.get('deputy')?.state).toBe('已核准');
    expect(devices.get('center')?.state).toBe('本机');
  });

  it('with used numbers again loses one branch of its own device, and nobody else’s record', async () => {
    const { examine } = await center();
    const honest = await SigningDevice.begin('honest');
    await honest.write('提交', TICKET, filing());
    const stranger = await SigningDevice.begin('a stranger');
    const note = await stranger.write('备注', TICKET, { text: '一' });
    const again = await signedAs(stranger, note, { id: 'again', payload: { text: '二' } });
    const { sound, quarantined } = await inAnyOrder([...honest.events, ...stranger.events, again], examine);
    expect(quarantined.map(({ event }) => event.by.device)).toEqual(['a stranger']);
    expect(sound.filter(({ by }) => by.device === 'honest')).toHaveLength(2);
  });

  it('of a revoked key that writes into the time before is set apart', async () => {
    const { own, examine, approve } = await center();
    const lost = await SigningDevice.begin('lost', '大数据中心');
    await lost.write('提交', TICKET, filing(), { now: START + 60_000 });
    await approve(lost);
    await own.write(
      '吊销',
      { kind: 'device', id: 'lost' },
      { reason: '丢失' },
      { role: '大数据中心', now: START + 3_600_000 },
    );
    const after = await lost.write('受理', TICKET, ACCEPTED, {
      role: '大数据中心',
      parents: ['lost-2'],
      now: START + 7_200_000,
    });
    const back = await signedAs(lost, after, {
      hlc: (lost.events[0]?.hlc ?? '').replace(/-\w{4}-/, '-0000-'),
    });
    const { quarantined } = await inAnyOrder([...lost.events.slice(0, 2), back], examine);
    expect(quarantined).toMatchObject([{ reason: expect.stringContaining('逻辑时钟') }]);
  });
});

describe('a record', () => {
  it('with prototype keys keeps them as plain members, so that its hash holds', async () => {
    const device = await SigningDevice.begin('d');
    const event = await device.write('备注', TICKET, { text: 'x' });
    const line = JSON.stringify(event).replace(
      '"text":"x"',
      '"text":"x","__proto__":{"polluted":1},"constructor":1',
    );
    const parsed = parseEvent(JSON.parse(line));
    expect(parsed.ok && signedText(parsed.event)).toContain('"__proto__":{"polluted":1}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(structuredClone(JSON.parse(line)).payload).toHaveProperty(['__proto__'], { polluted: 1 });
  });

  it.each([
    ['a payload of a million characters', { payload: { text: 'x'.repeat(1_000_001) } }],
    ['100,000 parents', { parents: Array.from({ length: 130_000 }, (_none, index) => `p${index}`) }],
    ['a number no device can have', { seq: 2 ** 53 }],
    ['a clock that is no clock', { hlc: 'zzzzzzzzzz-0000-d' }],
    ['another device’s clock', { hlc: '000000000-0000-e' }],
    ['itself as parent', { id: 'me', parents: ['me'] }],
    ['a time that is none', { at: '2026-13-45T99:00:00+08:00' }],
  ])('with %s is refused', async (_what, over) => {
    const device = await SigningDevice.begin('d');
    const event = await device.write('备注', TICKET, { text: 'x' });
    expect(parseEvent({ ...event, ...over })).toMatchObject({ ok: false });
  });

  it('with a clock of the far future comes last among its equals, and later steps that saw it come after it', async () => {
    const device = await SigningDevice.begin('d');
    const first = await device.write('提交', TICKET, filing());
    const far = await SigningDevice.begin('far');
    const future = await far.write(
      '备注',
      TICKET,
      { text: '未来' },
      { parents: [first.id], now: START * 40 },
    );
    const after = await device.write('受理', TICKET, ACCEPTED, {
      role: '大数据中心',
      parents: [future.id],
    });
    const ticket = foldTicket([after, future, first]);
    expect(ticket?.history.map(({ type }) => type)).toEqual(['提交', '备注', '受理']);
    expect(ticket?.state).toBe('已受理');
    expect(ticket?.conflicts).toEqual([]);
  });
});
