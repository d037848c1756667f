import { hanRuns, LONGEST_RUN } from '../../core/typos/han-runs.ts';
import { newLattice } from '../../core/typos/new-lattice.ts';
import type { TypoModel } from '../../core/typos/typo-model.ts';
import { storeWith } from '../../core/typos/word-store.ts';

/** A pair counts when so many documents have it: one drafter's habit, or slip, is no usage. */
const LEAST_DOCUMENTS = 3;

/** How often words, and pairs of words side by side, stand in texts, as the model reads them. */
export interface WordCounts {
  words: ReadonlyMap<string, number>;
  total: number;
  pairs: readonly CountedPair[];
}

interface CountedPair {
  first: string;
  second: string;
  count: number;
}

interface Tally {
  count: number;
  documents: number;
  lastDocument: number;
}

/**
 * Counts the words of texts along the likeliest path of each run; characters that are no word part two pairs.
 *
 * @param documents lines of each, other ones than the scorer is fitted on
 */
export function countWords(model: TypoModel, documents: readonly (readonly string[])[]): WordCounts {
  const store = storeWith(model, new Map(), 0, []);
  const lattice = newLattice(store, LONGEST_RUN);
  const room = store.unknown + 1;
  const written = new Map<number, string>();
  const counts = new Map<number, number>();
  const tallies = new Map<number, Tally>();
  let total = 0;
  documents.forEach((lines, document) => {
    for (const line of lines) {
      for (const { units, length } of hanRuns(line)) {
        lattice.fill(units, length);
        let before = store.unknown;
        for (let start = 0; start < length; ) {
          const node = lattice.onPath[start] as number;
          const end = lattice.ends[node] as number;
          const word = lattice.words[node] as number;
          if (word !== store.unknown) {
            if (!written.has(word)) written.set(word, String.fromCharCode(...units.subarray(start, end)));
            counts.set(word, (counts.get(word) ?? 0) + 1);
            total += 1;
            if (before !== store.unknown) tally(tallies, before * room + word, document);
          }
          before = word;
          start = end;
        }
      }
    }
  });
  const pairs: CountedPair[] = [];
  for (const [key, { count, documents }] of tallies) {
    const first = written.get(Math.floor(key / room));
    const second = written.get(key % room);
    if (documents >= LEAST_DOCUMENTS && first !== undefined && second !== undefined)
      pairs.push({ first, second, count });
  }
  return {
    words: new Map([...counts].map(([word, count]) => [written.get(word) ?? '', count])),
    total,
    pairs,
  };
}

function tally(tallies: Map<number, Tally>, key: number, document: number): void {
  const there = tallies.get(key);
  if (there === undefined) {
    tallies.set(key, { count: 1, documents: 1, lastDocument: document });
    return;
  }
  there.count += 1;
  if (there.lastDocument === document) return;
  there.documents += 1;
  there.lastDocument = document;
}
