import { describe, expect, it } from 'vitest';

import type { Event, Role } from '../../lib/core/events/event.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { payloads, START } from '../core/tickets/story.ts';
import { approve, filedBy, stepBy, ticketOf } from '../faults/genuine-office.ts';
import { exported, fileOfEvents, indexOf, machineOf, recordsOf, standOn, take } from '../faults/machines.ts';
import { answered, DESK, SITE, type TestBackground } from './fresh-ledger.ts';

const CENTER = '大数据中心';
const READER = '值班读网员';
const DAY = 86_400_000;

const statement = {
  targetId: 'c2',
  on: '2026-11-20',
  name: '李敏',
  unit: '某局',
  reason: '逐项核对',
  newest: '2026-11-01',
};
const ofColumn = { kind: 'attestation' as const, id: 'c2' };

async function see(device: SigningDevice, role: Role, over: Record<string, unknown> = {}): Promise<Event> {
  const line = '通知 2026-11-22';
  return device.write(
    '看到',
    { kind: 'sighting', id: 'c1' },
    {
      targetId: 'c1',
      target: 'column',
      via: 'list-page',
      state: 'dated',
      newest: { date: '2026-11-22', line, from: 'row' },
      line,
      url: `${SITE}/c1/`,
      seenAt: '2026-11-22T10:00:00+08:00',
      seenBy: '李敏',
      ...over,
    },
    { role },
  );
}

const attest = (device: SigningDevice, role: Role) =>
  device.write('核对无变动', ofColumn, statement, { role });
const withdraw = (device: SigningDevice, role: Role, { id }: Event) =>
  device.write('撤销', ofColumn, { corrects: id, reason: '不对' }, { role, parents: [id] });

async function moved(test: TestBackground) {
  const index = await indexOf(test);
  return [index.looks().size, index.attested().size];
}

describe('what moves a column', () => {
  it.each([
    [CENTER, [1, 1]],
    [READER, [1, 1]],
    ['责任单位', [1, 1]],
    ['主管单位', [0, 0]],
    ['公众志愿者', [0, 0]],
    ['巡检', [0, 0]],
  ] as const)(
    'of a device approved as %s: looks and statements %j; the rest waits for 采纳',
    async (seat, counting) => {
      const center = await machineOf(CENTER, '王主任');
      const device = await SigningDevice.begin('d', seat);
      await see(device, seat);
      await attest(device, seat);
      answered(await take(center, await fileOfEvents(device.events)));
      await approve(center, device, [seat]);
      expect(await moved(center)).toEqual(counting);
      const waiting = answered(await center.handlers.waitingRecords(null, DESK)).flatMap(
        (one) => one.records,
      );
      expect(waiting).toHaveLength(counting[0] === 1 ? 0 : 2);
      for (const { why } of waiting) expect(why).toMatch(/^未核准设备所写.+不登记栏目更新/);
      if (waiting.length === 0) return;
      answered(await center.handlers.takeOver({ ids: waiting.map(({ id }) => id) }, DESK));
      expect(await moved(center)).toEqual([1, 1]);
    },
  );

  it('is the last look of the office, whatever a stranger wrote with a clock far ahead', async () => {
    const center = await machineOf(CENTER, '王主任');
    const stranger = await SigningDevice.begin('stranger');
    const ofColumn = { kind: 'sighting' as const, id: 'c1' };
    const look = (date: string) => ({
      targetId: 'c1',
      target: 'column',
      via: 'list-page',
      state: 'dated',
      newest: { date, line: `通知 ${date}`, from: 'row' },
      line: `通知 ${date}`,
      url: `${SITE}/c1/`,
      seenAt: `${date}T10:00:00+08:00`,
      seenBy: '李敏',
    });
    const { id } = await stranger.write('看到', ofColumn, look('2026-01-01'), { now: START + 7_000 * DAY });
    const [first, second] = [await SigningDevice.begin('r1'), await SigningDevice.begin('r2')];
    await first.write('看到', ofColumn, look('2026-11-20'), { role: READER, parents: [id], now: START });
    await second.write('看到', ofColumn, look('2026-11-22'), { role: READER, now: START + 2 * DAY });
    const events = [...stranger.events, ...first.events, ...second.events];
    answered(await take(center, await fileOfEvents(events)));
    for (const device of [first, second]) await approve(center, device, [READER]);
    const index = await indexOf(center);
    expect(index.looks().get('c1')?.at(-1)?.newest?.date).toBe('2026-11-22');
    expect(index.waiting()).toHaveLength(1);
  });

  it('核对无变动 is taken back by whoever may state it, and by nobody else', async () => {
    const center = await machineOf(CENTER, '王主任');
    const writer = await SigningDevice.begin('writer', '责任单位');
    const above = await SigningDevice.begin('above', '主管单位');
    const reader = await SigningDevice.begin('reader');
    const stated = await attest(writer, '责任单位');
    await withdraw(above, '主管单位', stated);
    await withdraw(reader, READER, stated);
    answered(await take(center, await fileOfEvents([...writer.events, ...above.events, ...reader.events])));
    await approve(center, writer, ['责任单位']);
    await approve(center, above, ['主管单位']);
    expect((await moved(center))[1]).toBe(1);
    await approve(center, reader, [READER]);
    expect((await moved(center))[1]).toBe(0);
  });
});

