import { epochMs } from '../calendar/civil-date.ts';
import type { TicketClock } from '../clocks/ticket-clocks.ts';

/**
 * Overdue, then 未通知, then running, then the rest: what a person must look at first. A 错敏 fault nobody was told
 * of has an hour that has not even begun (四(六)); three working days of its own must not hide that.
 */
const RANK: Record<TicketClock['state'], number> = {
  逾期: 0,
  未通知: 1,
  将到期: 2,
  进行中: 2,
  超时完成: 3,
  按期完成: 3,
  无规定时限: 4,
  不计时: 5,
};

function compareClocks(a: TicketClock, b: TicketClock): number {
  if (RANK[a.state] !== RANK[b.state]) return RANK[a.state] - RANK[b.state];
  return (a.remainingMs ?? Number.POSITIVE_INFINITY) - (b.remainingMs ?? Number.POSITIVE_INFINITY) || 0;
}

/** The clock that speaks first for a ticket: the earliest due (FIELD 3, "the earlier shows first"). */
export function leadClock(clocks: readonly TicketClock[]): TicketClock | undefined {
  return [...clocks].sort(compareClocks)[0];
}

/** Where a ticket stands among others; the same for as long as its clocks keep their states. */
export interface Urgency {
  rank: number;
  /** Epoch milliseconds at which the clock that speaks first runs out; Infinity when none runs. */
  dueMs: number;
}

export function urgencyOf(clocks: readonly TicketClock[]): Urgency {
  const lead = leadClock(clocks);
  if (!lead) return { rank: RANK.不计时 + 1, dueMs: Infinity };
  const runs = lead.remainingMs !== undefined && lead.dueAt !== undefined;
  return { rank: RANK[lead.state], dueMs: runs ? epochMs(lead.dueAt ?? '') : Infinity };
}

/** Overdue first and longest overdue before that, then 未通知, then earliest due. */
export function compareUrgency(a: Urgency, b: Urgency): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.dueMs === b.dueMs) return 0;
  return a.dueMs < b.dueMs ? -1 : 1;
}
