import { type FindPrivate, privateRanges } from './private-ranges.ts';

/** A page with its pictures; what is larger would fill the disk and every hand-in. */
export const MOST_ARCHIVE_BYTES = 15 * 1024 * 1024;

/** Parts whose words a person could read out of the file. */
const READABLE = /^content-type:\s*(text\/(html|plain|xml)|application\/xhtml\+xml|image\/svg\+xml)/im;
const INLINE =
  /^<\/?(a|abbr|b|bdi|bdo|big|em|font|i|ins|del|label|mark|s|small|span|strong|sub|sup|u|wbr)[\s/>]/i;
/** Attributes whose values are words. */
const WORDS = /\b(?:alt|title|value|placeholder|content|aria-label)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
/** Of the file itself; a page's title stands in a line of its own above it. */
const BOUNDARY = /^content-type:[\s\S]*?\bboundary="([^"]+)"/im;
const QUOTED = /"[^"]*"|'[^']*'/g;
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };

/** The readable parts of a saved page as they stood, frames too. */
function partsOf(bytes: Uint8Array): string[] {
  const raw = latin1(bytes);
  const head = raw.slice(0, /\r?\n\r?\n/.exec(raw)?.index ?? 0);
  const boundary = BOUNDARY.exec(head)?.[1];
  if (boundary === undefined) return [new TextDecoder().decode(bytes)];
  return raw
    .split(`--${boundary}`)
    .slice(1)
    .flatMap((part) => {
      const end = /\r?\n\r?\n/.exec(part);
      if (!end) return [];
      const head = part.slice(0, end.index);
      return READABLE.test(head) ? [decoded(head, part.slice(end.index + end[0].length))] : [];
    });
}

/** The words of a saved page as a person could read them, hidden ones, comments and scripts too. */
export function wordsOfArchive(bytes: Uint8Array): string {
  return partsOf(bytes).map(wordsOfHtml).join('\n');
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return text;
}

/** A part's text; the browser writes every readable part as UTF-8. */
function decoded(head: string, body: string): string {
  const plain = /content-transfer-encoding:\s*base64/i.test(head)
    ? atob(body.replace(/[^A-Za-z0-9+/]/g, ''))
    : /content-transfer-encoding:\s*quoted-printable/i.test(head)
      ? body
          .replace(/=\r?\n/g, '')
          .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : body;
  return new TextDecoder().decode(Uint8Array.from(plain, (unit) => unit.charCodeAt(0)));
}

function wordsOfHtml(html: string): string {
  const open = html.replace(/<!--|-->/g, '\n');
  // Behind it no tag ends, and each `<` would be followed to the end of the page.
  const end = open.lastIndexOf('>') + 1;
  return (open.slice(0, end).replace(/<[a-z/!?][^>]*>/gi, wordsOfTag) + open.slice(end)).replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (all, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? all;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

function wordsOfTag(tag: string): string {
  const words = [...tag.matchAll(WORDS)].map((match) => match[1] ?? match[2] ?? '');
  // No tag has such a number outside its quotes: it is a comment's words after a lone `<`.
  const bare = tag.replace(QUOTED, ' ');
  if (/\d{7}/.test(bare)) words.push(bare);
  if (words.length > 0) return `\n${words.join('\n')}\n`;
  return INLINE.test(tag) ? '' : '\n';
}

/**
 * Why a saved page must not be kept; undefined when it may. Pictures in it are not looked into.
 * @param ownMark what marks our own element in a page
 */
export function whyNotKept(bytes: Uint8Array, ownMark: string, find: FindPrivate): string | undefined {
  if (bytes.length === 0) return '浏览器给出的网页存档是空的，没有存。请刷新网页后再试。';
  if (bytes.length > MOST_ARCHIVE_BYTES) {
    const mb = (bytes.length / 1024 / 1024).toFixed(1);
    return `这个网页存下来有 ${mb} MB，超过 ${MOST_ARCHIVE_BYTES / 1024 / 1024} MB，没有存。截图和原文摘录照常可用。`;
  }
  const parts = partsOf(bytes);
  if (parts.length === 0) return '浏览器给出的网页存档读不出网页内容，没有存。请刷新网页后再试。';
  if (parts.some((part) => part.includes(ownMark)))
    return '存档里混进了巡读自己的标记，没有存。请刷新网页后再试。';
  if (privateRanges(find(wordsOfArchive(bytes))).length > 0)
    return '网页里（包括看不见的地方）有个人隐私，整页存档会把它一起存下，没有存。请先处理隐私问题。';
  return undefined;
}
