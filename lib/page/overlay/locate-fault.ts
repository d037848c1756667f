import type { TextQuote } from '../../core/finding.ts';
import type { CaptureFault } from '../../core/page-picture.ts';
import type { PageResult } from '../../core/page-result.ts';
import { findExactQuote, quoteAt } from '../../core/text/text-quote.ts';
import { isElement, parentElementOf, rootOf } from '../dom.ts';
import { rangeAt } from '../range-at.ts';
import type { PageWords } from '../text-runs.ts';
import { stillHolds } from './find-quote.ts';
import type { Box } from './page-box.ts';
import { elementBoxes, rangeBoxes } from './places.ts';

/** A page as it was read, with what was found in it. */
export interface KnownPage {
  words: PageWords;
  result: PageResult | null;
}

/** Where the words of a fault stand in the live page. */
export interface FaultPlace {
  /** The element they stand in. */
  holder: Element;
  boxes(): Box[];
  /** Whether they still stand there; where that cannot be told without reading the page anew, false. */
  holds(): boolean;
}

/**
 * Where the words of a fault stand in the live page. A page that moved on since it was read is gathered anew, by its
 * words alone: no judgement is waited for.
 *
 * @param known null before the page was read
 * @returns null where the fault has no words (a column, the whole page), undefined where they are gone
 */
export async function locateFault(
  fault: CaptureFault,
  known: KnownPage | null,
  gather: () => Promise<PageWords | null>,
): Promise<FaultPlace | null | undefined> {
  const quote = quoteOf(fault, known);
  if (!quote) return quote;
  const there = known && findExactQuote(known.words.text, quote);
  const range = known && there && rangeAt(known.words, there.start, there.end);
  if (range && stillHolds(range, quote.exact)) return rangePlace(range, quote.exact);
  const words = await gather();
  const now = words && findExactQuote(words.text, quote);
  if (!words || !now) return undefined;
  const live = rangeAt(words, now.start, now.end);
  if (live) return rangePlace(live, quote.exact);
  const holder = asideAt(words, now.start);
  return holder && { holder, boxes: () => elementBoxes(holder), holds: () => false };
}

/**
 * The words to look for. A finding of the page as it was read stands where it was found; one of an earlier reading,
 * which can still be filed, has only the words it was kept by.
 */
function quoteOf(
  { findingId, selection, quote }: CaptureFault,
  known: KnownPage | null,
): TextQuote | null | undefined {
  if (findingId === undefined) return selection ?? null;
  const where = known?.result?.findings.find(({ id }) => id === findingId)?.where;
  if (!known || !where) return quote && keptWords(quote);
  if (where.start === undefined || where.end === undefined) return null;
  return quoteAt(known.words.text, where.start, where.end);
}

/** Words are kept with private numbers starred, which the page does not write: only what stands between them is sought. */
function keptWords({ exact, prefix, suffix, start }: TextQuote): TextQuote | null | undefined {
  if (exact === '') return null;
  if (exact.includes('*')) return undefined;
  return { exact, prefix: prefix.split('*').at(-1) ?? '', suffix: suffix.split('*')[0] ?? '', start };
}

function rangePlace(range: Range, exact: string): FaultPlace | undefined {
  const holder = isElement(range.startContainer)
    ? range.startContainer
    : parentElementOf(range.startContainer);
  // Words right below a shadow root have no element around them there.
  const around = holder ?? (rootOf(range.startContainer) as Partial<ShadowRoot>).host;
  return around && { holder: around, boxes: () => rangeBoxes(range), holds: () => stillHolds(range, exact) };
}

/** The element that shows words which stand in no text node: a control, a drawing. */
function asideAt({ runs }: PageWords, start: number): Element | undefined {
  const node = runs.nodes[runs.start.filter((from) => from <= start).length - 1];
  return isElement(node) ? node : undefined;
}
