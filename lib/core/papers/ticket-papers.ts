import { chineseDate, civilDateOf, instantText } from '../calendar/civil-date.ts';
import type { TicketClock } from '../clocks/ticket-clocks.ts';
import { mistakeType, mistakeTypeOf } from '../events/mistake-types.ts';
import { cellText } from '../ledger/cell-text.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { composePaper, type PaperPart } from './paper.ts';
import { paperTemplates } from './templates.ts';

/** What only the office knows: who writes, and to whom. */
export interface Letterhead {
  siteName: string;
  office: string;
  contact: string;
  phone: string;
  /** The office's own template; the built-in one when absent. */
  template?: string | undefined;
}

export interface PaperTicket {
  ticket: Ticket;
  clocks: readonly TicketClock[];
}

const TABLE_HEADINGS = [
  '序号',
  '工单编号',
  '栏目',
  '页面标题',
  '页面网址',
  '错误原文或情况',
  '建议修改',
  '类别',
  '严重程度',
];

/** 整改通知单 over the tickets of one unit. */
export function rectificationNotice(
  tickets: readonly PaperTicket[],
  head: Letterhead,
  now: string,
): PaperPart[] {
  const [first] = tickets;
  const template = head.template ?? paperTemplates.整改通知单.text;
  const origins = [...new Set(tickets.map(({ ticket }) => ticket.submission.origin))];
  const fields = {
    网站名称: head.siteName,
    编号: first?.ticket.number ?? '',
    责任单位: first?.ticket.unitName ?? first?.ticket.submission.unitName ?? '',
    责任人: first?.ticket.notice?.personName ?? '',
    发现方式: origins.join('、'),
    时限要求: limitSentence(tickets),
    联系人: head.contact,
    联系电话: head.phone,
    通知单位: head.office,
    日期: chineseDate(civilDateOf(now)),
  };
  const rows = tickets.map(({ ticket: { number, submission } }, index) => [
    String(index + 1),
    number,
    submission.columnName ?? '',
    submission.pageTitle,
    submission.url,
    submission.quote?.exact ?? submission.description ?? '',
    submission.suggestion ?? '',
    submission.problemClass,
    submission.severity,
  ]);
  return tidy(composePaper(template, fields, { 问题清单: { headings: TABLE_HEADINGS, rows } }));
}

/** 找错答复 for one ticket (FIELD 4): answered whether it was found true or not. */
export function mistakeReply({ ticket }: PaperTicket, head: Letterhead, now: string): PaperPart[] {
  const { submission, declined, rectified, republished } = ticket;
  const { mistakeCode } = submission;
  const type = mistakeCode === undefined ? mistakeType(submission.problemClass) : mistakeTypeOf(mistakeCode);
  const declinedAs = declined?.reason;
  const fields = {
    称呼: '尊敬的网友',
    编号: ticket.number,
    页面标题: submission.pageTitle,
    页面网址: submission.url,
    问题类型: `${type.code} ${type.name}`,
    反映内容: submission.description ?? submission.quote?.exact ?? '',
    核实情况:
      declinedAs === undefined
        ? rectified
          ? '属实'
          : ''
        : declinedAs === '不属实'
          ? '不属实'
          : `不予受理（${declinedAs}）`,
    // Settled, the sentence before it says all; an open line at its end would be sent as it stands.
    核实说明: declined?.note?.trim() || (declined || rectified ? null : ''),
    整改措施: declined ? '无' : (rectified?.measure ?? ''),
    完成时间: declined ? '无' : rectified ? instantText(rectified.doneAt) : '',
    新链接: republished?.newUrl ?? (declined || rectified ? '无' : ''),
    联系电话: head.phone,
    答复单位: head.office,
    日期: chineseDate(civilDateOf(now)),
  };
  return tidy(composePaper(head.template ?? paperTemplates.找错答复.text, fields, {}));
}

/** The strictest limit of the tickets in words, with the due time where it is known. */
function limitSentence(tickets: readonly PaperTicket[]): string {
  const running = tickets
    .flatMap(({ clocks }) => clocks)
    .filter(({ clockId }) => clockId !== '无规定时限' && clockId !== '不计时');
  if (running.some(({ clockId }) => clockId === '错敏整改')) {
    const due = earliestDue(running.filter(({ clockId }) => clockId === '错敏整改'));
    return `自收到本通知起 1 小时内整改并反馈结果（通知四(六)）${due === '' ? '' : `，即 ${due} 前`}。`;
  }
  const due = earliestDue(running);
  return due === '' ? '尽快整改并反馈结果。' : `${due} 前整改并反馈结果。`;
}

function earliestDue(clocks: readonly TicketClock[]): string {
  const dues = clocks.flatMap(({ dueAt, stopAt }) =>
    dueAt !== undefined && stopAt === undefined ? [dueAt] : [],
  );
  const [first] = dues.sort();
  return first === undefined ? '' : instantText(first);
}

/** A page's words as any file can carry them. */
function tidy(parts: readonly PaperPart[]): PaperPart[] {
  return parts.map((part) => {
    if (part.is === 'sign') return { ...part, labels: part.labels.map(cellText) };
    if (part.is === 'table') return { ...part, rows: part.rows.map((row) => row.map(cellText)) };
    return { ...part, text: cellText(part.text) };
  });
}
