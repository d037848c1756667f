import { describe, expect, it } from 'vitest';

import type { DateRead, PageReading } from '../../lib/core/reading.ts';
import { rule } from '../../lib/core/rules/future-date.ts';
import { hitsOf } from './check-example.ts';

const readAt = '2026-11-23T10:00:00+08:00';
const read = (date: string, from: DateRead['from'] = 'row', line = `预告 ${date}`): DateRead => ({
  date,
  from,
  line,
});
const row = (date: DateRead, hidden: 'yes' | 'no' = 'no') => ({
  listId: 'l1',
  title: '预告',
  href: 'https://www.a.gov.cn/1.html',
  date,
  pinned: false,
  hidden: { is: hidden },
  line: date.line,
});
const check = (reading: Partial<PageReading>) =>
  hitsOf(rule, { why: '', reading: { readAt, kind: 'list', ...reading } });

describe('future-date', () => {
  it('marks the row where it stands and says what it is not counted for', () => {
    const [hit, none] = check({ text: '通知公告\n预告 2026-11-24', items: [row(read('2026-11-24'))] });
    expect(none).toBeUndefined();
    expect(hit).toMatchObject({ start: 5, end: 18, listId: 'l1' });
    expect(hit?.message).toBe(
      '疑似错填发稿日期：“预告”的日期写作2026-11-24，晚于读取当天2026-11-23，不计入更新。',
    );
  });

  it('believes only dates read off the page itself: a year worked out from neighbours may be our own slip', () => {
    for (const from of ['sibling', 'year-heading', 'relative', 'meta'] as const)
      expect(check({ items: [row(read('2026-11-24', from))] }), from).toEqual([]);
    for (const from of ['row', 'url'] as const)
      expect(check({ items: [row(read('2026-11-24', from))] }), from).toHaveLength(1);
  });

  it('takes the day in Asia/Shanghai, wherever the machine stands', () => {
    const items = [row(read('2026-11-23'))];
    expect(check({ items, readAt: '2026-11-22T16:00:00Z' })).toEqual([]);
    expect(check({ items, readAt: '2026-11-22T15:59:59Z' })).toHaveLength(1);
  });

  it('is silent on hidden rows, days that do not exist and account pages', () => {
    expect(check({ items: [row(read('2026-11-24'), 'yes')] })).toEqual([]);
    expect(check({ items: [row(read('2027-02-30'))] })).toEqual([]);
    expect(check({ kind: 'account', items: [row(read('2026-11-24'))] })).toEqual([]);
  });
});
