import type { Submission } from '../events/event.ts';
import { atPlaces } from './at-places.ts';
import { clearedVerdict } from './cleared-verdict.ts';
import { elsewhere, unseenCopy } from './elsewhere.ts';
import { around, contextOf, placesOf, sameNeighbours, standsSpaced } from './fault-place.ts';
import { faultWords } from './fault-words.ts';
import { flatten, rawPlace } from './flat-text.ts';
import { type RecheckMeans, type SeenPage, unsure, type Verdict } from './seen-page.ts';
import { isPartNow, mendedBeside, standingAt, withoutAsked } from './standing-words.ts';

/** Shorter words stand spaced by chance across two sentences. */
const SPACED_LEAST = 4;

/**
 * Whether the words are gone: the machine says so only where what stood around them still stands, something else
 * stands between, and nothing on the page could show them all the same.
 */
export function textVerdict(
  submission: Submission,
  seen: SeenPage,
  means: RecheckMeans,
): Verdict | undefined {
  const { quote, suggestion, ruleId } = submission;
  if (!quote || quote.exact === '') return undefined;
  const { text } = seen.reading;
  const flat = flatten(text);
  const context = contextOf(submission);
  const raw = context ? placesOf(flat.text, context).map((place) => rawPlace(place, flat)) : [];
  const standing = standingAt(text, quote, suggestion);
  if (standing) {
    const isMended = raw.length > 0 && mendedBeside(submission, quote, seen, raw, means);
    if (!isMended) {
      const shown = around(text, standing);
      const isHere = raw.some(({ start, end }) => start <= standing.start && standing.end <= end);
      if (isHere && isPartNow(submission, seen.reading, raw))
        return { ...unsure(`原处现为：${shown}（原文成了更长的词的一部分，改对没有机器不知道）`), shown };
      // Words a reader selected may be mended by what stands beside them: a person judges, the machine never closes.
      const moved = ruleId === undefined && !sameNeighbours(text, standing, quote);
      const note = moved ? '（前后文字已改动，请人工判断）' : '';
      return { result: '仍在', evidence: `原文仍在：${shown}${note}`, shown };
    }
  } else if (
    quote.exact.length >= SPACED_LEAST &&
    standsSpaced(withoutAsked(text, submission), quote.exact)
  ) {
    const says = `原文的字都还在，只是中间加了空格、换行或看不见的字符：${quote.exact}`;
    return { result: '改成另一种错', evidence: says, shown: quote.exact };
  }
  const words = faultWords(submission);
  const isElsewhere = standing !== undefined;
  return (
    atPlaces(submission, seen, raw, means, words) ??
    elsewhere(seen, words, isElsewhere) ??
    clearedVerdict(submission, seen, means, {
      contexts: context ? [context] : [],
      signs: words?.signs ?? new Set(),
      isElsewhere,
      note: unseenCopy(seen, words),
    })
  );
}
