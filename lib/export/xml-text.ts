import { cellText } from '../core/ledger/cell-text.ts';

/**
 * Text as it stands inside an element or attribute of a workbook. What XML 1.0 cannot carry is shown as
 * `cellText` shows it; `_x0041_` would be read as the letter A (ST_Xstring, ECMA-376 part 1, 22.9.2.19), so
 * the underscore before such a code is itself written as one. Never longer than `MAX_CELL_CHARS` when read.
 *
 * @example escapeXml('<b>_x0041_') === '&lt;b&gt;_x005F_x0041_'
 */
export function escapeXml(text: string): string {
  return cellText(text)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
