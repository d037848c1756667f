import type { TicketClock } from '../../lib/core/clocks/ticket-clocks.ts';
import type { Ticket, TicketState } from '../../lib/core/tickets/ticket.ts';

/** A ticket with what the present says of it. */
export interface TicketRow {
  ticket: Ticket;
  clocks: TicketClock[];
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

export const OPEN_STATES: readonly TicketState[] = ['待核实', '已受理', '整改中', '待复核'];

const NOT_IN_HAND: readonly TicketState[] = ['待核实', '不予受理', '已并案', '已撤销'];

/** Whether a unit was or may be asked to mend it: it was taken on, and nobody has let go of it. */
export function wasTakenOn({ state }: Ticket): boolean {
  return !NOT_IN_HAND.includes(state);
}

/** The words a ticket is recognised by in a list: the quote, else the description. */
export function ticketWords(ticket: Ticket): string {
  return ticket.submission.quote?.exact ?? ticket.submission.description ?? '';
}
