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
    if (columns.length > 0) return [withDateOf(page, row, columns)];
    return [header === undefined ? row : withoutNumber(page, row, header)];
  });
}

/** Words of one cell of a header: 规范性文件名称 is among the longest. */
const LONGEST_HEAD = 10;

/**
 * The same for rows of other elements, `<li><span>标题</span><span>发布日期</span></li>` as their first or right
 * above them: a header there has as many short cells as the row and names a day.
 */
export function headedRows(page: PageText, rows: readonly PageRow[]): PageRow[] {
  const [first, second] = rows;
  if (!first || !second) return [...rows];
  const above = page.elements[first.index]?.previous ?? -1;
  const header = isHeader(page, first.index, second.index)
    ? first.index
    : isHeader(page, above, first.index)
      ? above
      : undefined;
  if (header === undefined) return [...rows];
  const columns = dateColumns(page, header);
  return rows.flatMap((row) => (row.index === header ? [] : [withDateOf(page, row, columns)]));
}

function isHeader(page: PageText, index: number, row: number): boolean {
  const heads = index < 0 ? [] : childrenOf(page, index).map((cell) => textOf(page, cell));
  return (
    heads.length >= 2 &&
    heads.length === childrenOf(page, row).length &&
    heads.every((head) => head !== '' && head.length <= LONGEST_HEAD && !/\d/.test(head)) &&
    heads.some((head) => DAY_HEADS.some((pattern) => pattern.test(head.replace(/\s/g, ''))))
  );
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
  /^(信息|文章|文件|首次)?(发布|发文|公开|公布|公告|更新|上网|挂网|上传|发表|刊发)(日期|时间)$/,
  /^(信件|留言|部门)?(回复|答复|办结|办理)(日期|时间)$/,
  /^(日期|时间)$/,
  /^(公示|征集|公告|活动|调查)?(开始|起始|来信|提交|受理|创建|添加|录入)(日期|时间)$/,
  // Never later than the publication: a list looks no fresher by it.
  /^(成文|印发|生成|签发)(日期|时间)$/,
];
/** Days that lie after the publication, or are those of something else. */
const LATER_DAY =
  /截止|截至|结束|终止|到期|有效|实施|施行|生效|废止|失效|开标|(会议|召开|举办|举行|活动|报名|考试|面试|开庭|听证|出生|任职|修改)(日期|时间)/;

/** Columns that may hold the day of publication, best first; empty when the header names no day at all. */
function dateColumns(page: PageText, header: number): number[] {
  const heads = childrenOf(page, header).map((cell) => textOf(page, cell).replace(/\s/g, ''));
  const named = DAY_HEADS.flatMap((pattern) => {
    const column = heads.findIndex((head) => pattern.test(head));
    return column < 0 ? [] : [column];
  });
  return named.length > 0 || !heads.some((head) => LATER_DAY.test(head)) ? named : [-1];
}

/** What a header calls numbers that may have eight digits as days do. */
const NUMBER_HEAD = /[编序文字案流水受理证查询订单]号|号码|次数|[点人]击|浏览|阅读|访问|数量|金额/;

function withoutNumber(page: PageText, row: PageRow, header: number): PageRow {
  const cells = childrenOf(page, row.index);
  const heads = childrenOf(page, header);
  const at = cells.findIndex((cell) => {
    const piece = readDatePiece(textOf(page, cell));
    return piece?.kind === 'date' && piece.compact && piece.date === row.shown?.date;
  });
  const head = heads[at];
  return head !== undefined && NUMBER_HEAD.test(textOf(page, head)) ? { ...row, shown: undefined } : row;
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
