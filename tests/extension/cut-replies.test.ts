import { describe, expect, it } from 'vitest';

import type { Event, Role } from '../../lib/core/events/event.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { submission } from '../core/tickets/story.ts';
import { approve, filedBy } from '../faults/genuine-office.ts';
import { exported, fileOfEvents, indexOf, machineOf, recordsOf, take } from '../faults/machines.ts';
import { answered, DESK, type TestBackground } from './fresh-ledger.ts';

const CENTER = '大数据中心';

const centerMachine = () => machineOf(CENTER, '王主任');

async function learnsCenter(reader: TestBackground, center: TestBackground): Promise<void> {
  const device = (await recordsOf(center)).own.at(-1)?.by.device ?? '';
  const { fingerprint = '' } = (await indexOf(reader)).examination?.devices.get(device) ?? {};
  answered(await reader.handlers.approveDevice({ device, fingerprint, seats: [CENTER] }, DESK));
}

async function knowsCenter(center: TestBackground): Promise<TestBackground> {
  const reader = await machineOf('值班读网员', '李敏', '区教体局');
  answered(await take(reader, await exported(center, '回复')));
  await learnsCenter(reader, center);
  return reader;
}

async function standingOf(test: TestBackground, device: string) {
  const found = answered(await test.handlers.devices(null, DESK)).find((one) => one.id === device);
  return { state: found?.state, seats: found?.seats };
}

const isAct = (type: string, seats?: readonly Role[]) => (event: Event) =>
  event.type === type &&
  event.subject.id === 'lost' &&
  (seats === undefined || JSON.stringify(event.payload.seats) === JSON.stringify(seats));

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  );
}

describe('replies of the center that somebody cut', () => {
  it('bring no revoked device back to its seat, whichever act comes first', async () => {
    const center = await centerMachine();
    const ticket = await filedBy(center, '一');
    const learnt = await knowsCenter(center);
    const lost = await SigningDevice.begin('lost', CENTER);
    answered(await take(center, await fileOfEvents(lost.events)));
    await approve(center, lost, [CENTER]);
    answered(await center.handlers.revokeDevice({ device: 'lost', reason: '丢了' }, DESK));
    await lost.write('受理', { kind: 'ticket', id: ticket }, { unitName: '别处' }, { role: CENTER });
    const { own, imported } = await recordsOf(center);
    const reply = [...own, ...imported];
    const files = [reply.filter((event) => !isAct('核准')(event)), reply, lost.events];
    const newcomer = await machineOf('值班读网员', '张三', '县政府办');
    for (const machine of [learnt, newcomer]) {
      for (const events of files) {
        answered(await take(machine, await fileOfEvents(events)));
        machine.pass(1_000);
      }
      if (machine === newcomer) await learnsCenter(newcomer, center);
      expect(await standingOf(machine, 'lost')).toMatchObject({ state: '已吊销' });
      expect((await indexOf(machine)).ticket(ticket)?.state).toBe('待核实');
    }
  });

  it('law: one act a file, in any order, a device stands as it does at the center', async () => {
    const center = await centerMachine();
    await filedBy(center, '一');
    const lost = await SigningDevice.begin('lost', CENTER);
    await lost.write('提交', { kind: 'ticket', id: 'of-lost' }, submission());
    answered(await take(center, await fileOfEvents(lost.events)));
    await approve(center, lost, [CENTER]);
    answered(await center.handlers.revokeDevice({ device: 'lost', reason: '丢了' }, DESK));
    await approve(center, lost, ['值班读网员']);
    const expected = await standingOf(center, 'lost');
    expect(expected).toEqual({ state: '已核准', seats: ['值班读网员'] });
    const { own, imported } = await recordsOf(center);
    const acts = [isAct('核准', [CENTER]), isAct('吊销'), isAct('核准', ['值班读网员'])];
    const files = acts.map((isIt) => own.filter((event) => isIt(event) || !acts.some((one) => one(event))));
    for (const order of permutations(files)) {
      const machine = await knowsCenter(center);
      const reader = await machineOf('值班读网员', '赵四', '区教体局');
      for (const events of [...order, [...own, ...imported]]) {
        answered(await take(reader, await fileOfEvents([...events, ...lost.events])));
        reader.pass(1_000);
      }
      await learnsCenter(reader, center);
      expect(await standingOf(reader, 'lost')).toEqual(expected);
      expect(await standingOf(machine, 'lost')).toEqual(expected);
    }
  });
});

describe('采纳', () => {
  it('holds at another machine too where a fork under the same id came there first', async () => {
    const center = await centerMachine();
    const ticket = await filedBy(center, '一');
    const stranger = await SigningDevice.begin('stranger', CENTER);
    const twin = stranger.copy();
    const subject = { kind: 'ticket', id: ticket } as const;
    await stranger.write('受理', subject, { unitName: '区应急局' }, { role: CENTER, id: 'same' });
    await twin.write('备注', subject, { text: '另一支' }, { role: CENTER, id: 'same' });
    answered(await take(center, await fileOfEvents(stranger.events)));
    answered(await center.handlers.takeOver({ ids: ['same'] }, DESK));
    expect((await indexOf(center)).ticket(ticket)?.state).toBe('已受理');
    const newcomer = await machineOf('值班读网员', '李敏', '区教体局');
    answered(await take(newcomer, await fileOfEvents(twin.events)));
    newcomer.pass(1_000);
    answered(await take(newcomer, await exported(center, '回复')));
    await learnsCenter(newcomer, center);
    expect((await indexOf(newcomer)).ticket(ticket)?.state).toBe('已受理');
    const apart = answered(await newcomer.handlers.quarantinedRecords(null, DESK));
    expect(apart.map(({ event }) => event.type)).toEqual(['备注']);
  });
});
