import { epochMs } from '../calendar/civil-date.ts';
import type { Holidays } from '../calendar/holidays.ts';
import { type ClockOptions, type TicketClock, type TicketFacts, ticketClocks } from './ticket-clocks.ts';

/** One running clock of one ticket. */
export interface Deadline<T> {
  ticket: T;
  clock: TicketClock;
  /** Tells this breach from another of the same ticket: a changed due time is announced anew. */
  key: string;
}

export interface Deadlines<T> {
  overdue: Deadline<T>[];
  dueSoon: Deadline<T>[];
  /** Instant of the next change from 将到期 to 逾期, epoch milliseconds; undefined when nothing runs. */
  nextDueMs: number | undefined;
}

/**
 * Every running clock as of `nowAt`, computed from stored facts: nothing is remembered from the last look, so
 * sleep, a restart or a changed clock cannot lose a breach (DESIGN 4 “Time”).
 */
export function readDeadlines<T extends { id: string }>(
  tickets: readonly T[],
  facts: (ticket: T) => TicketFacts,
  nowAt: string,
  holidays: Holidays,
  options: ClockOptions = {},
): Deadlines<T> {
  const found: Deadlines<T> = { overdue: [], dueSoon: [], nextDueMs: undefined };
  for (const ticket of tickets) {
    for (const clock of ticketClocks(facts(ticket), nowAt, holidays, options)) {
      if (clock.dueAt === undefined || clock.stopAt !== undefined) continue;
      const deadline = { ticket, clock, key: `${ticket.id}|${clock.clockId}|${clock.dueAt}` };
      if (clock.state === '逾期') {
        found.overdue.push(deadline);
        continue;
      }
      if (clock.state === '将到期') found.dueSoon.push(deadline);
      const dueMs = epochMs(clock.dueAt);
      if (found.nextDueMs === undefined || dueMs < found.nextDueMs) found.nextDueMs = dueMs;
    }
  }
  return found;
}

/**
 * Keys (ending in their due time) to keep as announced: what is due now, and what was announced and seems yet to
 * come because the clock was set back. Forgotten, it would be announced again.
 *
 * @example toldKeys(['a|2026-11-23T12:00:00+08:00'], new Set(['b|2026-11-23T13:00:00+08:00']), at12).length === 2
 */
export function toldKeys(due: readonly string[], before: ReadonlySet<string>, nowMs: number): string[] {
  const toCome = [...before].filter((key) => Date.parse(key.slice(key.lastIndexOf('|') + 1)) > nowMs);
  return [...new Set([...due, ...toCome])];
}

/** What the toolbar shows: overdue first; the words say both. */
export function toolbarOf(overdue: number, dueSoon: number): { text: string; title: string; late: boolean } {
  const words = [
    ...(overdue > 0 ? [`${overdue} 个时限已逾期`] : []),
    ...(dueSoon > 0 ? [`${dueSoon} 个将到期`] : []),
  ];
  const count = Math.min(overdue + dueSoon, 99);
  return {
    text: count === 0 ? '' : `${overdue > 0 ? '▲' : '◐'}${count}`,
    title: words.length === 0 ? '巡读' : `巡读：${words.join('，')}`,
    late: overdue > 0,
  };
}
