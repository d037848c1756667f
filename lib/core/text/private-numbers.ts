import { isIdentityNumber } from './check-digits.ts';
import { type DigitRun, digitRuns, GAP } from './digit-runs.ts';
import { rank } from './mobile-writing.ts';
import { numbersOf } from './number-finders.ts';
import { labelsOf } from './number-labels.ts';
import { partedNumbers } from './parted-writings.ts';
import {
  LATEST_BIRTH,
  MOBILE,
  maskOf,
  type PrivateKind,
  type PrivateNumber,
  SHORTEST,
} from './private-number.ts';
import { ascending, rangeOf } from './run-windows.ts';
import { openedText } from './written-codes.ts';

export type { PrivateKind, PrivateNumber } from './private-number.ts';

const ADDRESS = /(?:https?:\/\/|www\.)[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/g;

let last: { text: string; found: readonly PrivateNumber[] } | undefined;

/**
 * Numbers of persons in a text however they are written: full width and other digits, letters that look like
 * digits, any gaps (spaces, hyphens, dots, brackets, line feeds, signs nobody sees), +86, words glued to them, digits
 * written in Chinese, per cent codes, entities and escapes. Identity numbers by date and check digit, mobiles by
 * their grouping and by what is said about them, cards and identity numbers of 15 digits beside their label.
 *
 * @returns ascending, none overlapping
 * @example privateNumbers('电话：138 0013 8000')[0] → { start: 3, end: 16, kind: '手机号码', masked: '138****8000', … }
 */
export function privateNumbers(text: string): readonly PrivateNumber[] {
  if (text.length < SHORTEST) return [];
  // The rule, the masker and the quotes of one page ask one after another.
  if (last?.text === text) return last.found;
  const found = plainNumbers(text);
  const opened = openedText(text);
  if (opened)
    for (const number of plainNumbers(opened.text)) {
      const start = opened.starts[number.start] ?? 0;
      found.push({ ...number, start, end: opened.ends[number.end - 1] ?? start });
    }
  const apart = withoutOverlaps(found);
  last = { text, found: apart };
  return apart;
}

function plainNumbers(text: string): PrivateNumber[] {
  const first = digitRuns(text, SHORTEST, { strokeIsOne: true, han: false });
  const found = first.runs.flatMap((run) => numbersOf(run, text));
  if (first.hasStrokes)
    found.push(
      ...digitRuns(text, SHORTEST, { strokeIsOne: false, han: false }).runs.flatMap((run) =>
        numbersOf(run, text),
      ),
    );
  if (first.hasHan)
    found.push(
      ...digitRuns(text, SHORTEST, { strokeIsOne: false, han: true }).runs.flatMap((run) =>
        writtenOut(run, text),
      ),
    );
  found.push(...partedNumbers(text));
  return found.length === 0 ? found : outsideAddresses(found, text);
}

const WEIGHT: Readonly<Record<PrivateKind, number>> = { 身份证号码: 3, 银行卡号: 2, 手机号码: 1 };

/** Of two that overlap the surer stays, then the earlier. */
function withoutOverlaps(found: readonly PrivateNumber[]): PrivateNumber[] {
  const apart: PrivateNumber[] = [];
  for (const number of ascending(found)) {
    const before = apart.at(-1);
    if (!before || before.end <= number.start) apart.push(number);
    else if (WEIGHT[number.kind] > WEIGHT[before.kind]) {
      apart.pop();
      apart.push({ ...number, start: Math.min(before.start, number.start) });
    }
  }
  return apart;
}

/** Digits of an address number an article: only an identity number is one there, and what stands for a user. */
function outsideAddresses(found: readonly PrivateNumber[], text: string): PrivateNumber[] {
  const addresses = [...text.matchAll(ADDRESS)].map(({ index, 0: address }) => ({
    start: index,
    end: index + address.length,
  }));
  if (addresses.length === 0) return [...found];
  const outside: PrivateNumber[] = [];
  let next = 0;
  for (const number of ascending(found)) {
    while ((addresses[next]?.end ?? Number.POSITIVE_INFINITY) <= number.start) next += 1;
    if ((addresses[next]?.start ?? Number.POSITIVE_INFINITY) >= number.end) outside.push(number);
    else if (number.kind === '身份证号码' || number.place === 'address')
      outside.push({ ...number, place: 'address' });
  }
  return outside;
}

/** 一三八零零一三八零零零: only where nothing but the number stands in Chinese digits there. */
function writtenOut(run: DigitRun, text: string): PrivateNumber[] {
  const found: PrivateNumber[] = [];
  let from = 0;
  for (let at = 1; at <= run.digits.length; at++) {
    const gap = at < run.digits.length ? (run.gaps[at] ?? 0) & ~GAP.seam : GAP.line;
    if (rank(gap) < 3 && !(gap & GAP.dot)) continue;
    const piece = writtenOutPiece(run, from, at, text);
    if (piece) found.push(piece);
    from = at;
  }
  return found;
}

function writtenOutPiece(run: DigitRun, from: number, to: number, text: string): PrivateNumber | undefined {
  const digits = run.digits.slice(from, to);
  const { start, end } = rangeOf(run, from, to);
  if (/^[0-9０-９\s-]*$/.test(text.slice(start, end))) return undefined;
  if (isIdentityNumber(digits, LATEST_BIRTH))
    return { start, end, kind: '身份证号码', masked: maskOf(digits, 6, 4), digits, place: 'text' };
  const mobile = digits.replace(/^(?:0?0?86)(?=1)/, '');
  if (!MOBILE.test(mobile)) return undefined;
  const labels = labelsOf(text, start, end);
  if (labels.isCode || labels.isMeasure) return undefined;
  const begin = to - SHORTEST;
  return {
    ...rangeOf(run, begin, to),
    kind: '手机号码',
    masked: maskOf(mobile, 3, 4),
    digits: mobile,
    place: 'text',
  };
}
