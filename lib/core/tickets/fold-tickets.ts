import { epochMs } from '../calendar/civil-date.ts';
import type { Event } from '../events/event.ts';
import { foldTicket } from './fold.ts';
import type { Ticket } from './ticket.ts';

/**
 * Every ticket of a set of events, by filing time and then number. A subject without a 提交 (its file has not
 * come yet) gives none.
 *
 * @example foldTickets(mergeEvents(mine, theirs).events).length
 */
export function foldTickets(events: readonly Event[]): Ticket[] {
  const bySubject = new Map<string, Event[]>();
  for (const event of events) {
    if (event.subject.kind !== 'ticket') continue;
    const own = bySubject.get(event.subject.id);
    if (own) own.push(event);
    else bySubject.set(event.subject.id, [event]);
  }
  return [...bySubject.values()]
    .flatMap((own) => foldTicket(own) ?? [])
    .sort(
      (a, b) => epochMs(a.filedAt) - epochMs(b.filedAt) || byText(a.number, b.number) || byText(a.id, b.id),
    );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
