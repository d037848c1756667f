import { describe, expect, it } from 'vitest';

import {
  boardRows,
  type Known,
  statesOf,
  unitTallies,
  vetoLines,
} from '../../../lib/core/freshness/board.ts';
import { judgeLooks } from '../../../lib/core/freshness/judge-looks.ts';
import { noticeLimits } from '../../../lib/core/freshness/limits.ts';
import type { Observation } from '../../../lib/core/freshness/observation.ts';
import { type Account, type Column, EMPTY_REGISTER } from '../../../lib/core/register/register.ts';

const nowAt = '2026-11-23T10:00:00+08:00';
const HOME = 'https://www.a.gov.cn/';
const column = (id: string, over: Partial<Column> = {}): Column => ({
  id,
  name: id,
  url: `${HOME}${id}/`,
  columnClass: '动态要闻',
  ...over,
});
const look = (targetId: string, date: string, over: Partial<Observation> = {}): Observation => ({
  targetId,
  target: 'column',
  via: 'list-page',
  state: 'dated',
  newest: { date, from: 'row', line: date },
  line: date,
  url: `${HOME}${targetId}/`,
  seenAt: nowAt,
  seenBy: '张三',
  ...over,
});
const account: Account = { id: 'wx', platform: '微信公众号', name: '某区发布', unitId: 'u2' };
const register = {
  ...EMPTY_REGISTER,
  columns: [
    column('fresh', { unitId: 'u1' }),
    column('late', { unitId: 'u2', parentName: '新闻中心' }),
    column('later', { unitId: 'u2', limitOverride: { days: 7, reason: '区里要求每周更新' } }),
    column('unseen'),
  ],
  accounts: [account],
  units: [
    { id: 'u1', name: '办公室' },
    { id: 'u2', name: '融媒体中心' },
  ],
};
const known = (looks: readonly Observation[]): Known => ({
  looks: new Map(register.columns.map(({ id }) => [id, looks.filter((one) => one.targetId === id)])),
  attested: new Map(),
  limits: noticeLimits,
  nowAt,
});
const LOOKS = [look('fresh', '2026-11-22'), look('late', '2026-11-01'), look('later', '2026-11-01')];

describe('the board', () => {
  it('lists every column and account, the most urgent first, with unit, class, platform and own limit', () => {
    const rows = boardRows(register, known(LOOKS));
    expect(
      rows.map(({ targetId, state, overdueDays }) => `${targetId} ${state} ${overdueDays ?? ''}`),
    ).toEqual(['later 逾期 15', 'late 逾期 8', 'unseen 未读到 ', 'wx 未读到 ', 'fresh 正常 ']);
    expect(rows[0]).toMatchObject({
      className: '动态要闻',
      platform: '网站',
      unitName: '融媒体中心',
      limitText: '7天',
      ownLimitReason: '区里要求每周更新',
      line: '2026-11-01',
    });
    expect(rows[1]?.parentName).toBe('新闻中心');
    expect(rows[3]).toMatchObject({ className: '政务新媒体账号', platform: '微信公众号' });
    expect(rows[2]).toMatchObject({ unitName: '' });
  });

  it('tallies the units: every row once, the worst first, the unregistered named', () => {
    const rows = boardRows(register, known(LOOKS));
    const tallies = unitTallies(rows);
    expect(tallies.map(({ unitName, total }) => `${unitName} ${total}`)).toEqual([
      '融媒体中心 3',
      '办公室 1',
      '未登记责任单位 1',
    ]);
    expect(tallies[0]?.counts).toMatchObject({ 逾期: 2, 未读到: 1 });
    const counted = tallies.flatMap(({ counts }) => Object.values(counts)).reduce((sum, one) => sum + one, 0);
    expect(counted).toBe(rows.length);
  });

  it('answers for 2,000 columns of 5 looks in the time of a click', () => {
    const columns = Array.from({ length: 2000 }, (_none, index) => column(`c${index}`, { unitId: 'u1' }));
    const looks = new Map(
      columns.map(({ id }) => [id, [1, 2, 3, 4, 5].map((day) => look(id, `2026-11-0${day}`))] as const),
    );
    const rows = boardRows({ ...register, columns, accounts: [] }, { ...known([]), looks });
    expect(rows).toHaveLength(2000);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['逾期']));
  });
});

describe('a look at the same newest date elsewhere', () => {
  const stale = look('fresh', '2026-11-12', { seenAt: '2026-11-13T10:00:00+08:00' });
  const block = (date: string) => look('fresh', date, { via: 'block', url: HOME, seenBy: '李四' });

  it('says that somebody did look since: nothing is stale then, and both are named', () => {
    expect(judgeLooks(column('fresh'), [stale], nowAt)).toMatchObject({ staleDays: 10 });
    const both = judgeLooks(column('fresh'), [stale, block('2026-11-12')], nowAt);
    expect(both).toMatchObject({ staleDays: undefined, state: '将到期', lastSeen: { by: '张三' } });
    expect(both.sentence).toContain('今天10:00在首页区块又看到同一日期，由李四');
  });

  it('but not one that shows another date', () => {
    expect(judgeLooks(column('fresh'), [stale, block('2026-11-11')], nowAt)).toMatchObject({ staleDays: 10 });
  });
});

describe('the veto lines of home page and accounts', () => {
  const lines = (looks: readonly Observation[], homes = [HOME]) => {
    const all = known(looks);
    const states = statesOf([...register.columns, account], {
      ...all,
      looks: new Map([...all.looks, ['wx', looks.filter(({ targetId }) => targetId === 'wx')]]),
    });
    return vetoLines(states, register.columns, homes, all);
  };
  const home = (date: string) => look('fresh', date, { via: 'block', url: `${HOME}index.html` });
  const line = (id: string, of: ReturnType<typeof lines>) => of.find((one) => one.id === id);

  it('home: in time on day 14, doubted on day 15, unread when nobody looked at it', () => {
    expect(line('首页', lines([home('2026-11-09')]))).toMatchObject({ text: '0/1', vetoed: false });
    const late = line('首页', lines([home('2026-11-08'), look('late', '2026-11-20')]));
    expect(late).toMatchObject({ text: '疑似 1/1', vetoed: false, count: 0 });
    expect(late?.note).toContain('2026-11-08，距今15天');
    expect(line('首页', lines([look('fresh', '2026-11-20')]))).toMatchObject({ text: '未读到' });
    expect(line('首页', lines([home('2026-11-20')], ['https://other.gov.cn/']))).toMatchObject({
      text: '未读到',
    });
  });

  it('account: one that is late for certain is a veto, a single old post only a doubt', () => {
    const own = { target: 'account', url: 'https://weibo.com/u/1' } as const;
    const late = lines([look('wx', '2026-11-01', { ...own, via: 'account-page' })]);
    expect(line('账号', late)).toMatchObject({
      vetoed: true,
      text: '1/1',
      columns: [{ name: '某区发布（微信公众号）' }],
    });
    const post = lines([look('wx', '2026-11-01', { ...own, via: 'block' })]);
    expect(line('账号', post)).toMatchObject({
      vetoed: false,
      count: 0,
      possible: [{ name: '某区发布（微信公众号）' }],
    });
  });
});
