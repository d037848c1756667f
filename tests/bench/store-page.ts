import Dexie, { type Collection, type Table } from 'dexie';

import { defaultHolidays } from '../../lib/core/calendar/default-holidays.ts';
import { ticketClocks } from '../../lib/core/clocks/ticket-clocks.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { ledgerRow } from '../../lib/core/ledger/row.ts';
import type { TicketState } from '../../lib/core/tickets/ticket.ts';
import { factsOf } from '../../lib/core/tickets/ticket-facts.ts';
import type { TicketLine, TicketList } from '../../lib/core/tickets/ticket-list.ts';
import { ledgerXlsxParts } from '../../lib/export/ledger-xlsx.ts';
import { type LedgerDb, openLedgerDb } from '../../lib/extension/db.ts';
import type { WriteMeans } from '../../lib/extension/event-store.ts';
import type { LedgerIndex } from '../../lib/extension/ledger-index.ts';
import { readIndex } from '../../lib/extension/read-index.ts';
import { writeImport } from '../../lib/extension/segments.ts';
import { takeIn } from '../../lib/extension/take-in.ts';
import { type HashedEvent, MANY_DEVICE, manyTickets } from './many-tickets.ts';

const NOW_MS = Date.parse('2026-11-23T02:00:00Z');
const NOW = '2026-11-23T10:00:00+08:00';
const PAGE = 50;
const slices = { now: () => performance.now(), pause: () => new Promise<void>((go) => setTimeout(go)) };

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const means: WriteMeans = { nowMs: () => NOW_MS, newId: () => crypto.randomUUID(), sha256 };
const note = (id: string) => ({
  ...{
    id,
    fileName: 'x.zip',
    kind: '备份',
    madeBy: '甲',
    madeAt: NOW,
    takenAt: NOW,
    takenBy: '乙',
    evidence: 0,
  },
});

let all: HashedEvent[] = [];
let db: LedgerDb;
let index: LedgerIndex;
let list: TicketList;

/** A ticket as a row of the peer: what the desk filters by stands beside it, for its indexes. */
interface PeerTicket {
  id: string;
  state: TicketState;
  unit: string;
  problemClass: string;
  filedMs: number;
  text: string;
  ticket: unknown;
}
class Peer extends Dexie {
  declare events: Table<Event, string>;
  declare tickets: Table<PeerTicket, string>;
}
const peer = new Peer('peer');
peer.version(1).stores({
  // The indexes the ledger's own store of records has.
  events: 'id, [subject.kind+subject.id], subject.kind, [by.device+seq]',
  tickets: 'id, filedMs, state, [state+filedMs], [unit+problemClass+filedMs]',
});

async function timed<T>(act: () => Promise<T> | T): Promise<{ ms: number; value: T }> {
  const from = performance.now();
  const value = await act();
  return { ms: performance.now() - from, value };
}

export async function prepare(count: number): Promise<number> {
  all = await manyTickets(count, sha256);
  const opened = await openLedgerDb({ name: 'ledger' });
  if (!opened.ok) throw new Error(opened.error);
  db = opened.value;
  const row = { key: 'this' as const, id: 'this-machine', seq: 0, lastId: '', lastHash: '', lastHlc: '' };
  await db.put('device', { ...row, follows: [MANY_DEVICE] });
  await peer.open();
  return all.length;
}

/** The records as segments, in the one transaction of an import. */
export async function importSegments(): Promise<number> {
  const fresh = { ...note('1'), events: all.length, fresh: all.length };
  const { ms } = await timed(() =>
    writeImport(db, fresh, { fresh: all, healed: [], arrived: NOW_MS }, sha256),
  );
  return ms;
}

export async function importPeer(): Promise<number> {
  const events = all.map(({ event }) => event);
  const { ms } = await timed(() => peer.events.bulkPut(events));
  if ((await peer.events.count()) !== events.length) throw new Error('the peer lost records');
  await peer.events.clear();
  return ms;
}

/** The whole of taking in a file: what is here is read, every record hashed, and what is new written. */
export async function takeInAll(): Promise<number> {
  await db.clear('segments');
  const events = all.map(({ event }) => event);
  const { ms, value } = await timed(() => takeIn(db, { note: note('2'), events }, means));
  if (!value.ok || value.value.note.fresh !== events.length) throw new Error('not all was taken in');
  return ms;
}

/** A start of the background: records read and examined, then the list made. */
export async function start(): Promise<{ read: number; listed: number; tickets: number }> {
  all = [];
  const read = await timed(() => readIndex(db, means));
  index = read.value;
  const listed = await timed(() => index.list(slices));
  list = listed.value;
  list.readClocks(NOW, defaultHolidays, {});
  return { read: read.ms, listed: listed.ms, tickets: list.size };
}

export async function fillPeer(): Promise<void> {
  const rows = list.within({ filter: {}, order: 'newest' }).map((line): PeerTicket => {
    const { unit, text, state, problemClass } = line.fields;
    const filedMs = Date.parse(line.filedAt);
    return {
      id: line.id,
      state: state as TicketState,
      unit,
      problemClass,
      filedMs,
      text,
      ticket: index.ticket(line.id),
    };
  });
  for (let at = 0; at < rows.length; at += 5_000) await peer.tickets.bulkPut(rows.slice(at, at + 5_000));
}

