import { expect, it } from 'vitest';

import { SigningDevice } from '../core/events/examined.ts';
import { payloads, START, submission } from '../core/tickets/story.ts';
import { stepBy } from '../faults/genuine-office.ts';
import { fileOfEvents, indexOf, machineOf, take } from '../faults/machines.ts';
import { answered, DESK, type TestBackground } from './fresh-ledger.ts';

const VOLUNTEER = '公众志愿者';
const TICKET = { kind: 'ticket', id: 'T' } as const;
const YEARS = 20 * 365 * 86_400_000;
const AT = '2026-11-23T09:00:00+08:00';

async function takes(test: TestBackground, { events }: SigningDevice): Promise<void> {
  test.pass(60_000);
  answered(await take(test, await fileOfEvents(events)));
}

/** A reporter whose clock stands in 2046; the parents are his to name. */
async function reported(filing: readonly string[]) {
  const center = await machineOf('大数据中心', '王主任');
  const reporter = await SigningDevice.begin('vol', VOLUNTEER);
  const as = { role: VOLUNTEER, at: AT, now: START + YEARS } as const;
  const payload = { ...submission({ foundAt: AT }) };
  await reporter.write('提交', TICKET, payload, { ...as, id: 'T', parents: filing });
  await takes(center, reporter);
  center.pass(5 * 3_600_000);
  return { center, reporter, as };
}

async function walked(test: TestBackground, types: readonly ('通知' | '反馈整改' | '复核通过')[]) {
  await stepBy(test, 'T', '受理');
  for (const type of types) await stepOn(test, type);
}

async function stepOn(test: TestBackground, type: '通知' | '反馈整改' | '复核通过') {
  test.pass(60_000);
  const payload = payloads(10)[type] ?? {};
  answered(await test.handlers.step({ id: 'T', type, payload }, DESK));
}

const ticketOf = async (test: TestBackground) => (await indexOf(test)).ticket('T');

it.each([
  ['已受理', []],
  ['整改中', ['通知']],
  ['已办结', ['通知', '反馈整改', '复核通过']],
] as const)('a report stays %s though its filing names a remark that comes later', async (state, types) => {
  const { center, reporter, as } = await reported(['Z']);
  await walked(center, types);
  const before = await ticketOf(center);
  expect(before?.state).toBe(state);
  const parents = before?.heads ?? [];
  await reporter.write('备注', TICKET, { text: '谢谢' }, { ...as, id: 'Z', parents });
  await takes(center, reporter);
  const after = await ticketOf(center);
  expect([after?.state, after?.conflicts]).toEqual([state, []]);
  expect(after?.history.filter(({ applied }) => !applied)).toEqual([]);
});

/** Records of a stranger before, between and after the steps: each names one that comes later. */
async function surrounded(write: (by: SigningDevice, id: string, parents: string[], now: number) => unknown) {
  const { center } = await reported([]);
  const [late, early] = [await SigningDevice.begin('late'), await SigningDevice.begin('early')];
  const closes = async (by: SigningDevice, id: string, more: string[], now: number) => {
    await write(by, id, [...((await ticketOf(center))?.heads ?? []), ...more], now);
    await takes(center, by);
  };
  await closes(late, 'Y1', ['Z'], START + YEARS);
  await walked(center, []);
  // The earliest of the circle stands between the steps.
  await closes(early, 'Y2', ['Z'], START);
  await stepOn(center, '通知');
  await closes(late, 'Z', [], START + YEARS);
  return ticketOf(center);
}

it('steps keep their order though remarks around them close a circle', async () => {
  const ticket = await surrounded((by, id, parents, now) =>
    by.write('备注', TICKET, { text: '催办' }, { id, parents, now }),
  );
  expect(ticket?.state).toBe('整改中');
  expect(ticket?.history.filter(({ applied }) => !applied)).toEqual([]);
});

it('steps keep their order though records of a stranger that wait close a circle around them', async () => {
  const undoes = { corrects: 'T', reason: '撤' };
  const ticket = await surrounded((by, id, parents, now) =>
    by.write('撤销', TICKET, undoes, { id, parents, now, role: '大数据中心' }),
  );
  expect(ticket?.state).toBe('整改中');
  expect(ticket?.history.flatMap(({ type, applied }) => (applied ? [type] : []))).toEqual([
    '提交',
    '受理',
    '通知',
  ]);
});

it('a report stays 已受理 though it bears another id than its ticket and names a remark that comes later', async () => {
  const center = await machineOf('大数据中心', '王主任');
  const reporter = await SigningDevice.begin('vol', VOLUNTEER);
  const as = { role: VOLUNTEER, at: AT, now: START + YEARS } as const;
  await reporter.write(
    '提交',
    TICKET,
    { ...submission({ foundAt: AT }) },
    { ...as, id: 'F', parents: ['R'] },
  );
  await takes(center, reporter);
  await walked(center, []);
  const parents = (await ticketOf(center))?.heads ?? [];
  await reporter.write('备注', TICKET, { text: '谢谢' }, { ...as, id: 'R', parents });
  await takes(center, reporter);
  expect((await ticketOf(center))?.state).toBe('已受理');
});
