import { describe, expect, it } from 'vitest';

import { successionText } from '../../../lib/core/events/device.ts';
import type { Event } from '../../../lib/core/events/event.ts';
import { type Examination, type ExamineMeans, examineEvents } from '../../../lib/core/events/examine.ts';
import { eventHash, signedText } from '../../../lib/core/events/new-event.ts';
import { distrust } from '../../../lib/core/events/trust.ts';
import { START, sha256, submission } from '../tickets/story.ts';
import { SigningDevice, verify } from './examined.ts';

const TICKET = { kind: 'ticket' as const, id: 't1' };
const CENTER = { role: '大数据中心' } as const;
const about = (device: SigningDevice) => ({ kind: 'device' as const, id: device.id });

/** The center's own machine: approves, revokes, takes over, and examines what came. */
async function office() {
  const own = await SigningDevice.begin('center', '大数据中心');
  const approve = async (device: SigningDevice, seats: string[], by = own) =>
    by.write(
      '核准',
      about(device),
      { fingerprint: await device.fingerprint(), publicKey: device.publicKey, seats },
      CENTER,
    );
  const examine = (events: readonly Event[], over: Partial<ExamineMeans> = {}) =>
    examineEvents(events, { sha256, verify, own: [own.id], ownEvents: own.events, ...over });
  const revoke = async (device: SigningDevice, came: readonly Event[], by = own) => {
    const { devices } = await examine(came);
    return by.write(
      '吊销',
      about(device),
      { reason: '丢失', publicKey: device.publicKey, known: devices.get(device.id)?.runs },
      CENTER,
    );
  };
  const takeOver = async (...events: Event[]) =>
    own.write(
      '采纳',
      { kind: 'device', id: events[0]?.by.device ?? '' },
      {
        records: await Promise.all(
          events.map(async (event) => ({ id: event.id, hash: await eventHash(event, sha256) })),
        ),
      },
      CENTER,
    );
  return { own, approve, examine, revoke, takeOver };
}

/** Whether a record counts, as the ledger asks it. */
function counts({ sound, writerOf, adopted }: Examination, event: Event): boolean {
  const found = sound.find(({ id }) => id === event.id);
  if (!found) return false;
  return adopted.has(found) || distrust(found, writerOf(found)) === null;
}

