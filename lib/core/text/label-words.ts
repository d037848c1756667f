import { foldTable, SKIPPED } from './fold.ts';

/** Spaces, of those signs that do not count. */
const SPACE = /\s/;
const isHan = (unit: number): boolean => unit >= 0x3400 && unit <= 0x9fff;

/**
 * The words of a label as they are compared: one width, one case, no traditional forms, nothing that is not seen, and
 * no spaces between Chinese characters (forms and tables spread a label over its cell). Line feeds stay.
 *
 * @example labelWords('身 份 證 號：Tel No.') === '身份证号:tel no.'
 */
export function labelWords(words: string): string {
  const folded = foldTable();
  let plain = '';
  let last = 0;
  let isSpaced = false;
  for (let at = 0; at < words.length; at++) {
    const unit = folded[words.charCodeAt(at)] ?? SKIPPED;
    if (unit === SKIPPED) {
      isSpaced ||= SPACE.test(words.charAt(at));
      continue;
    }
    if (isSpaced && !(isHan(last) && isHan(unit))) plain += ' ';
    isSpaced = false;
    plain += String.fromCharCode(unit);
    last = unit;
  }
  return isSpaced ? `${plain} ` : plain;
}
