import { describe, expect, it } from 'vitest';

import { noticeLimits } from '../../../lib/core/freshness/limits.ts';
import { guessClass } from '../../../lib/core/register/guess-class.ts';
import { parseRegisterSheet } from '../../../lib/core/register/parse-sheet.ts';
import { Register } from '../../../lib/core/register/register.ts';
import { readSheetLimit } from '../../../lib/core/register/sheet-limit.ts';

const site = { id: 's1', name: '某区人民政府', hosts: ['www.a.gov.cn'] };
const HEAD = ['一级栏目', '二级栏目', '网址', '责任单位', '分管领导', 'A岗', 'B岗', '栏目类别', '更新期限'];
const row = (over: Partial<Record<string, string>> = {}) =>
  HEAD.map(
    (name) =>
      over[name] ??
      {
        一级栏目: '新闻中心',
        二级栏目: '部门动态',
        网址: 'https://www.a.gov.cn/bmdt/',
        责任单位: '区教体局',
        分管领导: '王五',
        A岗: '张三',
        B岗: '李四',
        栏目类别: '动态要闻',
        更新期限: '14天',
      }[name] ??
      '',
  );
const parse = (rows: string[][]) => parseRegisterSheet(rows, site, noticeLimits);
const registerOf = (rows: string[][]) => {
  const parsed = parse(rows);
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed;
};
const errorsOf = (rows: string[][]) => {
  const parsed = parse(rows);
  return 'errors' in parsed ? parsed.errors : [];
};