describe('an approval is for a seat', () => {
  it.each([
    [['值班读网员'], '值班读网员', true],
    [['值班读网员'], '责任单位', false],
    [['值班读网员'], '大数据中心', false],
    [['责任单位', '值班读网员'], '责任单位', true],
    [['主管单位'], '主管单位', true],
    [['大数据中心'], '值班读网员', true],
    [['大数据中心'], '大数据中心', true],
  ])('for %s: a step as %s counts: %s', async (seats, role, expected) => {
    const { approve, examine } = await office();
    const device = await SigningDevice.begin('d', role);
    const step = await device.write('通知', TICKET, {}, { role });
    await approve(device, seats);
    expect(counts(await examine(device.events), step)).toBe(expected);
  });

  it.each(['受理', '通知', '反馈整改', '更正', '撤销'])(
    'without one %s waits, and what anybody may write counts',
    async (type) => {
      const { examine } = await office();
      const stranger = await SigningDevice.begin('d');
      const filing = await stranger.write('提交', TICKET, { ...submission() });
      const step = await stranger.write(type, TICKET, { corrects: filing.id });
      const note = await stranger.write('备注', TICKET, { text: '急' });
      const found = await examine(stranger.events);
      expect([filing, step, note].map((event) => counts(found, event))).toEqual([true, false, true]);
      expect(distrust(step, found.writerOf(step))).toMatch(/^未核准设备所写/);
    },
  );

  it('pins the whole key: another key with the same id and a like fingerprint is not approved', async () => {
    const { own, examine } = await office();
    const device = await SigningDevice.begin('d');
    const other = await SigningDevice.begin('d');
    // Who found a second key for the eight characters still has another key.
    await own.write(
      '核准',
      about(device),
      { fingerprint: await other.fingerprint(), publicKey: device.publicKey, seats: ['值班读网员'] },
      CENTER,
    );
    const { devices } = await examine([...device.events, ...other.events.map((e) => ({ ...e, id: 'x' }))]);
    const states = [...devices.values()].map(({ publicKey, state }) => [publicKey, state]);
    expect(states).toContainEqual([device.publicKey, '已核准']);
    expect(states).not.toContainEqual([other.publicKey, '已核准']);
  });

  it('by a device that is not approved for the center counts for nothing', async () => {
    const { own, approve, examine } = await office();
    const reader = await SigningDevice.begin('reader');
    const deputy = await SigningDevice.begin('deputy', '大数据中心');
    const mallory = await SigningDevice.begin('mallory', '大数据中心');
    await approve(reader, ['值班读网员', '责任单位', '主管单位']);
    await approve(deputy, ['大数据中心']);
    await approve(mallory, ['大数据中心'], reader);
    await reader.write('吊销', about(deputy), { reason: '!', known: [] }, CENTER);
    await reader.write('吊销', about(own), { reason: '!', known: [] }, CENTER);
    const { devices } = await examine([...reader.events, ...deputy.events, ...mallory.events]);
    expect([...devices.values()].map(({ id, state }) => [id, state]).sort()).toEqual([
      ['center', '本机'],
      ['deputy', '已核准'],
      ['mallory', '未登记'],
      ['reader', '已核准'],
    ]);
  });

  it('of the first version is for the seats under which the records stood that had come by then', async () => {
    const { own, examine } = await office();
    const reader = await SigningDevice.begin('reader');
    const before = await reader.write('通知', TICKET, {});
    const approval = await own.write(
      '核准',
      about(reader),
      { fingerprint: await reader.fingerprint() },
      CENTER,
    );
    const later = await reader.write('受理', TICKET, {}, { ...CENTER, now: START - 86_400_000 });
    const came = Number.parseInt(approval.hlc.slice(0, 9), 36);
    const arrivedAt = (event: Event) => came + (event === later ? 1 : -1);
    const found = await examine(reader.events, { arrivedAt });
    expect(found.devices.get('reader')).toMatchObject({ isOldApproval: true, seats: ['值班读网员'] });
    expect([before, later].map((event) => counts(found, event))).toEqual([true, false]);
  });
});

