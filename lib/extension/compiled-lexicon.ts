import { z } from 'zod';
import { compileLexicon, termsOf } from '../core/lexicon/compile-lexicon.ts';
import type { Lexicon, LexiconEntry } from '../core/lexicon/lexicon.ts';
import { compileMatcher } from '../core/text/compile-matcher.ts';
import { foldTable } from '../core/text/fold.ts';
import { hash53 } from '../core/text/hash.ts';
import type { CompiledMatcher } from '../core/text/matcher.ts';
import { packMatcher, unpackMatcher } from '../core/text/pack-matcher.ts';
import type { Ledger } from './ledger.ts';

/** The one matcher kept: that of the words in use. */
const KEY = 'lexicon';

const CompiledRow = z.object({
  key: z.literal(KEY),
  /** Of the terms and of what folding makes of them: a matcher of other words, or folded otherwise, is none. */
  identity: z.string(),
  /** As `packMatcher` makes it. */
  matcher: z.instanceof(ArrayBuffer),
});

/**
 * Compiles lexicons with a matcher that outlives the background: a worker is started many times a day, and 100,000
 * terms take a second to compile but milliseconds to load. The store is a convenience here: whatever is wrong with
 * it or with what it holds, the terms are compiled as if nothing had been kept.
 *
 * @example await storedLexicon(ledger)(entries)
 */
export function storedLexicon(
  ledger: Pick<Ledger, 'use'>,
): (entries: readonly LexiconEntry[]) => Promise<Lexicon> {
  return async (entries) => {
    const terms = termsOf(entries);
    const identity = identityOf(terms);
    const kept = await ledger.use('读取词库', (db) => db.get('compiled', KEY));
    const loaded = kept.ok ? load(kept.value, identity, terms.length) : null;
    if (loaded) return compileLexicon(entries, loaded);
    const matcher = compileMatcher(terms);
    // The page waits for its findings, not for the disk.
    void ledger.use('词库', (db) =>
      db.put('compiled', { key: KEY, identity, matcher: packMatcher(matcher) }),
    );
    return compileLexicon(entries, matcher);
  };
}

function load(row: unknown, identity: string, terms: number): CompiledMatcher | null {
  const parsed = CompiledRow.safeParse(row);
  return parsed.success && parsed.data.identity === identity
    ? unpackMatcher(parsed.data.matcher, terms)
    : null;
}

function identityOf(terms: readonly string[]): string {
  let folding = 0;
  for (const unit of foldTable()) folding = (Math.imul(folding, 31) + unit) | 0;
  return `${hash53(terms.join('\n'))} ${terms.length} ${folding}`;
}
