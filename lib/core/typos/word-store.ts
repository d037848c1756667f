import { hanRuns } from './han-runs.ts';
import { LONGEST_WORD, type WordStore } from './lattice.ts';
import { newLattice } from './new-lattice.ts';
import { GAIN_STEP, GAIN_STEPS, LEAST_GAIN } from './pair-table.ts';
import type { TypoModel } from './typo-model.ts';

/** log10 of a character that is no word at all, and its weight as a context. */
const UNKNOWN = -6.6;
const UNKNOWN_BACKOFF = -0.2;
/** An ignored word is as good as a newer word. */
const IGNORED = -4.8;
/** What is counted rarely is counted too high. */
const DISCOUNT = -0.3;

/**
 * The words of the model and what an office has learnt, in one store: its phrases as words of their own, and the words
 * inside them as pairs, so that a phrase helps wherever a part of it stands.
 *
 * @param phrases learnt phrases with the number of pages that have them
 * @param characters how many characters they were learnt from
 */
export function storeWith(
  model: TypoModel,
  phrases: ReadonlyMap<string, number>,
  characters: number,
  ignored: Iterable<string>,
): WordStore {
  const total = Math.max(10_000, characters);
  const learnt = new Map<string, number>();
  for (const [phrase, pages] of phrases)
    if (fits(phrase)) learnt.set(phrase, Math.log10(pages / total) + DISCOUNT);
  for (const word of ignored)
    if (fits(word)) learnt.set(word, Math.max(IGNORED, learnt.get(word) ?? IGNORED));
  const known = model.unigrams.length;
  const unigrams = new Float32Array(known + learnt.size + 1);
  const backoffs = new Float32Array(known + learnt.size + 1).fill(UNKNOWN_BACKOFF);
  unigrams.set(model.unigrams);
  backoffs.set(model.backoffs);
  const unknown = known + learnt.size;
  unigrams[unknown] = UNKNOWN;
  const bare: WordStore = { ...model, unigrams, backoffs, firstLearnt: known, unknown };
  if (learnt.size === 0) return bare;
  const pairs = pairsIn(bare, phrases, total);
  const tree = model.tree.copy();
  let id = known;
  const likeliest = [...learnt].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  for (const [word, unigram] of likeliest) {
    if (tree.room() < word.length) break;
    let node = 0;
    for (let at = 0; at < word.length; at++) node = tree.grow(node, word.charCodeAt(at));
    const there = tree.wordAt(node);
    if (there >= 0) {
      unigrams[there] = Math.max(unigrams[there] as number, unigram);
      continue;
    }
    tree.setWord(node, id);
    unigrams[id] = unigram;
    id += 1;
  }
  return { ...bare, tree, pairs };
}

const fits = (word: string): boolean => word.length >= 2 && word.length <= LONGEST_WORD;

/** Pairs of words that stand side by side in phrases, as the bare model reads them. */
function pairsIn(store: WordStore, phrases: ReadonlyMap<string, number>, total: number): TypoModel['pairs'] {
  const lattice = newLattice(store, LONGEST_WORD);
  const counts = new Map<number, number>();
  const room = store.unknown + 1;
  for (const [phrase, pages] of phrases) {
    for (const { units, length } of hanRuns(phrase)) {
      lattice.fill(units, length);
      // A phrase as long as they come was cut somewhere: its first and last word may be parts of words.
      const isCut = length >= LONGEST_WORD - 1;
      for (let end = 1; end < length; end++) {
        const first = lattice.onPath[end - 1] as number;
        const second = lattice.onPath[end] as number;
        if (first === second) continue;
        if (isCut && (lattice.starts[first] === 0 || lattice.ends[second] === length)) continue;
        const key = (lattice.words[first] as number) * room + (lattice.words[second] as number);
        counts.set(key, Math.max(pages, counts.get(key) ?? 0));
      }
    }
  }
  const pairs = (store.pairs as TypoModel['pairs']).copy(counts.size);
  for (const [key, pages] of counts) {
    const first = Math.floor(key / room);
    const second = key % room;
    if (first === store.unknown || second === store.unknown) continue;
    const unigram = store.unigrams[first] as number;
    const likely = Math.log10(pages / (Math.max(pages, 10 ** unigram * total) + 2)) + DISCOUNT;
    const gain = likely - (store.unigrams[second] as number) - (store.backoffs[first] as number);
    if (gain < LEAST_GAIN) continue;
    pairs.add(first, second, Math.min(GAIN_STEPS - 1, Math.round((gain - LEAST_GAIN) / GAIN_STEP)));
  }
  return pairs;
}
