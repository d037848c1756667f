/** Units of a word one after the other in a hash of (node, unit) → node; a node is a place in the table plus one. */
export interface WordTree {
  /** Node after `unit`, 0 where no word goes on so. The root is 0. */
  child(node: number, unit: number): number;
  /** May a word begin with these two units? Says no to most that none does: a look at 256 KB instead of at the table. */
  mayBegin(unit: number, next: number): boolean;
  /** The word that ends at `node`, -1 for none. */
  wordAt(node: number): number;
}

export interface GrowingWordTree extends WordTree {
  /** The node after `unit`, made where there was none. */
  grow(node: number, unit: number): number;
  setWord(node: number, word: number): void;
  /** How many more nodes it takes before it gets slow. */
  room(): number;
  /** One of its own with the same words, to grow apart. */
  copy(): GrowingWordTree;
}

interface Tables {
  /** Parent and unit by turns; a unit of 0 is an empty place. */
  cells: Int32Array;
  /** Word that ends at the place, -1 for none. */
  words: Int32Array;
  /** Child of the root by unit: half of all steps are first ones. */
  roots: Int32Array;
  /** A bit for each pair of units that some word begins with, folded. */
  begins: Uint8Array;
}

const BEGIN_BITS = 21;
/** Fuller than this, the hash gets slow. */
const FULL = 0.85;

/**
 * An empty tree with room for `most` nodes (12 bytes each at half load).
 *
 * @example const tree = newWordTree(10); tree.setWord(tree.grow(tree.grow(0, 25919), 24220), 7);
 */
export function newWordTree(most: number): GrowingWordTree {
  const size = 2 ** Math.max(4, Math.ceil(Math.log2(most * 1.5)));
  return treeOver(
    {
      cells: new Int32Array(2 * size),
      words: new Int32Array(size).fill(-1),
      roots: new Int32Array(0x10000),
      begins: new Uint8Array(2 ** BEGIN_BITS / 8),
    },
    0,
  );
}

const foldPair = (unit: number, next: number): number =>
  (Math.imul(unit, 0x9e3779b1) ^ Math.imul(next, 0x85ebca6b)) >>> (32 - BEGIN_BITS);

function treeOver({ cells, words, roots, begins }: Tables, nodes: number): GrowingWordTree {
  const mask = words.length - 1;
  const shift = 32 - Math.log2(words.length);
  let used = nodes;
  const placeOf = (node: number, unit: number): number => {
    let place = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> shift;
    for (;;) {
      const there = cells[2 * place + 1];
      if (there === 0 || (there === unit && cells[2 * place] === node)) return place;
      place = (place + 1) & mask;
    }
  };
  return {
    child(node, unit) {
      if (node === 0) return roots[unit] as number;
      const place = placeOf(node, unit);
      return cells[2 * place + 1] === 0 ? 0 : place + 1;
    },
    mayBegin(unit, next) {
      const bit = foldPair(unit, next);
      return ((begins[bit >>> 3] as number) & (1 << (bit & 7))) !== 0;
    },
    wordAt: (node) => (node === 0 ? -1 : (words[node - 1] as number)),
    grow(node, unit) {
      const place = placeOf(node, unit);
      if (cells[2 * place + 1] === 0) {
        if (used >= mask) throw new Error('the tree is full');
        used += 1;
        cells[2 * place] = node;
        cells[2 * place + 1] = unit;
        if (node === 0) roots[unit] = place + 1;
        else if (cells[2 * (node - 1)] === 0) {
          const bit = foldPair(cells[2 * (node - 1) + 1] as number, unit);
          begins[bit >>> 3] = (begins[bit >>> 3] as number) | (1 << (bit & 7));
        }
      }
      return place + 1;
    },
    setWord(node, word) {
      words[node - 1] = word;
    },
    room: () => Math.floor(words.length * FULL) - used,
    copy: () =>
      treeOver(
        { cells: cells.slice(), words: words.slice(), roots: roots.slice(), begins: begins.slice() },
        used,
      ),
  };
}
