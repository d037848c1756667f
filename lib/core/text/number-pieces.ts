import { digitRuns } from './digit-runs.ts';

/** A private number and its mask, digit for digit. */
interface Known {
  digits: string;
  masked: string;
}

/** Pieces of private numbers of one length, each with the numbers and places it stands at. */
export interface KnownDigits {
  length: number;
  pieces: Map<string, { known: Known; at: number }>;
}

const READING = { strokeIsOne: true, han: false } as const;

/** Digits of a number as written, as `digitRuns` reads them. */
function digitsOf(raw: string): string {
  return digitRuns(raw, 1, { strokeIsOne: true, han: true })
    .runs.map(({ digits }) => digits)
    .join('');
}

/**
 * Every piece of `length` digits of these numbers.
 *
 * @param numbers as written, each with its mask
 */
export function knownDigits(
  numbers: readonly { raw: string; masked: string }[],
  length: number,
): KnownDigits {
  const pieces: KnownDigits['pieces'] = new Map();
  for (const { raw, masked } of numbers) {
    const digits = digitsOf(raw);
    // A mask of another length (every unit starred) keeps nothing.
    const known = { digits, masked: masked.length === digits.length ? masked : '*'.repeat(digits.length) };
    for (let at = 0; at + length <= digits.length; at++)
      if (!pieces.has(digits.slice(at, at + length)))
        pieces.set(digits.slice(at, at + length), { known, at });
  }
  return { length, pieces };
}

/**
 * Words without cut pieces of private numbers: what a piece holds of the number's mask stays, the rest is starred.
 *
 * @example cutPieces('应为19491231', knownDigits([{ raw: '11010519491231002X', masked: '110105********002X' }], 7)) === '应为********'
 */
export function cutPieces(words: string, { length, pieces }: KnownDigits): string {
  if (pieces.size === 0 || words.length < length) return words;
  let units: string[] | undefined;
  for (const { digits, starts, ends } of digitRuns(words, length, READING).runs) {
    for (let from = 0; from + length <= digits.length; ) {
      const piece = pieces.get(digits.slice(from, from + length));
      if (!piece) {
        from += 1;
        continue;
      }
      let taken = 0;
      for (; from + taken < digits.length; taken++) {
        const at = piece.at + taken;
        if (piece.known.digits.charAt(at) !== digits.charAt(from + taken)) break;
        if (piece.known.masked.charAt(at) === digits.charAt(from + taken)) continue;
        units ??= words.split('');
        for (let unit = starts[from + taken] ?? 0; unit < (ends[from + taken] ?? 0); unit++)
          units[unit] = '*';
      }
      from += Math.max(taken, 1);
    }
  }
  return units ? units.join('') : words;
}
