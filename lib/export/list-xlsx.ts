import { listRows } from '../core/lexicon/list-rows.ts';
import type { ListContent } from '../core/lexicon/word-list.ts';
import { xlsxCell } from './xlsx-cell.ts';
import { xlsxFile } from './xlsx-file.ts';

const WIDE = /例句|职务|放行词|固定表述/;

/**
 * A list of the office's own as a workbook that reads back as the same list. Every cell is text by type.
 *
 * @example download(listXlsx(content), XLSX_MIME, '错词.xlsx')
 */
export function listXlsx(content: ListContent): Uint8Array<ArrayBuffer> {
  const [heading = [], ...rows] = listRows(content);
  return xlsxFile({
    name: content.kind,
    widths: heading.map((title) => (WIDE.test(title) ? 40 : 16)),
    banners: [],
    heading: heading.map((title) => ({ value: title, style: 'heading' })),
    rows: rows.map((row) => row.map((cell) => xlsxCell(cell, 'text'))),
  });
}
