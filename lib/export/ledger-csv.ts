import Papa from 'papaparse';

import { LEDGER_HEADINGS, type LedgerKey, type LedgerRow } from '../core/ledger/headings.ts';

export const CSV_MIME = 'text/csv;charset=utf-8';

const BOM = '\ufeff';
/** What a spreadsheet may take for a formula, also behind blanks and unseen signs, and the guard itself (FIELD 7). */
const NEEDS_GUARD = /^(?:'|[\t\r]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

export type ReadLedger = { ok: true; rows: LedgerRow[] } | { ok: false; error: string };

/**
 * The ledger as CSV for Excel and WPS: UTF-8 with BOM, CRLF, every cell quoted so that no separator of any
 * locale can split one. A cell that could start a formula, or that starts with the guard, gets a `'` in front.
 * Of any length, in parts to be put one after the other.
 */
export async function* ledgerCsvParts(
  chunks: AsyncIterable<readonly LedgerRow[]>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const encoder = new TextEncoder();
  yield new Uint8Array(encoder.encode(BOM + csvLines([HEADING])));
  for await (const rows of chunks)
    if (rows.length > 0) yield new Uint8Array(encoder.encode(csvLines(rows.map(cellsOf))));
}

const HEADING = LEDGER_HEADINGS.map((heading) => heading.title);
const cellsOf = (row: LedgerRow): string[] => LEDGER_HEADINGS.map(({ key }) => guardCell(row[key]));
const csvLines = (table: readonly (readonly string[])[]): string =>
  `${Papa.unparse([...table] as string[][], { quotes: true, newline: '\r\n' })}\r\n`;

/** @example guardCell('=1+1') === "'=1+1" */
export function guardCell(text: string): string {
  return NEEDS_GUARD.test(text) ? `'${text}` : text;
}

/** Inverse of `guardCell`. @example unguardCell("'=1+1") === '=1+1' */
export function unguardCell(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}

/**
 * Rows of a file `ledgerCsvParts` wrote, the guards taken off again. Columns are found by their headings, in any
 * order; one that is missing or a line of another length refuses the file.
 *
 * @returns one Chinese sentence in `error` when this is no such file
 */
export function readLedgerCsv(file: Uint8Array | string): ReadLedger {
  const text = typeof file === 'string' ? file : decode(file);
  if (text === null) return { ok: false, error: '文件不是 UTF-8 编码，没有读入。' };
  const body = text.startsWith(BOM) ? text.slice(1) : text;
  const parsed = Papa.parse<string[]>(body, {
    delimiter: ',',
    newline: /^[^\r\n]*\r\n/.test(body) ? '\r\n' : '\n',
    skipEmptyLines: true,
  });
  const [heading, ...lines] = parsed.data;
  if (!heading || parsed.errors.length > 0)
    return { ok: false, error: '文件不是完整的 CSV 表格，没有读入。' };
  const places = LEDGER_HEADINGS.map(({ key, title }) => ({ key, title, at: heading.indexOf(title) }));
  const missing = places.find(({ at }) => at < 0);
  if (missing) return { ok: false, error: `表头缺少“${missing.title}”，没有读入。` };
  const rows: LedgerRow[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.length !== heading.length)
      return { ok: false, error: `第 ${index + 2} 行的列数不对，没有读入。` };
    const cells = places.map(({ key, at }) => [key, unguardCell(line[at] ?? '')] as const);
    rows.push(Object.fromEntries(cells) as Record<LedgerKey, string>);
  }
  return { ok: true, rows };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
