import { canonicalJson } from '../events/canonical-json.ts';
import type { Submission } from '../events/event.ts';
import type { Finding, TextQuote } from '../finding.ts';
import { columnUrlKey } from '../register/column-url.ts';
import { routeOf } from '../register/page-address.ts';

type Report = Pick<Submission, 'url' | 'findingId' | 'ruleId' | 'problemClass' | 'quote' | 'description'>;
type Found = Pick<Finding, 'id' | 'ruleId' | 'quote'>;

/** Signs beside a fault that must agree where those on its other side changed: a clock, a counter, a ticker. */
const NEIGHBOURS = 8;
/** How far a new line of a ticker above moves a fault; a fault in another paragraph stands further off. */
const MOVED = 24;

/**
 * Whether two reports are of one place of one page: the same mark, or the same selection or description. A clock beside a
 * fault makes another finding of it every minute, so a finding is also the same where rule and words are and the signs on
 * one side agree. The same words twice in a page are two reports: an earlier one is that of the finding it fits best.
 *
 * @param shown what the rules find on the page now
 */
export function isSameReport(earlier: Report, later: Report, shown: readonly Found[]): boolean {
  if (pageOf(earlier) !== pageOf(later)) return false;
  const { findingId, quote } = later;
  if (findingId !== undefined && earlier.findingId === findingId) return true;
  if (findingId === undefined && earlier.findingId === undefined && said(earlier) === said(later))
    return true;
  if (!earlier.quote || !quote || (earlier.findingId === undefined) !== (findingId === undefined))
    return false;
  if (earlier.ruleId !== later.ruleId || !areBeside(earlier.quote, quote)) return false;
  // Of words that a person selected nobody knows the twins: the place itself must be the same.
  if (findingId === undefined)
    return said({ ...earlier, quote }) === said(later) && earlier.quote.start === quote.start;
  return fitsBest(earlier, { id: findingId, quote }, shown);
}

const pageOf = ({ url }: Report): string => `${columnUrlKey(url) || url}#${routeOf(url)}`;

const said = ({ problemClass, quote, description }: Report): string =>
  canonicalJson({ problemClass, quote, description });

/**
 * The same words, with as many signs on one side alike as tell a place. On the other side only figures and marks may
 * differ, or the place is nearly the same: two sentences that end alike are two faults.
 */
function areBeside(a: TextQuote, b: TextQuote): boolean {
  if (a.exact !== b.exact || Math.max(before(a, b), after(a, b)) < NEIGHBOURS) return false;
  return Math.abs(a.start - b.start) <= MOVED || areAlikeInWords(a, b);
}

function areAlikeInWords(a: TextQuote, b: TextQuote): boolean {
  const [one, other] = [a, b].map(({ prefix, suffix, ...rest }) => ({
    ...rest,
    prefix: wordsOf(prefix),
    suffix: wordsOf(suffix),
  }));
  if (!one || !other) return false;
  return (
    before(one, other) >= Math.min(NEIGHBOURS, one.prefix.length, other.prefix.length) &&
    after(one, other) >= Math.min(NEIGHBOURS, one.suffix.length, other.suffix.length)
  );
}

/** Without figures and marks. */
const wordsOf = (text: string): string => text.replace(/[\d\p{P}\p{S}\s]+/gu, '');

/** Whether no other finding of the page is rather what was reported earlier. */
function fitsBest(earlier: Report, later: Pick<Found, 'id' | 'quote'>, shown: readonly Found[]): boolean {
  const { quote, ruleId } = earlier;
  if (!quote) return false;
  const twins = shown.filter(
    (one) => one.id !== later.id && one.ruleId === ruleId && one.quote.exact === quote.exact,
  );
  return twins.every((twin) => twin.id !== earlier.findingId && isCloser(quote, later.quote, twin.quote));
}

/** By the signs around, then by the place; where neither tells, it is not. */
function isCloser(to: TextQuote, one: TextQuote, other: TextQuote): boolean {
  const alike = before(to, one) + after(to, one) - before(to, other) - after(to, other);
  if (alike !== 0) return alike > 0;
  return Math.abs(one.start - to.start) < Math.abs(other.start - to.start);
}

const tidy = (text: string): string => text.replace(/\s+/g, '');

function before(a: TextQuote, b: TextQuote): number {
  const [one, other] = [tidy(a.prefix), tidy(b.prefix)];
  return shared(
    (at) => one[one.length - 1 - at],
    (at) => other[other.length - 1 - at],
  );
}

function after(a: TextQuote, b: TextQuote): number {
  const [one, other] = [tidy(a.suffix), tidy(b.suffix)];
  return shared(
    (at) => one[at],
    (at) => other[at],
  );
}

function shared(one: (at: number) => string | undefined, other: (at: number) => string | undefined): number {
  let at = 0;
  while (one(at) !== undefined && one(at) === other(at)) at++;
  return at;
}
