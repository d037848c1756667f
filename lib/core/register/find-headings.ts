import { headingOf, isAlike, SHEET_KINDS, SHEETS, type SheetKind } from './sheet-headings.ts';

/** Rows above the headings (title, unit, date) that are passed over at most. */
const TITLE_ROWS = 10;

/** One thing to say of a sheet; rows count from 1 as the spreadsheet program shows them. */
export interface SheetError {
  /** Name of the sheet in a workbook of several, '' otherwise. */
  sheet: string;
  row: number;
  /** Heading of the column, '' when the whole row is meant. */
  column: string;
  message: string;
}

/** The error as a person reads it: sheet, row and heading first. @example placed('', 3, '网址', '没有填写') */
export function placed(sheet: string, row: number, column: string, message: string): SheetError {
  const where = `${sheet === '' ? '' : `“${sheet}”`}第${row}行${column === '' ? '' : `“${column}”`}`;
  return { sheet, row, column, message: `${where}：${message}` };
}

/** Where the headings stand. Indexes count from 0. */
export interface FoundHeadings {
  kind: SheetKind;
  /** Index of the (last) row of headings: one that is printed in two rows ends with the second. */
  rowIndex: number;
  at: ReadonlyMap<string, number>;
  /** Each heading as the sheet spells it. */
  spelt: ReadonlyMap<string, string>;
  /** What is missing or not used without harm. */
  notes: string[];
}

type Rows = readonly (readonly string[])[];

interface Candidate {
  kind: SheetKind;
  rowIndex: number;
  row: readonly string[];
  known: number;
}

/** `责任人` over `A岗 | B岗`: the lower cell where it is a heading, else the upper; undefined when it is data. */
function withRowBelow(kind: SheetKind, upper: readonly string[], lower: readonly string[]) {
  const joined: string[] = [];
  let gained = 0;
  for (let at = 0; at < Math.max(upper.length, lower.length); at++) {
    const above = upper[at] ?? '';
    const below = (lower[at] ?? '').trim() === above.trim() ? '' : (lower[at] ?? '');
    if (below.trim() !== '' && headingOf(kind, below) === undefined) return undefined;
    if (below.trim() !== '') gained++;
    joined.push(below.trim() === '' ? above : below);
  }
  return gained > 0 ? joined : undefined;
}

function candidates(rows: Rows): Candidate[] {
  return rows.slice(0, TITLE_ROWS).flatMap((row, index) =>
    SHEET_KINDS.flatMap((kind) => {
      const known = (cells: readonly string[]) =>
        new Set(cells.map((cell) => headingOf(kind, cell)).filter((name) => name !== undefined)).size;
      const one = { kind, rowIndex: index, row, known: known(row) };
      const joined = one.known > 0 ? withRowBelow(kind, row, rows[index + 1] ?? []) : undefined;
      const two = joined && { kind, rowIndex: index + 1, row: joined, known: known(joined) };
      return two && two.known > one.known ? [two] : [one];
    }),
  );
}

/** The likeliest row of headings; undefined when there is hardly one. */
function bestCandidate(rows: Rows): Candidate | undefined {
  const best = candidates(rows).reduce<Candidate | undefined>(
    (top, one) => (top && top.known >= one.known ? top : one),
    undefined,
  );
  return best && best.known >= 2 ? best : undefined;
}

const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join('、');

/**
 * Finds the row (or two rows) of headings of any of the three lists, title rows above passed over. A list whose
 * needed headings are missing, or that spells one nearly right, is refused whole, naming the row and the cells
 * that were not understood; what it merely does not have is a note.
 *
 * @param sheet its name, for the errors
 * @returns undefined when no row looks like headings at all
 * @example findHeadings([['栏目责任清单'], ['一级栏目', '二级栏目', '网址', '责任单位']], '')
 */
export function findHeadings(
  rows: Rows,
  sheet: string,
): FoundHeadings | { errors: SheetError[] } | undefined {
  const best = bestCandidate(rows);
  if (!best) return undefined;
  const { kind, row, rowIndex } = best;
  const at = new Map<string, number>();
  const spelt = new Map<string, string>();
  const unknown: string[] = [];
  const errors: SheetError[] = [];
  const wrong = (column: string, message: string) =>
    errors.push({ ...placed(sheet, rowIndex + 1, '', message), column });
  row.forEach((cell, index) => {
    const name = headingOf(kind, cell);
    if (name === undefined) {
      if (cell.trim() !== '') unknown.push(cell.replace(/\s+/g, '').slice(0, 20));
    } else if (at.has(name)) {
      wrong(name, `“${name}”这一列出现两次（${quoted([spelt.get(name) ?? '', cell.trim()])}），请去掉一列`);
    } else {
      at.set(name, index);
      spelt.set(name, cell.trim());
    }
  });
  const { title, headings } = SHEETS[kind];
  const absent = headings.filter(({ name, extra }) => !at.has(name) && !extra);
  const isNamed = kind !== 'columns' || at.has('一级栏目') || at.has('二级栏目');
  const seen = unknown.length > 0 ? `；不认识的表头：${quoted(unknown)}` : '';
  if (!isNamed) wrong('一级栏目', `《${title}》缺少表头“一级栏目”或“二级栏目”${seen}`);
  for (const { name, must } of absent) {
    const slip = unknown.find((cell) => isAlike(cell, name));
    if (must) wrong(name, `《${title}》缺少表头“${name}”${seen}`);
    else if (slip !== undefined && isNamed) {
      wrong(name, `“${slip}”不认识，如果就是“${name}”请改成这个写法，不是请改名或删掉这一列`);
    }
  }
  if (errors.length > 0) return { errors };
  const named = (name: string) => (kind === 'columns' && /级栏目$/.test(name) ? isNamed : false);
  const missing = absent.map(({ name }) => name).filter((name) => !named(name));
  const unused = unknown.filter((cell) => !/^(序号|编号|备注|说明|NO\.?|#)$/i.test(cell));
  const notes = [
    ...(missing.length > 0 ? [`表里没有${quoted(missing)}，按没有填写处理`] : []),
    ...(unused.length > 0 ? [`没有用到的列：${quoted(unused)}`] : []),
  ];
  return { kind, rowIndex, at, spelt, notes };
}