describe('a revocation', () => {
  it('voids what lies above the last number known, whatever any clock says, reports too', async () => {
    const { approve, examine, revoke } = await office();
    const lost = await SigningDevice.begin('lost', '大数据中心');
    const filing = await lost.write('提交', TICKET, { ...submission() }, { now: START + 366 * 86_400_000 });
    const before = await lost.write('受理', TICKET, {}, CENTER);
    await approve(lost, ['大数据中心']);
    await revoke(lost, lost.events);
    const came = [...lost.events];
    const after = [
      await lost.write('复核通过', TICKET, {}, { ...CENTER, now: 0 }),
      await lost.write('提交', { kind: 'ticket', id: 't2' }, { ...submission() }, { now: 0 }),
      await lost.write('备注', TICKET, { text: '!' }, { now: 0 }),
    ];
    const found = await examine([...came, ...after]);
    expect(found.devices.get('lost')?.state).toBe('已吊销');
    expect([filing, before].map((event) => counts(found, event))).toEqual([true, true]);
    expect(after.map((event) => counts(found, event))).toEqual([false, false, false]);
    expect(found.quarantined.map(({ waits }) => waits)).toEqual(['吊销以后', '吊销以后', '吊销以后']);
  });

  it('voids what comes later into a hole below, unless it is bound to what was known', async () => {
    const { own, approve, examine, revoke } = await office();
    const lost = await SigningDevice.begin('lost');
    for (let index = 0; index < 6; index++) await lost.write('备注', TICKET, { text: `${index}` });
    const [, , third, fourth, fifth] = lost.events;
    if (!third || !fourth || !fifth) throw new Error();
    const known = lost.events.filter((event) => event !== third && event !== fourth);
    await approve(lost, ['值班读网员']);
    await revoke(lost, known);
    const revokedAt = Number.parseInt(own.events.at(-1)?.hlc.slice(0, 9) ?? '', 36);
    const unsigned = { ...third, id: 'forged', payload: { text: '填进空号' }, sig: '' };
    const forged = { ...unsigned, sig: await lost.sign(signedText(unsigned)) };
    const arrivedAt = (event: Event) => (known.includes(event) ? revokedAt - 1 : revokedAt + 1);
    const filled = await examine([...known, forged], { arrivedAt });
    expect(counts(filled, forged)).toBe(false);
    expect(known.every((event) => counts(filled, event))).toBe(true);
    // The genuine ones are named by their successor, though they come later.
    const whole = await examine([...known, third, fourth], { arrivedAt });
    expect([third, fourth].map((event) => counts(whole, event))).toEqual([true, true]);
  });

  it('can be taken over singly', async () => {
    const { approve, examine, revoke, takeOver } = await office();
    const lost = await SigningDevice.begin('lost');
    await approve(lost, ['值班读网员']);
    await revoke(lost, lost.events);
    const one = await lost.write('通知', TICKET, {});
    const two = await lost.write('通知', TICKET, {});
    await takeOver(one);
    const found = await examine(lost.events);
    expect([one, two].map((event) => counts(found, event))).toEqual([true, false]);
  });

  it('that a stolen key writes back cannot void what the center decided before', async () => {
    const { own, approve, examine, revoke } = await office();
    const deputy = await SigningDevice.begin('deputy', '大数据中心');
    const third = await SigningDevice.begin('third', '大数据中心');
    await approve(deputy, ['大数据中心']);
    await approve(third, ['大数据中心']);
    await revoke(deputy, deputy.events);
    await deputy.write('吊销', about(third), { reason: '!', known: [] }, { ...CENTER, now: 0 });
    await deputy.write('吊销', about(own), { reason: '!', known: [] }, { ...CENTER, now: 0 });
    const { devices } = await examine([...deputy.events, ...third.events]);
    expect(devices.get('third')?.state).toBe('已核准');
    expect(devices.get('center')?.state).toBe('本机');
  });
});

describe('taking over', () => {
  it('counts for the very record that was looked at, and only when the center did it', async () => {
    const { own, approve, examine, takeOver } = await office();
    const reader = await SigningDevice.begin('reader');
    const stranger = await SigningDevice.begin('stranger');
    const step = await stranger.write('通知', TICKET, {});
    await approve(reader, ['值班读网员']);
    const hash = await eventHash(step, sha256);
    await reader.write('采纳', about(stranger), { records: [{ id: step.id, hash }] }, CENTER);
    await stranger.write('采纳', about(stranger), { records: [{ id: step.id, hash }] }, CENTER);
    await own.write('采纳', about(stranger), { records: [{ id: step.id, hash: '0'.repeat(64) }] }, CENTER);
    const before = await examine([...reader.events, ...stranger.events]);
    expect(counts(before, step)).toBe(false);
    await takeOver(step);
    expect(counts(await examine([...reader.events, ...stranger.events]), step)).toBe(true);
  });
});

describe('a successor', () => {
  async function successor(of: SigningDevice, signedBy = of): Promise<SigningDevice> {
    const key = await SigningDevice.begin('next');
    const sig = await signedBy.sign(successionText(of.id, 'next', key.publicKey));
    return key.registeredAnew({ succeeds: { device: of.id, publicKey: of.publicKey, sig } });
  }

  it('whose 登记 the old key signed keeps its approval, shown and revocable', async () => {
    const { approve, examine, revoke } = await office();
    const old = await SigningDevice.begin('old');
    await approve(old, ['值班读网员']);
    const next = await successor(old);
    const step = await next.write('通知', TICKET, {});
    const found = await examine([...old.events, ...next.events]);
    expect(found.devices.get('next')).toMatchObject({
      state: '已核准',
      succeeds: 'old',
      seats: ['值班读网员'],
    });
    expect(counts(found, step)).toBe(true);
    await revoke(next, next.events);
    expect((await examine([...old.events, ...next.events])).devices.get('next')?.state).toBe('已吊销');
  });

  it('of a revoked key, or that another key vouches for, has none', async () => {
    const { approve, examine, revoke } = await office();
    const old = await SigningDevice.begin('old');
    const thief = await SigningDevice.begin('thief');
    await approve(old, ['值班读网员']);
    const forged = await successor(old, thief);
    expect((await examine([...old.events, ...forged.events])).devices.get('next')?.state).toBe('未登记');
    await revoke(old, old.events);
    const late = await successor(old);
    expect((await examine([...old.events, ...late.events])).devices.get('next')?.state).toBe('未登记');
  });
});

