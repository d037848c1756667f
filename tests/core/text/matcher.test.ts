import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../../lib/core/text/compile-matcher.ts';
import { fold } from '../../../lib/core/text/fold.ts';
import { findAll, type TermMatch } from '../../../lib/core/text/matcher.ts';

/** The definition, slowly: at every start, grow the end, compare folded words. */
function naive(terms: readonly string[], text: string): TermMatch[] {
  const words = terms.map(fold);
  const found: TermMatch[] = [];
  for (let start = 0; start < text.length; start++) {
    if (fold(text[start] ?? '') === '') continue;
    for (let end = start + 1; end <= text.length; end++) {
      if (fold(text[end - 1] ?? '') === '') continue;
      const slice = text.slice(start, end);
      if (slice.includes('\n')) break;
      const folded = fold(slice);
      for (const [term, word] of words.entries())
        if (word !== '' && word === folded) found.push({ term, start, end });
    }
  }
  return found;
}

const order = (matches: readonly TermMatch[]): TermMatch[] =>
  [...matches].sort((a, b) => a.end - b.end || a.start - b.start || a.term - b.term);

const unit = fc.constantFrom(
  '甲',
  '乙',
  '国',
  '國',
  'a',
  'A',
  'Ａ',
  ' ',
  '\u200b',
  '\u3000',
  '\n',
  '。',
  '😀',
);
const word = fc.array(unit, { maxLength: 5 }).map((units) => units.join(''));
const page = fc.array(unit, { maxLength: 60 }).map((units) => units.join(''));

describe('matcher', () => {
  it('finds exactly what the definition finds, in any text, for any terms', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), page, (terms, text) => {
        const found = findAll(compileMatcher(terms), text);
        expect(order(found)).toEqual(order(naive(terms, text)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('reports matches by their ends, longer first', () => {
    const found = findAll(compileMatcher(['党', '产党', '共产党', '共产']), '共产党');
    expect(found.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
  });

  it.each([
    ['full width', '人民攻府ＡＢ', '人民攻府ab'],
    ['case', '人民攻府Ab', '人民攻府aB'],
    ['zero-width characters', '人\u200b民\ufeff攻\u2060府', '人民攻府'],
    ['ordinary spaces', '人 民\u3000攻\u00a0府', '人民攻府'],
    ['a line break inside a block', '人民\r攻\u2028府', '人民攻府'],
    ['traditional forms', '人民攻府國', '人民攻府国'],
    ['radicals left by PDF', '⼈⺠攻府', '人民攻府'],
    ['soft hyphen', '人民\u00ad攻府', '人民攻府'],
  ])('sees through %s', (_what, text, term) => {
    expect(findAll(compileMatcher([term]), `《${text}》`)).toEqual([
      { term: 0, start: 1, end: 1 + text.length },
    ]);
  });

  it('never reaches over the end of a block', () => {
    expect(findAll(compileMatcher(['人民攻府']), '人民\n攻府')).toEqual([]);
  });

  it('keeps apart what mainland norms keep apart', () => {
    expect(findAll(compileMatcher(['了望']), '瞭望')).toEqual([]);
  });

  it('names every term that folds to the same word', () => {
    const found = findAll(compileMatcher(['人民', '人 民', '']), '人民');
    expect(found.map((match) => match.term)).toEqual([0, 1]);
  });

  it('still works after it was stored and loaded', () => {
    const matcher = compileMatcher(['攻府', '人民攻府']);
    expect(findAll(structuredClone(matcher), '人民攻府')).toEqual(findAll(matcher, '人民攻府'));
  });

  it('scans for ten thousand terms at hardly more than the cost of ten', () => {
    let seed = 7;
    const next = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return (seed >>> 8) % below;
    };
    const han = (): string => String.fromCharCode(0x4e00 + next(3_000));
    const terms = Array.from({ length: 10_000 }, () => Array.from({ length: 2 + next(5) }, han).join(''));
    let text = '';
    while (text.length < 1_000_000) text += next(20) === 0 ? (terms[next(terms.length)] ?? '') : han();
    const many = compileMatcher(terms);
    const few = compileMatcher(terms.slice(0, 10));
    const cost = (matcher: typeof many): number => {
      const begun = process.cpuUsage();
      findAll(matcher, text);
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1000;
    };
    expect(findAll(many, text).length).toBeGreaterThan(40_000);
    const costOfMany = Math.min(cost(many), cost(many), cost(many));
    const costOfFew = Math.min(cost(few), cost(few), cost(few));
    console.info(`matcher: 10,000 terms ${costOfMany.toFixed(0)} ms, 10 terms ${costOfFew.toFixed(0)} ms`);
    // One pass whatever the list: term by term it would be a thousand times. Hits and a larger table cost some.
    expect(costOfMany / Math.max(costOfFew, 1)).toBeLessThan(40);
  });
});
