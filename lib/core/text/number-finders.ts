import { hasBirth, isCreditCode, isIdentityNumber, isOldIdentityNumber, passesLuhn } from './check-digits.ts';
import { isUnderAmounts, isUnderHead } from './column-heads.ts';
import { type DigitRun, GAP } from './digit-runs.ts';
import { isGluedIdentity, partGlued } from './glued-numbers.ts';
import { isMobileWriting } from './mobile-writing.ts';
import { edgesOf, type NumberPlace } from './number-edges.ts';
import { labelsOf } from './number-labels.ts';
import { gapsIn, groupsIn, isBorder, isSingles, rangeOf } from './run-windows.ts';

export type PrivateKind = '身份证号码' | '手机号码' | '银行卡号';

/** A number of a person in a text, with the only form of it that may be kept. */
export interface PrivateNumber {
  /** UTF-16 units of the text, end exclusive; gaps inside the number are in it. */
  start: number;
  end: number;
  kind: PrivateKind;
  /** The first 6 and last 4 signs of an identity number, 3 and 4 of a mobile, 4 and 4 of a card, stars between. */
  masked: string;
  /** In half width without gaps, a final X in upper case. Never to be stored. */
  digits: string;
  /** Inside an address or the name of a file, where the page does not say it to a reader. */
  place: NumberPlace;
}

/** A mobile number, the shortest of all. */
export const SHORTEST = 11;
/** A birth later than this is none; what day it is today nobody tells here. */
export const LATEST_BIRTH = '2100-01-01';

export const MOBILE = /^1[3-9]\d{9}$/;
/** 9558: an old one. */
const CARD = /^(?:[3-6]\d{15,18}|9558\d{15})$/;
/** How cards are. */
const CARD_GROUPS = new Set([
  '4-4-4-4',
  '4-4-4-4-1',
  '4-4-4-4-2',
  '4-4-4-4-3',
  '6-13',
  '6-10',
  '6-12',
  '4-6-5',
  '4-6-6',
]);
/** What is dialled before a mobile: the country, and a 0 from another district. */
const PREFIXES = ['', '86', '086', '0086', '0', '860', '00860'];
/** What was dialled before it to call for less: 17951 138 0013 8000. */
const CHEAPER =
  /^(?:179(?:0[0189]|1[01]|5[01]|6[019]|7[09]|90)|12593|12583|12520|10193|10131|11808)(0?)(?=1[3-9]\d{9})/;
/** 0 13 00 19 001 04: codes of invoices begin like a mobile of another district. */
const INVOICE = /^1[345]\d\d[12]\d00\d{3}$/;
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

/**
 * A number with its middle starred.
 *
 * @param head signs kept at its beginning
 * @param tail signs kept at its end
 * @example maskOf('13800138000', 3, 4) === '138****8000'
 */
export const maskOf = (digits: string, head: number, tail: number): string =>
  digits.slice(0, head) + '*'.repeat(digits.length - head - tail) + digits.slice(-tail);

/** Digits of a run that no number has taken yet, and where to look among them. */
interface Free {
  at: number;
  since: number;
  until: number;
}

type Find = (run: DigitRun, free: Free, text: string) => Found | undefined;
interface Found {
  from: number;
  to: number;
  number: PrivateNumber;
}

/** Surest first: what an identity number has taken is no telephone. */
const FINDERS: readonly Find[] = [identityAt, oldIdentityAt, labelledIdentityAt, cardAt, mobileAt];

/** The numbers of persons in a run of digits. */
export function numbersOf(run: DigitRun, text: string): PrivateNumber[] {
  partGlued(run, text);
  const found: PrivateNumber[] = [];
  let open = [{ from: 0, to: run.digits.length }];
  for (const find of FINDERS) {
    const left: typeof open = [];
    for (const { from, to } of open) {
      let begun = from;
      for (let at = from; at + SHORTEST <= to; at++) {
        if (!isBorder(run, at)) continue;
        const one = find(run, { at, since: begun, until: to }, text);
        if (!one || one.from < begun) continue;
        found.push(one.number);
        if (one.from > begun) left.push({ from: begun, to: one.from });
        begun = one.to;
        at = one.to - 1;
      }
      if (begun < to) left.push({ from: begun, to });
    }
    open = left;
  }
  return found;
}

