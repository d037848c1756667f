import { CELL, type CompiledMatcher, ENTRY } from './matcher.ts';

/** First number of every packed matcher; another one is another format. */
const FORMAT = 0x58_44_00_02;
/** Numbers before the arrays: format, checksum, last single class, then the length of each array. */
const HEAD = 6;
const CLASSES = 0x10000;

/**
 * A compiled matcher as one buffer, to be stored: a head with format, checksum and lengths, then the arrays one
 * after the other. 100,000 terms: 8 MB.
 *
 * @example unpackMatcher(packMatcher(matcher)) finds what `matcher` finds
 */
export function packMatcher(matcher: CompiledMatcher): ArrayBuffer {
  const { classOf, lastSingle, pairs, cells, entries } = matcher;
  const buffer = new ArrayBuffer(4 * (HEAD + pairs.length + cells.length + entries.length) + 2 * CLASSES);
  const head = new Int32Array(buffer, 0, HEAD);
  const views = viewsOf(buffer, pairs.length, cells.length, entries.length);
  views.pairs.set(pairs);
  views.cells.set(cells);
  views.entries.set(entries);
  views.classOf.set(classOf);
  head.set([FORMAT, 0, lastSingle, pairs.length, cells.length, entries.length]);
  head[1] = checksum(buffer);
  return buffer;
}

/**
 * The matcher in a buffer of `packMatcher`: views of that buffer, nothing is copied or built. Null when the buffer
 * is of another format, cut short or damaged.
 *
 * @param terms how many terms it must be of
 */
export function unpackMatcher(buffer: ArrayBuffer, terms: number): CompiledMatcher | null {
  if (buffer.byteLength < 4 * HEAD || buffer.byteLength % 4 !== 0) return null;
  const [format, sum, lastSingle = 0, pairs = 0, cells = 0, entries = 0] = new Int32Array(buffer, 0, HEAD);
  if (format !== FORMAT || entries !== terms * ENTRY) return null;
  if (pairs < 1 || cells < CELL || buffer.byteLength !== 4 * (HEAD + pairs + cells + entries) + 2 * CLASSES)
    return null;
  if (sum !== checksum(buffer)) return null;
  return { lastSingle, ...viewsOf(buffer, pairs, cells, entries) };
}

function viewsOf(buffer: ArrayBuffer, pairs: number, cells: number, entries: number) {
  let at = 4 * HEAD;
  const next = (length: number): Int32Array<ArrayBuffer> => {
    const view = new Int32Array(buffer, at, length);
    at += 4 * length;
    return view;
  };
  return {
    pairs: next(pairs),
    cells: next(cells),
    entries: next(entries),
    classOf: new Uint16Array(buffer, at, CLASSES),
  };
}

/** FNV-1a over all words but its own place: notices damage, not malice. */
function checksum(buffer: ArrayBuffer): number {
  const words = new Int32Array(buffer);
  let sum = 0x811c9dc5;
  for (let at = 2; at < words.length; at++) sum = Math.imul(sum ^ (words[at] as number), 0x01000193);
  return sum;
}
