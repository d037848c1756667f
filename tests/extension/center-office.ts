import { writeConfigFile } from '../../entrypoints/options/write-config.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { writeEventPackage } from '../../lib/export/package/event-package.ts';
import { readEvents } from '../../lib/extension/event-store.ts';
import { readSegments } from '../../lib/extension/segments.ts';
import { sha256Bytes } from '../export/package/sample-config.ts';
import { center, reader, seated, settingsNow } from './config-office.ts';
import { answered, article, DESK, NOW_MS, SITE, type TestBackground } from './fresh-ledger.ts';

/** A machine of the center and one of a reader, each with its own key. */
export const centerMachine = () => seated(center);
export const readerMachine = () => seated(reader);

/** The 配置包 the machine writes, signed by its key, with what it would read out. */
export async function exported(test: TestBackground) {
  const written = await writeConfigFile(await settingsNow(test), new Date(NOW_MS), '0.1.0', test.ledgerName);
  return answered(written);
}

/** Its own records first. */
async function allEvents(test: TestBackground): Promise<Event[]> {
  const found = await test.background.ledger.use('读取', async (db) => [
    ...(await readEvents(db, NOW_MS)),
    ...(await readSegments(db, NOW_MS)).events.map(({ event }) => event),
  ]);
  return answered(found);
}

/** Everything a machine holds goes to another, as a file. */
export async function handTo(
  from: TestBackground,
  to: TestBackground,
  kind: '交件' | '回复' | '备份' = '回复',
  asOwn = false,
): Promise<void> {
  const events = await allEvents(from);
  const by = { name: '某', unit: '', role: '大数据中心' as const, device: events[0]?.by.device ?? '' };
  const head = {
    kind,
    madeAt: '2026-11-23T10:00:00+08:00',
    program: '0.1.0',
    by,
    scope: '全部',
    evidence: [],
  };
  const bytes = await writeEventPackage({ head, events, evidence: new Map() }, sha256Bytes);
  const id = crypto.randomUUID();
  const row = { id, fileName: `${kind}.zip`, bytes: bytes.slice().buffer as ArrayBuffer, at: '' };
  answered(await to.background.ledger.use('收件', (db) => db.put('incoming', row)));
  answered(await to.handlers.takeInPackage({ id, asOwn }, DESK));
}

/** A ticket is filed; answers its id. */
export async function filed(test: TestBackground, path = 'a'): Promise<string> {
  const draft = {
    reading: article('青禾县人民攻府办公室通知。', { url: `${SITE}/${path}.html` }),
    selection: { exact: '人民攻府', prefix: '青禾县', suffix: '办公室', start: 3 },
    surroundings: ['通知'],
    problemClass: '错别字' as const,
  };
  answered(await test.handlers.fileTicket(draft, DESK));
  const index = answered(await test.background.ledger.index());
  const ticket = index.tickets().find(({ submission }) => submission.url.endsWith(`/${path}.html`));
  if (!ticket) throw new Error('没有这张工单');
  return ticket.id;
}

export const accept = async (test: TestBackground, id: string) =>
  answered(await test.handlers.step({ id, type: '受理', payload: { unitName: '区教体局' } }, DESK));

export const stateOf = async (test: TestBackground, id: string) =>
  answered(await test.background.ledger.index()).ticket(id)?.state;
