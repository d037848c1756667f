import type { TicketClock } from '../../lib/core/clocks/ticket-clocks.ts';
import { columnUrlKey } from '../../lib/core/register/column-url.ts';
import type { Ticket, TicketState } from '../../lib/core/tickets/ticket.ts';

/** A ticket with what the present says of it. */
export interface TicketRow {
  ticket: Ticket;
  clocks: TicketClock[];
}

/** Tickets filed for one page; the address is compared as a register compares it, so http and https are one. */
export function ticketsOfPage(rows: readonly TicketRow[], url: string): TicketRow[] {
  const key = columnUrlKey(url);
  return rows.filter(({ ticket }) => columnUrlKey(ticket.submission.url) === key);
}

/** Order of the flow; the rest (不予受理 …) are ends outside it. */
export const TICKET_STATES: readonly TicketState[] = [
  '待核实',
  '已受理',
  '整改中',
  '待复核',
  '已办结',
  '不予受理',
  '已并案',
  '已撤销',
];

const OPEN: readonly TicketState[] = ['待核实', '已受理', '整改中', '待复核'];

export function isOpen(row: TicketRow): boolean {
  return OPEN.includes(row.ticket.state);
}

/**
 * Overdue, then 未通知, then running, then the rest: what a person must look at first. A 错敏 fault nobody was told
 * of has an hour that has not even begun (四(六)); three working days of its own must not hide that.
 */
const RANK: Record<TicketClock['state'], number> = {
  逾期: 0,
  未通知: 1,
  将到期: 2,
  进行中: 2,
  超时完成: 3,
  按期完成: 3,
  无规定时限: 4,
  不计时: 5,
};

function compareClocks(a: TicketClock, b: TicketClock): number {
  if (RANK[a.state] !== RANK[b.state]) return RANK[a.state] - RANK[b.state];
  return (a.remainingMs ?? Number.POSITIVE_INFINITY) - (b.remainingMs ?? Number.POSITIVE_INFINITY) || 0;
}

/** The clock that speaks first for a ticket: the earliest due (FIELD 3, "the earlier shows first"). */
export function leadClock(clocks: readonly TicketClock[]): TicketClock | undefined {
  return [...clocks].sort(compareClocks)[0];
}

/** Overdue first and longest overdue before that, then 未通知, then earliest due, then the oldest waiting. */
export function compareUrgency(a: TicketRow, b: TicketRow): number {
  const first = leadClock(a.clocks);
  const second = leadClock(b.clocks);
  if (first && second) {
    const order = compareClocks(first, second);
    if (order !== 0 && !Number.isNaN(order)) return order;
  }
  if (first && !second) return -1;
  if (!first && second) return 1;
  return a.ticket.filedAt < b.ticket.filedAt ? -1 : 1;
}

/** The words a ticket is recognised by in a list: the quote, else the description. */
export function ticketWords(ticket: Ticket): string {
  return ticket.submission.quote?.exact ?? ticket.submission.description ?? '';
}
