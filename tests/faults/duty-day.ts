import type { Event } from '../../lib/core/events/event.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { EMPTY_REGISTER } from '../../lib/core/register/register.ts';
import { readEvents } from '../../lib/extension/event-store.ts';
import { readSegments } from '../../lib/extension/segments.ts';
import { examined } from '../core/events/examined.ts';
import {
  allTickets,
  answered,
  article,
  DESK,
  NOW_MS,
  SITE,
  type TestBackground,
} from '../extension/fresh-ledger.ts';
import type { Parcel } from './parcels.ts';

/** One thing a person does, and how to see afterwards whether it is in the store. */
export interface Deed {
  what: string;
  do(test: TestBackground): Promise<Result<unknown>>;
  /** How often it is found. */
  found(seen: Seen): number;
  /** Asked again by itself after a lost answer; what is not, a person repeats only where it is not found. */
  isRepeatable: boolean;
}

/** Everything that can be found after a restart. */
export interface Seen {
  tickets: { url: string; id: string }[];
  notes: string[];
  steps: string[];
  imports: string[];
  packaged: string[];
  rules: string[];
  columns: string[];
  lists: string[];
  drafts: string[];
  events: Event[];
}

/** Takes a file in as the desk does: into `incoming`, then by message. */
export async function handOver(test: TestBackground, { fileName, bytes }: Parcel): Promise<Result<unknown>> {
  const id = crypto.randomUUID();
  const row = { id, fileName, bytes: bytes.slice().buffer as ArrayBuffer, at: '' };
  const put = await test.background.ledger.use('导入文件', (db) => db.put('incoming', row));
  return put.ok ? test.handlers.takeInPackage({ id }, DESK) : put;
}

function filing(url: string): Deed {
  const reading = article('青禾县人民攻府办公室通知。', { url });
  const selection = { exact: '人民攻府', prefix: '青禾县', suffix: '办公室', start: 3 };
  const draft = { reading, selection, surroundings: ['通知'], problemClass: '错别字' as const };
  return {
    what: '提交',
    isRepeatable: true,
    do: (test) => test.handlers.fileTicket(draft, DESK),
    found: (seen) => seen.tickets.filter((one) => one.url === url).length,
  };
}

function drafting(url: string): Deed {
  const draft = { reading: article('', { url }), surroundings: [], description: '写到一半' };
  return {
    what: '草稿',
    isRepeatable: true,
    do: (test) => test.handlers.saveDraft({ url, draft }, DESK),
    found: (seen) => seen.drafts.filter((one) => one === url).length,
  };
}

function stepping(url: string, type: '受理' | '备注', text: string): Deed {
  const payload = type === '受理' ? { unitName: '区教体局' } : { text };
  return {
    what: type,
    isRepeatable: false,
    async do(test) {
      const index = await test.background.ledger.index();
      if (!index.ok) return index;
      const id = index.value.tickets().find(({ submission }) => submission.url === url)?.id;
      if (!id) return { ok: false, error: '工单没有提交成功，没有这一步。没有改动。' };
      return test.handlers.step({ id, type, payload }, DESK);
    },
    found: (seen) =>
      type === '受理'
        ? seen.steps.filter((one) => one === `${url}\n${type}`).length
        : seen.notes.filter((one) => one === text).length,
  };
}

function importing(parcel: Parcel): Deed {
  const prefix = `p${parcel.fileName.replace('.zip', '')}-`;
  return {
    what: '导入',
    isRepeatable: true,
    do: (test) => handOver(test, parcel),
    found(seen) {
      const tickets = seen.packaged.filter((id) => id.startsWith(prefix)).length;
      const notes = seen.imports.filter((name) => name === parcel.fileName).length;
      // Whole or not at all: anything between is neither 0 nor 1.
      return tickets === 4 && notes === 1 ? 1 : tickets + notes === 0 ? 0 : Number.NaN;
    },
  };
}

function switching(ruleId: string): Deed {
  return {
    what: '停用规则',
    isRepeatable: true,
    do: (test) => test.handlers.switchRule({ ruleId, reason: '试用', on: false }, DESK),
    found: (seen) => seen.rules.filter((one) => one === ruleId).length,
  };
}

