import { epochMs } from '../calendar/civil-date.ts';
import type { Holidays } from '../calendar/holidays.ts';
import type { Origin } from '../events/event.ts';
import type { ProblemClass } from '../finding.ts';
import { type Clock, clockBook, type TimeKind } from './clock-book.ts';
import { dueAt } from './due.ts';
import { durationText } from './duration-text.ts';

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
  /** Merged into another or withdrawn, or declined: no clock of its own. */
  declined: boolean;
  /** 不予受理: the reporter of 公众找错 is owed an answer all the same, and this is when it was given. */
  declinedAt?: string | undefined;
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
  /** Id in the clock book; `本单位时限`, `无规定时限` or `不计时` where no clock of the book applies. */
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

/** What an office may set [O]. */
export interface ClockOptions {
  /** `HH:MM`: a period of days ends then instead of at 24:00. */
  closingTime?: string | undefined;
  /** Limits the office sets itself for classes the notice gives none. */
  officeLimits?: Partial<Record<ProblemClass, { amount: number; kind: TimeKind }>> | undefined;
  /** A clock in hours turns amber when this many minutes are left; half of it when absent. */
  warnMinutes?: number | undefined;
  /** A clock in days turns amber when this many days are left; the last day when absent. */
  warnDays?: number | undefined;
}

/**
 * 错敏 (FIELD 3): wrong words, severe wording, privacy and hidden links, whatever the origin. Format, signature
 * and freshness faults are not: the notice sets them no limit when found on duty.
 */
const sensitiveClasses: ReadonlySet<ProblemClass> = new Set<ProblemClass>([
  '严重表述错误',
  '错别字',
  '个人隐私',
  '暗链外链',
]);

/** [O] A clock turns amber when this much is left: half of the one hour, else the last day. */
const AMBER_HOURS_SHARE = 0.5;
const AMBER_DAYS_MS = 86_400_000;

interface Applied {
  clock: Clock;
  startAt: string | undefined;
  stopAt: string | undefined;
}

function appliedClocks(facts: TicketFacts, options: ClockOptions): Applied[] {
  const fedBackAt = facts.rectifiedAt ?? facts.closedAt;
  const applied: Applied[] = [];
  if (sensitiveClasses.has(facts.problemClass)) {
    const startAt = facts.foundByResponsibleUnit ? facts.filedAt : facts.notifiedAt;
    applied.push({ clock: clockBook.错敏整改, startAt, stopAt: fedBackAt });
  }
  if (facts.origin === '公众找错') {
    // The reply closes it, not the rectification alone: both are owed within the three days.
    applied.push({ clock: clockBook.找错答复, startAt: facts.filedAt, stopAt: facts.closedAt });
  }
  if (facts.origin === '季度督查') {
    applied.push({ clock: clockBook.季度督查整改, startAt: facts.notifiedAt, stopAt: fedBackAt });
  }
  const own = options.officeLimits?.[facts.problemClass];
  if (applied.length === 0 && own) {
    const clock: Clock = {
      id: '本单位时限',
      title: '本单位自定整改时限',
      clause: '本单位自定',
      startsAt: '通知责任单位',
      stopsAt: '反馈整改结果',
      ...own,
    };
    applied.push({ clock, startAt: facts.notifiedAt, stopAt: fedBackAt });
  }
  return applied;
}

/** 不予受理 is itself the answer to a 公众找错: given within three working days or not. */
function replyOwed({ origin, filedAt, declinedAt }: TicketFacts): Applied[] {
  if (origin !== '公众找错' || declinedAt === undefined) return [];
  return [{ clock: clockBook.找错答复, startAt: filedAt, stopAt: declinedAt }];
}

function without(state: '无规定时限' | '不计时', text: string): TicketClock {
  return { clockId: state, title: state, clause: '', state, provisional: false, text };
}

function amberMs(clock: Clock, { warnMinutes, warnDays }: ClockOptions): number {
  if (clock.kind !== 'hours') return warnDays === undefined ? AMBER_DAYS_MS : warnDays * 86_400_000;
  return warnMinutes === undefined ? clock.amount * 3_600_000 * AMBER_HOURS_SHARE : warnMinutes * 60_000;
}

