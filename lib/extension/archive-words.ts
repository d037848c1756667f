import { openedText } from '../core/text/written-codes.ts';

/** Tags that part no words. */
const INLINE = new Set(
  'a abbr b bdi bdo big em font i ins del label mark s small span strong sub sup u wbr tt code kbd var cite q data time output ruby rb rtc'.split(
    ' ',
  ),
);
const CODE = new Set(['script', 'style']);
const NAME = /^<\/?([a-z][a-z0-9-]*)/i;
const NAME_REACH = 24;
/** \31 \32 of a style. */
const STYLE_ESCAPE = /\\([0-9a-f]{1,6})[ \t\n]?/gi;

/** Between two pieces of a string that a script joins. */
const PIECES = /(["'])\s{0,8}\+\s{0,8}["']/g;

const EMPTY_LINES = /\n[^\S\n]*(?:\n[^\S\n]*)+/g;

/** A text searched for one thing from ever further on; where it stands no more it is not looked for again. */
function finder(text: string, sought: string): (from: number) => number {
  let known = -1;
  return (from) => {
    if (known < from && known !== Number.POSITIVE_INFINITY) {
      const found = text.indexOf(sought, from);
      known = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return known;
  };
}

/**
 * What a page's source says without its tags: cells, blocks and line breaks are line feeds, tags inside a line are
 * nothing, so that a number in pieces is whole again. No line is empty: the cell before a number is its label.
 *
 * @param withHidden comments, scripts and styles too, in their place
 */
export function wordsOfSource(source: string, withHidden: boolean): string {
  const lower = source.toLowerCase();
  const tagEnd = finder(source, '>');
  const commentEnd = finder(source, '-->');
  const codeEnds = new Map([...CODE].map((name) => [name, finder(lower, `</${name}`)]));
  const parts: string[] = [];
  let from = 0;
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', from)) {
    parts.push(source.slice(from, at));
    if (source.startsWith('<!--', at)) {
      const end = commentEnd(at + 4);
      if (withHidden) {
        parts.push('\n');
        from = at + 4;
      } else from = Number.isFinite(end) ? end + 3 : source.length;
      continue;
    }
    const name = NAME.exec(source.slice(at, at + NAME_REACH))?.[1]?.toLowerCase();
    const isTag = name !== undefined || /^[!?/]/.test(source.charAt(at + 1));
    const end = tagEnd(at);
    if (!isTag || !Number.isFinite(end)) {
      parts.push('<');
      from = at + 1;
      continue;
    }
    if (name === undefined || !INLINE.has(name)) parts.push('\n');
    from = end + 1;
    const codeEnd =
      name !== undefined && !withHidden && lower.charAt(at + 1) !== '/' ? codeEnds.get(name) : undefined;
    if (codeEnd) {
      const close = codeEnd(from);
      from = Number.isFinite(close) ? close : source.length;
    }
  }
  return (parts.join('') + source.slice(from)).replace(EMPTY_LINES, '\n');
}

/** Attributes that are read out or shown in the place of something, with their values. */
const WORDED =
  /[\s"'](?:alt|title|placeholder|label|summary|content|data-(?:title|content|tip|text|original-title)|aria-(?:label|description|valuetext|placeholder|roledescription))\s{0,4}=\s{0,4}(?:"([^"]{0,2000})|'([^']{0,2000})|([^\s"'>]{1,200}))/gi;

/** What the attributes of a page's source say to somebody, a line each. */
export function attributeWordsOf(source: string): string {
  const words: string[] = [];
  for (const [, double, single, bare] of source.matchAll(WORDED)) words.push(double ?? single ?? bare ?? '');
  return words.join('\n\n');
}

const BOX = /<input\s[^>]{0,600}?(?<=\s)value\s{0,4}=\s{0,4}["']?([^"'>\s]{1,20})/gi;
/** Further apart than this boxes are no row. */
const LONGEST_BETWEEN_BOXES = 400;

/** What stands in the boxes of a page's source, a line each: a number may have a box for every digit. */
export function boxWordsOf(source: string): string {
  let words = '';
  let end = 0;
  for (const { 0: box, 1: value = '', index } of source.matchAll(BOX)) {
    words += `${index - end > LONGEST_BETWEEN_BOXES ? '\n。\n' : '\n'}${value}`;
    end = index + box.length;
  }
  return words;
}

/** Digits an address writes in per cent codes, a line each: nobody writes others so than those that are to be hidden. */
export function codedDigitsOf(source: string): string {
  return [...source.matchAll(/(?:%3[0-9]){11,40}/g)]
    .map(([codes]) => codes.replaceAll('%3', ''))
    .join('\n。\n');
}

/** Elements that are said not to be shown, by their own attributes. */
const UNSHOWN =
  /^<[a-z][^>]*?[\s"'](?:hidden(?=[\s=>/])|style\s{0,4}=\s{0,4}["'][^"'>]{0,300}?(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|font-size\s{0,4}:\s{0,4}0(?![.\d])|opacity\s{0,4}:\s{0,4}0(?![.\d])))/i;
const UNSHOWN_REACH = 600;
const MAY_BE_UNSHOWN = /<r[tp][\s>]|hidden|display|visibility|opacity|font-size/i;
/** Small print over a word parts it no more than what is hidden. */
const GLOSS = new Set(['rt', 'rp']);
/** Longer than this nobody hides between two digits. */
const LONGEST_UNSHOWN = 400;

/**
 * The source without short elements that are not shown: words put between the digits of a number so that a reader
 * sees it whole and a search does not.
 */
export function withoutUnshown(source: string): string {
  if (!MAY_BE_UNSHOWN.test(source)) return source;
  const tagEnd = finder(source, '>');
  const parts: string[] = [];
  let from = 0;
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    const end = tagEnd(at);
    if (end - at > UNSHOWN_REACH) continue;
    const opening = source.slice(at, end + 1);
    const name = NAME.exec(opening.slice(0, NAME_REACH))?.[1];
    if (name === undefined || opening.startsWith('</')) continue;
    if (!GLOSS.has(name.toLowerCase()) && !(INLINE.has(name.toLowerCase()) && UNSHOWN.test(opening)))
      continue;
    const after = source.slice(at, at + UNSHOWN_REACH + LONGEST_UNSHOWN);
    const close = after.toLowerCase().indexOf(`</${name.toLowerCase()}>`);
    if (close < 0) continue;
    parts.push(source.slice(from, at));
    from = at + close + name.length + 3;
    at = from - 1;
  }
  return from === 0 ? source : parts.join('') + source.slice(from);
}

/** What stands in an element that turns the order of its signs round. */
const TURNED =
  /<bdo[^>]{0,200}>([\s\S]{0,200}?)<\/bdo|<[a-z][^>]{0,200}?unicode-bidi[^>]{0,200}>([^<]{0,200})/gi;

/** Words that a source shows from the last sign to the first, as they are read, a line each. */
export function turnedWordsOf(source: string): string {
  const turned: string[] = [];
  for (const [, inBdo, byStyle] of source.matchAll(TURNED))
    turned.push([...wordsOfSource(inBdo ?? byStyle ?? '', false)].reverse().join(''));
  return turned.join('\n。\n');
}

/** What stands in the comments of a page's source, a line each. */
export function commentsOf(source: string): string {
  const end = finder(source, '-->');
  const comments: string[] = [];
  for (let at = source.indexOf('<!--'); at >= 0; ) {
    const close = end(at + 4);
    const to = Number.isFinite(close) ? close : source.length;
    comments.push(source.slice(at + 4, to));
    at = source.indexOf('<!--', to);
  }
  return comments.join('\n');
}

/** The same source in every way it can be read: as written, with entities, per cent codes and escapes undone. */
export function readingsOf(source: string): string[] {
  const opened = openedText(source)?.text;
  const escaped = STYLE_ESCAPE.test(source)
    ? source.replace(STYLE_ESCAPE, (_, hex: string) => {
        const point = Number.parseInt(hex, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : '';
      })
    : undefined;
  const joined = PIECES.test(source) ? source.replace(PIECES, '') : undefined;
  return [
    source,
    ...(joined === undefined ? [] : [joined]),
    ...(opened === undefined ? [] : [opened]),
    ...(escaped === undefined ? [] : [escaped]),
  ];
}
