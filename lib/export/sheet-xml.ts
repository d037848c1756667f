import { MOST_CELL_CHARS, MOST_CELLS, MOST_COLUMNS, MOST_ROWS } from './sheet-limits.ts';
import { attributesOf, BROKEN, eachPiece, type Tag } from './xml-pieces.ts';

/** A row's or cell's own tag takes some 200 characters in what spreadsheet programs write. */
const LONGEST_TAG = 2_000;
/** `&#x4E00;` is eight characters for one. */
const LONGEST_TEXT = 8 * MOST_CELL_CHARS;
const MOST_MERGED = 200_000;

/** Spreadsheet programs write formats of at most 255 characters, and some hundred of them. */
const LONGEST_FORMAT = 1_000;
const MOST_FORMATS = 5_000;

/**
 * The fault of a part other than a sheet: a tag without end, an endless word, or a number format that whoever asks
 * whether it means a date reads again from each of its characters.
 */
export function partFault(xml: string): string | undefined {
  let formats = 0;
  return eachPiece(xml, {
    tag({ name, rest }) {
      if (name !== 'numFmt') return undefined;
      formats++;
      return rest.length > LONGEST_FORMAT || formats > MOST_FORMATS ? BROKEN : undefined;
    },
    text: (text) => (text.length > LONGEST_TEXT ? BROKEN : undefined),
  });
}

export const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

const columnLetters = (number: number): string =>
  (number > 26 ? columnLetters(Math.floor((number - 1) / 26)) : '') +
  String.fromCharCode(65 + ((number - 1) % 26));

/** A row number as spreadsheets count, 1 to 1,048,576; undefined for `1e9`, `0x10`, `١`, `&#49;`. */
function rowNumber(text: string): number | undefined {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= 1_048_576 ? number : undefined;
}

export interface PlainSheet {
  /** Rows and cells that hold something, with nothing but their place, type and style. */
  xml: string;
  /** Addresses of the cells with formulas. */
  formulas: string[];
  /** `A1:A3` of each merged range. */
  merged: string[];
}

const INSIDE = new Set(['v', 'is', 't', 'r', 'rPh']);

/**
 * A sheet's XML written anew in one pass, before anything is made room for: one row numbered 1e9 is a thousand
 * million rows to whoever fills the table up to it. What is handed on was counted, and its attributes are ours, so
 * that the next reader sees the rows and cells that were counted and no others. Cells and rows that hold a style and nothing
 * else are left out: a whole column coloured is a million of them.
 *
 * @returns one Chinese sentence when the sheet is broken or beyond what is read
 */
