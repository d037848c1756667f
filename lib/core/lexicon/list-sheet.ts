/** A row that cannot be taken, with what to do. Rows count from 1, as the sheet or the lines do. */
export interface RowFault {
  row: number;
  message: string;
}

/** What was read of a sheet: what can be taken, what cannot, and what a person should know of the rest. */
export interface ParsedRows<T> {
  items: T[];
  faults: RowFault[];
  notes: string[];
}

export type SheetRows = readonly (readonly string[])[];

/** Rows looked through for the one with headings: titles and notes may stand above it. */
const HEADING_ROWS = 10;

/** Signs nobody sees, which sheets and web pages leave in a cell. */
const UNSEEN = /\p{Cf}|\u034f|[\ufe00-\ufe0f]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export const cleanCell = (cell: string | undefined): string => (cell ?? '').replace(UNSEEN, '').trim();

/** What no word can hold; undefined when the cell is fine. */
export function cellFault(words: string): string | undefined {
  if (CONTROL.test(words)) return '含有看不见的控制字符，请重新录入';
  if (words.includes('\ufffd'))
    return '含有乱码，文件的编码可能不对，请用 Excel 或 WPS 打开另存为 .xlsx 再导入';
  if (/[\n\r\t]/.test(words)) return '一格里有换行或制表符，请分成几行';
  if (!/[\p{L}\p{N}]/u.test(words)) return `“${words.slice(0, 10)}”里没有汉字、字母或数字`;
  return undefined;
}

/** `、` and `；` between several words of one cell. */
export const cellWords = (cell: string): string[] =>
  cell
    .split(/[、；;|\n]+/)
    .map(cleanCell)
    .filter((word) => word !== '');

/** Which column holds what, by the names a heading may have; undefined when no row is a heading. */
export function headingOf<K extends string>(
  rows: SheetRows,
  names: Readonly<Record<K, RegExp>>,
  needed: K,
): { row: number; at: Partial<Record<K, number>> } | undefined {
  const keys = Object.keys(names) as K[];
  for (const [row, cells] of rows.slice(0, HEADING_ROWS).entries()) {
    const at: Partial<Record<K, number>> = {};
    for (const [column, cell] of cells.entries()) {
      const title = cleanCell(cell).replace(/[\s（(].*$/, '');
      const key = keys.find((one) => at[one] === undefined && names[one].test(title));
      if (key !== undefined) at[key] = column;
    }
    if (at[needed] !== undefined) return { row, at };
  }
  return undefined;
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cleanCell(cell) === '');
