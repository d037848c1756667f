import type { DateRead } from '../reading.ts';

/** States of FIELD 1. 未读到 = nobody has looked yet. */
export type FreshnessState = '正常' | '将到期' | '逾期' | '空白' | '未能识别' | '未读到';

/** What one look at a column or account saw: facts only, never judged. */
export interface Observation {
  targetId: string;
  target: 'column' | 'account';
  /** Its own list page says more than a block on another page. */
  via: 'list-page' | 'block' | 'account-page' | 'by-hand';
  state: 'dated' | 'blank' | 'unreadable';
  newest?: DateRead | undefined;
  monthDay?: string | undefined;
  /** The very words seen. */
  line: string;
  url: string;
  seenAt: string;
  seenBy: string;
}

/** A column or account as a badge shows it. */
export interface ColumnState {
  targetId: string;
  target: 'column' | 'account';
  name: string;
  /** `columnUrlKey` of the column's address. */
  urlKey: string;
  state: FreshnessState;
  newest?: DateRead | undefined;
  /** Calendar days in Asia/Shanghai since the newest date. */
  ageDays?: number | undefined;
  daysLeft?: number | undefined;
  overdueDays?: number | undefined;
  /** 14天, 6个月 … */
  limitText: string;
  clause: string;
  /** Short pill: `▲ 逾期3天`, `◐ 剩4天`, `○ 空白`, `? 未能识别`, `– 未读到`, `● 正常`. */
  label: string;
  /** Full sentence with date, limit, clause, evidence line and who looked when. */
  sentence: string;
  lastSeen?: { at: string; by: string; via: Observation['via']; url: string } | undefined;
}
