import { columnUrlKey } from '../register/column-url.ts';
import type { Ticket, TicketState } from './ticket.ts';

/** What is compared of a ticket. */
type Compared = Pick<Ticket, 'id' | 'state' | 'submission' | 'filedAt'>;

/** Tickets that look like one fault: a proposal for a person, never a merge by itself. */
export interface DuplicateGroup<T extends Compared = Ticket> {
  /** Same for the same tickets, whatever order they come in. */
  key: string;
  why: '同一页面同一处' | '同一栏目同一问题' | '同一错误见于多页';
  /** The one to keep first: furthest on its way, then filed first. */
  tickets: T[];
}

/** How far along; only what is still worked on can be proposed. */
const RANK: Partial<Record<TicketState, number>> = { 待复核: 0, 整改中: 1, 已受理: 2, 待核实: 3 };
/** Characters on either side that must agree for words on other pages to be one piece of text. */
const AROUND = 6;

/**
 * Likely duplicates over a whole ledger: the same words at the same place of one page (its address compared as a
 * register compares it); the same question about one column; the same words in the same surroundings on many
 * pages of one site (a template, a text that was copied). A ticket is in one group at the most.
 *
 * @example likelyDuplicates(tickets)[0]?.why === '同一页面同一处'
 */
export function likelyDuplicates<T extends Compared>(tickets: readonly T[]): DuplicateGroup<T>[] {
  const open = tickets.filter(({ state }) => RANK[state] !== undefined).sort(keptFirst);
  const groups = [...grouped(open, placeKey)].map(([key, same]) => ({ ...key, tickets: same }));
  const samePlace = groups.filter((group) => group.tickets.length > 1);
  const spoken = new Set(samePlace.flatMap((group) => group.tickets.slice(1)));
  const rest = open.filter((ticket) => !spoken.has(ticket));
  const manyPages = [...grouped(rest, textKey)]
    .map(([key, same]) => ({ ...key, tickets: same }))
    .filter((group) => group.tickets.length > 1);
  const taken = new Set(manyPages.flatMap((group) => group.tickets));
  // One that is kept for its own page and also stands for many pages waits for the larger question.
  return [...samePlace.filter((group) => !group.tickets.some((ticket) => taken.has(ticket))), ...manyPages];
}

type Key = Pick<DuplicateGroup, 'key' | 'why'>;

function grouped<T extends Compared>(tickets: readonly T[], keyOf: (ticket: Compared) => Key | undefined) {
  const keys = new Map<string, Key>();
  const groups = new Map<Key, T[]>();
  for (const ticket of tickets) {
    const key = keyOf(ticket);
    if (!key) continue;
    const known = keys.get(key.key) ?? key;
    keys.set(key.key, known);
    const same = groups.get(known);
    if (same) same.push(ticket);
    else groups.set(known, [ticket]);
  }
  return groups;
}

function placeKey({ submission }: Compared): Key | undefined {
  const { url, quote, description, problemClass, columnId } = submission;
  const page = columnUrlKey(url) || url.trim();
  if (quote)
    return {
      key: ['place', page, tidy(quote.exact), ...around(quote)].join('\n'),
      why: '同一页面同一处',
    };
  // What is said of an overdue column counts days and is another sentence every morning.
  if (columnId !== undefined && (problemClass === '更新逾期' || problemClass === '空白栏目'))
    return { key: ['column', columnId, problemClass].join('\n'), why: '同一栏目同一问题' };
  return {
    key: ['page', page, problemClass, tidy(description ?? '')].join('\n'),
    why: '同一页面同一处',
  };
}

function textKey({ submission: { url, quote, problemClass } }: Compared): Key | undefined {
  const host = /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase();
  if (!quote || host === undefined) return undefined;
  const [before, after] = around(quote);
  // Two words alone on a page of their own say nothing of where they came from.
  if (before === '' && after === '') return undefined;
  const key = ['text', host, problemClass, tidy(quote.exact), before, after].join('\n');
  return { key, why: '同一错误见于多页' };
}

function around({ prefix, suffix }: { prefix: string; suffix: string }): [string, string] {
  return [tidy(prefix).slice(-AROUND), tidy(suffix).slice(0, AROUND)];
}

function tidy(text: string): string {
  return text.replace(/\s+/g, '');
}

function keptFirst(a: Compared, b: Compared): number {
  const order = (RANK[a.state] ?? 9) - (RANK[b.state] ?? 9);
  if (order !== 0) return order;
  return Date.parse(a.filedAt) - Date.parse(b.filedAt) || (a.id < b.id ? -1 : 1);
}
