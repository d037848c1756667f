/** What is taken from a language model in KenLM's binary form: words, their log10 probabilities, word pairs. */
export interface LanguageModel {
  /** Word `id` at index `id`; 0 is the unknown word. */
  words: string[];
  /** log10 p(word). */
  unigrams: Float32Array;
  /** log10 back-off weight of the word as a context. */
  backoffs: Float32Array;
  /** Calls once a word pair: context, word, log10 p(word | context). */
  eachBigram(visit: (context: number, word: number, probability: number) => void): void;
}

const MAGIC = 'mmap lm http://kheafield.com/code format version 5\n';
/** Sanity block (88 bytes) and fixed parameters (20 bytes). */
const COUNTS_AT = 108;
/** "trie with quantization and array-compressed pointers". */
const QUANTISED_ARRAY_TRIE = 5;

/**
 * Reads a KenLM file of the kind "trie with quantization and array-compressed pointers", order 3 or more, with its
 * vocabulary. The trie is kept by the last word first: the rows under a word are its contexts. Layout: header ·
 * sorted word hashes · quantisation tables · unigrams · one bit-packed array per middle order · longest order · words.
 *
 * @throws Error naming what the file lacks
 */
export function readLanguageModel(bytes: Uint8Array): LanguageModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC) throw new Error('not a KenLM binary file of format version 5');
  const order = view.getUint8(88);
  if (view.getUint32(96, true) !== QUANTISED_ARRAY_TRIE || order < 3)
    throw new Error('not a quantised array trie of order 3 or more');
  if (view.getUint8(100) !== 1) throw new Error('the file was built without its vocabulary');
  const long = (at: number): number => Number(view.getBigUint64(at, true));
  const counts = Array.from({ length: order }, (_, n) => long(COUNTS_AT + 8 * n));
  const [wordCount = 0, bigramCount = 0, trigramCount = 0] = counts;
  let at = Math.ceil((COUNTS_AT + 8 * order) / 8) * 8;

  at += 8 + 8 * wordCount;
  const probabilityBits = view.getUint8(at + 1);
  const backoffBits = view.getUint8(at + 2);
  const bins = Float32Array.from({ length: 2 ** probabilityBits }, (_, n) =>
    view.getFloat32(at + 8 + 4 * n, true),
  );
  at += 8 + 4 * ((order - 2) * (2 ** probabilityBits + 2 ** backoffBits) + 2 ** probabilityBits);

  const unigrams = new Float32Array(wordCount);
  const backoffs = new Float32Array(wordCount);
  const firstContext = new Float64Array(wordCount + 1);
  for (let word = 0; word <= wordCount; word++) {
    firstContext[word] = long(at + 16 * word + 8);
    if (word === wordCount) break;
    unigrams[word] = view.getFloat32(at + 16 * word, true);
    backoffs[word] = view.getFloat32(at + 16 * word + 4, true);
  }
  at += 16 * (wordCount + 2);

  const pointerBits = view.getUint8(at + 1);
  const { inlineBits, arraySize } = pointerLayout(bigramCount + 1, trigramCount, pointerBits);
  const packedAt = at + 8 * (1 + arraySize) + 7;
  const wordBits = bitsFor(wordCount);
  const entryBits = wordBits + probabilityBits + backoffBits + inlineBits;
  const bitsAt = (bit: number, length: number): number => {
    const byte = packedAt + Math.floor(bit / 8);
    return Number((view.getBigUint64(byte, true) >> BigInt(bit % 8)) & ((1n << BigInt(length)) - 1n));
  };
  return {
    words: wordsAtEnd(bytes, wordCount),
    unigrams,
    backoffs,
    eachBigram(visit) {
      for (let word = 0; word < wordCount; word++) {
        const end = firstContext[word + 1] ?? 0;
        for (let entry = firstContext[word] ?? 0; entry < end; entry++) {
          const bit = entry * entryBits;
          const bin = bitsAt(bit + wordBits + backoffBits, probabilityBits);
          visit(bitsAt(bit, wordBits), word, bins[bin] ?? 0);
        }
      }
    },
  };
}

function bitsFor(most: number): number {
  return most === 0 ? 0 : Math.floor(Math.log2(most)) + 1;
}

/** How KenLM splits pointers into the next order: as many high bits go to a sorted array as saves the most room. */
function pointerLayout(entries: number, mostNext: number, mostChopped: number) {
  const required = bitsFor(mostNext);
  let chopped = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let chop = 0; chop <= Math.min(required, mostChopped); chop++) {
    const change = Math.floor(mostNext / 2 ** (required - chop)) * 64 - entries * chop;
    if (change >= least) continue;
    least = change;
    chopped = chop;
  }
  const inlineBits = required - chopped;
  return { inlineBits, arraySize: Math.floor(mostNext / 2 ** inlineBits) + 1 };
}

/** The vocabulary is the last part of the file: strings ended by a zero byte, the unknown word first. */
function wordsAtEnd(bytes: Uint8Array, count: number): string[] {
  let at = bytes.length;
  for (let left = count; left > 0; left--) {
    at = bytes.lastIndexOf(0, at - 2) + 1;
    if (at <= 0) throw new Error('the vocabulary is cut off');
  }
  const words = new TextDecoder().decode(bytes.subarray(at)).split('\0').slice(0, count);
  if (words[0] !== '<unk>') throw new Error('the vocabulary is not where it should be');
  return words;
}
