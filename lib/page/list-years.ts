import type { DateRead } from '../core/reading.ts';
import { civilDate, dateInUrl, readDatePiece } from '../core/text/chinese-date.ts';
import type { PageRow } from './page-row.ts';

/** A row's date as settled: with a year and where the year came from, or month and day alone. */
export interface SettledDate {
  date?: DateRead;
  monthDay?: string;
}

/**
 * Give every row its date. Year of a row that shows none: its URL → a year heading above it → a later row
 * of the same list in falling order (its year is the least this row can have, so nothing looks fresher
 * than it is). Otherwise month and day stay without a year (FIELD 1).
 */
export function settleDates(rows: readonly PageRow[], yearHeading: string | undefined): SettledDate[] {
  const settled = rows.map((row) => own(row, yearHeading));
  for (let at = rows.length - 1; at >= 0; at--) {
    const monthDay = settled[at]?.monthDay;
    const row = rows[at];
    if (!monthDay || !row || row.pinned) continue;
    const below = nextDated(settled, rows, at);
    if (!below || below.line === undefined || monthDay < below.date.slice(5)) continue;
    const date = onDay(Number(below.date.slice(0, 4)), monthDay);
    if (date) settled[at] = { date: { date, from: 'sibling', line: `${row.line}（同列：${below.line}）` } };
  }
  return settled;
}

function own(row: PageRow, yearHeading: string | undefined): SettledDate {
  const { shown, line, href } = row;
  if (shown?.date) {
    const time = shown.time ? { time: shown.time } : {};
    return { date: { date: shown.date, ...time, from: shown.relative ? 'relative' : 'row', line } };
  }
  const url = dateInUrl(href);
  if (!shown?.monthDay) {
    return url.date ? { date: { date: url.date, from: 'url', line: `${line} ${href}` } } : {};
  }
  if (url.date?.slice(5) === shown.monthDay) {
    return { date: { date: url.date, from: 'url', line: `${line} ${href}` } };
  }
  // Year and month alone in the URL count only when the month is the one the row shows.
  const month = Number(shown.monthDay.slice(0, 2));
  const fromUrl = url.year && url.month === month && !url.date ? onDay(url.year, shown.monthDay) : undefined;
  if (fromUrl) return { date: { date: fromUrl, from: 'url', line: `${line} ${href}` } };
  const piece = yearHeading ? readDatePiece(yearHeading) : undefined;
  const fromHeading = piece?.kind === 'year' ? onDay(piece.year, shown.monthDay) : undefined;
  if (fromHeading)
    return { date: { date: fromHeading, from: 'year-heading', line: `${yearHeading} ${line}` } };
  return { monthDay: shown.monthDay };
}

function nextDated(
  settled: readonly SettledDate[],
  rows: readonly PageRow[],
  at: number,
): { date: string; line: string | undefined } | undefined {
  for (let below = at + 1; below < settled.length; below++) {
    if (rows[below]?.pinned) continue;
    const { date } = settled[below] ?? {};
    if (date) return { date: date.date, line: rows[below]?.line };
  }
  return undefined;
}

function onDay(year: number, monthDay: string): string | undefined {
  return civilDate(year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(3)));
}
