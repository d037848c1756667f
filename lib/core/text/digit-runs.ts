import { known, SIGN, signOf, UNKNOWN } from './number-signs.ts';
import { type DigitRun, GAP, RunWriter } from './run-writer.ts';

export { type DigitRun, GAP } from './run-writer.ts';

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
/** UTF-16 units of the signs that digits are read as. */
const ZERO = 48;
const ONE = 49;
const X = 88;
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
  const run = new RunWriter();
  let gap: number = GAP.none;
  let family = 0;
  let before: number = SIGN.other;
  let hasStrokes = false;
  let strokes = false;
  let hasHan = false;
  let hanStreak = 0;
  let streak = 0;

  const close = (): void => {
    if (run.count >= shortest) {
      runs.push(run.written());
      hasStrokes ||= strokes;
    }
    strokes = false;
    run.count = 0;
    gap = GAP.none;
  };
  const add = (digit: number, start: number, end: number, of: number): void => {
    const isFirst = run.count === 0;
    run.add(digit, start, end, isFirst ? GAP.none : of === family ? gap : gap | GAP.seam);
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
    if (run.count === 0 && quick !== undefined && quick >= X_LETTER && quick < HAN) {
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
      add(ZERO + value, at, at + units, isHan ? 1 : point - value);
    } else if (isLook(sign)) {
      const chain = chainAt(text, at, isLook);
      if (sign === SIGN.hanZero) streak += chain.count - 1;
      if (streak >= shortest && hanStreak > 0) hasHan = true;
      const leftDigit = run.count > 0 && (gap & ~GAP.seam) === 0 && run.last !== X;
      const leftLetter = !leftDigit && LETTERS.includes(before);
      // A whole group of them (138 OOOO 8000) is one among other groups.
      const isGroup = run.count > 0 && chain.count > 1 && chain.next !== SIGN.letter && !leftLetter;
      if ((leftDigit && chain.next !== SIGN.letter) || (isDigit(chain.next) && !leftLetter) || isGroup) {
        for (let each = at; each < chain.end; ) {
          const look = text.codePointAt(each) ?? 0;
          const of = signOf(look);
          const end = each + unitsOf(look);
          if (of !== UNSEEN) add(of === SIGN.zeroLetter || of === SIGN.hanZero ? ZERO : ONE, each, end, 2);
          if (of === SIGN.stroke) strokes = true;
          each = end;
        }
      } else if (chain.isStrokes) gap |= GAP.mark;
      else close();
      at = chain.end;
      before = run.count > 0 && gap === GAP.none ? 0 : sign;
      continue;
    } else if (sign === SIGN.stroke) {
      if (run.count > 0) gap |= GAP.mark;
    } else if (sign === SIGN.xLetter || sign === SIGN.xSign || sign === SIGN.star) {
      const isMasked =
        sign === SIGN.star && (before === SIGN.star || nextSign(text, at + units) === SIGN.star);
      if (run.count > 0 && run.last !== X && !isMasked) add(X, at, at + units, 3);
      else close();
    } else {
      const parts = GAP_OF.get(sign);
      if (parts === undefined) close();
      else if (run.count > 0) gap |= parts;
    }
    if (sign !== SIGN.unseen) before = sign;
    at += units;
  }
  close();
  return { runs, hasStrokes, hasHan };
}

const nextSign = (text: string, at: number): number =>
  at < text.length ? signOf(text.codePointAt(at) ?? 0) : SIGN.other;

/** Signs in a row that look like digits, none of them one. */
interface Chain {
  count: number;
  /** All of them are strokes. */
  isStrokes: boolean;
  end: number;
  /** The sign after it. */
  next: number;
}

function chainAt(text: string, from: number, isLook: (sign: number) => boolean): Chain {
  let count = 0;
  let isStrokes = true;
  let at = from;
  while (at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    const sign = signOf(point);
    if (sign !== UNSEEN && !isLook(sign)) break;
    if (sign !== UNSEEN) {
      count += 1;
      isStrokes &&= sign === SIGN.stroke;
    }
    at += unitsOf(point);
  }
  return { count, isStrokes, end: at, next: nextSign(text, at) };
}
