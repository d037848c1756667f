import { BLOCK_END, foldTable, SKIPPED } from './fold.ts';
import { type CompiledMatcher, END_CLASS, SKIP_CLASS } from './matcher.ts';

/** Folded words in ascending order with the terms that fold to each. Terms that fold to nothing match nothing. */
interface FoldedWords {
  words: string[];
  termsFrom: Int32Array;
  termIds: Int32Array;
  classOf: Uint16Array;
  classes: number;
}

/**
 * First half of compiling: terms written in unit classes (common units get small classes, which keeps the double
 * array dense), sorted and without repeats.
 */
function foldTerms(terms: readonly string[]): FoldedWords {
  const folded = foldTable();
  const seen = new Uint32Array(0x10000);
  const usable: { term: number; units: number[] }[] = [];
  for (const [term, text] of terms.entries()) {
    const units: number[] = [];
    for (let i = 0; i < text.length; i++) {
      const unit = folded[text.charCodeAt(i)] ?? SKIPPED;
      if (unit !== SKIPPED) units.push(unit);
    }
    if (units.length === 0 || units.includes(BLOCK_END)) continue;
    for (const unit of units) seen[unit] = (seen[unit] ?? 0) + 1;
    usable.push({ term, units });
  }
  const ranked: number[] = [];
  for (let unit = 0; unit < 0x10000; unit++) if (seen[unit]) ranked.push(unit);
  ranked.sort((a, b) => (seen[b] ?? 0) - (seen[a] ?? 0) || a - b);
  const classOfFolded = new Uint16Array(0x10000);
  for (const [rank, unit] of ranked.entries()) classOfFolded[unit] = rank + SKIP_CLASS + 1;

  const byWord = usable
    .map(({ term, units }) => ({
      term,
      word: String.fromCharCode(...units.map((unit) => classOfFolded[unit] ?? 0)),
    }))
    .sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : a.term - b.term));
  const words: string[] = [];
  const from: number[] = [];
  for (const [at, { word }] of byWord.entries()) {
    if (words[words.length - 1] === word) continue;
    words.push(word);
    from.push(at);
  }
  const classOf = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const to = folded[unit] ?? SKIPPED;
    classOf[unit] = to === SKIPPED ? SKIP_CLASS : (classOfFolded[to] ?? END_CLASS);
  }
  classOf[BLOCK_END] = END_CLASS;
  return {
    words,
    termsFrom: Int32Array.from([...from, byWord.length]),
    termIds: Int32Array.from(byWord, (entry) => entry.term),
    classOf,
    classes: ranked.length + SKIP_CLASS + 1,
  };
}

/** Free slots tried in vain before later families of children start their search further on (100,000 terms: seconds). */
const MOST_TRIES = 64;

/** A double array that grows; its free slots are a linked list, so that full stretches are never looked at. */
class DoubleArray {
  base = new Int32Array(0);
  check = new Int32Array(0);
  used = 1;
  private nextFree = new Int32Array(0);
  private previousFree = new Int32Array(0);
  private lastFree = 0;
  private familiesFrom = 0;

  /** Slots below `classes` stay empty (but for the root, 0), so that no base is ever below 1. */
  constructor(private readonly classes: number) {
    this.grow(2 * classes + 2);
  }

  private grow(size: number): void {
    const old = this.check.length;
    if (size <= old) return;
    const length = Math.max(1 << 12, 2 ** Math.ceil(Math.log2(size)));
    this.base = grown(this.base, length);
    this.nextFree = grown(this.nextFree, length);
    this.previousFree = grown(this.previousFree, length);
    this.check = grown(this.check, length).fill(-1, old);
    for (let slot = Math.max(old, this.classes + 1); slot < length; slot++) {
      this.nextFree[this.lastFree] = slot;
      this.previousFree[slot] = this.lastFree;
      this.lastFree = slot;
    }
    this.nextFree[this.lastFree] = 0;
  }

