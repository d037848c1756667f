import { CONFUSION, type Confusions } from './confusions.ts';
import { type Lattice, LONGEST_WORD, type WordStore } from './lattice.ts';
import type { SameSound } from './same-sound.ts';

/** Characters put in place of one or two that stand side by side, in the word where they do best. */
export interface Candidate {
  /** How many characters are replaced, from the position on. */
  size: 1 | 2;
  unit: number;
  /** The second one, 0 for none. */
  nextUnit: number;
  /** One of `CONFUSION`. */
  kind: number;
  alike: number;
  word: number;
  start: number;
  end: number;
  /** The best path with it. */
  score: number;
}

/** The two best candidates of one position: the second is of other characters. */
interface Best {
  best: Candidate;
  second: number;
}

export interface CandidateFinder {
  /**
   * One confusable character in place of the one at `position`, in every word that may hold it.
   *
   * @param floor paths below this score are of no interest
   */
  single(lattice: Lattice, position: number, floor: number): Best;
  /** A word of two characters that sounds like the two at `position` and shares neither. */
  double(lattice: Lattice, position: number, floor: number): Best;
}

const nothing = (): Candidate => ({
  size: 1,
  unit: 0,
  nextUnit: 0,
  kind: 0,
  alike: 0,
  word: -1,
  start: 0,
  end: 0,
  score: Number.NEGATIVE_INFINITY,
});

export function candidateFinder(
  store: WordStore,
  confusions: Confusions,
  sameSound: SameSound,
): CandidateFinder {
  const { tree, unigrams, backoffs, pairs } = store;
  const depths = LONGEST_WORD + 1;
  /** Walks that are under way where the character is replaced: node and start of each. */
  const liveNode = new Int32Array(depths);
  const liveStart = new Int32Array(depths);

  /** What `scoreOf` cannot exceed, by the best pairs the word has with anything. */
  const boundOf = (lattice: Lattice, word: number, start: number, end: number): number =>
    (start === 0 ? 0 : (lattice.open[start] as number) + pairs.mostBefore(word)) +
    (unigrams[word] as number) +
    (end === lattice.length
      ? 0
      : (backoffs[word] as number) + (lattice.close[end] as number) + pairs.mostAfter(word));

  return {
    single(lattice, position, floor) {
      const { units, length, walks } = lattice;
      const { units: others, kinds, alike } = confusions.of(units[position] as number);
      const best = nothing();
      let second = Number.NEGATIVE_INFINITY;
      let live = 0;
      for (let depth = 0; depth < LONGEST && depth <= position; depth++) {
        const node = walks[(position - depth) * depths + depth] as number;
        if (depth > 0 && node === 0) continue;
        liveNode[live] = node;
        liveStart[live] = position - depth;
        live += 1;
      }
      for (let n = 0; n < others.length; n++) {
        const other = others[n] as number;
        let top = floor;
        let topWord = -1;
        let topStart = 0;
        let topEnd = 0;
        for (let walk = 0; walk < live; walk++) {
          const start = liveStart[walk] as number;
          if (start === position - 1 && !tree.mayBegin(units[start] as number, other)) continue;
          const limit = Math.min(length, start + LONGEST);
          let node = tree.child(liveNode[walk] as number, other);
          for (let end = position + 1; node !== 0; end++) {
            const word = tree.wordAt(node);
            if (word >= 0 && boundOf(lattice, word, start, end) > top) {
              const score = lattice.scoreOf(word, start, end);
              if (score > top) {
                top = score;
                topWord = word;
                topStart = start;
                topEnd = end;
              }
            }
            if (end >= limit) break;
            if (start === position && end === start + 1 && !tree.mayBegin(other, units[end] as number)) break;
            node = tree.child(node, units[end] as number);
          }
        }
        if (topWord < 0) continue;
        if (top > best.score) {
          second = best.score;
          best.unit = other;
          best.kind = kinds[n] as number;
          best.alike = alike[n] as number;
          best.word = topWord;
          best.start = topStart;
          best.end = topEnd;
          best.score = top;
        } else if (top > second) second = top;
      }
      return { best, second };
    },

    double(lattice, position, floor) {
      const { units, length } = lattice;
      const best = nothing();
      let second = Number.NEGATIVE_INFINITY;
      if (position + 1 >= length) return { best, second };
      sameSound.each(units[position] as number, units[position + 1] as number, (word, unit, nextUnit) => {
        // One that shares a character is a single one's to find.
        if (unit === units[position] || nextUnit === units[position + 1]) return;
        if (boundOf(lattice, word, position, position + 2) <= floor) return;
        const score = lattice.scoreOf(word, position, position + 2);
        if (score <= floor) return;
        if (score <= best.score) {
          second = Math.max(second, score);
          return;
        }
        second = best.score;
        best.size = 2;
        best.unit = unit;
        best.nextUnit = nextUnit;
        best.kind = CONFUSION.bothSounds;
        best.word = word;
        best.start = position;
        best.end = position + 2;
        best.score = score;
      });
      return { best, second };
    },
  };
}

/** A local name: the loops above are the hottest of the product. */
const LONGEST = LONGEST_WORD;
