import type { TicketEventType } from '../events/event.ts';
import { isTicketEventType } from '../events/payload-problem.ts';
import { standingOf } from './standing.ts';
import { roleProblem, stateProblem, stepProblem } from './step-problem.ts';
import type { Ticket, TicketState } from './ticket.ts';
import { rolesOf, TRANSITIONS } from './transitions.ts';

/** A step open to a role now, as a button offers it. */
export interface LegalStep {
  type: TicketEventType;
  /** State it leads to. */
  to: TicketState;
  /** What the form must ask for. */
  mustCarry: string;
  /** 未复发 or 复发: one event, two states. */
  when?: string;
  /** The record 撤销 or 拆案 would take back. */
  corrects?: string;
}

/**
 * Steps a role may take on a ticket now, in the order of the table. 更正 is offered when the role may do at
 * least one step that stands; which one is chosen decides in `whyNot`.
 *
 * @example legalSteps(ticket, '大数据中心').map((step) => step.type) // ['受理', '不予受理', '更正', '并案', '备注', '撤销']
 */
export function legalSteps(ticket: Ticket, role: string): LegalStep[] {
  const { state, undoable } = ticket;
  return TRANSITIONS.flatMap((line): LegalStep[] => {
    const { event: type, mustCarry } = line;
    if (!line.from.includes(state) || stateProblem(state, type) || roleProblem(rolesOf(type), role))
      return [];
    if (type === '更正') {
      return ticket.history.some((entry) => mayCorrect(entry, role)) ? [{ type, to: state, mustCarry }] : [];
    }
    if (line.to === '退回') {
      if (!undoable || (type === '拆案') !== (undoable.type === '并案')) return [];
      if (roleProblem(rolesOf(undoable.type), role)) return [];
      return [{ type, to: undoable.to, mustCarry, corrects: undoable.eventId }];
    }
    const to = line.to === '不变' ? state : line.to;
    return [{ type, to, mustCarry, ...(line.when === undefined ? {} : { when: line.when }) }];
  });
}

function mayCorrect(entry: Ticket['history'][number], role: string): boolean {
  if (!entry.applied || entry.undone) return false;
  return isTicketEventType(entry.type) && (rolesOf(entry.type)?.includes(role) ?? false);
}

/**
 * Why a step may not be taken now, as one clear Chinese sentence, or null when it may.
 *
 * @param payload as the form gives it, unchecked
 * @param now ISO 8601; when given, typed times after it are refused
 * @example whyNot(ticket, '反馈整改', '责任单位', payload) === '还没有通知责任人，不能反馈整改。'
 */
export function whyNot(
  ticket: Ticket,
  type: TicketEventType,
  role: string,
  payload: unknown,
  now?: string,
): string | null {
  return stepProblem(standingOf(ticket), type, role, payload, now);
}
