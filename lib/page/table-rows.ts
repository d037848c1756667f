import { readDatePiece } from '../core/text/chinese-date.ts';
import { childrenOf, textOf } from './heading-words.ts';
import type { PageRow } from './page-row.ts';
import type { PageText } from './page-text.ts';

export const TITLE_HEAD = /标题|名称|题名|主题|文件名|内容|事项/;

/**
 * Header rows go; rows without any link stay only under a header that names titles. The header, in the table
 * or right above it, also says which of several days is the one of publication.
 */
export function tableRows(page: PageText, container: number, rows: readonly PageRow[]): PageRow[] {
  const own = rows.find((row) => !row.shown && !row.linked && TITLE_HEAD.test(row.line));
  const header = own?.index ?? headerAbove(page, container);
  const columns = header === undefined ? [] : dateColumns(page, header);
  return rows.flatMap((row) => {
    // Some tables say their header again before every row.
    if (row === own || row.line === own?.line) return [];
    const first = page.elements[row.index + 1];
    if (first?.tag === 'th' && !row.linked) return [];
    if (!row.linked && header === undefined) return [];
    return [columns.length === 0 ? row : withDateOf(page, row, columns)];
  });
}

/** Boxes between a header's table and that of the rows: `<div><table>` beside `<div><table>`. */
const MAX_CLIMB = 3;

/** `<thead>` before the rows, or a table of one row before the table that scrolls. */
function headerAbove(page: PageText, container: number): number | undefined {
  let at = container;
  for (let climb = 0; climb <= MAX_CLIMB && at >= 0; climb++) {
    const before = page.elements[at]?.previous ?? -1;
    const rows = before < 0 ? [] : rowsIn(page, before);
    const [row] = rows;
    if (row !== undefined && rows.length === 1 && TITLE_HEAD.test(textOf(page, row))) return row;
    if (before >= 0 && page.elements[at]?.tag !== 'tbody') return undefined;
    at = page.elements[at]?.parent ?? -1;
  }
  return undefined;
}

function rowsIn(page: PageText, index: number): number[] {
  const rows: number[] = [];
  const last = page.elements[index]?.last ?? index;
  for (let at = index; at <= last && rows.length < 2; at++) {
    if (page.elements[at]?.tag === 'tr') rows.push(at);
  }
  return rows;
}

/** What a header calls its days, best first; letters are published with their answer. */
const DAY_HEADS: readonly RegExp[] = [
  /^(发布|发文|公开|公布|更新|上网|发表|刊发)(日期|时间)$/,
  /^(回复|答复|办结|办理)(日期|时间)$/,
  /^(日期|时间)$/,
  /^(开始|起始|来信|提交|受理)(日期|时间)$/,
  // Never later than the publication: a list looks no fresher by it.
  /^(成文|印发|生成|签发)(日期|时间)$/,
];
/** Days that lie after the publication. */
const LATER_DAY = /截止|截至|结束|终止|到期|有效|实施|施行|生效|废止|失效|开标/;

/** Columns that may hold the day of publication, best first; empty when the header names no day at all. */
function dateColumns(page: PageText, header: number): number[] {
  const heads = childrenOf(page, header).map((cell) => textOf(page, cell).replace(/\s/g, ''));
  const named = DAY_HEADS.flatMap((pattern) => {
    const column = heads.findIndex((head) => pattern.test(head));
    return column < 0 ? [] : [column];
  });
  return named.length > 0 || !heads.some((head) => LATER_DAY.test(head)) ? named : [-1];
}

function withDateOf(page: PageText, row: PageRow, columns: readonly number[]): PageRow {
  const cells = childrenOf(page, row.index);
  for (const column of columns) {
    const cell = cells[column];
    const piece = cell === undefined ? undefined : readDatePiece(textOf(page, cell));
    if (piece?.kind === 'date') return { ...row, shown: { date: piece.date, at: -1 } };
    if (piece?.kind === 'month-day') return { ...row, shown: { monthDay: piece.monthDay, at: -1 } };
  }
  // The only day of the table is one by which something ends.
  return columns[0] === -1 ? { ...row, shown: undefined } : row;
}
