import { INFO, MORE, type PageRow, type RowGroup, readRow } from './page-row.ts';
import type { PageText } from './page-text.ts';
import { readPairs } from './row-pairs.ts';
import { headedRows, TITLE_HEAD, tableRows } from './table-rows.ts';

const ROW_TAGS = new Set('li tr dl dd ul a div p article section figure table tbody span h3 h4'.split(' '));
/** Tags that are rows by their own meaning; the others need more proof. */
const PLAIN_ROWS = new Set(['li', 'tr', 'dl', 'dd', 'article']);

const ELEMENTS_PER_STEP = 500;
const ROWS_PER_STEP = 200;

/** Every list of the page, innermost first found, given in document order; `pictures` counts picture grids too. */
export function* findRowGroups(
  page: PageText,
  baseOf: (index: number) => string,
  readAt: string,
  pictures = false,
): Generator<void, RowGroup[]> {
  const taken = new Uint8Array(page.elements.length);
  const links = countLinks(page);
  const groups: RowGroup[] = [];
  for (let index = page.elements.length - 1; index >= 0; index--) {
    if (index % ELEMENTS_PER_STEP === 0) yield;
    const item = page.elements[index];
    if (!item || item.end <= item.start || item.last === index) continue;
    const byTag = childrenByTag(page, index, taken);
    const pairs = readPairs(page, index, taken, baseOf(index), readAt);
    for (const [key, children] of pairs ? [] : byTag) {
      const tag = key.split(' ')[0] ?? key;
      const group = yield* readGroup(page, index, tag, children, baseOf(index), readAt, pictures, links);
      if (!group) continue;
      groups.push(group);
      take(page, index, taken);
    }
    if (pairs) {
      groups.push(pairs);
      take(page, index, taken);
    }
  }
  return groups.reverse();
}

function take(page: PageText, index: number, taken: Uint8Array): void {
  for (let up = index; up >= 0 && !taken[up]; up = page.elements[up]?.parent ?? -1) taken[up] = 1;
}

/** Children that hold no list of their own, by tag; for other than plain rows also by their first class. */
function childrenByTag(page: PageText, index: number, taken: Uint8Array): Map<string, number[]> {
  const byTag = new Map<string, number[]>();
  const last = page.elements[index]?.last ?? index;
  for (let at = index + 1; at <= last; at = (page.elements[at]?.last ?? at) + 1) {
    const child = page.elements[at];
    if (!child || !mayBeRow(child.tag) || taken[at] || child.end <= child.start) continue;
    const key =
      PLAIN_ROWS.has(child.tag) || child.tag === 'a' ? child.tag : `${child.tag} ${firstClass(child.name)}`;
    const list = byTag.get(key);
    if (list) list.push(at);
    else byTag.set(key, [at]);
  }
  return byTag;
}

/** A custom element may be anything, a row too. */
function mayBeRow(tag: string): boolean {
  return ROW_TAGS.has(tag) || tag.includes('-');
}

/** Boxes of one list share their first class; boxes that do not are sections of a page. */
function firstClass(name: string): string {
  return /\S+/.exec(name)?.[0] ?? '';
}

