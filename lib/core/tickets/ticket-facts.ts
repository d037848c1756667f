import type { TicketFacts } from '../clocks/ticket-clocks.ts';
import type { Ticket } from './ticket.ts';

/**
 * The stored facts a ticket's clocks are computed from. The hour of the notice's 四(六) stops when the result
 * was fed back, and runs on when a re-check sends the work back. A recurrence starts a new round from the
 * look-back that found it [O]. A ticket merged into another or withdrawn has no clock of its own; one declined has
 * the reply it still owed its reporter.
 *
 * @example factsOf(ticket).notifiedAt === ticket.notice?.receivedAt
 */
export function factsOf(ticket: Ticket): TicketFacts {
  const { submission, state } = ticket;
  return {
    problemClass: submission.problemClass,
    origin: submission.origin,
    filedAt: ticket.reopenedAt ?? ticket.filedAt,
    // Given to another unit by 受理, it was not found by the one that answers: its hour waits for 通知.
    foundByResponsibleUnit: submission.foundByResponsibleUnit && ticket.unitName === submission.unitName,
    notifiedAt: ticket.reopenedAt ?? ticket.notice?.receivedAt,
    rectifiedAt: ticket.rectified?.at,
    closedAt: ticket.closedAt,
    declinedAt: state === '不予受理' ? ticket.declined?.at : undefined,
    declined: state === '不予受理' || state === '已并案' || state === '已撤销',
  };
}
