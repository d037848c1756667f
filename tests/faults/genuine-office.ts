import type { Event, Role } from '../../lib/core/events/event.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { payloads, submission } from '../core/tickets/story.ts';
import { answered, article, DESK, OVERLAY, SITE, type TestBackground } from '../extension/fresh-ledger.ts';
import { exported, fileOfEvents, indexOf, machineOf, recordsOf, take } from './machines.ts';

/** An office whose every kind of record is there, written with its own keys. */
export interface GenuineOffice {
  center: TestBackground;
  deputy: SigningDevice;
  reader: SigningDevice;
  volunteer: SigningDevice;
  unapproved: SigningDevice;
  /** What came before the devices were approved, and after. */
  first: Event[];
  second: Event[];
  /** Every ticket the center filed itself. */
  ownTickets: string[];
}

/** One ticket of a device, with the steps it takes on it. */
export async function ticketOf(
  device: SigningDevice,
  id: string,
  steps: readonly string[],
  role: Role = '大数据中心',
): Promise<void> {
  let last = await device.write(
    '提交',
    { kind: 'ticket', id },
    { ...submission({ number: `BC-${id}`, url: `${SITE}/t/${id}.html` }) },
    { id, role },
  );
  for (const type of steps)
    last = await device.write(
      type === '复发' ? '回头看' : type,
      { kind: 'ticket', id },
      type === '更正'
        ? { corrects: id, reason: '写错了', fields: { description: '更正后的说明' } }
        : (payloads(device.events.length)[type] ?? {}),
      { role, parents: [last.id] },
    );
}

const look = (targetId: string, date: string) => ({
  targetId,
  target: 'column',
  via: 'list-page',
  state: 'dated',
  newest: { date, line: '通知', from: 'row' },
  line: `通知 ${date}`,
  url: `${SITE}/${targetId}/`,
  seenAt: `${date}T10:00:00+08:00`,
  seenBy: '李敏',
});

async function see(device: SigningDevice, targetId: string, date: string): Promise<void> {
  await device.write('看到', { kind: 'sighting', id: targetId }, look(targetId, date));
  await device.write(
    '核对无变动',
    { kind: 'attestation', id: `${targetId}-x` },
    { targetId: `${targetId}-x`, on: date, name: '李敏', unit: '区教体局', reason: '逐项核对', newest: date },
  );
}

export async function filedBy(test: TestBackground, path: string): Promise<string> {
  const reading = article('青禾县。', { url: `${SITE}/${path}.html` });
  return answered(await test.handlers.fileTicket({ reading, surroundings: [], description: '错' }, OVERLAY))
    .id;
}

export async function stepBy(
  test: TestBackground,
  id: string,
  type: '受理' | '备注' | '不予受理',
  payload: Record<string, unknown> = type === '受理' ? { unitName: '区教体局' } : { text: '已电话催办' },
): Promise<void> {
  answered(await test.handlers.step({ id, type, payload }, DESK));
}

export async function approve(test: TestBackground, device: SigningDevice, seats: Role[]): Promise<void> {
  const fingerprint = await device.fingerprint();
  answered(await test.handlers.approveDevice({ device: device.id, fingerprint, seats }, DESK));
}

/** Numbers are the devices' own ids: a forger knows them from any file. */
export async function genuineOffice({ restored }: { restored: boolean }): Promise<GenuineOffice> {
  let center = await machineOf('大数据中心', '王主任');
  const ownTickets: string[] = [];
  if (restored) {
    const id = await filedBy(center, 'before-0');
    await stepBy(center, id, '受理');
    ownTickets.push(id, await filedBy(center, 'before-1'));
    const backup = await exported(center, '备份');
    center = await machineOf('大数据中心', '王主任');
    answered(await take(center, backup, true));
  }
  for (let at = 0; at < 3; at++) ownTickets.push(await filedBy(center, `own-${at}`));
  await stepBy(center, ownTickets.at(-1) ?? '', '受理');
  await stepBy(center, ownTickets.at(-1) ?? '', '备注');

  const deputy = await SigningDevice.begin('deputy', '大数据中心');
  const reader = await SigningDevice.begin('reader', '值班读网员');
  const volunteer = await SigningDevice.begin('volunteer', '公众志愿者');
  const unapproved = await SigningDevice.begin('unapproved', '值班读网员');
  await ticketOf(deputy, 'deputy-a', ['受理', '通知', '反馈整改', '复核通过']);
  await ticketOf(deputy, 'deputy-b', ['受理', '更正']);
  await ticketOf(reader, 'reader-a', ['备注'], '值班读网员');
  await see(reader, 'c1', '2026-11-20');
  await ticketOf(volunteer, 'volunteer-a', ['备注'], '公众志愿者');
  await ticketOf(unapproved, 'unapproved-a', ['备注'], '值班读网员');
  const devices = [deputy, reader, volunteer, unapproved];
  const first = devices.flatMap(({ events }) => events);
  answered(await take(center, await fileOfEvents(first)));
  await approve(center, deputy, ['大数据中心']);
  await approve(center, reader, ['值班读网员']);

  center.pass(3_600_000);
  await ticketOf(deputy, 'deputy-c', ['不予受理']);
  await ticketOf(deputy, 'deputy-d', ['受理', '通知']);
  await ticketOf(deputy, 'deputy-e', ['并案']);
  await ticketOf(reader, 'reader-b', ['备注'], '值班读网员');
  await deputy.write('受理', { kind: 'ticket', id: 'reader-a' }, payloads(1).受理 ?? {}, {
    role: '大数据中心',
    parents: ['reader-a'],
  });
  await reader.write('通知', { kind: 'ticket', id: 'deputy-b' }, payloads(1).通知 ?? {}, {
    parents: deputy.events.filter(({ subject }) => subject.id === 'deputy-b').map(({ id }) => id),
  });
  await see(reader, 'c2', '2026-11-21');
  await deputy.write(
    '核准',
    { kind: 'device', id: reader.id },
    { fingerprint: await reader.fingerprint(), publicKey: reader.publicKey, seats: ['值班读网员'] },
    { role: '大数据中心' },
  );
  await ticketOf(volunteer, 'volunteer-b', ['备注'], '公众志愿者');
  await see(unapproved, 'c3', '2026-11-22');
  await unapproved.write('通知', { kind: 'ticket', id: ownTickets.at(-1) ?? '' }, payloads(1).通知 ?? {});
  const before = new Set(first);
  const second = devices.flatMap(({ events }) => events).filter((event) => !before.has(event));
  return { center, deputy, reader, volunteer, unapproved, first, second, ownTickets };
}

/** Every genuine record of the office: the center's own, those of the seat it was restored from, and the devices'. */
export async function genuineRecords({ center, second }: GenuineOffice): Promise<Event[]> {
  await indexOf(center);
  const { own, imported } = await recordsOf(center);
  return [...own, ...imported, ...second];
}
