import { type CivilDate, daysBetween, isCivilDate } from '../calendar/civil-date.ts';
import type { PageReading } from '../reading.ts';
import { columnUrlKey } from '../register/column-url.ts';

/** What a list said of an article when somebody read the list. */
export interface RowDate {
  date: CivilDate;
  /** The row as a reader saw it. */
  line: string;
  /** The list's own page. */
  listUrl: string;
}

/** Rows seen on lists by `columnUrlKey` of the article they lead to. */
export type RowDates = ReadonlyMap<string, RowDate>;

export interface DateContradiction {
  /** Days by which the list is ahead of the article; negative when the list shows an earlier day. */
  days: number;
  /** A list ahead of its article looks fresher than it is. */
  looksFresher: boolean;
}

/**
 * Whether the day a list shows for an article contradicts the article's own (疑似错填发稿日期, FIELD 1);
 * undefined when they agree or one of them is no existing day.
 *
 * @example dateContradiction('2026-11-20', '2025-11-20') // { days: 365, looksFresher: true }
 */
export function dateContradiction(row: CivilDate, article: CivilDate): DateContradiction | undefined {
  if (row === article || !isCivilDate(row) || !isCivilDate(article)) return undefined;
  const days = daysBetween(article, row);
  return { days, looksFresher: days > 0 };
}

/**
 * The rows of a reading that say outright when their article was published, to be kept until the article is
 * read. Rows of other sites, hidden rows, and years worked out from neighbours are left out.
 *
 * @example rowDatesOf(reading).get(columnUrlKey('https://www.a.gov.cn/1.html'))?.date // '2026-11-20'
 */
export function rowDatesOf(reading: Pick<PageReading, 'url' | 'items'>): Map<string, RowDate> {
  const rows = new Map<string, RowDate>();
  for (const { href, date, hidden, line } of reading.items) {
    const key = columnUrlKey(href);
    if (key === '' || date?.from !== 'row' || hidden.is === 'yes' || !isCivilDate(date.date)) continue;
    rows.set(key, { date: date.date, line, listUrl: reading.url });
  }
  return rows;
}
