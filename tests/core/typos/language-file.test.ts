import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../lib/core/typos/byte-stream.ts';
import { decodeLanguage, encodeLanguage, orderWords } from '../../../lib/core/typos/language-file.ts';
import { GAIN_STEP, LEAST_GAIN } from '../../../lib/core/typos/pair-table.ts';
import { loadTypoModel } from '../../../lib/core/typos/typo-model.ts';
import { smallFiles } from './small-model.ts';

const word = fc
  .array(fc.constantFrom('政', '府', '人', '民', '共', '和', '国', '一'), { minLength: 1, maxLength: 8 })
  .map((s) => s.join(''));
const entry = fc.record({
  word,
  unigram: fc.double({ min: -9, max: -1, noNaN: true }),
  backoff: fc.double({ min: -2, max: 0, noNaN: true }),
});

describe('a language file', () => {
  it('gives back every word with its probabilities, to a fiftieth', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (one) => one.word, maxLength: 60 }), (entries) => {
        const back = decodeLanguage(encodeLanguage(entries, []));
        expect(back.words).toEqual(orderWords(entries).map((one) => one.word));
        for (const one of entries) {
          const id = back.words.indexOf(one.word);
          expect(Math.abs((back.unigrams[id] ?? 0) - one.unigram)).toBeLessThan(0.021);
          expect(Math.abs((back.backoffs[id] ?? 0) - one.backoff)).toBeLessThan(0.006);
        }
      }),
    );
  });

  it('knows every pair and no other: its keys are exact', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: (one) => one.word, minLength: 2, maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(15)), { maxLength: 60 }),
        (entries, drawn) => {
          const steps = new Map(
            drawn.map(([a, b, step]) => [`${a % entries.length},${b % entries.length}`, step]),
          );
          const pairs = [...steps].map(([key, step]) => {
            const [first = 0, second = 0] = key.split(',').map(Number);
            return { first, second, gain: LEAST_GAIN + step * GAIN_STEP };
          });
          const back = decodeLanguage(encodeLanguage(entries, pairs));
          for (let first = 0; first < entries.length; first++) {
            for (let second = 0; second < entries.length; second++) {
              const step = steps.get(`${first},${second}`);
              const gain = step === undefined ? 0 : LEAST_GAIN + step * GAIN_STEP;
              expect(back.pairs.gain(first, second)).toBeCloseTo(gain, 6);
            }
          }
        },
      ),
    );
  });

  it('refuses a file that is cut off anywhere, or of another version', () => {
    const whole = new Uint8Array(smallFiles()['language.bin']);
    for (let length = 0; length < whole.length; length++)
      expect(() => decodeLanguage(whole.slice(0, length)), String(length)).toThrow();
    expect(() => decodeLanguage(Uint8Array.from([9, ...whole.slice(1)]))).toThrow('version');
  });
});

describe('text of bytes', () => {
  it('is what was encoded, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(textOf(new TextEncoder().encode(text))).toBe(text);
      }),
    );
  });
});

describe('a model', () => {
  it('refuses a scorer that was fitted on other features', () => {
    const files = smallFiles();
    const scorer = new TextDecoder().decode(files['scorer.json']).replace('gain', 'luck');
    const other = { ...files, 'scorer.json': new TextEncoder().encode(scorer).slice().buffer };
    expect(() => loadTypoModel(other)).toThrow('features');
  });

  it('holds the words of all its lists', () => {
    const { tree } = loadTypoModel(smallFiles());
    for (const one of ['落实', '领导班子', '网格员']) {
      let node = 0;
      for (const unit of one) node = tree.child(node, unit.charCodeAt(0));
      expect(tree.wordAt(node), one).toBeGreaterThanOrEqual(0);
    }
    expect(tree.child(0, '囍'.charCodeAt(0))).toBe(0);
  });
});
