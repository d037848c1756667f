import { describe, expect, it } from 'vitest';
import { DEFAULT_PACKS, defaultLexicon } from '../../../lib/core/lexicon/default-lexicon.ts';
import { LexiconEntry } from '../../../lib/core/lexicon/lexicon.ts';
import { entriesOf } from '../../../lib/core/lexicon/pack.ts';
import { proveLexicon } from '../../../lib/core/lexicon/prove-lexicon.ts';

const entries = DEFAULT_PACKS.flatMap(entriesOf);

describe('the word lists that ship', () => {
  it('hit every must-hit sentence, miss every must-not-hit sentence, hold no word twice and no idle allow phrase', () => {
    expect(entries.length).toBeGreaterThan(800);
    const bare = entries.filter(({ hits, misses }) => hits.length === 0 || misses.length === 0);
    expect(bare.map(({ wrong }) => wrong)).toEqual([]);
    expect(proveLexicon(entries)).toEqual([]);
  });

  it('are well formed', () => {
    for (const entry of entries) expect(LexiconEntry.safeParse(entry).error, entry.wrong).toBeUndefined();
  });

  it('give sentences as a person would write them', () => {
    for (const entry of entries)
      for (const sentence of [...entry.hits, ...entry.misses])
        expect(sentence, `${entry.wrong}：例句以句号收尾，请补全`).toMatch(/[。！？]$/);
  });

  it('offer a right form that no entry calls wrong', () => {
    for (const entry of entries) expect(defaultLexicon().find(entry.right), entry.right).toEqual([]);
  });

  it('are compiled once', () => {
    expect(defaultLexicon()).toBe(defaultLexicon());
  });
});
