import type { CivilDate } from '../calendar/civil-date.ts';
import { fold } from '../text/fold.ts';
import { compileLexicon } from './compile-lexicon.ts';
import type { Lexicon, LexiconEntry } from './lexicon.ts';
import { entriesOf, type Pack } from './pack.ts';
import type { Leader } from './roster.ts';
import type { OwnEntry, OwnList } from './word-list.ts';

/** Everything the office and the product know of words, as rules are handed it. */
export interface Words {
  lexicon: Lexicon;
  /** 固定表述 of the office's own. */
  terms: readonly string[];
  roster: readonly Leader[];
}

const inForce = (
  { from, to }: { from?: CivilDate | undefined; to?: CivilDate | undefined },
  day: CivilDate,
) => (from === undefined || from <= day) && (to === undefined || day <= to);

/** An own word in full. What the office lists without saying more is 一般 and 确定: it knows its words. */
export function filled(entry: OwnEntry, listName: string): LexiconEntry {
  const { right } = entry;
  // 党的二十 → 党的二十大: the right form holds the wrong one and must not be told itself.
  const holdsWrong = right !== '' && right !== entry.wrong && fold(right).includes(fold(entry.wrong));
  const { from, to } = entry;
  return {
    wrong: entry.wrong,
    right,
    problemClass: entry.problemClass ?? '错别字',
    severity: entry.severity ?? '一般',
    sureness: entry.sureness ?? '确定',
    allow: [...(entry.allow ?? []), ...(holdsWrong ? [right] : [])],
    hits: entry.hits ?? [],
    misses: entry.misses ?? [],
    source: entry.source ?? listName,
    from,
    to,
  };
}

/**
 * The entries of switched-on packs and own lists in force on a day. A word the office lists stands before the same
 * word of a pack, and an earlier list before a later one.
 *
 * @example lexiconEntries(DEFAULT_PACKS, lists, '2026-11-23').length
 */
export function lexiconEntries(
  packs: readonly Pack[],
  lists: readonly OwnList[],
  day: CivilDate,
): LexiconEntry[] {
  const own = lists.flatMap(({ on, name, content }) =>
    on && content.kind === '错词' ? content.entries.map((entry) => filled(entry, name)) : [],
  );
  const seen = new Set<string>();
  return [...own, ...packs.flatMap(entriesOf)].filter((entry) => {
    if (seen.has(entry.wrong) || !inForce(entry, day)) return false;
    seen.add(entry.wrong);
    return true;
  });
}

/**
 * What rules are judged with: packs and own lists put together.
 *
 * @param compile handed in so that a matcher stored earlier can be used again
 * @example (await wordsOf(DEFAULT_PACKS, lists, '2026-11-23')).lexicon.find(text)
 */
export async function wordsOf(
  packs: readonly Pack[],
  lists: readonly OwnList[],
  day: CivilDate,
  compile: (entries: readonly LexiconEntry[]) => Promise<Lexicon> | Lexicon = compileLexicon,
): Promise<Words> {
  return {
    lexicon: await compile(lexiconEntries(packs, lists, day)),
    terms: lists.flatMap(({ on, content }) => (on && content.kind === '固定表述' ? content.terms : [])),
    roster: lists.flatMap(({ on, content }) => (on && content.kind === '领导名单' ? content.leaders : [])),
  };
}
