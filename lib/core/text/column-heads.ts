import { isName } from './figures.ts';
import { labelWords } from './label-words.ts';

/** What the head of a column says that stands under it. */
type HeadKind = 'identity' | 'card' | 'amount';

const KINDS: readonly (readonly [HeadKind, RegExp])[] = [
  [
    'identity',
    /^.{0,8}(?:身份证|身份号|公民身份|证件)(?:件|证)?(?:号码?|编号)?(?:\(.{0,8}\))?:?$|^(?:id|identity) ?(?:card|no|number)?\.?$/,
  ],
  [
    'card',
    /^.{0,8}(?:卡|[账帐]|存折|折|一卡通)(?:号码?|户)?(?:\(.{0,8}\))?:?$|^(?:card|account|acct) ?(?:no|number)?\.?$/,
  ],
  // A measure in brackets.
  [
    'amount',
    /^(?!.*(?:电话|手机|联系)).+\(.{0,6}[元吨亩米股度时克斤户人个件㎡]\)$|(?:[金数总税]额|[预决算]算数|产[值量]|面积)$/,
  ],
];
/** Signs that a head of one of the kinds holds, in forms of every width and case. */
const SIGN_OF_HEAD =
  /[证證証卡账帐賬帳折身]|[元吨亩米股度时克斤户人个件㎡][)）]|[额数值量积](?=\s*[\t|\n])|\b(?:id|identity|card|account|acct)\b/gi;
const LONGEST_HEAD = 24;
const BORDER = /[\n\t|]/;
/** A table as long as this is read as one. */
const TABLE_REACH = 20_000;
/** A row longer than this has its columns not counted. */
const LONGEST_ROW = 600;

/** Lines below a head, or below the number under it, in which the next number is still its own. */
const LINES_REACH = 16;
/** A line with a number as long as those of persons and cards. */
const LONG_NUMBER = /[0-9０-９](?:[-\s]?[0-9０-９Xx]){13,}/;
/** With gaps between its cells. */
const LONGEST_NUMBER = 40;
/** The cell right before a number names what the number is; no telephone is as long. */
const OTHER_LABEL = /^(?!.*(?:手机|电话)).*(?:号码?|编码|代码):?$/;

/** （单位：元） over a table: all its numbers are amounts where no head speaks of telephones. */
const UNIT =
  /[(（]?(?:金额|计量|数量)?单位\s?[:：]\s?[百千万亿]{0,2}[元吨亩米股度克斤户人个件㎡][)）]?(?=\n)/g;

interface Heads {
  text: string;
  /** Ascending places of cells that are heads. */
  at: number[];
  kinds: HeadKind[];
  /** Ascending ends of the lines that tell a table's unit. */
  units: number[];
  /** What each kind reaches where no columns are known; made when asked. */
  reached: Map<HeadKind, Stretches>;
}

/** Ascending, apart from one another, the last perhaps without an end. */
interface Stretches {
  from: number[];
  to: number[];
}

let last: Heads | undefined;

/** Where a cell begins or ends about a place, undefined where it is longer than any head. */
function cellAbout(text: string, at: number): { start: number; end: number } | undefined {
  let start = at;
  while (start > 0 && !BORDER.test(text.charAt(start - 1))) if (at - --start > LONGEST_HEAD) return undefined;
  let end = at;
  while (end < text.length && !BORDER.test(text.charAt(end)))
    if (++end - start > LONGEST_HEAD) return undefined;
  return { start, end };
}

function headsOf(text: string): Heads {
  if (last?.text === text) return last;
  const heads: Heads = { text, at: [], kinds: [], units: [], reached: new Map() };
  for (const { index, 0: unit } of text.matchAll(UNIT)) heads.units.push(index + unit.length + 1);
  for (const { index } of text.matchAll(SIGN_OF_HEAD)) {
    const cell = cellAbout(text, index);
    if (cell === undefined || heads.at.at(-1) === cell.start) continue;
    const words = labelWords(text.slice(cell.start, cell.end)).trim();
    const kind = KINDS.find(([, head]) => head.test(words))?.[0];
    if (kind === undefined) continue;
    heads.at.push(cell.start);
    heads.kinds.push(kind);
  }
  last = heads;
  return heads;
}

/** Cells before a place in its row; undefined where its line is no row of cells, or too long a one. */
function columnOf(text: string, at: number): number | undefined {
  const line = text.slice(Math.max(0, at - LONGEST_ROW), at);
  const row = line.slice(line.lastIndexOf('\n') + 1);
  const cells = row.split(/[\t|]/).length - 1;
  const isRow = cells > 0 || /^[^\n]{0,60}?[\t|]/.test(text.slice(at, at + LONGEST_HEAD * 4));
  return isRow && row.length < LONGEST_ROW ? cells : undefined;
}

/** Does a stretch fill a cell of its own? */
const isCell = (text: string, start: number, end: number): boolean =>
  /(?:^|[\n\t|])[^\S\n\t]*$/.test(text.slice(Math.max(0, start - LONGEST_HEAD), start)) &&
  /^[^\S\n\t]*(?:$|[\n\t|])/.test(text.slice(end, end + LONGEST_HEAD));

