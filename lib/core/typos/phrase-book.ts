import { hanRuns } from './han-runs.ts';
import { type PrintTable, printTable } from './print-table.ts';

/** A phrase book as it is stored: plain data that IndexedDB and messages copy as it is. */
export interface StoredPhraseBook {
  version: 1;
  /** Characters learnt from. */
  characters: number;
  /** Prints of the pages learnt from, in order: a page is learnt once. */
  pages: number[];
  /** Phrase, pages that have it, number of the last of them. */
  phrases: [string, number, number][];
  /** Phrases a person has thrown out: not learnt again. */
  forgotten: string[];
  /** Phrases met on one page so far: prints and page numbers by turns. */
  once: Uint32Array;
}

/**
 * Phrases of an office's own published pages, kept local. Only what stands on two different pages is learnt: a slip
 * made once stays a slip. A book is to be fed by whoever reads pages (patrol, overlay), stored with `stored()` now and
 * then, and handed to `contextChecker` as `{ phrases: book.phrases(), characters: book.characters() }`; a checker keeps
 * what it was handed, so make a new one when the book has grown.
 */
export interface PhraseBook {
  /**
   * Learns one page, in time proportional to its text (5,000 characters: some 10 ms).
   *
   * @param page its address; the same one teaches nothing again
   */
  learn(page: string, text: string): void;
  /** Phrases with how many pages have them; those that stand only inside a longer one are left out. */
  phrases(): ReadonlyMap<string, number>;
  characters(): number;
  pageCount(): number;
  /** Throws a phrase out and everything that holds it, for good. */
  forget(phrase: string): void;
  /** Takes over what another book knows (another machine's): counts of pages both have learnt are not added. */
  merge(other: StoredPhraseBook): void;
  stored(): StoredPhraseBook;
}

const SHORTEST = 2;
const LONGEST = 7;
/** Phrases met once are dropped, oldest first, beyond this many (8 bytes each). */
const MOST_ONCE = 1_000_000;
/** Phrases learnt are dropped, rarest first, beyond this many. */
const MOST_PHRASES = 200_000;

/**
 * A book, empty or as it was stored. To forget everything, store a new one.
 *
 * @example const book = newPhraseBook(); book.learn('a', '推进网格化管理'); book.learn('b', '实行网格化管理');
 *   book.phrases() // 网格化管理 → 2
 */
export function newPhraseBook(stored?: StoredPhraseBook): PhraseBook {
  const pages = [...(stored?.pages ?? [])];
  const known = new Set(pages);
  const phrases = new Map<string, [pages: number, last: number]>();
  const forgotten = new Set(stored?.forgotten ?? []);
  let characters = stored?.characters ?? 0;
  let once: PrintTable = printTable(stored?.once);
  for (const [phrase, count, last] of stored?.phrases ?? []) phrases.set(phrase, [count, last]);

  function meet(phrase: string, print: number, page: number): void {
    const entry = phrases.get(phrase);
    if (entry !== undefined) {
      if (entry[1] !== page) phrases.set(phrase, [entry[0] + 1, page]);
      return;
    }
    const before = once.get(print);
    if (before === undefined) once.set(print, page);
    else if (before !== page && !isForgotten(phrase)) phrases.set(phrase, [2, page]);
  }

  function isForgotten(phrase: string): boolean {
    for (const word of forgotten) if (phrase.includes(word)) return true;
    return false;
  }

  function shrink(): void {
    if (once.size() > MOST_ONCE) once = printTable(once.newest(MOST_ONCE / 2));
    if (phrases.size <= MOST_PHRASES) return;
    const rarest = [...phrases].sort((a, b) => a[1][0] - b[1][0] || a[1][1] - b[1][1]);
    for (const [phrase] of rarest.slice(0, phrases.size - MOST_PHRASES / 2)) phrases.delete(phrase);
  }

  return {
    learn(page, text) {
      const pagePrint = printOf(page);
      if (known.has(pagePrint)) return;
      known.add(pagePrint);
      pages.push(pagePrint);
      for (const { units, length } of hanRuns(text)) {
        const words = String.fromCharCode(...units.subarray(0, length));
        characters += length;
        for (let start = 0; start + SHORTEST <= length; start++) {
          let print = START;
          for (let end = start; end < Math.min(length, start + LONGEST); end++) {
            print = step(print, units[end] as number);
            if (end - start + 1 >= SHORTEST) meet(words.slice(start, end + 1), finish(print), pages.length);
          }
        }
      }
      shrink();
    },
    phrases: () => longestOnly(phrases),
    characters: () => characters,
    pageCount: () => pages.length,
    forget(phrase) {
      forgotten.add(phrase);
      for (const one of [...phrases.keys()]) if (one.includes(phrase)) phrases.delete(one);
    },
    merge(other) {
      const isNew = other.pages.some((page) => !known.has(page));
      for (const word of other.forgotten) this.forget(word);
      for (const [phrase, count] of other.phrases) {
        if (isForgotten(phrase)) continue;
        phrases.set(phrase, [Math.max(count, phrases.get(phrase)?.[0] ?? 0), phrases.get(phrase)?.[1] ?? 0]);
      }
      for (const page of other.pages) {
        if (known.has(page)) continue;
        known.add(page);
        pages.push(page);
      }
      if (isNew) characters += other.characters;
      shrink();
    },
    stored: () => ({
      version: 1,
      characters,
      pages: [...pages],
      phrases: [...phrases].map(([phrase, [count, last]]) => [phrase, count, last]),
      forgotten: [...forgotten],
      once: once.entries(),
    }),
  };
}

/** A phrase that is always part of the same longer one says nothing by itself. */
function longestOnly(phrases: ReadonlyMap<string, [number, number]>): Map<string, number> {
  const inner = new Set<string>();
  for (const [phrase, [pages]] of phrases) {
    for (const part of [phrase.slice(1), phrase.slice(0, -1)])
      if ((phrases.get(part)?.[0] ?? Number.POSITIVE_INFINITY) <= pages) inner.add(part);
  }
  return new Map(
    [...phrases].flatMap(([phrase, [pages]]) => (inner.has(phrase) ? [] : [[phrase, pages] as const])),
  );
}

const START = 0x811c9dc5;
const step = (print: number, unit: number): number => Math.imul(print ^ unit, 0x01000193);

/** Never 0, which is an empty place of the table. */
function finish(print: number): number {
  const mixed = Math.imul(print ^ (print >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0 || 1;
}

function printOf(words: string): number {
  let print = START;
  for (let at = 0; at < words.length; at++) print = step(print, words.charCodeAt(at));
  return finish(print);
}
