// One pass over XML that may be hostile: each character is looked at once, nothing is made room for.

/** A tag of XML: `/` of a closing one, its name without prefix, and what stands behind the name. */
export interface Tag {
  closes: boolean;
  /** `<v/>` */
  isEmpty: boolean;
  name: string;
  rest: string;
}

export const BROKEN = '文件里的表读不出来，可能已损坏。请用 Excel 或 WPS 打开，另存为新的 .xlsx 再导入。';

/** Where a tag that begins at `open` ends: at the `>` outside quotes; -1 when another tag begins before. */
function tagEnd(xml: string, open: number): number {
  let quote = 0;
  for (let at = open + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === 60) return -1;
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at;
  }
  return -1;
}

const OTHERS = [
  ['<!--', '-->'],
  ['<?', '?>'],
] as const;
const CDATA = '<![CDATA[';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function tagOf(inner: string): Tag {
  const closes = inner.startsWith('/');
  const isEmpty = inner.endsWith('/');
  const from = closes ? 1 : 0;
  let at = from;
  while (at < inner.length && !/[\s/]/.test(inner[at] ?? '')) at++;
  const name = inner.slice(from, at);
  return {
    closes,
    isEmpty,
    name: name.slice(name.indexOf(':') + 1),
    rest: inner.slice(at, isEmpty ? -1 : undefined),
  };
}

/**
 * Every tag and every text of an XML part in one pass, each character looked at once.
 *
 * @returns a sentence when a tag has no end or there is a DOCTYPE, or the one a visitor answered
 */
export function eachPiece(
  xml: string,
  visit: { tag(tag: Tag): string | undefined; text(text: string): string | undefined },
): string | undefined {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    const text = xml.slice(at, open < 0 ? undefined : open);
    const stopped = text === '' ? undefined : visit.text(text);
    if (stopped !== undefined || open < 0) return stopped;
    const other = OTHERS.find(([begin]) => xml.startsWith(begin, open));
    const isCdata = xml.startsWith(CDATA, open);
    const endWord = isCdata ? ']]>' : other?.[1];
    const end = endWord === undefined ? tagEnd(xml, open) : xml.indexOf(endWord, open + 2);
    if (end < 0 || (endWord === undefined && xml[open + 1] === '!')) return BROKEN;
    at = end + (endWord?.length ?? 1);
    const fault = isCdata
      ? visit.text(escaped(xml.slice(open + CDATA.length, end)))
      : other
        ? undefined
        : visit.tag(tagOf(xml.slice(open + 1, end)));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Attributes of a tag by name without prefix; undefined when one stands twice, is escaped or not quoted. */
export function attributesOf(rest: string): Map<string, string> | undefined {
  const found = new Map<string, string>();
  const one = /\s+(?:[^\s=<>"':]+:)?([^\s=<>"':]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  let end = 0;
  for (let match = one.exec(rest); match; match = one.exec(rest)) {
    const [, name = '', double, single] = match;
    if (found.has(name)) return undefined;
    found.set(name, double ?? single ?? '');
    end = one.lastIndex;
  }
  return rest.slice(end).trim() === '' ? found : undefined;
}
