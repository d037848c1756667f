/** Civil date `YYYY-MM-DD` in Asia/Shanghai: a day people write, not an instant. Compares as a string. */
export type CivilDate = string;

/** Asia/Shanghai has been UTC+8 without summer time since 1992; no machine zone is ever asked. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

const DATE_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME_SHAPE = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const INSTANT_SHAPE =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

export interface DateParts {
  year: number;
  /** 1–12. */
  month: number;
  /** 1–31, and a day that month has. */
  day: number;
}

/** Days of a month, Gregorian. @example daysInMonth(2028, 2) === 29 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Parts of a `YYYY-MM-DD`; undefined when it is another shape or a day that does not exist.
 * @example parseCivilDate('2026-02-30') === undefined
 */
export function parseCivilDate(text: string): DateParts | undefined {
  const match = DATE_SHAPE.exec(text);
  if (!match) return undefined;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (parts.month < 1 || parts.month > 12) return undefined;
  if (parts.day < 1 || parts.day > daysInMonth(parts.year, parts.month)) return undefined;
  return parts;
}

/** True for an existing day in the form `YYYY-MM-DD`. @example isCivilDate('2026-11-23') */
export function isCivilDate(text: string): boolean {
  return parseCivilDate(text) !== undefined;
}

/** `YYYY-MM-DD` of year, month 1–12 and day; parts are not checked. @example formatCivilDate(2026, 1, 4) */
export function formatCivilDate(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function partsOf(date: CivilDate): DateParts {
  const parts = parseCivilDate(date);
  if (!parts) throw new RangeError(`不是有效的日期：${date}`);
  return parts;
}

/**
 * Days since 1970-01-01 (negative before), proleptic Gregorian.
 * @throws RangeError when `date` is not an existing day
 * @example dayNumber('1970-01-02') === 1
 */
export function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date);
  // Years counted from March put the leap day last, so one formula covers every month (days_from_civil).
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Inverse of `dayNumber`. @example civilDateOfDayNumber(0) === '1970-01-01' */
export function civilDateOfDayNumber(days: number): CivilDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return formatCivilDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** @throws RangeError on a day that does not exist. @example addDays('2026-12-31', 1) === '2027-01-01' */
export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDateOfDayNumber(dayNumber(date) + days);
}

/**
 * The corresponding day `months` later (earlier when negative); where that month has no such day, its last
 * day (民法典 202).
 * @example addMonths('2026-08-31', 6) === '2027-02-28'
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return formatCivilDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** The corresponding day `years` later, month end where there is none. @example addYears('2028-02-29', 1) */
export function addYears(date: CivilDate, years: number): CivilDate {
  return addMonths(date, years * 12);
}

/** Calendar days from `from` to `to`, negative when `to` is earlier. @example daysBetween('2026-11-01', '2026-11-15') === 14 */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Negative, 0 or positive, for sorting. */
export function compareCivilDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** 1 = Monday … 7 = Sunday (ISO 8601). @example weekday('2026-11-23') === 1 */
export function weekday(date: CivilDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/**
 * Milliseconds since the epoch of an ISO 8601 instant. An instant without an offset is refused: it would
 * mean something else on every machine. `T24:00:00` is the end of that day.
 * @throws RangeError when it is no such instant
 * @example epochMs('2026-11-23T08:00:00+08:00') === epochMs('2026-11-23T00:00:00Z')
 */
export function epochMs(instant: string): number {
  const match = INSTANT_SHAPE.exec(instant);
  const date = match?.[1];
  if (!match || !date || !isCivilDate(date)) throw new RangeError(`不是带时区的时间：${instant}`);
  const hour = Number(match[2]);
  const minute = Number(match[3]);
  const second = Number(match[4] ?? 0);
  const fraction = Number(`${match[5] ?? ''}000`.slice(0, 3));
  const isDayEnd = hour === 24 && minute === 0 && second === 0 && fraction === 0;
  if ((hour > 23 && !isDayEnd) || minute > 59 || second > 59) {
    throw new RangeError(`不是有效的时间：${instant}`);
  }
  const offsetMinutes = Number(match[7] ?? 0) * 60 + Number(match[8] ?? 0);
  const offset = (match[6] === '-' ? -offsetMinutes : offsetMinutes) * 60_000;
  return dayNumber(date) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + fraction - offset;
}

function shanghai(instant: string | number): { date: CivilDate; msOfDay: number } {
  const local = (typeof instant === 'number' ? instant : epochMs(instant)) + SHANGHAI_OFFSET_MS;
  const days = Math.floor(local / DAY_MS);
  return { date: civilDateOfDayNumber(days), msOfDay: local - days * DAY_MS };
}

/**
 * The day it is in Asia/Shanghai at an instant (ISO 8601 with offset, or epoch milliseconds).
 * @throws RangeError on text that is not an instant with offset
 * @example civilDateOf('2026-11-22T16:00:00Z') === '2026-11-23'
 */
export function civilDateOf(instant: string | number): CivilDate {
  return shanghai(instant).date;
}

/** Wall time `HH:MM` in Asia/Shanghai. @example clockTimeOf('2026-11-22T16:05:00Z') === '00:05' */
export function clockTimeOf(instant: string | number): string {
  const minutes = Math.floor(shanghai(instant).msOfDay / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * The instant of a wall time in Asia/Shanghai. `24:00` is the end of the day and stays written so:
 * a period that ends on the 24th is read as ending on the 24th.
 * @throws RangeError on a day or time that does not exist
 * @example instantOf('2026-11-24', '24:00') === '2026-11-24T24:00:00+08:00'
 */
export function instantOf(date: CivilDate, time: string): string {
  partsOf(date);
  if (time !== '24:00' && !TIME_SHAPE.test(time)) throw new RangeError(`不是有效的钟点：${time}`);
  return `${date}T${time.length === 5 ? `${time}:00` : time}+08:00`;
}

/** ISO 8601 in Asia/Shanghai of epoch milliseconds, whole seconds. @example isoOf(0) === '1970-01-01T08:00:00+08:00' */
export function isoOf(ms: number): string {
  const { date, msOfDay } = shanghai(ms);
  const seconds = Math.floor(msOfDay / 1000) % 60;
  return `${date}T${clockTimeOf(ms)}:${String(seconds).padStart(2, '0')}+08:00`;
}

/** The same to the millisecond, where the order of what came in one second counts. */
export function exactIsoOf(ms: number): string {
  const rest = String(((ms % 1000) + 1000) % 1000).padStart(3, '0');
  return isoOf(ms).replace('+08:00', `.${rest}+08:00`);
}

/** `2026-11-24 24:00`: an instant as a table shows it; a day's end keeps its day. */
export function instantText(instant: string): string {
  if (/T24:00(:00)?\+08:00$/.test(instant)) return `${instant.slice(0, 10)} 24:00`;
  return `${civilDateOf(instant)} ${clockTimeOf(instant)}`;
}

/** `2026年11月23日`. @throws RangeError on a day that does not exist */
export function chineseDate(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${year}年${month}月${day}日`;
}
