import { spawnSync } from 'node:child_process';

import tables from 'chinese-days/dist/chinese-days.json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, civilDateOfDayNumber, dayNumber, weekday } from '../../../lib/core/calendar/civil-date.ts';
import { defaultHolidays } from '../../../lib/core/calendar/default-holidays.ts';
import { type Holidays, HolidayYear } from '../../../lib/core/calendar/holidays.ts';
import {
  addWorkdays,
  isProvisional,
  nextWorkday,
  workdayTest,
} from '../../../lib/core/calendar/working-days.ts';

const isWorkday = workdayTest(defaultHolidays);

/**
 * What chinese-days says of every start of 2026 and 0 to 15 days. It reads the machine's zone and is wrong
 * west of Greenwich, so it is asked in a process of its own, in Asia/Shanghai.
 */
function askChineseDays(): Record<string, string[]> {
  const code = `
    import chineseDays from 'chinese-days';
    const answers = {};
    for (let day = new Date('2026-01-01T12:00:00'); day.getFullYear() === 2026; day.setDate(day.getDate() + 1)) {
      const ask = (count) => chineseDays.findWorkday(count, new Date(day));
      answers[day.toISOString().slice(0, 10)] = Array.from({ length: 16 }, (_, count) => ask(count));
    }
    console.log(JSON.stringify(answers));`;
  const env = { ...process.env, TZ: 'Asia/Shanghai' };
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', code], { env, encoding: 'utf8' });
  return JSON.parse(run.stdout);
}
const theirs = askChineseDays();

function daysOf(year: number): string[] {
  const first = dayNumber(`${year}-01-01`);
  return Array.from({ length: dayNumber(`${year + 1}-01-01`) - first }, (_, i) =>
    civilDateOfDayNumber(first + i),
  );
}

const anyDay2020s = fc
  .integer({ min: dayNumber('2024-01-01'), max: dayNumber('2029-12-31') })
  .map(civilDateOfDayNumber);

describe('the built-in holidays', () => {
  it('give 2026 its 248 working days', () => {
    expect(daysOf(2026).filter(isWorkday)).toHaveLength(248);
  });

  it('agree with chinese-days on every day of 2026', () => {
    const differing = daysOf(2026).filter((date) => isWorkday(date) !== (theirs[date]?.[0] === date));
    expect(differing).toEqual([]);
    expect(Object.keys(theirs)).toEqual(daysOf(2026));
    const of2026 = (table: object) => Object.keys(table).filter((date) => date.startsWith('2026'));
    expect(defaultHolidays[2026]?.off).toEqual(of2026(tables.holidays));
    expect(defaultHolidays[2026]?.work).toEqual(of2026(tables.workdays));
  });

  it('are whole: each day once, off days and make-up days apart, make-up days on weekends', () => {
    for (const [year, table] of Object.entries(defaultHolidays)) {
      expect(() => HolidayYear.parse(table)).not.toThrow();
      expect(table.year).toBe(Number(year));
      const all = [...table.off, ...table.work];
      expect(new Set(all).size).toBe(all.length);
      expect(table.work.every((date) => weekday(date) > 5)).toBe(true);
    }
  });

  it('mark 2027 and every unknown year 暂算, 2026 not', () => {
    expect(isProvisional('2026-06-01', defaultHolidays)).toBe(false);
    expect(isProvisional('2027-06-01', defaultHolidays)).toBe(true);
    expect(isProvisional('2031-06-02', defaultHolidays)).toBe(true);
    expect(addWorkdays('2031-06-02', 3, defaultHolidays)).toEqual({ date: '2031-06-05', provisional: true });
  });
});

