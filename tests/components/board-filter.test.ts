import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  BOARD_MARKS,
  type BoardFilter,
  boardFilterWords,
  filterBoard,
  stateTabs,
  valuesOf,
} from '../../components/columns/board-filter.ts';
import { type BoardRow, FRESHNESS_ORDER } from '../../lib/core/freshness/board.ts';

const row = (index: number, over: Partial<BoardRow> = {}): BoardRow => ({
  targetId: `c${index}`,
  target: 'column',
  name: `栏目${index}`,
  urlKey: '',
  state: FRESHNESS_ORDER[index % 6] ?? '正常',
  limitText: '14天',
  clause: '三(二)1(2)',
  label: '',
  sentence: '',
  className: index % 2 ? '动态要闻' : '统计信息',
  platform: index % 5 ? '网站' : '微博',
  unitName: index % 3 ? `单位${index % 3}` : '',
  url: `https://www.a.gov.cn/${index}/`,
  lastSeen: { at: '2026-11-23T10:00:00+08:00', by: '张三', via: 'list-page', url: '' },
  ...over,
});
const rows = Array.from({ length: 60 }, (_none, index) => row(index));

describe('the board’s filter', () => {
  it('law: keeps the order, keeps only what fits every part, and nothing chosen keeps all', () => {
    expect(filterBoard(rows, {})).toEqual(rows);
    const maybe = <T>(...values: T[]) => fc.constantFrom<T | undefined>(undefined, ...values);
    const filters: fc.Arbitrary<BoardFilter> = fc.record({
      state: maybe(...FRESHNESS_ORDER),
      className: maybe('动态要闻' as const, '统计信息' as const),
      platform: maybe('网站', '微博'),
      unit: maybe('单位1', '单位2'),
      mark: maybe(...BOARD_MARKS),
      text: maybe('栏目1', 'A.GOV', '没有这个'),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        const kept = filterBoard(rows, filter);
        const order = kept.map((one) => rows.indexOf(one));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        // Each part alone keeps at least what all of them keep together.
        for (const key of Object.keys(filter) as (keyof BoardFilter)[]) {
          const alone = new Set(filterBoard(rows, { [key]: filter[key] }));
          expect(kept.every((one) => alone.has(one))).toBe(true);
        }
      }),
    );
  });

  it('finds what is attested, entered by hand, not seen for long, and without a unit', () => {
    const special = [
      row(1, {
        attested: { eventId: 'e', on: '2026-11-20', name: '甲', unit: '', reason: '一致', without: '逾期' },
      }),
      row(2, { lastSeen: { at: '2026-11-23T10:00:00+08:00', by: '张三', via: 'by-hand', url: '' } }),
      row(4, { staleDays: 9 }),
      row(3, { unitName: '' }),
      row(5),
    ];
    const ids = BOARD_MARKS.map((mark) =>
      filterBoard(special, { mark })
        .map(({ targetId }) => targetId)
        .join(),
    );
    expect(ids).toEqual(['c1', 'c2', 'c4', 'c3']);
  });

  it('counts states over what is shown and says the filter in words', () => {
    expect(stateTabs(rows).map(({ label }) => label)).toEqual([
      '▲ 逾期 10',
      '○ 空白 10',
      '◐ 将到期 10',
      '? 未能识别 10',
      '– 未读到 10',
      '● 正常 10',
    ]);
    expect(boardFilterWords({ state: '逾期', unit: '县统计局', text: ' 月报 ' })).toBe(
      '逾期 · 县统计局 · 含“月报”',
    );
    expect(boardFilterWords({})).toBe('');
    expect(valuesOf(rows, (one) => one.unitName)).toEqual(['单位1', '单位2']);
  });
});
