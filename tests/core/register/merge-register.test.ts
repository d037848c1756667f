import { describe, expect, it } from 'vitest';

import { mergeRegister } from '../../../lib/core/register/merge-register.ts';
import {
  type Account,
  type Column,
  EMPTY_REGISTER,
  type Register,
} from '../../../lib/core/register/register.ts';
import {
  ACCOUNT_HEAD,
  accountRow,
  COLUMN_HEAD,
  columnRow,
  listsOf,
  PERSON_HEAD,
  personRow,
  site,
} from './register-lists.ts';

const other = { id: 's2', name: '乙县', hosts: ['www.b.gov.cn'] };
const column = (id: string, url: string, unitId: string): Column => ({
  id,
  name: id,
  url,
  columnClass: '动态要闻',
  unitId,
});
const account: Account = {
  id: 'wx',
  platform: '微信',
  name: '某区发布',
  platformId: 'gh_0123456789ab',
  url: 'https://mp.weixin.qq.com/s/x',
  main: true,
  unitId: 'u-rmt',
};
const before: Register = {
  ...EMPTY_REGISTER,
  sites: [site, other],
  columns: [
    column('old-id', 'https://www.a.gov.cn/bmdt/', 'u-jtj'),
    column('gone', 'http://a.gov.cn/old/', 'u-gone'),
    column('elsewhere', 'https://www.b.gov.cn/xw/', 'u-b'),
  ],
  accounts: [account, { id: 'wb', platform: '微博', name: '旧号' }],
  units: [
    { id: 'u-jtj', name: '区教体局' },
    { id: 'u-gone', name: '撤并的单位' },
    { id: 'u-b', name: '乙县府办' },
    { id: 'u-rmt', name: '区融媒体中心' },
    { id: 'u-new', name: '还没有栏目的单位' },
  ],
  persons: [{ id: 'p1', name: '张三', unitId: 'u-jtj', phone: '0999-1' }],
};
const columnList = listsOf([
  COLUMN_HEAD,
  columnRow({ 网址: 'http://www.a.gov.cn/bmdt/index.html' }),
  columnRow({ 二级栏目: '乡镇动态', 网址: '/xzdt/' }),
]).lists;

describe('taking lists over', () => {
  const change = mergeRegister(before, columnList);

  it('keeps the id of a column whose address is known, so that tickets and looks still point to it', () => {
    expect(change.next.columns.map((one) => one.name)).toEqual(['elsewhere', '部门动态', '乡镇动态']);
    expect(change.next.columns[1]?.id).toBe('old-id');
  });

  it('tells what is added, changed and gone before anything is written', () => {
    expect(change.lists).toEqual([
      { kind: 'columns', read: 2, same: 0, added: ['乡镇动态'], changed: ['部门动态'], removed: ['gone'] },
    ]);
  });

  it('leaves other sites, accounts and persons alone, and takes units by their names', () => {
    expect(change.next.columns[0]).toEqual(before.columns[2]);
    expect(change.next.accounts).toEqual(before.accounts);
    expect(change.next.persons[0]).toEqual(before.persons[0]);
    expect(change.next.units.map((unit) => unit.id)).toEqual(['u-jtj', 'u-b', 'u-rmt', 'u-new']);
    expect(change.next.columns[1]?.unitId).toBe('u-jtj');
  });

  it('names whom to notify from the columns, nobody twice', () => {
    const names = change.next.persons.map(({ name, stand, post }) => [name, stand ?? post]);
    expect(names).toEqual([
      ['张三', undefined],
      ['王五', '分管领导'],
      ['李四', 'B'],
    ]);
  });

  it('changes nothing when the same list comes twice', () => {
    const again = mergeRegister(change.next, columnList);
    expect(again.next).toEqual(change.next);
    expect(again.lists[0]).toMatchObject({ added: [], changed: [], removed: [] });
  });

  it('lets go of whom only the former columns named', () => {
    const list = listsOf([COLUMN_HEAD, columnRow({ B岗: '周八' })]).lists;
    const names = mergeRegister(change.next, list).next.persons.map((person) => person.name);
    expect(names).toContain('周八');
    expect(names).not.toContain('李四');
    expect(names).toContain('张三');
  });

  it('keeps address and main mark of an account, which the form has no room for', () => {
    const { lists } = listsOf([ACCOUNT_HEAD, accountRow()]);
    const { next, lists: changes } = mergeRegister(before, lists);
    expect(next.accounts).toMatchObject([
      { id: 'wx', url: account.url, main: true, admin: '钱七 0999-6200001' },
    ]);
    expect(changes[0]).toMatchObject({ kind: 'accounts', removed: ['旧号'] });
  });

  it('takes 三级责任人 for all persons, those the columns name added', () => {
    const { lists } = listsOf([PERSON_HEAD, personRow({ 姓名: '陈九' })]);
    const { next } = mergeRegister(change.next, lists);
    expect(next.persons.map((person) => person.name)).toEqual(['陈九', '王五', '张三', '李四']);
  });
});
