import type { Finding } from '../finding.ts';
import { type PrivateRange, privateRangesOf } from '../text/mask-private.ts';

/** Runs the privacy rules over a text that is not a page (a title, words a reader selected or typed). */
export type FindPrivate = (text: string) => readonly Finding[];

/** Turns a text into the form that may be stored. */
export type Mask = (text: string) => string;

function foundByRules(findings: readonly Finding[]): PrivateRange[] {
  return findings.flatMap(({ problemClass, where, quote }) =>
    problemClass === '个人隐私' && where.start !== undefined && where.end !== undefined
      ? [{ start: where.start, end: where.end, masked: quote.exact }]
      : [],
  );
}

/**
 * Everything personal in a text: numbers of persons, those in addresses and names of files too, and whatever else a
 * privacy rule knows. Ascending, none overlapping.
 */
export function privateRangesIn(text: string, find: FindPrivate): PrivateRange[] {
  const ranges: PrivateRange[] = [];
  for (const range of [...privateRangesOf(text), ...foundByRules(find(text))].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  ))
    if ((ranges.at(-1)?.end ?? 0) <= range.start) ranges.push(range);
  return ranges;
}
