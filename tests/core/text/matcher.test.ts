import { AhoCorasick } from '@monyone/aho-corasick/fast';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../../lib/core/text/compile-matcher.ts';
import { fold } from '../../../lib/core/text/fold.ts';
import { findAll, type TermMatch } from '../../../lib/core/text/matcher.ts';
import { growth } from '../../growth.ts';

/** The definition, slowly: at every start, grow the end, compare folded words. */
function naive(terms: readonly string[], text: string): TermMatch[] {
  const words = terms.map(fold);
  const longest = Math.max(0, ...words.map((word) => word.length));
  const found: TermMatch[] = [];
  for (let start = 0; start < text.length; start++) {
    let folded = '';
    for (let end = start + 1; end <= text.length && folded.length < longest; end++) {
      const unit = fold(text.charAt(end - 1));
      if (unit === '\n' || (folded === '' && unit === '')) break;
      folded += unit;
      if (unit === '') continue;
      for (const [term, word] of words.entries()) if (word === folded) found.push({ term, start, end });
    }
  }
  return found;
}

const byPlace = (matches: readonly TermMatch[]): TermMatch[] =>
  [...matches].sort((a, b) => a.end - b.end || a.start - b.start || a.term - b.term);

const UNITS = ['甲', '乙', '国', '國', 'a', 'A', 'Ａ', ' ', '\u200b', '\u3000', '\n', '。', '😀'];
const unit = fc.constantFrom(...UNITS);
const word = fc.array(unit, { maxLength: 5 }).map((units) => units.join(''));
const page = fc.array(unit, { maxLength: 60 }).map((units) => units.join(''));

describe('matcher', () => {
  it('finds exactly what the definition finds, in any text, for any terms', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), page, (terms, text) => {
        const found = findAll(compileMatcher(terms), text);
        expect(byPlace(found)).toEqual(byPlace(naive(terms, text)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds what @monyone/aho-corasick finds in folded text, overlaps and suffixes included', () => {
    const plain = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { minLength: 1, maxLength: 7 });
    const words = fc.uniqueArray(
      plain.map((units) => units.join('')),
      { minLength: 1, maxLength: 60 },
    );
    const text = fc
      .array(fc.constantFrom('甲', '乙', '丙', '丁', '戊'), { maxLength: 400 })
      .map((units) => units.join(''));
    fc.assert(
      fc.property(words, text, (terms, content) => {
        const peer = new AhoCorasick(terms).matchInText(content);
        const theirs = peer.map(({ begin, end, keyword }) => ({
          term: terms.indexOf(keyword),
          start: begin,
          end,
        }));
        expect(byPlace(findAll(compileMatcher(terms), content))).toEqual(byPlace(theirs));
      }),
      { numRuns: 500 },
    );
  });

  it('leads back to the original from folded text, whatever was hidden between the characters', () => {
    const noise = fc.array(fc.constantFrom(' ', '\u200b', '\u3000', '\ufeff', '\r', '\u00ad', '\t'), {
      maxLength: 3,
    });
    const terms = ['人民政府', '民政', '国务院', '务院', '政府采购网', 'a股'];
    const forms: Readonly<Record<string, readonly string[]>> = {
      国: ['国', '國'],
      务: ['务', '務'],
      购: ['购', '購'],
      网: ['网', '網'],
      a: ['a', 'A', 'ａ', 'Ａ'],
    };
    const written = (text: string) =>
      fc
        .tuple(...[...text].map((char) => fc.tuple(fc.constantFrom(...(forms[char] ?? [char])), noise)))
        .map((units) => units.map(([char, rest]) => ({ char, text: char + rest.join('') })));
    fc.assert(
      fc.property(written('省人民政府采购网和国务院a股'), (units) => {
        const text = units.map((one) => one.text).join('');
        const startOf = units.map((_, at) =>
          units.slice(0, at).reduce((sum, one) => sum + one.text.length, 0),
        );
        const expected = findAll(compileMatcher(terms), '省人民政府采购网和国务院a股').map((match) => ({
          term: match.term,
          start: startOf[match.start],
          end: (startOf[match.end - 1] ?? 0) + 1,
        }));
        expect(expected).toHaveLength(6);
        expect(findAll(compileMatcher(terms), text)).toEqual(expected);
      }),
      { numRuns: 300 },
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

  it('names every term that folds to the same word, and then those it ends with', () => {
    const found = findAll(compileMatcher(['民', '人民', '人 民', '', '人民']), '人民');
    expect(found.map((match) => match.term)).toEqual([1, 2, 4, 0]);
  });

  it('matches nothing for no terms', () => {
    expect(findAll(compileMatcher([]), '人民攻府')).toEqual([]);
    expect(findAll(compileMatcher(['', '\u200b', '甲\n乙']), '甲\n乙\u200b')).toEqual([]);
  });

  it('scans for ten thousand terms at hardly more than the cost of ten', async () => {
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
    expect(findAll(many, text).length).toBeGreaterThan(40_000);
    // One pass whatever the list: term by term it would be a thousand times. Hits and a larger table cost some.
    const enough = 40;
    const work = { small: () => findAll(few, text), large: () => findAll(many, text) };
    expect(await growth(work, enough)).toBeLessThanOrEqual(enough);
  });
});
