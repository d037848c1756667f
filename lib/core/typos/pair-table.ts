/** How much likelier a word is after another than by its back-off: log10, 0 for a pair that is not kept. */
export interface PairTable {
  gain(first: number, second: number): number;
  /** The most that anything gains after `first`, and before `second`. */
  mostAfter(first: number): number;
  mostBefore(second: number): number;
}

/** A kept pair gains at least this (log10): pruning the rest lost no recall. */
export const LEAST_GAIN = 1.3;
/** Gains are kept in 16 steps of a third. */
export const GAIN_STEP = 1 / 3;
export const GAIN_STEPS = 16;

const WORD_BITS = 20;
const WORD_MASK = 2 ** WORD_BITS - 1;

export interface GrowingPairTable extends PairTable {
  /** Keeps a pair with `step` steps above the least gain; of a pair kept already the higher. */
  add(first: number, second: number, step: number): void;
  /** One of its own with the same pairs and room for `more`. */
  copy(more: number): GrowingPairTable;
}

/**
 * Pairs of words in an open hash of exact keys: 16 bytes a pair at half load.
 *
 * @param count pairs that will be added
 */
export function newPairTable(count: number): GrowingPairTable {
  return tableOver(
    {
      cells: new Int32Array(2 * sizeFor(count)),
      after: new Uint8Array(WORD_MASK + 1),
      before: new Uint8Array(WORD_MASK + 1),
    },
    0,
  );
}

const gainOf = (step: number): number => (step < 0 ? 0 : LEAST_GAIN + step * GAIN_STEP);

const sizeFor = (count: number): number => 2 ** Math.max(4, Math.ceil(Math.log2(count * 1.6)));

interface Tables {
  /** First word plus one, then the second with the step above it, by turns. */
  cells: Int32Array;
  /** By word, the highest step plus one of its pairs as their first, and as their second. */
  after: Uint8Array;
  before: Uint8Array;
}

function tableOver({ cells, after, before }: Tables, pairs: number): GrowingPairTable {
  const mask = cells.length / 2 - 1;
  const shift = 32 - Math.log2(mask + 1);
  let used = pairs;
  const placeOf = (first: number, second: number): number => {
    let place = (Math.imul(first + 1, 0x9e3779b1) ^ Math.imul(second + 1, 0xc2b2ae35)) >>> shift;
    for (;;) {
      const there = cells[2 * place];
      if (there === 0 || (there === first + 1 && ((cells[2 * place + 1] as number) & WORD_MASK) === second))
        return place;
      place = (place + 1) & mask;
    }
  };
  const add = (first: number, second: number, step: number): void => {
    const place = placeOf(first, second);
    const old = cells[2 * place] === 0 ? -1 : (cells[2 * place + 1] as number) >>> WORD_BITS;
    if (old < 0) used += 1;
    if (used > mask) throw new Error('the table is full');
    cells[2 * place] = first + 1;
    cells[2 * place + 1] = second | (Math.max(old, step) << WORD_BITS);
    after[first] = Math.max(after[first] as number, step + 1);
    before[second] = Math.max(before[second] as number, step + 1);
  };
  return {
    gain(first, second) {
      const place = placeOf(first, second);
      if (cells[2 * place] === 0) return 0;
      return gainOf((cells[2 * place + 1] as number) >>> WORD_BITS);
    },
    mostAfter: (first) => gainOf((after[first] as number) - 1),
    mostBefore: (second) => gainOf((before[second] as number) - 1),
    add,
    copy(more) {
      if (sizeFor(used + more) <= cells.length / 2)
        return tableOver({ cells: cells.slice(), after: after.slice(), before: before.slice() }, used);
      const larger = newPairTable(used + more);
      for (let at = 0; at < cells.length; at += 2) {
        const word = cells[at + 1] as number;
        if (cells[at] !== 0) larger.add((cells[at] as number) - 1, word & WORD_MASK, word >>> WORD_BITS);
      }
      return larger;
    },
  };
}
