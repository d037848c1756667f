import { epochMs, isoOf } from '../calendar/civil-date.ts';
import type { Ticket } from './ticket.ts';

/** Hours after closing at which a ticket is looked at again, unless the office set others [O]. */
export const LOOK_BACK_HOURS: readonly number[] = [1, 24, 168];

/** The look-back a closed ticket waits for. */
export interface LookBackDue {
  /** Hours after closing of the mark it waits for: the latest one that was reached, else the next to come. */
  hours: number;
  dueAt: string;
  /** The mark was reached and nobody has looked since. */
  isDue: boolean;
  /** How long ago it was reached; 0 while it is to come. */
  lateMs: number;
  /** Earlier marks that went by unseen; one look now makes good for them all. */
  missed: number;
}

const HOUR_MS = 3_600_000;

/**
 * Which 回头看 a ticket waits for, computed on read from when it was closed and when it was looked at. A look
 * answers every mark that was reached by then; looks before the closing belong to an earlier round.
 *
 * @param hours any order, repeats and what is not positive do no harm; empty asks for none
 * @returns null when the ticket is not closed or every mark has been looked at
 * @example lookBackDue(closedAtTen, '2026-11-23T11:30:00+08:00') // { hours: 1, isDue: true, lateMs: 1_800_000, … }
 */
export function lookBackDue(
  { state, closedAt, lookBacks }: Pick<Ticket, 'state' | 'closedAt' | 'lookBacks'>,
  nowAt: string,
  hours: readonly number[] = LOOK_BACK_HOURS,
): LookBackDue | null {
  if (state !== '已办结' || closedAt === undefined) return null;
  const closedMs = epochMs(closedAt);
  const nowMs = epochMs(nowAt);
  // Written later than looked: the look counts from when the page was seen.
  const looks = lookBacks.map(({ at, recheck }) => Math.min(epochMs(at), epochMs(recheck.checkedAt)));
  const lastLook = Math.max(closedMs, ...looks.filter((ms) => ms >= closedMs));
  const marks = [...new Set(hours)]
    .filter((hour) => hour > 0)
    .sort((a, b) => a - b)
    .map((hour) => ({ hour, ms: closedMs + hour * HOUR_MS }))
    .filter(({ ms }) => ms > lastLook);
  const reached = marks.filter(({ ms }) => ms <= nowMs);
  const mark = reached[reached.length - 1] ?? marks[0];
  if (!mark) return null;
  const lateMs = Math.max(0, nowMs - mark.ms);
  return {
    hours: mark.hour,
    dueAt: isoOf(mark.ms),
    isDue: reached.length > 0,
    lateMs,
    missed: Math.max(0, reached.length - 1),
  };
}

/**
 * A mark in words.
 * @example lookBackName(24) === '办结后 1 天'
 */
export function lookBackName(hours: number): string {
  return hours % 24 === 0 ? `办结后 ${hours / 24} 天` : `办结后 ${hours} 小时`;
}
