import type { ClockState } from '../../lib/core/clocks/ticket-clocks.ts';
import { ProblemClass, Severity } from '../../lib/core/finding.ts';
import type { TicketFilter } from '../../lib/core/tickets/matches-filter.ts';
import type { ListQuery, TicketOrder } from '../../lib/core/tickets/ticket-list.ts';
import { type BoardFilter, boardFilterOf, putBoardFilter } from '../columns/board-filter.ts';
import { TICKET_STATES } from './ticket-row.ts';

export type DeskPage = 'tickets' | 'columns' | 'proofread' | 'packages' | 'help';

const PAGES: readonly DeskPage[] = ['tickets', 'columns', 'proofread', 'packages', 'help'];

/** In what order the list stands, and which page of it is looked at, from 1. */
export interface ListPlace extends Pick<ListQuery, 'order' | 'descending'> {
  page: number;
}

/** The most urgent first: what a desk is opened for. */
export const FIRST_PLACE: ListPlace = { order: 'urgency', page: 1 };

const ORDERS: readonly TicketOrder[] = ['urgency', 'newest', 'number', 'found', 'severity'];
const DESCENDING = '-';
/** As many rows as the background passes over. */
const MOST_PAGES = 20_000;

/** The desk under another filter: at its first page. */
export function withFilter(place: DeskPlace, filter: TicketFilter): DeskPlace {
  return { ...place, filter, list: { ...(place.list ?? FIRST_PLACE), page: 1 } };
}

/** Where the desk stands: kept in the address, so that a reload or a shared bookmark comes back to it. */
export interface DeskPlace {
  page: DeskPage;
  ticket?: string;
  filter: TicketFilter;
  /** Another filter begins at its first page. */
  list?: ListPlace;
  /** What the column board shows. */
  board?: BoardFilter;
}

export const CLOCK_STATES: readonly ClockState[] = [
  '逾期',
  '将到期',
  '进行中',
  '未通知',
  '按期完成',
  '超时完成',
  '无规定时限',
  '不计时',
];

function among<T extends string>(known: readonly T[], typed: string | null): T[] | undefined {
  const found = (typed ?? '')
    .split(',')
    .filter((one): one is T => (known as readonly string[]).includes(one));
  return found.length > 0 ? found : undefined;
}

function day(typed: string | null): string | undefined {
  return typed && /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : undefined;
}

function pageOf(typed: string): number {
  return Math.min(MOST_PAGES, Number(/^[1-9]\d{0,9}$/.exec(typed)?.[0] ?? FIRST_PLACE.page));
}

function orderOf(typed: string): Pick<ListPlace, 'order' | 'descending'> {
  const descending = typed.startsWith(DESCENDING);
  const order = ORDERS.find((one) => one === typed.slice(descending ? 1 : 0));
  if (!order) return { order: FIRST_PLACE.order };
  return descending ? { order, descending } : { order };
}

/** Reads what can be read and drops the rest: an address is typed by anyone. */
export function readDeskHash(hash: string): DeskPlace {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const page = parts.get('page');
  const ticket = parts.get('ticket');
  return {
    page: PAGES.find((one) => one === page) ?? 'tickets',
    ...(ticket ? { ticket } : {}),
    filter: {
      states: among(TICKET_STATES, parts.get('state')),
      classes: among(ProblemClass.options, parts.get('class')),
      severities: among(Severity.options, parts.get('severity')),
      clockStates: among(CLOCK_STATES, parts.get('clock')),
      unit: parts.get('unit') || undefined,
      text: parts.get('text') || undefined,
      from: day(parts.get('from')),
      to: day(parts.get('to')),
    },
    list: {
      ...orderOf(parts.get('order') ?? ''),
      page: pageOf(parts.get('at') ?? ''),
    },
    board: boardFilterOf(parts),
  };
}

/** The inverse of `readDeskHash`; nothing chosen gives ''. */
export function writeDeskHash({ page, ticket, filter, list = FIRST_PLACE, board = {} }: DeskPlace): string {
  const parts = new URLSearchParams();
  const put = (key: string, value: string | undefined) => {
    if (value) parts.set(key, value);
  };
  put('page', page === 'tickets' ? undefined : page);
  put('state', filter.states?.join(','));
  put('class', filter.classes?.join(','));
  put('severity', filter.severities?.join(','));
  put('clock', filter.clockStates?.join(','));
  put('unit', filter.unit);
  put('text', filter.text);
  put('from', filter.from);
  put('to', filter.to);
  const order = `${list.descending ? DESCENDING : ''}${list.order}`;
  put('order', order === FIRST_PLACE.order ? undefined : order);
  put('at', list.page === 1 ? undefined : String(list.page));
  put('ticket', ticket);
  putBoardFilter(parts, board);
  return parts.toString();
}

/** The filter in words, for the scope line of an export. */
export function filterWords(filter: TicketFilter): string {
  const parts = [
    filter.states?.join('、'),
    filter.classes?.join('、'),
    filter.severities?.join('、'),
    filter.clockStates?.length ? `时限${filter.clockStates.join('、')}` : undefined,
    filter.unit,
    filter.from || filter.to ? `${filter.from ?? '最早'}至${filter.to ?? '今天'}发现` : undefined,
    filter.text ? `含“${filter.text}”` : undefined,
  ].filter((part) => part);
  return parts.length > 0 ? parts.join(' · ') : '全部工单';
}
