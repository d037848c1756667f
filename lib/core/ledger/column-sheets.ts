import { civilDateOf, instantText } from '../calendar/civil-date.ts';
import { type BoardRow, FRESHNESS_ORDER, type UnitTally, unitTallies } from '../freshness/board.ts';
import type { VetoCounter } from '../freshness/veto.ts';
import type { Heading } from './headings.ts';

/** One sheet of the 日常监测台账: headings and rows of plain text, '' where there is nothing to say. */
export interface ColumnSheet {
  name: string;
  title: string;
  headings: readonly Heading[];
  rows: readonly (readonly string[])[];
}

/** Name of the whole file. */
export const MONITOR_TITLE = '日常监测台账';

const text = (title: string, width: number): Heading => ({ key: title, title, width, kind: 'text' });
const figure = (title: string, width = 9): Heading => ({ key: title, title, width, kind: 'number' });
const date = (title: string, width: number): Heading => ({ key: title, title, width, kind: 'date' });

/** 栏目更新 of FIELD 7; the last three say what the office adds to them. */
const UPDATE_HEADINGS: readonly Heading[] = [
  figure('序号', 5),
  text('栏目名称', 18),
  text('栏目类别', 12),
  text('问题类型', 10),
  text('网址', 28),
  date('监测时间', 17),
  date('最后更新日期', 12),
  figure('未更新天数'),
  figure('逾期天数'),
  text('截图', 10),
  text('责任单位', 16),
  text('更新期限及条款', 18),
  text('核对无变动', 22),
];

/** 空白栏目 of FIELD 7. */
const BLANK_HEADINGS: readonly Heading[] = [
  figure('序号', 5),
  text('栏目名称', 18),
  text('栏目URL', 28),
  text('路径', 22),
  text('问题描述', 30),
  date('发现时间', 17),
  text('截图', 10),
  text('责任单位', 16),
];

const BOARD_HEADINGS: readonly Heading[] = [
  figure('序号', 5),
  text('栏目／账号', 18),
  text('上级栏目', 12),
  text('平台', 9),
  text('类别', 12),
  text('责任单位', 16),
  text('状态', 9),
  text('确定程度', 7),
  text('更新期限', 8),
  text('条款', 10),
  date('最后更新日期', 12),
  figure('未更新天数'),
  figure('剩余天数'),
  figure('逾期天数'),
  text('依据原文', 28),
  text('核对无变动', 22),
  text('不计核对的状态', 10),
  date('最近看到时间', 17),
  text('看的人', 9),
  text('看的位置', 12),
  text('网址', 28),
  text('说明', 40),
];

const UNIT_HEADINGS: readonly Heading[] = [
  figure('序号', 5),
  text('责任单位', 24),
  figure('合计'),
  ...FRESHNESS_ORDER.map((state) => figure(state)),
  figure('其中核对无变动', 10),
];

const VETO_HEADINGS: readonly Heading[] = [
  figure('序号', 5),
  text('单项否决指标', 34),
  text('计数', 30),
  text('是否触发', 9),
  text('计入的栏目／账号', 40),
  text('疑似或未能识别', 40),
  text('核对无变动', 30),
  text('说明', 40),
];

const VIA_WORDS = {
  'list-page': '栏目页',
  block: '其他页面上的区块',
  'account-page': '账号页',
  'by-hand': '人工登记',
} as const;

/** Where the last look was made, in words; '' when nobody looked. @example viaWords(row) === '栏目页' */
export function viaWords({ lastSeen, target }: Pick<BoardRow, 'lastSeen' | 'target'>): string {
  if (!lastSeen) return '';
  return target === 'account' && lastSeen.via === 'block' ? '账号文章' : VIA_WORDS[lastSeen.via];
}

const days = (count: number | undefined): string => (count === undefined ? '' : String(count));

function attestedWords({ attested }: BoardRow): string {
  if (!attested) return '';
  const unit = attested.unit === '' ? '' : `（${attested.unit}）`;
  return `${attested.on} ${attested.name}${unit}：${attested.reason}`;
}

function limitWords({ limitText, clause, ownLimitReason }: BoardRow): string {
  const own = ownLimitReason === undefined ? '' : `（本单位另定：${ownLimitReason}）`;
  return limitText === '无期限' ? limitText : `${limitText}${own} 通知${clause}`;
}