describe('栏目责任清单', () => {
  it('becomes a register: columns, units and persons with their posts, title rows above passed over', () => {
    const rows = [
      ['某区政府网站各栏目责任清单', '', ''],
      ['填报单位：区政府办', '', '2026年11月'],
      HEAD,
      row(),
      [],
      row({ 一级栏目: '', 二级栏目: '乡镇动态', 网址: '/xzdt/', A岗: '张三、赵六' }),
      row({
        一级栏目: '通知公告',
        二级栏目: '',
        网址: 'www.a.gov.cn/tzgg/',
        栏目类别: '通知公告类',
        更新期限: '6个月',
      }),
      ['注：以上栏目由各单位负责', '', ''],
    ];
    const { register, notes } = registerOf(rows);
    expect(Register.parse(register)).toEqual(register);
    expect(register.columns).toMatchObject([
      {
        name: '部门动态',
        parentName: '新闻中心',
        columnClass: '动态要闻',
        url: 'https://www.a.gov.cn/bmdt/',
      },
      { name: '乡镇动态', parentName: '新闻中心', url: 'https://www.a.gov.cn/xzdt/' },
      { name: '通知公告', columnClass: '通知公告', url: 'http://www.a.gov.cn/tzgg/' },
    ]);
    expect(register.columns.some((one) => one.limitOverride)).toBe(false);
    expect(register.columns[2]).not.toHaveProperty('parentName');
    expect(register.units.map((unit) => unit.name)).toEqual(['区教体局']);
    expect(register.persons.map((p) => `${p.name} ${p.post ?? p.stand}`)).toEqual([
      '王五 分管领导',
      '张三 A',
      '李四 B',
      '赵六 A',
    ]);
    expect(register.columns.every((one) => one.unitId === register.units[0]?.id)).toBe(true);
    expect(notes).toEqual([]);
  });

  it('gives the same ids every time, by address and not by its spelling or the row it stands in', () => {
    const ids = (rows: string[][]) => registerOf([HEAD, ...rows]).register.columns.map((one) => one.id);
    const other = row({ 二级栏目: '别的', 网址: 'https://www.a.gov.cn/b/' });
    const [first] = ids([row(), other]);
    expect(ids([other, row({ 网址: 'http://a.gov.cn/bmdt/index.html' })])[1]).toBe(first);
  });

  it('with a heading missing or misspelt is refused whole, naming row, heading and the unknown words', () => {
    const misspelt = HEAD.map((name) => (name === '网址' ? '网扯' : name));
    expect(errorsOf([['清单'], misspelt, row()])).toEqual([
      { row: 2, column: '网址', message: '缺少表头“网址”；不认识的表头：“网扯”' },
    ]);
    expect(errorsOf([HEAD.filter((name) => name !== 'B岗'), row()])[0]).toMatchObject({
      row: 1,
      column: 'B岗',
    });
    expect(
      errorsOf([
        ['姓名', '电话'],
        ['张三', '1'],
      ])[0]?.message,
    ).toContain('没有找到表头');
    expect(errorsOf([])[0]?.message).toContain('没有找到表头');
    expect(errorsOf([HEAD])[0]?.message).toBe('表头下面没有栏目');
    expect(errorsOf([[...HEAD, '网址'], row()])[0]?.message).toBe('表头“网址”出现两次');
  });

  it('takes other usual spellings and columns it does not need', () => {
    const head = [
      '序号',
      '一级栏目名称',
      '二级栏目',
      '网址（URL）',
      '责任部门',
      '分管负责人',
      'Ａ岗',
      'B岗',
      '类别',
      '更新时限',
      '备注',
    ];
    const { register } = registerOf([head, ['1', ...row(), '无']]);
    expect(register.columns[0]).toMatchObject({ name: '部门动态', columnClass: '动态要闻' });
  });

  it('with one bad row imports nothing and lists every error with its row', () => {
    const rows = [
      HEAD,
      row(),
      row({ 网址: 'bmdt', 责任单位: '' }),
      row({ 二级栏目: '重复', 网址: 'http://a.gov.cn/bmdt' }),
      row({ 一级栏目: '', 二级栏目: '', 网址: '' }),
      row({ 网址: 'https://www.a.gov.cn/x/', 更新期限: '5个工作日' }),
      row({ 网址: 'https://www.a.gov.cn/y/', 更新期限: '30天' }),
    ];
    expect(errorsOf(rows).map((error) => error.message)).toEqual([
      '第3行“网址”：“bmdt”不是网址',
      '第3行“责任单位”：没有填写（合并的单元格请先拆开填满）',
      '第4行“网址”：与第2行是同一个网址',
      '第5行“一级栏目”：一级栏目和二级栏目都是空的',
      '第5行“网址”：没有填写',
      '第6行“更新期限”：“5个工作日”看不懂，请写成几天、几周、几个月或几年',
      '第7行“更新期限”：“30天”比通知对动态要闻类的规定长，请改期限或改栏目类别',
    ]);
  });

  it('calls no two rows the same address when neither has one', () => {
    const rows = [HEAD, row({ 网址: '' }), row({ 网址: '不是网址' }), row({ 网址: '也不是' })];
    expect(errorsOf(rows).filter((error) => error.message.includes('同一个网址'))).toEqual([]);
  });

  it('keeps the notice’s calendar limit where the sheet says the same, and a stricter one with its reason', () => {
    const one = (类别: string, 更新期限: string) =>
      registerOf([HEAD, row({ 栏目类别: 类别, 更新期限 })]).register.columns[0]?.limitOverride;
    for (const same of ['6个月', '半年', '不超过6个月', '180天', '有变动及时更新', '']) {
      expect(one('通知公告', same), same).toBeUndefined();
    }
    expect(one('动态要闻', '2周')).toBeUndefined();
    expect(one('年报规划财政', '12个月')).toBeUndefined();
    expect(one('动态要闻', '每周')).toEqual({ days: 7, reason: '栏目责任清单写明“每周”' });
    expect(one('通知公告', '3个月')).toEqual({ days: 90, reason: '栏目责任清单写明“3个月”' });
    expect(one('其他', '每季度')).toEqual({ days: 91, reason: '栏目责任清单写明“每季度”' });
    expect(errorsOf([HEAD, row({ 栏目类别: '统计信息', 更新期限: '每季度' })])).toHaveLength(1);
    expect(errorsOf([HEAD, row({ 栏目类别: '领导机构', 更新期限: '2年' })])).toHaveLength(1);
  });

  it('notes every class it had to guess, and why', () => {
    const { register, notes } = registerOf([
      HEAD,
      row({ 栏目类别: '', 二级栏目: '统计公报', 更新期限: '' }),
      row({
        栏目类别: '',
        一级栏目: '互动',
        二级栏目: '便民',
        网址: 'https://www.a.gov.cn/z/',
        更新期限: '',
      }),
    ]);
    expect(register.columns.map((one) => one.columnClass)).toEqual(['统计信息', '其他']);
    expect(notes.map((note) => note.message)).toEqual([
      '第2行“统计公报”归为统计信息：按栏目名称“统计公报”推定',
      '第3行“便民”归为其他：“便民”不能归入任何类别，暂不判断更新期限',
    ]);
  });

  it('takes hostile cells as text and never throws', () => {
    for (const words of [
      '=1+1',
      '<img src=x onerror=1>',
      '\u0000',
      '__proto__',
      'constructor',
      '$&',
      '😀'.repeat(50),
    ]) {
      const parsed = parse([
        HEAD,
        row({ 二级栏目: words, 责任单位: words, A岗: words, 栏目类别: words, 更新期限: '' }),
      ]);
      if ('errors' in parsed) expect(parsed.errors.length).toBeGreaterThan(0);
      else expect(parsed.register.columns[0]?.name).toBe(words.trim());
    }
    expect(errorsOf([HEAD, row({ 网址: 'javascript:alert(1)' })])[0]?.message).toContain('不是网址');
  });
});

