import { findDates, readDatePiece } from '../core/text/chinese-date.ts';
import type { PageText } from './page-text.ts';
import { resolveUrl } from './resolve-url.ts';
import { lineOf, type Piece, piecesOf, type ShownDate, shownDate } from './row-pieces.ts';

/** One row of a list before its year is settled. */
export interface PageRow {
  index: number;
  title: string;
  href: string;
  linked: boolean;
  shown: ShownDate | undefined;
  pinned: boolean;
  picture: boolean;
  line: string;
  /** 来源： 发文机关：… : a line of an information box, not a row of a list. */
  labelled: boolean;
  /** 发布时间 … 来源 … 浏览次数: the information line of an article. */
  info: boolean;
}

/** Rows of one repeated structure inside one element. */
export interface RowGroup {
  /** Index of the element that holds the rows. */
  container: number;
  tag: string;
  rows: PageRow[];
}

/** Longest row met on real lists (title, summary, date) is some 400 characters. */
const MAX_ROW = 900;
/** Words that lead on to the rest of a list or to a row's page. */
export const MORE =
  /^[\s[【(（]*(更多|查看更多|more|详细|详情|查看|阅读全文|\[?详细\]?|下载|点击进入|进入)[\s\]】)）>»›》+….]*$/i;
/** 上一篇, 下一条. */
export const NEIGHBOUR = /^(上|下|前|后)一?(篇|条|页|则|个)/;
/** 页数:1/1 is no first of January. */
const PAGER_LINE = /^(页\s?[数次码]|共\s?\d+\s?[页条]|第\s?\d+\s?页|当前第?\s?\d+)/;
/** Words of the information line of an article. */
export const INFO =
  /(来\s?源|(?<!文)字\s?[体号]|分享到?|浏览(次数|量)?|阅读(次数|量)?|点击(次数|量)?|访问量|责任编辑|打印|扫一扫)\s?[:：】\]]|^\s*(发布|发表|更新)?(日期|时间)\s?[:：]/;
/** 发文日期 2023-12-05 文号 …: terms and values of an information box in cells of their own. */
export const INFO_TERM =
  /^(发布|发文|成文|公开|公布|生成|更新|有效|废止|实施)?(日期|时间|机构|机关|单位|来源|文号|索引号|主题分类|主题词|关键词|有效性)(?=[:：\s]|$)/;
const PINNED = /^[\s[【(（]*(置顶|顶置|\[?TOP\]?)[\s\]】)）]/i;

/** Read an element as a row: its title, where it leads, the date it shows. */
export function readRow(page: PageText, index: number, base: string, readAt: string): PageRow | undefined {
  const item = page.elements[index];
  if (!item || item.end <= item.start || item.end - item.start > MAX_ROW) return undefined;
  const line = lineOf(page, index);
  if (!line || NEIGHBOUR.test(line) || PAGER_LINE.test(line)) return undefined;
  const pieces = piecesOf(page, index);
  const shown = withYear(page, index, shownDate(pieces, readAt), pieces);
  const link = bestLink(page, index, base);
  const title = titleOf(page, index, link, pieces, shown);
  return {
    index,
    title,
    href: link?.href ?? '',
    linked: Boolean(link) || clickable(page, index),
    shown,
    pinned:
      PINNED.test(line) ||
      PINNED.test(title) ||
      pieces.some((piece) => /^[[【(（]?(置顶|TOP)[\]】)）]?$/i.test(piece.text)),
    picture: hasPicture(page, index),
    line,
    labelled: (/^[\u4e00-\u9fa5\s]{2,10}[:：]/.test(line) || INFO_TERM.test(line)) && !link,
    info: INFO.test(line) && !leads(line, link),
  };
}

const DATE_ATTRIBUTES = ['datetime', 'title', 'data-date', 'data-time'] as const;

/** The year of a month and day that the row shows: from an attribute of it, or from the other half of a badge. */
function withYear(
  page: PageText,
  index: number,
  shown: ShownDate | undefined,
  pieces: readonly Piece[],
): ShownDate | undefined {
  if (!shown?.monthDay) return shown;
  const attribute = yearAttribute(page, index, shown.monthDay);
  if (attribute) return { ...attribute, at: shown.at };
  // A cell of a table that holds a year is a column of data.
  const years = page.elements[index]?.tag === 'tr' ? [] : pieces.filter(({ text }) => /^20\d{2}$/.test(text));
  const found = years.length === 1 ? findDates(`${years[0]?.text}-${shown.monthDay}`)[0] : undefined;
  return found ? { date: found.date, at: shown.at } : shown;
}

