import { describe, expect, it } from 'vitest';

import { EMPTY_REGISTER, type Register } from '../../../lib/core/register/register.ts';
import { registerProblems } from '../../../lib/core/register/register-problems.ts';
import { site } from './register-lists.ts';

const whole: Register = {
  ...EMPTY_REGISTER,
  sites: [site],
  units: [{ id: 'u1', name: '区府办' }],
  columns: [
    {
      id: 'c1',
      name: '动态',
      url: 'https://www.a.gov.cn/dt/',
      columnClass: '动态要闻',
      unitId: 'u1',
      standA: '张三',
      standB: '李四',
    },
  ],
  accounts: [{ id: 'a1', platform: '微博', name: '发布', platformId: '7', unitId: 'u1' }],
  persons: [
    { id: 'p1', name: '张三', unitId: 'u1', stand: 'A' },
    { id: 'p2', name: '李四', unitId: 'u1', stand: 'B' },
  ],
};
const [column] = whole.columns;
const [account] = whole.accounts;
if (!column || !account) throw new Error('sample');
const said = (change: Partial<Register>) =>
  registerProblems({ ...whole, ...change }).map(({ message }) => message);

describe('problems of a register', () => {
  it('are none when everything is there', () => {
    expect(registerProblems(whole)).toEqual([]);
    expect(registerProblems(EMPTY_REGISTER)).toEqual([]);
  });

  const cases: [string, Partial<Register>, string[]][] = [
    ['a column without unit', { columns: [{ ...column, unitId: undefined }] }, ['栏目“动态”没有责任单位']],
    ['a column whose unit is gone', { columns: [{ ...column, unitId: 'x' }] }, ['栏目“动态”没有责任单位']],
    ['a column without B岗', { columns: [{ ...column, standB: undefined }] }, ['栏目“动态”缺B岗']],
    ['a column without A岗', { columns: [{ ...column, standA: undefined }] }, ['栏目“动态”缺A岗']],
    [
      'the same person twice',
      { columns: [{ ...column, standB: '张三' }] },
      ['栏目“动态”的A岗和B岗是同一个人'],
    ],
    [
      'an address twice',
      { columns: [column, { ...column, id: 'c2', name: '又名', url: 'http://a.gov.cn/dt/index.html' }] },
      ['栏目“又名”和“动态”是同一个网址'],
    ],
    [
      'a column of no registered site',
      { columns: [{ ...column, url: 'https://www.b.gov.cn/' }] },
      ['栏目“动态”的网址不在已登记的网站里'],
    ],
    [
      'a second account of a unit on one platform',
      { accounts: [account, { ...account, id: 'a2', platform: 'weibo', name: '文旅', platformId: '8' }] },
      ['区府办在weibo上有第二个账号“文旅”（已有“发布”）'],
    ],
    ['an account twice', { accounts: [account, { ...account, id: 'a2' }] }, ['微博“发布”登记了两次']],
    [
      'an account without id',
      { accounts: [{ ...account, platformId: undefined }] },
      ['微博“发布”没有账号ID'],
    ],
    [
      'an account without unit',
      { accounts: [{ ...account, unitId: undefined }] },
      ['微博“发布”没有主办单位'],
    ],
    ['a unit without persons', { persons: [] }, ['区府办没有责任人']],
    ['a unit without B岗', { persons: whole.persons.slice(0, 1) }, ['区府办没有B岗']],
    [
      'a unit twice',
      {
        units: [...whole.units, { id: 'u2', name: '区府办' }],
        persons: [...whole.persons, { id: 'p3', name: '王五', unitId: 'u2' }],
      },
      ['单位“区府办”登记了两次'],
    ],
  ];

  it.each(cases)('name %s', (_, change, messages) => {
    expect(said(change)).toEqual(messages);
  });

  it('say what to do, and where', () => {
    for (const [, change] of cases) {
      for (const { advice, about, id } of registerProblems({ ...whole, ...change })) {
        expect(advice.length).toBeGreaterThan(5);
        expect([...whole[about], ...(change[about] ?? [])].some((one) => one.id === id)).toBe(true);
      }
    }
  });
});
