import { describe, expect, it } from 'vitest';

import { judgeColumn, type Observation } from '../../../lib/core/freshness/judge.ts';
import { accountVeto, vetoCounters } from '../../../lib/core/freshness/veto.ts';
import type { Column, ColumnClass } from '../../../lib/core/register/register.ts';

const now = '2026-11-23T10:00:00+08:00';
const column = (id: string, columnClass: ColumnClass, over: Partial<Column> = {}): Column => ({
  id,
  name: id,
  url: `https://www.a.gov.cn/${id}/`,
  columnClass,
  ...over,
});
const state = (one: Column, date: string | undefined, over: Partial<Observation> = {}) =>
  judgeColumn(
    one,
    {
      targetId: one.id,
      target: 'column',
      via: 'list-page',
      state: date ? 'dated' : 'unreadable',
      newest: date ? { date, from: 'row', line: date } : undefined,
      line: '',
      url: one.url,
      seenAt: now,
      seenBy: '张三',
      ...over,
    },
    now,
  );

describe('the veto counters', () => {
  it('count late dynamic and first-level notice columns together to 5, others to 10, blanks to 5', () => {
    const columns = [
      column('news', '动态要闻'),
      column('topic', '专题专栏'),
      column('notice', '通知公告'),
      column('policy', '政策文件'),
      column('second', '通知公告', { parentName: '政务公开' }),
      column('stats', '统计信息'),
      column('other', '其他'),
      column('fresh', '动态要闻'),
    ];
    const states = columns.map((one) => state(one, one.id === 'fresh' ? '2026-11-22' : '2024-01-01'));
    const counters = vetoCounters(states, columns);
    expect(counters.map((one) => one.text)).toEqual(['4/5', '2/10', '0/5']);
    expect(counters[0]?.columns.map((one) => one.name)).toEqual(['news', 'topic', 'notice', 'policy']);
    expect(counters[1]?.columns.map((one) => one.name)).toEqual(['second', 'stats']);
    expect(counters.some((one) => one.vetoed)).toBe(false);
  });

  it('say of how many nothing is known: 0/5 alone would say that all is well', () => {
    const columns = [column('news', '动态要闻'), column('topic', '专题专栏'), column('stats', '统计信息')];
    const unread = columns.map((one) => judgeColumn(one, undefined, now));
    expect(vetoCounters(unread, columns).map(({ text, note }) => [text, note])).toEqual([
      ['0/5', '还有 2 个未读到，没有计入。'],
      ['0/10', '还有 1 个未读到，没有计入。'],
      ['0/5', '还有 3 个未读到，没有计入。'],
    ]);
    const read = columns.map((one) => state(one, '2026-11-22'));
    expect(vetoCounters(read, columns).some((line) => 'note' in line)).toBe(false);
    const [seen, ...rest] = unread;
    const account = {
      ...(seen ?? state(columns[0] ?? column('x', '其他'), undefined)),
      target: 'account' as const,
    };
    expect(accountVeto([account, ...rest]).note).toBe('还有 1 个未读到，没有计入。');
  });

  it('fall at the threshold itself', () => {
    const columns = Array.from({ length: 5 }, (_, i) => column(`n${i}`, '动态要闻'));
    const five = vetoCounters(
      columns.map((one) => state(one, '2026-11-01')),
      columns,
    );
    expect(five[0]).toMatchObject({ count: 5, vetoed: true, text: '5/5' });
    const blank = vetoCounters(
      columns.map((one) => state(one, undefined, { state: 'blank' })),
      columns,
    );
    expect(blank[2]).toMatchObject({ count: 5, vetoed: true });
  });

  it('keep what is only 疑似 or 未能识别 apart as possible: an item with no date counts as not updated', () => {
    const columns = [column('a', '动态要闻'), column('b', '动态要闻'), column('c', '动态要闻')];
    const [a, b, c] = columns;
    if (!a || !b || !c) throw new Error('columns');
    const counters = vetoCounters(
      [
        state(a, '2026-01-01', { via: 'block' }),
        state(b, undefined),
        state(c, undefined, { state: 'blank', via: 'block' }),
      ],
      columns,
    );
    expect(counters[0]).toMatchObject({ count: 0, possible: [{ name: 'a' }, { name: 'b' }] });
    expect(counters[2]).toMatchObject({ count: 0, possible: [{ name: 'c' }] });
  });

  it('go by the indicators’ own figures, not by a stricter limit of the office', () => {
    const strict = column('s', '动态要闻', { limitOverride: { days: 3, reason: '本单位要求' } });
    const late = state(strict, '2026-11-15');
    expect(late.state).toBe('逾期');
    expect(vetoCounters([late], [strict])[0]?.count).toBe(0);
  });
});
