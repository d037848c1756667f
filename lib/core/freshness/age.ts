import { addDays, addMonths, addYears, type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import type { FreshnessLimit } from './limits.ts';

/** How old an update is, and what is left of its limit, in calendar days of Asia/Shanghai. */
export interface Age {
  /** 0 on the day of the update; negative when it lies in the future. */
  ageDays: number;
  /** Last day that is still in time. */
  lastDayInTime: CivilDate;
  /** Days until `lastDayInTime`, 0 on it; negative when overdue. */
  daysLeft: number;
}

/** Last day in time: “不超过14天” keeps age 14 in time, months and years end on the corresponding day. */
export function lastDayInTime(newest: CivilDate, limit: Pick<FreshnessLimit, 'amount' | 'kind'>): CivilDate {
  if (limit.kind === 'days') return addDays(newest, limit.amount);
  return limit.kind === 'months' ? addMonths(newest, limit.amount) : addYears(newest, limit.amount);
}

/**
 * Age of the newest update on a day. With `clockFrom` (a 核对无变动 later than the update) the limit runs from
 * that day; the age stays that of the update.
 * @throws RangeError when a day does not exist
 * @example ageOn('2026-11-23', '2026-11-09', noticeLimits['动态要闻']).daysLeft === 0
 */
export function ageOn(
  today: CivilDate,
  newest: CivilDate,
  limit: Pick<FreshnessLimit, 'amount' | 'kind'>,
  clockFrom: CivilDate = newest,
): Age {
  const last = lastDayInTime(clockFrom, limit);
  return { ageDays: daysBetween(newest, today), lastDayInTime: last, daysLeft: daysBetween(today, last) };
}
