import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';

import type { BoardRow } from '../../lib/core/freshness/board.ts';
import { boardScope } from '../../lib/core/ledger/column-sheets.ts';
import { columnsXlsx } from '../../lib/export/columns-xlsx.ts';
import { HOSTILE } from './hostile-strings.ts';

const row = (over: Partial<BoardRow>): BoardRow => ({
  targetId: 'c1',
  target: 'column',
  name: '统计信息',
  urlKey: 'a.gov.cn/tj',
  state: '逾期',
  sureness: '确定',
  newest: { date: '2026-08-01', from: 'row', line: '8月统计 2026-08-01' },
  ageDays: 114,
  overdueDays: 53,
  limitText: '2个月',
  clause: '三(二)1(2)',
  label: '▲ 逾期53天',
  sentence: '逾期。',
  line: '8月统计 2026-08-01',
  lastSeen: { at: '2026-11-23T10:05:00+08:00', by: '张三', via: 'by-hand', url: 'https://www.a.gov.cn/tj/' },
  className: '统计信息',
  platform: '网站',
  parentName: '政务公开',
  url: 'https://www.a.gov.cn/tj/',
  unitName: '县统计局',
  ...over,
});
const attested = row({
  targetId: 'c2',
  name: '机构职能',
  state: '正常',
  overdueDays: undefined,
  attested: {
    eventId: 'e',
    on: '2026-11-20',
    name: '何敬远',
    unit: '县府办',
    reason: '逐项一致',
    without: '逾期',
  },
});
const blank = row({ targetId: 'c3', name: '空栏', state: '空白', newest: undefined, line: '暂无内容' });
const fine = row({ targetId: 'c4', name: '要闻', state: '正常', overdueDays: undefined });

const vetoes = [
  {
    id: '空白栏目' as const,
    title: '空白栏目',
    threshold: 5,
    count: 1,
    columns: [{ targetId: 'c3', name: '空栏' }],
    possible: [],
    attested: [],
    vetoed: false,
    text: '1/5',
  },
];

const sheets = async (rows: readonly BoardRow[]) => {
  const scope = boardScope({
    nowAt: '2026-11-23T02:05:00Z',
    who: '张三',
    shown: 4,
    total: 9,
    filterText: '逾期',
  });
  const bytes = columnsXlsx({ rows, vetoes, scope });
  const read = await readXlsx(Buffer.from(bytes), { trim: false });
  return {
    scope,
    names: read.map(({ sheet }) => sheet),
    of: (name: string) => read.find(({ sheet }) => sheet === name)?.data ?? [],
  };
};

describe('the column board as a workbook', () => {
  it('begins with the 日常监测台账 under its own headings, attested columns listed apart from late ones', async () => {
    const { names, of, scope } = await sheets([row({}), attested, blank, fine]);
    expect(names).toEqual(['栏目更新', '空白栏目', '栏目总表', '责任单位', '单项否决']);
    const [title, line, heading, ...lines] = of('栏目更新');
    expect(title?.[0]).toBe('日常监测台账·栏目更新');
    expect(line?.[0]).toBe(scope);
    expect(scope).toBe('2026-11-23 10:05 由张三导出：逾期，4 个（共 9 个）。未读到、未能识别的不作正常计。');
    expect(heading?.slice(0, 10)).toEqual(
      '序号|栏目名称|栏目类别|问题类型|网址|监测时间|最后更新日期|未更新天数|逾期天数|截图'.split('|'),
    );
    expect(lines.map((cells) => [cells[0], cells[1], cells[3], cells[7], cells[8]])).toEqual([
      [1, '统计信息', '逾期未更新', 114, 53],
      [2, '机构职能', '核对无变动', 114, null],
    ]);
    expect(lines[0]?.[6]).toEqual(new Date('2026-08-01T00:00:00Z'));
    expect(lines[1]?.[12]).toBe('2026-11-20 何敬远（县府办）：逐项一致');
    const blankSheet = of('空白栏目');
    expect(blankSheet[2]?.slice(0, 7)).toEqual(
      '序号|栏目名称|栏目URL|路径|问题描述|发现时间|截图'.split('|'),
    );
    expect(blankSheet[3]?.slice(1, 5)).toEqual([
      '空栏',
      'https://www.a.gov.cn/tj/',
      '政务公开 > 空栏',
      '空白，页面写：“暂无内容”',
    ]);
  });

  it('holds the whole board, the units and the veto lines', async () => {
    const { of } = await sheets([row({}), attested, blank, fine]);
    expect(of('栏目总表')).toHaveLength(7);
    expect(of('栏目总表')[4]?.slice(15, 20)).toEqual([
      '2026-11-20 何敬远（县府办）：逐项一致',
      '逾期',
      new Date('2026-11-23T10:05:00Z'),
      '张三',
      '人工登记',
    ]);
    expect(of('责任单位')[3]?.slice(1, 5)).toEqual(['县统计局', 4, 1, 1]);
    expect(of('单项否决')[3]?.slice(1, 5)).toEqual(['空白栏目', '1/5', '未触发', '空栏']);
  });

  it('takes hostile names and lines as text', async () => {
    const rows = HOSTILE.map((words, index) =>
      row({ targetId: `h${index}`, name: words, line: words, unitName: words, sentence: words }),
    );
    const { of } = await sheets(rows);
    const formulas = of('栏目总表')
      .flat()
      .filter((cell) => cell instanceof Error);
    expect(formulas).toEqual([]);
    expect(of('栏目总表')).toHaveLength(HOSTILE.length + 3);
  });
});
