import { textOf } from './byte-stream.ts';
import { type Confusions, confusionsOf } from './confusions.ts';
import { decodeLanguage } from './language-file.ts';
import { type Names, namesOf } from './names.ts';
import type { GrowingPairTable } from './pair-table.ts';
import { type SameSound, sameSoundWords, type TwoUnits } from './same-sound.ts';
import { type Scorer, scorerOf } from './scorer.ts';
import { type GrowingWordTree, newWordTree } from './word-tree.ts';

/** Everything a checker knows of the language, in typed arrays. */
export interface TypoModel {
  tree: GrowingWordTree;
  /** log10 by word id. */
  unigrams: Float32Array;
  backoffs: Float32Array;
  pairs: GrowingPairTable;
  confusions: Confusions;
  names: Names;
  sameSound: SameSound;
  scorer: Scorer;
}

/** The files of `lib/public/typos` by name. */
export const MODEL_FILES = [
  'language.bin',
  'jieba-words.bin',
  'own-words.txt',
  'characters.txt',
  'names.txt',
  'scorer.json',
] as const;
export type ModelFiles = Readonly<Record<(typeof MODEL_FILES)[number], ArrayBuffer>>;

/** A newer word is about as frequent as its like that the model knows. */
export const OWN_UNIGRAM = -5.2;
/** Back-off of words whose contexts were never counted: the median of rare words of the model. */
export const RARE_BACKOFF = -0.2;

/**
 * The model from the bytes of its files; fetches nothing, so it runs wherever the bytes are. About half a second
 * and 40 MB.
 *
 * @throws Error when a file is cut off or of another version
 */
export function loadTypoModel(files: ModelFiles): TypoModel {
  const language = decodeLanguage(new Uint8Array(files['language.bin']));
  const jieba = decodeLanguage(new Uint8Array(files['jieba-words.bin']));
  const text = (name: keyof ModelFiles): string => textOf(new Uint8Array(files[name]));
  const own = text('own-words.txt')
    .split('\n')
    .filter((word) => word !== '');
  const most = language.words.length + jieba.words.length + own.length;
  const tree = newWordTree(Math.ceil(most * 1.7));
  const unigrams = new Float32Array(most);
  const backoffs = new Float32Array(most).fill(RARE_BACKOFF);
  unigrams.set(language.unigrams);
  backoffs.set(language.backoffs);
  const two: TwoUnits[] = [];
  let count = 0;
  const put = (word: string, unigram: number): void => {
    let node = 0;
    for (let at = 0; at < word.length; at++) node = tree.grow(node, word.charCodeAt(at));
    const there = tree.wordAt(node);
    if (there >= 0) {
      unigrams[there] = Math.max(unigrams[there] ?? unigram, unigram);
      return;
    }
    unigrams[count] = unigram;
    tree.setWord(node, count);
    if (word.length === 2) two.push({ word: count, unit: word.charCodeAt(0), nextUnit: word.charCodeAt(1) });
    count += 1;
  };
  language.words.forEach((word, id) => {
    put(word, language.unigrams[id] ?? 0);
  });
  jieba.words.forEach((word, id) => {
    put(word, jieba.unigrams[id] ?? 0);
  });
  for (const word of own) put(word, OWN_UNIGRAM);
  const confusions = confusionsOf(text('characters.txt'));
  return {
    tree,
    unigrams,
    backoffs,
    pairs: language.pairs,
    confusions,
    names: namesOf(text('names.txt')),
    sameSound: sameSoundWords(two, confusions.syllablesOf),
    scorer: scorerOf(text('scorer.json')),
  };
}
