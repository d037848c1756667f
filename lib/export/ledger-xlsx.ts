import { dayNumber, isCivilDate } from '../core/calendar/civil-date.ts';
import { type CellKind, LEDGER_HEADINGS, LEDGER_TITLE, type LedgerRow } from '../core/ledger/headings.ts';
import { type XlsxCell, xlsxFile } from './xlsx-file.ts';

/** Day 0 of a workbook's calendar (1899-12-30) in days since 1970-01-01. */
const SERIAL_EPOCH = -25_569;
/** Format `@` holds this much; see `longText`. */
const MAX_TEXT_FORMAT = 255;

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
    rows: ledger.rows.map((row) => LEDGER_HEADINGS.map(({ key, kind }) => ledgerCell(row[key], kind))),
  });
}

function ledgerCell(text: string, kind: CellKind): XlsxCell {
  if (kind === 'number' && /^\d{1,9}$/.test(text)) return { value: Number(text), style: 'number' };
  const serial = kind === 'date' ? daySerial(text) : undefined;
  if (serial !== undefined) return { value: serial, style: text.length > 10 ? 'date' : 'day' };
  return { value: text, style: text.length > MAX_TEXT_FORMAT ? 'longText' : 'text' };
}

/** @example daySerial('2026-11-23 12:00') === 46349.5 */
function daySerial(text: string): number | undefined {
  const [, date = '', hour = '0', minute = '0'] =
    /^(\d{4}-\d{2}-\d{2})(?: ([01]\d|2[0-3]):([0-5]\d))?$/.exec(text) ?? [];
  if (!isCivilDate(date) || date < '1901-01-01') return undefined;
  return dayNumber(date) - SERIAL_EPOCH + (Number(hour) * 60 + Number(minute)) / 1440;
}
