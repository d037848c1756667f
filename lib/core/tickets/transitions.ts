import { Role, type TicketEventType } from '../events/event.ts';
import type { TicketState } from './ticket.ts';

/** One line of the ticket's transition table. */
export interface Transition {
  /** States it may start from; `新建` is before there is a ticket. */
  from: readonly (TicketState | '新建')[];
  event: TicketEventType;
  /** `不变` keeps the state, `退回` takes back the step it names and returns to the state before it. */
  to: TicketState | '不变' | '退回';
  /** `同原步骤`: whoever may do the step that is corrected or withdrawn. */
  by: readonly Role[] | '同原步骤';
  /** What must be written down with it. */
  mustCarry: string;
  /** Told apart by what it carries, where one event leads to two states. */
  when?: string;
}

const ANYONE: readonly Role[] = Role.options;
const LIVE: readonly TicketState[] = ['待核实', '不予受理', '已受理', '整改中', '待复核', '已办结'];
const ANY: readonly TicketState[] = [...LIVE, '已并案', '已撤销'];

/**
 * Every step a ticket can take: the one table. `stepProblem` refuses by it, `foldTicket` replays by it, and
 * the README's table is checked against it. Reasons of 不予受理 are FIELD 4's; the hour of the notice's
 * 四(六) runs from 通知 to 反馈整改.
 */
export const TRANSITIONS: readonly Transition[] = [
  {
    from: ['新建'],
    event: '提交',
    to: '待核实',
    by: ANYONE,
    mustCarry: '错误原文或情况说明、网址、问题类别、发现方式、上下文',
  },
  { from: ['待核实'], event: '受理', to: '已受理', by: ['大数据中心'], mustCarry: '责任单位' },
  { from: ['待核实'], event: '不予受理', to: '不予受理', by: ['大数据中心'], mustCarry: '理由' },
  {
    from: ['已受理'],
    event: '通知',
    to: '整改中',
    by: ['大数据中心', '值班读网员'],
    mustCarry: '责任人、A岗或B岗、通知方式、收到通知时间（从此起算）',
  },
  {
    from: ['整改中'],
    event: '反馈整改',
    to: '待复核',
    by: ['责任单位', '大数据中心'],
    mustCarry: '整改措施（修改、撤回、删除、脱敏）、整改完成时间',
  },
  {
    from: ['待复核'],
    event: '重新发布',
    to: '待复核',
    by: ['责任单位'],
    mustCarry: '初审、复审、终审的姓名和时间，重新发布网址',
  },
  {
    from: ['待复核'],
    event: '复核通过',
    to: '已办结',
    by: ['大数据中心'],
    mustCarry:
      '逐字比对结果（已消除或页面已删）和依据（机器没有可比或没看清的可人工复核，写明所见）、办结方式（整改、下线不重发）',
  },
  {
    from: ['待复核'],
    event: '复核不通过',
    to: '整改中',
    by: ['大数据中心'],
    mustCarry: '逐字比对结果和依据（机器没有可比或没看清的可人工复核，写明所见）',
  },
  {
    from: ['已办结'],
    event: '回头看',
    to: '已办结',
    by: ['大数据中心', '巡检'],
    mustCarry: '逐字比对结果和依据（机器没有可比或没看清的可人工复核，写明所见）',
    when: '未复发',
  },
  {
    from: ['已办结'],
    event: '回头看',
    to: '整改中',
    by: ['大数据中心', '巡检'],
    mustCarry: '逐字比对结果和依据（机器没有可比或没看清的可人工复核，写明所见）',
    when: '复发',
  },
  { from: ANY, event: '更正', to: '不变', by: '同原步骤', mustCarry: '所更正的记录、更正内容、理由' },
  { from: LIVE, event: '并案', to: '已并案', by: ['大数据中心'], mustCarry: '并入的工单、理由' },
  { from: ['已并案'], event: '拆案', to: '退回', by: ['大数据中心'], mustCarry: '所拆的并案记录、理由' },
  { from: ANY, event: '备注', to: '不变', by: ANYONE, mustCarry: '备注内容' },
  { from: ANY, event: '撤销', to: '退回', by: '同原步骤', mustCarry: '所撤销的记录、理由' },
];

/**
 * The lines of the table for one event; two for 回头看.
 * @example transitionsOf('受理')[0]?.to === '已受理'
 */
export function transitionsOf(type: TicketEventType): readonly Transition[] {
  return TRANSITIONS.filter((line) => line.event === type);
}

/** Who may take a step of this type; null when it depends on the step it names. */
export function rolesOf(type: TicketEventType): readonly string[] | null {
  const by = transitionsOf(type)[0]?.by;
  return by === undefined || by === '同原步骤' ? null : by;
}
