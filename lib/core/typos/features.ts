import type { Candidate } from './candidates.ts';
import type { Lattice, WordStore } from './lattice.ts';
import { FOREIGN, PLACE_ENDS, SURNAMES } from './name-characters.ts';

/** What is measured of a candidate, in the order the scorer was fitted on; -1 or 0 where there is nothing to measure. */
export const FEATURES = [
  'gain',
  'margin',
  'kind',
  'alike',
  'pathWordLength',
  'pathWordUnigram',
  'newWordLength',
  'newWordUnigram',
  'oldUnigram',
  'newUnigram',
  'singlesNear',
  'costNear',
  'pairBefore',
  'pairAfter',
  'fromStart',
  'toEnd',
  'oldWordLength',
  'oldWordUnigram',
  'surname',
  'surnameBefore',
  'surnameTwoBefore',
  'suffixAfter',
  'foreignNear',
  'edgeBefore',
  'edgeAfter',
  'learnt',
] as const;

/** What stands before or after a run: 0 the text's edge or a line's, 1 a mark, 2 a digit or letter. */
export type Edge = 0 | 1 | 2;

/**
 * Measures one candidate into `into`, in the order of `FEATURES`.
 *
 * @param second score of the best other character at the position
 */
export function measure(
  lattice: Lattice,
  store: WordStore,
  position: number,
  best: Candidate,
  second: number,
  edges: { before: Edge; after: Edge },
  into: Float64Array,
): void {
  const { units, length, onPath, starts, ends, forward } = lattice;
  const { unigrams } = store;
  const at = (place: number): number => (place >= 0 && place < length ? (units[place] as number) : 0);
  const single = (unit: number): number => {
    const word = store.tree.wordAt(store.tree.child(0, unit));
    return word < 0 ? -9 : (unigrams[word] as number);
  };
  const node = onPath[position] as number;
  const from = Math.max(0, position - 4);
  const to = Math.min(length - 1, position + 4);
  let singles = 0;
  for (let place = Math.max(0, position - 3); place <= Math.min(length - 1, position + 3); place++) {
    const near = onPath[place] as number;
    if ((ends[near] as number) - (starts[near] as number) === 1) singles += 1;
  }
  const left = onPath[from] as number;
  const right = onPath[to] as number;
  const before =
    (starts[left] as number) === 0 ? 0 : (forward[onPath[(starts[left] as number) - 1] as number] as number);
  const wide = (ends[right] as number) - (starts[left] as number);
  let longest = 0;
  let longestUnigram = -9;
  for (let start = Math.max(0, position - 7); start <= position; start++) {
    for (let one = lattice.firstAt[start] as number; one < (lattice.firstAt[start + 1] as number); one++) {
      const size = (ends[one] as number) - start;
      if ((ends[one] as number) <= position || size < 2) continue;
      if (size < longest) continue;
      const unigram = lattice.costs[one] as number;
      longestUnigram = size > longest ? unigram : Math.max(longestUnigram, unigram);
      longest = size;
    }
  }
  let foreign = 0;
  for (let place = position - 2; place <= position + 2; place++) foreign += FOREIGN[at(place)] as number;
  let value = 0;
  const put = (measured: number): void => {
    into[value] = measured;
    value += 1;
  };
  put(best.score - lattice.total);
  put(Math.min(9, best.score - Math.max(second, lattice.total)));
  put(best.kind);
  put(best.alike);
  put((ends[node] as number) - (starts[node] as number));
  put(lattice.costs[node] as number);
  put(best.end - best.start);
  put(unigrams[best.word] as number);
  put(single(at(position)));
  put(single(best.unit));
  put(singles);
  put(((forward[right] as number) - before) / wide);
  put(lattice.pairBefore(best.word, best.start));
  put(lattice.pairAfter(best.word, best.end));
  put(Math.min(6, position));
  put(Math.min(6, length - 1 - position));
  put(longest);
  put(longestUnigram);
  put(SURNAMES[at(position)] as number);
  put(SURNAMES[at(position - 1)] as number);
  put(SURNAMES[at(position - 2)] as number);
  put(PLACE_ENDS[at(position + 1)] as number);
  put(foreign);
  put(position === 0 ? edges.before : position === 1 ? edges.before + 3 : 6);
  put(position === length - 1 ? edges.after : position === length - 2 ? edges.after + 3 : 6);
  put(best.word >= store.firstLearnt ? 1 : 0);
}
