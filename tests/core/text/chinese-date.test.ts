import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  civilDate,
  findDates,
  foldDateSigns,
  readDatePiece,
  relativeDate,
  shanghaiDay,
} from '../../../lib/core/text/chinese-date.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2089-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => ({ y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate() }));
const iso = ({ y, m, d }: { y: number; m: number; d: number }): string => `${y}-${two(m)}-${two(d)}`;
const wide = (text: string): string =>
  text.replace(/[\d:/.-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

type Day = { y: number; m: number; d: number };
const SHAPES: [string, (day: Day) => string][] = [
  ['2026-06-13', iso],
  ['2026-6-3', ({ y, m, d }) => `${y}-${m}-${d}`],
  ['2026.06.13', ({ y, m, d }) => `${y}.${two(m)}.${two(d)}`],
  ['2026/6/13', ({ y, m, d }) => `${y}/${m}/${d}`],
  ['2026年06月13日', ({ y, m, d }) => `${y}年${two(m)}月${two(d)}日`],
  ['2026年6月3日', ({ y, m, d }) => `${y}年${m}月${d}日`],
  ['2026 年 6 月 3 日', ({ y, m, d }) => `${y} 年 ${m} 月 ${d} 日`],
  ['full width', (day) => wide(iso(day))],
];

describe('a full date is read from every shape', () => {
  it.each(SHAPES)('%s', (_, write) => {
    fc.assert(
      fc.property(day, (one) => {
        const text = write(one);
        const around = `发布日期：${text} 来源：办公室`;
        expect(findDates(around).map((found) => found.date)).toEqual([iso(one)]);
        expect(readDatePiece(text)).toMatchObject({ kind: 'date', date: iso(one) });
        expect(readDatePiece(`[${text}]`)).toMatchObject({ kind: 'date', date: iso(one) });
      }),
      { numRuns: 60 },
    );
  });

  it('offsets cut out the very date', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...SHAPES),
        fc.constantFrom('', '通知 ', '（'),
        (one, [, write], before) => {
          const text = `${before}${write(one)}）完`;
          const [found] = findDates(text);
          expect(text.slice(found?.start, found?.end)).toBe(write(one));
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    ['2024-12-10 08:23:48', '2024-12-10', '08:23:48'],
    ['2024-07-12 17:33', '2024-07-12', '17:33'],
    ['2023-08-19 10∶08', '2023-08-19', '10:08'],
    ['2018年8月1日15:11:25', '2018-08-01', '15:11:25'],
    ['2018-08-0115:11', '2018-08-01', '15:11'],
    ['2025年06月03日 13时44分', '2025-06-03', '13:44'],
    ['2023 11 / 17 20:52:15', '2023-11-17', '20:52:15'],
    ['2023-11-01 10:23文章来源:办公室', '2023-11-01', '10:23'],
    ['2023年10月11日 星期三 9:05', '2023-10-11', '09:05'],
    ['2012年12月10日, 格林尼治标准时间10:41', '2012-12-10', undefined],
    ['2019年01月2019-01-02', '2019-01-02', undefined],
  ])('%s', (text, date, time) => {
    expect(findDates(text)[0]).toMatchObject({ date });
    expect(findDates(text)[0]?.time).toBe(time);
  });
});

describe('what is no date is not read as one', () => {
  it.each([
    '2024年2月30日',
    '2023-02-29',
    '2023-13-01',
    '12345202311012',
    '2024-00-10',
    '1-2-3',
    '20231',
    '',
  ])('%s', (text) => {
    expect(findDates(text)).toEqual([]);
  });

  it('no day outside the calendar ever comes out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2099 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 40 }),
        (y, m, d) => {
          const real = new Date(Date.UTC(y, m - 1, d));
          const exists =
            real.getUTCFullYear() === y && real.getUTCMonth() === m - 1 && real.getUTCDate() === d;
          expect(civilDate(y, m, d)).toBe(exists ? `${y}-${two(m)}-${two(d)}` : undefined);
          expect(findDates(`${y}-${m}-${d}`).length > 0).toBe(exists);
        },
      ),
    );
  });

  it.each(['共10条', '1.5', '100', '第3页', '02-30', '13-01', '通知', '2026年全县工作会议召开'])(
    'piece %s',
    (text) => {
      expect(readDatePiece(text)).toBeUndefined();
    },
  );
});