export function plainSheet(xml: string): PlainSheet | string {
  const out: string[] = ['<worksheet><sheetData>'];
  const found: PlainSheet = { xml: '', formulas: [], merged: [] };
  let isInside = false;
  let row: { number: number | undefined; column: number; pieces: string[] } | undefined;
  let cell: { at: string; open: string; pieces: string[]; texts: string | undefined } | undefined;
  let lastRow = 0;
  let columns = 0;

  function beginRow(rest: string): string | undefined {
    const attributes = rest.length <= LONGEST_TAG ? attributesOf(rest) : undefined;
    if (!attributes || row) return BROKEN;
    const written = attributes.get('r');
    const number = written === undefined ? undefined : rowNumber(written);
    if (written !== undefined && number === undefined)
      return `有一行的行号写成“${written.slice(0, 20)}”，不是行号。请用 Excel 或 WPS 打开，另存为新的 .xlsx 再导入。`;
    row = { number, column: 0, pieces: [] };
    return undefined;
  }

  function endRow(): string | undefined {
    if (!row) return BROKEN;
    const { pieces, number = lastRow + 1 } = row;
    row = undefined;
    if (pieces.length === 0) {
      // An empty row counts where rows are not numbered.
      if (number <= 1_048_576) lastRow = Math.max(lastRow, number);
      return undefined;
    }
    if (number <= lastRow) return BROKEN;
    if (number > MOST_ROWS)
      return `第 ${number} 行还有内容，超过 ${MOST_ROWS} 行，请删去多余的行或分成几份。`;
    lastRow = number;
    if (number * columns > MOST_CELLS)
      return `表格有 ${number} 行 ${columns} 列，太大了，请删去多余的列或分成几份。`;
    out.push(`<row r="${number}">`, ...pieces, '</row>');
    return undefined;
  }

  function beginCell(rest: string): string | undefined {
    const attributes = rest.length <= LONGEST_TAG ? attributesOf(rest) : undefined;
    if (!attributes || !row || cell) return BROKEN;
    const written = attributes.get('r');
    const place = written === undefined ? undefined : /^([A-Z]{1,3})(\d+)$/.exec(written);
    const number = place ? rowNumber(place[2] ?? '') : (row.number ?? lastRow + 1);
    if (place === null || number === undefined)
      return `有一格的位置写成“${written?.slice(0, 20)}”，不是位置。请用 Excel 或 WPS 打开，另存为新的 .xlsx 再导入。`;
    row.number ??= number;
    const column = place ? columnNumber(place[1] ?? '') : row.column + 1;
    if (row.number !== number || column <= row.column) return BROKEN;
    row.column = column;
    const at = `${columnLetters(column)}${number}`;
    const [style, type] = ['s', 't'].map((name) => attributes.get(name));
    if ((style && !/^\d{1,6}$/.test(style)) || (type && !/^\w{1,10}$/.test(type))) return BROKEN;
    const open = `<c r="${at}"${style ? ` s="${style}"` : ''}${type ? ` t="${type}"` : ''}>`;
    cell = { at, open, pieces: [], texts: undefined };
    return undefined;
  }

  function endCell(): string | undefined {
    if (!row || !cell) return BROKEN;
    if (cell.pieces.length > 0) {
      if (row.column > MOST_COLUMNS)
        return row.number !== undefined && row.number > MOST_ROWS
          ? `第 ${row.number} 行还有内容，超过 ${MOST_ROWS} 行，请删去多余的行或分成几份。`
          : `第 ${row.column} 列还有内容，超过 ${MOST_COLUMNS} 列，请删去多余的列。`;
      columns = Math.max(columns, row.column);
      row.pieces.push(`${cell.open}${cell.pieces.join('')}</c>`);
    }
    cell = undefined;
    return undefined;
  }

  /** The tags inside a cell that carry its words. */
  function insideCell({ closes, isEmpty, name }: Tag, inside: NonNullable<typeof cell>): undefined {
    if (name === 'f' && !closes) {
      found.formulas.push(inside.at);
      // A formula without a stored result: the cell is there, and blank.
      if (inside.pieces.length === 0) inside.pieces.push('');
    }
    if (!INSIDE.has(name)) return;
    if (!closes) inside.pieces.push(`<${name}>`);
    if (closes || isEmpty) inside.pieces.push(`</${name}>`);
    if (name === 'v' || name === 't') inside.texts = closes || isEmpty ? undefined : name;
  }

  function merged(rest: string): string | undefined {
    if (found.merged.length >= MOST_MERGED || rest.length > LONGEST_TAG) return BROKEN;
    found.merged.push(attributesOf(rest)?.get('ref') ?? '');
    return undefined;
  }

  const fault = eachPiece(xml, {
    tag(tag) {
      const { closes, isEmpty, name, rest } = tag;
      if (name === 'sheetData') {
        isInside = !closes && !isEmpty;
        return undefined;
      }
      if (!isInside) return name === 'mergeCell' && !closes ? merged(rest) : undefined;
      // Inside a cell `r` is a run of its words; a row's own name is longer.
      if (name === 'row' || name === 'c') {
        const [begin, end] = name === 'row' ? [beginRow, endRow] : [beginCell, endCell];
        if (name === 'row' && cell) return BROKEN;
        const begun = closes ? undefined : begin(rest);
        return begun ?? (closes || isEmpty ? end() : undefined);
      }
      return cell ? insideCell(tag, cell) : undefined;
    },
    text(text) {
      if (cell?.texts === undefined) return undefined;
      if (text.length > LONGEST_TEXT) return `${cell.at} 一格的字太多，不像是表格里的一格，请核对文件。`;
      cell.pieces.push(text);
      return undefined;
    },
  });
  if (fault !== undefined) return fault;
  if (row || cell) return BROKEN;
  out.push('</sheetData></worksheet>');
  found.xml = out.join('');
  return found;
}