  /** Gives the children of `parent` their slots: the first base at which all of them are free. */
  place(parent: number, children: readonly number[]): void {
    const first = children[0] as number;
    const last = children[children.length - 1] as number;
    const single = children.length === 1;
    let slot = single || this.familiesFrom === 0 ? (this.nextFree[0] as number) : this.familiesFrom;
    for (let tries = 1; ; tries++) {
      if (slot === 0) slot = this.check.length + first;
      this.grow(slot - first + last + 1);
      const base = slot - first;
      if (children.every((unitClass) => this.check[base + unitClass] === -1)) break;
      slot = this.nextFree[slot] as number;
      if (tries % MOST_TRIES === 0 && slot !== 0) this.familiesFrom = slot;
    }
    this.base[parent] = slot - first;
    for (const unitClass of children) this.take(slot - first + unitClass, parent);
    this.used = Math.max(this.used, slot - first + last + 1);
  }

  private take(slot: number, parent: number): void {
    const before = this.previousFree[slot] as number;
    const after = this.nextFree[slot] as number;
    this.check[slot] = parent;
    this.nextFree[before] = after;
    if (after === 0) this.lastFree = before;
    else this.previousFree[after] = before;
    if (slot === this.familiesFrom) this.familiesFrom = after;
  }
}

function grown(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(array);
  return longer;
}

/**
 * Compiles terms once, never per page (10,000 terms: 0.1 s, 100,000: 1 s). Terms are folded, so 人民攻府 and 人 民攻府
 * are one word; both indexes are reported. A term that folds to nothing, or holds a line feed, matches nothing.
 *
 * @param terms in any order, repeats allowed; a match names a term by its index here
 * @example findAll(compileMatcher(['按装']), '按 裝') → [{ term: 0, start: 0, end: 3 }]
 */
export function compileMatcher(terms: readonly string[]): CompiledMatcher {
  const { words, termsFrom, termIds, classOf, classes } = foldTerms(terms);
  const array = new DoubleArray(classes);
  const wordAt = new Map<number, number>();
  // Breadth first: a state, and the range of sorted words that begin with it.
  const order: number[] = [0];
  let level = [{ state: 0, from: 0, to: words.length }];
  for (let depth = 0; level.length > 0; depth++) {
    const below: typeof level = [];
    for (const { state, from, to } of level) {
      const children: { unitClass: number; from: number; to: number }[] = [];
      for (let word = from; word < to; word++) {
        const text = words[word] as string;
        if (text.length === depth) {
          wordAt.set(state, word);
          continue;
        }
        const unitClass = text.charCodeAt(depth);
        const child = children[children.length - 1];
        if (child?.unitClass === unitClass) child.to = word + 1;
        else children.push({ unitClass, from: word, to: word + 1 });
      }
      if (children.length === 0) continue;
      array.place(
        state,
        children.map((child) => child.unitClass),
      );
      for (const child of children) {
        const slot = (array.base[state] as number) + child.unitClass;
        order.push(slot);
        below.push({ state: slot, from: child.from, to: child.to });
      }
    }
    level = below;
  }
  // Room for every class above every base: the scan then needs no bounds check.
  const size = array.used + classes;
  const base = new Int32Array(size);
  const check = new Int32Array(size).fill(-1);
  base.set(array.base.subarray(0, Math.min(size, array.used)));
  check.set(array.check.subarray(0, Math.min(size, array.used)));
  return {
    version: 1,
    classOf,
    base,
    check,
    ...link(order, base, check, wordAt),
    lengths: Int32Array.from(words, (word) => word.length),
    termsFrom,
    termIds,
  };
}

/** Failure and output links, parents before children. */
function link(
  order: readonly number[],
  base: Int32Array,
  check: Int32Array,
  words: ReadonlyMap<number, number>,
): Pick<CompiledMatcher, 'fail' | 'ends' | 'wordAt'> {
  const fail = new Int32Array(base.length);
  const ends = new Int32Array(base.length).fill(-1);
  const wordAt = new Int32Array(base.length).fill(-1);
  for (const state of order) {
    if (state === 0) continue;
    const parent = check[state] as number;
    const unitClass = state - (base[parent] as number);
    let from = parent;
    let to = 0;
    while (from !== 0) {
      from = fail[from] as number;
      const next = (base[from] as number) + unitClass;
      if (check[next] === from) {
        to = next;
        break;
      }
    }
    fail[state] = to;
    const word = words.get(state);
    if (word !== undefined) wordAt[state] = word;
    ends[state] = word === undefined ? (ends[to] as number) : state;
  }
  return { fail, ends, wordAt };
}
