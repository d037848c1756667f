import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '../../lib/core/calendar/civil-date.ts';
import { dateContradiction, type RowDates, rowDatesOf } from '../../lib/core/freshness/date-contradiction.ts';
import type { PageReading } from '../../lib/core/reading.ts';
import { columnUrlKey } from '../../lib/core/register/column-url.ts';
import { rule } from '../../lib/core/rules/list-date-contradiction.ts';
import { contextOf, readingOf } from './check-example.ts';

const ARTICLE = 'https://www.a.gov.cn/xw/202611/t20261110_12.html';
const articleOf = (date: string, over: Partial<PageReading> = {}): PageReading =>
  readingOf({
    url: ARTICLE,
    kind: 'article',
    text: `会议召开\n发布时间：${date}`,
    publishedAt: { date, from: 'label', line: `发布时间：${date}` },
    ...over,
  });
const listOf = (date: string, href = ARTICLE): PageReading =>
  readingOf({
    url: 'https://www.a.gov.cn/xw/',
    kind: 'list',
    text: `会议召开 ${date}`,
    items: [
      {
        listId: 'l1',
        title: '会议召开',
        href,
        date: { date, from: 'row', line: `会议召开 ${date}` },
        pinned: false,
        hidden: { is: 'no' },
        line: `会议召开 ${date}`,
      },
    ],
  });
const check = (reading: PageReading, rowDates?: RowDates) =>
  rule.check(reading, { ...contextOf(), rowDates });

describe('list-date-contradiction', () => {
  it('compares an article with the row some list showed for it, whatever the form of the address', () => {
    const rows = rowDatesOf(listOf('2026-11-20', 'http://a.gov.cn/xw/202611/t20261110_12.html#top'));
    const [hit, none] = check(articleOf('2026-11-10'), rows);
    expect(none).toBeUndefined();
    expect(hit).toMatchObject({ start: 5, severity: '一般' });
    expect(hit?.message).toBe(
      '列表日期与正文日期不一致：列表写2026年11月20日（“会议召开 2026-11-20”），正文写2026年11月10日，列表比正文晚10天，疑似错填发稿日期。',
    );
    expect(check(articleOf('2026-11-20'), rows)).toEqual([]);
  });

  it('says it more mildly when the list shows the earlier day: nothing looks fresher by that', () => {
    const rows = rowDatesOf(listOf('2026-11-08'));
    expect(check(articleOf('2026-11-10'), rows)).toMatchObject([{ severity: '提示' }]);
  });

  it('lets a draft wait a month for publication, and no longer', () => {
    expect(check(articleOf('2026-12-11'))).toEqual([]);
    expect(check(articleOf('2026-12-12'))).toHaveLength(1);
    expect(check(listOf('2026-12-11'))).toEqual([]);
    expect(check(listOf('2026-12-12'))).toMatchObject([{ listId: 'l1', start: 0 }]);
  });

  it('never faults an old article that was moved to a new system with its day kept', () => {
    expect(check(articleOf('2009-09-30'))).toEqual([]);
    expect(check(listOf('2009-09-30'))).toEqual([]);
  });

  it('tells a PubDate of the page’s generation from one that merely differs', () => {
    const meta = (content: string) => ({ metas: [{ name: 'pubdate', content }] });
    expect(check(articleOf('2026-11-10', meta('2026-11-20 14\u223606')))[0]?.message).toContain(
      '页面生成时间',
    );
    expect(check(articleOf('2026-11-10', meta('2026年11月09日')))[0]?.message).not.toContain('页面生成时间');
    expect(check(articleOf('2026-11-10', meta('2026-11-10 23:59')))).toEqual([]);
    expect(check(articleOf('2026-11-10', meta('null')))).toEqual([]);
  });

  it('has nothing to say where the page shows no date of its own', () => {
    const metas = [{ name: 'PubDate', content: '2020-01-01' }];
    expect(check(articleOf('2026-11-10', { metas, publishedAt: undefined }))).toEqual([]);
    const url = { date: '2026-11-10', from: 'url' as const, line: ARTICLE };
    expect(check(articleOf('2026-11-10', { metas, publishedAt: url }))).toEqual([]);
    expect(check(articleOf('2026-11-10', { metas, kind: 'account' }))).toEqual([]);
  });

  it('law: two days contradict each other when they differ, by as many days one way as the other', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1990-01-01', n));
    fc.assert(
      fc.property(day, day, (row, article) => {
        const one = dateContradiction(row, article);
        const two = dateContradiction(article, row);
        expect(one === undefined).toBe(row === article);
        expect((one?.days ?? 0) + (two?.days ?? 0)).toBe(0);
        if (one) expect(one.looksFresher).toBe(row > article);
      }),
    );
  });

  it('keeps only rows that say their day outright', () => {
    const reading = listOf('2026-11-20');
    const [item] = reading.items;
    if (!item?.date) throw new Error('no row');
    expect([...rowDatesOf(reading).keys()]).toEqual([columnUrlKey(ARTICLE)]);
    const kept = (over: Partial<typeof item>) =>
      rowDatesOf({ ...reading, items: [{ ...item, ...over }] }).size;
    expect(kept({ hidden: { is: 'yes' } })).toBe(0);
    expect(kept({ date: { ...item.date, from: 'sibling' } })).toBe(0);
    expect(kept({ href: '' })).toBe(0);
    expect(kept({ date: undefined })).toBe(0);
  });
});
