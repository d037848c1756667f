import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { SlicedTypoChecker, TypoHit } from '../../lib/core/typos/typo-checker.ts';
import { lineChecker } from '../../lib/extension/line-checker.ts';

/** Every 错 is a slip for 对; counts the units it was asked to judge. */
function fakeChecker(): SlicedTypoChecker & { judged: number } {
  const hitsIn = (text: string): TypoHit[] =>
    [...text.matchAll(/错/g)].map(({ index }) => {
      const end = index + 1;
      const word = { start: index, end: Math.min(text.length, end + 1), suggestion: `对${text.charAt(end)}` };
      return { start: index, end, word, suggestion: '对', score: 1 };
    });
  const fake = {
    judged: 0,
    check(text: string) {
      fake.judged += text.length;
      return hitsIn(text);
    },
    *checkSlices(text: string) {
      fake.judged += text.length;
      for (const hit of hitsIn(text)) yield [hit];
      yield [];
    },
  };
  return fake;
}

const page = fc.string({ unit: fc.constantFrom('错', '甲', '乙', '，', '\n'), maxLength: 60 });
/** As the fake sees it: a word does not reach over a line end, and a lone character is not judged. */
const expected = (text: string): TypoHit[] => {
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const from = start;
    start += line.length + 1;
    return line.length < 2
      ? []
      : fakeChecker()
          .check(line, 'strict')
          .map((hit) => ({
            ...hit,
            start: hit.start + from,
            end: hit.end + from,
            word: { ...hit.word, start: hit.word.start + from, end: hit.word.end + from },
          }));
  });
};

describe('judging line by line', () => {
  it('gives the hits of every line in its place, learnt before or not', () => {
    fc.assert(
      fc.property(page, fc.boolean(), (text, first) => {
        const lines = lineChecker(fakeChecker());
        if (first) for (const _share of lines.learn(text, 'strict'));
        expect(lines.check(text, 'strict')).toEqual(expected(text));
        expect(lines.unknown(text, 'strict')).toBe(0);
      }),
    );
  });

  it('judges a line once for each level, however often a page is judged', () => {
    const fake = fakeChecker();
    const lines = lineChecker(fake);
    for (let times = 0; times < 3; times++) lines.check('甲错乙丙\n甲错乙丙', 'strict');
    expect(fake.judged).toBe(4);
    lines.check('甲错乙丙', 'normal');
    expect(fake.judged).toBe(8);
  });

  it('shares rise to 1', () => {
    const shares = [...lineChecker(fakeChecker()).learn('甲错错乙\n错错', 'wide')];
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it('a word let pass is never flagged inside another, and stays by itself to be undone', () => {
    const lines = lineChecker(fakeChecker());
    expect(
      lines
        .passing(['甲错乙'])
        .check('在甲错乙处，又错了', 'strict')
        .map(({ start }) => start),
    ).toEqual([7]);
    expect(lines.passing(['错乙']).check('甲错乙', 'strict')).toHaveLength(1);
    expect(lines.check('甲错乙', 'strict')).toHaveLength(1);
  });
});
