import type { z } from 'zod';

import { TicketPayloads } from './event.ts';

/** What each field is called on a form; the last name of a path that stands here is the one shown. */
const LABELS: Readonly<Record<string, string>> = {
  number: '工单编号',
  url: '页面网址',
  pageTitle: '页面标题',
  siteName: '网站名称',
  platform: '平台',
  columnName: '栏目',
  unitName: '责任单位',
  problemClass: '问题类别',
  severity: '严重程度',
  sureness: '确定程度',
  origin: '发现方式',
  quote: '错误原文',
  exact: '错误原文',
  description: '情况说明',
  suggestion: '建议修改',
  surroundings: '上下文',
  foundAt: '发现时间',
  foundByResponsibleUnit: '是否责任单位自查',
  note: '说明',
  reason: '理由',
  personName: '责任人',
  stand: 'A/B 岗',
  how: '通知方式',
  receivedAt: '收到通知时间',
  measure: '整改措施',
  doneAt: '整改完成时间',
  初审: '初审',
  复审: '复审',
  终审: '终审',
  newUrl: '重新发布网址',
  recheck: '复核',
  result: '复核结果',
  checkedAt: '复核时间',
  evidence: '复核依据',
  outcome: '办结方式',
  recurred: '是否复发',
  corrects: '所指的记录',
  fields: '更正内容',
  into: '并入的工单',
  text: '备注内容',
};

/** Required words a person types: blanks are no answer. */
const NOT_BLANK: Readonly<Record<string, readonly string[]>> = {
  提交: ['number', 'url', 'platform'],
  受理: ['unitName'],
  通知: ['personName', 'how'],
  重新发布: ['初审.name', '复审.name', '终审.name', 'newUrl'],
  更正: ['corrects', 'reason'],
  并案: ['into', 'reason'],
  拆案: ['corrects', 'reason'],
  备注: ['text'],
  撤销: ['corrects', 'reason'],
};

/** Whether records of this type are known to this version; others are kept but not applied. */
export function isTicketEventType(type: string): type is keyof typeof TicketPayloads {
  return Object.hasOwn(TicketPayloads, type);
}

/**
 * Why a payload cannot be that of a ticket's event, as one Chinese sentence naming the field; null when it
 * can. A type this version does not know has no schema and therefore no problem.
 *
 * @example payloadProblem('受理', { unitName: '' }) === '“责任单位”没有填写。'
 */
export function payloadProblem(type: string, payload: unknown): string | null {
  if (!isTicketEventType(type)) return null;
  const parsed = TicketPayloads[type].safeParse(payload);
  if (!parsed.success) return issueSentence(parsed.error.issues[0], payload);
  const blank = (NOT_BLANK[type] ?? []).find((path) => isBlank(valueAt(payload, path.split('.'))));
  return blank === undefined ? null : `“${labelOf(blank.split('.'))}”没有填写。`;
}

function issueSentence(issue: z.core.$ZodIssue | undefined, payload: unknown): string {
  if (!issue) return '内容不完整。';
  if (issue.code === 'custom') return `${issue.message}。`;
  const label = labelOf(issue.path);
  if (label === '') return '内容不完整。';
  const value = valueAt(payload, issue.path);
  if (value === undefined || value === null || isBlank(value)) return `“${label}”没有填写。`;
  if (issue.code === 'invalid_value') return `“${label}”只能是：${issue.values.map(String).join('、')}。`;
  if (issue.code === 'invalid_format') return `“${label}”不是有效的时间。`;
  return `“${label}”填写有误。`;
}

/** `初审` · `name` is 初审姓名, `初审` · `at` is 初审时间. */
function labelOf(path: readonly PropertyKey[]): string {
  const names = path.map(String);
  const [first = '', second] = names;
  if (second === 'name') return `${LABELS[first] ?? first}姓名`;
  if (second === 'at') return `${LABELS[first] ?? first}时间`;
  for (const name of [...names].reverse()) {
    const label = Object.hasOwn(LABELS, name) ? LABELS[name] : undefined;
    if (label !== undefined) return label;
  }
  return first;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}
