import { compileMatcher } from '../text/compile-matcher.ts';
import { fold } from '../text/fold.ts';
import { type CompiledMatcher, eachMatch } from '../text/matcher.ts';
import type { Lexicon, LexiconEntry } from './lexicon.ts';

interface Span {
  start: number;
  end: number;
}

interface Hit extends Span {
  entry: LexiconEntry;
}

const isAscii = (char: string | undefined): boolean => char !== undefined && /^[0-9a-z]$/i.test(char);

/** A term that begins or ends with a Latin letter or digit is a word of its own: 快3 is not in 快30. */
const cutsWord = (text: string, start: number, end: number): boolean =>
  (isAscii(text[start]) && isAscii(text[start - 1])) || (isAscii(text[end - 1]) && isAscii(text[end]));

/** 人 民 攻 府: a title set wide, every gap one space. */
const isLetterSpaced = (words: string): boolean =>
  words.split(/[ \u3000\u00a0]/).every((part) => part.length <= 1);

/**
 * A space inside a hit may be the gap between two words of a menu (党史 教育). An entry that is wrong whatever
 * stands around it (确定) is seen through spaces; a 疑似 one only where the whole word is set wide.
 */
const mayBeTwoWords = (words: string, entry: LexiconEntry): boolean =>
  entry.sureness === '疑似' && /[ \u3000\u00a0]/.test(words) && !isLetterSpaced(words);

/** Wrong form and right form differ only in what folding hides (囯家 and 国家): then the very characters decide. */
const isExactOnly = (entry: LexiconEntry): boolean => fold(entry.wrong) === fold(entry.right);

/**
 * Entries compiled for matching, once per set of packs.
 *
 * `find` reports hits that do not overlap, ascending. A hit inside an allow phrase (of any entry) is none: the
 * phrase is good Chinese whoever listed it. Of overlapping hits the longest stays, then the first.
 *
 * @param entries parsed entries, in any order
 * @param stored the matcher of `matcherOf(entries)`, when it was kept, so that nothing is built
 * @example compileLexicon(entries).find('工人按装电梯') → [{ start: 2, end: 4, entry: { wrong: '按装', … } }]
 */
export function compileLexicon(
  entries: readonly LexiconEntry[],
  stored: CompiledMatcher = matcherOf(entries),
): Lexicon {
  return {
    entries,
    find(text) {
      const hits: Hit[] = [];
      const allowed: Span[] = [];
      eachMatch(stored, text, (term, start, end) => {
        const entry = entries[term];
        if (entry === undefined) {
          allowed.push({ start, end });
          return;
        }
        const words = text.slice(start, end);
        if (isExactOnly(entry) && words !== entry.wrong) return;
        if (cutsWord(text, start, end) || mayBeTwoWords(words, entry)) return;
        hits.push({ start, end, entry });
      });
      return longestFirst(outside(hits, allowed));
    },
  };
}

/** What is searched for: wrong forms at the index of their entry, allow phrases after them. */
export function termsOf(entries: readonly LexiconEntry[]): string[] {
  return [...entries.map((entry) => entry.wrong), ...new Set(entries.flatMap((entry) => entry.allow))];
}

/** The matcher of a lexicon, to be stored beside the entries it was made from. */
export function matcherOf(entries: readonly LexiconEntry[]): CompiledMatcher {
  return compileMatcher(termsOf(entries));
}

/** Hits that lie in no allow phrase; one pass, since a hostile page may hold 100,000 of each. */
function outside(hits: readonly Hit[], allowed: readonly Span[]): Hit[] {
  if (allowed.length === 0) return [...hits];
  const phrases = [...allowed].sort((a, b) => a.start - b.start);
  let next = 0;
  let reach = 0;
  return [...hits]
    .sort((a, b) => a.start - b.start)
    .filter((hit) => {
      for (let phrase = phrases[next]; phrase && phrase.start <= hit.start; phrase = phrases[++next])
        reach = Math.max(reach, phrase.end);
      return hit.end > reach;
    });
}

function longestFirst(hits: readonly Hit[]): Hit[] {
  const byLength = [...hits].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const taken = new Set<number>();
  const kept: Hit[] = [];
  for (const hit of byLength) {
    // No kept hit is shorter, so one that overlaps covers an edge of this one.
    if (taken.has(hit.start) || taken.has(hit.end - 1)) continue;
    for (let at = hit.start; at < hit.end; at++) taken.add(at);
    kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start);
}
