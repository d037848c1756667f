import { TRADITIONAL_FORMS } from './traditional-forms.ts';

/** Folded value of a unit that does not count: zero-width characters, soft hyphens, every kind of space. */
export const SKIPPED = 0;

/** Blocks of `PageReading.text` are separated by it; nothing is ever matched across. */
export const BLOCK_END = 0x0a;

const SKIPPED_RANGES: readonly (readonly [number, number])[] = [
  [0x09, 0x09],
  [0x0b, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0xad, 0xad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
];

/** CJK radicals, compatibility ideographs and full or half width forms: what PDF and old editors leave behind. */
const COMPATIBLE_RANGES: readonly (readonly [number, number])[] = [
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
  [0xff01, 0xffef],
];

/** Radicals that Unicode itself does not fold, as PDF leaves them: radical then character. */
const RADICALS =
  '⺟母⺠民⺩王⺫目⺮竹⺷羊⻁虎⻄西⻅见⻆角⻉贝⻋车⻌辶⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟';

let table: Uint16Array | undefined;

function buildTable(): Uint16Array {
  const folded = new Uint16Array(0x10000);
  for (let unit = 1; unit < 0x10000; unit++) folded[unit] = unit;
  for (const [from, to] of COMPATIBLE_RANGES) {
    for (let unit = from; unit <= to; unit++) {
      const form = String.fromCharCode(unit).normalize('NFKC');
      if (form.length === 1) folded[unit] = form.charCodeAt(0);
    }
  }
  const pairs = RADICALS + TRADITIONAL_FORMS;
  for (let i = 0; i + 1 < pairs.length; i += 2) folded[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
  for (let unit = 0x80; unit < 0x10000; unit++) {
    const form = folded[unit] ?? unit;
    folded[unit] = folded[form] ?? form;
  }
  for (let unit = 0; unit < 0x10000; unit++) {
    const lower = String.fromCharCode(folded[unit] ?? unit).toLowerCase();
    if (lower.length === 1) folded[unit] = lower.charCodeAt(0);
  }
  for (const [from, to] of SKIPPED_RANGES) folded.fill(SKIPPED, from, to + 1);
  return folded;
}

/**
 * What each UTF-16 unit counts as when words are compared: 65,536 folded units, `SKIPPED` for what does not
 * count. Sees through width, case, spaces, zero-width characters, radicals and common traditional forms; one
 * unit always folds to one unit or none, so that offsets lead back to the original. Built once, 3 ms.
 *
 * @example foldTable()['Ａ'.charCodeAt(0)] === 'a'.charCodeAt(0)
 */
export function foldTable(): Uint16Array {
  table ??= buildTable();
  return table;
}

/**
 * A string as the matcher sees it. Line feeds stay: they end a block.
 *
 * @example fold('人 民\u200b攻府ＡＢ國') → '人民攻府ab国'
 */
export function fold(text: string): string {
  const folded = foldTable();
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const unit = folded[text.charCodeAt(i)] ?? SKIPPED;
    if (unit !== SKIPPED) out += String.fromCharCode(unit);
  }
  return out;
}
