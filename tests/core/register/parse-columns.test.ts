import { describe, expect, it } from 'vitest';

import { noticeLimits } from '../../../lib/core/freshness/limits.ts';
import { mergeRegister } from '../../../lib/core/register/merge-register.ts';
import { parseRegisterSheets } from '../../../lib/core/register/parse-sheets.ts';
import { EMPTY_REGISTER, Register } from '../../../lib/core/register/register.ts';
import { COLUMN_HEAD, columnRow, errorsOf, listsOf, messages, parse, site } from './register-lists.ts';

describe('栏目责任清单', () => {
  it('becomes columns, units and persons with their posts; title rows and trailing notes are passed over', () => {
    const { lists, notes } = listsOf([
      ['某区政府网站各栏目责任清单', '', ''],
      ['填报单位：区政府办', '', '2026年11月'],
      COLUMN_HEAD,
      columnRow(),
      [],
      columnRow({ 一级栏目: '', 二级栏目: '乡镇动态', 网址: '/xzdt/', A岗: '张三、赵六' }),
      columnRow({
        一级栏目: '通知公告',
        二级栏目: '',
        网址: 'ｗｗｗ．ａ．ｇｏｖ．ｃｎ／ｔｚｇｇ／',
        更新期限: '半年',
        栏目类别: '通知公告类',
      }),
      ['注：以上栏目由各单位负责', '', ''],
      ['填表人：张三', '', '联系电话：0999-6200000'],
    ]);
    const { next } = mergeRegister({ ...EMPTY_REGISTER, sites: [site] }, lists);
    expect(Register.parse(next)).toEqual(next);
    expect(next.columns).toMatchObject([
      {
        name: '部门动态',
        parentName: '新闻中心',
        columnClass: '动态要闻',
        url: 'https://www.a.gov.cn/bmdt/',
      },
      { name: '乡镇动态', parentName: '新闻中心', url: 'https://www.a.gov.cn/xzdt/', standA: '张三、赵六' },
      { name: '通知公告', columnClass: '通知公告', url: 'http://www.a.gov.cn/tzgg/', limitText: '半年' },
    ]);
    expect(next.columns.some((one) => one.limitOverride)).toBe(false);
    expect(next.columns[2]).not.toHaveProperty('parentName');
    expect(next.units.map((unit) => unit.name)).toEqual(['区教体局']);
    expect(next.persons.map((p) => `${p.name} ${p.post ?? p.stand}`)).toEqual([
      '王五 分管领导',
      '张三 A',
      '李四 B',
      '赵六 A',
    ]);
    expect(next.columns.every((one) => one.unitId === next.units[0]?.id)).toBe(true);
    expect(notes).toEqual([]);
  });

  it('gives the same ids every time, by address and not by its spelling or the row it stands in', () => {
    const ids = (rows: string[][]) => listsOf([COLUMN_HEAD, ...rows]).lists.columns.map((one) => one.id);
    const other = columnRow({ 二级栏目: '别的', 网址: 'https://www.a.gov.cn/b/' });
    const [first] = ids([columnRow(), other]);
    expect(ids([other, columnRow({ 网址: 'http://a.gov.cn/bmdt/index.html' })])[1]).toBe(first);
  });

  it('reads cells left empty under a merged one as the same, says so, and takes 无 at its word', () => {
    const merged = { 责任单位: '', 分管领导: '', A岗: '', B岗: '', 一级栏目: '' };
    const { lists, notes } = listsOf([
      COLUMN_HEAD,
      columnRow(),
      columnRow({ ...merged, 二级栏目: '二', 网址: '/2/' }),
      columnRow({ ...merged, 二级栏目: '三', 网址: '/3/', B岗: '周八' }),
      columnRow({ 二级栏目: '四', 网址: '/4/', 责任单位: '无', B岗: '／' }),
    ]);
    expect(
      lists.columns.map((one) => [one.parentName, one.standA, one.standB, one.unitId !== undefined]),
    ).toEqual([
      ['新闻中心', '张三', '李四', true],
      ['新闻中心', '张三', '李四', true],
      ['新闻中心', undefined, '周八', true],
      ['新闻中心', '张三', undefined, false],
    ]);
    expect(messages(notes)).toEqual([
      '第3至4行“责任单位”空着，按上面合并的单元格读作“区教体局”',
      '第5行“责任单位”：“四”没有填写责任单位',
    ]);
  });

  it('takes other usual spellings, line breaks, full-width letters, two rows of headings and columns it has no use for', () => {
    const head = [
      '序号',
      '一级栏目\n名称',
      '二级栏目',
      '网址（ＵＲＬ）',
      '责任\r\n部门',
      '分管负责人',
      '责任人',
      '',
      '类别',
      '更新周期（天）',
      '点击量',
    ];
    const below = ['', '', '', '', '', '', 'Ａ岗', 'Ｂ岗', '', '', ''];
    const { lists, notes } = listsOf([head, below, ['1', ...columnRow({ 更新期限: '7' }), '9']]);
    expect(lists.columns[0]).toMatchObject({
      name: '部门动态',
      columnClass: '动态要闻',
      standA: '张三',
      standB: '李四',
      limitText: '7天',
      limitOverride: { days: 7, reason: '栏目责任清单写明“7天”' },
    });
    expect(messages(notes)).toContain('第2行：没有用到的列：“点击量”');
  });

  it('with a needed heading missing or one nearly right is refused whole, naming row, heading and the unknown words', () => {
    const misspelt = COLUMN_HEAD.map((name) => (name === '网址' ? '网扯' : name));
    expect(errorsOf([['清单'], misspelt, columnRow()])).toEqual([
      {
        sheet: '',
        row: 2,
        column: '网址',
        message: '第2行：《栏目责任清单》缺少表头“网址”；不认识的表头：“网扯”',
      },
    ]);
    const slip = COLUMN_HEAD.map((name) => (name === 'B岗' ? 'B冈' : name));
    expect(errorsOf([slip, columnRow()])[0]).toMatchObject({ row: 1, column: 'B岗' });
    expect(
      errorsOf([
        ['一级栏目', '网址', '责任单位', '网址'],
        ['a', '/a/', 'b', ''],
      ])[0]?.message,
    ).toContain('出现两次');
    expect(
      errorsOf([
        ['职业', '邮编'],
        ['教师', '1'],
      ])[0]?.message,
    ).toContain('没有认出表头');
    expect(errorsOf([])[0]?.message).toContain('没有认出表头');
    expect(errorsOf([COLUMN_HEAD])[0]?.message).toContain('表头下面没有内容');
  });

  it('takes a list without B岗 or 更新期限 and says so', () => {
    const head = COLUMN_HEAD.filter((name) => name !== 'B岗' && name !== '更新期限');
    const { notes } = listsOf([head, ['新闻', '动态', '/dt/', '区府办', '王五', '张三', '动态要闻']]);
    expect(messages(notes)).toEqual(['第1行：表里没有“B岗”、“更新期限”，按没有填写处理']);
  });

  it('with one bad row takes nothing over and lists every error with its row', () => {
    const rows = [
      COLUMN_HEAD,
      columnRow(),
      columnRow({ 网址: 'bmdt' }),
      columnRow({ 二级栏目: '重复', 网址: 'http://a.gov.cn/bmdt' }),
      columnRow({ 一级栏目: '', 二级栏目: '', 网址: '' }),
      columnRow({ 网址: '/x/', 更新期限: '15个工作日' }),
      columnRow({ 网址: '/y/', 更新期限: '30天' }),
      columnRow({ 网址: '/z/', 责任单位: '#N/A' }),
      columnRow({ 网址: 'http://县政府/' }),
    ];
    expect(messages(errorsOf(rows))).toEqual([
      '第3行“网址”：“bmdt”不是网址',
      '第4行“网址”：与第2行是同一个网址',
      '第5行“一级栏目”：一级栏目和二级栏目都是空的',
      '第5行“网址”：没有填写',
      '第6行“更新期限”：“15个工作日”按工作日计；更新期限只按天、周、月、年计，请改写',
      '第7行“更新期限”：“30天”比通知对动态要闻类的规定长，请改期限或改栏目类别',
      '第8行“责任单位”：“#N/A”是公式算不出来的错误值，请填上真正的内容',
      '第9行“网址”：“http://县政府/”不是网址',
    ]);
  });

  it('of another site is refused, naming every row; columns of several own sites go each to its own', () => {
    const rows = [COLUMN_HEAD, columnRow(), columnRow({ 网址: 'https://www.b.gov.cn/x/' })];
    expect(messages(errorsOf(rows))).toEqual([
      '第3行“网址”：b.gov.cn 不是“某区人民政府”（www.a.gov.cn）的域名。是别的网站的清单请换一份；是本站的另一个域名，请先在“网站”里加上它',
    ]);
    const other = { id: 's2', name: '乙县', hosts: ['b.gov.cn'] };
    expect(listsOf(rows, [site, other]).lists.columns).toHaveLength(2);
  });

  it('keeps the notice’s calendar limit where the sheet says the same, and a stricter one with its reason', () => {
    const one = (类别: string, 更新期限: string) =>
      listsOf([COLUMN_HEAD, columnRow({ 栏目类别: 类别, 更新期限 })]).lists.columns[0]?.limitOverride;
    for (const same of ['6个月', '半年', '不超过6个月', '180天', '有变动及时更新', '']) {
      expect(one('通知公告', same), same).toBeUndefined();
    }
    expect(one('动态要闻', '2周')).toBeUndefined();
    expect(one('动态要闻', '两周')).toBeUndefined();
    expect(one('年报规划财政', '12个月')).toBeUndefined();
    expect(one('领导机构', '1年')).toBeUndefined();
    expect(one('动态要闻', '每周')).toEqual({ days: 7, reason: '栏目责任清单写明“每周”' });
    expect(one('通知公告', '3个月')).toEqual({ days: 90, reason: '栏目责任清单写明“3个月”' });
    expect(one('其他', '每季度')).toEqual({ days: 91, reason: '栏目责任清单写明“每季度”' });
    expect(errorsOf([COLUMN_HEAD, columnRow({ 栏目类别: '统计信息', 更新期限: '每季度' })])).toHaveLength(1);
    expect(errorsOf([COLUMN_HEAD, columnRow({ 栏目类别: '领导机构', 更新期限: '2年' })])).toHaveLength(1);
  });

  it('notes every class it had to guess, and why', () => {
    const { lists, notes } = listsOf([
      COLUMN_HEAD,
      columnRow({ 栏目类别: '', 二级栏目: '统计公报', 更新期限: '' }),
      columnRow({ 栏目类别: '', 一级栏目: '互动', 二级栏目: '便民', 网址: '/z/', 更新期限: '' }),
    ]);
    expect(lists.columns.map((one) => one.columnClass)).toEqual(['统计信息', '其他']);
    expect(messages(notes)).toEqual([
      '第2行“栏目类别”：“统计公报”归为统计信息：按栏目名称“统计公报”推定',
      '第3行“栏目类别”：“便民”归为其他：“便民”不能归入任何类别，暂不判断更新期限',
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
        COLUMN_HEAD,
        columnRow({ 二级栏目: words, 责任单位: words, A岗: words, 栏目类别: words, 更新期限: '' }),
      ]);
      if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
      expect(parsed.lists.columns[0]?.name).toBe(words);
      expect(messages(parsed.notes).some((one) => one.includes('以等号开头'))).toBe(words === '=1+1');
    }
    expect(errorsOf([COLUMN_HEAD, columnRow({ 网址: 'javascript:alert(1)' })])[0]?.message).toContain(
      '不是网址',
    );
  });

  it('of many rows pauses all along the way, never more than a few hundred rows apart', () => {
    const rows = [
      COLUMN_HEAD,
      ...Array.from({ length: 5_000 }, (_, i) => columnRow({ 二级栏目: `栏目${i}`, 网址: `/c${i}/` })),
    ];
    const work = parseRegisterSheets([{ name: '', rows }], { sites: [site], site, limits: noticeLimits });
    const shares: number[] = [];
    let step = work.next();
    for (; !step.done; step = work.next()) shares.push(step.value);
    expect('lists' in step.value && step.value.lists.columns.length).toBe(5_000);
    expect(shares.length).toBeGreaterThan(5_000 / 200);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });
});
