import type { Submission } from '../events/event.ts';
import type { TextQuote } from '../finding.ts';
import { squash } from '../page-source.ts';
import type { PageReading } from '../reading.ts';
import { findExactQuote, occurrencesOf, type Range } from '../text/text-quote.ts';
import type { Place } from './fault-place.ts';
import type { RecheckMeans, SeenPage } from './seen-page.ts';

/** Characters on either side by which a place is known for certain. */
const PLACE_SIDES = 8;
/** Words as long as this do not stand elsewhere by chance. */
const CLAUSE = 8;
/** Words as long as this are wrong wherever they stand, if they are wrong at one place. */
const WORD = 4;
const FIGURE = /[\d一二三四五六七八九十百千万亿两零〇]/;
/** So much may stand beside the words in one with them. */
const MOST_ADDED = 4;

/** Where the very words stand; those that are part of what was asked for do not count. */
export function standingAt(
  text: string,
  quote: TextQuote,
  suggestion: string | undefined,
): Range | undefined {
  const found = findExactQuote(text, quote) ?? undefined;
  if (!found || !suggestion?.includes(quote.exact)) return found;
  const offset = suggestion.indexOf(quote.exact);
  const isRight = (start: number) => text.startsWith(suggestion, start - offset);
  const wrong = occurrencesOf(text, quote.exact).filter((start) => !isRight(start));
  const [first] = wrong;
  if (first === undefined) return undefined;
  return isRight(found.start) ? { start: first, end: first + quote.exact.length } : found;
}

/**
 * The same words may rightly stand elsewhere on the page. The fault is gone only when its own place, known by the
 * words on both sides, holds something else, none of the others has a neighbour of the fault, and the rule that
 * found it (if one did) lets them pass.
 */
export function mendedBeside(
  { ruleId }: Submission,
  quote: TextQuote,
  { reading }: SeenPage,
  places: readonly Place[],
  means: RecheckMeans,
): boolean {
  const { text } = reading;
  // A whole clause stands twice by copying: the other one is as wrong.
  const { length } = squash(quote.exact);
  if (length >= CLAUSE) return false;
  // No rule can let pass what a reader chose: a word is as wrong elsewhere, a figure may be right there.
  if (ruleId === undefined && length >= WORD && !FIGURE.test(quote.exact)) return false;
  const isSure = places.every(
    ({ start, end, known }) => known !== 'beside' && !text.slice(start, end).includes(quote.exact),
  );
  if (!isSure) return false;
  const before = quote.prefix.slice(-PLACE_SIDES);
  const after = quote.suffix.slice(0, PLACE_SIDES);
  if (before.length < PLACE_SIDES || after.length < PLACE_SIDES) return false;
  const isNear = occurrencesOf(text, quote.exact).some(
    (start) => text.slice(0, start).endsWith(before) || text.startsWith(after, start + quote.exact.length),
  );
  if (isNear) return false;
  return !means
    .judge(reading)
    .some(({ ruleId: by, quote: words }) => by === ruleId && words.exact === quote.exact);
}

/**
 * Whether the place holds the words as part of longer ones (县长 in 副县长): they may be right now. Only of words a
 * reader chose, of which no rule says what is wrong.
 */
export function isPartNow(
  { ruleId, quote }: Submission,
  { text }: PageReading,
  places: readonly Place[],
): boolean {
  if (ruleId !== undefined || !quote) return false;
  const was = squash(quote.exact);
  return (
    places.length > 0 &&
    places.every(({ start, end, known }) => {
      const now = squash(text.slice(start, end));
      const added = now.length - was.length;
      return known === 'here' && added > 0 && added <= MOST_ADDED && now.includes(was);
    })
  );
}

/** A stretch of text without what was asked for: within it (县长 in 副县长) the words are right. */
export function withoutAsked(stretch: string, { quote, suggestion = '' }: Submission): string {
  const isPart = quote !== undefined && suggestion !== quote.exact && suggestion.includes(quote.exact);
  return isPart ? squash(stretch).replaceAll(squash(suggestion), '') : stretch;
}
