import { type StyleName, styleIndex } from './xlsx-styles.ts';
import { escapeXml } from './xml-text.ts';

/** A cell is text, a number or a day serial: there is no way to write a formula. */
export interface XlsxCell {
  value: string | number;
  style: StyleName;
}

export interface XlsxSheet {
  /** Name of the sheet: 1–31 characters, none of `[]/\:*?`. */
  name: string;
  /** Column widths in characters. */
  widths: readonly number[];
  /** Lines that span all columns and stand above the heading. */
  banners: readonly { text: string; style: StyleName; height: number }[];
  heading: readonly XlsxCell[];
  rows: readonly (readonly XlsxCell[])[];
}

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** What of a sheet stands before its rows are known. */
export type SheetFrame = Omit<XlsxSheet, 'rows'>;

/**
 * A sheet's XML up to and with its heading. The order of elements is the schema's (ECMA-376 part 1, 18.3.1.99): Excel
 * calls any other a damaged file.
 *
 * @param count rows that will follow
 */
export function sheetHead(
  sheet: SheetFrame,
  count: number,
  strings: SharedStrings,
  isFirst: boolean,
): string {
  const { widths, banners, heading } = sheet;
  const head = banners.length + 1;
  const lastColumn = columnName(widths.length - 1);
  const cols = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const bannerRows = banners.map(({ text, style, height }, index) => {
    const cells = widths.map((_, column) => ({ value: column === 0 ? text : '', style }));
    return rowXml(cells, index + 1, strings, ` ht="${height}" customHeight="1"`);
  });
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<dimension ref="A1:${lastColumn}${head + count}"/>` +
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    `<pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/>` +
    '<selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    `<cols>${cols.join('')}</cols><sheetData>${bannerRows.join('')}` +
    sheetRows(sheet, [heading], -1, strings)
  );
}

/** Rows of it; `from` counts them from 0 under the heading. */
export function sheetRows(
  { widths, banners }: SheetFrame,
  rows: readonly (readonly XlsxCell[])[],
  from: number,
  strings: SharedStrings,
): string {
  const first = banners.length + 2 + from;
  return rows
    .map((cells, index) => rowXml(cells, first + index, strings, ` ht="${rowHeight(cells, widths)}"`))
    .join('');
}

/** What follows the rows. */
export function sheetTail({ widths, banners }: SheetFrame): string {
  const lastColumn = columnName(widths.length - 1);
  const merges = banners.map((_, index) => `<mergeCell ref="A${index + 1}:${lastColumn}${index + 1}"/>`);
  return (
    '</sheetData>' +
    (merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '') +
    '<printOptions horizontalCentered="1"/>' +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>'
  );
}

function rowXml(cells: readonly XlsxCell[], row: number, strings: SharedStrings, attributes: string): string {
  const items = cells.map(({ value, style }, column) => {
    const place = `r="${columnName(column)}${row}" s="${styleIndex(style)}"`;
    if (value === '') return `<c ${place}/>`;
    if (typeof value === 'number') return `<c ${place}><v>${value}</v></c>`;
    const shared = strings.indexOf(value);
    if (shared !== undefined) return `<c ${place} t="s"><v>${shared}</v></c>`;
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  });
  return `<row r="${row}"${attributes}>${items.join('')}</row>`;
}

const LINE_POINTS = 13.5;
/** The most Excel allows. */
const MAX_POINTS = 409;

/**
 * Points the wrapped words of a row need. Said in the file because LibreOffice (and with it 麒麟 and 统信 desktops)
 * does not fit rows when it opens one: long addresses ran over the rows below.
 */
function rowHeight(cells: readonly XlsxCell[], widths: readonly number[]): number {
  const lines = cells.map(({ value }, column) =>
    typeof value === 'number' ? 1 : wrappedLines(value, (widths[column] ?? 10) - 1),
  );
  return Math.min(MAX_POINTS, Math.max(1, ...lines) * LINE_POINTS + 3);
}

/** Lines a text takes in a column of `room` half-width characters; a Chinese character is two. */
function wrappedLines(text: string, room: number): number {
  // Beyond this no row grows.
  if (text.length > 2 * room * (MAX_POINTS / LINE_POINTS)) return Math.ceil(MAX_POINTS / LINE_POINTS);
  return text.split('\n').reduce((lines, line) => {
    const wide = [...line].reduce((sum, sign) => sum + (sign > '\u00ff' ? 2 : 1), 0);
    return lines + Math.max(1, Math.ceil(wide / room));
  }, 0);
}

/** @example columnName(27) === 'AB' */
function columnName(index: number): string {
  const above = Math.floor(index / 26);
  return (above > 0 ? columnName(above - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Texts kept for a whole workbook: those of 100,000 rows, nearly all different, would take 300 MB. */
const MOST_SHARED = 50_000;

/** Each text once. A Map: with a plain object the page title `constructor` would find Object's own. */
export class SharedStrings {
  private readonly places = new Map<string, number>();
  private uses = 0;

  constructor(private readonly most = MOST_SHARED) {}

  /** @returns undefined when there are enough: then the cell holds its own words */
  indexOf(text: string): number | undefined {
    const known = this.places.get(text);
    if (known === undefined && this.places.size >= this.most) return undefined;
    this.uses++;
    if (known !== undefined) return known;
    const place = this.places.size;
    this.places.set(text, place);
    return place;
  }

  xml(): string {
    const items = [...this.places.keys()].map(
      (text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`,
    );
    const counts = `count="${this.uses}" uniqueCount="${items.length}"`;
    return `${XML}<sst xmlns="${MAIN}" ${counts}>${items.join('')}</sst>`;
  }
}
