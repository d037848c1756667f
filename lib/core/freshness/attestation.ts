import type { CivilDate } from '../calendar/civil-date.ts';
import { isCivilDate } from '../calendar/civil-date.ts';
import { type Attestation, AttestationPayloads } from '../events/attestation.ts';
import type { Event } from '../events/event.ts';
import { causalOrder } from '../events/order.ts';
import { maySpeakOfColumns } from '../events/trust.ts';
import type { Account, Column, ColumnClass } from '../register/register.ts';
import { isAccount } from './limits.ts';
import type { Observation } from './observation.ts';

/** A standing 核对无变动 with the record it was made by. */
export interface Attested extends Omit<Attestation, 'targetId'> {
  eventId: string;
  /** When it was written down. */
  at: string;
}

/**
 * Classes the notice lets stand unchanged: 有变动及时更新 (领导之窗、机构职能、人事招考) and the yearly ones.
 * Whatever has to bring something new by itself (动态、专题、公告、统计、信件) cannot be attested.
 */
const ATTESTABLE: readonly ColumnClass[] = ['概况信息', '年报规划财政', '领导机构', '人事招考'];

/**
 * True for columns where 核对无变动 may reset the clock. 政策类 is 有变动及时 in the notice, but a first-level
 * 政策文件 column is one of those that must bring something new (三(二)1(2); the ≥ 5 veto line counts it).
 * @example mayAttest({ …, columnClass: '动态要闻' }) === false
 */
export function mayAttest(target: Column | Account): boolean {
  if (isAccount(target)) return false;
  if (target.columnClass === '政策文件') return target.parentName !== undefined;
  return ATTESTABLE.includes(target.columnClass);
}

/**
 * The day the clock starts for a dated look, and whether an attestation moved it. It counts only while the
 * column shows the very newest date the checker saw, and from the day of the check on; it never makes an
 * unreadable, blank or unseen column good.
 */
export function attestationCounts(
  attested: Attested | undefined,
  target: Column | Account,
  observation: Observation | undefined,
  today: CivilDate,
): attested is Attested {
  if (!attested || !mayAttest(target) || observation?.state !== 'dated') return false;
  const newest = observation.newest?.date;
  if (newest === undefined || newest !== attested.newest || !isCivilDate(attested.on)) return false;
  return attested.on > newest && attested.on <= today;
}

/** What a person states with 核对无变动. */
export interface AttestInput {
  on: CivilDate;
  name: string;
  unit: string;
  reason: string;
}

/**
 * Why a column cannot be attested like this today, one Chinese sentence; null when it can.
 * @example attestProblem(newsColumn, look, input, today) // '动态要闻类栏目必须有新内容，不能用核对无变动代替更新…'
 */
export function attestProblem(
  target: Column | Account,
  observation: Observation | undefined,
  input: AttestInput,
  today: CivilDate,
): string | null {
  if (!mayAttest(target)) {
    const what = isAccount(target) ? '账号' : `${target.columnClass}类栏目`;
    return `${what}必须有新内容，不能用“核对无变动”代替更新，没有记录。`;
  }
  const newest = observation?.state === 'dated' ? observation.newest?.date : undefined;
  if (newest === undefined || newest > today) {
    return '还没有读到这个栏目的最新日期，不能作“核对无变动”，没有记录。请先打开栏目页，或登记看到的最新一条。';
  }
  if (!isCivilDate(input.on)) return '核对日期不存在，没有记录。';
  if (input.on > today) return '核对日期晚于今天，没有记录。';
  if (input.on <= newest) return `核对日期不晚于最近更新（${newest}），不需要核对，没有记录。`;
  if (input.name.trim() === '') return '没有写明核对人，没有记录。请先在右上角设置身份。';
  if (input.reason.trim() === '') return '没有写核对情况，没有记录。请写明核对了什么、为什么无变动。';
  return null;
}

/**
 * The attestation that stands for each column: of those not taken back the last one by causal order. The
 * order of the argument does not matter; a payload that fails its schema is passed over. Who may state may also
 * take a statement back.
 *
 * @param isTakenOver a person of the center took the record over: it counts as if the center had written it
 */
export function attestedByTarget(
  events: readonly Event[],
  isTakenOver: (event: Event) => boolean = () => false,
): Map<string, Attested> {
  const standing = new Map<string, Map<string, Attested>>();
  const undone = new Set<string>();
  for (const event of causalOrder(events)) {
    const { id, subject, type, at, by, payload } = event;
    if (subject.kind !== 'attestation') continue;
    if (!maySpeakOfColumns(by.role) && !isTakenOver(event)) continue;
    if (type === '撤销') {
      const parsed = AttestationPayloads.撤销.safeParse(payload);
      // Only one's own subject can be taken back: an id of another column's statement means nothing here.
      if (parsed.success) undone.add(`${subject.id}\n${parsed.data.corrects}`);
    } else if (type === '核对无变动') {
      const parsed = AttestationPayloads.核对无变动.safeParse(payload);
      if (!parsed.success || parsed.data.targetId !== subject.id) continue;
      const { targetId, ...stated } = parsed.data;
      const ofTarget = standing.get(targetId) ?? new Map<string, Attested>();
      standing.set(targetId, ofTarget.set(id, { ...stated, eventId: id, at }));
    }
  }
  const byTarget = new Map<string, Attested>();
  for (const [targetId, all] of standing) {
    for (const [id, attested] of all) if (!undone.has(`${targetId}\n${id}`)) byTarget.set(targetId, attested);
  }
  return byTarget;
}
