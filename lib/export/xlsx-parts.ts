import { strToU8, Zip, ZipDeflate } from 'fflate';

import { ENTRY_TIME, STRINGS_PATH, sheetPath, workbookParts } from './xlsx-file.ts';
import {
  SharedStrings,
  type SheetFrame,
  sheetHead,
  sheetRows,
  sheetTail,
  type XlsxCell,
} from './xlsx-sheet.ts';

/**
 * A workbook of one long sheet, in parts to be put one after the other: rows are taken as they come and never
 * stand in memory together. Reads as the one of `xlsxFile`.
 *
 * @param count rows that will come, all chunks together
 * @param strings texts the sheet may share; what it may not, a cell holds itself
 * @example for await (const part of xlsxParts(frame, 100_000, chunks)) parts.push(new Blob([part]))
 */
export async function* xlsxParts(
  frame: SheetFrame,
  count: number,
  chunks: AsyncIterable<readonly (readonly XlsxCell[])[]>,
  strings = new SharedStrings(),
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const packed: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    // A copy: the packer goes on using its buffer.
    packed.push(new Uint8Array(bytes));
  });
  const open = (path: string): ZipDeflate => {
    const part = new ZipDeflate(path, { level: 1 });
    part.mtime = ENTRY_TIME;
    zip.add(part);
    return part;
  };
  for (const [path, xml] of workbookParts([frame])) open(path).push(strToU8(xml), true);
  const sheet = open(`xl/${sheetPath(0)}`);
  sheet.push(strToU8(sheetHead(frame, count, strings, true)));
  let from = 0;
  for await (const rows of chunks) {
    sheet.push(strToU8(sheetRows(frame, rows, from, strings)));
    from += rows.length;
    yield* packed.splice(0);
  }
  sheet.push(strToU8(sheetTail(frame)), true);
  open(STRINGS_PATH).push(strToU8(strings.xml()), true);
  zip.end();
  yield* packed.splice(0);
}
