import { type TicketEventType, TicketPayloads } from '../events/event.ts';
import { isTicketEventType, payloadProblem } from '../events/payload-problem.ts';
import { replay } from './case-facts.ts';
import { correctedPayload } from './correction.ts';
import type { Standing } from './standing.ts';
import { ruleProblem } from './step-rules.ts';
import type { TicketState } from './ticket.ts';
import { rolesOf, transitionsOf } from './transitions.ts';

/** The road a ticket goes, and what is still missing while it stands there. */
const MISSING: Readonly<Partial<Record<TicketState, string>>> = {
  待核实: '受理',
  已受理: '通知责任人',
  整改中: '反馈整改结果',
  待复核: '复核通过',
};
const ROAD: readonly TicketState[] = ['待核实', '已受理', '整改中', '待复核', '已办结'];
const ALREADY: Readonly<Record<TicketState, string>> = {
  待核实: '已经提交',
  不予受理: '已经不予受理',
  已受理: '已经受理',
  整改中: '已经通知责任人',
  待复核: '已经反馈整改',
  已办结: '已经办结',
  已并案: '已经并入其他工单',
  已撤销: '已经撤销',
};

/**
 * Why a step may not be taken, as one clear Chinese sentence, or null when it may. The same question is asked
 * when a step is written and when a ticket is folded, so a record that was legal to write stays legal to read.
 *
 * @param now instant of writing
 * @example stepProblem(standing, '反馈整改', '责任单位', payload) === '还没有通知责任人，不能反馈整改。'
 */
export function stepProblem(
  standing: Standing,
  type: TicketEventType,
  role: string,
  payload: unknown,
  now?: string,
): string | null {
  return (
    stateProblem(standing.facts?.state ?? null, type) ??
    roleProblem(rolesOf(type), role) ??
    payloadProblem(type, payload) ??
    contentProblem(standing, type, role, payload, now)
  );
}

/** The same for a record that was read: its payload is known to fit its schema. */
export function foldProblem(
  standing: Standing,
  type: TicketEventType,
  role: string,
  payload: unknown,
  now: string,
): string | null {
  return (
    stateProblem(standing.facts?.state ?? null, type) ??
    roleProblem(rolesOf(type), role) ??
    contentProblem(standing, type, role, payload, now)
  );
}

function contentProblem(
  standing: Standing,
  type: TicketEventType,
  role: string,
  payload: unknown,
  now: string | undefined,
): string | null {
  return ruleProblem(standing.facts, type, payload, now) ?? referenceProblem(standing, type, role, payload);
}

/** Whether the table has a line from this state for this event. */
export function stateProblem(state: TicketState | null, type: TicketEventType): string | null {
  const lines = transitionsOf(type);
  if (lines.some((line) => line.from.includes(state ?? '新建'))) return null;
  if (state === null) return `还没有提交，不能${type}。`;
  const [line] = lines;
  const here = ROAD.indexOf(state);
  const needed = ROAD.findIndex((one) => line?.from.includes(one));
  if (here >= 0 && here < needed) return `还没有${MISSING[state] ?? '走到这一步'}，不能${type}。`;
  return `${ALREADY[state]}，不能${here >= 0 ? '再' : ''}${type}。`;
}

/** @param allowed null when it depends on the step that is named */
export function roleProblem(allowed: readonly string[] | null, role: string): string | null {
  if (!allowed || allowed.includes(role)) return null;
  return `这一步要由${allowed.join('或')}办理，当前身份是${role}。`;
}

/** 更正, 撤销, 拆案 and 并案 name another record or ticket: whether that one will bear it. */
function referenceProblem(
  standing: Standing,
  type: TicketEventType,
  role: string,
  payload: unknown,
): string | null {
  switch (type) {
    case '并案':
      return TicketPayloads.并案.parse(payload).into === standing.ticketId ? '不能并入它自己。' : null;
    case '拆案': {
      const { corrects } = TicketPayloads.拆案.parse(payload);
      const { undoable } = standing;
      return undoable?.type === '并案' && undoable.eventId === corrects
        ? null
        : '要写明拆的是哪一条并案记录。';
    }
    case '更正':
      return correctionProblem(standing, role, payload);
    case '撤销':
      return withdrawalProblem(standing, role, TicketPayloads.撤销.parse(payload).corrects);
    default:
      return null;
  }
}

/** Nobody sets one record right so often; a forged file of 4,000 would hold up every reading of the ledger. */
const MOST_CORRECTIONS = 200;

function correctionProblem(standing: Standing, role: string, payload: unknown): string | null {
  const { corrects, fields } = TicketPayloads.更正.parse(payload);
  const record = standing.record(corrects);
  if (!record || !isTicketEventType(record.type)) return '找不到要更正的记录。';
  if (!record.applied) return '要更正的记录没有生效，不用更正。';
  if (record.undone) return '要更正的记录已经撤销。';
  if (record.corrections.length >= MOST_CORRECTIONS)
    return `这条记录已更正 ${MOST_CORRECTIONS} 次，不能再更正，请用备注写明。`;
  const corrected = correctedPayload(record.type, record.payload, fields);
  if (!corrected.ok) return corrected.error;
  return roleProblem(rolesOf(record.type), role) ?? pathProblem(standing, corrects, corrected.payload);
}

/** A correction must leave this step and every later one in order: the facts are the stored ones. */
function pathProblem(standing: Standing, eventId: string, payload: Record<string, unknown>): string | null {
  const start = standing.path.findIndex((step) => step.eventId === eventId);
  if (start < 0) return null;
  const path = standing.path.map((step, index) => (index === start ? { ...step, payload } : step));
  const facts = replay(path);
  for (let index = start; index < path.length; index++) {
    const step = path[index];
    const problem = step && ruleProblem(facts[index - 1] ?? null, step.type, step.payload, step.at);
    if (problem) return problem;
  }
  return null;
}

function withdrawalProblem(standing: Standing, role: string, corrects: string): string | null {
  const record = standing.record(corrects);
  if (!record || !isTicketEventType(record.type)) return '找不到要撤销的记录。';
  if (!record.applied) return '要撤销的记录没有生效，不用撤销。';
  if (record.undone) return '要撤销的记录已经撤销过了。';
  const denied = roleProblem(withdrawers(standing, record.type, record.payload), role);
  if (denied) return denied;
  if (record.type === '更正' || record.type === '备注') return null;
  const { undoable } = standing;
  if (undoable?.eventId !== corrects) {
    return undoable ? `后面还有步骤，要先撤销“${undoable.type}”。` : '没有可以撤销的步骤。';
  }
  return undoable.type === '并案' ? '并案要用“拆案”退回。' : null;
}

/** Who may do the step; for a correction, who may do the step it corrected. */
function withdrawers(
  standing: Standing,
  type: TicketEventType,
  payload: Record<string, unknown>,
): readonly string[] | null {
  if (type !== '更正') return rolesOf(type);
  const corrected = standing.record(String(payload.corrects));
  return corrected && isTicketEventType(corrected.type) ? rolesOf(corrected.type) : null;
}