function registering(index: number): Deed {
  const id = `c${index}`;
  return {
    what: '栏目清单',
    isRepeatable: true,
    async do(test) {
      const now = await test.handlers.getRegister(null, DESK);
      if (!now.ok) return now;
      const column = { id, name: id, url: `${SITE}/${id}/`, columnClass: '通知公告' as const };
      const columns = [...now.value.columns.filter((one) => one.id !== id), column];
      return test.handlers.setRegister({ ...now.value, columns }, DESK);
    },
    found: (seen) => seen.columns.filter((one) => one === id).length,
  };
}

function listing(index: number): Deed {
  const name = `词表${index}`;
  return {
    what: '词表',
    isRepeatable: false,
    do: (test) =>
      test.handlers.saveList(
        { name, on: true, what: '新建', content: { kind: '固定表述', terms: ['值班读网制度'] } },
        DESK,
      ),
    found: (seen) => seen.lists.filter((one) => one === name).length,
  };
}

/** A day of `rounds` rounds: filing, stepping, importing, settings, register and lists by turns. */
export function dutyDay(rounds: number, files: readonly Parcel[], ruleIds: readonly string[]): Deed[] {
  return Array.from({ length: rounds }, (_, round) => {
    const url = `${SITE}/zwgk/${round}.html`;
    const file = round % 3 === 1 ? files[(round - 1) / 3] : undefined;
    const ruleId = round % 4 === 2 ? ruleIds[(round - 2) / 4] : undefined;
    return [
      ...(round % 3 === 0 ? [drafting(`${url}?draft`)] : []),
      filing(url),
      stepping(url, '备注', `第${round}条备注`),
      ...(file ? [importing(file)] : []),
      stepping(url, '受理', ''),
      ...(ruleId ? [switching(ruleId)] : []),
      ...(round % 4 === 3 ? [registering(round)] : []),
      ...(round % 5 === 4 ? [listing(round)] : []),
    ];
  }).flat();
}

/** The center sits at the machine, with a register of its own. */
export async function sitDown(test: TestBackground): Promise<void> {
  const person = { name: '王主任', unit: '大数据中心' };
  answered(await test.handlers.setSettings({ person, role: '大数据中心' }, DESK));
  answered(await test.handlers.setRegister(EMPTY_REGISTER, DESK));
}

/** What is there after a restart, through the product's own reading. */
export async function seenIn(test: TestBackground): Promise<Seen> {
  const views = await allTickets(test.handlers);
  const settings = answered(await test.handlers.getSettings(null, DESK));
  const events = answered(
    await test.background.ledger.use('读取', async (db) => [
      ...(await readEvents(db, NOW_MS)),
      ...(await readSegments(db, NOW_MS)).events.map(({ event }) => event),
    ]),
  );
  const urls = new Map(views.map(({ ticket }) => [ticket.id, ticket.submission.url]));
  const steps = events.filter(({ subject }) => subject.kind === 'ticket');
  return {
    tickets: views.map(({ ticket }) => ({ url: ticket.submission.url, id: ticket.id })),
    notes: steps.flatMap(({ type, payload }) => (type === '备注' ? [String(payload.text)] : [])),
    steps: steps.map(({ type, subject }) => `${urls.get(subject.id)}\n${type}`),
    packaged: steps.filter(({ type }) => type === '提交').map(({ subject }) => subject.id),
    imports: answered(await test.handlers.imports(null, DESK)).map(({ fileName }) => fileName),
    rules: settings.offRules,
    columns: answered(await test.handlers.getRegister(null, DESK)).columns.map(({ id }) => id),
    lists: answered(await test.handlers.lists(null, DESK)).map(({ name }) => name),
    drafts: answered(await test.background.ledger.use('读取', (db) => db.getAllKeys('drafts'))),
    events,
  };
}

/** Why a chain does not hold; none when it does. */
export async function broken(events: readonly Event[]): Promise<string[]> {
  const { quarantined, missing } = await examined(events);
  return [
    ...quarantined.map(({ event, reason }) => `${event.by.device}#${event.seq} ${reason}`),
    ...missing.map(({ device, from, to }) => `${device}#${from}-${to}`),
  ];
}
