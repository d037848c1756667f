import { defaultHolidays } from '../../lib/core/calendar/default-holidays.ts';
import type { Holidays } from '../../lib/core/calendar/holidays.ts';
import { type ClockOptions, ticketClocks } from '../../lib/core/clocks/ticket-clocks.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { factsOf } from '../../lib/core/tickets/ticket-facts.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import type { TicketView } from '../../lib/extension/ticket-list-messages.ts';
import type { Background } from './background.ts';

/** What due times are computed with: the office's loaded years before the built-in ones, and what it may set. */
export interface ClockMeans {
  holidays: Holidays;
  options: ClockOptions;
}

export function clockMeansOf({ holidays, clocks }: Settings): ClockMeans {
  const loaded = Object.fromEntries(holidays.map((year) => [year.year, year]));
  return { holidays: { ...defaultHolidays, ...loaded }, options: clocks };
}

/** As set now; unreadable settings leave the notice's own limits in force rather than no clock at all. */
export async function clockMeans({ settings }: Background): Promise<ClockMeans> {
  const now = await settings.get();
  return now.ok ? clockMeansOf(now.value) : { holidays: defaultHolidays, options: {} };
}

/** Tickets with their clocks as of `now`. */
export const viewerOf =
  ({ holidays, options }: ClockMeans, now: string) =>
  (ticket: Ticket): TicketView => ({ ticket, clocks: ticketClocks(factsOf(ticket), now, holidays, options) });
