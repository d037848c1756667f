import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { epochMs } from '../../../lib/core/calendar/civil-date.ts';
import { canonicalJson, MAX_DEPTH } from '../../../lib/core/events/canonical-json.ts';
import { Event } from '../../../lib/core/events/event.ts';
import {
  compareHlc,
  formatHlc,
  MAX_AHEAD_MS,
  mergeHlc,
  nextHlc,
  parseHlc,
} from '../../../lib/core/events/hlc.ts';
import { mergeEvents } from '../../../lib/core/events/merge.ts';
import { newEvent, signedText } from '../../../lib/core/events/new-event.ts';
import { causalOrder } from '../../../lib/core/events/order.ts';
import { parseEvent } from '../../../lib/core/events/parse-event.ts';
import { randomEvents, scrambled } from '../tickets/random-events.ts';
import { minute, START, Story, story, submission } from '../tickets/story.ts';
import { examined } from './examined.ts';

const shuffledKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffledKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffledKeys(member)]),
  );
};

describe('canonical JSON', () => {
  it('is one text for one value, whatever order the keys came in, and reads back as that value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(shuffledKeys(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        // `-0` is written 0, as JSON itself does.
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('tells different values apart', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(canonicalJson(a) === canonicalJson(b)).toBe(
          canonicalJson(JSON.parse(JSON.stringify(a))) === canonicalJson(JSON.parse(JSON.stringify(b))),
        );
      }),
    );
    expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}');
    expect(canonicalJson(JSON.parse('{"__proto__":1,"a":"\\ud800"}'))).toBe('{"__proto__":1,"a":"\\ud800"}');
  });

  it('refuses what JSON cannot carry, and nesting that would exhaust the stack', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol('x')]) {
      expect(() => canonicalJson({ value })).toThrow(TypeError);
    }
    const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
    expect(() => canonicalJson(deep)).toThrow(RangeError);
    expect(canonicalJson(JSON.parse('['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH)))).toHaveLength(
      2 * MAX_DEPTH,
    );
  });
});

describe('hybrid logical clock', () => {
  const device = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
  const hlc = fc.record({ ms: fc.nat({ max: 4e12 }), counter: fc.nat({ max: 36 ** 4 - 1 }), device });

  it('reads back, and compares as its parts do', () => {
    fc.assert(
      fc.property(hlc, hlc, (a, b) => {
        expect(parseHlc(formatHlc(a))).toEqual(a);
        expect(formatHlc(a)).toMatch(/^[0-9a-z]{9}-[0-9a-z]{4}-/);
        const parts = a.ms - b.ms || a.counter - b.counter;
        if (parts !== 0) expect(Math.sign(compareHlc(formatHlc(a), formatHlc(b)))).toBe(Math.sign(parts));
      }),
    );
  });

  it('always goes on, also when the machine clock is set back or the counter is full', () => {
    fc.assert(
      fc.property(hlc, fc.nat({ max: 4e12 }), (previous, now) => {
        const before = formatHlc(previous);
        const next = nextHlc(before, now, previous.device);
        expect(compareHlc(next, before)).toBe(1);
        expect(parseHlc(next)?.ms).toBeGreaterThanOrEqual(now);
      }),
    );
    const full = formatHlc({ ms: 5, counter: 36 ** 4 - 1, device: 'd' });
    expect(parseHlc(nextHlc(full, 5, 'd'))).toEqual({ ms: 6, counter: 0, device: 'd' });
    expect(nextHlc('nonsense', 0, 'd1')).toBe('000000000-0000-d1');
  });

  it('follows what it has seen, but not a machine whose clock stands a day ahead', () => {
    const at = (ms: number) => formatHlc({ ms, counter: 0, device: 'x' });
    expect(mergeHlc(at(5), at(9), 5)).toBe(at(9));
    expect(mergeHlc(at(9), at(5), 9)).toBe(at(9));
    expect(mergeHlc(null, at(5), 5)).toBe(at(5));
    expect(mergeHlc(at(5), at(6 + MAX_AHEAD_MS), 5)).toBe(at(5));
    expect(mergeHlc(null, 'nonsense', 5)).toBeNull();
  });
});

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

describe('merging sets of events', () => {
  it('is a union: in any order, any grouping, any repeats', () => {
    fc.assert(
      fc.property(randomEvents, fc.nat(), (events, cut) => {
        const at = cut % (events.length + 1);
        const [left, right] = [events.slice(0, at + 1), events.slice(Math.max(at - 1, 0))];
        const all = mergeEvents(events);
        expect(all.clashes).toEqual([]);
        expect(mergeEvents(left, right)).toEqual(all);
        expect(mergeEvents(structuredClone(right), left)).toEqual(all);
        expect(mergeEvents(mergeEvents(right).events, mergeEvents(left).events)).toEqual(all);
      }),
    );
  });

  it('names an id that stands for two records, the same way round everywhere', async () => {
    const { events } = await story('提交', '受理');
    const [filed, accepted] = events;
    if (!filed || !accepted) throw new Error();
    const forged = { ...accepted, payload: { unitName: '甲' } };
    const merged = mergeEvents(events, [forged]);
    expect(merged.clashes.map((clash) => [clash.id, clash.versions.length])).toEqual([[accepted.id, 2]]);
    expect(mergeEvents([forged], events)).toEqual(merged);
    expect(merged.events).toHaveLength(2);
  });
});

