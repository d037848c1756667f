import { isCreditCode, isIdentityNumber, isOldIdentityNumber, passesLuhn } from './check-digits.ts';
import { type DigitRun, digitRuns, GAP } from './digit-runs.ts';
import { isPhoneWord, isUnderFigures, type Labels, labelsOf } from './number-labels.ts';
import { openedText } from './written-codes.ts';

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
  place: 'text' | 'address' | 'name';
}

/** A mobile number, the shortest of all. */
const SHORTEST = 11;
/** A birth later than this is none; what day it is today nobody tells here. */
const LATEST_BIRTH = '2100-01-01';

const MOBILE = /^1[3-9]\d{9}$/;
const CARD = /^[3-6]\d{15,18}$/;
const ADDRESS = /(?:https?:\/\/|www\.)[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/g;
const FILE_ENDING =
  /^\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|txt|csv|zip|rar|7z|jpe?g|png|gif|bmp|tiff?|mp[34]|html?)(?![A-Za-z0-9])/i;

/** How mobiles are written in groups. */
const MOBILE_GROUPS = new Set(['3-4-4', '3-3-5', '3-5-3', '4-3-4', '4-4-3', '3-4-2-2', '3-2-2-4', '3-2-2-2-2', '3-2-3-3']);
/** How cards are. */
const CARD_GROUPS = new Set(['4-4-4-4', '4-4-4-4-1', '4-4-4-4-2', '4-4-4-4-3', '6-13', '6-10', '6-12', '4-6-5', '4-6-6']);
const COUNTRY = ['', '86', '086', '0086'];
/** A telephone's area code and number are the shortest that a hyphen parts from a number of its own. */
const SHORTEST_BESIDE_HYPHEN = 7;

const hidden = (digits: string, head: number, tail: number): string =>
  digits.slice(0, head) + '*'.repeat(digits.length - head - tail) + digits.slice(-tail);

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
  return found.length === 0 ? found : outsideAddresses(found, text);
}

const WEIGHT: Readonly<Record<PrivateKind, number>> = { 身份证号码: 3, 银行卡号: 2, 手机号码: 1 };

/** Of two that overlap the surer stays, then the earlier. */
function withoutOverlaps(found: readonly PrivateNumber[]): PrivateNumber[] {
  const apart: PrivateNumber[] = [];
  for (const number of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const before = apart.at(-1);
    if (!before || before.end <= number.start) apart.push(number);
    else if (WEIGHT[number.kind] > WEIGHT[before.kind]) {
      apart.pop();
      apart.push({ ...number, start: Math.min(before.start, number.start) });
    }
  }
  return apart;
}

/** Digits of an address number an article: only an identity number is one there. */
function outsideAddresses(found: readonly PrivateNumber[], text: string): PrivateNumber[] {
  const addresses = [...text.matchAll(ADDRESS)].map(({ index, 0: address }) => ({
    start: index,
    end: index + address.length,
  }));
  let next = 0;
  return [...found]
    .sort((a, b) => a.start - b.start)
    .flatMap((number): PrivateNumber[] => {
      while ((addresses[next]?.end ?? Number.POSITIVE_INFINITY) <= number.start) next += 1;
      if ((addresses[next]?.start ?? Number.POSITIVE_INFINITY) >= number.end) return [number];
      return number.kind === '身份证号码' ? [{ ...number, place: 'address' }] : [];
    });
}

/** May a number begin (or, past the last digit, end) before this digit? */
const isBorder = ({ digits, gaps }: DigitRun, at: number): boolean =>
  at <= 0 || at >= digits.length || gaps[at] !== GAP.none;

function rangeOf(run: DigitRun, from: number, to: number): { start: number; end: number } {
  return { start: run.starts[from] ?? 0, end: run.ends[to - 1] ?? 0 };
}

/** Gaps inside a number, all together. */
function gapsIn({ gaps }: DigitRun, from: number, to: number): number {
  let bits = 0;
  for (let at = from + 1; at < to; at++) bits |= gaps[at] ?? 0;
  return bits & ~GAP.seam;
}

function groupsIn({ gaps }: DigitRun, from: number, to: number): number[] {
  const groups = [1];
  for (let at = from + 1; at < to; at++) {
    if (((gaps[at] ?? 0) & ~GAP.seam) !== 0) groups.push(1);
    else groups[groups.length - 1] = (groups.at(-1) ?? 0) + 1;
  }
  return groups;
}

