import { describe, expect, it } from 'vitest';

import {
  ACCOUNT_HEAD,
  accountRow,
  COLUMN_HEAD,
  columnRow,
  errorsOf,
  listsOf,
  messages,
  PERSON_HEAD,
  personRow,
} from './register-lists.ts';

describe('新媒体备案', () => {
  it('becomes accounts with all the form asks for', () => {
    const { lists, notes } = listsOf([['政务新媒体账号备案表'], ACCOUNT_HEAD, accountRow()]);
    expect(lists.kinds).toEqual(['accounts']);
    expect(lists.accounts).toMatchObject([
      {
        platform: '微信公众号',
        name: '某区发布',
        platformId: 'gh_0123456789ab',
        authority: '区委宣传部',
        matter: '开设',
        interaction: '留言',
        head: '赵六',
        admin: '钱七 0999-6200001',
      },
    ]);
    expect(lists.units.map((unit) => unit.name)).toEqual(['区融媒体中心']);
    expect(notes).toEqual([]);
  });

  it('takes other spellings, a telephone in its own column, and merged 类型 and 单位', () => {
    const head = ['平台', '账号', '微信号', '单位名称', '管理员', '联系电话', '网址', '是否主账号'];
    const { lists, notes } = listsOf([
      head,
      [
        '微博',
        '某区发布',
        '7999000001',
        '区融媒体中心',
        '钱七',
        '0999-6200001',
        'https://weibo.com/u/7999000001',
        '是',
      ],
      ['', '某区文旅', '7999000002', '', '', '', '', '否'],
    ]);
    expect(lists.accounts).toMatchObject([
      { platform: '微博', main: true, url: 'https://weibo.com/u/7999000001', admin: '钱七 0999-6200001' },
      { platform: '微博', name: '某区文旅' },
    ]);
    expect(lists.accounts[1]).not.toHaveProperty('main');
    expect(lists.accounts[1]?.unitId).toBe(lists.accounts[0]?.unitId);
    expect(messages(notes)).toContain('第3行“类型”空着，按上面合并的单元格读作“微博”');
  });

  it('names what is wrong by row and heading', () => {
    const rows = [
      ACCOUNT_HEAD,
      accountRow(),
      accountRow({ 类型: '微信', 账号名称: '又一个' }),
      accountRow({ 账号ID: '1.23E+17' }),
      accountRow({ 账号名称: '', 账号ID: 'x' }),
      accountRow({ 账号ID: 'y', 事项: '注销' }),
    ];
    expect(messages(errorsOf(rows))).toEqual([
      '第3行“账号名称”：与第2行是同一个账号',
      expect.stringContaining('第4行“账号ID”：“1.23E+17”是被表格改成科学计数法的数字'),
      '第5行“账号名称”：没有填写',
      '第6行“事项”：事项是“注销”，已不在用，请从清单里删掉这一行',
    ]);
  });
});

describe('三级责任人', () => {
  it('becomes persons, each date as it may be written', () => {
    for (const date of ['2026-10-16', '2026.10.16', '2026/10/16', '2026年10月16日', '20261016']) {
      const { lists } = listsOf([PERSON_HEAD, personRow({ 变更日期: date })]);
      expect(lists.persons[0]?.changedOn, date).toBe('2026-10-16');
    }
    const { lists } = listsOf([
      PERSON_HEAD,
      personRow(),
      personRow({ 单位: '', 平台: '', 姓名: '李四', 'A/B岗': 'Ｂ角', 变更日期: '' }),
      personRow({ 平台: '', 姓名: '王五', 'A/B岗': '' }),
    ]);
    expect(lists.persons).toMatchObject([
      {
        name: '张三',
        stand: 'A',
        platform: '网站',
        level: '具体责任人',
        mobile: '13800000000',
        phone: '0999-6200011',
      },
      { name: '李四', stand: 'B', platform: '网站' },
      { name: '王五' },
    ]);
    expect(lists.persons[2]).not.toHaveProperty('platform');
    expect(lists.units).toHaveLength(1);
  });

  it('names dates that cannot be read, stands that are none, and the same person twice', () => {
    const rows = [
      PERSON_HEAD,
      personRow({ 变更日期: '2026年2月30日' }),
      personRow({ 姓名: '李四', 变更日期: '45215' }),
      personRow({ 姓名: '王五', 'A/B岗': 'C岗', 手机: '1.38E+10' }),
      personRow(),
      personRow({ 姓名: '' }),
    ];
    expect(messages(errorsOf(rows))).toEqual([
      '第2行“变更日期”：“2026年2月30日”不是日期，或没有这一天，请写成 2026-11-23 或 2026年11月23日',
      '第3行“变更日期”：“45215”是表格内部的日期序号，请把这一列设为日期格式',
      expect.stringContaining('第4行“手机”：“1.38E+10”是被表格改成科学计数法的数字'),
      '第4行“A/B岗”：“C岗”看不懂，请写“A岗”或“B岗”',
      '第5行“姓名”：与第2行是同一个单位、平台、级别的同一个人',
      '第6行“姓名”：没有填写',
    ]);
  });
});

describe('a workbook of several lists', () => {
  const book = [
    { name: '附件8', rows: [['栏目责任清单'], COLUMN_HEAD, columnRow()] },
    { name: '附件5', rows: [ACCOUNT_HEAD, accountRow()] },
    { name: '附件2', rows: [PERSON_HEAD, personRow()] },
    { name: '填表说明', rows: [['请各单位如实填写']] },
    { name: 'Sheet3', rows: [] },
  ];

  it('is read sheet by sheet, each by its headings; what is no list is said', () => {
    const { lists, notes } = listsOf(book);
    expect(lists.kinds).toEqual(['columns', 'accounts', 'persons']);
    expect([lists.columns, lists.accounts, lists.persons].map((list) => list.length)).toEqual([1, 1, 1]);
    expect(messages(notes)).toEqual(['“填表说明”第1行：没有认出表头，这张表没有读']);
  });

  it('may spread one list over sheets; what stands twice names both sheets, and one error takes nothing over', () => {
    const errors = errorsOf([
      { name: '教体局', rows: [COLUMN_HEAD, columnRow()] },
      { name: '卫健局', rows: [COLUMN_HEAD, columnRow({ 责任单位: '区卫健局' })] },
      { name: '账号', rows: [ACCOUNT_HEAD, accountRow()] },
    ]);
    expect(errors).toEqual([
      {
        sheet: '卫健局',
        row: 2,
        column: '网址',
        message: '“卫健局”第2行“网址”：与“教体局”第2行是同一个网址',
      },
    ]);
  });
});
