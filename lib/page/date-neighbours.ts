import type { FoundDate } from '../core/text/chinese-date.ts';
import { NEIGHBOUR } from './page-row.ts';
import type { PageText } from './page-text.ts';
import type { PageTitle } from './page-title.ts';

/** Name of an office on a line of its own: the date below it signs the document. */
const OFFICE =
  /^[\u4e00-\u9fa5（）()、 ]{2,40}(政府|办公室|委员会|[局厅部院处站社会校所]|中心|公司|支队|大队|领导小组)$/;
/** First full stop below a title, by page: it is asked for once a date, and pages have thousands of dates. */
const stops = new WeakMap<PageText, { from: number; at: number }>();

function firstStop(page: PageText, from: number): number {
  const known = stops.get(page);
  if (known?.from === from) return known.at;
  const found = page.text.indexOf('。', from);
  const at = found < 0 ? Number.POSITIVE_INFINITY : found;
  stops.set(page, { from, at });
  return at;
}

/** A day alone, below the text and the name of an office, is the day the document was signed. */
export function signs(page: PageText, title: PageTitle, at: number, text: string, found: FoundDate): boolean {
  const previous = page.blocks[at - 1];
  const before = text.slice(0, found.start).trim();
  if (!previous || text.slice(found.end).trim() !== '') return false;
  const belowText = firstStop(page, title.end ?? 0) < previous.end;
  if (before !== '') return OFFICE.test(before) && belowText;
  // Papers are signed 2026年11月10日, the office's name may be a picture of its seal.
  if (belowText && /^\d{4}年\d+月\d+日$/.test(text.trim())) return true;
  // An office that signs with the very words of the title element: what looks like the title stands below the text.
  if (previous.start === title.start) return page.text.slice(0, title.start).split('。').length > MOST_LEAD;
  if (!OFFICE.test(page.text.slice(previous.start, previous.end))) return false;
  return firstStop(page, title.end ?? 0) < previous.start;
}

/** 时间：… 地点：… tells of a meeting. */
export function meets(page: PageText, at: number, after: string): boolean {
  const next = page.blocks[at + 1];
  const follows = after.trim() || (next ? page.text.slice(next.start, next.start + 12) : '');
  return /^[;；,，]?\s*(\d{1,2}[:：]\d{2}\s*)?([（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]?\s?)?(会议|活动|开标|考试)?(地\s?点|地\s?址|会\s?场)\s?[:：]/.test(
    follows,
  );
}

/** Sentences that may stand above a title: a slogan, a hint. */
const MOST_LEAD = 3;

/** Longest label in a block of its own: 来源：县应急局发布时间： */
const LONGEST_LABEL = 14;

/** The block before a date that has no words before it in its own: a label in a cell of its own. */
export function labelBlock(page: PageText, title: PageTitle, at: number, after: string): string | undefined {
  const previous = page.blocks[at - 1];
  const block = page.blocks[at];
  if (!previous || !block || previous.end - previous.start > LONGEST_LABEL) return undefined;
  // The day that a sentence begins with is not what 发布时间： without a value names.
  if (/^\s*[，,]|。/.test(after)) return undefined;
  const isTitle =
    title.start !== undefined && previous.start < (title.end ?? 0) && previous.end > title.start;
  return isTitle ? undefined : page.text.slice(previous.start, previous.end);
}

/** Whether two cells stand in one row of a table; 日期 in the row above heads a column. */
export function inOneRow(page: PageText, one: number, two: number): boolean {
  let at = innermost(page, two);
  while (at >= 0 && page.elements[at]?.tag !== 'tr') at = page.elements[at]?.parent ?? -1;
  return at < 0 || (page.elements[at]?.start ?? 0) <= one;
}

/** The innermost element that words at an offset stand in; elements are in document order. */
function innermost(page: PageText, offset: number): number {
  let low = 0;
  let high = page.elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((page.elements[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  let at = low - 1;
  while (at >= 0 && (page.elements[at]?.end ?? 0) <= offset) at = page.elements[at]?.parent ?? -1;
  return at;
}

/** A link of so many characters is the title of another page. */
const LEAST_LINKED = 8;
const FILE =
  /\.(pdf|docx?|xlsx?|pptx?|zip|rar|wps|ofd)([?#]|$)|^(#|javascript|mailto)|\b(down(load)?|files?|attach\w*|uploads?)[/?=.]/i;
/** A link of the text's own: what it was taken from, what hangs on it. */
const OWN_LINK = /^[\s（(【[]*(附\s?件|原文|来源|转自|下载|点击(下载|查看))/;

/** Below the text, right after a link to another page: the day is that page's (a card of 热点推荐). */
export function ofOtherPage(page: PageText, title: PageTitle, at: number): boolean {
  const previous = page.blocks[at - 1];
  if (!previous || previous.start < (title.end ?? Number.POSITIVE_INFINITY)) return false;
  const words = page.text.slice(previous.start, previous.end);
  if (NEIGHBOUR.test(words)) return true;
  if (words.length < LEAST_LINKED || OWN_LINK.test(words)) return false;
  for (let at = innermost(page, previous.start); at >= 0; at = page.elements[at]?.parent ?? -1) {
    const item = page.elements[at];
    if (item?.tag === 'a' && item.end >= previous.end)
      return !FILE.test(item.element.getAttribute('href') ?? '#');
  }
  return false;
}
