import type { Actor, Measure, Recheck, Submission, TicketEventType, TicketPayload } from '../events/event.ts';

export type TicketState =
  | '待核实'
  | '不予受理'
  | '已受理'
  | '整改中'
  | '待复核'
  | '已办结'
  | '已并案'
  | '已撤销';

/** One step in a ticket's history, in causal order. */
export interface HistoryEntry {
  eventId: string;
  /** A `TicketEventType`, or the name of a step a later version wrote: kept and shown, not applied. */
  type: string;
  at: string;
  by: { device: string; person: Actor; role: string };
  /** One Chinese line of what was done. */
  summary: string;
  /** False when the step was not legal where it came to stand: kept, shown, part of a 冲突. */
  applied: boolean;
  /** True when a later 撤销 or 拆案 took it back. */
  undone?: boolean | undefined;
  /** What it carries, with 更正 applied. */
  payload?: Record<string, unknown> | undefined;
  /**
   * Why it moves nothing yet, though it is no conflict. 采纳: nobody of the office answers for its device, a person
   * takes it over. 更新: a later version wrote it.
   */
  waits?: { for: '采纳' | '更新'; why: string } | undefined;
}

/** Fold of a ticket's events. Facts only; clocks are computed on read from `facts`. */
export interface Ticket {
  id: string;
  number: string;
  state: TicketState;
  /** The submission with 更正 applied. */
  submission: Submission;
  filedAt: string;
  filedBy: { device: string; person: Actor; role: string };
  unitName?: string | undefined;
  acceptedAt?: string | undefined;
  acceptedBy?: string | undefined;
  declined?: (TicketPayload<'不予受理'> & { at: string }) | undefined;
  notice?: (TicketPayload<'通知'> & { at: string; byName: string }) | undefined;
  rectified?: { measure: Measure; doneAt: string; note?: string | undefined; at: string } | undefined;
  republished?: TicketPayload<'重新发布'> | undefined;
  recheck?:
    | (Recheck & { byName: string; passed: boolean; outcome?: '整改' | '下线不重发' | undefined })
    | undefined;
  closedAt?: string | undefined;
  /** When it was last sent back to 整改中, by 复核不通过 or by 复发. */
  sentBackAt?: string | undefined;
  /** When a recurrence re-opened it: the hour of that round starts here [O]. */
  reopenedAt?: string | undefined;
  lookBacks: { at: string; byName: string; recurred: boolean; recheck: Recheck }[];
  mergedInto?: string | undefined;
  notes: string[];
  /** Records whose wall time cannot be right: the machine's clock had been set back when they were written. */
  clockJumps: { eventId: string; sentence: string }[];
  /** Sentences that name what disagrees; a person settles it by an event. */
  conflicts: string[];
  history: HistoryEntry[];
  /** The last step that changed it and the state 撤销 (拆案 for a 并案) would return it to. */
  undoable?: { eventId: string; type: TicketEventType; to: TicketState } | undefined;
  /** Ids a next event must name as parents. */
  heads: string[];
}
