import type { PageSource, SilentPlace } from '../page-source.ts';

/** One stretch decoded and searched; longer ones are cut into pieces that overlap. */
const MOST_TOKEN = 200_000;

/**
 * What a stretch of source says once read as its reader would read it: escapes of scripts, addresses, style sheets
 * and entities undone, base64 and lists of character codes decoded, tags taken out.
 */
export function* saidIn(text: string): Generator<string> {
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
export function unescaped(text: string): string {
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
  tip: '提示文字（鼠标停留或图片没有显示时看得到）',
  meta: '网页说明（meta）',
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
  const seenFirst = [...source.silent].sort(
    (one, other) => Number(READERS_SEE.has(other.where)) - Number(READERS_SEE.has(one.where)),
  );
  for (const { where, text } of seenFirst) {
    for (const said of saidIn(text)) {
      if (stands(said)) return { where: NAMES[where], isSeen: READERS_SEE.has(where) };
    }
  }
  return undefined;
}
