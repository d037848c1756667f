import { strToU8, type Zippable, zipSync } from 'fflate';

import {
  MAIN,
  SharedStrings,
  type SheetFrame,
  sheetHead,
  sheetRows,
  sheetTail,
  type XlsxSheet,
  XML,
} from './xlsx-sheet.ts';
import { STYLES_XML } from './xlsx-styles.ts';
import { escapeXml } from './xml-text.ts';

export const XLSX_MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

// Entries carry no real time, so the same ledger gives the same bytes on every machine.
export const ENTRY_TIME = new Date(1980, 0, 1);
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
  const files: Zippable = {};
  for (const [path, text] of workbookParts(sheets)) files[path] = strToU8(text);
  for (const [index, sheet] of sheets.entries()) {
    const head = sheetHead(sheet, sheet.rows.length, strings, index === 0);
    const text = head + sheetRows(sheet, sheet.rows, 0, strings) + sheetTail(sheet);
    files[`xl/${sheetPath(index)}`] = strToU8(text);
  }
  files[STRINGS_PATH] = strToU8(strings.xml());
  return new Uint8Array(zipSync(files, { mtime: ENTRY_TIME, level: 1 }));
}

export const STRINGS_PATH = 'xl/sharedStrings.xml';
export const sheetPath = (index: number): string => `worksheets/sheet${index + 1}.xml`;

/** Every part of a workbook but its sheets and its texts, by path. */
export function workbookParts(sheets: readonly SheetFrame[]): [path: string, xml: string][] {
  const paths = sheets.map((_, index) => sheetPath(index));
  return [
    ['[Content_Types].xml', contentTypes(paths)],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...paths.map((path) => ['worksheet', path] as const),
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    ],
    ['xl/styles.xml', STYLES_XML],
  ];
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

function workbookXml(sheets: readonly SheetFrame[]): string {
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
