import type { Finding } from '../core/finding.ts';
import type { PrivateRange } from '../core/text/mask-private.ts';

/** Runs the privacy rules over a text that is not a page (a title, words a reader selected or typed). */
export type FindPrivate = (text: string) => readonly Finding[];

/** Turns a text into the form that may be stored. */
export type Mask = (text: string) => string;

export function privateRanges(findings: readonly Finding[]): PrivateRange[] {
  return findings
    .flatMap(({ problemClass, where, quote }) =>
      problemClass === '个人隐私' && where.start !== undefined && where.end !== undefined
        ? [{ start: where.start, end: where.end, masked: quote.exact }]
        : [],
    )
    .sort((a, b) => a.start - b.start);
}

/** The text with every range replaced by its mask. Ranges ascend; of overlapping ones the first counts. */
export function withMasks(text: string, ranges: readonly PrivateRange[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end, masked } of ranges) {
    if (start < from) continue;
    kept += text.slice(from, start) + masked;
    from = end;
  }
  return kept + text.slice(from);
}
