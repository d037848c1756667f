import { strToU8, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';

import {
  MOST_CELLS,
  MOST_COLUMNS,
  MOST_ROWS,
  MOST_SHEETS,
  type Refusal,
  refused,
  type SheetAnswer,
  type SheetsAnswer,
  type SheetsRead,
} from './sheet-limits.ts';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** Only these are unpacked: pictures, macros and links to other files stay packed. */
export const isWorkbookPart = (name: string): boolean => /^xl\/.*\.xml(\.rels)?$/i.test(name);

interface NamedSheet {
  /** From 1, as the workbook counts. */
  number: number;
  name: string;
  part: string;
  hidden: boolean;
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean);

const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => {
    const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
    return signs[name] ?? '';
  });

function sheetsOf(workbook: string, relations: string): NamedSheet[] {
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\b([^<>]*)>/g)].map(([, tag = '']) => [
      attribute(tag, 'Id') ?? '',
      attribute(tag, 'Target') ?? '',
    ]),
  );
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b([^<>]*)>/g)].map(([, tag = ''], index) => {
    const target = targets.get(attribute(tag, 'id') ?? '') ?? '';
    return {
      number: index + 1,
      name: unescaped(attribute(tag, 'name') ?? ''),
      part: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      hidden: /hidden/i.test(attribute(tag, 'state') ?? ''),
    };
  });
}

/** Cells and rows that hold a style and nothing else: a whole column coloured is a million of them. */
const withoutBlanks = (xml: string): string =>
  xml
    .replace(/<(?:\w+:)?c\b[^<>]*(?:\/>|><\/(?:\w+:)?c>)/g, '')
    .replace(/<(?:\w+:)?row\b[^<>]*(?:\/>|>\s*<\/(?:\w+:)?row>)/g, '');

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/**
 * Looked at before the cells are read: one cell in the last row and column of a sheet is 17,000,000,000 cells
 * to whoever fills the table up to it.
 */
