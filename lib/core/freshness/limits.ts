import type { Account, Column, ColumnClass } from '../register/register.ts';

/** A class that has an update limit: every column class but 其他, and accounts. */
export type LimitClass = Exclude<ColumnClass, '其他'> | '政务新媒体账号';

export interface FreshnessLimit {
  amount: number;
  /** Days count on the calendar; months and years end on the corresponding day (民法典 202). */
  kind: 'days' | 'months' | 'years';
  /** Clause of the notice. */
  clause: string;
  /** [O] 将到期 from this many days before the last day in time. */
  amberDaysLeft: number;
  /** Why an office's own limit stands in place of the notice's. */
  reason?: string | undefined;
}

export type FreshnessLimits = Readonly<Record<LimitClass, FreshnessLimit>>;

/** Amber begins on day 10 of 14 here as in the practice elsewhere: 4 days left. */
const FORTNIGHT = { amount: 14, kind: 'days', amberDaysLeft: 4 } as const;
const HALF_YEAR = { amount: 6, kind: 'months', amberDaysLeft: 30 } as const;
const YEAR = { amount: 1, kind: 'years', amberDaysLeft: 60 } as const;

/**
 * The notice's update limits (FIELD 1). An office may pass an edited copy wherever limits are asked for.
 * @example noticeLimits['统计信息'] // { amount: 2, kind: 'months', clause: '三(二)1(2)', amberDaysLeft: 10 }
 */
export const noticeLimits: FreshnessLimits = {
  动态要闻: { ...FORTNIGHT, clause: '三(二)1(2)' },
  专题专栏: { ...FORTNIGHT, clause: '二(一)2' },
  政务新媒体账号: { ...FORTNIGHT, clause: '三(二)2(2)' },
  通知公告: { ...HALF_YEAR, clause: '三(二)1(2)' },
  政策文件: { ...HALF_YEAR, clause: '三(二)1(2)' },
  人事招考: { ...HALF_YEAR, clause: '三(二)1(2)' },
  统计信息: { amount: 2, kind: 'months', amberDaysLeft: 10, clause: '三(二)1(2)' },
  办事统计: { amount: 1, kind: 'months', amberDaysLeft: 7, clause: '三(二)1(4)' },
  信件选登: { amount: 2, kind: 'months', amberDaysLeft: 10, clause: '三(三)1(3)' },
  概况信息: { ...YEAR, clause: '三(二)1(2)' },
  年报规划财政: { ...YEAR, clause: '三(二)1(2)' },
  领导机构: { ...YEAR, clause: '三(二)1(2)' },
};

/** Classes in the order of the notice, for a form. */
export const LIMIT_CLASSES = Object.keys(noticeLimits) as LimitClass[];

/** The office's own beginnings of 将到期, in days before the last day in time; absent = the built-in one. */
export type AmberDays = Partial<Readonly<Record<LimitClass, number>>>;

/** Amber may begin on the very day of the update at the earliest. @example mostAmber('动态要闻') === 14 */
export function mostAmber(limitClass: LimitClass): number {
  return fewestDays(noticeLimits[limitClass]);
}

/**
 * The notice's limits with the office's own amber days. Only amber can be moved: the limit is the notice's.
 * Days out of bounds are cut to 0…`mostAmber`.
 * @example withAmber({ 动态要闻: 7 }).动态要闻.amberDaysLeft === 7
 */
export function withAmber(amber: AmberDays): FreshnessLimits {
  const limits = LIMIT_CLASSES.map((one) => {
    const days = amber[one];
    const limit = noticeLimits[one];
    if (days === undefined || !Number.isInteger(days)) return [one, limit];
    return [one, { ...limit, amberDaysLeft: Math.max(0, Math.min(days, mostAmber(one))) }];
  });
  return Object.fromEntries(limits) as unknown as FreshnessLimits;
}

/** Clause that forbids overdue and blank columns of any class. */
export const NO_BLANK_CLAUSE = '三(二)1(2)';

/** An office's own limit in days turns amber at the same share as the fortnight does, at most a month before. */
function ownLimit(days: number, reason: string, clause: string): FreshnessLimit {
  const amberDaysLeft = Math.min(30, Math.round((days * 4) / 14));
  return { amount: days, kind: 'days', clause, amberDaysLeft, reason };
}

/** Days a limit has at the least, whichever months it runs over: 1个月 28, 2个月 58, 6个月 180. */
function fewestDays({ amount, kind }: FreshnessLimit): number {
  if (kind === 'days') return amount;
  return Math.floor((kind === 'years' ? amount * 12 : amount) * 30.4) - 2;
}

/** Accounts are told from columns by their platform. */
export function isAccount(target: Column | Account): target is Account {
  return 'platform' in target;
}

/**
 * The limit a column or account is judged by: its class's, or the office's own where that is stricter (where
 * the notice gives a figure, no office can allow itself more); undefined for 其他, to which the notice gives none.
 */
export function limitOf(
  target: Column | Account,
  limits: FreshnessLimits = noticeLimits,
): FreshnessLimit | undefined {
  if (isAccount(target)) return limits.政务新媒体账号;
  const ofClass = target.columnClass === '其他' ? undefined : limits[target.columnClass];
  const own = target.limitOverride;
  if (!own || (ofClass && own.days > fewestDays(ofClass))) return ofClass;
  return ownLimit(own.days, own.reason, ofClass?.clause ?? NO_BLANK_CLAUSE);
}

const UNIT = { days: '天', months: '个月', years: '年' } as const;

/** `14天`, `6个月`, `1年`. */
export function limitText(limit: FreshnessLimit): string {
  return `${limit.amount}${UNIT[limit.kind]}`;
}