describe('改席位', () => {
  async function changed() {
    const center = await machineOf(CENTER, '王主任');
    const ticket = await filedBy(center, 'x');
    await stepBy(center, ticket, '受理');
    const accepted = (await recordsOf(center)).own.find(({ type }) => type === '受理');
    const device = await SigningDevice.begin('d', CENTER);
    await ticketOf(device, 'X', ['受理', '通知', '反馈整改', '复核通过'], CENTER);
    await device.write('通知', { kind: 'ticket', id: ticket }, payloads(1).通知 ?? {}, {
      parents: accepted ? [accepted.id] : [],
      role: CENTER,
    });
    answered(await take(center, await fileOfEvents(device.events)));
    await approve(center, device, [CENTER]);
    center.pass(DAY);
    await approve(center, device, ['主管单位']);
    const { states } = await standOn(center);
    expect(states).toEqual({ X: '已办结', [ticket]: '整改中' });
    return { center, device, states };
  }

  it('takes nothing back that counted, also where a backup is restored and at a first reply', async () => {
    const { center, states } = await changed();
    const restored = await machineOf(CENTER, '王主任');
    restored.pass(30 * DAY);
    answered(await take(restored, await exported(center, '备份'), true));
    expect((await standOn(restored)).states).toEqual(states);

    const reader = await machineOf(READER, '李敏', '某局');
    reader.pass(30 * DAY);
    answered(await take(reader, await exported(center, '回复')));
    const device = (await recordsOf(center)).own[0]?.by.device ?? '';
    const fingerprint = (await indexOf(reader)).examination?.devices.get(device)?.fingerprint ?? '';
    answered(await reader.handlers.approveDevice({ device, fingerprint, seats: [CENTER] }, DESK));
    expect((await standOn(reader)).states).toEqual(states);
  });

  it('counts nothing of the earlier seat that comes later', async () => {
    const { center, device, states } = await changed();
    await ticketOf(device, 'Y', ['受理'], CENTER);
    answered(await take(center, await fileOfEvents(device.events)));
    expect((await standOn(center)).states).toEqual({ ...states, Y: '待核实' });
  });

  it('by a second center, and of an approval of the first version, takes nothing back either', async () => {
    const center = await machineOf(CENTER, '王主任');
    const deputy = await SigningDevice.begin('deputy', CENTER);
    const device = await SigningDevice.begin('d', CENTER);
    await ticketOf(device, 'X', ['受理', '通知'], CENTER);
    answered(await take(center, await fileOfEvents([...device.events, ...deputy.events])));
    await approve(center, deputy, [CENTER]);
    center.pass(DAY);
    const fingerprint = await device.fingerprint();
    answered(
      await center.background.ledger.write('核准', (index) => ({
        ok: true,
        value: [
          {
            subject: { kind: 'device', id: 'd' },
            type: '核准',
            payload: { fingerprint },
            person: { name: '王主任', unit: '' },
            role: CENTER,
            ...index.heads('device', 'd'),
          },
        ],
      })),
    );
    center.background.ledger.forgetIndex();
    expect((await standOn(center)).states.X).toBe('整改中');
    center.pass(DAY);
    await approve(center, device, [READER]);
    expect((await standOn(center)).states.X).toBe('整改中');
    const payload = { fingerprint, publicKey: device.publicKey, seats: ['主管单位'] };
    await deputy.write('核准', { kind: 'device', id: 'd' }, payload, { role: CENTER });
    center.pass(DAY);
    answered(await take(center, await fileOfEvents(deputy.events)));
    expect(answered(await center.handlers.devices(null, DESK)).find(({ id }) => id === 'd')?.seats).toEqual([
      '主管单位',
    ]);
    expect((await standOn(center)).states.X).toBe('整改中');
  });
});

describe('a record of a known kind in a form of a later version', () => {
  it('is shown as 由较新版本写入 and changes nothing; a stranger’s waits before', async () => {
    const center = await machineOf(CENTER, '王主任');
    const device = await SigningDevice.begin('d', CENTER);
    const stranger = await SigningDevice.begin('s');
    const role = CENTER;
    const x = { kind: 'device' as const, id: 'x' };
    const later = [
      await device.write('吊销', x, { reason: { code: 3 }, known: 'all' }, { role }),
      await device.write('核准', x, { fingerprint: 'ABCD-EFGH-JKMN', seats: [CENTER] }, { role }),
      await device.write('采纳', x, { all: true }, { role }),
      await device.write('核对无变动', ofColumn, { ...statement, on: { from: 'a', to: 'b' } }, { role }),
      await see(device, CENTER, { state: 'archived' }),
    ];
    const made = await see(stranger, READER, { state: 'archived' });
    // What this build can read is no later version's.
    await see(device, CENTER);
    const summary = answered(await take(center, await fileOfEvents([...device.events, ...stranger.events])));
    expect(summary.newer).toBe(later.length + 1);
    await approve(center, device, [CENTER]);
    const { records } = answered(await center.handlers.newerRecords(null, DESK));
    expect(records.map(({ id }) => id).sort()).toEqual(later.map(({ id }) => id).sort());
    for (const { what } of records) expect(what).toMatch(/^由较新版本写入：这个版本不认识“.+”的内容/);
    expect(await moved(center)).toEqual([1, 0]);
    const waiting = answered(await center.handlers.waitingRecords(null, DESK)).flatMap((one) => one.records);
    expect(waiting.map(({ id }) => id)).toEqual([made.id]);
    answered(await center.handlers.takeOver({ ids: [made.id] }, DESK));
    expect(answered(await center.handlers.newerRecords(null, DESK)).count).toBe(later.length + 1);
    expect(await moved(center)).toEqual([1, 0]);
    const handedOn = await machineOf(CENTER, '王主任');
    answered(await take(handedOn, await exported(center, '备份'), true));
    expect(answered(await handedOn.handlers.newerRecords(null, DESK)).count).toBe(later.length + 1);
  });
});
