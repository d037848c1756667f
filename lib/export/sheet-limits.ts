/** A sheet on its way in: cells as text, and what a person should know of how they were read. */
interface SheetRead {
  rows: string[][];
  notes: string[];
}

/** Every sheet in sight of a workbook, cells merged over several rows filled down; one sheet named '' for text. */
export interface SheetsRead {
  sheets: { name: string; rows: string[][] }[];
  notes: string[];
}

/** What is longer is a mistake or an attack; a list of 100,000 words is some 10 MB. */
export const MOST_BYTES = 20_000_000;
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 256;
export const MOST_SHEETS = 50;
/** Rows × columns: the memory a sheet takes whether its cells are filled or not. */
export const MOST_CELLS = 4_000_000;
/** What a spreadsheet itself can hold in a cell. */
export const MOST_CELL_CHARS = 32_767;

export type SheetAnswer = { ok: true; value: SheetRead } | Refusal;
export type SheetsAnswer = { ok: true; value: SheetsRead } | Refusal;

export type Refusal = { ok: false; error: string };
export const refused = (error: string): Refusal => ({ ok: false, error: `${error}什么都没有导入。` });

/** The sentence for a sheet that is beyond what is read; undefined when it is within. Rows count from 1. */
export function beyondLimits(rows: readonly (readonly string[])[]): string | undefined {
  if (rows.length > MOST_ROWS) return `表格超过 ${MOST_ROWS} 行，请分成几份再导入。`;
  for (const [index, row] of rows.entries()) {
    if (row.length > MOST_COLUMNS)
      return `第 ${index + 1} 行有 ${row.length} 列，超过 ${MOST_COLUMNS} 列，请核对分隔符。`;
    if (row.some((cell) => cell.length > MOST_CELL_CHARS))
      return `第 ${index + 1} 行有一格超过 ${MOST_CELL_CHARS} 个字，不像是表格里的一格，请核对文件。`;
  }
  return undefined;
}