const isSingles = (groups: readonly number[]): boolean => groups.every((group) => group === 1);

type Find = (run: DigitRun, from: number, until: number, text: string) => Found | undefined;
interface Found {
  from: number;
  to: number;
  number: PrivateNumber;
}

/** Surest first: what an identity number has taken is no telephone. */
const FINDERS: readonly Find[] = [identityAt, oldIdentityAt, cardAt, mobileAt];

function numbersOf(run: DigitRun, text: string): PrivateNumber[] {
  const found: PrivateNumber[] = [];
  let open = [{ from: 0, to: run.digits.length }];
  for (const find of FINDERS) {
    const left: typeof open = [];
    for (const { from, to } of open) {
      let begun = from;
      for (let at = from; at + SHORTEST <= to; at++) {
        if (!isBorder(run, at)) continue;
        const one = find(run, at, to, text);
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

function identityAt(
  run: DigitRun,
  from: number,
  until: number,
  text: string,
): Found | undefined {
  const to = from + 18;
  if (to > until || !isBorder(run, to)) return undefined;
  const digits = run.digits.slice(from, to);
  if (!isIdentityNumber(digits, LATEST_BIRTH)) return undefined;
  const { start, end } = rangeOf(run, from, to);
  const labels = labelsOf(text, start, end);
  if (labels.isCreditCode) return undefined;
  if (!labels.isIdentity && !isOneWriting(run, from, to)) return undefined;
  const number = { start, end, kind: '身份证号码', masked: hidden(digits, 6, 4), digits, place: 'text' } as const;
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

function oldIdentityAt(run: DigitRun, from: number, until: number, text: string): Found | undefined {
  const to = from + 15;
  if (to > until || !isBorder(run, to)) return undefined;
  const digits = run.digits.slice(from, to);
  if (!isOldIdentityNumber(digits)) return undefined;
  const { start, end } = rangeOf(run, from, to);
  if (!labelsOf(text, start, end).isIdentity) return undefined;
  const number = { start, end, kind: '身份证号码', masked: hidden(digits, 6, 3), digits, place: 'text' } as const;
  return { from, to, number };
}

function cardAt(run: DigitRun, from: number, until: number, text: string): Found | undefined {
  if (!/[3-6]/.test(run.digits.charAt(from))) return undefined;
  for (const length of [19, 18, 17, 16]) {
    const to = from + length;
    if (to > until || !isBorder(run, to)) continue;
    const digits = run.digits.slice(from, to);
    if (!CARD.test(digits) || !passesLuhn(digits)) continue;
    const { start, end } = rangeOf(run, from, to);
    const labels = labelsOf(text, start, end);
    if (!labels.isCard || edgesOf(text, start, end, labels) !== 'text') continue;
    const groups = groupsIn(run, from, to);
    const isWritten =
      groups.length === 1 || isSingles(groups) || CARD_GROUPS.has(groups.join('-')) || labels.isCardByName;
    if (!isWritten || (length === 18 && (isCreditCode(digits) || labels.isCreditCode))) continue;
    const number = { start, end, kind: '银行卡号', masked: hidden(digits, 4, 4), digits, place: 'text' } as const;
    return { from, to, number };
  }
  return undefined;
}

function mobileAt(run: DigitRun, from: number, until: number, text: string): Found | undefined {
  for (const country of COUNTRY) {
    if (country !== '' && !run.digits.startsWith(country, from)) continue;
    const begin = from + country.length;
    const to = begin + SHORTEST;
    if (to > until || !isBorder(run, to)) continue;
    const digits = run.digits.slice(begin, to);
    if (!MOBILE.test(digits)) continue;
    const { start, end } = rangeOf(run, begin, to);
    const outer = run.starts[from] ?? start;
    const labels = labelsOf(text, outer, end);
    if (labels.isCode || labels.isMeasure) continue;
    const place = edgesOf(text, outer, end, labels);
    if (place === undefined || !isMobileWriting(run, { from, begin, to, until }, text, labels)) continue;
    const masked = hidden(digits, 3, 4);
    const range = { start: withBracket(text, start, end), end };
    return { from, to, number: { ...range, kind: '手机号码', masked, digits, place } };
  }
  return undefined;
}

/** (138)0013-8000: the bracket before it goes with the one inside. */
function withBracket(text: string, start: number, end: number): number {
  return /[(（[【]/.test(text.charAt(start - 1)) && /[)）\]】]/.test(text.slice(start, end)) ? start - 1 : start;
}

/** The stronger a gap, the wider it parts. */
function rank(gap: number): number {
  if (gap & GAP.line) return 4;
  if (gap & GAP.mark) return 3;
  if (gap & (GAP.dash | GAP.dot | GAP.bracket)) return 2;
  return gap & GAP.space ? 1 : 0;
}

/** Beside a number a bracket opens something else. */
const outerRank = (gap = 0): number => (gap & GAP.bracket ? Math.max(3, rank(gap)) : rank(gap));

interface Window {
  from: number;
  begin: number;
  to: number;
  until: number;
}

/** Are these eleven digits written as one telephone, or do they only stand beside one another? */
function isMobileWriting(run: DigitRun, window: Window, text: string, labels: Labels): boolean {
  const { from, begin, to, until } = window;
  const bits = gapsIn(run, begin, to);
  const groups = groupsIn(run, begin, to);
  if (groups.length === 1) return labels.isPhoneByName || !isPieceOfCode(run, window, text);
  const shape = groups.join('-');
  const isUsual = MOBILE_GROUPS.has(shape) || isSingles(groups);
  const isThousands = bits === GAP.mark && groups.slice(1).every((group) => group === 3);
  if (isThousands) return false;
  const isAlone = from === 0 && to === run.digits.length;
  const inner = rank(bits);
  const isApart =
    (from === 0 || outerRank(run.gaps[from]) > inner || groupBefore(run, from) >= SHORTEST_BESIDE_HYPHEN) &&
    (to >= until || outerRank(run.gaps[to]) > inner || beginsNumber(run, to));
  if (inner >= 3) {
    if (isUsual && (isAlone || labels.isPhoneByName)) return labels.isPhone || !isAmongFigures(text, run, window);
    if (inner === 4 && isWrapped(text, run, window) && isApart) return groups.every((group) => group >= 3);
    return labels.isPhoneByName && inner === 4;
  }
  if (labels.isPhoneByName && (isUsual || isApart)) return true;
  if (!isApart) return false;
  if (isUsual) return labels.isPhone || !looksLikeYears(run.digits.slice(begin, to), shape);
  if (labels.isPhone) return true;
  // One dot is that of a decimal, and few digits before a hyphen are a chapter or a year.
  if (bits & GAP.dot) return false;
  return groups.length <= 3 && groups.every((group) => group >= 3);
}

/** 1949-1978-200: years side by side. */
const looksLikeYears = (digits: string, shape: string): boolean =>
  shape === '4-4-3' && /^1[3-9]\d\d(?:1[3-9]|20)/.test(digits);

/** Digits glued together that end before this one. */
function groupBefore({ gaps }: DigitRun, at: number): number {
  let length = 1;
  while (length < 12 && at - length > 0 && ((gaps[at - length] ?? 0) & ~GAP.seam) === 0) length += 1;
  return length;
}

function groupAfter({ gaps, digits }: DigitRun, at: number): number {
  let length = 1;
  while (length < 12 && at + length < digits.length && ((gaps[at + length] ?? 0) & ~GAP.seam) === 0) length += 1;
  return length;
}

const beginsNumber = (run: DigitRun, at: number): boolean =>
  /^(?:(?:00)?86)?1[3-9]\d{9}|^0\d{9,11}/.test(run.digits.slice(at, at + 15));

/** A hyphen and a few digits beside it make a code of it (13100302001-17001), a dot a decimal. */
function isPieceOfCode(run: DigitRun, { from, to }: Window, text: string): boolean {
  const before = run.gaps[from] ?? 0;
  const after = to < run.digits.length ? (run.gaps[to] ?? 0) : 0;
  const isShort = (length: number): boolean => length < SHORTEST_BESIDE_HYPHEN;
  if (from > 0 && before & GAP.dash && isShort(groupBefore(run, from))) return true;
  if (after & GAP.dash && isShort(groupAfter(run, to))) return true;
  const isDecimal = (at: number): boolean => (run.starts[at] ?? 0) - (run.ends[at - 1] ?? 0) === 1;
  if (from > 0 && before === GAP.dot && isDecimal(from) && /[.．]/.test(text.charAt(run.ends[from - 1] ?? 0)))
    return true;
  return after === GAP.dot && isDecimal(to) && /[.．]/.test(text.charAt(run.ends[to - 1] ?? 0));
}

/** A line that ends inside the number goes on with words, or began with some: no cells of figures. */
function isWrapped(text: string, run: DigitRun, { begin, to }: Window): boolean {
  const { start, end } = rangeOf(run, begin, to);
  return !/(?:^|\n)[\s\u200b]*$/.test(text.slice(Math.max(0, start - 20), start)) || !/^[\s\u200b]*(?:\n|$)/.test(text.slice(end, end + 20));
}

/** Rows of figures: the row before or behind has figures too, and they are no telephone. */
function isAmongFigures(text: string, run: DigitRun, { begin, to }: Window): boolean {
  const { start, end } = rangeOf(run, begin, to);
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 60);
  if (isUnderFigures(text, start)) return true;
  const isRow = (around: string, row: RegExp, phone: RegExp): boolean => row.test(around) && !phone.test(around);
  return (
    isRow(before, /\d\s*\n[^\d\n]{1,12}\n$/, /(?:^|\D)1[3-9]\d\s\d{4}\s\d{4}\n[^\d\n]{1,12}\n$|(?:\d\n){11}[^\d\n]{1,12}\n$/) ||
    isRow(after, /^\n[^\d\n]{1,12}\n\d/, /^\n[^\d\n]{1,12}\n1[3-9]\d\s\d{4}\s\d{4}(?:\D|$)|^\n[^\d\n]{1,12}\n(?:\d\n){10}\d/)
  );
}

/** Where a number stands, or undefined when what is glued to it makes a code of it. */
function edgesOf(text: string, start: number, end: number, labels: Labels): PrivateNumber['place'] | undefined {
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 16);
  const word = /[A-Za-zＡ-Ｚａ-ｚ]+$/.exec(before)?.[0];
  if (word !== undefined && !isPhoneWord(word.normalize('NFKC'))) return undefined;
  if (/[*＊=%#@]$/.test(before)) return undefined;
  const path = /(^|.)[/\\]$/s.exec(before);
  if (path && /^(?:|[\w.\-/\\\s])$/.test(path[1] ?? '') && !isPhoneWord(/[A-Za-z]+(?=[/\\]$)/.exec(before)?.[0] ?? '') && !/\d[/\\]$/.test(before))
    return undefined;
  if (/^[*＊%]/.test(after)) return undefined;
  if (FILE_ENDING.test(after)) return 'name';
  if (/^\.[A-Za-z]/.test(after)) return undefined;
  const tail = /^[A-Za-zＡ-Ｚａ-ｚ]+/.exec(after)?.[0].normalize('NFKC');
  if (tail !== undefined && !isRemark(tail, after.slice(tail.length), labels)) return undefined;
  return /_$/.test(before) || /^_/.test(after) ? 'name' : 'text';
}

/** A word glued behind a number: V信, vx同号, a name beside a telephone that is called one; no piece of a code. */
function isRemark(word: string, after: string, { isPhoneByName }: Labels): boolean {
  if (/^\d|^_/.test(after)) return false;
  if (isPhoneWord(word)) return true;
  return (word.length <= 2 && /^\p{Script=Han}/u.test(after)) || isPhoneByName;
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

function writtenOutPiece(
  run: DigitRun,
  from: number,
  to: number,
  text: string,
): PrivateNumber | undefined {
  const digits = run.digits.slice(from, to);
  const { start, end } = rangeOf(run, from, to);
  if (/^[0-9０-９\s-]*$/.test(text.slice(start, end))) return undefined;
  if (isIdentityNumber(digits, LATEST_BIRTH))
    return { start, end, kind: '身份证号码', masked: hidden(digits, 6, 4), digits, place: 'text' };
  const mobile = digits.replace(/^(?:0?0?86)(?=1)/, '');
  if (!MOBILE.test(mobile)) return undefined;
  const labels = labelsOf(text, start, end);
  if (labels.isCode || labels.isMeasure) return undefined;
  const begin = to - SHORTEST;
  return { ...rangeOf(run, begin, to), kind: '手机号码', masked: hidden(mobile, 3, 4), digits: mobile, place: 'text' };
}
