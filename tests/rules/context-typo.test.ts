import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/context-typo.ts';
import { runRules } from '../../lib/core/run-rules.ts';
import type { TypoHit } from '../../lib/core/typos/typo-checker.ts';
import { contextOf, hitsOf, readingOf } from './check-example.ts';

const hitsIn = (text: string) => hitsOf(rule, { why: '', reading: { text }, typos: true });

/** A checker that says what it is told, wherever it is asked. */
const saying = (...hits: TypoHit[]) => ({
  ...contextOf(),
  typos: { checker: { check: () => hits }, level: 'normal' as const },
});
const hit = (start: number, suggestion: string, word: TypoHit['word']): TypoHit => ({
  start,
  end: start + suggestion.length,
  word,
  suggestion,
  score: 3,
});

describe('context-typo', () => {
  it('marks the word, not the character, and says what it takes it for', () => {
    expect(hitsIn('区政府常务会议审义通过了这一方案。')).toMatchObject([
      { start: 7, end: 9, suggestion: '审议', message: '“审义”疑为“审议”（按上下文推断，请人工核对）' },
    ]);
  });

  it('is never sure', () => {
    const { findings } = runRules(
      readingOf({ text: '依法打击各类违法饭罪行为。' }),
      contextOf({ typos: true }),
    );
    expect(findings).toMatchObject([{ ruleId: 'context-typo', sureness: '疑似', severity: '一般' }]);
  });

  it('leaves to the word lists what they flag', () => {
    const text = '工人按装电梯。';
    const context = saying(hit(2, '安', { start: 2, end: 4, suggestion: '安装' }));
    expect(rule.check(readingOf({ text }), context)).toEqual([]);
    expect(runRules(readingOf({ text }), context).findings.map(({ ruleId }) => ruleId)).toEqual([
      'wrong-word',
    ]);
  });

  it('gives two hits that share a character of their words two ranges that do not overlap', () => {
    const context = saying(
      hit(1, '乙', { start: 0, end: 3, suggestion: '甲乙丙' }),
      hit(3, '丁', { start: 2, end: 4, suggestion: '丙丁' }),
    );
    const ranges = rule
      .check(readingOf({ text: '子丑寅卯辰' }), context)
      .map(({ start, end }) => [start, end]);
    expect(ranges).toEqual([
      [0, 3],
      [3, 4],
    ]);
  });

  it.each([
    '区委常委、常务副区长王晓钧主持会议，伍柏麟、刘昌业、杨永成参加。',
    '美国总统拜登、法国总统马克龙、俄罗斯外长拉夫罗夫出席。',
    '2026年第三季度，全区完成固定资产投资12.6亿元，同比增长7.8%。',
    '联系人：张丽娟，联系电话：0816-4332109。',
    'https://www.xundu-demo.gov.cn/zwgk/zc/zfwj/43780757.html',
    'const total = rows.filter((row) => row.fold !== fold);',
  ])('says nothing of names, figures, addresses and code: %s', (text) => {
    expect(hitsIn(text)).toEqual([]);
  });
});
