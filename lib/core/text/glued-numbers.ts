import { isIdentityNumber, passesLuhn } from './check-digits.ts';
import { type DigitRun, GAP } from './digit-runs.ts';
import { labelsOf } from './number-labels.ts';
import { LATEST_BIRTH } from './private-number.ts';

/** An identity number, and how long digits without a gap are that hold one and something else. */
const IDENTITY = 18;
const LONGEST = 64;
const MOBILE = 11;
const MOBILES = /^(?:1[3-9]\d{9}){2,3}$/;
const CARD_AND_MOBILE = /^(?:([3-69]\d{15,18})1[3-9]\d{9}|1[3-9]\d{9}([3-69]\d{15,18}))$/;
/**
 * Numbers of projects and permits hold a district and a day too; theirs is of these years, and one in eleven passes
 * for an identity number.
 */
const FIRST_YEAR_OF_CODES = 2008;

/**
 * Parts digits that stand without a gap where one number ends and the next begins: a number of a disabled person or a
 * taxpayer is an identity number and two digits more, two telephones are written in one go.
 *
 * @param run seams are written into its gaps: there a number may begin or end
 */
export function partGlued(run: DigitRun, text: string): void {
  const { gaps } = run;
  const length = run.digits.length;
  let from = 0;
  for (let at = 1; at <= length; at++) {
    if (at < length && ((gaps[at] ?? 0) & ~GAP.seam) === 0) continue;
    // Decimals have as many digits as somebody cares to write.
    const isDecimal = from > 0 && gaps[from] === GAP.dot;
    if (at - from > IDENTITY && at - from <= LONGEST && !isDecimal) partStretch(run, from, at, text);
    from = at;
  }
}

function seam({ gaps }: DigitRun, at: number): void {
  if (at > 0 && gaps[at] === GAP.none) gaps[at] = GAP.seam;
}

function partStretch(run: DigitRun, from: number, to: number, text: string): void {
  for (let at = from; at + IDENTITY <= to; at++) {
    const digits = run.digits.slice(at, at + IDENTITY);
    if (!isIdentityNumber(digits, LATEST_BIRTH)) continue;
    const isAtEnd = at === from || at + IDENTITY === to;
    if (!isAtEnd && isBornLikeCode(digits)) continue;
    seam(run, at);
    seam(run, at + IDENTITY);
    at += IDENTITY - 1;
  }
  const stretch = run.digits.slice(from, to);
  const areMobiles = MOBILES.test(stretch);
  const cards = CARD_AND_MOBILE.exec(stretch);
  const card = cards?.[1] ?? cards?.[2];
  if (!areMobiles && (card === undefined || !passesLuhn(card))) return;
  const labels = labelsOf(text, run.starts[from] ?? 0, run.ends[to - 1] ?? 0);
  if (areMobiles && !labels.isCode && !labels.isMeasure)
    for (let at = from + MOBILE; at < to; at += MOBILE) seam(run, at);
  else if (card !== undefined && (labels.isCard || labels.isPhone))
    seam(run, cards?.[1] === undefined ? from + MOBILE : from + card.length);
}

const isBornLikeCode = (digits: string): boolean => Number(digits.slice(6, 10)) >= FIRST_YEAR_OF_CODES;

/**
 * Does an identity number stand glued to other digits, born when no code is dated? What is named a number of something
 * else is one nevertheless then.
 */
export function isGluedIdentity({ digits, gaps }: DigitRun, from: number, to: number): boolean {
  const isGlued = (from > 0 && gaps[from] === GAP.seam) || (to < digits.length && gaps[to] === GAP.seam);
  return isGlued && !isBornLikeCode(digits.slice(from, to));
}