/** Stretches of lines that heads of a kind reach, going on from every long number in them. */
function linesUnder(heads: Heads, kind: HeadKind): Stretches {
  const made = heads.reached.get(kind);
  if (made) return made;
  const { text, at, kinds } = heads;
  const reached: Stretches = { from: [], to: [] };
  let next = 0;
  let left = 0;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const wasOpen = left > 0;
    // Cells of a few digits each make a number too.
    if (wasOpen && end - start < LONGEST_ROW) {
      const number = LONG_NUMBER.exec(text.slice(start, end + LONGEST_NUMBER));
      if (number && number.index < end - start) left = LINES_REACH + 1;
    }
    for (; next < at.length && (at[next] ?? 0) < end; next++)
      if (kinds[next] === kind) left = LINES_REACH + 1;
    if (!wasOpen && left > 0) reached.from.push(end);
    if (left > 0 && --left === 0) reached.to.push(end);
    start = end + 1;
  }
  heads.reached.set(kind, reached);
  return reached;
}

/** Does the cell before a number say that it is a number of something else? */
function isLabelled(text: string, start: number, kind: HeadKind): boolean {
  const before = text.slice(Math.max(0, start - 2 * LONGEST_HEAD), start).replace(/[\s|]+$/, '');
  const words = labelWords(before.slice(before.search(/[^\n\t|]*$/))).trim();
  return OTHER_LABEL.test(words) && KINDS.find(([, head]) => head.test(words))?.[0] !== kind;
}

/**
 * Does a number that fills a cell stand in a column whose head names its kind? Where cells follow one another line by
 * line nobody knows the columns: there the head, or a number under it, stands some lines above.
 *
 * @example isUnderHead('姓名\t卡号\n张三\t6222021234567890128', 9, 28, 'card') === true
 */
export function isUnderHead(text: string, start: number, end: number, kind: HeadKind): boolean {
  if (!isCell(text, start, end)) return false;
  const heads = headsOf(text);
  let next = firstFrom(heads.at, start);
  if (next === 0) return false;
  const column = columnOf(text, start);
  // The first cell of a row has the last one of another before it.
  if (column !== 0 && isLabelled(text, start, kind)) return false;
  for (let tried = 0; column !== undefined && next > 0 && tried < 12; tried++) {
    next -= 1;
    const at = heads.at[next] ?? 0;
    if (start - at > TABLE_REACH) return false;
    if (heads.kinds[next] === kind && columnOf(text, at) === column) return true;
  }
  return isUnderLine(heads, start, kind, column);
}

/** Does a head reach the line of a number? Of heads in known columns only for numbers that are in none. */
function isUnderLine(heads: Heads, start: number, kind: HeadKind, column: number | undefined): boolean {
  const { text } = heads;
  const { from, to } = linesUnder(heads, kind);
  const stretch = firstFrom(from, start) - 1;
  if (stretch < 0 || (to[stretch] ?? Number.POSITIVE_INFINITY) < start) return false;
  if (column === undefined) return true;
  for (let next = firstFrom(heads.at, start) - 1, tried = 0; next >= 0 && tried < 12; next--, tried++) {
    if (heads.kinds[next] === kind) return columnOf(text, heads.at[next] ?? 0) === undefined;
  }
  return false;
}

/** A table of amounts is read as far as this. */
const AMOUNTS_REACH = 6000;

/** Heads under which a number is one of a person, or may be anything. */
const NUMBER_OF_PERSON = /号|电话|手机|联[系络]|方式|备注|说明|微信|tel|phone|mobile|^\s*$/i;

/**
 * Is a table's unit told over it, and does nothing but its rows stand between? Not in the row of a person, nor under a
 * head that may hold a telephone.
 */
function isUnderUnit({ text, units }: Heads, start: number): boolean {
  const from = units[firstFrom(units, start) - 1];
  if (from === undefined || start - from > AMOUNTS_REACH) return false;
  const rows = text.slice(from, start).split('\n');
  const row = rows.pop() ?? '';
  const heads = rows[0]?.split(/[\t|]/) ?? [];
  const cells = row.split(/[\t|]/);
  return (
    heads.length > 1 &&
    rows.every((one) => /[\t|]/.test(one)) &&
    !NUMBER_OF_PERSON.test(labelWords(heads[cells.length - 1] ?? '号')) &&
    !cells.some(isName)
  );
}

/** Does a number fill a cell of a column of amounts by its head? Only where the columns are known, row by row. */
export function isUnderAmounts(text: string, start: number, end: number): boolean {
  if (!isCell(text, start, end)) return false;
  const column = columnOf(text, start);
  if (column === undefined) return false;
  const heads = headsOf(text);
  if (column > 0 && isUnderUnit(heads, start)) return true;
  let next = firstFrom(heads.at, start);
  for (let tried = 0; next > 0 && tried < 24; tried++) {
    next -= 1;
    const at = heads.at[next] ?? 0;
    if (start - at > AMOUNTS_REACH) return false;
    if (heads.kinds[next] !== 'amount' || columnOf(text, at) !== column) continue;
    const between = text.slice(at, start).split('\n').slice(1, -1);
    const isBelow = text.slice(at, start).includes('\n');
    return isBelow && between.every((line) => /[\t|]/.test(line));
  }
  return false;
}

/** Index of the first that is not below, of ascending numbers. */
function firstFrom(ascending: readonly number[], from: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
