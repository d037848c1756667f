import type { PageSource, SilentPlace } from '../page-source.ts';

/** One stretch decoded and searched; longer ones are cut into pieces that overlap. */
const MOST_TOKEN = 200_000;
const SINK =
  /\.(inner(HTML|Text)|outerHTML|textContent|nodeValue|srcdoc|html|text|append|prepend|before|after|replaceWith|value)\b|document\s*\.\s*(write|title)|insertAdjacent|createTextNode|fillText|strokeText|createContextualFragment|render\s*\(|new\s+Vue|createApp|data\s*:/;
const LOADS =
  /\bfetch\s*\(|XMLHttpRequest|\.(ajax|get|post|getJSON|load)\s*\(|\baxios\b|\bimport\s*\(|WebSocket|EventSource/;
const DECODES =
  /\b(atob|fromCharCode|fromCodePoint|eval|TextDecoder|charCodeAt|DecompressionStream|subtle)\b|new\s+Function/;
const DENSE = /["'`][A-Za-z0-9+/=_-]{32,}["'`]|(?:\b(?:0x[\da-f]{1,5}|\d{2,6})\s*,\s*){8}/i;

/**
 * What a stretch of source says once read as its reader would read it: escapes of scripts, addresses, style sheets
 * and entities undone, base64 and lists of character codes decoded, tags taken out.
 */
function* saidIn(text: string): Generator<string> {
  yield text;
  const plain = unescaped(text);
  if (plain !== text) yield plain;
  if (plain.includes('<')) yield plain.replace(/<[^>]*>/g, '');
  for (const token of plain.match(/[A-Za-z0-9+/_-]{8,}={0,2}/g) ?? []) {
    const said = fromBase64(token);
    if (said === undefined) continue;
    yield said;
    if (/[%&\\<]/.test(said)) yield unescaped(said).replace(/<[^>]*>/g, '');
  }
  const codes = fromCodes(plain);
  if (codes !== '') yield codes;
}

/** Undoes escapes, twice: an escape may stand inside another. */
function unescaped(text: string): string {
  let plain = text;
  for (let turn = 0; turn < 2; turn++) {
    plain = plain
      .replace(/\\u\{([\da-f]{1,6})\}|(?:\\u|%u)([\da-f]{4})|\\x([\da-f]{2})/gi, (_all, long, four, two) =>
        signOf(Number.parseInt(long ?? four ?? two, 16)),
      )
      .replace(/&#x([\da-f]{1,6});?|&#(\d{1,7});?/gi, (_all, hex, digits) =>
        signOf(hex ? Number.parseInt(hex, 16) : Number(digits)),
      )
      .replace(/\\([\da-f]{4,6})\s?/gi, (_all, hex) => signOf(Number.parseInt(hex, 16)))
      .replace(/(?:%[\da-f]{2}){3,}/gi, (all) => {
        try {
          return decodeURIComponent(all);
        } catch {
          return all;
        }
      });
  }
  return plain;
}

function signOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The words of a token in base64, undefined where it holds none. */
function fromBase64(token: string): string | undefined {
  let bytes = '';
  let bits = 0;
  let held = 0;
  for (const sign of token
    .slice(0, MOST_TOKEN)
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/=+$/, '')) {
    const value = BASE64.indexOf(sign);
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += `%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(bytes);
  } catch {
    return undefined;
  }
}

/** Character codes written as numbers one after the other. */
function fromCodes(text: string): string {
  let said = '';
  for (const [run] of text.matchAll(/(?:(?:0x[\da-f]{2,5}|\d{2,6})\s*,\s*)+(?:0x[\da-f]{2,5}|\d{2,6})/gi)) {
    for (const code of run.split(',')) said += signOf(Number(code.trim()));
    said += '\n';
  }
  return said;
}

/** Where a reader sees what stands there. */
const READERS_SEE: ReadonlySet<SilentPlace> = new Set<SilentPlace>(['title', 'control', 'drawing', 'frame']);

const NAMES: Readonly<Record<SilentPlace, string>> = {
  title: '网页标题',
  control: '输入框、按钮等控件',
  drawing: '图形',
  frame: '内嵌框架',
  tip: '提示文字',
  attribute: '标签属性',
  script: '脚本',
  asset: '另外载入的脚本或样式表',
  style: '样式表',
  comment: '网页注释',
  template: '模板',
  noscript: '备用内容',
};

export interface SilentHit {
  where: string;
  isSeen: boolean;
}

/** The first place off the text where `stands` finds the words. */
export function silentHit(source: PageSource, stands: (text: string) => boolean): SilentHit | undefined {
  const frames = source.silent.filter(({ where }) => READERS_SEE.has(where));
  for (const { where, text } of [...frames, ...source.silent.filter((one) => !frames.includes(one))]) {
    for (const said of saidIn(text)) {
      if (stands(said)) return { where: NAMES[where], isSeen: READERS_SEE.has(where) };
    }
  }
  return undefined;
}

/**
 * Why scripts or style sheets of the page could put the words there although they do not hold them as they stand, as
 * one clause.
 *
 * @param signs Han characters the words are made of
 */
export function couldBeWritten(source: PageSource, signs: ReadonlySet<string>): string | undefined {
  if (source.cut) return '页面太大或嵌套太深，没有看完';
  if (source.leaves && !source.live) return '页面会自动跳转到别的网址';
  for (const { where, text } of source.silent) {
    if (where === 'style' && bringsSign(source, text, signs)) return '样式表会在页面上添字';
    if (where === 'asset' && (addsSign(text, signs) || (SINK.test(text) && standTogether(text, signs))))
      return '页面载入的脚本或样式表会往页面里写字，用到原文的字';
    if (where !== 'script' || source.live) continue;
    if (jumps(text)) return '页面的脚本会跳转到别的网址';
    const said = [...saidIn(text)].join('\n');
    if (SINK.test(text) && standTogether(said, signs)) return '页面的脚本会往页面里写字，用到原文的每一个字';
    if (DECODES.test(text) && DENSE.test(text)) return '页面的脚本里有加密的内容，会写什么看不出来';
    if (LOADS.test(text) && fills(source, text)) return '页面的脚本会另外取来内容填进页面';
  }
  return undefined;
}

/** A style sheet that adds a character of the words, or the content of an attribute that holds one. */
function bringsSign({ silent }: PageSource, style: string, signs: ReadonlySet<string>): boolean {
  const holds = (text: string): boolean => [...signs].some((sign) => text.includes(sign));
  for (const [, value = ''] of style.matchAll(/(?:content|symbols|prefix|suffix)\s*:([^;}]*)/gi)) {
    if (/attr\s*\(/i.test(value) && silent.some(({ where, text }) => where === 'attribute' && holds(text)))
      return true;
    if (/var\s*\(/i.test(value) && holds(unescaped(style))) return true;
    if (holds(unescaped(value))) return true;
  }
  return /@font-face[^}]*url\s*\(\s*["']?data:/i.test(style);
}

/** A style sheet that adds a character of the words. */
function addsSign(text: string, signs: ReadonlySet<string>): boolean {
  for (const [, value = ''] of text.matchAll(/content\s*:\s*(["'][^;}]*)/gi)) {
    const said = unescaped(value);
    if ([...signs].some((sign) => said.includes(sign))) return true;
  }
  return false;
}

/** A short script whose one deed is to send the reader elsewhere. */
function jumps(script: string): boolean {
  return (
    script.length < 400 &&
    !/\bif\b|function|=>|\?/.test(script) &&
    /location\s*(\.\s*href)?\s*=[^=]|location\s*\.\s*(replace|assign)\s*\(/.test(script)
  );
}

/** All characters within a stretch three times as long as they are many. */
function standTogether(text: string, signs: ReadonlySet<string>): boolean {
  if (signs.size < 3) return false;
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

/** The script speaks of an empty box of the page; a counter's span is none. */
function fills({ things }: PageSource, script: string): boolean {
  return things.some(
    ({ what, id, name }) =>
      what === 'empty' && id !== undefined && !/^(span|i|b|em|a)\b/.test(name) && script.includes(id),
  );
}
