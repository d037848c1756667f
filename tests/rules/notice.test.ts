import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../lib/core/rules/index.ts';
import { runRules } from '../../lib/core/run-rules.ts';
import { contextOf, readingOf } from './check-example.ts';

const notice = new URL('../../../shared/notice.txt', import.meta.url);
const here = existsSync(notice);
if (!here) console.warn('跳过：没有找到 ../shared/notice.txt，通知原文的五处差错未检查。');

/** Text rules only: whether the notice is fresh, or signed, is another question. */
const textRules = rules.filter((rule) => !['column-freshness', 'missing-editor-line'].includes(rule.id));

describe.skipIf(!here)('the notice as it was published', () => {
  const text = here
    ? readFileSync(notice, 'utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n')
    : '';
  const { findings, failures } = runRules(readingOf({ kind: 'article', text }), contextOf(), textRules);
  const said = findings.map(({ quote, suggestion }) => [quote.exact, suggestion]);

  it('shows its five faults', () => {
    expect(failures).toEqual([]);
    expect(said).toContainEqual(['绵安府办202371', '绵安府办〔2023〕71号']);
    expect(said).toContainEqual(['川府公开办函〔202315号', '川府公开办函〔2023〕15号']);
    expect(said).toContainEqual(['绵府办函〔2022〕116 号', '绵府办函〔2022〕116号']);
    expect(said).toContainEqual(['具有法律效应', '具有法律效力']);
    const title = findings.find(({ quote }) => quote.exact === '》');
    expect(title?.quote.prefix).toMatch(/三级责任人备案表$/);
  });

  it('raises one alarm more, and that one is true: half-width commas throughout', () => {
    const others = findings.filter(({ quote }) => quote.exact.length < 2 && quote.exact !== '》');
    expect(others).toHaveLength(1);
    expect(others[0]?.message).toMatch(/半角逗号，本页共 \d{3} 处/);
    expect(findings).toHaveLength(6);
  });

  it('lacks its editor and checker', () => {
    const publishedAt = { date: '2023-11-01', from: 'label' as const, line: '' };
    const page = readingOf({ kind: 'article', text, publishedAt, title: '通知' });
    const line = runRules(page, contextOf()).findings.find(({ ruleId }) => ruleId === 'missing-editor-line');
    expect(line?.message).toBe('文末未标注编辑、校审');
  });
});
