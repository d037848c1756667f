import { type CivilDate, isCivilDate } from '../calendar/civil-date.ts';
import type { Account, Column } from '../register/register.ts';
import { isAccount } from './limits.ts';
import type { Observation } from './observation.ts';

/** What a person saw with their own eyes where the list could not be read. */
export interface HandSighting {
  /** Day of the newest entry; null: the list has none. */
  date: CivilDate | null;
  /** The entry's words, or those the empty page shows. */
  line: string;
}

/** No government site is older; a year like 0024 or 1101 is a slip of the key. */
const EARLIEST = '1995-01-01';

/** Two characters name an entry; one is a slip of the key. */
const LINE_LEAST = 2;

/**
 * Why such a sighting cannot be written down, one Chinese sentence; null when it can.
 * @example handSightingProblem({ date: '2026-11-24', line: '通知' }, '2026-11-23') // '日期晚于今天…'
 */
export function handSightingProblem({ date, line }: HandSighting, today: CivilDate): string | null {
  const isShort = line.trim().length < LINE_LEAST;
  if (date === null) return isShort ? '没有写看到了什么，没有记录。请照抄页面上的话，例如“暂无内容”。' : null;
  if (!isCivilDate(date)) return '日期应写成 2026-11-23，且确有这一天，没有记录。';
  if (date < EARLIEST) return `日期${date}太早，像是年份填错了，没有记录。请核对网页上写的日期。`;
  if (date > today) return '日期晚于今天，没有记录。请核对网页上写的日期。';
  if (isShort) return '没有写看到的是哪一条，没有记录。请照抄标题。';
  return null;
}

/**
 * The look that a hand sighting is: `via` 'by-hand' says so wherever it is shown.
 * @example handObservation(account, { date: '2026-11-20', line: '便民服务' }, { seenAt, seenBy: '张三' }).via === 'by-hand'
 */
export function handObservation(
  target: Column | Account,
  { date, line }: HandSighting,
  seen: Pick<Observation, 'seenAt' | 'seenBy'>,
): Observation {
  const words = line.trim();
  const saw: Pick<Observation, 'state' | 'newest'> =
    date === null ? { state: 'blank' } : { state: 'dated', newest: { date, from: 'row', line: words } };
  return {
    targetId: target.id,
    target: isAccount(target) ? 'account' : 'column',
    via: 'by-hand',
    ...saw,
    line: words,
    url: target.url ?? '',
    ...seen,
  };
}
