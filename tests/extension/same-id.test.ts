import { describe, expect, it } from 'vitest';

import type { Event, Role } from '../../lib/core/events/event.ts';
import { eventHash } from '../../lib/core/events/new-event.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { payloads, START, submission } from '../core/tickets/story.ts';
import { approve, filedBy, stepBy } from '../faults/genuine-office.ts';
import { exported, fileOfEvents, indexOf, machineOf, recordsOf, take } from '../faults/machines.ts';
import { answered, DESK, sha256, type TestBackground } from './fresh-ledger.ts';

const CENTER = '大数据中心';
const VOLUNTEER = '公众志愿者';
const EVIL = 'https://evil.example/x';

async function takes(test: TestBackground, events: readonly Event[]): Promise<void> {
  test.pass(60_000);
  answered(await take(test, await fileOfEvents(events)));
}

async function repliedTo(center: TestBackground, reader: TestBackground): Promise<void> {
  reader.pass(60_000);
  answered(await take(reader, await exported(center, '回复')));
  const device = (await recordsOf(center)).own.at(-1)?.by.device ?? '';
  const { fingerprint = '', state } = (await indexOf(reader)).examination?.devices.get(device) ?? {};
  if (state === '已核准') return;
  answered(await reader.handlers.approveDevice({ device, fingerprint, seats: [CENTER] }, DESK));
}

const reader = () => machineOf('值班读网员', '李敏', '区教体局');

/** What a ticket shows at the center, at a reader who takes its reply at once, and on its restored machine. */
async function shownOf(center: TestBackground, id: string, readers: TestBackground[] = []) {
  const newcomer = await reader();
  const restored = await machineOf(CENTER, '王主任');
  answered(await take(restored, await exported(center, '备份'), true));
  for (const one of [...readers, newcomer]) await repliedTo(center, one);
  const shown: string[] = [];
  for (const machine of [center, restored, ...readers, newcomer]) {
    const ticket = (await indexOf(machine)).ticket(id);
    shown.push(`${ticket?.state} ${ticket?.submission.url}`);
  }
  return shown;
}

const apartAt = async (test: TestBackground) =>
  answered(await test.handlers.quarantinedRecords(null, DESK)).map(({ event, waits }) => [event.type, waits]);

const handleOf = async (test: TestBackground, type: string) =>
  answered(await test.handlers.waitingRecords(null, DESK))
    .flatMap(({ records }) => records)
    .find((one) => one.type === type)?.id ?? '';

/** A center that took a volunteer's report in and accepted it. */
async function accepted() {
  const center = await machineOf(CENTER, '王主任');
  const volunteer = await SigningDevice.begin('vol', VOLUNTEER);
  const as = { id: 'V', role: VOLUNTEER } as const;
  const filed = await volunteer.write('提交', { kind: 'ticket', id: 'V' }, { ...submission() }, as);
  await takes(center, volunteer.events);
  await stepBy(center, 'V', '受理');
  const was = `已受理 ${submission().url}`;
  return { center, volunteer, filed, was };
}

/** A ticket the center accepted, and the record that did it. */
async function inHand() {
  const center = await machineOf(CENTER, '王主任');
  const ticket = await filedBy(center, 'x');
  await stepBy(center, ticket, '受理');
  const own = (await recordsOf(center)).own.sort((a, b) => a.seq - b.seq);
  const step = own.at(-1);
  if (!step) throw new Error('no step');
  return { center, ticket, step, subject: { kind: 'ticket', id: ticket } as const };
}

const stateAt = async (test: TestBackground, id: string) => (await indexOf(test)).ticket(id)?.state;
const notice = () => payloads(1).通知 ?? {};

