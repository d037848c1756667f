import fc from 'fast-check';

import type { Event, Role } from '../../../lib/core/events/event.ts';
import { newEvent, type PreviousEvent } from '../../../lib/core/events/new-event.ts';
import { foldTicket } from '../../../lib/core/tickets/fold.ts';
import { legalSteps } from '../../../lib/core/tickets/legal-steps.ts';
import { payloads, START, submission } from './story.ts';

const TYPES = [
  ...['受理', '不予受理', '通知', '反馈整改', '重新发布', '复核通过', '复核不通过', '回头看', '复发'],
  ...['更正', '并案', '拆案', '备注', '撤销', '督办', '提交'],
];
const ROLES: Role[] = ['大数据中心', '值班读网员', '责任单位', '巡检', '公众志愿者'];

const attempt = fc.record({
  type: fc.constantFrom(...TYPES),
  /** Mostly people press a button that is offered to them, by what they have seen. */
  offered: fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 7 }) }, fc.constant(null)),
  role: fc.oneof({ weight: 4, arbitrary: fc.constant<Role>('大数据中心') }, fc.constantFrom(...ROLES)),
  device: fc.constantFrom('d1', 'd2', 'd3'),
  /** How many of the latest events the writer had not yet seen. */
  blind: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 4 })),
  /** Clocks of office machines go wrong by up to a day. */
  skewMinutes: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: -1440, max: 1440 })),
  target: fc.nat({ max: 20 }),
});

/** Ledgers of several devices that had not always seen each other, legal and illegal steps mixed. */
export const randomEvents: fc.Arbitrary<Event[]> = fc
  .array(attempt, { maxLength: 14 })
  .map((attempts) => [
    {
      type: '提交',
      role: '值班读网员' as Role,
      device: 'd1',
      offered: null,
      blind: 0,
      skewMinutes: 0,
      target: 0,
    },
    ...attempts,
  ])
  .map((attempts) => {
    const events: Event[] = [];
    const last = new Map<string, PreviousEvent>();
    attempts.forEach(({ type: wish, role, device, offered, blind, skewMinutes, target }, index) => {
      let type = wish;
      const seen = events.slice(0, Math.max(events.length - blind, Math.min(1, events.length)));
      const named = new Set(seen.flatMap((event) => event.parents));
      const heads = seen.filter((event) => !named.has(event.id));
      const ticket = offered === null ? null : foldTicket(seen);
      const steps = ticket ? legalSteps(ticket, role) : [];
      const step = offered === null ? undefined : steps[offered % steps.length];
      if (step) type = step.when === '复发' ? '复发' : step.type;
      const corrects = step?.corrects ?? events[target % Math.max(events.length, 1)]?.id ?? 'none';
      const event = newEvent({
        type: type === '复发' ? '回头看' : type,
        subject: { kind: 'ticket', id: 'ticket-1' },
        payload: {
          ...payloads(index * 10)[type],
          ...(type === '提交' ? submission() : {}),
          ...(['更正', '拆案', '撤销'].includes(type) ? { corrects, reason: '写错了' } : {}),
          ...(type === '更正' ? { fields: { [index % 2 ? 'columnName' : 'unitName']: `改${index}` } } : {}),
        },
        by: { device, person: { name: `人${device}`, unit: '区政府办' }, role },
        parents: heads.map((event) => event.id),
        seen: heads.map((event) => event.hlc),
        now: START + (index * 10 + skewMinutes) * 60_000,
        previous: last.get(device) ?? null,
        randomId: `e${index}`,
      });
      events.push(event);
      last.set(device, { id: event.id, hash: 'x', hlc: event.hlc, seq: event.seq });
    });
    return events;
  });

/** The same events, shuffled and some of them twice (a copy, as a second file would bring it). */
export const scrambled = (events: Event[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
      fc.subarray(events),
    )
    .map(([all, again]) => [...all, ...structuredClone(again)]);
