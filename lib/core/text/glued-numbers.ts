import { isIdentityNumber, passesLuhn } from './check-digits.ts';
import { type DigitRun, GAP } from './digit-runs.ts';
import { labelsOf } from './number-labels.ts';
import { LATEST_BIRTH } from './private-number.ts';

/** An identity number, and how long digits without a gap are that hold one and something else. */
const IDENTITY = 18;
const LONGEST = 64;
const MOBILE = 11;
const IS_MOBILE = /^1[3-9]\d{9}$/;
/** A mobile, and a land line with its district. */
const LONGEST_TELEPHONES = 23;
const LAND_LINE = /^(?:0[1-9]\d{1,2})?[2-8]\d{6,7}$/;
const DISTRICT = /^0[1-9]\d{1,2}$/;
const LONGEST_SLIP = 2;
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
    if (at - from > MOBILE && at - from <= LONGEST_TELEPHONES && !isDecimal)
      partTelephones(run, from, at, text);
    from = at;
  }
  partEvenGroups(run);
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

/**
 * Parts a mobile from the land line that is written in one go with it (0719-422613813800138000), and under the label of
 * a telephone from a digit or two more: the mark of a footnote, a slip of the hand.
 */
function partTelephones(run: DigitRun, from: number, to: number, text: string): void {
  const stretch = run.digits.slice(from, to);
  const parts = [
    { at: MOBILE, mobile: stretch.slice(0, MOBILE), rest: stretch.slice(MOBILE) },
    { at: stretch.length - MOBILE, mobile: stretch.slice(-MOBILE), rest: stretch.slice(0, -MOBILE) },
  ];
  for (const [nth, { at, mobile, rest }] of parts.entries()) {
    const isFirst = nth === 0;
    if (!IS_MOBILE.test(mobile)) continue;
    const isDistrictBeside = isFirst ? beginsDistrict(run, rest, to) : endsDistrict(run, from);
    const isLandLine = LAND_LINE.test(rest) && (rest.startsWith('0') || isDistrictBeside);
    // The district ends the stretch, and its number follows behind the hyphen.
    const isDistrictOnly = isFirst && isDistrictBeside;
    const labels = labelsOf(text, run.starts[from] ?? 0, run.ends[to - 1] ?? 0);
    if (labels.isCode || labels.isMeasure) return;
    if (
      isLandLine ||
      isDistrictOnly ||
      (labels.isPhoneByName && (LAND_LINE.test(rest) || isSlip(isFirst, rest)))
    ) {
      seam(run, from + at);
      return;
    }
  }
}

const isSlip = (isBehind: boolean, rest: string): boolean => isBehind && rest.length <= LONGEST_SLIP;

/** 13800138000 0719-4226138 without the space: what is left of the stretch is a district, and its number follows. */
const beginsDistrict = ({ digits, gaps }: DigitRun, rest: string, to: number): boolean =>
  DISTRICT.test(rest) && (gaps[to] ?? 0) === GAP.dash && /^[2-8]\d{6}/.test(digits.slice(to));

/** 0719-: a district and a hyphen stand before the stretch. */
const endsDistrict = ({ digits, gaps }: DigitRun, from: number): boolean =>
  from > 0 &&
  gaps[from] === GAP.dash &&
  /(?:^|\D)0[1-9]\d{1,2}$/.test(digits.slice(Math.max(0, from - 4), from));

/** How cards and long numbers are written, four digits and a gap. */
const EVEN = 4;

/** Parts an identity number that is written in even groups together with the digits behind it: 1101 0519 4912 3100 2X43. */
function partEvenGroups(run: DigitRun): void {
  const { digits, gaps } = run;
  let from = 0;
  let inner: number | undefined;
  for (let at = 1; at <= digits.length; at++) {
    const gap = at < digits.length ? (gaps[at] ?? 0) & ~GAP.seam : GAP.line;
    const isInGroup = (at - from) % EVEN !== 0;
    if (isInGroup && gap === GAP.none) continue;
    if (!isInGroup && (gap === GAP.space || gap === GAP.dash) && (inner ?? gap) === gap) {
      inner = gap;
      continue;
    }
    if (inner !== undefined && at - from > IDENTITY && at - from <= LONGEST)
      for (const start of [from, at - IDENTITY])
        if (isIdentityNumber(digits.slice(start, start + IDENTITY), LATEST_BIRTH)) {
          seam(run, start);
          seam(run, start + IDENTITY);
        }
    inner = undefined;
    from = at;
  }
}

/** Does a number stand glued to other digits? What is named a code may be one and an identity number in it. */
export const isGlued = ({ digits, gaps }: DigitRun, from: number, to: number): boolean =>
  (from > 0 && gaps[from] === GAP.seam) || (to < digits.length && gaps[to] === GAP.seam);

/** Is somebody of this number born when codes are dated too? */
export const isBornLikeCode = (digits: string): boolean => Number(digits.slice(6, 10)) >= FIRST_YEAR_OF_CODES;
