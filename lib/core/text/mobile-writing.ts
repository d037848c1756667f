import { type DigitRun, GAP } from './digit-runs.ts';
import { isUnderFigures, type Labels, speaksOfPhones } from './number-labels.ts';
import { gapsIn, groupsIn, isSingles, rangeOf } from './run-windows.ts';

/** How mobiles are written in groups. */
const MOBILE_GROUPS = new Set([
  '3-4-4',
  '3-3-5',
  '3-5-3',
  '4-3-4',
  '4-4-3',
  '3-4-2-2',
  '3-2-2-4',
  '3-2-2-2-2',
  '3-2-3-3',
]);
/** A telephone's area code and number are the shortest that a hyphen parts from a number of its own. */
const SHORTEST_BESIDE_HYPHEN = 7;

/** Characters above a cell in which the heads of its table stand. */
const HEADS_REACH = 1000;

/** The stronger a gap, the wider it parts. */
export function rank(gap: number): number {
  if (gap & GAP.line) return 4;
  if (gap & GAP.mark) return 3;
  if (gap & (GAP.dash | GAP.dot | GAP.bracket)) return 2;
  return gap & GAP.space ? 1 : 0;
}

/** Beside a number a bracket opens something else. */
const outerRank = (gap = 0): number => (gap & GAP.bracket ? Math.max(3, rank(gap)) : rank(gap));

/** Digits of a run that may be a telephone. */
export interface MobileWindow {
  /** Where the free digits begin and end: before and behind stands a number that was found. */
  since: number;
  until: number;
  /** With the country in front, and without. */
  from: number;
  begin: number;
  to: number;
}

