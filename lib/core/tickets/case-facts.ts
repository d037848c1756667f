import { type Event, type TicketEventType, TicketPayloads } from '../events/event.ts';
import type { Ticket } from './ticket.ts';

/** What a ticket's effective steps add up to. Never changed in place, so an earlier one can be returned to. */
export type CaseFacts = Pick<
  Ticket,
  | 'state'
  | 'submission'
  | 'filedAt'
  | 'filedBy'
  | 'unitName'
  | 'acceptedAt'
  | 'acceptedBy'
  | 'declined'
  | 'notice'
  | 'rectified'
  | 'republished'
  | 'recheck'
  | 'closedAt'
  | 'sentBackAt'
  | 'reopenedAt'
  | 'lookBacks'
  | 'mergedInto'
>;

/** A step in effect: legal where it stood and not taken back. */
export interface PathStep {
  eventId: string;
  type: TicketEventType;
  payload: Record<string, unknown>;
  at: string;
  by: Event['by'];
}

/**
 * The facts after one more step. Legality is `stepProblem`'s question; the payload must fit its schema.
 *
 * @param facts null before 提交
 * @returns `facts` unchanged for 更正, 备注 and 拆案, which are no steps of their own
 * @throws ZodError when the payload does not fit, TypeError when the first step is not 提交
 * @example applyStep(facts, { type: '受理', payload: { unitName: '区教体局' }, … }).state === '已受理'
 */
export function applyStep(facts: CaseFacts | null, step: PathStep): CaseFacts {
  const { type, payload, at, by } = step;
  const byName = by.person.name;
  if (type === '提交') {
    const submission = TicketPayloads.提交.parse(payload);
    return {
      state: '待核实',
      submission,
      filedAt: at,
      filedBy: by,
      unitName: submission.unitName,
      lookBacks: [],
    };
  }
  if (!facts) throw new TypeError('第一步只能是提交');
  switch (type) {
    case '受理': {
      const { unitName } = TicketPayloads.受理.parse(payload);
      return { ...facts, state: '已受理', unitName, acceptedAt: at, acceptedBy: byName };
    }
    case '不予受理':
      return { ...facts, state: '不予受理', declined: { ...TicketPayloads.不予受理.parse(payload), at } };
    case '通知':
      return { ...facts, state: '整改中', notice: { ...TicketPayloads.通知.parse(payload), at, byName } };
    case '反馈整改':
      return { ...facts, state: '待复核', rectified: { ...TicketPayloads.反馈整改.parse(payload), at } };
    case '重新发布':
      return { ...facts, republished: TicketPayloads.重新发布.parse(payload) };
    case '复核通过': {
      const { recheck, outcome } = TicketPayloads.复核通过.parse(payload);
      return {
        ...facts,
        state: '已办结',
        recheck: { ...recheck, byName, passed: true, outcome },
        closedAt: at,
      };
    }
    case '复核不通过': {
      const { recheck } = TicketPayloads.复核不通过.parse(payload);
      return sentBack({ ...facts, recheck: { ...recheck, byName, passed: false } }, recheck.checkedAt);
    }
    case '回头看': {
      const { recheck, recurred } = TicketPayloads.回头看.parse(payload);
      const lookBacks = [...facts.lookBacks, { at, byName, recurred, recheck }];
      if (!recurred) return { ...facts, lookBacks };
      return sentBack(
        { ...facts, lookBacks, recheck: undefined, closedAt: undefined, reopenedAt: at },
        recheck.checkedAt,
      );
    }
    case '并案':
      return { ...facts, state: '已并案', mergedInto: TicketPayloads.并案.parse(payload).into };
    case '撤销':
      return { ...facts, state: '已撤销' };
    case '更正':
    case '拆案':
    case '备注':
      return facts;
  }
}

/** The work is to be done again: what was fed back and republished no longer stands. */
function sentBack(facts: CaseFacts, sentBackAt: string): CaseFacts {
  return { ...facts, state: '整改中', rectified: undefined, republished: undefined, sentBackAt };
}

/**
 * Facts after each step of a path, in order.
 * @throws ZodError when a payload does not fit its schema
 */
export function replay(path: readonly PathStep[]): CaseFacts[] {
  let facts: CaseFacts | null = null;
  return path.map((step) => {
    facts = applyStep(facts, step);
    return facts;
  });
}
