import { epochMs, instantText } from '../calendar/civil-date.ts';
import { type Recheck, type TicketEventType, TicketPayloads } from '../events/event.ts';
import type { CaseFacts } from './case-facts.ts';
import { handRecheckProblem } from './hand-recheck.ts';

/** How far a typed time may run ahead of the machine that writes it down: two office clocks apart [O]. */
const CLOCK_SLACK_MS = 5 * 60_000;

/**
 * What the contents of a step must satisfy beyond its schema: times in order, and a ticket closed only on
 * exact text wherever there is one (DESIGN 5.6). The payload must fit its schema.
 *
 * @param facts before the step; null for 提交
 * @param now instant of writing; times after it are refused when it is given
 * @returns one Chinese sentence, or null
 * @example ruleProblem(facts, '通知', { …, receivedAt: '2026-11-23T09:00:00+08:00' })
 *   // '收到通知时间不能早于提交时间（2026-11-23 10:23）。'
 */
export function ruleProblem(
  facts: CaseFacts | null,
  type: TicketEventType,
  payload: unknown,
  now?: string,
): string | null {
  switch (type) {
    case '提交':
      return notAfter('发现时间', TicketPayloads.提交.parse(payload).foundAt, now);
    case '通知': {
      const { receivedAt } = TicketPayloads.通知.parse(payload);
      return (
        notBefore('收到通知时间', receivedAt, '提交时间', facts?.filedAt) ??
        notAfter('收到通知时间', receivedAt, now)
      );
    }
    case '反馈整改': {
      const { doneAt } = TicketPayloads.反馈整改.parse(payload);
      return (
        notBefore('整改完成时间', doneAt, '收到通知时间', facts?.notice?.receivedAt) ??
        notBefore('整改完成时间', doneAt, '退回整改时间', facts?.sentBackAt) ??
        notAfter('整改完成时间', doneAt, now)
      );
    }
    case '重新发布':
      return republicationProblem(facts, payload, now);
    case '复核通过':
    case '复核不通过':
      return recheckProblem(facts, type, payload, now);
    case '回头看':
      return lookBackProblem(facts, payload, now);
    default:
      return null;
  }
}

/** Notice 四(一): reviewed in three steps, one after the other, and only then published. */
function republicationProblem(facts: CaseFacts | null, payload: unknown, now?: string): string | null {
  const { 初审, 复审, 终审, newUrl } = TicketPayloads.重新发布.parse(payload);
  if (epochMs(复审.at) <= epochMs(初审.at)) return '复审时间要晚于初审时间。';
  if (epochMs(终审.at) <= epochMs(复审.at)) return '终审时间要晚于复审时间。';
  if (!isWebAddress(newUrl)) return '重新发布网址要以 http:// 或 https:// 开头。';
  return notBefore('初审时间', 初审.at, '提交时间', facts?.filedAt) ?? notAfter('终审时间', 终审.at, now);
}

function recheckProblem(
  facts: CaseFacts | null,
  type: '复核通过' | '复核不通过',
  payload: unknown,
  now?: string,
): string | null {
  const { recheck } = TicketPayloads[type].parse(payload);
  const byHand = handRecheckProblem(facts?.submission ?? null, recheck);
  if (byHand) return byHand;
  if (type === '复核通过') {
    if (recheck.result !== '已消除' && recheck.result !== '页面已删') {
      return `${resultText(recheck)}，不能复核通过。`;
    }
    const { outcome } = TicketPayloads.复核通过.parse(payload);
    if (recheck.result === '页面已删' && outcome !== '下线不重发') {
      return '页面已删，办结方式只能是“下线不重发”；已在新网址重新发布的，请复核新网址。';
    }
  } else if (recheck.result === '已消除') {
    return `${resultText(recheck)}，不能复核不通过；另有问题请新提交一个工单。`;
  }
  return (
    notBefore('复核时间', recheck.checkedAt, '整改完成时间', facts?.rectified?.doneAt) ??
    notAfter('复核时间', recheck.checkedAt, now)
  );
}

function lookBackProblem(facts: CaseFacts | null, payload: unknown, now?: string): string | null {
  const { recheck, recurred } = TicketPayloads.回头看.parse(payload);
  const byHand = handRecheckProblem(facts?.submission ?? null, recheck);
  if (byHand) return byHand;
  if (recheck.result === '打不开') return '页面打不开，不能判定是否复发，请换个时间再看。';
  const stillWrong = recheck.result === '仍在' || recheck.result === '改成另一种错';
  if (stillWrong !== recurred) {
    return `${resultText(recheck)}，应记为“${stillWrong ? '复发' : '未复发'}”。`;
  }
  return lookedBefore(facts, recheck) ?? notAfter('回头看时间', recheck.checkedAt, now);
}

/** What was seen before the ticket was closed, or as it was, says nothing of what came back since. */
function lookedBefore(facts: CaseFacts | null, { checkedAt, machine }: Recheck): string | null {
  const closed = [facts?.closedAt, facts?.recheck?.checkedAt].flatMap((at) => (at === undefined ? [] : [at]));
  const seen = [checkedAt, ...(machine ? [machine.checkedAt] : [])];
  const bound = closed.find((at) => seen.some((one) => epochMs(one) <= epochMs(at)));
  if (bound === undefined) return null;
  return `回头看要看办结（${instantText(bound)}）以后的网页，这次看到的是办结以前的，没有记录。请重新打开页面核对。`;
}

function resultText({ by, result }: Recheck): string {
  return `${by === 'hand' ? '人工复核' : '逐字比对'}的结果是“${result}”`;
}

/** People type whole minutes, records carry seconds: within one minute nothing is before anything. */
function notBefore(label: string, instant: string, boundLabel: string, bound: string | undefined) {
  if (bound === undefined || minuteOf(instant) >= minuteOf(bound)) return null;
  return `${label}不能早于${boundLabel}（${instantText(bound)}）。`;
}

function notAfter(label: string, instant: string, now: string | undefined): string | null {
  if (now === undefined || epochMs(instant) <= epochMs(now) + CLOCK_SLACK_MS) return null;
  return `${label}不能晚于现在。`;
}

function minuteOf(instant: string): number {
  return Math.floor(epochMs(instant) / 60_000);
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(url.trim());
}