/** `<time datetime="2023-11-01">11-01</time>`: the full date of a month and day shown inside an element. */
export function yearAttribute(
  page: PageText,
  index: number,
  monthDay: string,
): { date: string; attribute: string } | undefined {
  for (let at = index; at <= (page.elements[index]?.last ?? index); at++) {
    for (const name of DATE_ATTRIBUTES) {
      const value = page.elements[at]?.element.getAttribute(name)?.trim().slice(0, 25) ?? '';
      const found = value.length >= 8 ? findDates(value.replace('T', ' '))[0] : undefined;
      if (found?.start === 0 && found.date.slice(5) === monthDay)
        return { date: found.date, attribute: value };
    }
  }
  return undefined;
}

interface RowLink {
  index: number;
  href: string;
  text: string;
  title: string;
}

/** Rows begin with their title, information lines with a label, whatever links (source, 打印) they hold. */
function leads(line: string, link: RowLink | undefined): boolean {
  if (!link || link.text.length < 2) return false;
  return link.text.length >= 8 || (link.href !== '' && line.indexOf(link.text) <= LONGEST_BULLET);
}

/** 1. ·【 or a sign in a picture font. */
const LONGEST_BULLET = 3;

/** The link with the longest words that are neither a date nor 更多. */
function bestLink(page: PageText, index: number, base: string): RowLink | undefined {
  const last = page.elements[index]?.last ?? index;
  let best: RowLink | undefined;
  for (let at = index; at <= last; at++) {
    const item = page.elements[at];
    if (item?.tag !== 'a') continue;
    const text = page.text.slice(item.start, item.end).replace(/\n/g, ' ').trim();
    const title = (item.element.getAttribute('title') ?? '').trim();
    if (MORE.test(text)) continue;
    const href = resolveUrl(item.element.getAttribute('href') ?? '', base);
    const size = text.length + (href ? 1 : 0);
    if (!best || size > best.text.length + (best.href ? 1 : 0)) best = { index: at, href, text, title };
  }
  return best;
}

function titleOf(
  page: PageText,
  row: number,
  link: RowLink | undefined,
  pieces: readonly Piece[],
  shown: ShownDate | undefined,
): string {
  const rest = pieces.filter((_, at) => at !== shown?.at);
  if (!link) return namedTitle(page, row, rest);
  // A title cut short on the page (…) often stands whole in the link's title attribute.
  if (link.title && (/(…|\.{2,})$/.test(link.text) || !link.text)) return link.title;
  const item = page.elements[link.index];
  const inside = rest.filter((piece) => item && piece.start >= item.start && piece.end <= item.end);
  const words = inside.map((piece) => piece.text).join('');
  // A whole card may be one link: heading, summary and date in elements of their own.
  const head = inside.length > 1 ? headed(page, link.index) : '';
  return head || (words.length > 60 && inside.length > 1 ? (inside[0]?.text ?? words) : words);
}

/** Without a link: a heading inside, what a click opens, else the longest words. */
function namedTitle(page: PageText, index: number, pieces: readonly Piece[]): string {
  return headed(page, index) || longest(pieces);
}

function headed(page: PageText, index: number): string {
  const last = page.elements[index]?.last ?? index;
  for (let at = index + 1; at <= last; at++) {
    const item = page.elements[at];
    const named =
      /^h[1-6]$/.test(item?.tag ?? '') || /(^|[-_ ])\w*(title|tit|bt)(?=$|[-_ ])/i.test(item?.name ?? '');
    const text = item && named ? page.text.slice(item.start, item.end).replace(/\n/g, '').trim() : '';
    if (text && !readDatePiece(text)) return text;
  }
  return '';
}

function longest(pieces: readonly Piece[]): string {
  return pieces.reduce((best, piece) => (piece.text.length > best.length ? piece.text : best), '');
}

function clickable(page: PageText, index: number): boolean {
  const item = page.elements[index];
  for (let at = index; at <= (item?.last ?? index); at++) {
    if (page.elements[at]?.element.hasAttribute('onclick')) return true;
  }
  return false;
}

function hasPicture(page: PageText, index: number): boolean {
  const item = page.elements[index];
  for (let at = index + 1; at <= (item?.last ?? index); at++) {
    if (page.elements[at]?.tag === 'img') return true;
  }
  return false;
}
