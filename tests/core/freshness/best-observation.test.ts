import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bestObservation, latestPerPlace } from '../../../lib/core/freshness/best-observation.ts';
import type { Observation } from '../../../lib/core/freshness/observation.ts';

const look = (
  via: Observation['via'],
  date: string | undefined,
  over: Partial<Observation> = {},
): Observation => ({
  targetId: 'c1',
  target: 'column',
  via,
  state: date ? 'dated' : 'unreadable',
  newest: date ? { date, from: 'row', line: date } : undefined,
  line: date ?? '',
  url: via === 'block' ? 'https://www.a.gov.cn/' : 'https://www.a.gov.cn/lm/',
  seenAt: '2026-11-23T10:00:00+08:00',
  seenBy: '张三',
  ...over,
});
const own = (date?: string, over?: Partial<Observation>) => look('list-page', date, over);
const block = (date?: string, over?: Partial<Observation>) => look('block', date, over);
const standing = (...looks: Observation[]) => {
  const best = bestObservation(looks);
  return best && `${best.via} ${best.newest?.date ?? best.state}`;
};

describe('the look that stands', () => {
  it('is the last one at the column’s own page, even when it shows an older date than before', () => {
    expect(standing(own('2026-11-20'), own('2026-11-10'))).toBe('list-page 2026-11-10');
    expect(standing(own('2026-11-20'), own(undefined))).toBe('list-page unreadable');
    expect(standing(own('2026-11-20'), own(undefined, { state: 'blank' }))).toBe('list-page blank');
    expect(standing(own('2026-11-20'), look('by-hand', '2026-11-21', { url: '' }))).toBe(
      'by-hand 2026-11-21',
    );
  });

  it('is a block seen later that shows a newer date, never an older or an earlier one', () => {
    expect(standing(own('2026-11-10'), block('2026-11-20'))).toBe('block 2026-11-20');
    expect(standing(own('2026-11-10'), block('2026-11-05'))).toBe('list-page 2026-11-10');
    expect(standing(own('2026-11-10'), block('2026-11-10'))).toBe('list-page 2026-11-10');
    expect(standing(block('2026-11-20'), own('2026-11-10'))).toBe('list-page 2026-11-10');
    expect(standing(own('2026-11-10'), block(undefined))).toBe('list-page 2026-11-10');
  });

  it('is a block of any time where the own page could not be read', () => {
    expect(standing(block('2026-11-20'), own(undefined))).toBe('block 2026-11-20');
    expect(standing(block('2026-11-20'), own(undefined, { state: 'blank' }))).toBe('list-page blank');
  });

  it('is the newest block while nobody has seen the own page', () => {
    const other = { url: 'https://www.a.gov.cn/zt/' };
    expect(standing(block('2026-11-20'), block('2026-11-01', other))).toBe('block 2026-11-20');
    expect(standing(block('2026-11-20'), block(undefined, other))).toBe('block 2026-11-20');
    expect(standing(block(undefined))).toBe('block unreadable');
    expect(standing()).toBeUndefined();
  });

  it('forgets what the same place no longer shows: an item withdrawn is no update', () => {
    expect(standing(block('2026-11-20'), block('2026-11-01'))).toBe('block 2026-11-01');
    expect(standing(own('2026-11-01'), block('2026-11-20'), block('2026-10-20'))).toBe(
      'list-page 2026-11-01',
    );
    const sameHome = { url: 'http://a.gov.cn/index.html#top' };
    expect(standing(block('2026-11-20'), block('2026-11-01', sameHome))).toBe('block 2026-11-01');
  });

  it('is never one that read nothing while another did, before or after, here or elsewhere', () => {
    const unread = own(undefined, { unread: true });
    expect(standing(own('2026-11-20'), unread)).toBe('list-page 2026-11-20');
    expect(standing(unread, own('2026-11-20'))).toBe('list-page 2026-11-20');
    expect(standing(own(undefined), unread)).toBe('list-page unreadable');
    expect(standing(unread, block('2026-11-20'))).toBe('block 2026-11-20');
    expect(bestObservation([unread])).toBe(unread);
    expect(latestPerPlace([own('2026-11-20'), unread, unread])).toEqual([own('2026-11-20'), unread]);
    expect(latestPerPlace([unread, own('2026-11-20')])).toEqual([own('2026-11-20')]);
  });

  it('by hand stands until the own page shows a date or is empty: a page still unreadable takes nothing back', () => {
    const hand = look('by-hand', '2026-11-15');
    expect(standing(hand, own(undefined))).toBe('by-hand 2026-11-15');
    expect(standing(own(undefined), hand, own(undefined, { monthDay: '11-20' }))).toBe('by-hand 2026-11-15');
    expect(standing(hand, own(undefined, { unread: true }))).toBe('by-hand 2026-11-15');
    expect(standing(hand, own('2026-11-10'))).toBe('list-page 2026-11-10');
    expect(standing(hand, own('2026-11-10'), own(undefined))).toBe('by-hand 2026-11-15');
    expect(standing(hand, own(undefined, { state: 'blank' }))).toBe('list-page blank');
    expect(standing(hand, own(undefined), block('2026-11-20'))).toBe('block 2026-11-20');
    expect(standing(hand, look('by-hand', '2026-11-10'))).toBe('by-hand 2026-11-10');
  });

  it('law: depends only on the last look of each place', () => {
    const anyLook = fc.record({
      via: fc.constantFrom<Observation['via']>('list-page', 'block', 'by-hand'),
      day: fc.option(fc.integer({ min: 10, max: 28 }), { nil: undefined }),
      page: fc.constantFrom('https://www.a.gov.cn/', 'https://www.a.gov.cn/b/', 'https://www.a.gov.cn/c/'),
    });
    fc.assert(
      fc.property(fc.array(anyLook, { maxLength: 12 }), (raw) => {
        const looks = raw.map(({ via, day, page }) =>
          look(via, day === undefined ? day : `2026-11-${day}`, { url: page }),
        );
        expect(bestObservation(looks)).toEqual(bestObservation(latestPerPlace(looks)));
        const best = bestObservation(looks);
        if (best) expect(latestPerPlace(looks)).toContain(best);
      }),
    );
  });
});
