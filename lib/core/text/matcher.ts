/**
 * Terms compiled to a flat double array with failure links (Aho–Corasick): typed arrays only, so it can be stored
 * and loaded without building. A state is the place of its cell in `cells`; 0 is the root; -1 means none.
 */
export interface CompiledMatcher {
  /**
   * Class of every UTF-16 unit, folding included: `SKIP_CLASS`, then units that are terms by themselves up to
   * `lastSingle`, then one class of all units that no term holds, then the units of longer terms.
   */
  classOf: Uint16Array;
  lastSingle: number;
  /**
   * Which two classes may begin a term: one bit for each pair, at `pairBit`. Bits of different pairs may
   * coincide; its length is a power of two.
   */
  pairs: Int32Array;
  /** `CELL` numbers a state, side by side because they are asked together. */
  cells: Int32Array;
  /** `ENTRY` numbers a term, by its index. */
  entries: Int32Array;
}

export interface TermMatch {
  /** Index in the list of terms given to `compileMatcher`. */
  term: number;
  /** Range in the original text, UTF-16 units; skipped units inside the word are in it, around it not. */
  start: number;
  end: number;
}

/** Units that do not count. */
export const SKIP_CLASS = 0;

/** Numbers of one state: a child of class c lies at `base + c * CELL`. */
export const CELL = 4;
/** The parent state; -1 on the root and on free cells. */
export const PARENT = 0;
/** 0 where a state has no child. */
export const BASE = 1;
/** State of the longest proper suffix of two units or more, 0 when there is none. */
export const FAIL = 2;
/** The longest term that ends here, -1 for none. */
export const TERM = 3;

/** Numbers of one term: its folded length in units, and the next term that ends where it ends, -1 for none. */
export const ENTRY = 2;
export const LENGTH = 0;
export const NEXT = 1;

/** Place of a pair of classes among the bits of `pairs`, before the mask. */
export const pairBit = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) >>> 8) + second;

type Visit = (term: number, start: number, end: number) => void;

/**
 * Every occurrence of every term in `text`, overlapping ones too, in order of their ends, longer first where ends are
 * equal. Sees through the variants of `fold`; never reaches over a line feed (the end of a block).
 *
 * Most places of a text begin no term. While nothing longer than one unit is under way, the last unit is all there
 * is to know, and one bit says whether it and the next may begin a term: the automaton is asked only then.
 *
 * @param visit called with the term's index and the range in `text`
 * @example eachMatch(compileMatcher(['攻府']), '人民攻 府', (term, start, end) => …) visits (0, 2, 5)
 */
export function eachMatch(matcher: CompiledMatcher, text: string, visit: Visit): void {
  const { classOf, lastSingle, pairs, cells } = matcher;
  const mask = pairs.length * 32 - 1;
  const rootBase = cells[BASE] as number;
  const { length } = text;
  let state = 0;
  let last = lastSingle + 1;
  for (let i = 0; i < length; i++) {
    const unitClass = classOf[text.charCodeAt(i)] as number;
    if (unitClass === SKIP_CLASS) continue;
    const before = last;
    last = unitClass;
    while (state !== 0) {
      const next = (cells[state + BASE] as number) + unitClass * CELL;
      if (cells[next] === state) {
        state = next;
        break;
      }
      state = cells[state + FAIL] as number;
    }
    if (state === 0) {
      const bit = pairBit(before, unitClass) & mask;
      if (((pairs[bit >>> 5] as number) >>> (bit & 31)) & 1) {
        const begun = rootBase + before * CELL;
        const next = (cells[begun + BASE] as number) + unitClass * CELL;
        if (cells[begun] === 0 && cells[next] === begun) state = next;
      }
      if (state === 0) {
        if (unitClass <= lastSingle) report(matcher, text, rootBase + unitClass * CELL, i, visit);
        continue;
      }
    }
    if (cells[state + TERM] !== -1) report(matcher, text, state, i, visit);
  }
}

/** Terms that end at `last`, which brought the automaton to `state`. */
function report(matcher: CompiledMatcher, text: string, state: number, last: number, visit: Visit): void {
  const { classOf, cells, entries } = matcher;
  for (let term = cells[state + TERM] as number; term !== -1; ) {
    let start = last;
    for (let left = (entries[term * ENTRY + LENGTH] as number) - 1; left > 0; ) {
      start -= 1;
      if (classOf[text.charCodeAt(start)] !== SKIP_CLASS) left -= 1;
    }
    visit(term, start, last + 1);
    term = entries[term * ENTRY + NEXT] as number;
  }
}

/**
 * `eachMatch` as a list.
 *
 * @example findAll(compileMatcher(['共产', '共产党']), '共产党') → [{ term: 0, start: 0, end: 2 }, { term: 1, start: 0, end: 3 }]
 */
export function findAll(matcher: CompiledMatcher, text: string): TermMatch[] {
  const matches: TermMatch[] = [];
  eachMatch(matcher, text, (term, start, end) => matches.push({ term, start, end }));
  return matches;
}
