import { addDays, type CivilDate } from './civil-date.ts';
import type { Holidays } from './holidays.ts';

function run(first: CivilDate, days: number): CivilDate[] {
  return Array.from({ length: days }, (_, index) => addDays(first, index));
}

/**
 * 2026 by the State Council's notice of 2025-11-04. 2027 by statute alone: its notice is not out, so every
 * due date that crosses into it is 暂算 until the office imports the notice.
 * @example addWorkdays('2026-09-30', 2, defaultHolidays).date === '2026-10-09'
 */
export const defaultHolidays: Holidays = {
  2026: {
    year: 2026,
    source: 'notice',
    off: [
      ...run('2026-01-01', 3), // 元旦
      ...run('2026-02-15', 9), // 春节
      ...run('2026-04-04', 3), // 清明节
      ...run('2026-05-01', 5), // 劳动节
      ...run('2026-06-19', 3), // 端午节
      ...run('2026-09-25', 3), // 中秋节
      ...run('2026-10-01', 7), // 国庆节
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
  2027: {
    year: 2027,
    source: 'statutory',
    off: [
      '2027-01-01', // 元旦
      ...run('2027-02-05', 4), // 除夕至正月初三
      '2027-04-05', // 清明节
      ...run('2027-05-01', 2), // 劳动节
      '2027-06-09', // 端午节
      '2027-09-15', // 中秋节
      ...run('2027-10-01', 3), // 国庆节
    ],
    work: [],
  },
};
