/**
 * Terms compiled to a flat double array with failure links (Aho–Corasick): typed arrays only, so it can be stored
 * and loaded without building. A state is its slot; slot 0 is the root; -1 means none.
 */
export interface CompiledMatcher {
  version: 1;
  /** Class of every UTF-16 unit, folding included: `SKIP_CLASS`, `END_CLASS`, or 2 and up for units of terms. */
  classOf: Uint16Array;
  base: Int32Array;
  /** Slot of the parent state, -1 on free slots. */
  check: Int32Array;
  /** State of the longest proper suffix. */
  fail: Int32Array;
  /** The nearest state, itself or along `fail`, at which a term ends. */
  ends: Int32Array;
  /** Where a term ends: index of the folded word. */
  wordAt: Int32Array;
  /** Folded length of each word in units. */
  lengths: Int32Array;
  /** Terms that fold to word w: `termIds` from `termsFrom[w]` to `termsFrom[w + 1]`. */
  termsFrom: Int32Array;
  termIds: Int32Array;
}

export interface TermMatch {
  /** Index in the list of terms given to `compileMatcher`. */
  term: number;
  /** Range in the original text, UTF-16 units; skipped units inside the word are in it, around it not. */
  start: number;
  end: number;
}

/** Units that no term holds: the automaton goes back to its root. */
export const END_CLASS = 0;
export const SKIP_CLASS = 1;

/**
 * Every occurrence of every term in `text`, overlapping ones too, in order of their ends, longer first where ends are
 * equal. Sees through the variants of `fold`; never reaches over a line feed (the end of a block).
 *
 * @param visit called with the term's index and the range in `text`
 * @example eachMatch(compileMatcher(['攻府']), '人民攻 府', (term, start, end) => …) visits (0, 2, 5)
 */
export function eachMatch(
  matcher: CompiledMatcher,
  text: string,
  visit: (term: number, start: number, end: number) => void,
): void {
  const { classOf, base, check, fail, ends, wordAt, lengths, termsFrom, termIds } = matcher;
  let state = 0;
  for (let i = 0; i < text.length; i++) {
    const unitClass = classOf[text.charCodeAt(i)] as number;
    if (unitClass === SKIP_CLASS) continue;
    if (unitClass === END_CLASS) {
      state = 0;
      continue;
    }
    let next = (base[state] as number) + unitClass;
    while (check[next] !== state) {
      if (state === 0) {
        next = 0;
        break;
      }
      state = fail[state] as number;
      next = (base[state] as number) + unitClass;
    }
    state = next;
    for (let end = ends[state] as number; end !== -1; end = ends[fail[end] as number] as number) {
      const word = wordAt[end] as number;
      let start = i;
      for (let left = (lengths[word] as number) - 1; left > 0; ) {
        start -= 1;
        if (classOf[text.charCodeAt(start)] !== SKIP_CLASS) left -= 1;
      }
      const last = termsFrom[word + 1] as number;
      for (let at = termsFrom[word] as number; at < last; at++) visit(termIds[at] as number, start, i + 1);
    }
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