function identityAt(run: DigitRun, { at: from, until }: Free, text: string): Found | undefined {
  const to = from + 18;
  if (to > until || !isBorder(run, to) || !/^(?:19|20)/.test(run.digits.slice(from + 6, from + 8)))
    return undefined;
  const digits = run.digits.slice(from, to);
  if (!isIdentityNumber(digits, LATEST_BIRTH)) return undefined;
  const { start, end } = rangeOf(run, from, to);
  const labels = labelsOf(text, start, end);
  if (labels.isCreditCode && !isGluedIdentity(run, from, to)) return undefined;
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

function oldIdentityAt(run: DigitRun, { at: from, until }: Free, text: string): Found | undefined {
  const to = from + 15;
  if (to > until || !isBorder(run, to)) return undefined;
  const digits = run.digits.slice(from, to);
  if (!isOldIdentityNumber(digits)) return undefined;
  const { start, end } = rangeOf(run, from, to);
  const labels = labelsOf(text, start, end);
  if (
    !labels.isIdentity &&
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
 * that cannot be.
 */
function labelledIdentityAt(
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
    const isNamed = labelsOf(text, start, end).isIdentityByName;
    const isSaidX =
      length === 17 && X_SAID.test(text.slice(end, end + 20)) && isIdentityNumber(`${digits}X`, LATEST_BIRTH);
    if (
      !isNamed &&
      !isSaidX &&
      !(length === 18 && hasBirth(digits) && isUnderHead(text, start, end, 'identity'))
    )
      continue;
    const masked = maskOf(digits, 6, length === 15 ? 3 : 4);
    return { from, to, number: { start, end, kind: '身份证号码', masked, digits, place: 'text' } };
  }
  return undefined;
}

function cardAt(run: DigitRun, { at: from, since, until }: Free, text: string): Found | undefined {
  if (!/[3-69]/.test(run.digits.charAt(from))) return undefined;
  for (const length of [19, 18, 17, 16]) {
    const to = from + length;
    if (to > until || !isBorder(run, to)) continue;
    const digits = run.digits.slice(from, to);
    if (!CARD.test(digits) || !passesLuhn(digits)) continue;
    const { start, end } = rangeOf(run, from, to);
    const labels = labelsOf(text, start, end);
    const groups = groupsIn(run, from, to);
    const isWhole = groups.length === 1;
    // In the row of a person a card stands without its label.
    const isOfPerson =
      isWhole && length !== 18 && (since > 0 || until < run.digits.length || labels.isBesidePerson);
    const isNamed = labels.isCard
      ? !labels.isCode || labels.isCardByName
      : isOfPerson && !labels.isCode && !labels.isMeasure;
    const isCardLike = isGroupedCard(run, from, to) && !labels.isCode && !labels.isMeasure;
    if (!isNamed && !isCardLike && !labels.isPaidTo && !isUnderHead(text, start, end, 'card')) continue;
    const place = edgesOf(text, start, end, labels);
    if (place === undefined) continue;
    const isWritten =
      isWhole || isSingles(groups) || CARD_GROUPS.has(groups.join('-')) || labels.isCardByName;
    if (!isWritten || (length === 18 && (isCreditCode(digits) || labels.isCreditCode))) continue;
    const number = { start, end, kind: '银行卡号', masked: maskOf(digits, 4, 4), digits, place } as const;
    return { from, to, number };
  }
  return undefined;
}

/** 6228 4805 5823 4197 by itself, as it stands on a card of the banks of this country. */
function isGroupedCard(run: DigitRun, from: number, to: number): boolean {
  if (!/^(?:62|9558)/.test(run.digits.slice(from, from + 4))) return false;
  const bits = gapsIn(run, from, to);
  const isApart = (at: number): boolean =>
    at <= 0 || at >= run.digits.length || ((run.gaps[at] ?? 0) & ~GAP.seam) > bits;
  return (
    (bits === GAP.space || bits === GAP.dash) &&
    /^4-4-4-4(?:-3)?$/.test(groupsIn(run, from, to).join('-')) &&
    isApart(from) &&
    isApart(to)
  );
}

function mobileAt(run: DigitRun, { at: from, since, until }: Free, text: string): Found | undefined {
  const cheaper = CHEAPER.exec(run.digits.slice(from, from + 17))?.[0];
  for (const prefix of cheaper === undefined ? PREFIXES : [cheaper, ...PREFIXES]) {
    if (prefix !== '' && !run.digits.startsWith(prefix, from)) continue;
    const begin = from + prefix.length;
    if (run.digits.charAt(begin) !== '1') continue;
    // A nought of its own before it is that of a decimal.
    const isDistrict = prefix.endsWith('0') && prefix !== cheaper;
    if (isDistrict && ((run.gaps[begin] ?? 0) & ~GAP.seam) !== GAP.none) continue;
    const to = begin + SHORTEST;
    if (to > until || !isBorder(run, to)) continue;
    const digits = run.digits.slice(begin, to);
    if (!MOBILE.test(digits)) continue;
    const { start, end } = rangeOf(run, begin, to);
    const outer = run.starts[from] ?? start;
    const labels = labelsOf(text, outer, end);
    if (
      labels.isCode ||
      labels.isMeasure ||
      (!labels.isPhone && isUnderAmounts(text, start, end)) ||
      (isDistrict && INVOICE.test(digits) && !labels.isPhone)
    )
      continue;
    const place = edgesOf(text, outer, end, labels);
    if (place === undefined || !isMobileWriting(run, { since, until, from, begin, to }, text, labels))
      continue;
    const masked = maskOf(digits, 3, 4);
    const range = { start: withBracket(text, start, end), end };
    return { from, to, number: { ...range, kind: '手机号码', masked, digits, place } };
  }
  return undefined;
}

/** (138)0013-8000: the bracket before it goes with the one inside. */
function withBracket(text: string, start: number, end: number): number {
  return /[(（[【]/.test(text.charAt(start - 1)) && /[)）\]】]/.test(text.slice(start, end))
    ? start - 1
    : start;
}
