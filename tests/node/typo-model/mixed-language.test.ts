import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LEAST_GAIN } from '../../../lib/core/typos/pair-table.ts';
import { mixedLanguage } from '../../../lib/node/typo-model/mixed-language.ts';

const words = ['落实', '责任', '工作'].map((word) => ({ word, unigram: -4, backoff: -0.3 }));
const others = [{ word: '网格员', unigram: -5.2, backoff: -0.2 }];
const general = { words, pairs: [{ first: 0, second: 1, gain: 2 }] };
const countsOf = (pairs: { first: string; second: string; count: number }[], often: number) => ({
  words: new Map(['落实', '责任', '工作', '网格员'].map((word) => [word, often])),
  total: 4 * often,
  pairs,
});
const gainOf = (mixed: ReturnType<typeof mixedLanguage>, first: string, second: string): number => {
  const place = (word: string): number => mixed.words.findIndex((one) => one.word === word);
  return mixed.pairs.find((p) => p.first === place(first) && p.second === place(second))?.gain ?? 0;
};

describe('a general language mixed with counts', () => {
  it('lowers no pair and keeps none that gains too little, whatever was counted', () => {
    const some = fc.constantFrom('落实', '责任', '工作', '网格员', '生词');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ first: some, second: some, count: fc.integer({ min: 3, max: 500 }) }), {
          selector: ({ first, second }) => first + second,
        }),
        (pairs) => {
          const mixed = mixedLanguage(general, others, countsOf(pairs, 1000));
          expect(gainOf(mixed, '落实', '责任')).toBeGreaterThanOrEqual(2);
          expect(mixed.words.some(({ word }) => word === '生词')).toBe(false);
          for (const { gain } of mixed.pairs) expect(gain).toBeGreaterThan(LEAST_GAIN - 0.2);
        },
      ),
    );
  });

  it('takes in a word that only the counts have pairs of, and gains by how often they stand together', () => {
    const counts = countsOf([{ first: '网格员', second: '工作', count: 500 }], 10_000);
    // Likely words gain little: what follows one in twenty times is no find where every fourth word is it.
    expect(gainOf(mixedLanguage(general, others, counts), '网格员', '工作')).toBe(0);
    const rare = { ...counts, total: 10_000_000 };
    expect(gainOf(mixedLanguage(general, others, rare), '网格员', '工作')).toBeGreaterThan(1.3);
  });
});