describe('a second record of one writer under an id it used', () => {
  it.each<[string, Event['subject'], string, Record<string, unknown>, string | undefined]>([
    ['remark', { kind: 'ticket', id: 'V' }, '备注', { text: '催办' }, '同号'],
    ['report', { kind: 'ticket', id: 'V' }, '提交', { ...submission({ url: EVIL }) }, '同号'],
    ['remark about another ticket', { kind: 'ticket', id: 'other' }, '备注', { text: '催办' }, undefined],
    ['record of a later version', { kind: 'neu', id: 'V' }, '新', {}, undefined],
  ])('takes no accepted ticket away: a %s', async (_what, subject, type, payload, waits) => {
    const { center, volunteer, was } = await accepted();
    const early = await reader();
    await repliedTo(center, early);
    // What sorts first by its text is written on the earliest day.
    const as = { id: 'V', role: VOLUNTEER, at: '2000-01-01T00:00:00+08:00' } as const;
    await volunteer.write(type, subject, payload, as);
    await takes(center, volunteer.events);
    expect(await apartAt(center)).toEqual(waits ? [[type, waits]] : []);
    expect(await shownOf(center, 'V', [early])).toEqual([was, was, was, was]);
  });

  it('takes none away by a writer whose 登记 has not come', async () => {
    const center = await machineOf(CENTER, '王主任');
    const volunteer = await SigningDevice.begin('vol', VOLUNTEER);
    const as = { id: 'V', role: VOLUNTEER } as const;
    const filed = await volunteer.write('提交', { kind: 'ticket', id: 'V' }, { ...submission() }, as);
    await takes(center, [filed]);
    await stepBy(center, 'V', '受理');
    const at = '2000-01-01T00:00:00+08:00';
    const forged = { ...filed, seq: 900, at, hlc: filed.hlc.replace(/^\w{9}/, 'zzzzzzzzz') };
    await takes(center, [
      { ...forged, type: '备注', payload: { text: '催办' } },
      { ...forged, seq: 901, prevHash: 'f'.repeat(64), payload: { ...submission({ url: EVIL }) } },
    ]);
    const was = `已受理 ${submission().url}`;
    expect(await shownOf(center, 'V')).toEqual([was, was, was]);
  });

  it('by an approved unit undoes nothing that was closed on the first', async () => {
    const { center, ticket, step, subject } = await inHand();
    const unit = await SigningDevice.begin('unit', '责任单位');
    const reads = await SigningDevice.begin('reads');
    const told = await reads.write('通知', subject, notice(), { parents: [step.id] });
    const as = { role: '责任单位', id: 'f1', parents: [told.id] } as const;
    await unit.write('反馈整改', subject, payloads(4).反馈整改 ?? {}, as);
    await takes(center, [...reads.events, ...unit.events]);
    await approve(center, reads, ['值班读网员']);
    await approve(center, unit, ['责任单位']);
    expect(await stateAt(center, ticket)).toBe('待复核');
    const at = '2000-01-01T00:00:00+08:00';
    await unit.write('备注', subject, { text: '改好了' }, { ...as, at });
    await takes(center, unit.events);
    const shown = await shownOf(center, ticket);
    expect(shown.map((one) => one.split(' ')[0])).toEqual(['待复核', '待复核', '待复核']);
    expect(await apartAt(center)).toEqual([['备注', '同号']]);
  });
});

