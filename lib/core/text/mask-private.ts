import { compileMatcher } from './compile-matcher.ts';
import { eachMatch } from './matcher.ts';

/** Personal data found in a text, with the only form of it that may be kept. */
export interface PrivateRange {
  start: number;
  end: number;
  masked: string;
}

export interface Masker {
  /** The text itself with every unit of personal data starred: offsets stay true. */
  text: string;
  /** Words from elsewhere (a message, a suggestion, a title) with raw values replaced by their masked forms. */
  words(words: string): string;
}

/** Shortest value that is looked for elsewhere too: below it a year or a house number would be starred. */
const SHORTEST_VALUE = 8;

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/[^0-9Xx]/g, '');

/**
 * Makes a text safe to quote from: no quote, whole or cut, can carry a raw value. The same value elsewhere, in
 * full width or with spaces, goes too.
 *
 * @param ranges offsets in `text`, in any order, overlapping or not
 * @example maskPrivate('身份证11010519491231002X。', [{ start: 3, end: 21, masked: '…' }]).text → '身份证******************。'
 */
export function maskPrivate(text: string, ranges: readonly PrivateRange[]): Masker {
  if (ranges.length === 0) return { text, words: (words) => words };
  const forms = new Map<string, string>();
  for (const { start, end, masked } of ranges) {
    const raw = text.slice(start, end);
    for (const form of [raw, digitsOf(raw)]) if (form.length >= SHORTEST_VALUE) forms.set(form, masked);
  }
  const masks = [...forms.values()];
  const matcher = compileMatcher([...forms.keys()]);
  const placesIn = (words: string): PrivateRange[] => {
    const places: PrivateRange[] = [];
    eachMatch(matcher, words, (form, start, end) => places.push({ start, end, masked: masks[form] ?? '' }));
    return places;
  };
  return {
    text: replaced(text, [...ranges, ...placesIn(text)], ({ start, end }) => '*'.repeat(end - start)),
    words: (words) => replaced(words, placesIn(words), ({ masked }) => masked),
  };
}

/** Each stretch replaced once, where stretches overlap the rest of the later one too. */
function replaced(
  text: string,
  ranges: readonly PrivateRange[],
  by: (range: PrivateRange) => string,
): string {
  const parts: string[] = [];
  let from = 0;
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (range.end <= from) continue;
    const start = Math.max(range.start, from);
    parts.push(text.slice(from, start), by({ ...range, start }));
    from = range.end;
  }
  return parts.join('') + text.slice(from);
}
