import { strToU8, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';

import {
  MOST_CELLS,
  MOST_SHEETS,
  type Refusal,
  refused,
  type SheetAnswer,
  type SheetsAnswer,
  type SheetsRead,
} from './sheet-limits.ts';
import { columnNumber, type PlainSheet, partFault, plainSheet } from './sheet-xml.ts';

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
function formulaNotes(cells: readonly string[], sheetName: string): string[] {
  if (cells.length === 0) return [];
  const some = `${cells.slice(0, 5).join('、')}${cells.length > 5 ? ' 等' : ''}`;
  const where = sheetName === '' ? '' : `“${sheetName}”里`;
  return [
    `${where}有 ${cells.length} 格是公式（${some}），用的是文件里存着的计算结果（没有存结果的按空白），请核对。`,
  ];
}

/** Cells merged over several rows: the words stand in the first of them only, and are meant for all. */
function fillMerged(rows: string[][], ranges: readonly string[]): void {
  let left = MOST_CELLS;
  for (const range of ranges) {
    const found = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(range);
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

/** The sheets of a workbook, how many there are in all, or what is wrong with the parts they share. */
function sheetsInSight(parts: Parts): { count: number; chosen: NamedSheet[] } | Refusal {
  for (const name of parts.keys()) {
    const fault = name.startsWith('xl/worksheets/') ? undefined : partFault(textOf(parts, name));
    if (fault) return refused(fault);
  }
  const sheets = sheetsOf(textOf(parts, WORKBOOK), textOf(parts, RELATIONS));
  return { count: sheets.length, chosen: sheets.filter(({ hidden, part }) => !hidden && parts.has(part)) };
}

/** Bytes of the parts that are read anew for each sheet. */
function sharedBytes(parts: Parts): number {
  let sum = 0;
  for (const [name, bytes] of parts) if (!name.startsWith('xl/worksheets/')) sum += bytes.length;
  return sum;
}

/**
 * One sheet of a workbook whose parts are unpacked and counted already. They are handed on stored, not packed:
 * read-excel-file unpacks large parts in a blob worker, which an extension page refuses.
 */
async function readOne(
  parts: Parts,
  chosen: NamedSheet,
): Promise<{ rows: string[][]; sheet: PlainSheet } | Refusal> {
  const sheet = plainSheet(textOf(parts, chosen.part));
  if (typeof sheet === 'string') return refused(sheet);
  const kept = [...parts].filter(([name]) => !name.startsWith('xl/worksheets/') && name !== chosen.part);
  const stored = zipSync(Object.fromEntries([...kept, [chosen.part, strToU8(sheet.xml)]]), { level: 0 });
  try {
    const table = await readSheet(stored.buffer as ArrayBuffer, chosen.number, {
      trim: false,
      parseNumber: numberText,
    });
    return { rows: table.map((row) => row.map(cellOf)), sheet };
  } catch (error) {
    return cellFault(error);
  }
}

/** Words shared by all sheets, times the sheets: what is read in all. */
const MOST_SHARED_BYTES = 200_000_000;

const NO_SHEET = '文件里没有可读的表格。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。';

/** The first sheet in sight. */
export async function readWorkbook(parts: Parts): Promise<SheetAnswer> {
  const inSight = sheetsInSight(parts);
  if ('ok' in inSight) return inSight;
  const { count } = inSight;
  const [chosen] = inSight.chosen;
  if (!chosen) return refused(NO_SHEET);
  const read = await readOne(parts, chosen);
  if ('ok' in read) return read;
  const others = count > 1 ? [`文件里有 ${count} 张表，只读了“${chosen.name}”。`] : [];
  return {
    ok: true,
    value: { rows: read.rows, notes: [...others, ...formulaNotes(read.sheet.formulas, '')] },
  };
}

/** Every sheet in sight, cells merged over several rows filled down. */
export async function readEachSheet(parts: Parts): Promise<SheetsAnswer> {
  const inSight = sheetsInSight(parts);
  if ('ok' in inSight) return inSight;
  const { chosen } = inSight;
  if (chosen.length === 0) return refused(NO_SHEET);
  if (chosen.length > MOST_SHEETS || chosen.length * sharedBytes(parts) > MOST_SHARED_BYTES)
    return refused(`文件里有 ${chosen.length} 张表，请只留要导入的表。`);
  const value: SheetsRead = { sheets: [], notes: [] };
  for (const sheet of chosen) {
    const read = await readOne(parts, sheet);
    if ('ok' in read) return read;
    fillMerged(read.rows, read.sheet.merged);
    value.sheets.push({ name: sheet.name, rows: read.rows });
    value.notes.push(...formulaNotes(read.sheet.formulas, chosen.length > 1 ? sheet.name : ''));
  }
  return { ok: true, value };
}
