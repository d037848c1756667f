/** Characters of context a quote keeps on either side. */
export const QUOTE_CONTEXT = 32;

/** What `TextQuote` of `finding.ts` is the schema of; text knows nothing of findings. */
interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
}

/** A stretch of a text, UTF-16 units, end exclusive. */
export interface Range {
  start: number;
  end: number;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Does `offset` fall between the two halves of a surrogate pair? */
const splitsPair = (text: string, offset: number): boolean =>
  offset > 0 && offset < text.length && isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));

const NUMBER = /[0-9０-９](?:[-–—:：./\s]{0,2}[0-9０-９])+/g;
/** Longer than any date, telephone or card number with its signs. */
const NUMBER_MOST = 40;

/** The number that `cut` falls into: half a date looks like a telephone, half an identity number like nothing. */
function numberAround(text: string, cut: number): Range | undefined {
  const from = Math.max(0, cut - NUMBER_MOST);
  for (const { 0: digits, index } of text.slice(from, cut + NUMBER_MOST).matchAll(NUMBER)) {
    const start = from + index;
    if (start < cut && cut < start + digits.length) return { start, end: start + digits.length };
  }
  return undefined;
}

/**
 * The words of a range with up to 32 units of context on either side. A surrogate pair is never split:
 * the quoted range grows to hold it whole, the context shrinks to leave it out. Nor does the context begin or
 * end inside a number.
 *
 * @param start offset in `text`; offsets outside the text are clamped
 * @example quoteAt('市人民攻府办公室', 1, 5) → { exact: '人民攻府', prefix: '市', suffix: '办公室', start: 1 }
 */
export function quoteAt(text: string, start: number, end: number): Quote {
  let from = Math.min(Math.max(0, start), text.length);
  let to = Math.min(Math.max(from, end), text.length);
  if (splitsPair(text, from)) from -= 1;
  if (splitsPair(text, to)) to += 1;
  let before = Math.max(0, from - QUOTE_CONTEXT);
  if (splitsPair(text, before)) before += 1;
  before = Math.min(from, numberAround(text, before)?.end ?? before);
  let after = Math.min(text.length, to + QUOTE_CONTEXT);
  if (splitsPair(text, after)) after -= 1;
  after = Math.max(to, numberAround(text, after)?.start ?? after);
  return {
    exact: text.slice(from, to),
    prefix: text.slice(before, from),
    suffix: text.slice(to, after),
    start: from,
  };
}

/**
 * Every place where `exact` stands in `text`, overlapping ones too, ascending; none for an empty string.
 *
 * @example occurrencesOf('了了了', '了了') → [0, 1]
 */
export function occurrencesOf(text: string, exact: string): number[] {
  const starts: number[] = [];
  if (exact === '') return starts;
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) starts.push(at);
  return starts;
}

/** Units that agree, counted from the inner edge of the context outwards. */
function agreement(found: string, wanted: string, fromEnd: boolean): number {
  const most = Math.min(found.length, wanted.length);
  for (let i = 0; i < most; i++) {
    const same = fromEnd
      ? found.charCodeAt(found.length - 1 - i) === wanted.charCodeAt(wanted.length - 1 - i)
      : found.charCodeAt(i) === wanted.charCodeAt(i);
    if (!same) return i;
  }
  return most;
}

/**
 * Where the quoted words stand now, exact text only: a fuzzy match still "found" the error on 200 of 200
 * correctly fixed pages, so 复核 never closes on one. Among several occurrences the one whose context agrees
 * most wins, then the one nearest to where the quote was taken.
 *
 * @returns null when the exact words are nowhere in `text`, or the quote has none
 * @example findExactQuote('甲人民攻府乙', { exact: '人民攻府', prefix: '甲', suffix: '', start: 40 }) → { start: 1, end: 5 }
 */
export function findExactQuote(text: string, quote: Quote): Range | null {
  let best: { start: number; agrees: number; away: number } | null = null;
  for (const start of occurrencesOf(text, quote.exact)) {
    const end = start + quote.exact.length;
    const before = text.slice(Math.max(0, start - quote.prefix.length), start);
    const after = text.slice(end, end + quote.suffix.length);
    const agrees = agreement(before, quote.prefix, true) + agreement(after, quote.suffix, false);
    const away = Math.abs(start - quote.start);
    if (best === null || agrees > best.agrees || (agrees === best.agrees && away < best.away))
      best = { start, agrees, away };
  }
  return best === null ? null : { start: best.start, end: best.start + quote.exact.length };
}
