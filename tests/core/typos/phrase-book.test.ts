import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../lib/core/text/fold.ts';
import { newPhraseBook } from '../../../lib/core/typos/phrase-book.ts';

const sentence = fc
  .array(fc.constantFrom('推进', '网格', '治理', '，', '考核', '网格员', '9'), { maxLength: 12 })
  .map((s) => s.join(''));

describe('a phrase book', () => {
  it('learns what stands on two pages, at its full length', () => {
    const book = newPhraseBook();
    book.learn('a', '县里推进网格化治理工作。');
    expect([...book.phrases()]).toEqual([]);
    book.learn('b', '实行网格化治理，成效明显。');
    expect([...book.phrases()]).toEqual([['网格化治理', 2]]);
    book.learn('c', '网格化治理');
    expect([...book.phrases()]).toEqual([['网格化治理', 3]]);
  });

  it('learns nothing from one page, read as often as it may be: a slip made once stays a slip', () => {
    fc.assert(
      fc.property(sentence, fc.nat(4), (text, times) => {
        const book = newPhraseBook();
        for (let n = 0; n <= times; n++) book.learn('a', `${text}。${text}`);
        expect(book.phrases().size).toBe(0);
        expect(book.pageCount()).toBe(1);
      }),
    );
  });

  it('counts pages the same in any order', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 5 }), (pages) => {
        const forth = newPhraseBook();
        const back = newPhraseBook();
        pages.forEach((text, page) => {
          forth.learn(String(page), text);
        });
        [...pages.keys()].reverse().forEach((page) => {
          back.learn(String(page), pages[page] ?? '');
        });
        expect([...forth.phrases()].sort()).toEqual([...back.phrases()].sort());
        expect(forth.characters()).toBe(back.characters());
      }),
    );
  });

  it('goes on as if it had never been stored', () => {
    fc.assert(
      fc.property(sentence, sentence, sentence, (a, b, c) => {
        const whole = newPhraseBook();
        for (const [page, text] of [
          ['a', a],
          ['b', b],
          ['c', c],
        ] as const)
          whole.learn(page, text);
        const first = newPhraseBook();
        first.learn('a', a);
        const second = newPhraseBook(structuredClone(first.stored()));
        second.learn('b', b);
        const third = newPhraseBook(structuredClone(second.stored()));
        third.learn('c', c);
        expect([...third.phrases()].sort()).toEqual([...whole.phrases()].sort());
        expect(third.stored().pages).toEqual(whole.stored().pages);
      }),
    );
  });

  it('forgets a phrase for good, stored and merged', () => {
    const book = newPhraseBook();
    book.learn('a', '落石责任');
    book.learn('b', '落石责任');
    book.forget('落石');
    book.learn('c', '落石责任');
    expect(book.phrases().has('落石责任')).toBe(false);
    const again = newPhraseBook(book.stored());
    again.learn('d', '落石责任');
    const other = newPhraseBook();
    other.learn('x', '落石责任');
    other.learn('y', '落石责任');
    again.merge(other.stored());
    expect([...again.phrases().keys()].filter((phrase) => phrase.includes('落石'))).toEqual([]);
  });

  it('takes over what another book has learnt, twice as well as once', () => {
    const one = newPhraseBook();
    const other = newPhraseBook();
    for (const page of ['a', 'b', 'c']) other.learn(page, '网格化治理');
    one.merge(other.stored());
    expect([...one.phrases()]).toEqual([['网格化治理', 3]]);
    const characters = one.characters();
    one.merge(other.stored());
    expect([...one.phrases()]).toEqual([['网格化治理', 3]]);
    expect(one.characters()).toBe(characters);
  });

  it('grows past its first table without losing a page', () => {
    const book = newPhraseBook();
    const long = Array.from({ length: 2000 }, (_, n) =>
      String.fromCharCode(0x4e00 + ((n * 7919) % 20000)),
    ).join('');
    book.learn('a', long);
    book.learn('b', long);
    const phrases = [...book.phrases().keys()];
    expect(phrases.length).toBeGreaterThan(1000);
    // Traditional forms are learnt as the characters they stand for.
    expect(phrases.every((phrase) => fold(long).includes(phrase))).toBe(true);
  });
});
