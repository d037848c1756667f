import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { civilDateOf, epochMs, instantText, isoOf } from '../../../lib/core/calendar/civil-date.ts';
import { defaultHolidays } from '../../../lib/core/calendar/default-holidays.ts';
import { clockBook } from '../../../lib/core/clocks/clock-book.ts';
import { dueAt } from '../../../lib/core/clocks/due.ts';
import { durationText } from '../../../lib/core/clocks/duration-text.ts';

const instantIn2026 = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 1) })
  .map((ms) => isoOf(ms));

describe('dueAt', () => {
  it('runs hours on the wall clock through night, weekend and holiday', () => {
    expect(dueAt(clockBook.错敏整改, '2026-02-16T23:40:00+08:00', defaultHolidays)).toEqual({
      dueAt: '2026-02-17T00:40:00+08:00',
      provisional: false,
    });
    expect(dueAt(clockBook.留言互动回应, '2026-12-31T12:00:00+08:00', defaultHolidays)).toEqual({
      dueAt: '2027-01-02T12:00:00+08:00',
      provisional: false,
    });
  });

  it('ends working days at 24:00 of the last one, or at the closing time', () => {
    const start = '2026-09-30T09:00:00+08:00';
    expect(dueAt(clockBook.季度督查整改, start, defaultHolidays).dueAt).toBe('2026-10-09T24:00:00+08:00');
    expect(dueAt(clockBook.找错答复, start, defaultHolidays, { closingTime: '17:30' }).dueAt).toBe(
      '2026-10-10T17:30:00+08:00',
    );
  });

  it('takes the day of receipt in Asia/Shanghai, not in the zone it is written in', () => {
    // 16:30 UTC on Friday the 20th is already Saturday the 21st in Shanghai.
    const clock = clockBook.季度督查整改;
    expect(instantText(dueAt(clock, '2026-11-20T15:30:00Z', defaultHolidays).dueAt)).toBe('2026-11-24 24:00');
    expect(instantText(dueAt(clock, '2026-11-20T16:30:00Z', defaultHolidays).dueAt)).toBe('2026-11-24 24:00');
    expect(instantText(dueAt(clock, '2026-11-22T16:30:00Z', defaultHolidays).dueAt)).toBe('2026-11-25 24:00');
  });

  it('marks 暂算 what crosses into a year without its notice', () => {
    expect(dueAt(clockBook.季度督查整改, '2026-12-30T09:00:00+08:00', defaultHolidays)).toEqual({
      dueAt: '2027-01-04T24:00:00+08:00',
      provisional: true,
    });
  });

  it('moves a last day on a holiday to the next working day for days, months and years', () => {
    const at = (amount: number, kind: 'days' | 'months' | 'years', start: string) =>
      dueAt({ amount, kind }, start, defaultHolidays).dueAt.slice(0, 10);
    expect(at(3, 'days', '2026-09-29T09:00:00+08:00')).toBe('2026-10-08');
    expect(at(1, 'months', '2026-01-31T09:00:00+08:00')).toBe('2026-02-28');
    expect(at(1, 'months', '2026-09-01T09:00:00+08:00')).toBe('2026-10-08');
    expect(at(1, 'years', '2025-05-02T09:00:00+08:00')).toBe('2026-05-06');
  });

  it('law: a later start never falls due earlier, and never on or before the day of receipt', () => {
    fc.assert(
      fc.property(
        instantIn2026,
        instantIn2026,
        fc.constantFrom(...Object.values(clockBook)),
        (a, b, clock) => {
          const [early, late] = epochMs(a) <= epochMs(b) ? [a, b] : [b, a];
          const dueEarly = dueAt(clock, early, defaultHolidays).dueAt;
          expect(epochMs(dueEarly)).toBeLessThanOrEqual(epochMs(dueAt(clock, late, defaultHolidays).dueAt));
          if (clock.kind === 'workdays') expect(dueEarly.slice(0, 10) > civilDateOf(early)).toBe(true);
          else expect(epochMs(dueEarly) - epochMs(early)).toBe(clock.amount * 3_600_000);
        },
      ),
    );
  });
});

describe('durationText', () => {
  it('rounds down and names the two largest units', () => {
    expect(
      [59_999, 60_000, 3_599_000, 3_600_000, 5_400_000, 86_400_000, -97_200_000].map(durationText),
    ).toEqual(['不足 1 分钟', '1 分钟', '59 分钟', '1 小时', '1 小时 30 分钟', '1 天', '1 天 3 小时']);
  });
});
