import { describe, expect, it } from 'vitest';

import { instantOf } from '../../../lib/core/calendar/civil-date.ts';
import { handObservation, handSightingProblem } from '../../../lib/core/freshness/hand-sighting.ts';
import { judgeColumn, type Observation } from '../../../lib/core/freshness/judge.ts';
import { LIMIT_CLASSES, mostAmber, noticeLimits, withAmber } from '../../../lib/core/freshness/limits.ts';
import type { Account, Column, ColumnClass } from '../../../lib/core/register/register.ts';

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

describe('words', () => {
  it('say state, date, age, limit, clause, evidence and who looked when', () => {
    const state = judgeColumn(
      column('动态要闻'),
      look('2026-11-06', { seenAt: at('2026-11-21') }),
      at('2026-11-23'),
    );
    expect(state.sentence).toBe(
      '栏目“测试栏目”逾期3天：最近更新2026年11月6日，距今17天，应在2026年11月20日前更新；' +
        '动态要闻类更新间隔不超过14天（通知三(二)1(2)）。依据：“会议召开 2026-11-06”。' +
        '上次看到：2天前（2026-11-21 10:00），由张三，在栏目页。',
    );
    expect(state).toMatchObject({ sureness: '确定', lastSeen: { by: '张三', via: 'list-page' } });
  });

  it('of a look while it was still in time are 疑似 once the limit is over: an update may have come since', () => {
    const judge = (seen: string) =>
      judgeColumn(column('动态要闻'), look('2026-11-06', { seenAt: at(seen) }), at('2026-11-23'));
    expect(judge('2026-11-20')).toMatchObject({ state: '逾期', sureness: '疑似', label: '▲ 疑似逾期3天' });
    expect(judge('2026-11-20').sentence).toContain('上次看时还在期限内，之后可能已更新，请打开栏目页核对');
    expect(judge('2026-11-21').sureness).toBe('确定');
  });

  it('of a look more than 7 days old never look like a fresh one, whatever the state', () => {
    const judge = (newest: string | undefined, seen: string, over: Partial<Observation> = {}) =>
      judgeColumn(column('通知公告'), look(newest, { seenAt: at(seen), ...over }), at('2026-11-23'));
    expect(judge('2026-11-01', '2026-11-16')).toMatchObject({ label: '● 正常', staleDays: undefined });
    expect(judge('2026-11-01', '2026-11-15')).toMatchObject({ label: '● 正常·8天前看', staleDays: 8 });
    expect(judge('2026-11-01', '2026-11-15').sentence).toContain('已有8天没有人看');
    expect(judge('2026-05-25', '2026-11-10').label).toBe('◐ 剩2天·13天前看');
    // Overdue even then, but nobody knows of today.
    expect(judge('2026-01-01', '2026-11-10')).toMatchObject({ sureness: '疑似', label: '▲ 疑似逾期145天' });
    expect(judge('2026-01-01', '2026-11-10').sentence).toContain('已有13天没有人看');
    const blank = judge(undefined, '2026-11-10', { state: 'blank', line: '暂无内容' });
    expect(blank).toMatchObject({ label: '○ 疑似空白', sureness: '疑似' });
    expect(blank.sentence).toContain('已有13天没有人看');
  });

  it('name a hand sighting as such, with who entered it', () => {
    const state = judgeColumn(
      account,
      handObservation(
        account,
        { date: '2026-11-20', line: ' 便民服务 ' },
        { seenAt: at('2026-11-22'), seenBy: '李四' },
      ),
      at('2026-11-23'),
    );
    expect(state).toMatchObject({
      state: '正常',
      newest: { date: '2026-11-20', line: '便民服务' },
      lastSeen: { via: 'by-hand', by: '李四' },
    });
    expect(state.sentence).toContain('上次看到：1天前（2026-11-22 10:00），由李四人工登记。');
  });

  it('of a block prove only what it shows: an overdue home block is 疑似 and says so', () => {
    const state = judgeColumn(
      column('动态要闻'),
      look('2026-11-06', { via: 'block', url: 'https://www.a.gov.cn/' }),
      at('2026-11-23'),
    );
    expect(state).toMatchObject({ state: '逾期', sureness: '疑似', label: '▲ 疑似逾期3天' });
    expect(state.sentence).toContain('首页区块最新2026年11月6日');
    expect(state.sentence).toContain('栏目页本身还没有看过');
    expect(
      judgeColumn(column('动态要闻'), look('2026-11-20', { via: 'block' }), at('2026-11-23')),
    ).toMatchObject({ state: '正常', sureness: '疑似' });
  });

  it('of an unmarked year name month and day, never a year', () => {
    const { sentence } = judgeColumn(
      column('动态要闻'),
      look(undefined, { monthDay: '09-29' }),
      at('2026-11-23'),
    );
    expect(sentence).toContain('年份未标');
    expect(sentence).toContain('09-29');
    expect(sentence).not.toContain('2026年9月29日');
  });

  it('of one old post are 疑似 and send the reader to the account’s own page', () => {
    const post = look('2026-11-06', { target: 'account', via: 'block' });
    const state = judgeColumn(account, post, at('2026-11-23'));
    expect(state).toMatchObject({ state: '逾期', sureness: '疑似', label: '▲ 疑似逾期3天' });
    expect(state.sentence).toContain('账号文章最新2026年11月6日');
    expect(state.sentence).toContain('账号主页本身还没有看过');
  });

  it('of a list that no row was read of are 未读到 with the reason, once, and who opened it', () => {
    const unread = look(undefined, { unread: true, why: '“统计信息”由脚本绘出，没有读到。' });
    expect(judgeColumn(column('统计信息'), unread, at('2026-11-23'))).toMatchObject({
      state: '未读到',
      sureness: undefined,
      sentence:
        '栏目“测试栏目”未读到：“统计信息”由脚本绘出，没有读到。上次看到：今天10:00，由张三，在栏目页。',
      lastSeen: { by: '张三' },
    });
  });
});

