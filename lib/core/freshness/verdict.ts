import { isCivilDate } from '../calendar/civil-date.ts';
import { type Age, ageOn } from './age.ts';
import { type FreshnessLimit, noticeLimits } from './limits.ts';
import type { Observation } from './observation.ts';

/** States of FIELD 1. 未读到 = nobody has looked yet. */
export type FreshnessState = '正常' | '将到期' | '逾期' | '空白' | '未能识别' | '未读到';

/** A state is never told by colour alone. @example STATE_SYMBOLS['逾期'] === '▲' */
export const STATE_SYMBOLS: Readonly<Record<FreshnessState, string>> = {
  正常: '●',
  将到期: '◐',
  逾期: '▲',
  空白: '○',
  未能识别: '?',
  未读到: '–',
};

/** What was decided, before it is put into words. */
export interface Verdict {
  state: FreshnessState;
  age?: Age | undefined;
  /** Why it is 未能识别 or 未读到. */
  why?: string | undefined;
}

function stateByAge(age: Age, limit: FreshnessLimit): FreshnessState {
  if (age.daysLeft < 0) return '逾期';
  return age.daysLeft <= limit.amberDaysLeft ? '将到期' : '正常';
}

/**
 * The state a look shows on the civil day `today`; `limit` undefined where the notice gives none. `clockFrom`
 * is the day of a 核对无变动 that counts: it moves the clock of a dated look and changes nothing else.
 */
export function decide(
  observation: Observation | undefined,
  today: string,
  limit: FreshnessLimit | undefined,
  clockFrom?: string,
): Verdict {
  if (!observation) return { state: '未读到' };
  if (observation.state === 'blank') {
    if (observation.target === 'account' && observation.via === 'block') return { state: '未读到' };
    return { state: '空白' };
  }
  // An account's page that was opened and not understood is said so: nobody else will open it to better purpose.
  if (observation.unread)
    return { state: observation.target === 'account' ? '未能识别' : '未读到', why: observation.why };
  const { newest } = observation;
  if (observation.state === 'unreadable' || !newest) {
    const why = observation.monthDay
      ? `年份未标：列表最新一条只写${observation.monthDay}，不知是哪一年`
      : (observation.why ?? '没有读到可用的日期');
    return { state: '未能识别', why };
  }
  if (!isCivilDate(newest.date)) return { state: '未能识别', why: `日期${newest.date}不存在` };
  if (newest.date > today) return { state: '未能识别', why: `日期${newest.date}晚于今天，疑似错填发稿日期` };
  // Where the notice gives no limit the age is still told; any limit serves to count the days.
  const age = ageOn(today, newest.date, limit ?? noticeLimits.动态要闻, clockFrom);
  if (!limit) return { state: '正常', age };
  return { state: stateByAge(age, limit), age };
}
