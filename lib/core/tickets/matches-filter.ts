import { civilDateOf } from '../calendar/civil-date.ts';
import type { ClockState, TicketClock } from '../clocks/ticket-clocks.ts';
import type { ProblemClass, Severity } from '../finding.ts';
import type { Ticket, TicketState } from './ticket.ts';

/** What the desk's table is narrowed to. A part that is absent or empty lets everything through. */
export interface TicketFilter {
  states?: readonly TicketState[] | undefined;
  classes?: readonly ProblemClass[] | undefined;
  severities?: readonly Severity[] | undefined;
  /** Name of the responsible unit. */
  unit?: string | undefined;
  /** Words that must all occur somewhere in the ticket, separated by blanks; case and width do not count. */
  text?: string | undefined;
  /** First and last day of finding in Asia/Shanghai, `YYYY-MM-DD`, both included. */
  from?: string | undefined;
  to?: string | undefined;
  /** At least one of the ticket's clocks stands so. */
  clockStates?: readonly ClockState[] | undefined;
}

/**
 * Whether a ticket is within a filter.
 *
 * @param clocks the ticket's clocks as of now
 * @example matchesFilter(ticket, clocks, { states: ['整改中'], clockStates: ['逾期'] })
 */
export function matchesFilter(ticket: Ticket, clocks: readonly TicketClock[], filter: TicketFilter): boolean {
  const { submission } = ticket;
  if (!isAmong(filter.states, ticket.state)) return false;
  if (!isAmong(filter.classes, submission.problemClass)) return false;
  if (!isAmong(filter.severities, submission.severity)) return false;
  if (filter.unit && (ticket.unitName ?? submission.unitName) !== filter.unit) return false;
  const day = civilDateOf(submission.foundAt);
  if (filter.from && day < filter.from) return false;
  if (filter.to && day > filter.to) return false;
  const { clockStates } = filter;
  if (clockStates?.length && !clocks.some((clock) => clockStates.includes(clock.state))) return false;
  const words = fold(filter.text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const text = searchText(ticket);
  return words.every((word) => text.includes(word));
}

function isAmong<T>(wanted: readonly T[] | undefined, value: T): boolean {
  return !wanted?.length || wanted.includes(value);
}

/** Everything of a ticket a reader may look for, blanks between. */
function searchText(ticket: Ticket): string {
  const { submission } = ticket;
  return fold(
    [
      ticket.number,
      ticket.state,
      ticket.unitName,
      ticket.notice?.personName,
      ticket.filedBy.person.name,
      submission.pageTitle,
      submission.url,
      submission.siteName,
      submission.platform,
      submission.columnName,
      submission.problemClass,
      submission.quote?.exact,
      submission.description,
      submission.suggestion,
      ...ticket.notes,
    ].join(' '),
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
