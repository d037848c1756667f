import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseCivilDate, weekday } from '../../lib/core/calendar/civil-date.ts';
import type { PageReading } from '../../lib/core/reading.ts';
import { rule } from '../../lib/core/rules/impossible-date.ts';
import { FOUR_TIMES, growthOfFour } from '../growth.ts';
import { contextOf, hitsOf, readingOf, wordsOf } from './check-example.ts';

const WEEKDAYS = '一二三四五六日';
const someDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1930-01-01', days));
const parts = (date: string) => parseCivilDate(date) ?? { year: 0, month: 0, day: 0 };
const HAN = (text: string) => text.replace(/\d/g, (digit) => '〇一二三四五六七八九'.charAt(Number(digit)));
const published = (date: string): Partial<PageReading> => ({
  publishedAt: { date, from: 'label', line: date },
});

describe('impossible-date', () => {
  it('says nothing of any day there is, however it is written, with its own weekday', () => {
    fc.assert(
      fc.property(someDay, (date) => {
        const { year, month, day } = parts(date);
        const name = WEEKDAYS[weekday(date) - 1];
        const texts = [
          `${year}年${month}月${day}日（星期${name}）14时05分`,
          `${year}年${month}月${day}日周${name}上午9:30`,
          date,
          date.replaceAll('-', '.'),
          `${HAN(String(year))}年${month}月${day}日`,
        ];
        for (const text of texts) expect([text, hitsOf(rule, text)]).toEqual([text, []]);
      }),
    );
  });

  it('tells every wrong weekday of a full date', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 6 }), (date, off) => {
        const { year, month, day } = parts(date);
        const wrong = WEEKDAYS[(weekday(date) - 1 + off) % 7];
        const text = `定于${year}年${month}月${day}日（星期${wrong}）召开`;
        expect(hitsOf(rule, text)).toMatchObject([{ message: expect.stringContaining('星期不符') }]);
      }),
    );
  });

  it('tells every day beyond the end of its month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1990, max: 2030 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 29, max: 39 }),
        (year, month, day) => {
          const iso = `${year}-${String(month).padStart(2, '0')}-${day}`;
          const exists = parseCivilDate(iso) !== undefined;
          expect(hitsOf(rule, `截至${year}年${month}月${day}日`).length).toBe(exists ? 0 : 1);
          expect(hitsOf(rule, `截至${iso}`).length).toBe(exists || day > 31 ? 0 : 1);
        },
      ),
    );
  });

  it.each([
    ['请于2月30日前报送', ['2月30日']],
    ['２０２３年２月３０日', ['２０２３年２月３０日']],
    ['2023年0月5日', ['2023年0月5日']],
    ['二○二三年十三月一日', ['二○二三年十三月一日']],
    ['二〇二三年十一月三十一日', ['二〇二三年十一月三十一日']],
    ['2026年11月23日下午14:75开会', ['2026年11月23日下午14:75']],
    ['2023年5月8日至3月2日', ['2023年5月8日至3月2日']],
    ['2025年至2023年', ['2025年至2023年']],
    ['2024年5月8日至2023年5月9日', ['2024年5月8日至2023年5月9日']],
    ['2023年15月启动', ['2023年15月']],
  ])('%s', (text, words) => {
    expect(wordsOf(rule, text)).toEqual(words);
  });

  it('asks the year of publication of a weekday without a year, and the years beside it', () => {
    const reading = (text: string) =>
      rule.check(readingOf({ text, ...published('2026-11-20') }), contextOf());
    expect(reading('11月23日（星期一）召开')).toEqual([]);
    expect(reading('11月23日（星期二）召开')).toEqual([]);
    expect(reading('11月23日（星期四）召开')).toMatchObject([{ sureness: '疑似' }]);
    expect(hitsOf(rule, '11月23日（星期四）召开')).toEqual([]);
  });

  it.each([
    '2023年12月28日至1月3日',
    '2023年12月28日至2024年1月3日',
    '5月18日至28日，5月18日—6月8日',
    '10月1日周年纪念、10月1日周一至周五照常',
    '农历腊月三十日、农历2月30日、民国二十年二月三十日',
    '三月三十一日、二月三十日（古籍所载）',
    '每月31日、12月龄、月30日均值',
    'GB/T 2023-13-40、192.168.30.31、V2023.2.30.1',
    '0816-4366123、2020—2021学年、2023-2025年',
    '2023年1—13月龄犊牛',
    '比分为25:20，用时36时75分',
    '第13月5日',
  ])('says nothing of %s', (text) => {
    expect(hitsOf(rule, text)).toEqual([]);
  });

  it('keeps pace with a page of dates', async () => {
    const judging = (times: number) => () =>
      hitsOf(rule, '2023年2月30日至1日（星期一）25时75分'.repeat(times));
    expect(await growthOfFour(judging, 4_000)).toBeLessThanOrEqual(FOUR_TIMES);
  });
});
