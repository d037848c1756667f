import { CONFUSION } from '../core/typos/confusions.ts';
import { hanRuns } from '../core/typos/han-runs.ts';
import type { TypoModel } from '../core/typos/typo-model.ts';

const SIZE = 4;

/**
 * The rule that stood for "near-miss" before there was context: a word of four characters with one off that sounds or
 * looks alike, whose odd character forms no word with its neighbours. Measured beside the checker, in no product.
 *
 * @returns ranges of the odd characters
 */
export function nearMisses(model: TypoModel, text: string): { start: number; end: number }[] {
  const { tree, confusions } = model;
  const wordOf = (units: ArrayLike<number>, start: number, size: number): number => {
    let node = 0;
    for (let at = start; at < start + size; at++) {
      node = tree.child(node, units[at] as number);
      if (node === 0) return -1;
    }
    return tree.wordAt(node);
  };
  const odd = new Set<number>();
  for (const { units, length, offsets, from, to } of hanRuns(text)) {
    const isInWord = (at: number): boolean =>
      (at > 0 && wordOf(units, at - 1, 2) >= 0) || (at + 1 < length && wordOf(units, at, 2) >= 0);
    for (let start = 0; start + SIZE <= length; start++) {
      if (wordOf(units, start, SIZE) >= 0) continue;
      for (let at = start; at < start + SIZE; at++) {
        if (at < from || at >= to || isInWord(at)) continue;
        const four = units.slice(start, start + SIZE);
        const { units: others, kinds } = confusions.of(units[at] as number);
        const mends = others.some((other, n) => {
          if (kinds[n] === CONFUSION.nearSound) return false;
          four[at - start] = other;
          return wordOf(four, 0, SIZE) >= 0;
        });
        if (mends) odd.add(offsets[at] as number);
      }
    }
  }
  return [...odd].map((start) => ({ start, end: start + 1 }));
}
