import type { TextQuote } from '../core/finding.ts';
import type { Range } from '../core/text/text-quote.ts';
import { squash } from './same-page.ts';

const EVIDENCE_AROUND = 16;

/** Whether what stands before and after the words is what stood there when they were quoted. */
export function sameNeighbours(text: string, { start, end }: Range, { prefix, suffix }: TextQuote): boolean {
  const before = prefix.slice(-EVIDENCE_AROUND);
  const after = suffix.slice(0, EVIDENCE_AROUND);
  return text.slice(0, start).endsWith(before) && text.startsWith(after, end);
}

/** The very characters with blanks, breaks or invisible ones put between them. */
export function standsSpaced(text: string, exact: string): boolean {
  const bare = squash(exact);
  return bare === exact && bare.length >= 2 && /^\p{Script=Han}+$/u.test(bare) && squash(text).includes(bare);
}

/** Where the words used to stand: between the words that stood before and after them. */
export function placeOf(
  text: string,
  { prefix, exact, suffix }: TextQuote,
  shortest: number,
): Range | undefined {
  for (const length of [16, 8, 4]) {
    if (length < shortest) break;
    const before = prefix.slice(-length);
    const after = suffix.slice(0, length);
    if (before.length < shortest || after.length < shortest) continue;
    for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
      const start = at + before.length;
      const end = text.indexOf(after, start);
      // A rewritten passage may grow, but not by more than the words it replaced and a line.
      if (end >= 0 && end - start <= exact.length * 2 + 40) return { start, end };
    }
  }
  return undefined;
}

/** The words of a place with what stands around them, on one line. */
export function around(text: string, { start, end }: Range): string {
  return text.slice(Math.max(0, start - EVIDENCE_AROUND), end + EVIDENCE_AROUND).replaceAll('\n', ' ');
}
