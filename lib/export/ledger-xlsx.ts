import { LEDGER_HEADINGS, LEDGER_TITLE, type LedgerRow } from '../core/ledger/headings.ts';
import { xlsxCell } from './xlsx-cell.ts';
import { xlsxParts } from './xlsx-parts.ts';
import type { SheetFrame, XlsxCell } from './xlsx-sheet.ts';

const frameOf = (scope: string): SheetFrame => ({
  name: LEDGER_TITLE,
  widths: LEDGER_HEADINGS.map((heading) => heading.width),
  banners: [
    { text: LEDGER_TITLE, style: 'title', height: 30 },
    { text: scope, style: 'scope', height: 20 },
  ],
  heading: LEDGER_HEADINGS.map(({ title }) => ({ value: title, style: 'heading' })),
});

const cellsOf = (rows: readonly LedgerRow[]): XlsxCell[][] =>
  rows.map((row) => LEDGER_HEADINGS.map(({ key, kind }) => xlsxCell(row[key], kind)));

/**
 * The 错敏整改台账 as a workbook: title, scope, heading, one line a ticket; of any length, in parts to be put one
 * after the other.
 *
 * Words are text by type and never a formula. Times are real dates, so the office can sort and reckon with
 * them; `24:00` (the end of a working-day period) and words such as 无规定时限 stay text.
 *
 * @param scope the line under the title, from `scopeLine`
 * @param count lines that will come, all chunks together
 * @example for await (const part of ledgerXlsxParts({ scope, count }, chunks)) parts.push(new Blob([part]))
 */
export function ledgerXlsxParts(
  { scope, count }: { scope: string; count: number },
  chunks: AsyncIterable<readonly LedgerRow[]>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const cells = async function* () {
    for await (const rows of chunks) yield cellsOf(rows);
  };
  return xlsxParts(frameOf(scope), count, cells());
}
