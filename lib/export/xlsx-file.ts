import { strToU8, type Zippable, zipSync } from 'fflate';

import { STYLES_XML, type StyleName, styleIndex } from './xlsx-styles.ts';
import { escapeXml } from './xml-text.ts';

export const XLSX_MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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

// Entries carry no real time, so the same ledger gives the same bytes on every machine.
const ENTRY_TIME = new Date(1980, 0, 1);
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook, of one sheet or several: banners, heading and rows, head frozen and repeated on every printed page, A3
 * landscape, one page wide: on A4 the ledger's 28 columns came out at 3 points.
 *
 * Written by hand rather than with write-excel-file 4.1.1, for three faults measured there: parts over 160 KB
 * are packed in a blob: worker, which `script-src 'self'` of an extension page blocks; a cell that reads
 * `constructor` or `toString` comes out as an invalid string index; half a surrogate pair takes its neighbour
 * with it.
 *
 * @example await file.write(xlsxFile(sheet))
 */
export function xlsxFile(...sheets: readonly [XlsxSheet, ...XlsxSheet[]]): Uint8Array<ArrayBuffer> {
  const strings = new SharedStrings();
  const paths = sheets.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  const bodies = sheets.map((sheet, index) => [
    `xl/${paths[index]}`,
    worksheetXml(sheet, strings, index === 0),
  ]);
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(paths),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relationships([
      ...paths.map((path) => ['worksheet', path] as const),
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    ...Object.fromEntries(bodies),
    'xl/styles.xml': STYLES_XML,
    'xl/sharedStrings.xml': strings.xml(),
  };
  const files: Zippable = {};
  for (const [path, text] of Object.entries(parts)) files[path] = strToU8(text);
  return new Uint8Array(zipSync(files, { mtime: ENTRY_TIME, level: 1 }));
}

const contentTypes = (sheets: readonly string[]): string =>
  `${XML}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>` +
  sheets.map((path) => `<Override PartName="/xl/${path}" ContentType="${CONTENT}.worksheet+xml"/>`).join('') +
  `<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>` +
  `<Override PartName="/xl/sharedStrings.xml" ContentType="${CONTENT}.sharedStrings+xml"/>` +
  '</Types>';

function relationships(targets: readonly (readonly [kind: string, target: string])[]): string {
  const items = targets.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly XlsxSheet[]): string {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const titles = sheets.map(({ name, banners }, index) => {
    const quoted = escapeXml(`'${name.replaceAll("'", "''")}'`);
    const lines = `${quoted}!$1:$${banners.length + 1}`;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${lines}</definedName>`;
  });
  return (
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${listed.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
  );
}

/** The order of elements is the schema's (ECMA-376 part 1, 18.3.1.99): Excel calls any other a damaged file. */
function worksheetXml(sheet: XlsxSheet, strings: SharedStrings, isFirst: boolean): string {
  const { widths, banners, heading, rows } = sheet;
  const head = banners.length + 1;
  const lastColumn = columnName(widths.length - 1);
  const cols = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const bannerRows = banners.map(({ text, style, height }, index) => {
    const cells = widths.map((_, column) => ({ value: column === 0 ? text : '', style }));
    return rowXml(cells, index + 1, strings, ` ht="${height}" customHeight="1"`);
  });
  const body = [heading, ...rows].map((cells, index) =>
    rowXml(cells, head + index, strings, ` ht="${rowHeight(cells, widths)}"`),
  );
  const merges = banners.map((_, index) => `<mergeCell ref="A${index + 1}:${lastColumn}${index + 1}"/>`);
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<dimension ref="A1:${lastColumn}${head + rows.length}"/>` +
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    `<pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/>` +
    '<selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    `<cols>${cols.join('')}</cols><sheetData>${bannerRows.join('')}${body.join('')}</sheetData>` +
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
    return typeof value === 'number'
      ? `<c ${place}><v>${value}</v></c>`
      : `<c ${place} t="s"><v>${strings.indexOf(value)}</v></c>`;
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

/** Each text once. A Map: with a plain object the page title `constructor` would find Object's own. */
class SharedStrings {
  private readonly places = new Map<string, number>();
  private uses = 0;

  indexOf(text: string): number {
    this.uses++;
    const known = this.places.get(text);
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