describe('an id that two writers used', () => {
  it.each<[string, Event['subject'], string, Record<string, unknown>]>([
    ['remark elsewhere', { kind: 'ticket', id: 'elsewhere' }, '备注', { text: '催办' }],
    ['remark', { kind: 'ticket', id: 'V' }, '备注', { text: '催办' }],
    ['report', { kind: 'ticket', id: 'V' }, '提交', { ...submission({ url: EVIL }) }],
  ])(
    'leaves an accepted report where it was: a %s of an approved device',
    async (_what, subject, type, payload) => {
      for (const seat of ['主管单位', '值班读网员'] as Role[]) {
        const { center, was } = await accepted();
        const early = await reader();
        await repliedTo(center, early);
        const device = await SigningDevice.begin('d', seat);
        await takes(center, device.events);
        await approve(center, device, [seat]);
        await device.write(type, subject, payload, { id: 'V', role: seat, now: START + 3_600_000 });
        await takes(center, device.events);
        const shown = await shownOf(center, 'V', [early]);
        // Who takes all of it at once cannot tell which report the center had accepted.
        if (type === '提交') shown.pop();
        expect(new Set(shown)).toEqual(new Set([was]));
      }
    },
  );

  it('leaves it there too where the device is approved afterwards', async () => {
    const { center, was } = await accepted();
    const device = await SigningDevice.begin('d');
    await device.write('备注', { kind: 'ticket', id: 'V' }, { text: '催办' }, { id: 'V' });
    await takes(center, device.events);
    await approve(center, device, ['值班读网员']);
    expect(await shownOf(center, 'V')).toEqual([was, was, was]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['备注', { text: '催办' }],
    ['提交', { ...submission({ url: EVIL }) }],
  ])('takes no step of an approved device away, though a stranger’s %s came first', async (type, payload) => {
    const { center, ticket, step, subject } = await inHand();
    const device = await SigningDevice.begin('d');
    await device.write('通知', subject, notice(), { id: 'n1', parents: [step.id] });
    await takes(center, device.events);
    await approve(center, device, ['值班读网员']);
    const stranger = await SigningDevice.begin('stranger');
    await stranger.write(type, subject, payload, { id: 'n1' });
    const early = await reader();
    // With the step of the center that the genuine one follows.
    await takes(early, [...stranger.events, step]);
    await takes(center, stranger.events);
    const shown = await shownOf(center, ticket, [early]);
    expect(shown.map((one) => one.split(' ')[0])).toEqual(['整改中', '整改中', '整改中', '整改中']);
  });

  it('takes no report of an approved device away either', async () => {
    const center = await machineOf(CENTER, '王主任');
    const device = await SigningDevice.begin('d');
    await device.write('提交', { kind: 'ticket', id: 'R' }, { ...submission() }, { id: 'R' });
    await takes(center, device.events);
    await approve(center, device, ['值班读网员']);
    await stepBy(center, 'R', '受理');
    const step = (await recordsOf(center)).own.find(({ type }) => type === '受理');
    const stranger = await SigningDevice.begin('stranger');
    await stranger.write('提交', { kind: 'ticket', id: 'R' }, { ...submission({ url: EVIL }) }, { id: 'R' });
    const early = await reader();
    await takes(early, [...stranger.events, ...(step ? [step] : [])]);
    await takes(center, stranger.events);
    const was = `已受理 ${submission().url}`;
    expect(await shownOf(center, 'R', [early])).toEqual([was, was, was, was]);
  });

  it('is that of what the center took over, whatever an approved device writes', async () => {
    const { center, ticket, step, subject } = await inHand();
    const unknown = await SigningDevice.begin('u');
    await unknown.write('通知', subject, notice(), { id: 'n1', parents: [step.id] });
    const device = await SigningDevice.begin('d', '主管单位');
    await takes(center, [...unknown.events, ...device.events]);
    answered(await center.handlers.takeOver({ ids: ['n1'] }, DESK));
    await approve(center, device, ['主管单位']);
    await device.write('备注', subject, { text: '催办' }, { id: 'n1', role: '主管单位' });
    await takes(center, device.events);
    const shown = await shownOf(center, ticket);
    expect(shown.map((one) => one.split(' ')[0])).toEqual(['整改中', '整改中', '整改中']);
  });

  it('means of two approved devices the step, not the remark, to who takes both at once', async () => {
    const { center, ticket, step, subject } = await inHand();
    const [one, other] = [await SigningDevice.begin('b'), await SigningDevice.begin('a')];
    await one.write('通知', subject, notice(), { id: 'n1', parents: [step.id], now: START + 9_000_000 });
    await takes(center, [...one.events, ...other.events]);
    await approve(center, one, ['值班读网员']);
    await approve(center, other, ['值班读网员']);
    await other.write('备注', subject, { text: '催办' }, { id: 'n1' });
    await takes(center, other.events);
    const shown = await shownOf(center, ticket);
    expect(shown.map((text) => text.split(' ')[0])).toEqual(['整改中', '整改中', '整改中']);
  });
});

describe('采纳 where two records that wait bear one id', () => {
  /** A stranger's 撤销 of the center's step and a unit's 通知, under one id. */
  async function both(order: 'stranger first' | 'unit first') {
    const { center, ticket, step, subject } = await inHand();
    const [unit, stranger] = [await SigningDevice.begin('unit'), await SigningDevice.begin('evil', CENTER)];
    const told = await unit.write('通知', subject, notice(), { id: 'n1', parents: [step.id] });
    const undoes = { corrects: step.id, reason: '撤' };
    await stranger.write('撤销', subject, undoes, { id: 'n1', parents: [step.id], role: CENTER });
    const devices = order === 'unit first' ? [unit, stranger] : [stranger, unit];
    for (const { events } of devices) await takes(center, events);
    return { center, ticket, told, stranger, subject };
  }

  it.each(['stranger first', 'unit first'] as const)('takes the one that was ticked: %s', async (order) => {
    const { center, ticket, told } = await both(order);
    const id = await handleOf(center, '通知');
    expect(id).toBe(await eventHash(told, sha256));
    expect(answered(await center.handlers.takeOver({ ids: [id] }, DESK))).toEqual({ taken: 1 });
    const shown = await shownOf(center, ticket);
    expect(shown.map((one) => one.split(' ')[0])).toEqual(['整改中', '整改中', '整改中']);
  });

  it('of a step under the id of a report leaves the report and its ticket', async () => {
    const { center, was } = await accepted();
    const stranger = await SigningDevice.begin('evil');
    await stranger.write('通知', { kind: 'ticket', id: 'V' }, notice(), { id: 'V' });
    await takes(center, stranger.events);
    answered(await center.handlers.takeOver({ ids: [await handleOf(center, '通知')] }, DESK));
    expect((await shownOf(center, 'V'))[0]).toBe(was);
  });

  it('takes the one its ticket shows where it is asked for by its own id', async () => {
    const { center, ticket } = await both('unit first');
    const history = (await indexOf(center)).ticket(ticket)?.history ?? [];
    const [entry] = history.filter(({ waits }) => waits?.for === '采纳');
    expect([entry?.eventId, entry?.type]).toEqual(['n1', '通知']);
    expect(answered(await center.handlers.takeOver({ ids: ['n1'] }, DESK))).toEqual({ taken: 1 });
    expect(await stateAt(center, ticket)).toBe('整改中');
  });

  it('takes neither, and says so, where two tickets show one id', async () => {
    const { center, ticket, stranger } = await both('unit first');
    await stranger.write('通知', { kind: 'ticket', id: 'elsewhere' }, notice(), { id: 'n1' });
    await takes(center, stranger.events);
    const refused = await center.handlers.takeOver({ ids: ['n1'] }, DESK);
    expect(refused).toMatchObject({ ok: false, error: expect.stringContaining('同一个编号') });
    expect(await stateAt(center, ticket)).toBe('已受理');
  });
});
