import { civilDateOf } from '../calendar/civil-date.ts';
import type { ClockState } from '../clocks/ticket-clocks.ts';
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

/** What a filter looks at of a ticket, each as one text; `clocks` are the states of its clocks, blanks between. */
export type Facet = 'state' | 'problemClass' | 'severity' | 'unit' | 'day' | 'clocks';

/**
 * The facets of a ticket but its clocks, which the present gives, and every word a reader may look for, folded as the
 * words of a filter are.
 */
export function filteredFields(ticket: Ticket): Record<Exclude<Facet, 'clocks'> | 'text', string> {
  const { submission, state } = ticket;
  return {
    state,
    problemClass: submission.problemClass,
    severity: submission.severity,
    // The unit that answers for it, else the one it was filed for.
    unit: ticket.unitName ?? submission.unitName ?? '',
    // In Asia/Shanghai.
    day: civilDateOf(submission.foundAt),
    text: searchText(ticket),
  };
}

/** What a filter asks of each facet; a facet it does not speak of lets everything through. */
export function facetTests(filter: TicketFilter): Partial<Record<Facet, (value: string) => boolean>> {
  const { states, classes, severities, unit, from, to, clockStates } = filter;
  const tests: Partial<Record<Facet, (value: string) => boolean>> = {};
  if (states?.length) tests.state = amongst(states);
  if (classes?.length) tests.problemClass = amongst(classes);
  if (severities?.length) tests.severity = amongst(severities);
  if (unit) tests.unit = (value) => value === unit;
  if (from || to) tests.day = (value) => (!from || value >= from) && (!to || value <= to);
  if (clockStates?.length) tests.clocks = (value) => value.split(' ').some(amongst(clockStates));
  return tests;
}

function amongst(wanted: readonly string[]): (value: string) => boolean {
  return (value) => wanted.includes(value);
}

/** Words of a filter, all of which must occur in a ticket's `text`. */
export function filterWordsOf({ text = '' }: TicketFilter): string[] {
  return fold(text)
    .split(/\s+/)
    .filter((word) => word !== '');
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
