import {
  addDays,
  addMonths,
  addYears,
  civilDateOf,
  epochMs,
  instantOf,
  isoOf,
} from '../calendar/civil-date.ts';
import type { Holidays } from '../calendar/holidays.ts';
import { addWorkdays, type CountedDay, nextWorkday } from '../calendar/working-days.ts';
import type { TimeKind } from './clock-book.ts';

const HOUR_MS = 3_600_000;

/** `provisional` = 暂算: counted over a year whose holiday notice is not known. */
export interface Due {
  /** ISO 8601 at +08:00. A period of days ends on its last day at `T24:00:00` or at the closing time. */
  dueAt: string;
  provisional: boolean;
}

function lastDay(
  amount: number,
  kind: Exclude<TimeKind, 'hours'>,
  start: string,
  holidays: Holidays,
): CountedDay {
  const day = civilDateOf(start);
  if (kind === 'workdays') return addWorkdays(day, amount, holidays);
  if (kind === 'days') return nextWorkday(addDays(day, amount), holidays);
  return nextWorkday(kind === 'months' ? addMonths(day, amount) : addYears(day, amount), holidays);
}

/**
 * When a limit runs out that began at `startAt` (ISO 8601 with offset). Hours run on the wall clock. In every
 * other kind the day it began is not counted, a last day on a holiday moves to the next working day, and the
 * period ends at 24:00 or, where the office has set one, at its closing time (民法典 200–204).
 * @throws RangeError when `startAt` is no instant with offset
 * @example dueAt({ amount: 2, kind: 'workdays' }, '2026-11-20T09:00:00+08:00', defaultHolidays)
 *   // { dueAt: '2026-11-24T24:00:00+08:00', provisional: false }
 */
export function dueAt(
  clock: { amount: number; kind: TimeKind },
  startAt: string,
  holidays: Holidays,
  options: { closingTime?: string | undefined } = {},
): Due {
  if (clock.kind === 'hours') {
    return { dueAt: isoOf(epochMs(startAt) + clock.amount * HOUR_MS), provisional: false };
  }
  const { date, provisional } = lastDay(clock.amount, clock.kind, startAt, holidays);
  return { dueAt: instantOf(date, options.closingTime ?? '24:00'), provisional };
}