describe('parts of a date', () => {
  it.each([
    ['[11-01]', { kind: 'month-day', monthDay: '11-01' }],
    ['11/1', { kind: 'month-day', monthDay: '11-01' }],
    ['11.01', { kind: 'month-day', monthDay: '11-01' }],
    ['11月1日', { kind: 'month-day', monthDay: '11-01' }],
    ['02-29', { kind: 'month-day', monthDay: '02-29' }],
    ['06-17 12:30', { kind: 'month-day', monthDay: '06-17', time: '12:30' }],
    ['2026-06', { kind: 'year-month', year: 2026, month: 6 }],
    ['2026年6月', { kind: 'year-month', year: 2026, month: 6 }],
    ['12-2013', { kind: 'year-month', year: 2013, month: 12 }],
    ['2018年', { kind: 'year', year: 2018 }],
    ['6月', { kind: 'month', month: 6 }],
    ['13', { kind: 'day', day: 13 }],
    ['发布时间：2023-11-01', { kind: 'date', date: '2023-11-01' }],
    ['20231101', { kind: 'date', date: '2023-11-01', compact: true }],
    ['20231101 08:30', { kind: 'date', date: '2023-11-01', time: '08:30' }],
    ['20231101083005', { kind: 'date', date: '2023-11-01', time: '08:30' }],
    ['2023-11-01 08:30:05.0', { kind: 'date', date: '2023-11-01', time: '08:30:05' }],
    ['2023-11-01T08:30:05.000Z', { kind: 'date', date: '2023-11-01', time: '08:30:05' }],
    ['2023-11-01T08:30:05+08:00', { kind: 'date', date: '2023-11-01', time: '08:30:05' }],
    ['Nov 1, 2023', { kind: 'date', date: '2023-11-01' }],
    ['1 November 2023', { kind: 'date', date: '2023-11-01' }],
    ['Wed Nov 01 08:30:05 CST 2023', { kind: 'date', date: '2023-11-01' }],
    ['Nov 1', { kind: 'month-day', monthDay: '11-01' }],
    ['Nov', { kind: 'month', month: 11 }],
    ['十一月', { kind: 'month', month: 11 }],
  ])('%s', (text, piece) => {
    expect(readDatePiece(text)).toEqual(piece);
  });
});

describe('relative words are counted from when the page was read', () => {
  const readAt = '2026-11-23T01:30:00+08:00';
  it.each([
    ['刚刚', '2026-11-23', undefined],
    ['5分钟前', '2026-11-23', undefined],
    ['3小时前', '2026-11-22', undefined],
    ['2天前', '2026-11-21', undefined],
    ['今天 00:10', '2026-11-23', '00:10'],
    ['昨天 18:02', '2026-11-22', '18:02'],
    ['前天', '2026-11-21', undefined],
  ])('%s', (text, date, time) => {
    expect(relativeDate(text, readAt)?.date).toBe(date);
    expect(relativeDate(text, readAt)?.time).toBe(time);
  });

  it('is the same whatever offset the instant is written in', () => {
    expect(shanghaiDay('2026-11-22T16:00:00Z')).toBe('2026-11-23');
    expect(shanghaiDay('2026-11-23T00:00:00+08:00')).toBe('2026-11-23');
    expect(relativeDate('刚刚', 'not an instant')).toBeUndefined();
  });
});

it('folding signs keeps the length of every text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldDateSigns(text).length === text.length));
});
