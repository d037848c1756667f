import type { LexiconEntry } from './lexicon.ts';

/**
 * A word list that ships with the product and can be switched as one. `defaults` hold for every entry that does
 * not say otherwise, so that a word stays one line of data with its own proof sentences.
 */
export interface Pack {
  id: string;
  title: string;
  defaults: Pick<LexiconEntry, 'problemClass' | 'severity' | 'sureness' | 'source'>;
  entries: readonly PackEntry[];
}

type PackEntry = Pick<LexiconEntry, 'wrong' | 'right' | 'hits' | 'misses'> & Partial<LexiconEntry>;

/**
 * The entries of a pack, written out in full.
 *
 * @example entriesOf(commonTypos)[0]?.sureness === '确定'
 */
export function entriesOf(pack: Pack): LexiconEntry[] {
  return pack.entries.map((entry) => ({ allow: [], ...pack.defaults, ...entry }));
}
