import type { CivilDate } from '../calendar/civil-date.ts';
import { civilDate } from './chinese-date.ts';

/** What a URL tells of a date: the whole of it, or year and month. */
export interface UrlDate {
  date?: CivilDate;
  year?: number;
  month?: number;
}

const URL_COMPACT = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\D|\d{6}(?:\D|\d{3}\D)|$)/;
const URL_PARTS = /(?<!\d)(20\d{2})[-/_](\d{1,2})[-/_](\d{1,2})(?!\d)/;
const URL_YEAR_MONTH_DAY = /\/(20\d{2})-?(0[1-9]|1[0-2])\/([0-3]\d)(?=\/)/;
const URL_MONTH_DAY = /\/(20\d{2})\/(0[1-9]|1[0-2])-?([0-3]\d)(?=\/)/;
const URL_YEAR_MONTH = /\/(20\d{2})[-/]?(0[1-9]|1[0-2])(?=\/)/;

/**
 * Date in the path of a URL, as the CMS wrote it when the article was made: /202311/t20231101_123.html ·
 * /art/2023/11/1/art_12_34.html · /2023-11/01/c_123.htm · /202311/<id>.shtml (year and month only).
 *
 * @example dateInUrl('/zwgk/202311/t20231101_12.html').date === '2023-11-01'
 */
export function dateInUrl(url: string): UrlDate {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  for (const pattern of [URL_PARTS, URL_YEAR_MONTH_DAY, URL_MONTH_DAY, URL_COMPACT]) {
    const match = pattern.exec(path);
    const date = match && civilDate(Number(match[1]), Number(match[2]), Number(match[3]));
    if (date) return { date, year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) };
  }
  const match = URL_YEAR_MONTH.exec(path);
  return match ? { year: Number(match[1]), month: Number(match[2]) } : {};
}
