import { ignoredWords } from '../core/typos/ignored-words.ts';
import type { SlicedTypoChecker, TypoChecker, TypoHit, TypoLevel } from '../core/typos/typo-checker.ts';

/** Units of text whose hits are remembered: more than the longest page that is read. */
const MOST_REMEMBERED = 8_000_000;

/** Remembers the hits of lines: a page is judged again at every change of it, of a setting, of the ledger. */
export interface LineChecker extends TypoChecker {
  /** The same checker where words are never to be flagged again. */
  passing(words: Iterable<string>): TypoChecker;
  /** Units of a text that `check` would have to judge now. */
  unknown(text: string, level: TypoLevel): number;
  /** Judges what is unknown, yielding the share done; `check` then answers at once. */
  learn(text: string, level: TypoLevel): Generator<number, void>;
}

/**
 * A checker that judges line by line, which gives the hits of the whole, and each line once.
 *
 * @example lineChecker(contextChecker(model)).check(reading.text, 'strict')
 */
export function lineChecker(checker: TypoChecker): LineChecker {
  const known = new Map<string, readonly TypoHit[]>();
  let remembered = 0;

  const remember = (key: string, hits: readonly TypoHit[]): void => {
    known.set(key, hits);
    remembered += key.length;
    for (const oldest of known.keys()) {
      if (remembered <= MOST_REMEMBERED) break;
      known.delete(oldest);
      remembered -= oldest.length;
    }
  };
  const hitsOf = (line: string, level: TypoLevel): readonly TypoHit[] => {
    const key = keyOf(line, level);
    let hits = known.get(key);
    if (hits === undefined) {
      hits = checker.check(line, level);
      remember(key, hits);
    }
    return hits;
  };
  const check = (text: string, level: TypoLevel): TypoHit[] =>
    [...linesOf(text)].flatMap(({ line, start }) => hitsOf(line, level).map((hit) => moved(hit, start)));

  return {
    check,
    passing(words) {
      const passed = new Set(words);
      if (passed.size === 0) return { check };
      const isIgnored = ignoredWords(passed);
      // The very words that were let pass stay: who put them away is said beside them, with the undo.
      const isItself = (text: string, { word, start, end }: TypoHit) =>
        passed.has(text.slice(word.start, word.end)) || passed.has(text.slice(start, end));
      return {
        check: (text, level) =>
          check(text, level).filter((hit) => !isIgnored(text, hit.start, hit.end) || isItself(text, hit)),
      };
    },
    unknown(text, level) {
      let units = 0;
      for (const { line } of linesOf(text)) if (!known.has(keyOf(line, level))) units += line.length;
      return units;
    },
    *learn(text, level) {
      for (const { line, start } of linesOf(text)) {
        const key = keyOf(line, level);
        if (known.has(key)) continue;
        if (!isSliced(checker)) hitsOf(line, level);
        else {
          const hits: TypoHit[] = [];
          for (const slice of checker.checkSlices(line, level)) {
            for (const hit of slice) hits.push(hit);
            yield start / text.length;
          }
          remember(key, hits);
        }
        yield (start + line.length) / text.length;
      }
    },
  };
}

const keyOf = (line: string, level: TypoLevel): string => `${level} ${line}`;
const isSliced = (checker: TypoChecker): checker is SlicedTypoChecker => 'checkSlices' in checker;

function* linesOf(text: string): Generator<{ line: string; start: number }> {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    // A single character has no context.
    if (end - start > 1) yield { line: text.slice(start, end), start };
    start = end + 1;
  }
}

function moved(hit: TypoHit, by: number): TypoHit {
  if (by === 0) return hit;
  const { word, start, end } = hit;
  return {
    ...hit,
    start: start + by,
    end: end + by,
    word: { ...word, start: word.start + by, end: word.end + by },
  };
}
