/** A number as written: its digits in half width without separators, and where it stands. */
export interface NumberRun {
  /** 0-9, a final X in upper case. */
  digits: string;
  /** Lengths of the groups that separators cut it into. */
  groups: number[];
  start: number;
  end: number;
}

const DIGIT = '[0-9０-９]';
const GAP = '[ \\u00a0\\u2000-\\u200f\\u2060\\ufeff]|[-－–—]';
const RUN = new RegExp(`${DIGIT}(?:(?:${GAP})?${DIGIT})*(?:(?:${GAP})?[XxＸｘ](?![A-Za-z0-9]))?`, 'g');
/** Before a number: part of a code, a masked form, a decimal or a path; 13800138000/13900139000 are two numbers. */
const GLUED_BEFORE = /[A-Za-zＡ-Ｚａ-ｚ0-9０-９_*＊•·=%#@]$|[0-9]\.$|[^0-9][/\\]$|^[/\\]$/;
const GLUED_AFTER = /^(?:[A-Za-zＡ-Ｚａ-ｚ0-9０-９_*＊%]|\.[A-Za-z0-9])/;
const ADDRESS = /(?:https?:\/\/|www\.)[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/g;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^0-9Xx]/g, '')
    .toUpperCase();

/**
 * Numbers in a text, through full width, spaces and hyphens between groups. Left out: what is part of a longer
 * word (codes, file names, decimals), of an address, or of a masked form (110105********002X).
 *
 * @param shortest digits a number must have
 * @example numberRuns('电话：138 0013 8000', 11) → [{ digits: '13800138000', groups: [3, 4, 4], start: 3, end: 16 }]
 */
export function numberRuns(text: string, shortest: number): NumberRun[] {
  const addresses = [...text.matchAll(ADDRESS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const runs: NumberRun[] = [];
  let next = 0;
  for (const match of text.matchAll(RUN)) {
    const start = match.index;
    const end = start + match[0].length;
    const digits = plain(match[0]);
    if (digits.length < shortest) continue;
    while ((addresses[next]?.end ?? end) <= start) next += 1;
    if ((addresses[next]?.start ?? end) < end) continue;
    if (GLUED_BEFORE.test(text.slice(Math.max(0, start - 2), start))) continue;
    if (GLUED_AFTER.test(text.slice(end, end + 2))) continue;
    const parts = match[0].split(new RegExp(GAP));
    runs.push({ digits, groups: parts.map((part) => plain(part).length), start, end });
    if (parts.length > 1) runs.push(...pieces(match[0], start, shortest));
  }
  return runs;
}

/** A telephone's area code and number are the shortest that a hyphen parts from a number of its own. */
const SHORTEST_BESIDE_HYPHEN = 7;
const HYPHEN = /[-－–—]/;

/**
 * Two numbers with a space between look like one with a gap: each is given by itself too. A hyphen and a few digits
 * beside it make a code of it (13100302001-17001).
 */
function pieces(words: string, offset: number, shortest: number): NumberRun[] {
  const piece = new RegExp(`${DIGIT}+[XxＸｘ]?`, 'g');
  const found: { start: number; end: number }[] = [];
  for (const { index, 0: written } of words.matchAll(piece))
    found.push({ start: index, end: index + written.length });
  return found.flatMap(({ start, end }, index) => {
    if (end - start < shortest) return [];
    const digits = plain(words.slice(start, end));
    const isCode = [index - 1, index + 1].some((at) => {
      const other = found[at];
      const sign = words.charAt(at < index ? start - 1 : end);
      return other !== undefined && HYPHEN.test(sign) && other.end - other.start < SHORTEST_BESIDE_HYPHEN;
    });
    return isCode ? [] : [{ digits, groups: [digits.length], start: offset + start, end: offset + end }];
  });
}
