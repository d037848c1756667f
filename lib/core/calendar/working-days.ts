import { addDays, type CivilDate, weekday } from './civil-date.ts';
import type { Holidays } from './holidays.ts';

/** No notice closes offices for this long; a table that does is damaged, and counting must not run on. */
const LONGEST_CLOSURE_DAYS = 60;

/** A day counted in working days. `provisional` = 暂算: the count touched a year without its notice. */
export interface CountedDay {
  date: CivilDate;
  provisional: boolean;
}

/** Asks one day; built once from the tables, since the notice of a year may name days of the year before. */
export function workdayTest(holidays: Holidays): (date: CivilDate) => boolean {
  const years = Object.values(holidays);
  const off = new Set(years.flatMap((year) => year.off));
  const work = new Set(years.flatMap((year) => year.work));
  return (date) => work.has(date) || (!off.has(date) && weekday(date) <= 5);
}

/** False when the State Council's notice for the day's year is in the tables. */
export function isProvisional(date: CivilDate, holidays: Holidays): boolean {
  return holidays[Number(date.slice(0, 4))]?.source !== 'notice';
}

/** `date` itself when it is worked, else the next day that is (民法典 203). */
export function nextWorkday(date: CivilDate, holidays: Holidays): CountedDay {
  const isWorkday = workdayTest(holidays);
  let provisional = isProvisional(date, holidays);
  let day = date;
  for (let closed = 0; !isWorkday(day); closed += 1) {
    if (closed >= LONGEST_CLOSURE_DAYS) throw new RangeError(`节假日表有误：${date}起连续没有工作日`);
    day = addDays(day, 1);
    provisional ||= isProvisional(day, holidays);
  }
  return { date: day, provisional };
}

/**
 * Last day of a period of `count` working days that starts with an event on `date`: the day itself is not
 * counted (民法典 201), the period ends at 24:00 of the day returned. `count` 0 gives the day, or the next
 * working day when it is a holiday.
 * @throws RangeError when `count` is not a whole number ≥ 0, the day does not exist or the table is damaged
 * @example addWorkdays('2026-11-20', 2, defaultHolidays) // { date: '2026-11-24', provisional: false }
 */
export function addWorkdays(date: CivilDate, count: number, holidays: Holidays): CountedDay {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`工作日数须为非负整数：${count}`);
  if (count === 0) return nextWorkday(date, holidays);
  const isWorkday = workdayTest(holidays);
  let provisional = false;
  let day = date;
  let closed = 0;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    provisional ||= isProvisional(day, holidays);
    closed = isWorkday(day) ? 0 : closed + 1;
    if (closed === 0) left -= 1;
    if (closed > LONGEST_CLOSURE_DAYS) throw new RangeError(`节假日表有误：${date}起连续没有工作日`);
  }
  return { date: day, provisional };
}