describe('guessClass', () => {
  it.each([
    ['部门动态', '动态要闻'],
    ['今日要闻', '动态要闻'],
    ['通知公告', '通知公告'],
    ['公示公告', '通知公告'],
    ['规范性文件', '政策文件'],
    ['政策解读', '政策文件'],
    ['事业单位招聘', '人事招考'],
    ['人事任免', '人事招考'],
    ['统计数据', '统计信息'],
    ['办事统计', '办事统计'],
    ['信件选登', '信件选登'],
    ['区情概况', '概况信息'],
    ['政府信息公开年报', '年报规划财政'],
    ['财政预决算', '年报规划财政'],
    ['领导之窗', '领导机构'],
    ['机构职能', '领导机构'],
    ['乡村振兴专栏', '专题专栏'],
    ['网站地图', '其他'],
  ])('takes %s for %s', (name, columnClass) => {
    expect(guessClass(name, '')).toMatchObject({ columnClass, written: false });
  });

  it('believes the sheet’s own words before the name', () => {
    expect(guessClass('乡村振兴', '动态要闻类')).toMatchObject({ columnClass: '动态要闻', written: true });
    expect(guessClass('部门动态', '概况类')).toMatchObject({ columnClass: '概况信息', written: true });
  });
});

describe('readSheetLimit', () => {
  it('reads the figures offices write', () => {
    const days = (text: string) => {
      const limit = readSheetLimit(text);
      return limit.kind === 'figure' ? `${limit.amount} ${limit.unit} ${limit.days}` : limit.kind;
    };
    expect(
      [
        '14天',
        '１４ 日',
        '两周',
        '十四天',
        '二十一天',
        '一个月',
        '6个月',
        '半年',
        '一年',
        '每季度',
        '每日',
      ].map(days),
    ).toEqual([
      '14 days 14',
      '14 days 14',
      '14 days 14',
      '14 days 14',
      '21 days 21',
      '1 months 30',
      '6 months 180',
      '6 months 180',
      '1 years 365',
      '3 months 91',
      '1 days 1',
    ]);
    expect(['', '—', '及时更新', '长期', '尽快', '0天', '3个工作日'].map(days)).toEqual([
      'none',
      'none',
      'none',
      'none',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });
});
