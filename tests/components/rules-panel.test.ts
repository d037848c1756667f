import { describe, expect, it } from 'vitest';

import { filteredRules, type RuleRow } from '../../components/options/rules-panel.tsx';
import { NO_COUNT } from '../../lib/core/dismissals/rule-counts.ts';
import { isGrave } from '../../lib/core/rule.ts';
import { rules } from '../../lib/core/rules/index.ts';

function row(id: string, over: Partial<RuleRow> = {}): RuleRow {
  return {
    id,
    title: id,
    clause: '三(一)1',
    problemClass: '错别字',
    severity: '一般',
    sureness: '确定',
    flags: [],
    passes: [],
    on: true,
    count: NO_COUNT,
    ...over,
  };
}

const ROWS = [
  row('甲', { on: false }),
  row('乙', { flags: ['县人民攻府印发'], count: { ...NO_COUNT, filed: 1, ignored: 9 } }),
  row('丙', { severity: '严重' }),
  row('丁', { problemClass: '个人隐私', severity: '提示' }),
];

const ids = (rows: readonly RuleRow[]) => rows.map(({ id }) => id).join('');

describe('the rules page', () => {
  it.each([
    ['', '全部', '甲乙丙丁'],
    ['', '已停用', '甲'],
    ['', '已启用', '乙丙丁'],
    ['', '误报较多', '乙'],
    ['攻府', '全部', '乙'],
    ['隐私 三(一)1', '全部', '丁'],
    ['严重', '已停用', ''],
  ] as const)('finds %j among %s', (typed, shown, found) => {
    expect(ids(filteredRules(ROWS, typed, shown))).toBe(found);
  });

  it('asks for a reason where a rule is 严重 or of privacy', () => {
    expect(ids(ROWS.filter(isGrave))).toBe('丙丁');
    expect(rules.filter(isGrave).map(({ id }) => id)).toContain('personal-data');
  });
});
