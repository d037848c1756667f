import type { FoundHeadings, SheetError } from './find-headings.ts';
import { cellWords, isNothing, tidyCell } from './sheet-cell.ts';
import { SHEETS, type SheetKind } from './sheet-headings.ts';

/** One line of a list: its cells by heading, '' for what the sheet does not have. */
export interface SheetRow {
  /** As the spreadsheet program counts, from 1. */
  number: number;
  cells: Record<string, string>;
}

/** Cells that are merged over several rows in most lists: only the first of them carries the words. */
const MERGED: Readonly<Record<SheetKind, readonly string[]>> = {
  columns: ['责任单位'],
  accounts: ['类型', '主办单位'],
  persons: ['单位'],
};
/** Merged together with the one above: taken over only where that one is empty too. */
const MERGED_ALONG: Readonly<Record<string, readonly string[]>> = {
  责任单位: ['分管领导', 'A岗', 'B岗'],
  单位: ['平台'],
};
/** What every line of a list has of its own. */
const OWN: Readonly<Record<SheetKind, readonly string[]>> = {
  columns: ['网址', '二级栏目'],
  accounts: ['账号名称', '账号ID'],
  persons: ['姓名'],
};

const NOTE =
  /^(?:(?:备?注|说明)[\s:：\d（(]|(?:合计|总计|共计|小计)|[^:：]{0,8}(?:填表|填报|制表|审核|审签|联系|负责|领导|日期|时间|电话|盖章|签字)[^:：]{0,6}[:：])/;

/** A note, a total or a signature below the list: a text or two that say so, and nothing of a line's own. */
function isNoteRow(kind: SheetKind, filled: readonly string[], cells: Record<string, string>): boolean {
  const [first = ''] = filled;
  const own = OWN[kind].some((name) => {
    const words = cells[name] ?? '';
    return words !== '' && words !== first && !NOTE.test(words);
  });
  const texts = new Set(filled).size;
  return !own && ((texts <= 4 && NOTE.test(first)) || (texts === 1 && first.length > 30));
}

/** The headings printed again on each page. */
function isHeadingRow(cells: Record<string, string>, found: FoundHeadings): boolean {
  const names = [...found.spelt].filter(([name]) => cells[name] !== '');
  return names.length >= 3 && names.every(([name, spelt]) => cells[name] === tidyCell(spelt));
}

/** Runs of rows whose empty cell was read as the one above, so that each run is one note. */
interface Filled {
  heading: string;
  words: string;
  from: number;
  to: number;
}

function fillNotes(runs: readonly Filled[], sheet: string): SheetError[] {
  return runs.map(({ heading, words, from, to }) => ({
    sheet,
    row: from,
    column: heading,
    message:
      `${sheet === '' ? '' : `“${sheet}”`}第${from === to ? from : `${from}至${to}`}行“${heading}”空着，` +
      `按上面合并的单元格读作“${words}”`,
  }));
}

/** A cell left empty takes the words above; one that says 无 stays empty. */
function fillDown(kind: SheetKind, row: SheetRow, above: SheetRow, runs: Map<string, Filled[]>): void {
  const { cells, number } = row;
  for (const heading of MERGED[kind]) {
    const words = above.cells[heading] ?? '';
    if (cells[heading] !== '' || words === '' || isNothing(words)) continue;
    cells[heading] = words;
    const along = MERGED_ALONG[heading] ?? [];
    if (along.every((name) => cells[name] === '')) {
      for (const name of along) cells[name] = above.cells[name] ?? '';
    }
    const ofHeading = runs.get(heading) ?? [];
    const last = ofHeading.at(-1);
    if (last && last.words === words && last.to === number - 1) last.to = number;
    else {
      ofHeading.push({ heading, words, from: number, to: number });
      runs.set(heading, ofHeading);
    }
  }
}

/**
 * The lines of a list below its headings: merged cells filled down (each run is a note), 一级栏目 carried on,
 * empty rows, notes and headings printed again passed over. Yields the share done.
 */
export function* dataRows(
  rows: readonly (readonly string[])[],
  found: FoundHeadings,
  sheet: string,
): Generator<number, { rows: SheetRow[]; notes: SheetError[] }> {
  const { kind, at, rowIndex } = found;
  const names = SHEETS[kind].headings.map((heading) => heading.name);
  const kept: SheetRow[] = [];
  const runs = new Map<string, Filled[]>();
  let parent = '';
  for (let index = rowIndex + 1; index < rows.length; index++) {
    if (index % 500 === 0) yield index / rows.length;
    const raw = rows[index] ?? [];
    const filled = raw.map(tidyCell).filter((cell) => cell !== '');
    if (filled.length === 0) continue;
    const cells = Object.fromEntries(names.map((name) => [name, tidyCell(raw[at.get(name) ?? -1] ?? '')]));
    if (isNoteRow(kind, filled, cells) || isHeadingRow(cells, found)) continue;
    const row = { number: index + 1, cells };
    const above = kept.at(-1);
    if (above) fillDown(kind, row, above, runs);
    if (kind === 'columns') {
      if (cells.一级栏目 === '' && cells.二级栏目 !== '') cells.一级栏目 = parent;
      parent = cells.一级栏目 || parent;
    }
    kept.push(row);
  }
  for (const { cells } of kept) for (const name of names) cells[name] = cellWords(cells[name] ?? '');
  return { rows: kept, notes: fillNotes([...runs.values()].flat(), sheet) };
}