interface Answer {
  ids: string[];
  total: number;
}
interface Question {
  name: string;
  ours: () => Answer;
  peer: () => Promise<Answer>;
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

async function asked(matching: () => Collection<PeerTicket, string>, offset: number): Promise<Answer> {
  const total = await matching().count();
  return { ids: idsOf(await matching().reverse().offset(offset).limit(PAGE).toArray()), total };
}

function pageOf(filter: Parameters<TicketList['page']>[0]['filter'], offset: number): Answer {
  const { lines, total } = list.page({ filter, order: 'newest', offset, limit: PAGE });
  return { ids: idsOf(lines), total };
}

const { minKey, maxKey } = Dexie;
const WORDS = ['县直单位7', '错别字'];
const QUESTIONS: readonly Question[] = [
  {
    name: 'all, page 1,000',
    ours: () => pageOf({}, 49_950),
    peer: () => asked(() => peer.tickets.orderBy('filedMs'), 49_950),
  },
  {
    name: 'one state, page 101',
    ours: () => pageOf({ states: ['已受理'] }, 5_000),
    peer: () =>
      asked(
        () => peer.tickets.where('[state+filedMs]').between(['已受理', minKey], ['已受理', maxKey]),
        5_000,
      ),
  },
  {
    name: 'unit and class, page 3',
    ours: () => pageOf({ unit: '县直单位7', classes: ['错别字'] }, 100),
    peer: () =>
      asked(
        () =>
          peer.tickets
            .where('[unit+problemClass+filedMs]')
            .between(['县直单位7', '错别字', minKey], ['县直单位7', '错别字', maxKey]),
        100,
      ),
  },
  {
    name: 'words, page 3',
    ours: () => pageOf({ text: WORDS.join(' ') }, 100),
    peer: () =>
      asked(
        () =>
          peer.tickets.orderBy('filedMs').filter(({ text }) => WORDS.every((word) => text.includes(word))),
        100,
      ),
  },
];

/** One round of every question, both ways; the answers are held against each other. */
export async function questions(): Promise<{ name: string; ours: number; peer: number; total: number }[]> {
  const rounds = [];
  for (const { name, ours, peer } of QUESTIONS) {
    const theirs = await timed(peer);
    const mine = await timed(ours);
    if (JSON.stringify(mine.value) !== JSON.stringify(theirs.value))
      throw new Error(`${name}: other answers`);
    if (mine.value.ids.length !== PAGE) throw new Error(`${name}: not a whole page`);
    rounds.push({ name, ours: mine.ms, peer: theirs.ms, total: mine.value.total });
  }
  return rounds;
}

/** How many tickets there are in each state. */
export async function counts(): Promise<{ ours: number; peer: number }> {
  const states = ['待核实', '已受理', '整改中', '待复核', '已办结', '不予受理', '已并案', '已撤销'] as const;
  const theirs = await timed(async () => {
    const each = await Promise.all(states.map((state) => peer.tickets.where('state').equals(state).count()));
    return Object.fromEntries(states.flatMap((state, at) => (each[at] ? [[state, each[at]]] : [])));
  });
  const query = { filter: {}, order: 'newest', offset: 0, limit: 0 } as const;
  const mine = await timed(() => list.page(query).counts);
  const same = states.every((state) => (mine.value[state] ?? 0) === (theirs.value[state] ?? 0));
  if (!same) throw new Error('other counts');
  return { ours: mine.ms, peer: theirs.ms };
}

async function* rowsOf(lines: readonly TicketLine[], stopAfter: number) {
  for (let at = 0; at < lines.length; at += 1_000) {
    if (at >= stopAfter) throw new Error('cancelled');
    yield lines.slice(at, at + 1_000).flatMap(({ id }, nth) => {
      const ticket = index.ticket(id);
      const clocks = ticket && ticketClocks(factsOf(ticket), NOW, defaultHolidays, {});
      return ticket && clocks ? [ledgerRow(ticket, clocks, at + nth + 1)] : [];
    });
    await slices.pause();
  }
}

/** The ledger of so many tickets as XLSX, as the desk writes it; the most the page's heap held meanwhile. */
export async function exportXlsx(
  count: number,
  stopAfter = Infinity,
): Promise<{ ms: number; megabytes: number; heap: number; cancelled: boolean }> {
  const lines = list.within({ filter: {}, order: 'newest' }).slice(0, count);
  const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
  let heap = 0;
  const blobs: Blob[] = [];
  let cancelled = false;
  const { ms } = await timed(async () => {
    try {
      const scope = { scope: '', count: lines.length };
      for await (const part of ledgerXlsxParts(scope, rowsOf(lines, stopAfter))) {
        blobs.push(new Blob([part]));
        heap = Math.max(heap, memory.usedJSHeapSize);
      }
    } catch {
      blobs.length = 0;
      cancelled = true;
    }
  });
  return { ms, megabytes: new Blob(blobs).size / 1e6, heap: heap / 1e6, cancelled };
}
