import { hasBirth, isCreditCode, isIdentityNumber, isOldIdentityNumber } from './check-digits.ts';
import { isUnderHead } from './column-heads.ts';
import { type DigitRun, GAP } from './digit-runs.ts';
import { isBornLikeCode, isGlued } from './glued-numbers.ts';
import { labelsOf } from './number-labels.ts';
import { type Found, type Free, LATEST_BIRTH, maskOf } from './private-number.ts';
import { gapsIn, groupsIn, isBorder, isSingles, rangeOf } from './run-windows.ts';

/** Its last sign is told in words. */
const X_SAID = /^[^。\n\d]{0,6}(?:末|尾|最后)[^。\n\d]{0,6}(?:叉|[xXｘＸ×])/;
/** How identity numbers are written in groups. */
const IDENTITY_GROUPS = new Set([
  '6-8-4',
  '6-8-3',
  '6-6-3',
  '3-3-4-4-4',
  '6-4-4-4',
  '6-4-2-2-4',
  '6-6-6',
  '14-4',
  '12-6',
]);

/** A number of 18 signs whose check digit holds. */
export function identityAt(run: DigitRun, { at: from, until }: Free, text: string): Found | undefined {
  const to = from + 18;
  if (to > until || !isBorder(run, to) || !/^(?:19|20)/.test(run.digits.slice(from + 6, from + 8)))
    return undefined;
  const digits = run.digits.slice(from, to);
  if (!isIdentityNumber(digits, LATEST_BIRTH)) return undefined;
  const { start, end } = rangeOf(run, from, to);
  const labels = labelsOf(text, start, end);
  const isBornBefore = !isBornLikeCode(digits);
  if (labels.isCreditCode && !(isBornBefore && isGlued(run, from, to))) return undefined;
  // Numbers of orders and projects hold a day of 2008 or later, and end in no X.
  if (labels.isNumbering && !isBornBefore && !digits.endsWith('X')) return undefined;
  if (!labels.isIdentity && !isOneWriting(run, from, to)) return undefined;
  const number = {
    start,
    end,
    kind: '身份证号码',
    masked: maskOf(digits, 6, 4),
    digits,
    place: 'text',
  } as const;
  return { from, to, number };
}

/**
 * Cells and lists of other numbers beside one another pass for an identity number once in eleven when there is a date
 * among them: across lines and commas nothing else may part the digits, and no date stands in its own hyphens.
 */
function isOneWriting(run: DigitRun, from: number, to: number): boolean {
  const bits = gapsIn(run, from, to);
  const groups = groupsIn(run, from, to);
  if (isSingles(groups)) return true;
  // Decimals beside one another have dots, spaces and minus signs.
  if ((bits & GAP.dot) !== 0) return bits === GAP.dot;
  const wide = bits & ~GAP.space;
  if ((wide & (GAP.line | GAP.mark)) !== 0) return wide === GAP.line || wide === GAP.mark;
  const dateGaps = [from + 10, from + 12].map((at) => run.gaps[at] ?? 0);
  const sides = [from + 6, from + 14].map((at) => run.gaps[at] ?? 0);
  return !(dateGaps.every((gap) => gap & (GAP.dash | GAP.dot)) && sides.every((gap) => gap === GAP.space));
}

/** A number of 15 digits, beside its label. */
export function oldIdentityAt(run: DigitRun, { at: from, until }: Free, text: string): Found | undefined {
  const to = from + 15;
  if (to > until || !isBorder(run, to)) return undefined;
  const digits = run.digits.slice(from, to);
  if (!isOldIdentityNumber(digits)) return undefined;
  const { start, end } = rangeOf(run, from, to);
  const labels = labelsOf(text, start, end);
  if (
    !(labels.isIdentity && !labels.isCode) &&
    !labels.isIdentityByName &&
    !isOldShape(run, from, to) &&
    !isUnderHead(text, start, end, 'identity')
  )
    return undefined;
  const number = {
    start,
    end,
    kind: '身份证号码',
    masked: maskOf(digits, 6, 3),
    digits,
    place: 'text',
  } as const;
  return { from, to, number };
}

/** 422624-680917-331: nobody parts another number so. */
const isOldShape = (run: DigitRun, from: number, to: number): boolean =>
  (from === 0 || (run.gaps[from] ?? 0) > GAP.dash) &&
  (to === run.digits.length || (run.gaps[to] ?? 0) > GAP.dash) &&
  gapsIn(run, from, to) === GAP.dash &&
  groupsIn(run, from, to).join('-') === '6-6-3';

/**
 * What a label names an identity number is one, be it typed wrong: a sign too few or too many, a check digit or a day
 * that cannot be. Of a 证件 nobody says whose it is: there length and day of birth must be right.
 */
export function labelledIdentityAt(
  run: DigitRun,
  { at: from, since, until }: Free,
  text: string,
): Found | undefined {
  if (from > since && run.gaps[from] === GAP.seam) return undefined;
  for (const length of [18, 15, 17, 19, 16]) {
    const to = from + length;
    if (to > until || !isBorder(run, to)) continue;
    const digits = run.digits.slice(from, to);
    if (!/^[1-9]\d+X?$/.test(digits)) continue;
    const groups = groupsIn(run, from, to);
    if (groups.length > 1 && !isSingles(groups) && !IDENTITY_GROUPS.has(groups.join('-'))) continue;
    const { start, end } = rangeOf(run, from, to);
    const labels = labelsOf(text, start, end);
    const isLikely = length === 18 && hasBirth(digits) && !isCreditCode(digits);
    const isNamed = labels.isIdentityBySureName || (isLikely && labels.isIdentityByName);
    const isSaidX =
      length === 17 && X_SAID.test(text.slice(end, end + 20)) && isIdentityNumber(`${digits}X`, LATEST_BIRTH);
    if (!isNamed && !isSaidX && !(isLikely && isUnderHead(text, start, end, 'identity'))) continue;
    const masked = maskOf(digits, 6, length === 15 ? 3 : 4);
    return { from, to, number: { start, end, kind: '身份证号码', masked, digits, place: 'text' } };
  }
  return undefined;
}
