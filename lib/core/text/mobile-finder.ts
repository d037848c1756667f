import { isUnderAmounts } from './column-heads.ts';
import { type DigitRun, GAP } from './digit-runs.ts';
import { isMobileWriting } from './mobile-writing.ts';
import { edgesOf } from './number-edges.ts';
import { labelsOf } from './number-labels.ts';
import { type Found, type Free, MOBILE, maskOf, SHORTEST } from './private-number.ts';
import { isBorder, rangeOf } from './run-windows.ts';

/** What is dialled before a mobile: the country, and a 0 from another district. */
const PREFIXES = ['', '86', '086', '0086', '0', '860', '00860'];
/** What was dialled before it to call for less: 17951 138 0013 8000. */
const CHEAPER =
  /^(?:179(?:0[0189]|1[01]|5[01]|6[019]|7[09]|90)|12593|12583|12520|10193|10131|11808)(0?)(?=1[3-9]\d{9})/;
/** 0 13 00 19 001 04: codes of invoices begin like a mobile of another district. */
const INVOICE = /^1[345]\d\d[12]\d00\d{3}$/;

/** A mobile, with what is dialled before it. */
export function mobileAt(run: DigitRun, { at: from, since, until }: Free, text: string): Found | undefined {
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