const sure = (row: BoardRow, words: string): string => (row.sureness === '疑似' ? `疑似${words}` : words);
const seenAt = (row: BoardRow): string => (row.lastSeen ? instantText(row.lastSeen.at) : '');
const path = (row: BoardRow): string => [row.parentName, row.name].filter(Boolean).join(' > ');

function updateRow(row: BoardRow, index: number): string[] {
  const late = row.state === '逾期';
  return [
    String(index + 1),
    row.name,
    row.className,
    late ? sure(row, '逾期未更新') : '核对无变动',
    row.url ?? '',
    seenAt(row),
    row.newest?.date ?? '',
    days(row.ageDays),
    days(row.overdueDays),
    '',
    row.unitName,
    limitWords(row),
    attestedWords(row),
  ];
}

function blankRow(row: BoardRow, index: number): string[] {
  const why = row.line ? `页面写：“${row.line}”` : '列表没有内容';
  return [
    String(index + 1),
    row.name,
    row.url ?? '',
    path(row),
    sure(row, `空白，${why}`),
    seenAt(row),
    '',
    row.unitName,
  ];
}

function boardLine(row: BoardRow, index: number): string[] {
  return [
    String(index + 1),
    row.name,
    row.parentName ?? '',
    row.platform,
    row.className,
    row.unitName,
    row.state,
    row.sureness ?? '',
    row.limitText,
    row.clause,
    row.newest?.date ?? '',
    days(row.ageDays),
    days(row.daysLeft),
    days(row.overdueDays),
    row.line ?? '',
    attestedWords(row),
    row.attested?.without ?? '',
    seenAt(row),
    row.lastSeen?.by ?? '',
    viaWords(row),
    row.url ?? '',
    row.sentence,
  ];
}

function unitLine({ unitName, total, counts, attested }: UnitTally, index: number): string[] {
  const figures = FRESHNESS_ORDER.map((state) => String(counts[state]));
  return [String(index + 1), unitName, String(total), ...figures, String(attested)];
}

function vetoLine(line: VetoCounter, index: number): string[] {
  const names = (targets: VetoCounter['columns']) => targets.map(({ name }) => name).join('、');
  return [
    String(index + 1),
    line.title,
    line.text,
    line.vetoed ? '触发' : '未触发',
    names(line.columns),
    names(line.possible),
    names(line.attested),
    line.note ?? '',
  ];
}

/** What a column is late of if nobody had attested: such columns are listed too, apart. */
const isLate = (row: BoardRow): boolean => row.state === '逾期' || row.attested?.without === '逾期';

/**
 * The sheets of the 日常监测台账 that the column board fills (FIELD 7): 栏目更新, 空白栏目, then the whole board,
 * the tally of the units and the single-veto lines.
 * @param rows as the board shows them, filtered or not
 * @example columnSheets(rows, vetoes).map((sheet) => sheet.name)
 */
export function columnSheets(rows: readonly BoardRow[], vetoes: readonly VetoCounter[]): ColumnSheet[] {
  const sheet = (name: string, headings: readonly Heading[], lines: string[][]): ColumnSheet => ({
    name,
    title: `${MONITOR_TITLE}·${name}`,
    headings,
    rows: lines,
  });
  return [
    sheet('栏目更新', UPDATE_HEADINGS, rows.filter(isLate).map(updateRow)),
    sheet('空白栏目', BLANK_HEADINGS, rows.filter(({ state }) => state === '空白').map(blankRow)),
    sheet('栏目总表', BOARD_HEADINGS, rows.map(boardLine)),
    sheet('责任单位', UNIT_HEADINGS, unitTallies(rows).map(unitLine)),
    sheet('单项否决', VETO_HEADINGS, vetoes.map(vetoLine)),
  ];
}

/** The line under each sheet's title: of when, by whom, of how many, and which were left out. */
export function boardScope(scope: {
  nowAt: string;
  who: string;
  shown: number;
  total: number;
  filterText: string;
}): string {
  const { nowAt, who, shown, total, filterText } = scope;
  const part =
    filterText === '' ? `全部 ${total} 个栏目和账号` : `${filterText}，${shown} 个（共 ${total} 个）`;
  return `${civilDateOf(nowAt)} ${instantText(nowAt).slice(11)} 由${who}导出：${part}。未读到、未能识别的不作正常计。`;
}
