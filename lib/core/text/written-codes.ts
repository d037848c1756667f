/** A text with codes undone, and where every unit of it stands in the text as written. */
export interface OpenedText {
  text: string;
  starts: Int32Array;
  ends: Int32Array;
}

/** %E5%8F%B7, &#49; with or without its semicolon, &nbsp;, \u0031, \x31. */
const CODE =
  /(?:%[0-9a-f]{2}){1,400}|&#(?:x[0-9a-f]{1,6}|\d{1,7});?|&(?:nbsp|nonbreakingspace|ensp|emsp1?[34]?|numsp|puncsp|thinsp|thinspace|hairsp|verythinspace|mediumspace|thickspace|zerowidthspace|negative(?:verythin|thin|medium|thick)space|nobreak|i[ct]|invisible(?:comma|times)|af|applyfunction|shy|zwj|zwnj|lrm|rlm|amp|lt|gt|quot|apos|tab|newline|hyphen|dash|ndash|mdash|minus|middot|period|lpar|rpar|num|sol|comma|colon);|\\u(?:[0-9a-f]{4}|\{[0-9a-f]{1,6}\})|\\x[0-9a-f]{2}/gi;
const HAS_CODE = /%[0-9a-f]{2}|&#|&[a-z]{2,24}\d{0,2};|\\u[0-9a-f{]|\\x[0-9a-f]/i;
const NAMED: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  nonbreakingspace: '\u00a0',
  emsp13: '\u2004',
  emsp14: '\u2005',
  numsp: '\u2007',
  puncsp: '\u2008',
  thinspace: '\u2009',
  verythinspace: '\u200a',
  mediumspace: '\u205f',
  thickspace: '\u205f\u200a',
  zerowidthspace: '\u200b',
  negativeverythinspace: '\u200b',
  negativethinspace: '\u200b',
  negativemediumspace: '\u200b',
  negativethickspace: '\u200b',
  nobreak: '\u2060',
  ic: '\u2063',
  invisiblecomma: '\u2063',
  it: '\u2062',
  invisibletimes: '\u2062',
  af: '\u2061',
  applyfunction: '\u2061',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  hairsp: '\u200a',
  shy: '\u00ad',
  zwj: '\u200d',
  zwnj: '\u200c',
  lrm: '\u200e',
  rlm: '\u200f',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  tab: '\t',
  newline: '\n',
  hyphen: '\u2010',
  dash: '\u2010',
  ndash: '–',
  mdash: '—',
  minus: '−',
  middot: '·',
  period: '.',
  lpar: '(',
  rpar: ')',
  num: '#',
  sol: '/',
  comma: ',',
  colon: ':',
};
/** Codes inside codes (%2531, &amp;#49;): nobody wraps them deeper. */
const MOST_LAYERS = 3;

const fromPoint = (point: number): string => (point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd');

/** What one code stands for: a stretch of per cent codes gives its characters one by one. */
interface Undone {
  sign: string;
  /** Units of the code as written. */
  length: number;
}

/** UTF-8 behind per cent signs; a byte that begins nothing is a sign by itself. */
function percentSigns(code: string): Undone[] {
  const bytes = code
    .slice(1)
    .split('%')
    .map((pair) => Number.parseInt(pair, 16));
  const signs: Undone[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    const tail = bytes.slice(at + 1, at + 1 + more);
    const isWhole = tail.length === more && tail.every((byte) => byte >= 0x80 && byte < 0xc0);
    const point = tail.reduce(
      (sum, byte) => sum * 64 + (byte & 0x3f),
      lead & (0x7f >> (more === 0 ? 0 : more + 1)),
    );
    const isSign = isWhole && (more > 0 || lead < 0x80);
    const taken = isSign ? 1 + more : 1;
    signs.push({ sign: isSign ? fromPoint(point) : '\ufffd', length: taken * 3 });
    at += taken;
  }
  return signs;
}

function undone(code: string): Undone[] | undefined {
  if (code.startsWith('%')) return percentSigns(code);
  const [, hex, decimal, name, escaped, short] =
    /^(?:&#x([0-9a-f]+)|&#(\d+)|&([a-z]+\d*);|\\u\{?([0-9a-f]+)|\\x([0-9a-f]+))/i.exec(code) ?? [];
  const digits = hex ?? escaped ?? short;
  const sign =
    name !== undefined
      ? NAMED[name.toLowerCase()]
      : digits !== undefined
        ? fromPoint(Number.parseInt(digits, 16))
        : decimal === undefined
          ? undefined
          : fromPoint(Number(decimal));
  return sign === undefined ? undefined : [{ sign, length: code.length }];
}

/** No code stands for more units than it is written with: what is opened has room in as many places. */
function layerOff({ text, starts, ends }: OpenedText): OpenedText | undefined {
  const parts: string[] = [];
  const openStarts = new Int32Array(text.length);
  const openEnds = new Int32Array(text.length);
  let count = 0;
  let from = 0;
  const copy = (to: number): void => {
    parts.push(text.slice(from, to));
    openStarts.set(starts.subarray(from, to), count);
    openEnds.set(ends.subarray(from, to), count);
    count += to - from;
  };
  for (const { 0: code, index } of text.matchAll(CODE)) {
    const signs = undone(code);
    if (signs === undefined) continue;
    copy(index);
    from = index;
    for (const { sign, length } of signs) {
      parts.push(sign);
      for (let unit = 0; unit < sign.length; unit++) {
        openStarts[count] = starts[from] ?? 0;
        openEnds[count] = ends[from + length - 1] ?? 0;
        count += 1;
      }
      from += length;
    }
  }
  if (from === 0) return undefined;
  copy(text.length);
  return { text: parts.join(''), starts: openStarts.subarray(0, count), ends: openEnds.subarray(0, count) };
}

/**
 * The text as a browser or a form would read it: per cent codes, entities and escapes undone, layer by layer.
 * Undefined where nothing is written in codes.
 *
 * @example openedText('%31&#50;')?.text === '12'
 */
export function openedText(text: string): OpenedText | undefined {
  if (!HAS_CODE.test(text)) return undefined;
  const starts = new Int32Array(text.length).map((_, at) => at);
  let opened: OpenedText = { text, starts, ends: starts.map((at) => at + 1) };
  let layers = 0;
  for (let next = layerOff(opened); next && layers < MOST_LAYERS; next = layerOff(opened)) {
    opened = next;
    layers += 1;
  }
  return layers === 0 ? undefined : opened;
}
