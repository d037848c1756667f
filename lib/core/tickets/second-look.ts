import { epochMs, isoOf } from '../calendar/civil-date.ts';
import type { Ticket, TicketState } from './ticket.ts';

/** A firewall answers 404 for an hour and a page is moved for a day: one answer alone removes no page [O]. */
const SECOND_LOOK_HOURS = 2;
/** A first answer older than this says nothing of today. */
const FIRST_COUNTS_DAYS = 30;
/** A site that gives no answer for so long is looked at by a person. */
const SILENT_DAYS = 7;
/** Looks in vain before a silent site is asked every hour only. */
const PATIENT_LOOKS = 6;
/** Nobody re-checks these; a page may be looked at before its unit says that it is mended, and after closing. */
const OVER: ReadonlySet<TicketState> = new Set(['不予受理', '已并案', '已撤销']);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** One time that a site said a page is gone. */
export interface GoneAnswer {
  at: string;
  /** What it said, as one clause: 返回状态 404. */
  says: string;
  /** The site's home page was asked too, and opened. */
  siteStood?: boolean | undefined;
}

/** A page said to be gone, as far as the time of its next look depends on it. */
export interface GoneLooks {
  first: GoneAnswer;
  second?: GoneAnswer | undefined;
  /** Looks since the first that told nothing: no answer, or the whole site was away. */
  vain?: { at: string; times: number } | undefined;
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
  if (passed < 0 || passed > FIRST_COUNTS_DAYS * DAY_MS) return 'first';
  return passed < SECOND_LOOK_HOURS * HOUR_MS ? 'early' : 'second';
}

/**
 * Whether the page of a row is to be looked at now by itself. A first answer that lies ahead was written by a clock since
 * set back: nobody waits for that time to come, the look begins anew.
 */
export function isLookDue({ first, second, vain }: GoneLooks, now: string): boolean {
  if (second || gonePlace(first, now) === 'early') return false;
  return !vain || vain.times < PATIENT_LOOKS || Math.abs(epochMs(now) - epochMs(vain.at)) >= HOUR_MS;
}

/** Whether nobody looks any more: the answer says nothing of today, or the site has been silent for a week. */
export function isLookOver({ first, vain }: GoneLooks, now: string): boolean {
  const passed = epochMs(now) - epochMs(first.at);
  // A browser that was closed for days has not looked in vain: it looks once it is open.
  return passed > FIRST_COUNTS_DAYS * DAY_MS || (passed > SILENT_DAYS * DAY_MS && vain !== undefined);
}

/**
 * Whether an answer that the page is gone was given in the ticket's present round: before the closing it says nothing for
 * 回头看, before the ticket was sent back nothing for the next 复核.
 */
export function isOfRound(
  { first }: Pick<GoneLooks, 'first'>,
  {
    state,
    closedAt,
    sentBackAt,
    reopenedAt,
  }: Pick<Ticket, 'state' | 'closedAt' | 'sentBackAt' | 'reopenedAt'>,
): boolean {
  if (OVER.has(state)) return false;
  const began = [state === '已办结' ? closedAt : undefined, sentBackAt, reopenedAt];
  return began.every((at) => at === undefined || epochMs(first.at) > epochMs(at));
}