describe('a machine that is put back again and again', () => {
  it('keeps its approval through every key that vouches for the next', async () => {
    const { own, approve, examine, revoke } = await office();
    const first = await SigningDevice.begin('g0', '大数据中心');
    await approve(first, ['大数据中心']);
    const generations = [first];
    for (let index = 1; index <= 4; index++) {
      const before = generations[index - 1] ?? first;
      const key = await SigningDevice.begin(`g${index}`);
      const sig = await before.sign(successionText(before.id, key.id, key.publicKey));
      generations.push(
        await key.registeredAnew({ succeeds: { device: before.id, publicKey: before.publicKey, sig } }),
      );
    }
    const last = generations[4] ?? first;
    const step = await last.write('受理', TICKET, {}, CENTER);
    const all = generations.flatMap(({ events }) => events);
    const found = await examine(all);
    for (const { id } of generations) expect(found.devices.get(id)?.state).toBe('已核准');
    expect(found.devices.get('g4')).toMatchObject({ succeeds: 'g3', approvedBy: `人${own.id}` });
    expect(counts(found, step)).toBe(true);
    // Whoever revokes the first one takes the approval of all it vouched for.
    await revoke(first, all);
    expect((await examine(all)).devices.get('g4')?.state).toBe('未登记');
  });
});

describe('a revocation of the first version', () => {
  it('voids whatever comes after it here, in any seat and under any clock', async () => {
    const { own, approve, examine } = await office();
    const reader = await SigningDevice.begin('reader');
    const before = await reader.write('通知', TICKET, {});
    await approve(reader, ['值班读网员']);
    const revocation = await own.write('吊销', about(reader), { reason: '丢失' }, CENTER);
    const at = Number.parseInt(revocation.hlc.slice(0, 9), 36);
    const later = await reader.write('通知', TICKET, {}, { now: at + 86_400_000 });
    const back = await reader.write('通知', TICKET, {}, { now: 0 });
    const arrivedAt = (event: Event) => (event === later || event === back ? at + 1 : at - 1);
    const found = await examine(reader.events, { arrivedAt, cameBefore: () => false });
    expect([before, later, back].map((event) => counts(found, event))).toEqual([true, false, false]);
  });
});

describe('an approval of the first version', () => {
  it('is for no key that came later under the same eight characters, and ends with one that names the key', async () => {
    const { own, approve, examine } = await office();
    const genuine = await SigningDevice.begin('d');
    const other = await SigningDevice.begin('d', '大数据中心');
    const act = await other.write('受理', TICKET, {}, { ...CENTER, id: 'forged' });
    const fingerprint = await genuine.fingerprint();
    const approval = await own.write('核准', about(genuine), { fingerprint }, CENTER);
    const at = Number.parseInt(approval.hlc.slice(0, 9), 36);
    const arrivedAt = (event: Event) => (other.events.includes(event) ? at + 1 : at - 1);
    // Two keys of one fingerprint are made by 2^40 tries; here the hash is made to say so.
    const alike = async (text: string) =>
      text === other.publicKey ? sha256(genuine.publicKey) : sha256(text);
    const found = await examine([...genuine.events, ...other.events], { arrivedAt, sha256: alike });
    expect(counts(found, act)).toBe(false);
    await approve(genuine, ['值班读网员']);
    const settled = await examine([...genuine.events, ...other.events], { sha256: alike });
    expect(counts(settled, act)).toBe(false);
    expect([...settled.devices.values()].filter(({ state }) => state === '已核准')).toHaveLength(1);
  });
});
