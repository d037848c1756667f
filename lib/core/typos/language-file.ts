import { readBytes, writeBytes } from './byte-stream.ts';
import { GAIN_STEP, GAIN_STEPS, type GrowingPairTable, LEAST_GAIN, newPairTable } from './pair-table.ts';

/** Words with their probabilities, and the pairs among them; log10 throughout. */
export interface Language {
  /** By id: likelier words first, then by code units. */
  words: readonly string[];
  unigrams: Float32Array;
  /** Weight of the word as a context whose pair is not kept. */
  backoffs: Float32Array;
  pairs: GrowingPairTable;
}

/** A word as it is written to a file. */
export interface LanguageWord {
  word: string;
  unigram: number;
  backoff: number;
}

/** A pair by the ids that `orderWords` gives, and what it gains over the back-off. */
export interface LanguagePair {
  first: number;
  second: number;
  gain: number;
}

const VERSION = 1;
const UNIGRAM_STEPS = 25;
const BACKOFF_STEPS = 100;
const LONGEST = 15;

const unigramByte = (value: number): number => Math.min(255, Math.max(0, Math.round(-value * UNIGRAM_STEPS)));
const backoffByte = (value: number): number => Math.min(255, Math.max(0, Math.round(-value * BACKOFF_STEPS)));

/** The words by id: likelier first as they are kept, equal ones by code units. */
export function orderWords<Word extends LanguageWord>(words: readonly Word[]): Word[] {
  return [...words].sort(
    (a, b) =>
      unigramByte(a.unigram) - unigramByte(b.unigram) || (a.word < b.word ? -1 : a.word > b.word ? 1 : 0),
  );
}

/**
 * A file of words and pairs. Words are kept in order of code units, each as the units it does not share with the one
 * before; ids are not written, `orderWords` gives them again. Pairs are kept by their first word, as gaps between ids
 * with the gain in the low four bits: the keys are exact (8-bit fingerprints doubled the false alarms).
 *
 * @param words each once, 1 to 15 units long
 * @param pairs ids as in `orderWords(words)`; gains below `LEAST_GAIN` are not to be given
 */
export function encodeLanguage(words: readonly LanguageWord[], pairs: readonly LanguagePair[]): Uint8Array {
  const out = writeBytes();
  const sorted = [...words].sort((a, b) => (a.word < b.word ? -1 : 1));
  const counts = new Map<string, number>();
  for (const { word } of sorted)
    for (const unit of word.split('')) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const units = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([unit]) => unit);
  const rankOf = new Map(units.map((unit, rank) => [unit, rank]));
  out.byte(VERSION);
  out.varint(units.length);
  for (const unit of units) out.varint(unit.charCodeAt(0));
  out.varint(sorted.length);
  let before = '';
  for (const { word, unigram, backoff } of sorted) {
    let shared = 0;
    while (shared < Math.min(LONGEST, before.length) && before[shared] === word[shared]) shared += 1;
    out.byte((shared << 4) | (word.length - shared));
    for (const unit of word.slice(shared)) out.varint(rankOf.get(unit) ?? 0);
    out.byte(unigramByte(unigram));
    out.byte(backoffByte(backoff));
    before = word;
  }
  const rows = new Map<number, LanguagePair[]>();
  for (const pair of pairs) {
    const row = rows.get(pair.first);
    if (row === undefined) rows.set(pair.first, [pair]);
    else row.push(pair);
  }
  out.varint(pairs.length);
  out.varint(rows.size);
  let lastFirst = 0;
  for (const [first, row] of [...rows].sort((a, b) => a[0] - b[0])) {
    out.varint(first - lastFirst);
    lastFirst = first;
    out.varint(row.length);
    let lastSecond = 0;
    for (const { second, gain } of row.sort((a, b) => a.second - b.second)) {
      const step = Math.min(GAIN_STEPS - 1, Math.max(0, Math.round((gain - LEAST_GAIN) / GAIN_STEP)));
      out.varint((second - lastSecond) * GAIN_STEPS + step);
      lastSecond = second;
    }
  }
  return out.bytes();
}

/**
 * The other side of `encodeLanguage`: 165,000 words and 800,000 pairs in a fifth of a second.
 *
 * @throws Error when the file is of another version or cut off
 */
export function decodeLanguage(bytes: Uint8Array): Language {
  const read = readBytes(bytes);
  if (read.byte() !== VERSION) throw new Error('a language file of another version');
  const units = Array.from({ length: read.varint() }, () => String.fromCharCode(read.varint()));
  const count = read.varint();
  const sorted = new Array<string>(count);
  const unigramBytes = new Uint8Array(count);
  const backoffBytes = new Uint8Array(count);
  let before = '';
  for (let at = 0; at < count; at++) {
    const lengths = read.byte();
    let word = before.slice(0, lengths >> 4);
    for (let left = lengths & 15; left > 0; left--) word += units[read.varint()] ?? '';
    sorted[at] = word;
    before = word;
    unigramBytes[at] = read.byte();
    backoffBytes[at] = read.byte();
  }
  const firstOf = new Uint32Array(257);
  for (const value of unigramBytes) firstOf[value + 1] = (firstOf[value + 1] ?? 0) + 1;
  for (let value = 0; value < 256; value++)
    firstOf[value + 1] = (firstOf[value + 1] ?? 0) + (firstOf[value] ?? 0);
  const words = new Array<string>(count);
  const unigrams = new Float32Array(count);
  const backoffs = new Float32Array(count);
  for (let at = 0; at < count; at++) {
    const value = unigramBytes[at] ?? 0;
    const id = firstOf[value] ?? 0;
    firstOf[value] = id + 1;
    words[id] = sorted[at] ?? '';
    unigrams[id] = -value / UNIGRAM_STEPS;
    backoffs[id] = -(backoffBytes[at] ?? 0) / BACKOFF_STEPS;
  }
  const pairs = newPairTable(read.varint());
  let first = 0;
  for (let rows = read.varint(); rows > 0; rows--) {
    first += read.varint();
    let second = 0;
    for (let left = read.varint(); left > 0; left--) {
      const value = read.varint();
      second += Math.floor(value / GAIN_STEPS);
      pairs.add(first, second, value % GAIN_STEPS);
    }
  }
  return { words, unigrams, backoffs, pairs };
}