/** Are these eleven digits written as one telephone, or do they only stand beside one another? */
export function isMobileWriting(run: DigitRun, window: MobileWindow, text: string, labels: Labels): boolean {
  const { since, until, from, begin, to } = window;
  const bits = gapsIn(run, begin, to);
  const groups = groupsIn(run, begin, to);
  if (groups.length === 1) return labels.isPhoneByName || !isPieceOfCode(run, window, text);
  const shape = groups.join('-');
  const isUsual = MOBILE_GROUPS.has(shape) || isSingles(groups);
  const isThousands = bits === GAP.mark && groups.slice(1).every((group) => group === 3);
  if (isThousands) return false;
  const { start, end } = rangeOf(run, begin, to);
  if (!labels.isPhone) {
    if (isRowOfCells(text, start, end) && !isSingles(groups)) return false;
    // Commas between groups are those of a list of figures.
    if ((bits & (GAP.mark | GAP.line)) === GAP.mark) return false;
    if (isUnderFigures(text, start, end, /[\n\t]/.test(text.slice(start, end)))) return false;
  }
  const isAlone = standsAlone(run, window, text, isSingles(groups));
  const inner = rank(bits);
  const isApart =
    (from === since ||
      outerRank(run.gaps[from]) > inner ||
      groupBefore(run, from) >= SHORTEST_BESIDE_HYPHEN) &&
    (to >= until || outerRank(run.gaps[to]) > inner || beginsNumber(run, to));
  if (inner >= 3) {
    if (isUsual && (isAlone || labels.isPhoneByName))
      return labels.isPhone || !isAmongFigures(text, run, window);
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

/** Digits in several cells of a row that has more cells, where no head above speaks of telephones. */
function isRowOfCells(text: string, start: number, end: number): boolean {
  if (!text.slice(start, end).includes('\t')) return false;
  const isBeside = text.charAt(start - 1) === '\t' || text.charAt(end) === '\t';
  return isBeside && !speaksOfPhones(text.slice(Math.max(0, start - HEADS_REACH), start));
}

/** A day in the cell behind a number. */
const DAY_AFTER = /^\s*\n\s*(?:19|20)\d\d\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}/;

/** Nothing on either side goes on in the way the number is written. */
function standsAlone(
  run: DigitRun,
  { since, until, from, begin, to }: MobileWindow,
  text: string,
  isSingles: boolean,
): boolean {
  const inner = gapsIn(run, begin, to);
  const isOther = (at: number, group: number): boolean =>
    isSingles && (group > 1 || ((run.gaps[at] ?? 0) & ~GAP.seam & inner) === 0);
  const isFree = from === since || isOther(from, groupBefore(run, from));
  if (!isFree) return false;
  if (to >= until || isOther(to, groupAfter(run, to))) return true;
  const { end } = rangeOf(run, begin, to);
  return DAY_AFTER.test(text.slice(end, end + 30));
}

/** 1949-1978-200: years side by side. */
const looksLikeYears = (digits: string, shape: string): boolean =>
  shape === '4-4-3' && /^1[89]\d\d(?:19|20)/.test(digits);

/** Digits glued together that end before this one. */
function groupBefore({ gaps }: DigitRun, at: number): number {
  let length = 1;
  while (length < 12 && at - length > 0 && ((gaps[at - length] ?? 0) & ~GAP.seam) === 0) length += 1;
  return length;
}

function groupAfter({ gaps, digits }: DigitRun, at: number): number {
  let length = 1;
  while (length < 12 && at + length < digits.length && ((gaps[at + length] ?? 0) & ~GAP.seam) === 0)
    length += 1;
  return length;
}

const beginsNumber = (run: DigitRun, at: number): boolean =>
  /^(?:(?:00)?86)?1[3-9]\d{9}|^0\d{9,11}/.test(run.digits.slice(at, at + 15));

/** A hyphen and a few digits beside it make a code of it (13100302001-17001), a dot a decimal. */
function isPieceOfCode(run: DigitRun, { from, to }: MobileWindow, text: string): boolean {
  const before = run.gaps[from] ?? 0;
  const after = to < run.digits.length ? (run.gaps[to] ?? 0) : 0;
  const isShort = (length: number): boolean => length < SHORTEST_BESIDE_HYPHEN;
  if (from > 0 && before & GAP.dash && isShort(groupBefore(run, from)) && !isAreaCode(run, from)) return true;
  if (after & GAP.dash && isShort(groupAfter(run, to))) return true;
  // 1.13800138000 张三: the number of a line of a list; 13800138000.0: how programs write out what they take for a figure.
  const isDecimal = (at: number): boolean => (run.starts[at] ?? 0) - (run.ends[at - 1] ?? 0) === 1;
  if (
    from > 0 &&
    before === GAP.dot &&
    isDecimal(from) &&
    /[.．]/.test(text.charAt(run.ends[from - 1] ?? 0)) &&
    !isListed(text, run, from, to)
  )
    return true;
  return (
    after === GAP.dot &&
    isDecimal(to) &&
    !/^\.0(?:$|[\s,;|"'<)\]}])/.test(text.slice(run.ends[to - 1], (run.ends[to - 1] ?? 0) + 3)) &&
    /[.．]/.test(text.charAt(run.ends[to - 1] ?? 0))
  );
}

/** 0719-13800138000: the district stands before a mobile too. */
const isAreaCode = (run: DigitRun, at: number): boolean =>
  /^0[1-9]\d{1,2}$/.test(run.digits.slice(at - groupBefore(run, at), at)) && run.gaps[at] === GAP.dash;

/** The number of a line of a list before it, and a name behind it. */
const isListed = (text: string, run: DigitRun, from: number, to: number): boolean =>
  /(?:^|[\n;；。\t])[^\S\n]*[1-9]\d{0,2}[.．]$/.test(
    text.slice(Math.max(0, (run.starts[from] ?? 0) - 8), run.starts[from]),
  ) &&
  /^[\s,，、:：(（]{0,3}(?![是为约等即的])\p{Script=Han}{2}/u.test(
    text.slice(run.ends[to - 1], (run.ends[to - 1] ?? 0) + 6),
  );

/** A line that ends inside the number goes on with words, or began with some: no cells of figures. */
function isWrapped(text: string, run: DigitRun, { begin, to }: MobileWindow): boolean {
  const { start, end } = rangeOf(run, begin, to);
  if (start === 0 && end === text.length) return true;
  return (
    !/(?:^|\n)[\s\u200b]*$/.test(text.slice(Math.max(0, start - 20), start)) ||
    !/^[\s\u200b]*(?:\n|$)/.test(text.slice(end, end + 20))
  );
}

/** Rows of figures: the row before or behind has figures too, and they are no telephone. */
function isAmongFigures(text: string, run: DigitRun, { begin, to }: MobileWindow): boolean {
  const { start, end } = rangeOf(run, begin, to);
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 60);
  const isRow = (around: string, row: RegExp, phone: RegExp): boolean =>
    row.test(around) && !phone.test(around);
  return (
    isRow(
      before,
      /\d\s*\n[^\d\n]{1,12}\n$/,
      /(?:^|\D)1[3-9]\d\s\d{4}\s\d{4}\n[^\d\n]{1,12}\n$|(?:\d\n){11}[^\d\n]{1,12}\n$/,
    ) ||
    isRow(
      after,
      /^\n[^\d\n]{1,12}\n\d/,
      /^\n[^\d\n]{1,12}\n1[3-9]\d\s\d{4}\s\d{4}(?:\D|$)|^\n[^\d\n]{1,12}\n(?:\d\n){10}\d/,
    )
  );
}
