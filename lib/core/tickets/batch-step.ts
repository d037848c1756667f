import type { Recheck, Role, TicketPayload } from '../events/event.ts';
import { whyNot } from './legal-steps.ts';
import type { Ticket } from './ticket.ts';

/** The step a re-check leads to, or why it leads nowhere. */
export type BatchStep =
  | { type: '复核通过'; payload: TicketPayload<'复核通过'> }
  | { type: '复核不通过'; payload: TicketPayload<'复核不通过'> }
  | { type: '回头看'; payload: TicketPayload<'回头看'> }
  | { type: null; why: string };

/**
 * What one confirmation writes for a ticket of a batch. 打不开 proves nothing: it closes nothing and sends
 * nothing back (DESIGN 5.6).
 *
 * @param now instant of writing
 * @example batchStep(ticket, { result: '打不开', … }, '大数据中心', now).type === null
 */
export function batchStep(ticket: Ticket, recheck: Recheck, role: Role, now: string): BatchStep {
  const { result } = recheck;
  if (result === '打不开') return { type: null, why: `没有看到原处，工单不动：${recheck.evidence}` };
  const isGone = result === '已消除' || result === '页面已删';
  const step = stepOf(ticket, recheck, isGone);
  const why = whyNot(ticket, step.type, role, step.payload, now);
  return why === null ? step : { type: null, why };
}

function stepOf({ state }: Ticket, recheck: Recheck, isGone: boolean): Exclude<BatchStep, { type: null }> {
  if (state === '已办结') return { type: '回头看', payload: { recheck, recurred: !isGone } };
  if (!isGone) return { type: '复核不通过', payload: { recheck } };
  const outcome = recheck.result === '页面已删' ? '下线不重发' : '整改';
  return { type: '复核通过', payload: { recheck, outcome } };
}
