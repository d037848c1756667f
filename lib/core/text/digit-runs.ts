import { known, SIGN, signOf, UNKNOWN } from './number-signs.ts';

/** What may part two digits, as bits. */
export const GAP = {
  none: 0,
  space: 1,
  dash: 2,
  dot: 4,
  bracket: 8,
  line: 16,
  mark: 32,
  /** Nothing that is seen, or only a change of writing (2023１３８…): no gap, and yet a number may begin here. */
  seam: 64,
} as const;

/** Digits in a row, whatever stands between them that is neither word nor code. */
export interface DigitRun {
  /** 0–9 in half width, X where one stands or a star could stand for one. */
  digits: string;
  /** Of every digit: where it stands in the text, UTF-16 units, end exclusive. */
  starts: number[];
  ends: number[];
  /** Bits of `GAP` before every digit. */
  gaps: number[];
}

/** How signs that have two meanings are read. */
interface Reading {
  /** A stroke is a one among digits, else it parts cells. */
  strokeIsOne: boolean;
  /** 一 to 九 are digits. */
  han: boolean;
}

export interface DigitRuns {
  runs: DigitRun[];
  /** Strokes were taken for ones: they may be borders of cells too. */
  hasStrokes: boolean;
  /** Eleven digits in a row, some of them written in Chinese. */
  hasHan: boolean;
}

const GAP_OF: ReadonlyMap<number, number> = new Map([
  [SIGN.unseen, GAP.seam],
  [SIGN.space, GAP.space],
  [SIGN.dash, GAP.dash],
  [SIGN.dot, GAP.dot],
  [SIGN.bracket, GAP.bracket],
  [SIGN.line, GAP.line],
  [SIGN.mark, GAP.mark],
]);

const { xLetter: X_LETTER, unseen: UNSEEN, dash: LAST_THIN, han: HAN } = SIGN;
const LETTERS: readonly number[] = [SIGN.letter, SIGN.xLetter, SIGN.zeroLetter, SIGN.oneLetter];
const unitsOf = (point: number): number => (point > 0xffff ? 2 : 1);

/**
 * Runs of at least `shortest` digits. Letters that look like digits count as such among digits; words, letters and
 * signs of codes end a run.
 *
 * @example digitRuns('电话：138 0O13-8000。', 11, { strokeIsOne: true, han: false }).runs[0]?.digits === '13800138000'
 */