function readClock(
  applied: Applied,
  facts: TicketFacts,
  now: number,
  holidays: Holidays,
  options: ClockOptions,
) {
  const { clock, startAt, stopAt } = applied;
  const head = { clockId: clock.id, title: clock.title, clause: clock.clause };
  if (!startAt) {
    if (stopAt) {
      const text = '没有通知记录，不能计时';
      return { ...head, state: '不计时' as const, stopAt, provisional: false, text };
    }
    const waited = now - epochMs(facts.filedAt);
    const text = waited < 60_000 ? '未通知' : `未通知 ${durationText(waited)}`;
    return { ...head, state: '未通知' as const, provisional: false, text };
  }
  const due = dueAt(clock, startAt, holidays, { closingTime: options.closingTime });
  const dueMs = epochMs(due.dueAt);
  const guess = due.provisional ? '（暂算）' : '';
  const known = { ...head, startAt, ...due };
  if (stopAt) {
    const late = epochMs(stopAt) - dueMs;
    if (late > 0) {
      const text = `▲ 超时 ${durationText(late)}完成${guess}`;
      return { ...known, state: '超时完成' as const, stopAt, text };
    }
    return { ...known, state: '按期完成' as const, stopAt, text: `● 按期完成${guess}` };
  }
  const remainingMs = dueMs - now;
  if (remainingMs < 0) {
    const text = `▲ 逾期 ${durationText(remainingMs)}${guess}`;
    return { ...known, state: '逾期' as const, remainingMs, text };
  }
  const amber = remainingMs <= amberMs(clock, options);
  const text = `${amber ? '◐' : '●'} 剩 ${durationText(remainingMs)}${guess}`;
  return { ...known, state: amber ? ('将到期' as const) : ('进行中' as const), remainingMs, text };
}

/** Sorting key: a clock not yet started could be due no sooner than its whole period from now. */
function urgency(clock: TicketClock, now: number): number {
  if (clock.dueAt) return epochMs(clock.dueAt) + (clock.stopAt ? Number.MAX_SAFE_INTEGER / 2 : 0);
  if (clock.state !== '未通知') return Number.MAX_SAFE_INTEGER;
  return clock.clockId === clockBook.错敏整改.id ? now + 3_600_000 : now + 2 * AMBER_DAYS_MS;
}

/**
 * The clocks a ticket has as of `now`, running ones first, earliest due first (FIELD 3 “Which clock a ticket
 * gets”). Computed from stored facts on every reading; nothing here may be stored.
 * @throws RangeError when an instant is not ISO 8601 with offset
 * @example ticketClocks({ problemClass: '错别字', origin: '读网', filedAt: '2026-11-23T10:00:00+08:00',
 *   foundByResponsibleUnit: false, declined: false }, '2026-11-23T10:12:00+08:00', defaultHolidays)[0]?.text
 *   === '未通知 12 分钟'
 */
export function ticketClocks(
  facts: TicketFacts,
  nowAt: string,
  holidays: Holidays,
  options: ClockOptions = {},
): TicketClock[] {
  return clocksUntil(facts, nowAt, holidays, options).clocks;
}

/**
 * The clocks as of `nowAt`, and until when their states and order stay as they are: only what remains runs on.
 *
 * @returns `until` in epoch milliseconds, Infinity where time alone changes nothing
 */
export function clocksUntil(
  facts: TicketFacts,
  nowAt: string,
  holidays: Holidays,
  options: ClockOptions = {},
): { clocks: TicketClock[]; until: number } {
  const applied = facts.declined ? replyOwed(facts) : appliedClocks(facts, options);
  if (facts.declined && applied.length === 0)
    return { clocks: [without('不计时', '不计时')], until: Infinity };
  if (applied.length === 0) return { clocks: [without('无规定时限', '无规定时限')], until: Infinity };
  const now = epochMs(nowAt);
  let until = Infinity;
  const clocks = applied.map((one): TicketClock => {
    const clock: TicketClock = readClock(one, facts, now, holidays, options);
    if (clock.dueAt !== undefined && (clock.state === '进行中' || clock.state === '将到期')) {
      const due = epochMs(clock.dueAt);
      // Overdue begins a millisecond after the due time, amber at its very moment.
      until = Math.min(until, clock.state === '进行中' ? due - amberMs(one.clock, options) : due + 1);
    }
    return clock;
  });
  return { clocks: clocks.sort((a, b) => urgency(a, now) - urgency(b, now)), until };
}
