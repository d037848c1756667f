import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

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

  it('orders 20,000 events of one subject, wide or long', () => {
    const make = (parents: (index: number) => string[]) =>
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
    const long = causalOrder(make((index) => (index > 0 ? [`e${index - 1}`] : [])).reverse());
    expect([long[0]?.id, long[19_999]?.id]).toEqual(['e0', 'e19999']);
    const wide = causalOrder(make(() => []));
    expect([wide[0]?.id, wide[19_999]?.id]).toEqual(['e19999', 'e0']);
  });
});
