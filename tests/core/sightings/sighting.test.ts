import { describe, expect, it } from 'vitest';

import type { Observation } from '../../../lib/core/freshness/observation.ts';
import {
  isNews,
  latestByTarget,
  looksByTarget,
  newsAmong,
  sightingOf,
} from '../../../lib/core/sightings/sighting.ts';

const look = (over: Partial<Observation> = {}): Observation => ({
  targetId: 'c1',
  target: 'column',
  via: 'list-page',
  state: 'dated',
  newest: { date: '2026-11-20', from: 'row', line: '消息 2026-11-20' },
  line: '消息 2026-11-20',
  url: 'https://www.a.gov.cn/lm/',
  seenAt: '2026-11-23T10:00:00+08:00',
  seenBy: '张三',
  ...over,
});
const block = (over: Partial<Observation> = {}) =>
  look({ via: 'block', url: 'https://www.a.gov.cn/', ...over });
const later = (minutes: number) => ({
  seenAt: new Date(Date.parse('2026-11-23T10:00:00+08:00') + minutes * 60_000).toISOString(),
});

describe('a sighting event', () => {
  it('keeps the facts of a look and nothing of one reading alone', () => {
    const { subject, type, payload } = sightingOf(look({ listId: 'l1' }));
    expect([subject, type]).toEqual([{ kind: 'sighting', id: 'c1' }, '看到']);
    const { listId: _none, ...facts } = look();
    expect(payload).toEqual(facts);
    expect(payload).not.toHaveProperty('listId');
    expect(JSON.parse(JSON.stringify(payload))).toEqual(payload);
  });

  it('is refused for a look without target or with an instant that has no offset', () => {
    expect(() => sightingOf(look({ targetId: '' }))).toThrow();
    expect(() => sightingOf(look({ seenAt: '2026-11-23T10:00:00' }))).toThrow();
  });

  it('folds to the look that stands for each target, other events and broken payloads passed over', () => {
    const events = [
      sightingOf(look()),
      sightingOf(look({ targetId: 'c2' })),
      { subject: { kind: 'ticket' as const, id: 't1' }, type: '提交', payload: {} },
      { subject: { kind: 'sighting' as const, id: 'c1' }, type: '看到', payload: { broken: true } },
      sightingOf(block({ newest: { date: '2026-11-22', from: 'row', line: 'x' } })),
      sightingOf(block({ targetId: 'c2', newest: { date: '2026-11-01', from: 'row', line: 'x' } })),
    ];
    const latest = latestByTarget(events);
    expect([...latest.keys()]).toEqual(['c1', 'c2']);
    expect(latest.get('c1')).toMatchObject({ via: 'block', newest: { date: '2026-11-22' } });
    expect(latest.get('c2')).toMatchObject({ via: 'list-page', newest: { date: '2026-11-20' } });
    expect(looksByTarget(events).get('c1')).toHaveLength(2);
  });
});

describe('news', () => {
  it('is a first look, a look at another place, and any change of state or date', () => {
    expect(isNews(undefined, look())).toBe(true);
    expect(isNews(look(), block())).toBe(true);
    expect(isNews(look(), look({ state: 'blank' }))).toBe(true);
    expect(
      isNews(look(), look({ newest: { date: '2026-11-21', from: 'row', line: '消息 2026-11-20' } })),
    ).toBe(true);
    expect(isNews(look({ monthDay: '09-29' }), look({ monthDay: '09-30' }))).toBe(true);
  });

  it('is no other title of the same day', () => {
    const other = '另一条 2026-11-20';
    const newest = { date: '2026-11-20', from: 'row', line: other } as const;
    expect(isNews(look(), look({ line: other, newest }))).toBe(false);
  });

  it('is the same again only after four hours, forwards or backwards, or after the hours asked for', () => {
    expect(isNews(look(), look({ ...later(239), seenBy: '李四' }))).toBe(false);
    expect(isNews(look(), look(later(240)))).toBe(true);
    expect(isNews(look(), look(later(-240)))).toBe(true);
    expect(isNews(look(), look(later(240)), 12)).toBe(false);
  });

  it('of a page is compared place by place: a block beside the list page does not write on every visit', () => {
    const recorded = looksByTarget([sightingOf(look()), sightingOf(block())]);
    expect(newsAmong([look(later(5)), block(later(5))], recorded)).toEqual([]);
    expect(newsAmong([look(later(5)), block({ ...later(5), state: 'blank' })], recorded)).toHaveLength(1);
    expect(newsAmong([look()], new Map())).toHaveLength(1);
  });

  it('of a page whose list is drawn by script is written once in four hours and never hides what was read before', () => {
    const unread = look({
      state: 'unreadable',
      newest: undefined,
      line: '',
      unread: true,
      why: '由脚本生成',
    });
    const events = [sightingOf(look()), sightingOf(unread)];
    expect(newsAmong([unread], looksByTarget(events.slice(0, 1)))).toHaveLength(1);
    expect(newsAmong([{ ...unread, ...later(30) }], looksByTarget(events))).toEqual([]);
    expect(newsAmong([look(later(30))], looksByTarget(events))).toEqual([]);
    expect(latestByTarget(events).get('c1')).toMatchObject({ state: 'dated' });
  });
});
