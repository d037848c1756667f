import { readDatePiece } from '../core/text/chinese-date.ts';
import type { PageText } from './page-text.ts';

/** Column names of the field have 2–12 characters; a heading with its English twin some 30. */
const MAX_HEADING = 36;
const MAX_TAB = 12;
const MORE =
  /[\s[【(（]*(查看)?(更多|more)[\s\]】)）]*([>》›»＋+]|&gt;|\.{2,}|…)*\s*$|[>》›»＋]+\s*$|^\s*\+\s*$/i;
const HEADING_CLASS =
  /(^|[-_ ])\w*(tit(le)?|head(er|line)?|hd|name|lanmu|lmmc|bt|tab|column|caption|h[1-4])\w*(?=$|[-_ ])/i;
const NOT_HEADING =
  /[。；;]$|(当前|您的|所在|现在的?)?位置|首页|^(现在|当前|今天)|时间\s?[:：]?$|上一页|下一页/;
const TAB_TAG = /^(li|h[1-6]|a|span|div|td|em|b|strong|dt)$/;

/** The head of a table, how many rows there are. */
const TABLE_HEAD =
  /^(序\s?号|编\s?号|标\s?题|名\s?称|信息(标题|名称)|文件(标题|名称)|日\s?期|时\s?间|(发布|发文|成文)(日期|时间)|文\s?号|索引号|来\s?源)|\d+\s?(条|页|篇|件)|^(排序|筛选|检索|查询|共)/;
const BARE_NAME =
  /^(最新|全部|所有|相关)?(信息|内容|文章|新闻|资讯|文件|公开|发布|更新|动态)?(列表|目录|信息|内容|公开|发布|更新)$/;

/** Words over rows that name no column of its own: 标题 日期, 共查到 10 条, 最新发布, 信息列表. */
export function namesNothing(text: string): boolean {
  return TABLE_HEAD.test(text) || BARE_NAME.test(text.replace(/\s/g, ''));
}

/** 通知公告 更多>> → 通知公告 */
export function cleanHeading(text: string): string {
  return text
    .replace(MORE, '')
    .replace(/^[\s·•▪■◆|>》【[]+|[\s|·:：】\]]+$/g, '')
    .trim();
}

export function isHeadingText(text: string): boolean {
  if (!text || text.length > MAX_HEADING || NOT_HEADING.test(text)) return false;
  const piece = readDatePiece(text);
  // A day is no heading, a year or month (2018年 above a group of rows) is one.
  return piece === undefined || piece.kind === 'year' || piece.kind === 'year-month';
}

export function textOf(page: PageText, index: number): string {
  const item = page.elements[index];
  return item ? page.text.slice(item.start, item.end).replace(/\n/g, ' ').trim() : '';
}

export function childrenOf(page: PageText, parent: number): number[] {
  const children: number[] = [];
  const last = page.elements[parent]?.last ?? parent;
  for (let at = parent + 1; at <= last; at = (page.elements[at]?.last ?? at) + 1) children.push(at);
  return children;
}

/** h1–h6, or the first element whose class says title, inside a short box. */
export function headingElement(page: PageText, index: number): number | undefined {
  const last = page.elements[index]?.last ?? index;
  let byClass: number | undefined;
  for (let at = index; at <= last; at++) {
    const item = page.elements[at];
    if (!item || !cleanHeading(textOf(page, at))) continue;
    if (/^(h[1-6]|dt|caption|legend)$/.test(item.tag)) return at;
    if (at > index && byClass === undefined && HEADING_CLASS.test(item.name)) byClass = at;
  }
  return byClass;
}

/** The words of a picture that stands where a heading would: many sites draw their headings. */
export function pictureHeading(page: PageText, index: number): string {
  const last = page.elements[index]?.last ?? index;
  for (let at = index; at <= last; at++) {
    const item = page.elements[at];
    if (item?.tag !== 'img') continue;
    const words = (item.element.getAttribute('alt') ?? '').trim();
    if (/^[\u4e00-\u9fa5]{2,12}$/.test(words)) return words;
  }
  return '';
}

/** Short brothers of one tag in a box of their own: 政府文件 | 公告公示, each naming one panel. */
export function tabItems(page: PageText, index: number, depth = 0): number[] {
  const children = childrenOf(page, index).filter((child) => textOf(page, child) !== '');
  const byTag = new Map<string, number[]>();
  for (const child of children) {
    const tag = page.elements[child]?.tag ?? '';
    if (TAB_TAG.test(tag)) byTag.set(tag, [...(byTag.get(tag) ?? []), child]);
  }
  for (const items of byTag.values()) {
    const named = items.filter((item) => isTab(cleanHeading(textOf(page, item))));
    const more = items.filter((item) => cleanHeading(textOf(page, item)) === '');
    // A box of name + English name + 更多 is no tab bar: tabs are of one tag and all named in Chinese.
    if (named.length >= 2 && named.length + more.length === items.length) return named;
  }
  if (depth >= 3) return [];
  for (const child of children) {
    const inner = tabItems(page, child, depth + 1);
    if (inner.length >= 2) return inner;
  }
  return [];
}

function isTab(words: string): boolean {
  return words.length <= MAX_TAB && /[\u4e00-\u9fa5]{2}/.test(words) && isHeadingText(words);
}
