import type { PageSource, SourceBox } from '../page-source.ts';
import type { Range } from '../text/text-quote.ts';
import { boxesAround } from './place-things.ts';
import { decodes, importsMore, keepsSecrets, loads, speaksOf, writes, writesByName } from './script-deeds.ts';
import { leavesPage } from './script-jumps.ts';
import { saidIn, unescaped } from './silent-words.ts';

/** A label that says what fills the box behind it: a counter, a clock, the weather. */
const LABEL =
  /(浏览|阅读|点击|访问|查看|下载|点赞|评论|人气|热度|字号|字体|日期|时间|今天|天气|星期|次数|人次|数量|阅)\p{Script=Han}{0,3}[\]】)）]?[:：]?[[【(（]?$/u;
const LABEL_REACH = 12;

/**
 * Why scripts or style sheets of the page could put the words there although they do not hold them as they stand, as
 * one clause.
 *
 * @param signs Han characters the words are made of; none where the fault is a number
 * @param places where the words stood, in `source.text`
 */
export function couldBeWritten(
  source: PageSource,
  signs: ReadonlySet<string>,
  places: readonly Range[],
): string | undefined {
  if (source.cut) return '页面太大或嵌套太深，没有看完';
  if (source.leaves && !source.live) return '页面打开后会自动跳转到别的网址，读者看到的不是这一页';
  const around = places.flatMap((place) => boxesAround(source, place));
  const place = { signs, around, near: nearOf(source, places), lost: signsLost(source, signs, places) };
  for (const { where, text } of source.silent) {
    if ((where === 'style' || where === 'asset') && bringsSign(source, text, signs))
      return where === 'style'
        ? '网页自带的样式表会在页面上加出文字（其中有原文的字），加在哪里机器看不到'
        : '网页另外载入的样式表会在页面上加出文字（其中有原文的字），加在哪里机器看不到';
    if (where !== 'script' && where !== 'asset') continue;
    const doubt = source.live ? undefined : deedOf(source, { where, text }, place);
    if (doubt !== undefined) return doubt;
  }
  return source.live ? undefined : unreadDoubt(source);
}

/** What is known of the places: the words' characters, those of them that stand there no more, the boxes around. */
interface Written {
  signs: ReadonlySet<string>;
  lost: ReadonlySet<string>;
  around: readonly SourceBox[];
  /** The boxes that hold what belongs together with the places. */
  near: readonly Range[];
}

/** Characters of an article, or of a good piece of it. */
const WHOLE = 200;
/** The page itself, and what is a piece of an article. */
const HOLDS_NO_ARTICLE = /^(?:html|body|p|h[1-6]|li|d[dt]|t[dhr]|a|b|strong|em|i|u|span|font)$/;

/**
 * For each place the box around it that holds the article: the smallest of some length, else the largest there is.
 * Where that one holds nothing but the place, nobody knows the article's box, and the whole page counts.
 */
const nearOf = (source: PageSource, places: readonly Range[]): Range[] =>
  places.map((place) => {
    const boxes = boxesAround(source, place).filter(({ tag }) => !HOLDS_NO_ARTICLE.test(tag));
    const long = boxes.find(({ start, end }) => end - start >= WHOLE);
    const outer = long ?? boxes.at(-1);
    const isMore = source.boxes.some(
      ({ start, end }) =>
        outer !== undefined &&
        end > start &&
        start >= outer.start &&
        end <= outer.end &&
        (start >= place.end || end <= place.start),
    );
    return outer !== undefined && isMore ? outer : { start: 0, end: source.text.length };
  });

/** The characters of the words that their places do not hold now; all where none is missing. */
function signsLost(
  { text }: PageSource,
  signs: ReadonlySet<string>,
  places: readonly Range[],
): ReadonlySet<string> {
  const now = places.map(({ start, end }) => text.slice(start, end)).join('');
  const lost = new Set([...signs].filter((sign) => !now.includes(sign)));
  return lost.size > 0 ? lost : signs;
}

/** What one script could do to the place. */
function deedOf(
  source: PageSource,
  { where, text }: { where: 'script' | 'asset'; text: string },
  { signs, lost, around, near }: Written,
): string | undefined {
  const isOwn = where === 'script';
  const which = isOwn ? '页面里的脚本' : '页面另外载入的脚本';
  if ((isOwn && jumps(text)) || leavesPage(text)) return '页面的脚本会跳转到别的网址，读者看到的不是这一页';
  const said = isOwn ? [...saidIn(text)].join('\n') : text;
  if (writes(text) && standTogether(said, signs)) return `${which}会往页面里写字，用到原文的每一个字`;
  if (keepsSecrets(text) && (isOwn || writes(text))) return `${which}里有加密的内容，会写出什么机器看不出来`;
  if (importsMore(text)) return `${which}会再载入别的脚本，那里写着什么机器没有看到`;
  // One character is enough for a script that changes single words of the place.
  const holdsWords = holdsSome(isOwn ? said : unescaped(text), lost);
  const turns = writes(text) && speaksOf(text, around, holdsWords);
  if (turns && (holdsWords || decodes(text)))
    return `${which}会改写原处所在的一块，里面有原文的字，写成什么机器看不出来`;
  if (!loads(text)) return undefined;
  if ((isOwn || writes(text)) && fills(source, text, near))
    return `${which}会另外取来内容填进页面的空框，填什么机器没有看到`;
  if (turns) return `${which}会另外取来内容，改写原处所在的一块，写成什么机器没有看到`;
  return undefined;
}

/** A script or style sheet that was not to be had may do anything. */
function unreadDoubt({ unread = [] }: PageSource): string | undefined {
  const [first] = unread;
  if (!first) return undefined;
  const others = unread.length > 1 ? `等 ${unread.length} 个` : '';
  return `页面用到的脚本或样式表没有取到：${first.address}（${first.why}）${others}，它们会不会改写原处机器看不到`;
}

/** A declaration with its value; what is quoted in the value may hold any sign. */
const DECLARATION =
  /(?<=^|[{};])\s*([a-z-]{2,40})\s*:((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;{}"'])*)(?=[;}]|$)/gi;
/** Properties whose strings are names of fonts or orders to a browser, and show no words. */
const SAYS_NOTHING = /^(?:font|font-family|src|(?:-ms-)?filter|behavior|--.*)$/i;
/** Addresses in a value. */
const ADDRESS = /url\((?:"[^"]*"|'[^']*'|[^)]*)\)/gi;

/** A style sheet that adds a character of the words, or what an attribute it asks for holds. */
function bringsSign(source: PageSource, style: string, signs: ReadonlySet<string>): boolean {
  const holds = (text: string): boolean =>
    signs.size === 0 ? /\d{3}/.test(text) : [...signs].some((sign) => text.includes(sign));
  for (const [, property = '', written = ''] of style.matchAll(DECLARATION)) {
    if (SAYS_NOTHING.test(property)) continue;
    const value = written.replace(ADDRESS, '');
    for (const [, name = ''] of value.matchAll(/attr\s*\(\s*([\w-]+)/gi))
      if (holdsAttribute(source, name.toLowerCase(), holds)) return true;
    const said = unescaped(value);
    if (/["']/.test(value) && holds(said)) return true;
    if (/var\s*\(/i.test(value) && holdsVariable(style, holds)) return true;
  }
  return false;
}

function holdsAttribute(
  { silent, boxes }: PageSource,
  asked: string,
  holds: (text: string) => boolean,
): boolean {
  if (asked === 'id') return boxes.some(({ id }) => holds(id));
  if (asked === 'class') return boxes.some(({ classes }) => classes.some(holds));
  return silent.some(({ name, text }) => name === asked && holds(text));
}

/** The value of a property of the page's own (`--x`) that holds what is looked for. */
function holdsVariable(style: string, holds: (text: string) => boolean): boolean {
  for (const [, value = ''] of style.matchAll(/--[\w-]+\s*:([^;}]*)/g))
    if (holds(unescaped(value))) return true;
  return false;
}

/** One of the characters; where the words are a number, a run of digits in quotes. */
function holdsSome(text: string, signs: ReadonlySet<string>): boolean {
  if (signs.size === 0) return /(["'`])[^"'`\n]{0,80}?\d{4}/.test(text);
  return [...signs].some((sign) => text.includes(sign));
}

/** A short script whose one deed is to send the reader elsewhere. */
function jumps(script: string): boolean {
  return (
    script.length < 400 &&
    !/\bif\b|function|=>|\?/.test(script) &&
    /location\s*(\.\s*href)?\s*=[^=]|location\s*\.\s*(replace|assign)\s*\(/.test(script)
  );
}

/** Scripts that write today's date hold these. */
const DATE_SIGNS = new Set('年月日时分秒星期');

/** All characters within a stretch three times as long as they are many. */
function standTogether(text: string, signs: ReadonlySet<string>): boolean {
  if (signs.size < 3 || [...signs].every((sign) => DATE_SIGNS.has(sign))) return false;
  const han = text.replace(/[^\p{Script=Han}]+/gu, '');
  const width = signs.size * 3;
  const last = new Map<string, number>();
  for (let at = 0; at < han.length; at++) {
    const sign = han.charAt(at);
    if (!signs.has(sign)) continue;
    last.set(sign, at);
    if (last.size === signs.size && at - Math.min(...last.values()) < width) return true;
  }
  return false;
}

/** Boxes around an article, by their names: heads and feet, menus, the weather, counters, what is shared and voted. */
const AROUND_ARTICLE =
  /head|foot|^top|bottom|nav|menu|banner|logo|weather|tianqi|^(?:rq|time|date|today|clock)|hit|count|click|share|login|user|search|qr|code|tool|font|lang|link|friend|float|side|vote|ping|copyright|wza|player/i;

/**
 * The script speaks of an empty box of the page that stands near the place, or that is not named like one around an
 * article. One behind a label is filled with what the label says.
 */
function fills({ things, text }: PageSource, script: string, near: readonly Range[]): boolean {
  return things.some(
    ({ what, id, name, at }) =>
      what === 'empty' &&
      id !== undefined &&
      !/^a\b/.test(name) &&
      (!AROUND_ARTICLE.test(id) || near.some(({ start, end }) => at >= start && at <= end)) &&
      (new RegExp(`["'\`#]${escaped(id)}\\b`).test(script) || writesByName(script, id)) &&
      !LABEL.test(text.slice(Math.max(0, at - LABEL_REACH), at)),
  );
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
