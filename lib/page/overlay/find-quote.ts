import type { TextQuote } from '../../core/finding.ts';
import { findExactQuote } from '../../core/text/text-quote.ts';
import { isConnected } from '../dom.ts';
import { rangeAt, staticRangeAt } from '../range-at.ts';
import type { PageWords } from '../text-runs.ts';
import { wordsAt } from './live-range.ts';

/**
 * Ranges that follow the page's own changes until it is read anew. Every change of the page looks at every one of
 * them (9,700 slowed a script that wraps words from 0.6 s to 30 s): marks beyond these stand where they stood.
 */
export const MOST_LIVE = 500;

/** @param nth how many marks the page has before this one */
export const markRangeAt = (page: PageWords, start: number, end: number, nth: number): AbstractRange | null =>
  (nth < MOST_LIVE ? rangeAt(page, start, end) : staticRangeAt(page, start, end)) ?? null;

/** Where quoted words stand in the document now: exact text only, null when they are gone. */
export function rangeOfQuote(page: PageWords, quote: TextQuote, nth: number): AbstractRange | null {
  const place = findExactQuote(page.text, quote);
  return place && markRangeAt(page, place.start, place.end, nth);
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** Does the range still hold these words? A page may have moved on since it was read. */
export function stillHolds(range: AbstractRange, words: string): boolean {
  return isConnected(range.startContainer) && !range.collapsed && squeeze(wordsAt(range)) === squeeze(words);
}