describe('addWorkdays', () => {
  it.each([
    ['2026-11-20', '2026-11-24', '2026-11-25', '2026-11-27'],
    ['2026-11-23', '2026-11-25', '2026-11-26', '2026-11-30'],
    ['2026-09-18', '2026-09-21', '2026-09-22', '2026-09-24'],
    ['2026-09-30', '2026-10-09', '2026-10-10', '2026-10-13'],
    ['2026-02-13', '2026-02-24', '2026-02-25', '2026-02-27'],
    ['2026-04-30', '2026-05-07', '2026-05-08', '2026-05-11'],
  ])('from %s: 2, 3 and 5 working days end on %s, %s, %s, for certain', (from, two, three, five) => {
    expect(addWorkdays(from, 2, defaultHolidays)).toEqual({ date: two, provisional: false });
    expect(addWorkdays(from, 3, defaultHolidays)).toEqual({ date: three, provisional: false });
    expect(addWorkdays(from, 5, defaultHolidays)).toEqual({ date: five, provisional: false });
  });

  it('from 2026-12-30, 2 working days end on 2027-01-04, 暂算; ending inside 2026 is certain', () => {
    expect(addWorkdays('2026-12-30', 2, defaultHolidays)).toEqual({ date: '2027-01-04', provisional: true });
    expect(addWorkdays('2026-12-29', 2, defaultHolidays)).toEqual({ date: '2026-12-31', provisional: false });
  });

  it('does not count the day of receipt, so an unknown year it lies in changes nothing', () => {
    expect(addWorkdays('2025-12-31', 1, defaultHolidays)).toEqual({ date: '2026-01-04', provisional: false });
  });

  it('is recomputed by the notice once it is imported, and is then certain', () => {
    const imported: Holidays = {
      ...defaultHolidays,
      2027: { year: 2027, source: 'notice', off: ['2027-01-01', '2027-01-04'], work: ['2027-01-03'] },
    };
    expect(addWorkdays('2026-12-30', 2, imported)).toEqual({ date: '2027-01-03', provisional: false });
    expect(addWorkdays('2026-12-30', 3, imported)).toEqual({ date: '2027-01-05', provisional: false });
  });

  it('heeds a notice that moves days of the December before it', () => {
    const imported: Holidays = {
      ...defaultHolidays,
      2027: { year: 2027, source: 'notice', off: ['2026-12-31', '2027-01-01'], work: ['2026-12-26'] },
    };
    expect(addWorkdays('2026-12-25', 1, imported).date).toBe('2026-12-26');
    expect(addWorkdays('2026-12-30', 1, imported).date).toBe('2027-01-04');
  });

  it('agrees with chinese-days for every start of 2026 and 1 to 15 days, while both know the year', () => {
    let compared = 0;
    for (const from of daysOf(2026)) {
      for (let count = 1; count <= 15; count += 1) {
        const ours = addWorkdays(from, count, defaultHolidays);
        if (ours.provisional) continue;
        const aligned = theirs[from]?.[count];
        if (ours.date !== aligned) expect.fail(`${from} + ${count}: ${ours.date}, chinese-days ${aligned}`);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(5000);
  });

  it('law: ends on a working day after the start, with exactly count working days between', () => {
    fc.assert(
      fc.property(anyDay2020s, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const end = addWorkdays(from, count, defaultHolidays).date;
        expect(isWorkday(end)).toBe(true);
        let counted = 0;
        for (let day = addDays(from, 1); day <= end; day = addDays(day, 1)) if (isWorkday(day)) counted += 1;
        expect(counted).toBe(count);
      }),
    );
  });

  it('law: a later receipt or more days never ends earlier', () => {
    fc.assert(
      fc.property(anyDay2020s, anyDay2020s, fc.nat(20), fc.nat(20), (a, b, m, n) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        const [few, many] = m <= n ? [m, n] : [n, m];
        const end = (from: string, count: number) => addWorkdays(from, count, defaultHolidays).date;
        expect(end(early, few) <= end(late, many)).toBe(true);
      }),
    );
  });

  it('of 0 days is the day, or the next working day when it is a holiday (民法典 203)', () => {
    expect(addWorkdays('2026-10-02', 0, defaultHolidays).date).toBe('2026-10-08');
    expect(addWorkdays('2026-10-10', 0, defaultHolidays).date).toBe('2026-10-10');
    expect(nextWorkday('2026-12-31', defaultHolidays)).toEqual({ date: '2026-12-31', provisional: false });
    expect(nextWorkday('2027-01-01', defaultHolidays)).toEqual({ date: '2027-01-04', provisional: true });
  });

  it('refuses a count that is no count, a day that is none, and a table that never opens', () => {
    expect(() => addWorkdays('2026-11-20', -1, defaultHolidays)).toThrow(RangeError);
    expect(() => addWorkdays('2026-11-20', 1.5, defaultHolidays)).toThrow(RangeError);
    expect(() => addWorkdays('2026-02-30', 1, defaultHolidays)).toThrow(RangeError);
    const shut: Holidays = { 2026: { year: 2026, source: 'notice', off: daysOf(2026), work: [] } };
    expect(() => addWorkdays('2026-01-01', 1, shut)).toThrow(/节假日表有误/);
    expect(() => nextWorkday('2026-01-01', shut)).toThrow(/节假日表有误/);
  });
});
