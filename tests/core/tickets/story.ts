import { createHash } from 'node:crypto';

import { isoOf } from '../../../lib/core/calendar/civil-date.ts';
import type { Event, Role, Submission, TicketEventType } from '../../../lib/core/events/event.ts';
import { asPrevious, newEvent, type PreviousEvent } from '../../../lib/core/events/new-event.ts';
import { foldTicket } from '../../../lib/core/tickets/fold.ts';
import type { Ticket } from '../../../lib/core/tickets/ticket.ts';

export const START = Date.UTC(2026, 10, 23, 2, 23); // 2026-11-23 10:23 in Shanghai
const TICKET_ID = 'ticket-1';

export const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex');

/** `2026-11-23 10:23` in Shanghai plus minutes, as an ISO instant. */
export const minute = (minutes: number) => isoOf(START + minutes * 60_000);

export const submission = (over: Partial<Submission> = {}): Submission => ({
  number: 'BC-20261123-7F3K',
  url: 'https://www.example.gov.cn/zwgk/tzgg/1.html',
  pageTitle: '关于开展冬季安全检查的通知',
  platform: '网站',
  columnName: '通知公告',
  unitName: '区应急局',
  problemClass: '错别字',
  severity: '一般',
  origin: '读网',
  quote: { exact: '不具有法律效应', prefix: '本解读', suffix: '。', start: 120 },
  suggestion: '不具有法律效力',
  surroundings: ['本解读不具有法律效应。'],
  foundAt: minute(0),
  foundByResponsibleUnit: false,
  ...over,
});

const url = 'https://www.example.gov.cn/zwgk/tzgg/1.html';

/** A right payload for every kind of step, `at` minutes into the story. */
export const payloads = (at: number): Record<string, Record<string, unknown>> => ({
  提交: submission(),
  受理: { unitName: '区应急局' },
  不予受理: { reason: '重复' },
  通知: { personName: '李四', stand: 'A', how: '电话', receivedAt: minute(at) },
  反馈整改: { measure: '修改', doneAt: minute(at) },
  重新发布: {
    初审: { name: '甲', at: minute(at - 2) },
    复审: { name: '乙', at: minute(at - 1) },
    终审: { name: '丙', at: minute(at) },
    newUrl: 'https://www.example.gov.cn/zwgk/tzgg/2.html',
  },
  复核通过: {
    recheck: { result: '已消除', checkedAt: minute(at), url, evidence: '不具有法律效力' },
    outcome: '整改',
  },
  复核不通过: { recheck: { result: '仍在', checkedAt: minute(at), url, evidence: '不具有法律效应' } },
  回头看: {
    recheck: { result: '已消除', checkedAt: minute(at), url, evidence: '不具有法律效力' },
    recurred: false,
  },
  复发: {
    recheck: { result: '仍在', checkedAt: minute(at), url, evidence: '不具有法律效应' },
    recurred: true,
  },
  并案: { into: 'ticket-2', reason: '同一问题' },
  备注: { text: '已电话催办' },
});

export const ROLE_OF: Readonly<Record<string, Role>> = {
  提交: '值班读网员',
  通知: '值班读网员',
  反馈整改: '责任单位',
  重新发布: '责任单位',
  备注: '值班读网员',
};

interface StepOptions {
  role?: Role;
  device?: string;
  name?: string;
  /** Ids; by default the last event written. */
  parents?: string[];
  at?: number;
}

/** Writes one ticket's events in turn, ten minutes apart, each device with its own chain. */
export class Story {
  readonly events: Event[] = [];
  private readonly last = new Map<string, PreviousEvent>();
  private count = 0;

  constructor(readonly ticketId = TICKET_ID) {}

  async step(type: string, payload?: Record<string, unknown>, options: StepOptions = {}): Promise<Event> {
    this.count++;
    const at = options.at ?? this.count * 10;
    const device = options.device ?? 'd1';
    const previousEvent = this.events[this.events.length - 1];
    const event = newEvent({
      type: type === '复发' ? '回头看' : type,
      subject: { kind: 'ticket', id: this.ticketId },
      payload: payload ?? payloads(at)[type] ?? {},
      by: {
        device,
        person: { name: options.name ?? '张三', unit: '区政府办' },
        role: options.role ?? ROLE_OF[type] ?? '大数据中心',
      },
      parents: options.parents ?? (previousEvent ? [previousEvent.id] : []),
      now: START + at * 60_000,
      previous: this.last.get(device) ?? null,
      randomId: `${this.ticketId}-e${this.count}`,
    });
    this.events.push(event);
    this.last.set(device, await asPrevious(event, sha256));
    return event;
  }

  async steps(...types: string[]): Promise<this> {
    for (const type of types) await this.step(type);
    return this;
  }

  get ticket(): Ticket {
    const ticket = foldTicket(this.events);
    if (!ticket) throw new Error('no ticket');
    return ticket;
  }
}

export const story = (...types: TicketEventType[] | string[]) => new Story().steps(...types);

/** The way to each state. */
export const WAY: Readonly<Record<string, readonly string[]>> = {
  待核实: ['提交'],
  不予受理: ['提交', '不予受理'],
  已受理: ['提交', '受理'],
  整改中: ['提交', '受理', '通知'],
  待复核: ['提交', '受理', '通知', '反馈整改'],
  已办结: ['提交', '受理', '通知', '反馈整改', '复核通过'],
  已并案: ['提交', '并案'],
};
