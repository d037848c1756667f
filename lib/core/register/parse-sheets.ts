import { accountKey, accountOfCells } from './account-cells.ts';
import { type CellsRead, type ColumnContext, columnOfCells, unitIdOf } from './column-cells.ts';
import { columnUrlKey } from './column-url.ts';
import { dataRows, type SheetRow } from './data-rows.ts';
import { type FoundHeadings, findHeadings, placed, type SheetError } from './find-headings.ts';
import { personKey, personOfCells } from './person-cells.ts';
import type { Account, Column, Person, Unit } from './register.ts';
import { formHeadings, SHEET_KINDS, SHEETS, type SheetKind } from './sheet-headings.ts';

/** One sheet of a workbook, or a CSV file, or what was pasted: cells as text. */
export interface Sheet {
  name: string;
  rows: readonly (readonly string[])[];
}

/** Everything the sheets say; a list that was in none of them is empty and not among `kinds`. */
export interface ParsedLists {
  kinds: SheetKind[];
  columns: Column[];
  accounts: Account[];
  persons: Person[];
  units: Unit[];
}

/** The lists with what a person should look over, or every error: with one error nothing is taken over. */
export type ParsedSheets = { lists: ParsedLists; notes: SheetError[] } | { errors: SheetError[] };

interface Reading extends ParsedLists {
  context: ColumnContext;
  errors: SheetError[];
  notes: SheetError[];
  /** Sheets of headings without a line below. */
  empty: SheetError[];
  /** Where each address, account and person stood first. */
  first: Map<string, { sheet: string; row: number }>;
}

const SAME: Readonly<Record<SheetKind, readonly [column: string, what: string]>> = {
  columns: ['网址', '同一个网址'],
  accounts: ['账号名称', '同一个账号'],
  persons: ['姓名', '同一个单位、平台、级别的同一个人'],
};

function checkOnce(reading: Reading, kind: SheetKind, key: string, sheet: string, row: number): void {
  const before = reading.first.get(`${kind}\n${key}`);
  if (!before) {
    reading.first.set(`${kind}\n${key}`, { sheet, row });
    return;
  }
  const [column, what] = SAME[kind];
  const there = before.sheet === sheet ? '' : `“${before.sheet}”`;
  reading.errors.push(placed(sheet, row, column, `与${there}第${before.row}行是${what}`));
}

/** What a spreadsheet stores beside a formula that it cannot work out. */
const FORMULA_ERROR = /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!)$/i;

/** Adds one line to the lists; what is no address has been said already, and is the same as no other. */
function take(reading: Reading, found: FoundHeadings, { cells, number }: SheetRow, sheet: string): void {
  const { kind } = found;
  for (const column of found.at.keys()) {
    const words = cells[column] ?? '';
    if (FORMULA_ERROR.test(words)) {
      const message = `“${words}”是公式算不出来的错误值，请填上真正的内容`;
      reading.errors.push(placed(sheet, number, column, message));
    } else if (/^[=＝]/.test(words)) {
      const message = `“${words.slice(0, 40)}”以等号开头，按文字导入`;
      reading.notes.push(placed(sheet, number, column, message));
    }
  }
  const remember = <T>({ record, unitName, errors, notes }: CellsRead<T>, key: string): T => {
    for (const { column, message } of errors) reading.errors.push(placed(sheet, number, column, message));
    for (const { column, message } of notes) reading.notes.push(placed(sheet, number, column, message));
    if (key !== '') checkOnce(reading, kind, key, sheet, number);
    if (unitName === '') return record;
    const unitId = unitIdOf(unitName);
    reading.units.push({ id: unitId, name: unitName });
    return { ...record, unitId };
  };
  if (kind === 'columns') {
    const read = columnOfCells(cells, reading.context, found.spelt.get('更新期限'));
    reading.columns.push(remember(read, columnUrlKey(read.record.url)));
  } else if (kind === 'accounts') {
    const read = accountOfCells(cells);
    reading.accounts.push(remember(read, read.record.name === '' ? '' : accountKey(read.record)));
  } else {
    const read = personOfCells(cells);
    reading.persons.push(
      remember(read, read.record.name === '' ? '' : personKey(read.unitName, read.record)),
    );
  }
}

const FORMS = SHEET_KINDS.map((kind) => `《${SHEETS[kind].title}》（${formHeadings(kind).join('、')}）`);

/**
 * Reads 栏目责任清单, 新媒体备案 and 三级责任人 as offices keep them, each sheet recognised by its headings.
 * One error anywhere and nothing is taken over; every error names sheet, row and heading. Ids come from
 * addresses and names, so the same sheets give the same ids. Yields the share done.
 *
 * @example runAtOnce(parseRegisterSheets([{ name: '', rows }], { sites: [site], limits: noticeLimits }))
 */
export function* parseRegisterSheets(
  sheets: readonly Sheet[],
  context: ColumnContext,
): Generator<number, ParsedSheets> {
  const reading: Reading = {
    kinds: [],
    columns: [],
    accounts: [],
    persons: [],
    units: [],
    context,
    errors: [],
    notes: [],
    empty: [],
    first: new Map(),
  };
  const total = sheets.reduce((sum, { rows }) => sum + rows.length, 0) || 1;
  let before = 0;
  for (const { name, rows } of sheets) {
    const sheet = sheets.length > 1 ? name : '';
    yield before / total;
    yield* readOne(reading, rows, sheet, (share) => (before + share * rows.length) / total);
    before += rows.length;
  }
  if (reading.kinds.length === 0 && reading.errors.length === 0) {
    const message = `没有认出表头。应当是下面三种表之一：${FORMS.join('；')}`;
    const { empty } = reading;
    return { errors: empty.length > 0 ? empty : [{ sheet: '', row: 1, column: '', message }] };
  }
  const { errors, notes, kinds, columns, accounts, persons, units } = reading;
  if (errors.length > 0) return { errors };
  const once = [...new Map(units.map((unit) => [unit.id, unit])).values()];
  return { lists: { kinds, columns, accounts, persons, units: once }, notes };
}

function* readOne(
  reading: Reading,
  rows: Sheet['rows'],
  sheet: string,
  shareOf: (share: number) => number,
): Generator<number, void> {
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) return;
  const note = (row: number, message: string) => reading.notes.push(placed(sheet, row, '', message));
  const found = findHeadings(rows, sheet);
  if (found === undefined) {
    note(1, '没有认出表头，这张表没有读');
    return;
  }
  if ('errors' in found) {
    reading.errors.push(...found.errors);
    return;
  }
  for (const message of found.notes) note(found.rowIndex + 1, message);
  const reader = dataRows(rows, found, sheet);
  let step = reader.next();
  for (; !step.done; step = reader.next()) yield shareOf(step.value / 2);
  reading.notes.push(...step.value.notes);
  const data = step.value.rows;
  if (data.length === 0) {
    const message = `表头下面没有内容（《${SHEETS[found.kind].title}》），这张表没有读`;
    const empty = placed(sheet, found.rowIndex + 1, '', message);
    reading.empty.push(empty);
    reading.notes.push(empty);
    return;
  }
  for (const [index, row] of data.entries()) {
    if (index % 200 === 0) yield shareOf(0.5 + index / data.length / 2);
    take(reading, found, row, sheet);
  }
  reading.kinds = SHEET_KINDS.filter((kind) => kind === found.kind || reading.kinds.includes(kind));
}
