import { epochMs, isoOf } from '../calendar/civil-date.ts';

/** A firewall answers 404 for an hour and a page is moved for a day: one answer alone removes no page [O]. */
const SECOND_LOOK_HOURS = 2;
/** A first answer older than this says nothing of today. */
const FIRST_COUNTS_DAYS = 30;
const HOUR_MS = 3_600_000;

/** One time that a site said a page is gone. */
export interface GoneAnswer {
  at: string;
  /** What it said, as one clause: 返回状态 404. */
  says: string;
}

/** When the second look is due. */
export function secondLookAt({ at }: GoneAnswer): string {
  return isoOf(epochMs(at) + SECOND_LOOK_HOURS * HOUR_MS);
}

/**
 * What another answer of the same kind means now: the first one, one too early to count, or the second.
 *
 * @param now instant of the new answer; one before the first (a clock set back) begins anew
 */
export function gonePlace(first: GoneAnswer | undefined, now: string): 'first' | 'early' | 'second' {
  if (!first) return 'first';
  const passed = epochMs(now) - epochMs(first.at);
  if (passed < 0 || passed > FIRST_COUNTS_DAYS * 24 * HOUR_MS) return 'first';
  return passed < SECOND_LOOK_HOURS * HOUR_MS ? 'early' : 'second';
}