describe('a new event', () => {
  it('passes its own schema, sorts after all it has seen, and counts up', async () => {
    const told = await story('提交', '受理', '通知');
    for (const event of told.events) expect(parseEvent(event)).toEqual({ ok: true, event, known: true });
    expect(told.events.map((event) => event.seq)).toEqual([1, 2, 3]);
    const [, , notice] = told.events;
    const next = newEvent({
      type: '备注',
      subject: { kind: 'ticket', id: 'ticket-1' },
      payload: { text: '晚了一小时的钟' },
      by: { device: 'd2', person: { name: '乙', unit: '' }, role: '巡检' },
      parents: [notice?.id ?? ''],
      seen: [notice?.hlc ?? ''],
      now: START - 3_600_000,
      previous: null,
      randomId: 'n',
    });
    expect(compareHlc(next.hlc, notice?.hlc ?? '')).toBe(1);
    expect(next.at).toBe('2026-11-23T09:23:00+08:00');
    expect(signedText({ ...next, sig: 'x' })).toBe(signedText(next));
  });
});

describe('the chain of a device', () => {
  const told = async () => {
    const one = new Story();
    await one.step('提交');
    await one.step('受理', undefined, { device: 'd2' });
    await one.step('通知');
    await one.step('反馈整改');
    return one.events;
  };

  it('without signatures is still a chain: sound in any order, 待补 where a number is missing', async () => {
    const events = (await told()).reverse();
    expect(await examined(events)).toMatchObject({ quarantined: [], missing: [] });
    const gap = await examined(events.filter((event) => event.type !== '通知'));
    expect(gap).toMatchObject({ quarantined: [], missing: [{ device: 'd1', from: 2, to: 2 }] });
  });

  it('breaks at the record after an edited one', async () => {
    const events = (await told()).map((event) =>
      event.type === '通知' ? { ...event, payload: { ...event.payload, personName: '王五' } } : event,
    );
    const { quarantined } = await examined(events);
    expect(quarantined.map(({ event }) => [event.by.device, event.seq])).toEqual([['d1', 3]]);
    expect(quarantined[0]?.reason).toMatch(/^第 3 号记录.+。$/);
  });

  it('breaks where a number is used twice, and where a first record names a predecessor', async () => {
    const events = await told();
    const [filed] = events;
    if (!filed) throw new Error();
    expect((await examined([...events, { ...filed, id: 'other' }])).quarantined.length).toBeGreaterThan(1);
    expect((await examined([{ ...filed, prevHash: 'ab' }])).quarantined).toHaveLength(1);
  });
});

describe('parsing an event', () => {
  it('hands back the very record, with members this version does not know: the hash covers them', async () => {
    const [event] = (await story('提交')).events;
    const input = JSON.parse(
      JSON.stringify({ ...event, later: { a: 1 }, payload: { ...submission(), later: 1 } }),
    );
    const parsed = parseEvent(input);
    expect(parsed.ok && canonicalJson(parsed.event)).toBe(canonicalJson(input));
  });

  it('keeps an unknown type and says so', async () => {
    const [, event] = (await story('提交', '督办')).events;
    expect(parseEvent(event)).toMatchObject({ ok: true, known: false });
    expect(parseEvent({ ...event, subject: { kind: 'duty', id: 'x' } })).toMatchObject({
      ok: true,
      known: false,
    });
  });

  it.each([
    ['null', null, '不是一条记录。'],
    ['a list', [], '不是一条记录。'],
    ['nothing in it', {}, '记录的“v”缺失或有误。'],
  ])('refuses %s with a sentence', (_name, input, error) => {
    expect(parseEvent(input)).toEqual({ ok: false, error });
  });

  it.each<[Partial<Record<keyof Event, unknown>>, RegExp]>([
    [{ at: 'yesterday' }, /“at”/],
    [{ at: '2026-11-23T10:23:00' }, /“at”/],
    [{ at: '2026-02-30T10:23:00+08:00' }, /“at”/],
    [{ seq: 0 }, /“seq”/],
    [{ hlc: '1-2-d1' }, /逻辑时钟/],
    [{ hlc: '000000001-0000-d2' }, /设备不符/],
    [{ v: 2 }, /“v”/],
    [{ subject: { kind: 'ticket', id: '' } }, /“subject\.id”/],
    [{ parents: ['ticket-1-e1'] }, /自己/],
    [{ payload: { ...submission(), url: '' } }, /提交：“页面网址”没有填写/],
    [{ payload: { ...submission(), quote: undefined } }, /要有错误原文或情况说明/],
    [{ payload: JSON.parse(`{"a":${'['.repeat(100)}${']'.repeat(100)}}`) }, /嵌套太深/],
    [{ payload: { text: 'x'.repeat(1_000_001) } }, /太大/],
    [{ payload: { n: Number.NaN } }, /不是数/],
  ])('refuses %o', async (over, error) => {
    const [event] = (await story('提交')).events;
    expect(parseEvent({ ...event, ...over })).toMatchObject({
      ok: false,
      error: expect.stringMatching(error),
    });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withMap: true }), (input) => {
        expect(parseEvent(input).ok).toBe(false);
      }),
    );
  });

  it('accepts only instants the calendar can reckon with', () => {
    const digits = fc.nat({ max: 99 }).map((n) => String(n).padStart(2, '0'));
    const offset = fc.constantFrom(
      'Z',
      '+08:00',
      '-05:30',
      '+0800',
      '+08',
      '',
      'z',
      '+23:59',
      '.5Z',
      '.123456789+08:00',
    );
    fc.assert(
      fc.property(digits, digits, digits, digits, digits, offset, (month, day, hour, min, sec, zone) => {
        for (const at of [
          `2026-${month}-${day}T${hour}:${min}:${sec}${zone}`,
          `2024-02-${day}T${hour}:${min}${zone}`,
        ]) {
          if (Event.shape.at.safeParse(at).success) expect(Number.isFinite(epochMs(at))).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
