/**
 * What a single sign is to somebody who reads a number. 0–9: a digit of that value; 40–49 a digit written in Chinese.
 */
export const SIGN = {
  /** A letter that looks like a nought (O), like a one (l, I), a stroke (|) that is a one or parts two cells, 〇 零. */
  zeroLetter: 10,
  oneLetter: 11,
  stroke: 12,
  hanZero: 13,
  /** X at the end of an identity number: as a letter, as a sign of multiplication, as a star. */
  xLetter: 14,
  xSign: 15,
  star: 16,
  /** Nothing that is seen: zero width, soft hyphen, a mark on the sign before. */
  unseen: 17,
  space: 20,
  dash: 21,
  dot: 22,
  bracket: 23,
  line: 24,
  /** Any other punctuation. */
  mark: 25,
  letter: 30,
  other: 31,
  han: 40,
} as const;

const HAN_DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  ['一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((forms, at) =>
    [...forms].map((form) => [form, at + 1]),
  ),
);

const KINDS: readonly (readonly [RegExp, number])[] = [
  [/^[OoОоΟοՕօ]$/u, SIGN.zeroLetter],
  [/^[lIІӀΙǀı]$/u, SIGN.oneLetter],
  [/^[|¦│┃∣❘]$/u, SIGN.stroke],
  [/^[〇零○◯⭕]$/u, SIGN.hanZero],
  [/^[XxХхΧχ]$/u, SIGN.xLetter],
  [/^[×✕✖╳⨯❌✗✘]$/u, SIGN.xSign],
  [/^[*∗⁎✱✲★☆]$/u, SIGN.star],
  [/^[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0]$/u, SIGN.unseen],
  [/^[\n\r\v\f\u0085\u2028\u2029]$/u, SIGN.line],
  [/^[\p{Z}\p{Cc}\u2800]$/u, SIGN.space],
  [/^[\p{Pd}\u2212\u02d7\u2010-\u2015\u2500\u2501\u30fc~∼〜_]$/u, SIGN.dash],
  [/^[.·•‧∙⋅・●▪]$/u, SIGN.dot],
  [/^[\p{Ps}\p{Pe}<>]$/u, SIGN.bracket],
  // What a number is never cut by: the signs of codes, mail and per cent.
  [/^[@#%&=$￥¥€£‰]$/u, SIGN.other],
  [/^[\p{P}\p{S}]$/u, SIGN.mark],
  [/^\p{Script=Han}$/u, SIGN.other],
  [/^\p{L}$/u, SIGN.letter],
];

const NUMERAL = /^\p{Nd}$/u;

/** The digits of every script come in tens, nought first. */
function digitValue(point: number): number {
  let first = point;
  while (NUMERAL.test(String.fromCodePoint(first - 1))) first -= 1;
  return (point - first) % 10;
}

function look(point: number): number {
  const sign = String.fromCodePoint(point);
  const plain = sign.normalize('NFKC');
  const one = [...plain].length === 1 && !/\s/.test(sign) ? plain : sign;
  if (/^[0-9]$/.test(one)) return Number(one);
  if (NUMERAL.test(one)) return digitValue(point);
  if (HAN_DIGITS[one] !== undefined) return SIGN.han + HAN_DIGITS[one];
  return dingbat(point) ?? KINDS.find(([kind]) => kind.test(one))?.[1] ?? SIGN.other;
}

/** ❶ ➀ ➊ ⓵ ⓿ ⑴ ⒈ 🄂: digits in circles, in brackets, with a dot or a comma that compatibility knows for no single digit. */
function dingbat(point: number): number | undefined {
  if (point === 0x24ff || point === 0x1f10b || point === 0x1f10c) return 0;
  if (point >= 0x1f100 && point <= 0x1f10a) return Math.max(0, point - 0x1f101);
  for (const first of [0x2776, 0x2780, 0x278a, 0x24f5, 0x2474, 0x2488])
    if (point >= first && point < first + 9) return point - first + 1;
  return undefined;
}

export const UNKNOWN = 255;
/** By UTF-16 unit, as far as it was asked for: what `signOf` answers. */
export const known: Uint8Array = new Uint8Array(0x10000).fill(UNKNOWN);
const knownAbove = new Map<number, number>();

/**
 * What the sign at `point` is to a reader of numbers.
 *
 * @param point a code point
 * @example signOf('８'.codePointAt(0)) === 8
 */
export function signOf(point: number): number {
  if (point < 0x10000) {
    let sign = known[point] ?? UNKNOWN;
    if (sign === UNKNOWN) {
      sign = look(point);
      known[point] = sign;
    }
    return sign;
  }
  let sign = knownAbove.get(point);
  if (sign === undefined) {
    sign = look(point);
    knownAbove.set(point, sign);
  }
  return sign;
}
