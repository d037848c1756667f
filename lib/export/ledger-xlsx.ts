import { LEDGER_HEADINGS, LEDGER_TITLE, type LedgerRow } from '../core/ledger/headings.ts';
import { xlsxCell } from './xlsx-cell.ts';
import { xlsxFile } from './xlsx-file.ts';

/**
 * The 错敏整改台账 as a workbook: title, scope, heading, one line a ticket.
 *
 * Words are text by type and never a formula. Times are real dates, so the office can sort and reckon with
 * them; `24:00` (the end of a working-day period) and words such as 无规定时限 stay text.
 *
 * @param scope the line under the title, from `scopeLine`
 * @example new Blob([ledgerXlsx({ scope, rows })], { type: XLSX_MIME })
 */
export function ledgerXlsx(ledger: { scope: string; rows: readonly LedgerRow[] }): Uint8Array<ArrayBuffer> {
  return xlsxFile({
    name: LEDGER_TITLE,
    widths: LEDGER_HEADINGS.map((heading) => heading.width),
    banners: [
      { text: LEDGER_TITLE, style: 'title', height: 30 },
      { text: ledger.scope, style: 'scope', height: 20 },
    ],
    heading: LEDGER_HEADINGS.map(({ title }) => ({ value: title, style: 'heading' })),
    rows: ledger.rows.map((row) => LEDGER_HEADINGS.map(({ key, kind }) => xlsxCell(row[key], kind))),
  });
}
