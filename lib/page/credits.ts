import type { PageReading } from '../core/reading.ts';
import { findDates } from '../core/text/chinese-date.ts';
import type { PageText } from './page-text.ts';

export interface Credits {
  source?: string;
  editors: PageReading['editors'];
}

const SOURCE =
  /(?:(?:信息|文章|稿件|新闻|内容)\s?)?(?:来\s*源于?|出\s*处)\s?[:：]\s*|(?<=[|｜]\s?)来源(?=[^\s:：|｜])|来源\s?[|｜丨]\s?(?=[\u4e00-\u9fa5]{2})/g;
const ROLE =
  /(?:^|[^\u4e00-\u9fa5])((?:责任|网络|本期|执行|值班|栏目|文字)?编\s*辑|责\s*编|校\s*审|审\s*校|校\s*对|审\s*核|初\s*审|复\s*审|终\s*审|一\s*审|二\s*审|三\s*审|签\s*发|审\s*签|监\s*制|作\s*者|撰\s*稿|供\s*稿|文\/图|图\/文|录\s*入)\s?(?:人|者)?\s?(?:[:：]\s*|[|｜丨/]\s?(?=(?!编|审|校)[\u4e00-\u9fa5·]{2,4}(?:[\s|｜丨/]|$)))/g;
/** What follows a source or a name on the same line. */
const NEXT_LABEL =
  /\s*(?:发布|发表|更新|公开)?(?:时间|日期)|\s*(?:浏览|阅读|点击|访问)|\s*(?:作者|编辑|责任编辑|责编|校审|审核|审校|校对|初审|复审|终审|字体|字号|分享|打印|收藏|扫一扫|来源|关闭|微信|纠错|信息|下载|文章类型|责任|点击)/;

/** 来源, 编辑, 校审 and the like, wherever the page labels them; list rows and menus do not count. */
export function readCredits(page: PageText, inRow: (offset: number) => boolean): Credits {
  const editors: PageReading['editors'] = [];
  let source: string | undefined;
  for (const [at, block] of page.blocks.entries()) {
    if (block.role === 'nav' || inRow(block.start)) continue;
    const text = page.text.slice(block.start, block.end);
    if (!/[:：|｜丨/]/.test(text) || !/[来出编校审签监作撰供录图]/.test(text)) continue;
    const next = page.blocks[at + 1];
    const following = next && !inRow(next.start) ? page.text.slice(next.start, next.end) : '';
    source ??= sourceIn(text, following);
    for (const match of text.matchAll(ROLE)) {
      const role = (match[1] ?? '').replace(/\s/g, '');
      const from = match.index + match[0].length;
      const name = cut(text.slice(from), 24) || (from >= text.length ? cut(following, 24) : '');
      const known = editors.some((editor) => editor.role === role && editor.name === name);
      if (isName(name) && !known) editors.push({ role, name });
    }
  }
  source ??= namedSource(page, inRow);
  return source ? { source, editors } : { editors };
}

const SOURCE_CLASS = /(^|[-_ ])(source|laiyuan|media[-_]?name)(?=$|[-_ ])/i;

/** Media write the source without a label, in an element named for it, beside the date. */
function namedSource(page: PageText, inRow: (offset: number) => boolean): string | undefined {
  for (const { name, start, end, area } of page.elements) {
    if (!SOURCE_CLASS.test(name) || area === 'nav' || area === 'footer' || end - start > 24 || inRow(start))
      continue;
    const words = page.text.slice(start, end).trim();
    const beside = page.text.slice(Math.max(0, start - 40), end + 40);
    if (/^[\u4e00-\u9fa5A-Za-z·《》]{2,20}$/.test(words) && findDates(beside).length > 0) return words;
  }
  return undefined;
}

function sourceIn(text: string, following: string): string | undefined {
  for (const match of text.matchAll(SOURCE)) {
    const from = match.index + match[0].length;
    const name = cut(text.slice(from), 40) || (from >= text.length ? cut(following, 40) : '');
    // 资金来源：…、人才来源： in running text are no credit lines.
    const before = text.slice(Math.max(0, match.index - 1), match.index);
    if (name.length >= 2 && !/[\u4e00-\u9fa5]/.test(before) && !/[:：]$/.test(name)) return name;
    if (name.length >= 2 && /\d{2}$/.test(text.slice(0, match.index))) return name;
  }
  return undefined;
}

/** The words up to the next label, bracket, bar or wide gap. */
function cut(text: string, limit: number): string {
  const stop = NEXT_LABEL.exec(text)?.index ?? text.length;
  // 《某某日报》 as a name keeps its marks; elsewhere 《 begins a title.
  const paper = /^《[^《》]{2,20}》/.exec(text)?.[0];
  if (paper) return paper;
  const words = text.slice(0, Math.min(stop, limit * 2)).split(/[|｜/【[\]】（(）)<>《•。；;]/)[0] ?? '';
  const first = /^\S{3,}/.exec(words)?.[0] ?? words;
  return (words.length > limit ? first : first.length >= 3 ? first : words)
    .replace(/\s*\d{4}[-年].*$/, '')
    .trim();
}

/** Media sign with a code, alone (NF041) or after the name (王某_NB12556). */
const CODED = /^[\u4e00-\u9fa5·]{0,8}_?[A-Z]{1,4}\d{2,6}$/;

function isName(name: string): boolean {
  if (CODED.test(name)) return true;
  return name.length >= 2 && name.length <= 24 && !/[:：\d]/.test(name);
}
