import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addDays,
  addMonths,
  addYears,
  chineseDate,
  civilDateOf,
  civilDateOfDayNumber,
  clockTimeOf,
  compareCivilDates,
  dayNumber,
  daysBetween,
  daysInMonth,
  epochMs,
  formatCivilDate,
  instantOf,
  instantText,
  isCivilDate,
  isoOf,
  parseCivilDate,
  weekday,
} from '../../../lib/core/calendar/civil-date.ts';

/** Days 1901 to 2199. */
const anyDay = fc.integer({ min: -25_202, max: 84_005 }).map(civilDateOfDayNumber);

describe('civil days', () => {
  it('agree with the proleptic Gregorian calendar of Date.UTC on every day of 1900 to 2100', () => {
    let days = 0;
    for (let ms = Date.UTC(1900, 0, 1); ms < Date.UTC(2101, 0, 1); ms += 86_400_000) {
      const date = new Date(ms).toISOString().slice(0, 10);
      if (civilDateOfDayNumber(ms / 86_400_000) !== date || dayNumber(date) !== ms / 86_400_000) {
        expect.fail(date);
      }
      if (weekday(date) % 7 !== new Date(ms).getUTCDay()) expect.fail(`weekday ${date}`);
      days += 1;
    }
    expect(days).toBe(73_414);
  });

  it('that do not exist are refused', () => {
    for (const text of [
      '2026-02-29',
      '2026-02-30',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-1',
      '',
    ]) {
      expect(isCivilDate(text), text).toBe(false);
      expect(() => dayNumber(text), text).toThrow(RangeError);
      expect(() => addMonths(text, 1), text).toThrow(RangeError);
    }
    expect(isCivilDate('2028-02-29')).toBe(true);
    expect(isCivilDate('1900-02-29')).toBe(false);
    expect(isCivilDate('2000-02-29')).toBe(true);
  });

  it('parse and format are inverse, addDays and daysBetween are inverse, order is that of day numbers', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const parts = parseCivilDate(a);
        expect(parts && formatCivilDate(parts.year, parts.month, parts.day)).toBe(a);
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(Math.sign(compareCivilDates(a, b))).toBe(Math.sign(dayNumber(a) - dayNumber(b)));
      }),
    );
  });

  it('a month later is the same day or, where that month is shorter, its last day (民法典 202)', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
    expect(addMonths('2026-10-31', 1)).toBe('2026-11-30');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
    expect(addYears('2028-02-29', 1)).toBe('2029-02-28');
    expect(addYears('2028-02-29', 4)).toBe('2032-02-29');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const from = parseCivilDate(date);
        const to = parseCivilDate(addMonths(date, months));
        if (!from || !to) throw new Error('not a day');
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });

  it('adding months never reverses two days', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 36 }), (a, b, months) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        expect(addMonths(early, months) <= addMonths(late, months)).toBe(true);
      }),
    );
  });

  it('are written in Chinese without leading zeros', () => {
    expect(chineseDate('2026-11-03')).toBe('2026年11月3日');
  });
});

describe('instants', () => {
  it('fall on the day it is in Asia/Shanghai, whatever offset they are written with', () => {
    expect(civilDateOf('2026-11-22T16:00:00Z')).toBe('2026-11-23');
    expect(civilDateOf('2026-11-22T15:59:59.999Z')).toBe('2026-11-22');
    expect(civilDateOf('2026-11-22T11:00:00-05:00')).toBe('2026-11-23');
    expect(civilDateOf(Date.UTC(2026, 10, 22, 16))).toBe('2026-11-23');
    expect(clockTimeOf('2026-11-22T16:05:59Z')).toBe('00:05');
    // The machine's own zone had summer time on this day in New York and in Shanghai of 1988.
    expect(civilDateOf('2026-03-08T15:59:59Z')).toBe('2026-03-08');
    expect(clockTimeOf('1988-07-01T00:00:00Z')).toBe('08:00');
  });

  it('agree with Date.parse to the millisecond', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1902-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }),
        (d) => {
          expect(epochMs(d.toISOString())).toBe(d.getTime());
          const iso = isoOf(d.getTime());
          expect(Date.parse(iso)).toBe(Math.floor(d.getTime() / 1000) * 1000);
          expect(epochMs(iso)).toBe(Date.parse(iso));
        },
      ),
    );
    expect(epochMs('2026-11-23T10:00:00.57+08:00')).toBe(Date.parse('2026-11-23T10:00:00.570+08:00'));
    expect(epochMs('2026-11-24T24:00:00+08:00')).toBe(Date.parse('2026-11-25T00:00:00+08:00'));
    expect(Date.parse(instantOf('2026-11-24', '24:00'))).toBe(Date.parse('2026-11-25T00:00:00+08:00'));
  });

  it('without an offset, or of no existing time, are refused instead of read in the machine zone', () => {
    for (const text of [
      '2026-11-23T10:00:00',
      '2026-11-23',
      '2026-11-23 10:00:00+08:00',
      '2026-02-30T10:00:00+08:00',
      '2026-11-23T25:00:00+08:00',
      '2026-11-23T24:00:01+08:00',
      '2026-11-23T10:60:00+08:00',
      'x',
    ]) {
      expect(() => epochMs(text), text).toThrow(RangeError);
      expect(() => civilDateOf(text), text).toThrow(RangeError);
    }
    for (const time of ['24:01', '9:00', '12:60', '']) {
      expect(() => instantOf('2026-11-23', time), time).toThrow(RangeError);
    }
  });

  it('of a wall time and back are the same, and the end of a day keeps its day in print', () => {
    expect(instantOf('2026-11-23', '17:30')).toBe('2026-11-23T17:30:00+08:00');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), (date, minutes) => {
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        const instant = instantOf(date, time);
        expect([civilDateOf(instant), clockTimeOf(instant)]).toEqual([date, time]);
      }),
    );
    expect(instantText(instantOf('2026-11-24', '24:00'))).toBe('2026-11-24 24:00');
    expect(instantText('2026-11-24T09:05:00Z')).toBe('2026-11-24 17:05');
  });
});
