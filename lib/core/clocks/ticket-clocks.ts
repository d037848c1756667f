import type { Origin } from '../events/event.ts';
import type { ProblemClass } from '../finding.ts';

/** Stored facts a ticket's clocks are computed from (never a stored due time). Instants are ISO 8601. */
export interface TicketFacts {
  problemClass: ProblemClass;
  origin: Origin;
  filedAt: string;
  foundByResponsibleUnit: boolean;
  /** 通知: when the unit received the notice. */
  notifiedAt?: string | undefined;
  /** 反馈整改: when the result was fed back. */
  rectifiedAt?: string | undefined;
  closedAt?: string | undefined;
  declined: boolean;
}

export type ClockState =
  | '未通知'
  | '进行中'
  | '将到期'
  | '逾期'
  | '按期完成'
  | '超时完成'
  | '无规定时限'
  | '不计时';

/** One clock of a ticket as of `now`. */
export interface TicketClock {
  /** Id in the clock book. */
  clockId: string;
  title: string;
  clause: string;
  state: ClockState;
  startAt?: string | undefined;
  dueAt?: string | undefined;
  stopAt?: string | undefined;
  /** Milliseconds until due, negative when past; absent when not running. */
  remainingMs?: number | undefined;
  /** The due date crosses a year whose holidays are not known: 暂算. */
  provisional: boolean;
  /** `◐ 剩 25 分钟`, `▲ 逾期 2 小时`, `未通知 12 分钟`, `无规定时限` … */
  text: string;
}
