import type { Names } from './names.ts';
import type { PairTable } from './pair-table.ts';
import type { WordTree } from './word-tree.ts';

/** Words by id with their log10 probabilities; the last id is any single character that is no word. */
export interface WordStore {
  tree: WordTree;
  unigrams: Float32Array;
  backoffs: Float32Array;
  pairs: PairTable;
  names: Names;
  /** Ids from here on were learnt from the office's own pages. */
  firstLearnt: number;
  unknown: number;
}

/** No word is longer; one step of the walk from a start is kept for each. */
export const LONGEST_WORD = 8;

/**
 * All words of one run of Han characters, each a node, with the best path through each. Probabilities are log10;
 * a run begins and ends without context. Arrays are by node unless said otherwise and are used again by the next run.
 */
export interface Lattice {
  length: number;
  units: Uint16Array;
  /** Nodes that start at a position are those from `firstAt[position]` up to `firstAt[position + 1]`. */
  firstAt: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  words: Int32Array;
  /** log10 of the word by itself; of a name by its characters. */
  costs: Float64Array;
  /** Best path up to the node, itself counted. */
  forward: Float64Array;
  /** Best path after the node. */
  backward: Float64Array;
  /** By position: the best path up to it with its back-off, and the best after it: what a new word there would join. */
  open: Float64Array;
  close: Float64Array;
  /** By position: a node that ends there, the next by `nextEnding[node]`, -1 for no more. */
  lastEnding: Int32Array;
  nextEnding: Int32Array;
  /** Walks in progress, by start and depth: the tree's node after so many units, 0 where it ended. */
  walks: Int32Array;
  /** By position: the node of the best path that covers it. */
  onPath: Int32Array;
  /** The best path through the run. */
  total: number;
  /** Fills the lattice with the run `units[0 … length)`. */
  fill(units: Uint16Array, length: number): void;
  /** The best path that has `word` from `start` to `end`, whatever stands there. */
  scoreOf(word: number, start: number, end: number): number;
  /**
   * Is the path so unlikely at a position that a character there may be wrong? Looking at these positions alone, half of
   * all, keeps 99 of 100 slips that can be found.
   */
  isDoubtful(position: number): boolean;
  /** The most that `word` gains by what may stand before its start, and after its end. */
  pairBefore(word: number, start: number): number;
  pairAfter(word: number, end: number): number;
}
