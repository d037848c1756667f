import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addDays,
  addMonths,
  addYears,
  civilDateOfDayNumber,
  instantOf,
} from '../../../lib/core/calendar/civil-date.ts';
import { lastDayInTime } from '../../../lib/core/freshness/age.ts';
import { judgeColumn, type Observation } from '../../../lib/core/freshness/judge.ts';
import {
  type FreshnessLimits,
  limitOf,
  limitText,
  noticeLimits,
} from '../../../lib/core/freshness/limits.ts';
import { type Account, type Column, ColumnClass } from '../../../lib/core/register/register.ts';

const at = (date: string) => instantOf(date, '10:00');
const column = (columnClass: ColumnClass, over: Partial<Column> = {}): Column => ({
  id: 'c1',
  name: '测试栏目',
  url: 'https://www.a.gov.cn/lm/',
  columnClass,
  ...over,
});
const account: Account = { id: 'a1', platform: '微信公众号', name: '某区发布' };
const look = (date: string | undefined, over: Partial<Observation> = {}): Observation => ({
  targetId: 'c1',
  target: 'column',
  via: 'list-page',
  state: date ? 'dated' : 'unreadable',
  newest: date ? { date, from: 'row', line: `会议召开 ${date}` } : undefined,
  line: date ? `会议召开 ${date}` : '',
  url: 'https://www.a.gov.cn/lm/',
  seenAt: at('2026-11-23'),
  seenBy: '张三',
  ...over,
});
const withLimit = ColumnClass.options.filter((one) => one !== '其他');
const targets: (Column | Account)[] = [...withLimit.map((one) => column(one)), account];

describe('the limits', () => {
  it('are those of the notice, each with its clause and amber start', () => {
    expect(
      Object.entries(noticeLimits).map(([one, l]) => `${one} ${limitText(l)} ${l.clause} ${l.amberDaysLeft}`),
    ).toEqual([
      '动态要闻 14天 三(二)1(2) 4',
      '专题专栏 14天 二(一)2 4',
      '政务新媒体账号 14天 三(二)2(2) 4',
      '通知公告 6个月 三(二)1(2) 30',
      '政策文件 6个月 三(二)1(2) 30',
      '人事招考 6个月 三(二)1(2) 30',
      '统计信息 2个月 三(二)1(2) 10',
      '办事统计 1个月 三(二)1(4) 7',
      '信件选登 2个月 三(三)1(3) 10',
      '概况信息 1年 三(二)1(2) 60',
      '年报规划财政 1年 三(二)1(2) 60',
      '领导机构 1年 三(二)1(2) 60',
    ]);
  });

  it('keep age 14 in time and make age 15 overdue; amber from day 10', () => {
    const stateAt = (days: number) =>
      judgeColumn(column('动态要闻'), look('2026-11-01'), at(addDays('2026-11-01', days)));
    expect([0, 9, 10, 14, 15].map((days) => stateAt(days).label)).toEqual([
      '● 正常',
      '● 正常',
      '◐ 剩4天',
      '◐ 今天到期',
      '▲ 逾期1天',
    ]);
    expect(stateAt(18)).toMatchObject({ state: '逾期', ageDays: 18, overdueDays: 4, limitText: '14天' });
  });

  it('run months and years by calendar, to the month end where there is no such day', () => {
    expect(lastDayInTime('2026-08-31', noticeLimits.通知公告)).toBe('2027-02-28');
    expect(lastDayInTime('2026-12-31', noticeLimits.统计信息)).toBe('2027-02-28');
    expect(lastDayInTime('2026-01-31', noticeLimits.办事统计)).toBe('2026-02-28');
    expect(lastDayInTime('2028-02-29', noticeLimits.概况信息)).toBe('2029-02-28');
    const state = (today: string) => judgeColumn(column('通知公告'), look('2026-08-31'), at(today)).state;
    expect(state('2027-02-28')).toBe('将到期');
    expect(state('2027-03-01')).toBe('逾期');
  });

  it('count days in Asia/Shanghai: the day turns at midnight there, whatever the offset says', () => {
    const state = (now: string) => judgeColumn(column('动态要闻'), look('2026-11-09'), now).state;
    expect(state('2026-11-23T23:59:59+08:00')).toBe('将到期');
    expect(state('2026-11-23T15:59:59Z')).toBe('将到期');
    expect(state('2026-11-23T16:00:00Z')).toBe('逾期');
  });

  it('can be edited by the office, or set for one column with a reason that is shown', () => {
    const limits: FreshnessLimits = { ...noticeLimits, 动态要闻: { ...noticeLimits.动态要闻, amount: 7 } };
    expect(judgeColumn(column('动态要闻'), look('2026-11-15'), at('2026-11-23'), { limits }).label).toBe(
      '▲ 逾期1天',
    );
    const own = column('通知公告', { limitOverride: { days: 30, reason: '区里要求每月更新' } });
    // Where the notice gives a figure, that figure wins: a longer one of the office makes nothing fresh.
    for (const one of withLimit) {
      const longer = column(one, { limitOverride: { days: 400, reason: '本单位放宽' } });
      expect(limitOf(longer)).toEqual(noticeLimits[one]);
      expect(judgeColumn(longer, look('2025-11-01'), at('2026-11-23'))).toMatchObject({ state: '逾期' });
      expect(judgeColumn(longer, look('2025-11-01'), at('2026-11-23')).sentence).not.toContain('放宽');
    }
    expect(limitOf(column('其他', { limitOverride: { days: 400, reason: '' } }))).toMatchObject({
      amount: 400,
    });
    const state = judgeColumn(own, look('2026-10-20'), at('2026-11-23'));
    expect(state).toMatchObject({ label: '▲ 逾期4天', limitText: '30天' });
    expect(state.sentence).toContain('区里要求每月更新');
  });

  it('are absent for 其他, which says so in words instead of looking like a kept limit', () => {
    const state = judgeColumn(column('其他'), look('2015-01-01'), at('2026-11-23'));
    expect(state).toMatchObject({ label: '● 无期限', limitText: '无期限', daysLeft: undefined });
    expect(state.sentence).toContain('通知未给这类栏目规定更新间隔');
    expect(limitOf(column('其他'))).toBeUndefined();
  });
});

