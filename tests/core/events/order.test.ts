import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Event } from '../../../lib/core/events/event.ts';
import { newEvent } from '../../../lib/core/events/new-event.ts';
import { causalOrder } from '../../../lib/core/events/order.ts';
import { randomEvents, scrambled } from '../tickets/random-events.ts';
import { minute, story } from '../tickets/story.ts';

describe('causal order', () => {
  it('puts parents first, loses and repeats nothing, and does not depend on how the events came', () => {
    fc.assert(
      fc.property(
        randomEvents.chain((events) => fc.tuple(fc.constant(events), scrambled(events))),
        ([events, other]) => {
          const order = causalOrder(other).map((event) => event.id);
          expect(order).toEqual(causalOrder(events).map((event) => event.id));
          expect([...order].sort()).toEqual(events.map((event) => event.id).sort());
          for (const event of events) {
            for (const parent of event.parents)
              expect(order.indexOf(parent)).toBeLessThan(order.indexOf(event.id));
          }
        },
      ),
    );
  });

  it('asks the logical clock where parents are silent, then the id; never the wall time', async () => {
    const [first] = (await story('提交')).events;
    if (!first) throw new Error();
    const event = (id: string, hlc: string, at: string) => ({ ...first, id, hlc, at, parents: [] });
    const late = event('b', '000000009-0000-d', minute(0));
    const early = event('c', '000000001-0000-d', minute(99));
    const twin = event('a', '000000009-0000-d', minute(50));
    expect(causalOrder([late, early, twin]).map((one) => one.id)).toEqual(['c', 'a', 'b']);
  });

  it('is total over forged circles', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    fc.assert(
      fc.property(fc.array(fc.subarray(ids), { minLength: 5, maxLength: 5 }), (links) => {
        const events = ids.map((id, index) => ({
          ...newEvent({
            type: '备注',
            subject: { kind: 'ticket', id: 't' },
            payload: { text: id },
            by: { device: 'd', person: { name: '', unit: '' }, role: '巡检' },
            parents: links[index] ?? [],
            now: 5 - index,
            previous: null,
            randomId: id,
          }),
        }));
        const order = causalOrder(events).map((event) => event.id);
        expect([...order].sort()).toEqual(ids);
        expect(causalOrder([...events].reverse()).map((event) => event.id)).toEqual(order);
      }),
    );
  });

  const make = (id: string, type: string, parents: readonly string[], now: number) =>
    newEvent({
      type,
      subject: { kind: 'ticket', id: 'T' },
      payload: {},
      by: { device: 'd', person: { name: '', unit: '' }, role: '巡检' },
      parents,
      now,
      previous: null,
      randomId: id,
    });
  const order = (events: Parameters<typeof causalOrder>[0]) =>
    [events, [...events].reverse()].map((set) =>
      causalOrder(set)
        .map(({ id }) => id)
        .join(' '),
    );
  const LATE = 20 * 365 * 86_400_000;

  it('passes over the parents of a filing: nothing goes before what begins its ticket', () => {
    const events = [
      make('T', '提交', ['Z'], LATE),
      make('S', '受理', ['T'], 1),
      make('Z', '备注', ['S'], LATE + 1),
    ];
    expect(order(events)).toEqual(['T S Z', 'T S Z']);
  });

  it('opens a circle at remarks, wherever their clocks stand, and keeps the order of the steps', () => {
    for (const clock of [0, LATE]) {
      // The reporter names a remark to come, the office names his, and the remark comes.
      const events = [
        make('T', '提交', [], LATE),
        make('Y', '备注', ['T', 'Z'], clock + 1),
        make('S1', '受理', ['Y'], 10),
        make('Y2', '备注', ['S1', 'Z'], clock),
        make('S2', '通知', ['Y2'], 20),
        make('Z', '备注', ['S2'], clock + 3),
        make('S3', '反馈整改', ['Z'], 30),
      ];
      for (const found of order(events)) {
        const steps = found.split(' ').filter((id) => !'YY2Z'.includes(id));
        expect(steps).toEqual(['T', 'S1', 'S2', 'S3']);
      }
    }
  });

  it('opens it at records that wait too, and cuts one of steps alone at its earliest', () => {
    const events = [
      make('T', '提交', [], 0),
      make('W', '受理', ['X'], LATE),
      make('S', '不予受理', ['T', 'W'], 10),
      make('X', '通知', ['S'], LATE),
    ];
    const waits = new Set(['W', 'X']);
    expect(causalOrder(events, ({ id }) => waits.has(id)).map(({ id }) => id)).toEqual(['T', 'S', 'W', 'X']);
    expect(order(events)[0]).toBe('T S X W');
  });

  it('looks parents up within the subject, where one id stands once', () => {
    const elsewhere = (event: Event): Event => ({ ...event, subject: { kind: 'ticket', id: 'other' } });
    const events = [
      make('T', '提交', [], 5),
      elsewhere(make('T', '备注', ['S'], 1)),
      make('S', '受理', ['T'], 1),
      elsewhere(make('S', '备注', [], 9)),
    ];
    expect(causalOrder(events).map(({ id, subject }) => `${subject.id}/${id}`)).toEqual([
      'T/T',
      'T/S',
      'other/S',
      'other/T',
    ]);
  });

  it('is done with 10,000 circles, and with one of 10,000', () => {
    const small = Array.from({ length: 10_000 }, (_, at) => [
      make(`a${at}`, '备注', [`b${at}`], at),
      make(`b${at}`, '受理', [`a${at}`], at),
    ]).flat();
    expect(causalOrder(small)).toHaveLength(20_000);
    const large = Array.from({ length: 10_000 }, (_, at) =>
      make(`e${at}`, at % 2 === 0 ? '备注' : '受理', [`e${(at + 1) % 10_000}`], at),
    );
    expect(causalOrder(large)).toHaveLength(10_000);
  });

  it('orders 20,000 events of one subject, wide or long', () => {
    const many = (parents: (index: number) => string[]) =>
      Array.from({ length: 20_000 }, (_, index) =>
        newEvent({
          type: '备注',
          subject: { kind: 'ticket', id: 't' },
          payload: { text: 'x' },
          by: { device: 'd', person: { name: '', unit: '' }, role: '巡检' },
          parents: parents(index),
          now: 20_000 - index,
          previous: null,
          randomId: `e${index}`,
        }),
      );
    const long = causalOrder(many((index) => (index > 0 ? [`e${index - 1}`] : [])).reverse());
    expect([long[0]?.id, long[19_999]?.id]).toEqual(['e0', 'e19999']);
    const wide = causalOrder(many(() => []));
    expect([wide[0]?.id, wide[19_999]?.id]).toEqual(['e19999', 'e0']);
  });
});
