import { findDates, readDatePiece } from '../core/text/chinese-date.ts';
import { documentTitle, type Metas, metaOf } from './page-metas.ts';
import { INFO } from './page-row.ts';
import type { PageText } from './page-text.ts';
import { piecesOf } from './row-pieces.ts';

export interface PageTitle {
  text: string;
  /** Range of the words on the page; absent when only the title element or a meta says them. */
  start?: number;
  end?: number;
}

const NOT_TITLE = /^[\s【[(（]*(发布|日期|时间|来源|字号|字体|作者|大|中|小|打印|分享|关闭|收藏)/;
/** The site's part of a title element, which the office also signs with. */
const SITE_WORDS = /(政府|网站?|门户|委员会|办公室|[局厅]|中心)$/;
/** 网上调查 更多>>: the head of a box of links. */
const BOX_HEAD = /(更多|more)[>》›»+]*$/i;
const TITLE_CLASS = /(^|[-_ ])\w*(tit(le)?|bt|headline|subject|biaoti)\w*(?=$|[-_ ])/i;
/** Longest real title met: 108 characters (a tender announcement). */
const MAX_TITLE = 160;
/** A heading below this score is more likely the name of a box than of the article. */
const MIN_SCORE = 25;

/** The article's title as a reader sees it: the heading that title element, metas and date line agree on. */
export function findTitle(
  page: PageText,
  document: Document,
  metas: Metas,
  inRow: (offset: number) => boolean,
): PageTitle {
  const whole = documentTitle(document);
  const named = squeeze(metaOf(metas, 'ArticleTitle') ?? '');
  const parts = [named, labelledTitle(page), ...titleParts(whole)].map(squeeze);
  const known = parts.filter((part) => part.length >= 4);
  const longest = Math.max(0, ...parts.slice(0, -1).map((part) => part.length));
  const squeezed = squeeze(whole);
  const siteName = squeeze(metaOf(metas, 'SiteName') ?? '');
  let best: { score: number; start: number; end: number } | undefined;
  for (const [index, item] of page.elements.entries()) {
    const length = item.end - item.start;
    if (
      length < 2 ||
      length > MAX_TITLE ||
      item.area === 'footer' ||
      item.area === 'nav' ||
      item.tag === 'body'
    )
      continue;
    const own = headingScore(item.tag, item.name, item.element.getAttribute('size') ?? '');
    if (own === 0 && !nearLength(known, length)) continue;
    const end = own > 0 ? wordsEnd(page, index) : item.end;
    const words = squeeze(page.text.slice(item.start, end));
    // The site's own name is never the title of an article that a meta names.
    if ((named.length >= 8 && siteName && words === siteName) || BOX_HEAD.test(words)) continue;
    let score = own;
    if (named && words === named) score += 100;
    else if (words.length >= 4 && known.some((part) => part === words))
      score += words.length < longest && SITE_WORDS.test(words) ? 20 : 60;
    else if (words.length >= 6 && squeezed.includes(words)) score += 40;
    if (score < 8) continue;
    if (inRow(item.start)) score -= 60;
    if (item.area === 'aside' || item.area === 'form') score -= 20;
    if ((siteName && words === siteName) || leadsHome(page, index)) score -= 50;
    if (inCrumbs(page, item.start)) score -= 60;
    if (dateFollows(page.text, end)) score += 20;
    if (linksIn(page, index, end) >= 2) score -= 40;
    if (words.length >= 8) score += 5;
    if (!best || score > best.score) best = { score, start: afterTags(page, index, end), end };
  }
  const shown = best ? squeeze(page.text.slice(best.start, best.end)) : '';
  // A heading that shares nothing with ArticleTitle is the site's or a column's; the article's own was not found.
  const foreign = named.length >= 8 && shown !== '' && !named.includes(shown) && !shown.includes(named);
  if (best && best.score >= MIN_SCORE && !(foreign && best.score < 60)) {
    return {
      text: page.text.slice(best.start, best.end).replace(/\n/g, '').trim(),
      start: best.start,
      end: best.end,
    };
  }
  return { text: metaOf(metas, 'ArticleTitle') ?? titleParts(whole)[0] ?? whole };
}

/** Where the words of a heading end when date, source or share buttons stand inside the same element. */
function wordsEnd(page: PageText, index: number): number {
  let end = page.elements[index]?.end ?? 0;
  const pieces = piecesOf(page, index);
  // `<h1>标题<br><span>2026-11-06 来源：…点击：22</span></h1>`: all from the date on is its information line.
  const [info] = pieces.slice(1).filter(({ text }) => findDates(text)[0]?.start === 0);
  if (info && INFO.test(page.text.slice(info.start, end))) end = info.start;
  for (const piece of pieces.filter((one) => one.end <= end).reverse()) {
    if (!readDatePiece(piece.text) && !NOT_TITLE.test(piece.text) && findDates(piece.text).length === 0)
      break;
    end = piece.start;
  }
  const start = page.elements[index]?.start ?? 0;
  return end > start
    ? start + page.text.slice(start, end).trimEnd().length
    : (page.elements[index]?.end ?? 0);
}

/** 信件标题 | 关于…的问题 in cells of their own: what a table of terms calls the title. */
function labelledTitle(page: PageText): string {
  for (const [at, { tag, start, end }] of page.blocks.entries()) {
    if (!/^(t[dh]|li|dt|p|div|span)$/.test(tag) || end - start > 8) continue;
    const next = TITLE_LABEL.test(page.text.slice(start, end)) ? page.blocks[at + 1] : undefined;
    if (next && next.end - next.start >= 6) return page.text.slice(next.start, next.end);
  }
  return '';
}

const TITLE_LABEL = /^(信件|来信|留言|信息|文件|公告)?(标\s*题|名\s*称|主\s*题)\s?[:：]?$/;

/** The logo leads to the home page, whatever tag it stands in. */
function leadsHome(page: PageText, index: number): boolean {
  for (let at = index; at <= Math.min(page.elements[index]?.last ?? index, index + 3); at++) {
    const item = page.elements[at];
    if (item?.tag === 'a' && /^(https?:\/\/[^/]+)?\/?$/.test(item.element.getAttribute('href') ?? '-'))
      return true;
  }
  return false;
}

/** What stands on the line of 当前位置 is a column's name. */
function inCrumbs(page: PageText, offset: number): boolean {
  const line = page.text.slice(page.text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /位置\s?[:：]/.test(line);
}

/** A box of several links is a menu, whatever its class says. */
function linksIn(page: PageText, index: number, end: number): number {
  const last = page.elements[index]?.last ?? index;
  let links = 0;
  for (let at = index; at <= last; at++) {
    const item = page.elements[at];
    if (item?.tag === 'a' && item.start < end) links++;
  }
  return links;
}

/** 原创, 置顶 and the like stand before a title as labels of their own. */
function afterTags(page: PageText, index: number, end: number): number {
  const start = page.elements[index]?.start ?? 0;
  const words = page.text.slice(start, Math.min(end, start + 10));
  const tag = /^\s*[【[]?(原创|置顶|推荐|图文|视频)[】\]]?[\s\n]+/.exec(words);
  if (tag) return start + tag[0].length;
  // A label in an element of its own needs no space after it.
  const [first, second] = /^(原创|置顶)/.test(words) ? piecesOf(page, index) : [];
  return second && /^(原创|置顶)$/.test(first?.text ?? '') ? second.start : start;
}

/** Old pages set a title in large type and nothing else: `<font size="5">`. */
function headingScore(tag: string, name: string, size: string): number {
  const large = tag === 'font' && /^\+?[4-7]$/.test(size) ? 10 : 0;
  const byTag = tag === 'h1' ? 30 : tag === 'h2' ? 15 : tag === 'h3' ? 8 : tag === 'ucaptitle' ? 30 : large;
  return byTag + (name && TITLE_CLASS.test(name) ? 12 : 0);
}

/** White space may make the words on the page a little longer than those of the title element. */
function nearLength(known: readonly string[], length: number): boolean {
  return known.some((part) => length >= part.length && length <= part.length + 12);
}

/** The information line with the date stands within a hundred characters after the title. */
function dateFollows(text: string, end: number): boolean {
  return findDates(text.slice(end, end + 100)).length > 0;
}

/** 标题_某某市人民政府 → 标题, 某某市人民政府; a dash inside a title stays in the whole. */
export function titleParts(title: string): string[] {
  if (!title) return [];
  const parts = title.split(/\s*(?:[_|｜]|\s[-–—]+\s|--|-(?=[^-]{2,20}$))\s*/).filter(Boolean);
  return [...new Set([...parts, title])];
}

/** Without white space and the signs that CMS and title element write differently. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, '').replace(/[“”„‟]/g, '"');
}
