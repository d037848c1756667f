import { civilDateOf } from '../calendar/civil-date.ts';
import type { Sureness } from '../finding.ts';
import type { DateRead } from '../reading.ts';
import { columnUrlKey } from '../register/column-url.ts';
import type { Account, Column } from '../register/register.ts';
import { type FreshnessLimits, isAccount, limitOf, limitText, NO_BLANK_CLAUSE } from './limits.ts';
import type { Observation } from './observation.ts';
import { labelOf, sentenceOf } from './state-words.ts';
import { decide, type FreshnessState } from './verdict.ts';

export type { Observation } from './observation.ts';
export type { FreshnessState } from './verdict.ts';

/** A column or account as a badge shows it. */
export interface ColumnState {
  targetId: string;
  target: 'column' | 'account';
  name: string;
  /** `columnUrlKey` of the column's address. */
  urlKey: string;
  state: FreshnessState;
  /** 疑似 when only a block on another page, or one post, was seen; absent for 未读到. */
  sureness?: Sureness | undefined;
  newest?: DateRead | undefined;
  /** Calendar days in Asia/Shanghai since the newest date. */
  ageDays?: number | undefined;
  daysLeft?: number | undefined;
  overdueDays?: number | undefined;
  /** 14天, 6个月 …; 无期限 where the notice gives none. */
  limitText: string;
  clause: string;
  /** Short pill: `▲ 逾期3天`, `◐ 剩4天`, `○ 空白`, `? 未能识别`, `– 未读到`, `● 正常`. */
  label: string;
  /** Full sentence with date, limit, clause, evidence line and who looked when. */
  sentence: string;
  lastSeen?: { at: string; by: string; via: Observation['via']; url: string } | undefined;
}

export interface JudgeOptions {
  /** The office's edited limits; the notice's own when absent. */
  limits?: FreshnessLimits | undefined;
}

/**
 * State of a column or account on the day of `nowAt`, by the look that stands (`bestObservation`). An unknown
 * year, an unreadable or blank list, a date of the future or of no existing day is never 正常.
 * @throws RangeError when `nowAt` or `observation.seenAt` is no instant with offset
 * @example judgeColumn(column, observation, '2026-11-23T10:00:00+08:00').label === '▲ 逾期3天'
 */
export function judgeColumn(
  target: Column | Account,
  observation: Observation | undefined,
  nowAt: string,
  options: JudgeOptions = {},
): ColumnState {
  const limit = limitOf(target, options.limits);
  const today = civilDateOf(nowAt);
  const verdict = decide(observation, today, limit);
  const { state, age } = verdict;
  const judged = state === '正常' || state === '将到期' || state === '逾期';
  const sureness: Sureness = observation?.via === 'block' ? '疑似' : '确定';
  return {
    targetId: target.id,
    target: isAccount(target) ? 'account' : 'column',
    name: target.name,
    urlKey: columnUrlKey(target.url ?? ''),
    state,
    sureness: state === '未读到' ? undefined : sureness,
    newest: judged ? observation?.newest : undefined,
    ageDays: age?.ageDays,
    daysLeft: limit && age && age.daysLeft >= 0 ? age.daysLeft : undefined,
    overdueDays: state === '逾期' && age ? -age.daysLeft : undefined,
    limitText: limit ? limitText(limit) : '无期限',
    clause: limit?.clause ?? NO_BLANK_CLAUSE,
    label: labelOf(verdict, limit, sureness),
    sentence: sentenceOf({ target, observation, verdict, limit, today }),
    lastSeen: observation && {
      at: observation.seenAt,
      by: observation.seenBy,
      via: observation.via,
      url: observation.url,
    },
  };
}