function* readGroup(
  page: PageText,
  container: number,
  tag: string,
  children: readonly number[],
  base: string,
  readAt: string,
  pictures: boolean,
  links: Uint32Array,
): Generator<void, RowGroup | undefined> {
  const plain = PLAIN_ROWS.has(tag);
  if (!plain && children.length < 2) return undefined;
  if (!worthReading(page, tag, children, links)) return undefined;
  const read: PageRow[] = [];
  for (const [at, child] of children.entries()) {
    if (at % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    const row = readRow(page, child, base, readAt);
    if (row && !row.info) read.push(row);
  }
  const rows = withoutHeadRow(withoutOrdinals(read));
  const kept = tag === 'tr' ? tableRows(page, container, rows) : headedRows(page, rows);
  const area = page.elements[container]?.area ?? 'main';
  if (wholePage(page, kept)) return undefined;
  if (dated(kept, tag, plain)) return { container, tag, rows: kept };
  // Lists whose rows are lists of title, summary and date; without a date they are the menus of a page.
  if (tag === 'ul' || area === 'nav' || area === 'footer' || area === 'form') return undefined;
  const titled = titledRows(kept, base) ?? (pictures ? pictureRows(kept) : undefined);
  return titled ? { container, tag, rows: titled } : undefined;
}

/** Fewer rows may be dated the first and the second by chance. */
const LEAST_ORDINALS = 3;

/** 1, 2, 3 beside a month each: the numbers of the rows, no days. */
function withoutOrdinals(rows: PageRow[]): PageRow[] {
  const numbered = rows.every(
    ({ shown }, at) => shown?.joined && Number((shown.date ?? shown.monthDay)?.slice(-2)) === at + 1,
  );
  if (!numbered || rows.length < LEAST_ORDINALS) return rows;
  return rows.map((row) => ({ ...row, shown: undefined }));
}

/** 教育新闻 更多…, the head of a box as the first row of its table. */
function withoutHeadRow(rows: PageRow[]): PageRow[] {
  const [first, ...others] = rows;
  const isHead = first && !first.shown && MORE.test(first.title) && others.some(({ shown }) => shown);
  return isHead ? others : rows;
}

/** Longest single row met with its summary: some 250 characters. */
const LONGEST_LONE_ROW = 300;
/** A summary has up to three. */
const MOST_SENTENCES = 4;

const ATTACHMENT = /\.(pdf|docx?|xlsx?|pptx?|zip|rar|wps|ofd)([?#]|$)/i;

/** One cell or one `<article>` around a whole short article, date line included, is no list of one row. */
function wholePage(page: PageText, rows: readonly PageRow[]): boolean {
  const [only] = rows;
  if (!only || rows.length > 1) return false;
  const item = page.elements[only.index];
  const text = page.text.slice(item?.start ?? 0, item?.end ?? 0);
  // 来源 … 发布时间 … 阅读次数 with a link to nothing but the attachment is the information line of an article.
  const informs =
    only.shown !== undefined && INFO.test(text) && (only.href === '' || ATTACHMENT.test(only.href));
  const titled = page.elements.slice(only.index, (item?.last ?? 0) + 1).some(({ tag }) => tag === 'h1');
  return informs || titled || text.length > LONGEST_LONE_ROW || text.split('。').length > MOST_SENTENCES;
}

const DATE_LIKE = /\d\s?[-./:年月天]\s?\d|\d月|刚刚|[今昨前][天日]|\d\s?(分钟|小时|天)前/;

/** Rows without links whose header stands in a table of its own. */
const LEAST_DATED_TR = 3;

/**
 * Cheap look before rows are read one by one: they have links to follow or dates to show. Of a page with
 * 17,000 paragraphs none is read as a row.
 */
function worthReading(page: PageText, tag: string, children: readonly number[], links: Uint32Array): boolean {
  const least = PLAIN_ROWS.has(tag) ? 1 : 2;
  let linked = 0;
  let dated = 0;
  for (const [at, child] of children.entries()) {
    const item = page.elements[child];
    if (!item) continue;
    if ((links[item.last + 1] ?? 0) > (links[child] ?? 0) && ++linked >= least) return true;
    // A table without links is a list only under a header.
    if (tag === 'tr' && at > 3) continue;
    const text = page.text.slice(item.start, Math.min(item.end, item.start + 900));
    const isDated = DATE_LIKE.test(text);
    if (isDated) dated++;
    if (tag === 'tr' ? TITLE_HEAD.test(text) || dated >= LEAST_DATED_TR : isDated && dated >= least)
      return true;
  }
  return false;
}

/** How many links stand before each element: whether there is one inside another is then one subtraction. */
function countLinks(page: PageText): Uint32Array {
  const counts = new Uint32Array(page.elements.length + 1);
  for (const [at, item] of page.elements.entries())
    counts[at + 1] = (counts[at] ?? 0) + (item.tag === 'a' ? 1 : 0);
  return counts;
}

function dated(rows: PageRow[], tag: string, plain: boolean): boolean {
  const withDate = rows.filter((row) => row.shown && !row.labelled);
  if (withDate.length === 0) return messages(rows, tag);
  if (rows.filter((row) => row.labelled).length * 2 > rows.length) return false;
  if (plain) {
    // Entries of an article's information line (发布时间 … 浏览次数 …) have no title beside the date.
    const titled = withDate.filter((row) => row.linked || row.title.length >= 2);
    if (titled.length === 0) return false;
    if (titled.some((row) => row.linked)) return true;
    return withDate.length * 2 >= rows.length && (titled.length >= 2 || rows.length === 1);
  }
  const linked = withDate.filter((row) => row.linked && row.title.length >= 2);
  if (tag === 'span' || tag === 'p' || tag === 'h3' || tag === 'h4' || tag === 'section') {
    return linked.length >= 2 && linked.length * 2 >= rows.length;
  }
  if (linked.length >= 2) return linked.length * 3 >= rows.length;
  return messages(rows, tag);
}

/** Messages and replies: boxes without a link, every one with words and a date in a cell of its own. */
function messages(rows: readonly PageRow[], tag: string): boolean {
  if ((tag !== 'div' && tag !== 'tbody' && tag !== 'dl' && tag !== 'li') || rows.length < 2) return false;
  return rows.every(
    (row) => row.title.length >= 6 && (row.shown?.at ?? -1) >= 0 && row.shown?.date !== undefined,
  );
}

/** Rows without dates are a list when they read like titles rather than like a menu. */
function titledRows(rows: readonly PageRow[], base: string): PageRow[] | undefined {
  const linked = rows.filter((row) => row.linked && row.title.length > 0);
  if (linked.length < 3 || linked.length * 2 < rows.length) return undefined;
  const host = hostOf(base);
  const outside = linked.filter((row) => row.href && hostOf(row.href) !== host).length;
  if (outside * 2 > linked.length) return undefined;
  const lengths = linked.map((row) => row.title.length).sort((a, b) => a - b);
  const middle = lengths[lengths.length >> 1] ?? 0;
  // Menu entries have 2–8 characters; titles of news and notices 12 and more (cards with a picture fewer).
  return middle >= 10 ? linked : undefined;
}

/** A grid of pictures with short names is a list only on a page that has no other. */
function pictureRows(rows: readonly PageRow[]): PageRow[] | undefined {
  const pictured = rows.filter((row) => row.linked && row.picture && row.title.length >= 2);
  return pictured.length >= 3 && pictured.length === rows.length ? pictured : undefined;
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? '';
}
