import { isCreditCode, passesLuhn } from './check-digits.ts';
import { isUnderHead } from './column-heads.ts';
import { type DigitRun, GAP } from './digit-runs.ts';
import { edgesOf } from './number-edges.ts';
import { labelsOf } from './number-labels.ts';
import { type Found, type Free, maskOf } from './private-number.ts';
import { gapsIn, groupsIn, isBorder, isSingles, rangeOf } from './run-windows.ts';

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

/** A bank card, by its Luhn sum and what is said about it. */
export function cardAt(run: DigitRun, { at: from, since, until }: Free, text: string): Found | undefined {
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
    const isInColumn = isUnderHead(text, start, end, 'card');
    if (!isNamed && !isCardLike && !labels.isPaidTo && !isInColumn) continue;
    const place = edgesOf(text, start, end, labels);
    if (place === undefined) continue;
    const isWritten =
      isWhole || isSingles(groups) || CARD_GROUPS.has(groups.join('-')) || labels.isCardByName || isInColumn;
    if (!isWritten || (length === 18 && (isCreditCode(digits) || labels.isCreditCode || labels.isNumbering)))
      continue;
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
