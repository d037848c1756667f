import type { TextQuote } from '../../core/finding.ts';
import { findExactQuote } from '../../core/text/text-quote.ts';
import type { PageText } from '../page-text.ts';
import { rangeAt } from '../range-at.ts';

/** Where quoted words stand in the document now: exact text only, null when they are gone. */
export function rangeOfQuote(page: PageText, quote: TextQuote): Range | null {
  const place = findExactQuote(page.text, quote);
  return place ? (rangeAt(page, place.start, place.end) ?? null) : null;
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** Does the range still hold these words? A page may have moved on since it was read. */
export function stillHolds(range: Range, words: string): boolean {
  return range.startContainer.isConnected && !range.collapsed && squeeze(range.toString()) === squeeze(words);
}
