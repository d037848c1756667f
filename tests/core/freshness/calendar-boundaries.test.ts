import { describe, expect, it } from 'vitest';

import { judgeColumn } from '../../../lib/core/freshness/judge.ts';
import { ColumnClass } from '../../../lib/core/register/register.ts';

/** Class, newest day, last day in time: the day itself is in time, the day after is not. */
const BOUNDARIES: readonly (readonly [ColumnClass, string, string])[] = [
  ['动态要闻', '2026-11-09', '2026-11-23'],
  ['动态要闻', '2026-12-20', '2027-01-03'],
  ['专题专栏', '2028-02-20', '2028-03-05'],
  ['动态要闻', '2027-02-20', '2027-03-06'],
  ['通知公告', '2026-08-31', '2027-02-28'],
  ['政策文件', '2027-08-31', '2028-02-29'],
  ['人事招考', '2026-08-30', '2027-02-28'],
  ['通知公告', '2026-03-31', '2026-09-30'],
  ['通知公告', '2026-04-30', '2026-10-30'],
  ['统计信息', '2026-12-31', '2027-02-28'],
  ['统计信息', '2027-12-31', '2028-02-29'],
  ['信件选登', '2026-07-31', '2026-09-30'],
  ['办事统计', '2026-01-31', '2026-02-28'],
  ['办事统计', '2028-01-31', '2028-02-29'],
  ['办事统计', '2026-10-31', '2026-11-30'],
  ['概况信息', '2028-02-29', '2029-02-28'],
  ['年报规划财政', '2027-02-28', '2028-02-28'],
  ['领导机构', '2026-11-23', '2027-11-23'],
];

const states = (last: string, columnClass: ColumnClass, newest: string): string[] => {
  const target = { id: 'c', name: '栏目', url: 'https://www.a.gov.cn/c/', columnClass };
  const next = new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  // The turn of the day in Shanghai, told with the offsets of three machines.
  const instants = [`${last}T23:59:59+08:00`, `${last}T15:59:59Z`, `${last}T10:59:59-05:00`].concat(
    `${next}T00:00:00+08:00`,
    `${last}T16:00:00Z`,
    `${last}T11:00:00-05:00`,
  );
  return instants.map((now) => {
    const seenAt = now;
    const read = { date: newest, from: 'row', line: newest } as const;
    const look = { targetId: 'c', target: 'column', via: 'list-page', state: 'dated', newest: read } as const;
    return judgeColumn(target, { ...look, line: newest, url: target.url, seenAt, seenBy: '' }, now).label;
  });
};

describe('each boundary of the calendar', () => {
  it.each(BOUNDARIES)(
    '%s of %s is in time to the end of %s in Shanghai and overdue after',
    (one, newest, last) => {
      expect(states(last, one, newest)).toEqual([
        ...Array.from({ length: 3 }, () => '◐ 今天到期'),
        ...Array.from({ length: 3 }, () => '▲ 逾期1天'),
      ]);
    },
  );

  it('is in the table for every class with a limit', () => {
    expect(new Set(BOUNDARIES.map(([one]) => one)).size).toBe(ColumnClass.options.length - 1);
  });

  // The offset is asked first: a zone that the process did not take on would prove nothing.
  it.each([
    ['UTC', 0],
    ['America/Los_Angeles', 480],
    ['Pacific/Kiritimati', -840],
    ['Asia/Shanghai', -480],
  ])('is the same on a machine set to %s', (zone, offset) => {
    const own = process.env.TZ;
    try {
      process.env.TZ = zone;
      expect(new Date(Date.UTC(2026, 0, 1)).getTimezoneOffset()).toBe(offset);
      for (const [one, newest, last] of BOUNDARIES) {
        expect(new Set(states(last, one, newest))).toEqual(new Set(['◐ 今天到期', '▲ 逾期1天']));
      }
    } finally {
      if (own === undefined) delete process.env.TZ;
      else process.env.TZ = own;
    }
  });
});
