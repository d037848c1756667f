import { hash53 } from '../text/hash.ts';
import { columnUrlKey } from './column-url.ts';
import { guessClass } from './guess-class.ts';
import type { Column, ColumnClass, Person, Register, Site, Unit } from './register.ts';
import { findHeadings, HEADING_NAMES, type SheetError, type SheetHeading } from './sheet-headings.ts';
import { readSheetLimit, type SheetLimit } from './sheet-limit.ts';

/** Limits by class to read 更新期限 against; pass `noticeLimits`. */
export type ClassLimits = Readonly<
  Partial<Record<ColumnClass, { amount: number; kind: 'days' | 'months' | 'years' }>>
>;

/** A register, with what a person should look over: classes guessed and limits that differ. Or every error. */
export type ParsedSheet = { register: Register; notes: SheetError[] } | { errors: SheetError[] };

interface Row {
  /** As the spreadsheet program counts. */
  number: number;
  cells: Record<SheetHeading, string>;
}

const NOTE_ROW = /^(注|备注|说明|填表|填报|合计|审核|联系)/;

function dataRows(
  rows: readonly (readonly string[])[],
  from: number,
  at: Record<SheetHeading, number>,
): Row[] {
  let parent = '';
  const found: Row[] = [];
  rows.slice(from).forEach((raw, index) => {
    const filled = raw.filter((cell) => cell.trim() !== '');
    if (filled.length === 0 || (filled.length <= 2 && NOTE_ROW.test(filled[0]?.trim() ?? ''))) return;
    const cells = Object.fromEntries(
      HEADING_NAMES.map((name) => [name, (raw[at[name]] ?? '').replace(/\s+/g, ' ').trim()]),
    ) as Record<SheetHeading, string>;
    // 一级栏目 is a merged cell in most sheets: only its first row carries the words.
    if (cells.一级栏目 === '' && cells.二级栏目 !== '') cells.一级栏目 = parent;
    parent = cells.一级栏目 || parent;
    found.push({ number: from + index + 1, cells });
  });
  return found;
}

function fullUrl(cell: string, site: Site): string {
  if (cell.startsWith('/')) return `https://${site.hosts[0]}${cell}`;
  return /^https?:\/\//i.test(cell) || !/^[\w-]+(\.[\w-]+)+(\/|$)/.test(cell) ? cell : `http://${cell}`;
}

/** Shortest a run of calendar months can be, less a day of slack: 180天 means half a year, 60天 two months. */
const shortest = (months: number) => (months === 1 ? 28 : Math.floor(months * 30.44) - 2);

/** A sheet may be stricter than the notice; where the notice gives a figure, a longer one is refused. */
function compareLimit(
  sheet: Extract<SheetLimit, { kind: 'figure' }>,
  limit: { amount: number; kind: 'days' | 'months' | 'years' } | undefined,
): 'same' | 'stricter' | 'longer' {
  if (!limit) return 'stricter';
  if (limit.kind === 'days') {
    return sheet.days === limit.amount ? 'same' : sheet.days < limit.amount ? 'stricter' : 'longer';
  }
  const months = limit.kind === 'years' ? limit.amount * 12 : limit.amount;
  if (sheet.unit === 'days') {
    if (sheet.days > months * 31) return 'longer';
    return sheet.days < shortest(months) ? 'stricter' : 'same';
  }
  const ofSheet = sheet.unit === 'years' ? sheet.amount * 12 : sheet.amount;
  return ofSheet === months ? 'same' : ofSheet < months ? 'stricter' : 'longer';
}