function beyondExtent(xml: string): string | undefined {
  let rows = 0;
  let columns = 0;
  let unnumbered = 0;
  for (const [tag] of xml.matchAll(/<(?:\w+:)?row\b[^<>]*>/g)) {
    unnumbered++;
    rows = Math.max(rows, unnumbered, Number(/\sr\s*=\s*["'](\d{1,9})/.exec(tag)?.[1] ?? 0));
  }
  for (const match of xml.matchAll(/<(?:\w+:)?c\b[^<>]*?\br\s*=\s*["']([A-Z]{1,7})\d/g))
    columns = Math.max(columns, columnNumber(match[1] ?? ''));
  if (rows > MOST_ROWS) return `第 ${rows} 行还有内容，超过 ${MOST_ROWS} 行，请删去多余的行或分成几份。`;
  if (columns > MOST_COLUMNS) return `第 ${columns} 列还有内容，超过 ${MOST_COLUMNS} 列，请删去多余的列。`;
  if (rows * columns > MOST_CELLS)
    return `表格有 ${rows} 行 ${columns} 列，太大了，请删去多余的列或分成几份。`;
  return undefined;
}

/** A number as a person wrote it: 13800138000 and not 1.38001E+10. */
function numberText(raw: string): string {
  const number = Number(raw);
  if (!Number.isFinite(number)) return raw;
  return Math.abs(number) < 1e15 ? String(Number(number.toPrecision(15))) : raw;
}

/** A date as the sheet shows it, whatever zone this machine is in; a time of day alone stands in year 1899. */
function dateText(date: Date): string {
  const [day = '', time = ''] = date.toISOString().split('T');
  const minutes = time.slice(0, 5);
  if (date.getUTCFullYear() < 1901) return minutes;
  return minutes === '00:00' ? day : `${day} ${minutes}`;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value);
}

/** Formula cells by their addresses, the first few: what is stored beside them may be older than the sheet. */
function formulaNotes(xml: string, sheetName: string): string[] {
  const cells = [...xml.matchAll(/<(?:\w+:)?c\b([^<>]*)>\s*<(?:\w+:)?f\b/g)].map(
    ([, tag = '']) => attribute(tag, 'r') ?? '',
  );
  if (cells.length === 0) return [];
  const some = `${cells.slice(0, 5).join('、')}${cells.length > 5 ? ' 等' : ''}`;
  const where = sheetName === '' ? '' : `“${sheetName}”里`;
  return [
    `${where}有 ${cells.length} 格是公式（${some}），用的是文件里存着的计算结果（没有存结果的按空白），请核对。`,
  ];
}

/** Cells merged over several rows: the words stand in the first of them only, and are meant for all. */
function fillMerged(rows: string[][], xml: string): void {
  let left = MOST_CELLS;
  for (const [tag] of xml.matchAll(/<(?:\w+:)?mergeCell\b[^<>]*>/g)) {
    const found = /^([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)$/.exec(attribute(tag, 'ref') ?? '');
    if (!found) continue;
    const column = columnNumber(found[1] ?? '') - 1;
    const first = Number(found[2]) - 1;
    const words = rows[first]?.[column] ?? '';
    const last = Math.min(Number(found[3]) - 1, rows.length - 1, first + left);
    for (let row = first + 1; row <= last; row++, left--) {
      const cells = rows[row];
      if (cells && column < cells.length) cells[column] = words;
    }
  }
}

/** read-excel-file names the place in English: `<c/> at row 3, col 2: VALUE_INVALID`. */
function cellFault(error: unknown): Refusal {
  const place = /row (\d+),? col (\d+)/.exec(error instanceof Error ? error.message : '');
  return refused(
    place
      ? `第 ${place[1]} 行第 ${place[2]} 列的单元格读不出来。请在 Excel 或 WPS 里改成普通文本，另存后再导入。`
      : '文件里的表读不出来，可能已损坏。请用 Excel 或 WPS 打开，另存为新的 .xlsx 再导入。',
  );
}

type Parts = ReadonlyMap<string, Uint8Array>;

const textOf = (parts: Parts, name: string) => new TextDecoder().decode(parts.get(name) ?? new Uint8Array());

function sheetsInSight(parts: Parts): NamedSheet[] {
  const sheets = sheetsOf(textOf(parts, WORKBOOK), textOf(parts, RELATIONS));
  return sheets.filter(({ hidden, part }) => !hidden && parts.has(part));
}

/**
 * One sheet of a workbook whose parts are unpacked and counted already. They are handed on stored, not packed:
 * read-excel-file unpacks large parts in a blob worker, which an extension page refuses.
 */
async function readOne(
  parts: Parts,
  chosen: NamedSheet,
): Promise<{ rows: string[][]; xml: string } | Refusal> {
  const xml = withoutBlanks(textOf(parts, chosen.part));
  const beyond = beyondExtent(xml);
  if (beyond) return refused(beyond);
  const kept = [...parts].filter(([name]) => !name.startsWith('xl/worksheets/') || name === chosen.part);
  const stored = zipSync(
    Object.fromEntries(kept.map(([name, bytes]) => [name, name === chosen.part ? strToU8(xml) : bytes])),
    { level: 0 },
  );
  try {
    const table = await readSheet(stored.buffer as ArrayBuffer, chosen.number, {
      trim: false,
      parseNumber: numberText,
    });
    return { rows: table.map((row) => row.map(cellOf)), xml };
  } catch (error) {
    return cellFault(error);
  }
}

const NO_SHEET = '文件里没有可读的表格。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。';

/** The first sheet in sight. */
export async function readWorkbook(parts: Parts): Promise<SheetAnswer> {
  const count = sheetsOf(textOf(parts, WORKBOOK), textOf(parts, RELATIONS)).length;
  const [chosen] = sheetsInSight(parts);
  if (!chosen) return refused(NO_SHEET);
  const read = await readOne(parts, chosen);
  if ('ok' in read) return read;
  const others = count > 1 ? [`文件里有 ${count} 张表，只读了“${chosen.name}”。`] : [];
  return { ok: true, value: { rows: read.rows, notes: [...others, ...formulaNotes(read.xml, '')] } };
}

/** Every sheet in sight, cells merged over several rows filled down. */
export async function readEachSheet(parts: Parts): Promise<SheetsAnswer> {
  const chosen = sheetsInSight(parts);
  if (chosen.length === 0) return refused(NO_SHEET);
  if (chosen.length > MOST_SHEETS) return refused(`文件里有 ${chosen.length} 张表，请只留要导入的表。`);
  const value: SheetsRead = { sheets: [], notes: [] };
  for (const sheet of chosen) {
    const read = await readOne(parts, sheet);
    if ('ok' in read) return read;
    fillMerged(read.rows, read.xml);
    value.sheets.push({ name: sheet.name, rows: read.rows });
    value.notes.push(...formulaNotes(read.xml, chosen.length > 1 ? sheet.name : ''));
  }
  return { ok: true, value };
}
