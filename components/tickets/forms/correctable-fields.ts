import { DeclineReason, Measure, Origin } from '../../../lib/core/events/event.ts';
import { ProblemClass, Severity } from '../../../lib/core/finding.ts';

/** One fact of a record a person may set right: its path in the payload and how it is typed. */
export interface CorrectableField {
  path: string;
  label: string;
  choices?: readonly string[];
  isTime?: true;
}

const text = (path: string, label: string): CorrectableField => ({ path, label });
const time = (path: string, label: string): CorrectableField => ({ path, label, isTime: true });
const choice = (path: string, label: string, choices: readonly string[]): CorrectableField => ({
  path,
  label,
  choices,
});

/** By type of record. What a re-check saw and a ticket's number are evidence: they are in no list. */
const FIELDS: Readonly<Record<string, readonly CorrectableField[]>> = {
  提交: [
    choice('problemClass', '问题类别', ProblemClass.options),
    choice('severity', '严重程度', Severity.options),
    choice('origin', '发现方式', Origin.options),
    text('unitName', '责任单位'),
    text('columnName', '栏目'),
    text('pageTitle', '页面标题'),
    text('suggestion', '建议修改'),
    text('description', '情况说明'),
  ],
  受理: [text('unitName', '责任单位'), text('note', '说明')],
  不予受理: [choice('reason', '理由', DeclineReason.options), text('note', '说明')],
  通知: [
    text('personName', '接收人'),
    choice('stand', 'A／B岗', ['A', 'B']),
    text('how', '通知方式'),
    time('receivedAt', '收到时间'),
  ],
  反馈整改: [
    choice('measure', '整改措施', Measure.options),
    time('doneAt', '完成时间'),
    text('note', '说明'),
  ],
  重新发布: [
    text('初审.name', '初审人'),
    time('初审.at', '初审时间'),
    text('复审.name', '复审人'),
    time('复审.at', '复审时间'),
    text('终审.name', '终审人'),
    time('终审.at', '终审时间'),
    text('newUrl', '发布网址'),
  ],
  复核通过: [choice('outcome', '办结方式', ['整改', '下线不重发'])],
  备注: [text('text', '备注内容')],
};

export function correctableFields(type: string): readonly CorrectableField[] {
  return FIELDS[type] ?? [];
}