function columnOf(row: Row, site: Site, limits: ClassLimits, errors: SheetError[], notes: SheetError[]) {
  const { cells, number } = row;
  const wrong = (column: SheetHeading, message: string) => {
    errors.push({ row: number, column, message: `第${number}行“${column}”：${message}` });
  };
  const name = cells.二级栏目 || cells.一级栏目;
  if (name === '') wrong('一级栏目', '一级栏目和二级栏目都是空的');
  const url = fullUrl(cells.网址, site);
  if (cells.网址 === '') wrong('网址', '没有填写');
  else if (columnUrlKey(url) === '') wrong('网址', `“${cells.网址}”不是网址`);
  if (cells.责任单位 === '') wrong('责任单位', '没有填写（合并的单元格请先拆开填满）');
  const parentName = cells.二级栏目 === '' ? undefined : cells.一级栏目 || undefined;
  const guess = guessClass(name, cells.栏目类别, parentName);
  if (!guess.written) {
    notes.push({
      row: number,
      column: '栏目类别',
      message: `第${number}行“${name}”归为${guess.columnClass}：${guess.reason}`,
    });
  }
  const column: Column = {
    id: `col-${hash53(columnUrlKey(url))}`,
    ...(parentName === undefined ? {} : { parentName }),
    name,
    url,
    columnClass: guess.columnClass,
    unitId: unitId(cells.责任单位),
  };
  const sheetLimit = readSheetLimit(cells.更新期限);
  if (sheetLimit.kind === 'unknown')
    wrong('更新期限', `“${cells.更新期限}”看不懂，请写成几天、几周、几个月或几年`);
  if (sheetLimit.kind !== 'figure') return column;
  const compared = compareLimit(sheetLimit, limits[guess.columnClass]);
  if (compared === 'longer') {
    wrong('更新期限', `“${cells.更新期限}”比通知对${guess.columnClass}类的规定长，请改期限或改栏目类别`);
  }
  if (compared !== 'stricter') return column;
  const reason = `栏目责任清单写明“${cells.更新期限}”`;
  notes.push({
    row: number,
    column: '更新期限',
    message: `第${number}行“${name}”按${sheetLimit.days}天判断：${reason}`,
  });
  return { ...column, limitOverride: { days: sheetLimit.days, reason } };
}

const unitId = (name: string) => `unit-${hash53(name)}`;

function personsOf(row: Row): Person[] {
  const unit = row.cells.责任单位;
  const person = (name: string, more: Partial<Person>): Person => ({
    id: `person-${hash53(`${unit}\n${name}`)}`,
    name,
    unitId: unitId(unit),
    ...more,
  });
  const names = (cell: string) => cell.split(/[、，,;；/\s]+/).filter(Boolean);
  return [
    ...names(row.cells.分管领导).map((name) => person(name, { post: '分管领导' })),
    ...names(row.cells.A岗).map((name) => person(name, { stand: 'A' })),
    ...names(row.cells.B岗).map((name) => person(name, { stand: 'B' })),
  ];
}

function byId<T extends { id: string }>(things: readonly T[]): T[] {
  // The first row a person stands in decides; what later rows add (a post, a stand) is filled in.
  const kept = new Map<string, T>();
  for (const thing of things) kept.set(thing.id, { ...thing, ...kept.get(thing.id) });
  return [...kept.values()];
}

/**
 * Reads 栏目责任清单 (附件8) into a register of one site. Rows are cells as text; title rows above the
 * headings, empty rows and notes below are passed over. One error anywhere and nothing is imported: every
 * error is listed with its row and heading. Ids come from addresses and names, so a second import of the same
 * sheet gives the same ids.
 * @example parseRegisterSheet(rows, site, noticeLimits)
 */
export function parseRegisterSheet(
  rows: readonly (readonly string[])[],
  site: Site,
  limits: ClassLimits,
): ParsedSheet {
  const found = findHeadings(rows);
  if ('errors' in found) return found;
  const data = dataRows(rows, found.rowIndex + 1, found.at);
  if (data.length === 0) {
    return { errors: [{ row: found.rowIndex + 1, column: '', message: '表头下面没有栏目' }] };
  }
  const errors: SheetError[] = [];
  const notes: SheetError[] = [];
  const columns = data.map((row) => columnOf(row, site, limits, errors, notes));
  const firstRow = new Map<string, number>();
  data.forEach((row, index) => {
    // What is no address has been said already, and is the same as no other.
    const key = columnUrlKey(columns[index]?.url ?? '');
    if (key === '') return;
    const before = firstRow.get(key);
    if (before === undefined) firstRow.set(key, row.number);
    else {
      const message = `第${row.number}行“网址”：与第${before}行是同一个网址`;
      errors.push({ row: row.number, column: '网址', message });
    }
  });
  if (errors.length > 0) return { errors: errors.sort((a, b) => a.row - b.row) };
  const units: Unit[] = data.map(({ cells }) => ({ id: unitId(cells.责任单位), name: cells.责任单位 }));
  const register: Register = {
    version: 1,
    sites: [site],
    columns,
    accounts: [],
    units: byId(units),
    persons: byId(data.flatMap(personsOf)),
  };
  return { register, notes };
}