export function digitRuns(text: string, shortest: number, { strokeIsOne, han }: Reading): DigitRuns {
  const runs: DigitRun[] = [];
  let run: DigitRun = { digits: '', starts: [], ends: [], gaps: [] };
  let digits: string[] = [];
  let gap: number = GAP.none;
  let family = 0;
  let before: number = SIGN.other;
  let hasStrokes = false;
  let strokes = false;
  let hasHan = false;
  let hanStreak = 0;
  let streak = 0;
  let count = 0;

  const close = (): void => {
    if (digits.length >= shortest) {
      runs.push({ ...run, digits: digits.join('') });
      hasStrokes ||= strokes;
    }
    strokes = false;
    if (digits.length > 0) {
      run = { digits: '', starts: [], ends: [], gaps: [] };
      digits = [];
      count = 0;
    }
    gap = GAP.none;
  };
  const add = (digit: string, start: number, end: number, of: number): void => {
    const seam = digits.length > 0 && of !== family ? GAP.seam : GAP.none;
    count = digits.push(digit);
    run.starts.push(start);
    run.ends.push(end);
    run.gaps.push(digits.length === 1 ? GAP.none : gap | seam);
    gap = GAP.none;
    family = of;
  };
  const isDigit = (sign: number): boolean =>
    sign <= 9 || (han && (sign >= SIGN.han || sign === SIGN.hanZero));
  const isLook = (sign: number): boolean =>
    sign === SIGN.zeroLetter ||
    sign === SIGN.oneLetter ||
    sign === SIGN.hanZero ||
    (strokeIsOne && sign === SIGN.stroke);

  const signs = known;
  const unknown = UNKNOWN;
  const length = text.length;
  for (let at = 0; at < length; ) {
    const unit = text.charCodeAt(at);
    // Nearly every sign of a page is one of a word with no digit before it.
    const quick = signs[unit];
    if (count === 0 && quick !== undefined && quick >= X_LETTER && quick < HAN) {
      if (quick !== UNSEEN) before = quick;
      if (quick > LAST_THIN) streak = 0;
      at += 1;
      continue;
    }
    const isPair = unit >= 0xd800 && unit <= 0xdfff;
    const point = isPair ? (text.codePointAt(at) ?? 0) : unit;
    const units = isPair ? unitsOf(point) : 1;
    const sign = isPair || quick === undefined || quick === unknown ? signOf(point) : quick;
    if (sign <= 9 || sign >= SIGN.han || sign === SIGN.hanZero) {
      if (streak === 0) hanStreak = 0;
      streak += 1;
      if (sign >= SIGN.han) hanStreak += 1;
      if (streak >= shortest && hanStreak > 0) hasHan = true;
    } else if (sign !== SIGN.unseen && sign !== SIGN.space && sign !== SIGN.dash) {
      streak = 0;
    }
    if (isDigit(sign)) {
      const isHan = sign > 9;
      const value = sign >= SIGN.han ? sign - SIGN.han : isHan ? 0 : sign;
      add(String(value), at, at + units, isHan ? 1 : point - value);
    } else if (isLook(sign)) {
      const chain = chainAt(text, at, isLook);
      if (sign === SIGN.hanZero) streak += chain.signs.length - 1;
      if (streak >= shortest && hanStreak > 0) hasHan = true;
      const leftDigit = digits.length > 0 && (gap & ~GAP.seam) === 0 && digits[digits.length - 1] !== 'X';
      const leftLetter = !leftDigit && LETTERS.includes(before);
      // A whole group of them (138 OOOO 8000) is one among other groups.
      const isGroup =
        digits.length > 0 && chain.signs.length > 1 && chain.next !== SIGN.letter && !leftLetter;
      if ((leftDigit && chain.next !== SIGN.letter) || (isDigit(chain.next) && !leftLetter) || isGroup) {
        for (const { start, end, value, stroke } of chain.signs) {
          add(value, start, end, 2);
          if (stroke) strokes = true;
        }
      } else if (chain.signs.every(({ stroke }) => stroke)) gap |= GAP.mark;
      else close();
      at = chain.end;
      before = digits.length > 0 && gap === GAP.none ? 0 : sign;
      continue;
    } else if (sign === SIGN.stroke) {
      if (digits.length > 0) gap |= GAP.mark;
    } else if (sign === SIGN.xLetter || sign === SIGN.xSign || sign === SIGN.star) {
      const isMasked =
        sign === SIGN.star && (before === SIGN.star || nextSign(text, at + units) === SIGN.star);
      if (digits.length > 0 && digits[digits.length - 1] !== 'X' && !isMasked) add('X', at, at + units, 3);
      else close();
    } else {
      const parts = GAP_OF.get(sign);
      if (parts === undefined) close();
      else if (digits.length > 0) gap |= parts;
    }
    if (sign !== SIGN.unseen) before = sign;
    at += units;
  }
  close();
  return { runs, hasStrokes, hasHan };
}

const nextSign = (text: string, at: number): number =>
  at < text.length ? signOf(text.codePointAt(at) ?? 0) : SIGN.other;

interface Chain {
  signs: { start: number; end: number; value: string; stroke: boolean }[];
  end: number;
  /** The sign after it. */
  next: number;
}

/** Signs in a row that look like digits, none of them one. */
function chainAt(text: string, from: number, isLook: (sign: number) => boolean): Chain {
  const signs: Chain['signs'] = [];
  let at = from;
  while (at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    const sign = signOf(point);
    if (sign !== SIGN.unseen && !isLook(sign)) break;
    const end = at + unitsOf(point);
    if (sign !== SIGN.unseen) {
      const isZero = sign === SIGN.zeroLetter || sign === SIGN.hanZero;
      signs.push({ start: at, end, value: isZero ? '0' : '1', stroke: sign === SIGN.stroke });
    }
    at = end;
  }
  return { signs, end: at, next: nextSign(text, at) };
}
