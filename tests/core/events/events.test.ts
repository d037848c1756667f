import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { epochMs } from '../../../lib/core/calendar/civil-date.ts';
import { canonicalJson } from '../../../lib/core/events/canonical-json.ts';
import { Event } from '../../../lib/core/events/event.ts';
import { compareHlc } from '../../../lib/core/events/hlc.ts';
import { mergeEvents } from '../../../lib/core/events/merge.ts';
import { newEvent, signedText } from '../../../lib/core/events/new-event.ts';
import { newerIn, newerSentence } from '../../../lib/core/events/newer-version.ts';
import { parseEvent } from '../../../lib/core/events/parse-event.ts';
import { randomEvents } from '../tickets/random-events.ts';
import { minute, START, Story, story, submission } from '../tickets/story.ts';
import { examined } from './examined.ts';

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

  it('takes an id in two subjects for two records', async () => {
    const { events } = await story('提交', '受理');
    const elsewhere = events.map((event) => ({ ...event, subject: { kind: 'ticket', id: 'other' } }));
    const merged = mergeEvents(elsewhere, events);
    expect(merged.clashes).toEqual([]);
    expect(merged.events).toHaveLength(4);
  });

  it('keeps the earlier record where one writer used an id twice, whatever its wall time says', async () => {
    const [filed] = (await story('提交')).events;
    if (!filed) throw new Error();
    const again = { ...filed, seq: 2, at: minute(-9_999), hlc: filed.hlc.replace(/^\w{9}/, 'zzzzzzzzz') };
    expect(mergeEvents([again, filed]).events).toEqual([filed]);
    expect(mergeEvents([again, filed]).clashes.map(({ versions }) => versions)).toEqual([[filed, again]]);
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
    // Unsigned, and both at once: nobody can say which is which, the record after it names the genuine one.
    expect((await examined([...events, { ...filed, id: 'other' }])).quarantined).toHaveLength(1);
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

  it.each<[string, (event: Event) => unknown]>([
    ['step', (event) => ({ ...event, type: '督办' })],
    ['kind', (event) => ({ ...event, subject: { kind: 'duty', id: 'x' } })],
    ['seat', (event) => ({ ...event, by: { ...event.by, role: '督查员' } })],
    ['value', (event) => ({ ...event, payload: { ...submission(), origin: '电话来访' } })],
    [
      'proof',
      (event) => ({ ...event, payload: { ...submission(), evidenceFiles: [{ type: 'video/mp4' }] } }),
    ],
    ['shape of a known step', (event) => ({ ...event, payload: { ...submission(), url: undefined } })],
  ])('keeps a record whose %s this build does not know, and says so', async (_what, change) => {
    const [event] = (await story('提交')).events;
    if (!event) throw new Error();
    expect(parseEvent(event)).toMatchObject({ ok: true, known: true });
    const newer = change(event);
    const parsed = parseEvent(newer);
    expect(parsed).toEqual({ ok: true, event: newer, known: false });
    const what = parsed.ok && newerIn(parsed.event);
    expect(newerSentence(String(what))).toMatch(/^由较新版本写入：.+。$/);
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
