import { civilDateOf, epochMs, instantText } from '../calendar/civil-date.ts';
import type { TicketClock } from '../clocks/ticket-clocks.ts';
import type { Origin, TicketPayload } from '../events/event.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { cellText } from './cell-text.ts';
import type { LedgerKey, LedgerRow } from './headings.ts';

/** The heading knows four ways; a quarterly inspection is a warning from above. */
const ORIGIN_TEXT: Readonly<Record<Origin, string>> = {
  读网: '读网',
  技术扫描: '技术扫描',
  公众找错: '公众找错',
  上级预警: '上级预警',
  季度督查: '上级预警（季度督查）',
};

/** What a line says of things beside its own ticket. */
export interface LedgerNeighbours {
  /** Names of the proofs kept beside the records. */
  evidenceFiles?: readonly string[];
  /** Tickets merged into this one: their reporters are credited. */
  merged?: readonly Pick<Ticket, 'number' | 'filedBy'>[];
  /** Number of the ticket this one was merged into. */
  into?: string | undefined;
}

/**
 * One line of the ledger: plain text under the headings of FIELD 7, times as `2026-11-23 10:23` in
 * Asia/Shanghai. What a due time depends on is stored facts; the clocks are computed by the caller and read.
 *
 * @param clocks the ticket's clocks as of now; with several, the one due first is shown
 * @param index place in the table, from 1
 * @example ledgerRow(ticket, clocks, 1)['发现时间'] === '2026-11-23 10:23'
 */
export function ledgerRow(
  ticket: Ticket,
  clocks: readonly TicketClock[],
  index: number,
  { evidenceFiles = [], merged = [], into }: LedgerNeighbours = {},
): LedgerRow {
  const { submission, notice, rectified, republished, recheck } = ticket;
  const row: LedgerRow = {
    序号: String(index),
    工单编号: ticket.number,
    发现时间: instantText(submission.foundAt),
    发现方式: ORIGIN_TEXT[submission.origin],
    发现人: [...new Set([ticket, ...merged].map(nameAndUnit))].join('、'),
    平台: submission.platform,
    栏目: submission.columnName ?? '',
    页面标题: submission.pageTitle,
    页面网址: submission.url,
    问题类别: submission.problemClass,
    严重程度: submission.severity,
    错误原文: submission.quote?.exact ?? submission.description ?? '',
    建议修改: submission.suggestion ?? '',
    责任单位: ticket.unitName ?? submission.unitName ?? '',
    责任人: notice ? `${notice.personName}（${notice.stand}岗）` : '',
    通知时间: noticeText(ticket, clocks),
    应完成时间: dueText(clocks),
    整改措施: rectified?.measure ?? '',
    整改完成时间: rectified ? instantText(rectified.doneAt) : '',
    是否超时: overdueText(clocks),
    三审: republished ? reviewsText(republished) : '',
    重新发布网址: republished?.newUrl ?? '',
    复核人: recheck?.byName ?? '',
    复核时间: recheck ? instantText(recheck.checkedAt) : '',
    复核结果: recheck ? recheckText(recheck) : '',
    回头看日期: lookBackDate(ticket),
    备注: [...remarks(ticket, into), ...mergedRemarks(merged)].join('；'),
    证据文件: evidenceFiles.join('；'),
  };
  for (const key of Object.keys(row) as LedgerKey[]) row[key] = cellText(row[key]);
  return row;
}

function nameAndUnit({ filedBy }: Pick<Ticket, 'filedBy'>): string {
  const { name, unit } = filedBy.person;
  return unit.trim() === '' ? name : `${name}（${unit}）`;
}

function noticeText({ notice }: Ticket, clocks: readonly TicketClock[]): string {
  if (notice) return instantText(notice.receivedAt);
  return clocks.some((clock) => clock.state === '未通知') ? '未通知' : '';
}

/** The clock that is due first; without one, why there is none. */
function dueText(clocks: readonly TicketClock[]): string {
  const due = clocks
    .flatMap(({ dueAt, provisional }) => (dueAt === undefined ? [] : [{ dueAt, provisional }]))
    .sort((a, b) => epochMs(a.dueAt) - epochMs(b.dueAt))[0];
  if (due) return `${instantText(due.dueAt)}${due.provisional ? '（暂算）' : ''}`;
  if (clocks.some((clock) => clock.state === '未通知')) return '通知后起算';
  return clocks[0]?.state === '无规定时限' ? '无规定时限' : '';
}

function overdueText(clocks: readonly TicketClock[]): string {
  const states = clocks.map((clock) => clock.state);
  if (states.some((state) => state === '逾期' || state === '超时完成')) return '是';
  if (states.some((state) => state === '进行中' || state === '将到期')) return '未到期';
  if (states.includes('未通知')) return '未通知';
  if (states.includes('按期完成')) return '否';
  return states[0] ?? '';
}

function reviewsText(reviews: TicketPayload<'重新发布'>): string {
  const one = (step: string, { name, at }: { name: string; at: string }) =>
    `${step} ${name} ${instantText(at)}`;
  return [one('初审', reviews.初审), one('复审', reviews.复审), one('终审', reviews.终审)].join('；');
}

function recheckText({ passed, result, outcome, by }: NonNullable<Ticket['recheck']>): string {
  const verdict = passed
    ? `通过：${result}${outcome === undefined ? '' : `，${outcome}`}`
    : `不通过：${result}`;
  return by === 'hand' ? `${verdict}（人工复核）` : verdict;
}

function lookBackDate({ lookBacks }: Ticket): string {
  const last = lookBacks[lookBacks.length - 1];
  return last ? civilDateOf(last.recheck.checkedAt) : '';
}

function mergedRemarks(merged: readonly Pick<Ticket, 'number' | 'filedBy'>[]): string[] {
  if (merged.length === 0) return [];
  return [`并入 ${merged.map((one) => `${one.number}（${one.filedBy.person.name}）`).join('、')}`];
}

/** What has no column of its own but changes how the line is to be read. */
function remarks(ticket: Ticket, into: string | undefined): string[] {
  const { state, declined, mergedInto, lookBacks } = ticket;
  const note = declined?.note?.trim();
  const recurrences = lookBacks.filter((one) => one.recurred).length;
  return [
    ...(state === '不予受理' && declined ? [`不予受理：${declined.reason}${note ? `（${note}）` : ''}`] : []),
    ...(state === '已并案' && mergedInto !== undefined ? [`已并入 ${into ?? mergedInto}`] : []),
    ...(state === '已撤销' ? ['已撤销'] : []),
    ...(recurrences > 0 ? [`回头看复发 ${recurrences} 次`] : []),
    ...ticket.notes,
    ...ticket.conflicts,
    ...ticket.clockJumps.map(({ sentence }) => sentence),
  ];
}
