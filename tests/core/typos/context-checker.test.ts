import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextChecker } from '../../../lib/core/typos/context-checker.ts';
import { TYPO_LEVELS, type TypoHit } from '../../../lib/core/typos/typo-checker.ts';
import { smallModel } from './small-model.ts';

const model = smallModel();
const checker = contextChecker(model);
const shown = (text: string, hits: readonly TypoHit[]): string[] =>
  hits.map(({ start, end, suggestion }) => `${text.slice(start, end)}→${suggestion}`);

/** Texts with words, slips, digits, letters, marks, line ends and characters nobody sees. */
const anyText = fc
  .array(
    fc.constantFrom(
      '落石责任',
      '落实责任',
      '加强组织领导',
      '靠河',
      '工作靠河',
      '石',
      '王明',
      '3',
      'A4',
      '，',
      '\n',
      '\u200b',
      ' ',
      '落\u200b石责任',
      '\ud83d\ude00',
      '國',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('a checker over a small model', () => {
  it('finds a character of the same sound, with the word it belongs to', () => {
    const text = '要落石责任。';
    expect(checker.check(text, 'normal')).toMatchObject([
      { start: 2, end: 3, suggestion: '实', word: { start: 1, end: 3, suggestion: '落实' } },
    ]);
  });

  it('finds a word of the same sound of which both characters are wrong', () => {
    expect(shown('工作靠河', checker.check('工作靠河', 'wide'))).toEqual(['靠河→考核']);
  });

  it('sees through zero-width characters, and its offsets lead to the text as it stands', () => {
    const text = '甲，落\u200b石责任';
    expect(checker.check(text, 'normal')).toMatchObject([{ start: 4, end: 5, word: { start: 2, end: 5 } }]);
  });

  it('says more at each wider level, and never less', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [strict = 0, normal = 0, wide = 0] = TYPO_LEVELS.map(
          (level) => checker.check(text, level).length,
        );
        expect(strict).toBeLessThanOrEqual(normal);
        expect(normal).toBeLessThanOrEqual(wide);
      }),
    );
  });

  it('gives hits in order, none overlapping, inside the text, on Han characters alone', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let reach = 0;
        for (const { start, end, word, suggestion } of checker.check(text, 'wide')) {
          expect(start).toBeGreaterThanOrEqual(reach);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(word.start).toBeLessThanOrEqual(start);
          expect(word.end).toBeGreaterThanOrEqual(end);
          expect(text.slice(start, end)).toMatch(/^[\u4e00-\u9fff\u200b]+$/);
          expect(text.slice(start, end).replace(/\u200b/g, '')).not.toBe(suggestion);
          expect(suggestion.length).toBe(text.slice(start, end).replace(/\u200b/g, '').length);
          reach = end;
        }
      }),
    );
  });

  it('gives the same answer twice, and the same after any other text', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const once = checker.check(text, 'wide');
        checker.check(other, 'wide');
        expect(checker.check(text, 'wide')).toEqual(once);
      }),
    );
  });

  it('gives a text the hits of its lines', () => {
    fc.assert(
      fc.property(anyText, anyText, (first, second) => {
        const whole = checker.check(`${first}\n${second}`, 'wide');
        const moved = checker.check(second, 'wide').map(({ start }) => start + first.length + 1);
        expect(whole.map(({ start }) => start)).toEqual([
          ...checker.check(first, 'wide').map(({ start }) => start),
          ...moved,
        ]);
      }),
    );
  });

  it('in slices, many of them for a long text, gives what it gives at once', () => {
    const text = '加强组织领导，落石责任。'.repeat(400);
    const slices = [...checker.checkSlices(text, 'normal')];
    expect(slices.length).toBeGreaterThan(3);
    expect(slices.flat()).toEqual(checker.check(text, 'normal'));
    expect(slices.flat()).toHaveLength(400);
  });

  it('finds a slip wherever it stands in a run without any mark, once', () => {
    for (let before = 0; before <= 200; before++) {
      const text = `${'工作'.repeat(before)}落石责任${'工作'.repeat(90)}`;
      const hits = checker.check(text, 'normal').filter(({ suggestion }) => suggestion === '实');
      expect(
        hits.map(({ start }) => start),
        String(before),
      ).toEqual([2 * before + 1]);
    }
  });

  it.each(['', '石', 'A石B', '落石2责任', '落，石', '落\n石', '　　', '\ud83d'])(
    'says nothing of %j',
    (text) => {
      expect(checker.check(text, 'wide').filter(({ suggestion }) => suggestion === '落实')).toEqual([]);
      expect(() => checker.check(text, 'wide')).not.toThrow();
    },
  );
});

describe('what an office adds', () => {
  it('never flags an ignored word again, wherever it stands; the rest it does', () => {
    const own = contextChecker(model, { ignored: ['落石'] });
    expect(own.check('落石责任', 'wide')).toEqual([]);
    expect(shown('工作靠河', own.check('工作靠河', 'wide'))).toEqual(['靠河→考核']);
  });

  it('an ignored single character shields nothing', () => {
    const own = contextChecker(model, { ignored: ['石'] });
    expect(own.check('落石责任', 'normal')).toHaveLength(1);
  });

  it('a phrase learnt from two pages is good Chinese', () => {
    const own = contextChecker(model, { phrases: new Map([['落石责任', 9]]), characters: 20_000 });
    expect(own.check('落石责任', 'normal')).toEqual([]);
    expect(checker.check('落石责任', 'normal')).toHaveLength(1);
  });
});
