import { compileMatcher } from './compile-matcher.ts';
import { eachMatch } from './matcher.ts';
import { cutPieces, type KnownDigits, knownDigits } from './number-pieces.ts';
import { privateNumbers } from './private-numbers.ts';
import { ascending } from './run-windows.ts';

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
  /**
   * Words about this very place of the text: where it touches personal data a piece of the number, of however few
   * digits, goes too.
   */
  wordsAbout(words: string, place: { start: number; end: number }): string;
}

/** Shortest value that is looked for elsewhere too: below it a year or a house number would be starred. */
const SHORTEST_VALUE = 8;
/** Shortest piece of a number that is known for one wherever it stands, and in words about the number itself. */
const PIECE = 7;
const OWN_PIECE = 3;

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/[^0-9Xx]/g, '');

/** The numbers of persons in a text as ranges to mask. */
export function privateRangesOf(text: string): PrivateRange[] {
  return privateNumbers(text).map(({ start, end, masked }) => ({ start, end, masked }));
}

/**
 * The text with every unit of its private numbers starred, unit for unit: what every quote is taken from, so that
 * a quote's context is found again in it.
 *
 * @example starred('电话13800138000。') === '电话***********。'
 */
export function starred(text: string): string {
  return maskPrivate(text, privateRangesOf(text)).text;
}

/**
 * Makes a text safe to quote from: no quote, whole or cut, can carry a raw value. The same value elsewhere, in
 * full width or with spaces, goes too.
 *
 * @param ranges offsets in `text`, in any order, overlapping or not
 * @example maskPrivate('身份证11010519491231002X。', [{ start: 3, end: 21, masked: '…' }]).text → '身份证******************。'
 */
export function maskPrivate(text: string, ranges: readonly PrivateRange[]): Masker {
  const inWords = (words: string): string => withMasks(words, privateRangesOf(words));
  if (ranges.length === 0) return { text, words: inWords, wordsAbout: inWords };
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
  // Most texts are starred and nothing is said about them.
  let known: KnownDigits | undefined;
  const words = (words: string): string => {
    const open = inWords(words);
    known ??= knownDigits(
      [...forms].map(([raw, masked]) => ({ raw, masked })),
      PIECE,
    );
    return cutPieces(
      replaced(open, placesIn(open), ({ masked }) => masked),
      known,
    );
  };
  return {
    text: replaced(text, together(ascending(ranges), placesIn(text)), ({ start, end }) =>
      '*'.repeat(end - start),
    ),
    words,
    wordsAbout(about, { start, end }) {
      const touched = ranges.filter((range) => range.start < end && range.end > start);
      if (touched.length === 0) return words(about);
      const own = touched.map((range) => ({ raw: text.slice(range.start, range.end), masked: range.masked }));
      return words(cutPieces(about, knownDigits(own, OWN_PIECE)));
    },
  };
}

/**
 * The text with every range replaced by its mask; line feeds inside a range stay behind it, so that the lines of a
 * text remain as many. Of overlapping ranges the first counts.
 */
export function withMasks(text: string, ranges: readonly PrivateRange[]): string {
  return replaced(text, ranges, ({ start, end, masked }) => {
    const feeds = text.slice(start, end).replace(/[^\n]/g, '');
    return masked + feeds;
  });
}

/** Places that lie in a range say nothing new: nearly all of them do. @param ranges ascending */
function together(ranges: readonly PrivateRange[], places: readonly PrivateRange[]): readonly PrivateRange[] {
  let next = 0;
  const others = ascending(places).filter(({ start, end }) => {
    while (next < ranges.length && (ranges[next]?.end ?? 0) <= start) next += 1;
    const range = ranges[next];
    return !range || range.start > start || range.end < end;
  });
  return others.length === 0 ? ranges : [...ranges, ...others];
}

/** Each stretch replaced once, where stretches overlap the rest of the later one too. */
function replaced(
  text: string,
  ranges: readonly PrivateRange[],
  by: (range: PrivateRange) => string,
): string {
  const parts: string[] = [];
  let from = 0;
  for (const range of ascending(ranges)) {
    if (range.end <= from) continue;
    const start = Math.max(range.start, from);
    parts.push(text.slice(from, start), by(start === range.start ? range : { ...range, start }));
    from = range.end;
  }
  return parts.join('') + text.slice(from);
}
