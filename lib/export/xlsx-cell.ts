import { dayNumber, isCivilDate } from '../core/calendar/civil-date.ts';
import type { CellKind } from '../core/ledger/headings.ts';
import type { XlsxCell } from './xlsx-sheet.ts';

/** Day 0 of a workbook's calendar (1899-12-30) in days since 1970-01-01. */
const SERIAL_EPOCH = -25_569;
/** Format `@` holds this much; see `longText`. */
const MAX_TEXT_FORMAT = 255;

/**
 * The cell of a sheet's text: numbers and days become real ones, everything else stays text, never a formula.
 * @example xlsxCell('2026-11-23', 'date') // { value: 46349, style: 'day' }
 */
export function xlsxCell(text: string, kind: CellKind): XlsxCell {
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
