import Papa from 'papaparse';

import type { Sheet } from '../core/register/parse-sheets.ts';
import type { Register } from '../core/register/register.ts';
import type { SheetKind } from '../core/register/sheet-headings.ts';
import { registerSheet } from '../core/register/sheet-rows.ts';
import { guardCell } from './ledger-csv.ts';
import { xlsxCell } from './xlsx-cell.ts';
import { xlsxFile } from './xlsx-file.ts';
import type { XlsxSheet } from './xlsx-sheet.ts';

/** Characters a column is wide, by its heading; half-width, a Chinese character is two. */
const WIDTHS: Readonly<Record<string, number>> = {
  网址: 44,
  主页网址: 44,
  责任单位: 24,
  主办单位: 24,
  主管单位: 24,
  单位: 24,
  账号名称: 22,
  账号ID: 22,
  管理员及电话: 26,
  期限理由: 26,
};

function workSheet({ name, rows: [heading = [], ...rows] }: Sheet): XlsxSheet {
  return {
    name,
    widths: heading.map((title) => WIDTHS[title] ?? 14),
    banners: [{ text: name, style: 'title', height: 30 }],
    heading: heading.map((title) => ({ value: title, style: 'heading' })),
    rows: rows.map((row) => row.map((cell) => xlsxCell(cell, 'text'))),
  };
}

/**
 * Lists of the register as a workbook, one sheet a list, under the headings of the notice's forms. Every cell is
 * text by type: a telephone keeps its 0, an id its digits, and nothing is ever a formula.
 */
export function registerXlsx(
  register: Register,
  kinds: readonly [SheetKind, ...SheetKind[]],
): Uint8Array<ArrayBuffer> {
  const [first, ...rest] = kinds;
  const sheetOf = (kind: SheetKind) => workSheet(registerSheet(register, kind));
  return xlsxFile(sheetOf(first), ...rest.map(sheetOf));
}

/** One list as CSV for Excel and WPS; what could start a formula gets a `'` in front, which reading takes off. */
export function registerCsv(register: Register, kind: SheetKind): Uint8Array<ArrayBuffer> {
  const table = registerSheet(register, kind).rows.map((row) => row.map(guardCell));
  const text = `\ufeff${Papa.unparse(table, { quotes: true, newline: '\r\n' })}\r\n`;
  return new Uint8Array(new TextEncoder().encode(text));
}
