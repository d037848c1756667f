/** What a column of a table holds: dates stand as `YYYY-MM-DD HH:mm` or `YYYY-MM-DD` in a row. */
export type CellKind = 'text' | 'date' | 'number';

export interface Heading {
  key: string;
  /** As the office's own sheet heads it. */
  title: string;
  /** Column width in characters of the sheet's standard font; 17 is the least that shows a date with its time. */
  width: number;
  kind: CellKind;
}

/**
 * The 28 columns of the 错敏整改台账 in their order (notice 四(六); FIELD 7). The words in brackets belong to
 * the heading: they name what may stand below.
 *
 * @example LEDGER_HEADINGS.map((heading) => heading.title)[3] === '发现方式(读网/技术扫描/公众找错/上级预警)'
 */
export const LEDGER_HEADINGS = [
  { key: '序号', title: '序号', width: 5, kind: 'number' },
  { key: '工单编号', title: '工单编号', width: 12, kind: 'text' },
  { key: '发现时间', title: '发现时间', width: 17, kind: 'date' },
  { key: '发现方式', title: '发现方式(读网/技术扫描/公众找错/上级预警)', width: 11, kind: 'text' },
  { key: '发现人', title: '发现人', width: 9, kind: 'text' },
  { key: '平台', title: '平台', width: 6, kind: 'text' },
  { key: '栏目', title: '栏目', width: 10, kind: 'text' },
  { key: '页面标题', title: '页面标题', width: 18, kind: 'text' },
  { key: '页面网址', title: '页面网址', width: 20, kind: 'text' },
  { key: '问题类别', title: '问题类别', width: 9, kind: 'text' },
  { key: '严重程度', title: '严重程度', width: 6, kind: 'text' },
  { key: '错误原文', title: '错误原文', width: 16, kind: 'text' },
  { key: '建议修改', title: '建议修改', width: 14, kind: 'text' },
  { key: '责任单位', title: '责任单位', width: 12, kind: 'text' },
  { key: '责任人', title: '责任人', width: 9, kind: 'text' },
  { key: '通知时间', title: '通知时间', width: 17, kind: 'date' },
  { key: '应完成时间', title: '应完成时间', width: 17, kind: 'date' },
  { key: '整改措施', title: '整改措施(修改/撤回/删除/脱敏)', width: 9, kind: 'text' },
  { key: '整改完成时间', title: '整改完成时间', width: 17, kind: 'date' },
  { key: '是否超时', title: '是否超时', width: 9, kind: 'text' },
  { key: '三审', title: '三审(初审/复审/终审)', width: 18, kind: 'text' },
  { key: '重新发布网址', title: '重新发布网址', width: 16, kind: 'text' },
  { key: '复核人', title: '复核人', width: 8, kind: 'text' },
  { key: '复核时间', title: '复核时间', width: 17, kind: 'date' },
  { key: '复核结果', title: '复核结果', width: 10, kind: 'text' },
  { key: '回头看日期', title: '回头看日期', width: 11, kind: 'date' },
  { key: '备注', title: '备注', width: 14, kind: 'text' },
  { key: '证据文件', title: '证据文件', width: 10, kind: 'text' },
] as const satisfies readonly Heading[];

export type LedgerKey = (typeof LEDGER_HEADINGS)[number]['key'];

/** One line of the ledger: what stands in each cell, as text; '' where there is nothing to say. */
export type LedgerRow = Record<LedgerKey, string>;

/** Name of the ledger: title line, sheet and file. */
export const LEDGER_TITLE = '错敏整改台账';
