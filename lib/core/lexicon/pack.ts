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

interface PackEntry extends Partial<LexiconEntry> {
  wrong: string;
  right: string;
  /** A sentence with `~` for the word: with the wrong form it must hit, with the right one it must not. */
  in?: string;
}

/**
 * The entries of a pack, written out in full.
 *
 * @example entriesOf(commonTypos)[0]?.sureness === '确定'
 */
export function entriesOf(pack: Pack): LexiconEntry[] {
  return pack.entries.map(({ in: sentence, ...entry }) => ({
    allow: [],
    ...pack.defaults,
    ...entry,
    hits: [...(sentence ? [sentence.replace('~', entry.wrong)] : []), ...(entry.hits ?? [])],
    misses: [...(sentence ? [sentence.replace('~', entry.right)] : []), ...(entry.misses ?? [])],
  }));
}
