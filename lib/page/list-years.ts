import type { DateRead } from '../core/reading.ts';
import { civilDate, readDatePiece } from '../core/text/chinese-date.ts';
import { dateInUrl } from '../core/text/url-date.ts';
import type { PageRow } from './page-row.ts';

/** A row's date as settled: with a year and where the year came from, or month and day alone. */
export interface SettledDate {
  row: PageRow;
  date?: DateRead;
  monthDay?: string;
}

/**
 * Give every row its date. Year of a row that shows none: its URL → a year heading above it, also one that is
 * a row of the list (`<li>2018年</li>`, itself left out) → a later row of the same list in falling order (its
 * year is the least this row can have, so nothing looks fresher than it is). Otherwise month and day stay
 * without a year (FIELD 1).
 */
export function settleDates(rows: readonly PageRow[], yearHeading: string | undefined): SettledDate[] {
  const settled: SettledDate[] = [];
  let heading = yearHeading;
  for (const row of rows) {
    if (isYearRow(row)) heading = row.line;
    else settled.push({ row, ...own(row, heading) });
  }
  for (let at = settled.length - 1; at >= 0; at--) {
    const { row, monthDay } = settled[at] ?? {};
    if (!monthDay || !row || row.pinned) continue;
    const below = nextDated(settled, at);
    if (!below || monthDay < below.date.slice(5)) continue;
    const date = onDay(Number(below.date.slice(0, 4)), monthDay);
    if (date)
      settled[at] = { row, date: { date, from: 'sibling', line: `${row.line}（同列：${below.line}）` } };
  }
  return settled;
}

function isYearRow({ href, line }: PageRow): boolean {
  return href === '' && readDatePiece(line)?.kind === 'year';
}

function own(row: PageRow, yearHeading: string | undefined): Omit<SettledDate, 'row'> {
  const { shown, line, href } = row;
  if (shown?.date) {
    const time = shown.time ? { time: shown.time } : {};
    const said = shown.attribute ? `${line}（${shown.attribute}）` : line;
    return { date: { date: shown.date, ...time, from: shown.relative ? 'relative' : 'row', line: said } };
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
  // 2023年11月 above rows of another month is the head of something else.
  const fits = piece?.kind === 'year' || (piece?.kind === 'year-month' && piece.month === month);
  const fromHeading = fits ? onDay(piece.year, shown.monthDay) : undefined;
  if (fromHeading)
    return { date: { date: fromHeading, from: 'year-heading', line: `${yearHeading} ${line}` } };
  return { monthDay: shown.monthDay };
}

function nextDated(settled: readonly SettledDate[], at: number): { date: string; line: string } | undefined {
  for (let below = at + 1; below < settled.length; below++) {
    const { row, date } = settled[below] ?? {};
    if (row && date && !row.pinned) return { date: date.date, line: row.line };
  }
  return undefined;
}

function onDay(year: number, monthDay: string): string | undefined {
  return civilDate(year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(3)));
}