describe('false 正常 never happens', () => {
  const anyDay = fc.integer({ min: 17_000, max: 22_500 }).map(civilDateOfDayNumber);

  it('for every class at newest + 0, 14, 15, limit and limit + 1 days, from every kind of newest day', () => {
    let judged = 0;
    fc.assert(
      fc.property(fc.constantFrom(...targets), anyDay, (target, newest) => {
        const limit = limitOf(target);
        if (!limit) throw new Error('no limit');
        const last =
          limit.kind === 'days'
            ? addDays(newest, limit.amount)
            : (limit.kind === 'months' ? addMonths : addYears)(newest, limit.amount);
        const targetKind = 'platform' in target ? 'account' : 'column';
        const via = targetKind === 'account' ? 'account-page' : 'list-page';
        const states = [0, 14, 15]
          .map((days) => addDays(newest, days))
          .concat(last, addDays(last, 1))
          .map((day) => {
            const state = judgeColumn(target, look(newest, { target: targetKind, via }), at(day));
            expect(state.state === '逾期').toBe(day > last);
            expect(state.state === '正常' || state.state === '将到期').toBe(day <= last);
            judged += 1;
            return state.state;
          });
        expect(states[0]).toBe('正常');
        expect(states[3]).toBe('将到期');
        expect(states[4]).toBe('逾期');
      }),
      { numRuns: 600 },
    );
    expect(judged).toBe(3000);
  });

  const unknowns: [string, Observation][] = [
    ['year unknown', look(undefined, { monthDay: '09-29', line: '关于开展检查的通知 09-29' })],
    ['unreadable', look(undefined, { why: '列表由脚本生成' })],
    ['dated without a date', look('2026-11-20', { newest: undefined })],
    ['a date that does not exist', look('2026-11-31')],
    ['a date of the future', look('2030-01-01')],
    ['not read', look(undefined, { unread: true, why: '列表由脚本生成' })],
    ['blank', look(undefined, { state: 'blank', line: '暂无内容' })],
    ['blank with a stray date', look('2026-11-20', { state: 'blank' })],
    ['unreadable with a stray date', look('2026-11-20', { state: 'unreadable' })],
  ];
  it.each(unknowns)(
    '%s: for every class, on the day and a year on, by every way of looking',
    (_what, seen) => {
      for (const target of [...targets, column('其他')]) {
        for (const via of ['list-page', 'block', 'account-page', 'by-hand'] as const) {
          for (const day of ['2026-11-23', addYears('2026-11-23', 1)]) {
            const kind = 'platform' in target ? 'account' : 'column';
            const { state, label, newest } = judgeColumn(target, { ...seen, via, target: kind }, at(day));
            expect(['空白', '未能识别', '未读到']).toContain(state);
            expect(label.startsWith('●')).toBe(false);
            expect(newest).toBeUndefined();
          }
        }
      }
    },
  );

  it('nobody looked: 未读到', () => {
    expect(judgeColumn(column('动态要闻'), undefined, at('2026-11-23'))).toMatchObject({
      state: '未读到',
      label: '– 未读到',
      sentence: '栏目“测试栏目”未读到：还没有人看过这个栏目。',
    });
  });

  it('law: as days pass a state never turns better without a new look', () => {
    const rank = ['正常', '将到期', '逾期'];
    fc.assert(
      fc.property(fc.constantFrom(...targets), anyDay, fc.nat(500), fc.nat(500), (target, newest, p, q) => {
        const state = (days: number) => judgeColumn(target, look(newest), at(addDays(newest, days))).state;
        expect(rank.indexOf(state(Math.max(p, q)))).toBeGreaterThanOrEqual(
          rank.indexOf(state(Math.min(p, q))),
        );
      }),
    );
  });
});
