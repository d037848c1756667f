/** strict: marks on a page by default · normal · wide: a draft proofread before publishing (仔细校对). */
export const TYPO_LEVELS = ['strict', 'normal', 'wide'] as const;
export type TypoLevel = (typeof TYPO_LEVELS)[number];

export const isTypoLevel = (name: string): name is TypoLevel => TYPO_LEVELS.some((level) => level === name);

/** One character that does not fit its sentence, with what would. Offsets in UTF-16 units of the text given. */
export interface TypoHit {
  start: number;
  end: number;
  /** The whole word around it as it stands and as it probably should: `截止` → `截至`. */
  word: { start: number; end: number; suggestion: string };
  /** What to put in place of `start`…`end`. */
  suggestion: string;
  /** How much better the sentence becomes, for ordering; higher is surer. */
  score: number;
}

export interface TypoChecker {
  /** Hits in text order, none overlapping. The same text and level give the same hits. */
  check(text: string, level: TypoLevel): TypoHit[];
}

/** A checker of long texts: the caller may breathe, or stop, between two slices. */
export interface SlicedTypoChecker extends TypoChecker {
  /** The hits of `check`, a slice of the text at a time (some ten milliseconds each). */
  checkSlices(text: string, level: TypoLevel): Iterable<TypoHit[]>;
}
