import type { PageReading } from '../core/reading.ts';
import type { PageText } from './page-text.ts';

export interface Credits {
  source?: string;
  editors: PageReading['editors'];
}

const SOURCE = /(?:(?:信息|文章|稿件|新闻|内容)\s?)?来\s*源\s?[:：]\s*/g;
const ROLE =
  /(?:^|[^\u4e00-\u9fa5])((?:责任|网络|本期|执行|值班|栏目|文字)?编\s*辑|责\s*编|校\s*审|审\s*校|校\s*对|审\s*核|初\s*审|复\s*审|终\s*审|一\s*审|二\s*审|三\s*审|签\s*发|审\s*签|监\s*制|作\s*者|撰\s*稿|供\s*稿|文\/图|图\/文|录\s*入)\s?(?:人|者)?\s?[:：]\s*/g;
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
    if (!/[:：]/.test(text) || !/[来编校审签监作撰供录图]/.test(text)) continue;
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
  return source ? { source, editors } : { editors };
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
  const words = text.slice(0, Math.min(stop, limit * 2)).split(/[|｜/【[\]】（(）)<>《•。；;]/)[0] ?? '';
  const first = /^\S{3,}/.exec(words)?.[0] ?? words;
  return (words.length > limit ? first : first.length >= 3 ? first : words)
    .replace(/\s*\d{4}[-年].*$/, '')
    .trim();
}

function isName(name: string): boolean {
  return name.length >= 2 && name.length <= 24 && !/[:：\d]/.test(name);
}