describe('amber days of the office', () => {
  it('move 将到期 of their class alone, within its limit, and nothing else', () => {
    const limits = withAmber({ 动态要闻: 7, 统计信息: 9000, 概况信息: -3, 办事统计: 1.5 });
    expect(limits.动态要闻).toEqual({ ...noticeLimits.动态要闻, amberDaysLeft: 7 });
    expect(limits.统计信息.amberDaysLeft).toBe(mostAmber('统计信息'));
    expect(limits.概况信息.amberDaysLeft).toBe(0);
    expect(limits.办事统计).toEqual(noticeLimits.办事统计);
    expect(withAmber({})).toEqual(noticeLimits);
    for (const one of LIMIT_CLASSES) expect(limits[one]).toMatchObject({ amount: noticeLimits[one].amount });
    const label = (amber: number) =>
      judgeColumn(column('动态要闻'), look('2026-11-16'), at('2026-11-23'), {
        limits: withAmber({ 动态要闻: amber }),
      }).label;
    expect([label(7), label(6)]).toEqual(['◐ 剩7天', '● 正常']);
  });
});

describe('a hand sighting', () => {
  it.each([
    [{ date: '2026-11-24', line: '通知' }, '晚于今天'],
    [{ date: '2026-02-30', line: '通知' }, '确有这一天'],
    [{ date: '1101-02-02', line: '通知' }, '年份填错'],
    [{ date: '11-20', line: '通知' }, '应写成'],
    [{ date: '2026-11-20', line: ' 一 ' }, '没有写看到的是哪一条'],
  ])('%j is refused in words', (seen, says) => {
    expect(handSightingProblem(seen, '2026-11-23')).toContain(says);
  });

  it('of today or before, with its words, is taken', () => {
    expect(handSightingProblem({ date: '2026-11-23', line: '通知' }, '2026-11-23')).toBeNull();
  });
});
