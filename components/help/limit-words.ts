import {
  type Clock,
  clockBook,
  type StandingDuty,
  standingDuties,
  type TimeKind,
} from '../../lib/core/clocks/clock-book.ts';
import { type FreshnessLimit, limitText, noticeLimits } from '../../lib/core/freshness/limits.ts';

/** A duty of the clock book as the help page shows it. */
export interface ClockRow {
  id: string;
  duty: string;
  limit: string;
  kind: string;
  from: string;
  until: string;
  clause: string;
}

const UNIT: Record<TimeKind, string> = {
  hours: '小时',
  workdays: '个工作日',
  days: '天',
  months: '个月',
  years: '年',
};
const HOW: Record<TimeKind, string> = {
  hours: '自然小时，昼夜和节假日连续',
  workdays: '工作日',
  days: '自然日',
  months: '日历月',
  years: '日历年',
};
const WITHOUT_FIGURE: Record<StandingDuty['kind'], string> = {
  daily: '每日',
  'round-the-clock': '7×24 小时，不间断',
  'at-once': '立即',
  'no-figure': '未定时限',
};

/** Every duty of the clock book in its own order, those with a figure first. */
export const CLOCK_ROWS: readonly ClockRow[] = [
  ...Object.values(clockBook).map((clock: Clock) => ({
    ...common(clock),
    limit: `${clock.amount} ${UNIT[clock.kind]}`,
    kind: HOW[clock.kind],
  })),
  ...standingDuties.map((duty) => ({ ...common(duty), limit: WITHOUT_FIGURE[duty.kind], kind: '–' })),
];

function common({ id, title, clause, startsAt, stopsAt }: Clock | StandingDuty) {
  return { id, duty: title, clause, from: startsAt, until: stopsAt };
}

/** Column classes that share one limit, as one line of the help page. */
export interface LimitRow {
  classes: string;
  limit: string;
  soon: string;
  clause: string;
}

/** The update limits of the notice; classes with the same limit, amber and clause stand together. */
export const LIMIT_ROWS: readonly LimitRow[] = limitRows();

function limitRows(): LimitRow[] {
  const rows = new Map<string, LimitRow>();
  for (const [name, limit] of Object.entries(noticeLimits)) {
    const row = { limit: limitText(limit), soon: soonText(limit), clause: limit.clause };
    const key = JSON.stringify(row);
    const earlier = rows.get(key);
    rows.set(key, { ...row, classes: earlier ? `${earlier.classes}、${name}` : name });
  }
  return [...rows.values()];
}

function soonText({ amount, kind, amberDaysLeft }: FreshnessLimit): string {
  return kind === 'days' ? `第 ${amount - amberDaysLeft} 天起` : `到期前 ${amberDaysLeft} 天`;
}
