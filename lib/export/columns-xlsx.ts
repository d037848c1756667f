import { type ColumnSheet, columnSheets } from '../core/ledger/column-sheets.ts';
import { xlsxCell } from './xlsx-cell.ts';
import { xlsxFile } from './xlsx-file.ts';
import type { XlsxSheet } from './xlsx-sheet.ts';

function workSheet({ name, title, headings, rows }: ColumnSheet, scope: string): XlsxSheet {
  return {
    name,
    widths: headings.map(({ width }) => width),
    banners: [
      { text: title, style: 'title', height: 30 },
      { text: scope, style: 'scope', height: 20 },
    ],
    heading: headings.map((heading) => ({ value: heading.title, style: 'heading' })),
    rows: rows.map((row) => row.map((cell, index) => xlsxCell(cell, headings[index]?.kind ?? 'text'))),
  };
}

/**
 * The column board as a workbook: 栏目更新 and 空白栏目 under the headings of the 日常监测台账 (FIELD 7), the whole
 * board, the units' tally and the single-veto lines. Words are text by type and never a formula.
 * @param scope the line under each title, from `boardScope`
 */
export function columnsXlsx(board: {
  rows: Parameters<typeof columnSheets>[0];
  vetoes: Parameters<typeof columnSheets>[1];
  scope: string;
}): Uint8Array<ArrayBuffer> {
  const [first, ...rest] = columnSheets(board.rows, board.vetoes).map((sheet) =>
    workSheet(sheet, board.scope),
  );
  if (!first) throw new Error('没有可写的表');
  return xlsxFile(first, ...rest);
}
