import { describe, expect, it } from 'vitest';
import { rules } from '../../lib/core/rules/index.ts';
import { runRules } from '../../lib/core/run-rules.ts';
import { privateNumbers } from '../../lib/core/text/private-numbers.ts';
import { FOUR_TIMES, growthOfFour } from '../growth.ts';
import { contextOf, readingOf } from './check-example.ts';

const LENGTH = 300_000;
const full = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length));

const judging = (text: string) => () => runRules(readingOf({ text, kind: 'article' }), contextOf(), rules);

describe('hostile text', () => {
  it.each([
    ['Han characters without a break', full('国务院办公厅')],
    ['one digit', full('1')],
    ['digits and spaces', full('1 ')],
    ['mobile numbers', full('13800138000，')],
    ['identity numbers', full('身份证11010519491231002X ')],
    ['opening brackets', full('（')],
    ['closing brackets', full('》')],
    ['items', full('；1)')],
    ['quotes in blocks', full('“甲\n')],
    ['wrong words', full('按装')],
    ['wrong words and allow phrases', full('按装修按装')],
    ['commas', full('，')],
    ['half-width commas', full('甲,')],
    ['years', full('国办发（2019')],
    ['document numbers', full('国办发[2019]1号')],
    ['addresses', full('http://a.gov.cn/1 ')],
    ['addresses and mobile numbers', full('http://a.gov.cn/1，13800138000，')],
    ['doubled characters', full('的的了了')],
    ['spaces', full(' ')],
    ['lone surrogates', full('\ud83d甲')],
    ['control characters', full('\u0000\u0007\u200b')],
    ['line feeds', full('\n')],
  ])('of 300,000 characters, %s, costs no more than its length, and no rule breaks', async (_what, text) => {
    const { failures } = judging(text)();
    expect(failures.filter(({ message }) => !message.includes('只列出前'))).toEqual([]);
    const judgingPart = (length: number) => {
      const judge = judging(text.slice(0, length));
      // The numbers of the last text are remembered: another one in between has it searched again.
      return () => [judge(), privateNumbers('13800138000')];
    };
    expect(await growthOfFour(judgingPart, LENGTH / 4)).toBeLessThanOrEqual(FOUR_TIMES);
  });
});
