import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '../../../lib/core/calendar/civil-date.ts';
import { findUncommonDates, readDatePiece } from '../../../lib/core/text/chinese-date.ts';
import { findRareDates, fullYear, hanNumber } from '../../../lib/core/text/rare-date.ts';

const day = fc.integer({ min: 0, max: 14_000 }).map((n) => addDays('2000-01-01', n));
const HAN = '〇一二三四五六七八九';
const count = (n: number): string =>
  `${n >= 20 ? (HAN[Math.floor(n / 10)] ?? '') : ''}${n >= 10 ? '十' : ''}${n % 10 === 0 ? '' : (HAN[n % 10] ?? '')}`;
const han = (date: string): string => {
  const [y = '', m, d] = date.split('-');
  return `${[...y].map((digit) => HAN[Number(digit)]).join('')}年${count(Number(m))}月${count(Number(d))}日`;
};

describe('dates whose year is not four Arabic digits', () => {
  it('law: Chinese numerals are read back, whatever sign stands for zero', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('〇', '○', '零', '0', 'Ｏ'), (date, zero) => {
        const written = han(date).replaceAll('〇', zero);
        expect(readDatePiece(written)).toMatchObject({ kind: 'date', date });
        expect(findUncommonDates(`县政府办公室 ${written}印发`).map((found) => found.date)).toEqual([date]);
      }),
    );
  });

  it('law: a two-digit year alone in its cell, under a label, or set apart in an information line', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('-', '.', '/'), (date, sign) => {
        const short = date.slice(2).replaceAll('-', sign);
        expect(readDatePiece(`[${short}]`)).toMatchObject({ kind: 'date', date });
        expect(findUncommonDates(`发布时间：${short} 来源`).map((found) => found.date)).toEqual([date]);
        expect(findUncommonDates(`| ${short} | 【打印】`, true).map((found) => found.date)).toEqual([date]);
      }),
    );
  });

  it.each([
    ['电话 23-11-01 转'],
    ['版本23.11.01'],
    ['价格：23-11-01'],
    ['二〇二三年度工作'],
    ['十一月一日'],
    ['发布时间：45-01-02'],
    ['发布时间：23-13-40'],
  ])('%s holds none', (text) => expect(findUncommonDates(text)).toEqual([]));

  it('numerals to thirty-one, also 廿 and 元月', () => {
    expect(['一', '十', '十一', '二十', '廿一', '三十一', '元'].map(hanNumber)).toEqual([
      1, 10, 11, 20, 21, 31, 1,
    ]);
    expect(findRareDates('二〇二三年元月廿一日')[0]).toMatchObject({ year: 2023, month: 1, day: 21 });
  });

  it('two digits mean a year of the web, or none', () => {
    expect([0, 23, 39, 40, 89, 90, 99].map(fullYear)).toEqual([
      2000,
      2023,
      2039,
      undefined,
      undefined,
      1990,
      1999,
    ]);
  });
});
