import { civilDateOf, daysBetween } from '../calendar/civil-date.ts';
import type { Sureness } from '../finding.ts';
import type { DateRead } from '../reading.ts';
import { columnUrlKey } from '../register/column-url.ts';
import type { Account, Column } from '../register/register.ts';
import { type Attested, attestationCounts, mayAttest } from './attestation.ts';
import { type FreshnessLimits, isAccount, limitOf, limitText, NO_BLANK_CLAUSE } from './limits.ts';
import type { Observation } from './observation.ts';
import { labelOf, sentenceOf } from './state-words.ts';
import { decide, type FreshnessState, type Verdict } from './verdict.ts';

export type { Observation } from './observation.ts';
export type { FreshnessState } from './verdict.ts';

/**
 * A look older than this no longer speaks for today [O]: an update may have come since. A date that is still in
 * time stays so (dates only grow), and the badge says how long nobody has looked; 逾期 and 空白 become 疑似.
 */
const STALE_DAYS = 7;

/** A column or account as a badge shows it. */
export interface ColumnState {
  targetId: string;
  target: 'column' | 'account';
  name: string;
  /** An account's; columns have none. */
  platform?: string | undefined;
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
  /** The words the date was read from, or that say it is empty; '' where there are none. */
  line?: string | undefined;
  /** Days since somebody last saw this, when more than `STALE_DAYS`. */
  staleDays?: number | undefined;
  /** 核对无变动 that moved the clock; `newest` and `ageDays` stay those of the update. */
  attested?:
    | (Pick<Attested, 'eventId' | 'on' | 'name' | 'unit' | 'reason'> & {
        /** The state if nobody had attested: what an inspection that knows no attestation sees. */
        without: FreshnessState;
      })
    | undefined;
  /** A person may state 核对无变动 now: the class allows it and its newest date was read. */
  mayAttest?: true | undefined;
}

export interface JudgeOptions {
  /** The office's edited limits; the notice's own when absent. */
  limits?: FreshnessLimits | undefined;
  /** The 核对无变动 that stands for this column. */
  attested?: Attested | undefined;
  /** A later look elsewhere that showed the very same newest date. */
  confirmed?: Observation | undefined;
}

/**
 * State of a column or account on the day of `nowAt`, by the look that stands (`bestObservation`). An unknown
 * year, an unreadable or blank list, a date of the future or of no existing day is never 正常, attested or not.
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
  const attested =
    limit && attestationCounts(options.attested, target, observation, today) ? options.attested : undefined;
  const verdict = decide(observation, today, limit, attested?.on);
  const { state, age } = verdict;
  const judged = state === '正常' || state === '将到期' || state === '逾期';
  const lookedDays = daysSinceLook(observation, options.confirmed, today);
  const staleDays = lookedDays !== undefined && lookedDays > STALE_DAYS ? lookedDays : undefined;
  const sureness = surenessOf(observation, verdict, staleDays);
  const words = { target, observation, confirmed: options.confirmed, verdict, limit, today };
  const facts = { sureness, staleDays, attested };
  return {
    targetId: target.id,
    target: isAccount(target) ? 'account' : 'column',
    name: target.name,
    platform: isAccount(target) ? target.platform : undefined,
    urlKey: columnUrlKey(target.url ?? ''),
    state,
    sureness: state === '未读到' ? undefined : sureness,
    newest: judged ? observation?.newest : undefined,
    ageDays: age?.ageDays,
    daysLeft: limit && age && age.daysLeft >= 0 ? age.daysLeft : undefined,
    overdueDays: state === '逾期' && age ? -age.daysLeft : undefined,
    limitText: limit ? limitText(limit) : '无期限',
    clause: limit?.clause ?? NO_BLANK_CLAUSE,
    label: labelOf(verdict, limit, facts),
    sentence: sentenceOf({ ...words, ...facts }),
    lastSeen: observation && {
      at: observation.seenAt,
      by: observation.seenBy,
      via: observation.via,
      url: observation.url,
    },
    line: observation?.line,
    staleDays,
    attested: attested && attestedFacts(attested, decide(observation, today, limit).state),
    mayAttest: judged && mayAttest(target) ? true : undefined,
  };
}

function attestedFacts(
  { eventId, on, name, unit, reason }: Attested,
  without: FreshnessState,
): ColumnState['attested'] {
  return { eventId, on, name, unit, reason, without };
}

function daysSinceLook(
  observation: Observation | undefined,
  confirmed: Observation | undefined,
  today: string,
): number | undefined {
  if (!observation) return undefined;
  const looks = confirmed ? [observation, confirmed] : [observation];
  return Math.min(...looks.map((look) => daysBetween(civilDateOf(look.seenAt), today)));
}

/** 逾期 is certain when somebody saw it so lately: a look while it was still in time proves nothing of today. */
function surenessOf(
  observation: Observation | undefined,
  { state, age }: Verdict,
  staleDays: number | undefined,
): Sureness {
  if (observation?.via === 'block') return '疑似';
  if (state === '空白') return staleDays === undefined ? '确定' : '疑似';
  if (state !== '逾期' || !age || !observation) return '确定';
  return staleDays === undefined && civilDateOf(observation.seenAt) > age.lastDayInTime ? '确定' : '疑似';
}
