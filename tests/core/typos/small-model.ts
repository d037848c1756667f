import { FEATURES } from '../../../lib/core/typos/features.ts';
import { encodeLanguage, orderWords } from '../../../lib/core/typos/language-file.ts';
import { loadTypoModel, type ModelFiles, type TypoModel } from '../../../lib/core/typos/typo-model.ts';

const WORDS: readonly (readonly [string, number])[] = [
  ['的', -2],
  ['和', -2.2],
  ['石', -4.6],
  ['实', -4.8],
  ['落', -4.4],
  ['落实', -3.8],
  ['责任', -3.7],
  ['工作', -3.3],
  ['加强', -3.9],
  ['组织', -3.8],
  ['领导', -3.8],
  ['考核', -4.2],
  ['靠', -4.3],
  ['河', -4.4],
  ['靠河', -6],
];
const PAIRS = [
  ['落实', '责任', 2.5],
  ['加强', '领导', 2],
  ['工作', '考核', 2],
  ['组织', '领导', 2.2],
] as const;
const CHARACTERS = [
  '石\tshi2\t右',
  '实\tshi2\t',
  '落\tluo4\t',
  '考\tkao3\t',
  '核\the2\t',
  '靠\tkao4\t',
  '河\the2\t',
  '右\tyou4\t石',
  '的\tde0\t',
];

/** Says every candidate by its gain alone: the tree splits on the first feature. */
const SCORER = {
  version: 1,
  features: FEATURES,
  levels: { strict: 2, normal: 0, wide: -2 },
  base: 0,
  trees: [3, 4.5, 6].map((gain) => ({
    feature: [0, -1, -1],
    threshold: [gain, 0, 0],
    left: [1, -1, -1],
    right: [2, -1, -1],
    value: [0, -1, 1],
  })),
};

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).slice().buffer;

/** The files of a model of fifteen words. */
export function smallFiles(): ModelFiles {
  const words = orderWords(WORDS.map(([word, unigram]) => ({ word, unigram, backoff: -0.3 })));
  const idOf = (word: string): number => words.findIndex((one) => one.word === word);
  const pairs = PAIRS.map(([first, second, gain]) => ({ first: idOf(first), second: idOf(second), gain }));
  return {
    'language.bin': encodeLanguage(words, pairs).slice().buffer,
    'jieba-words.bin': encodeLanguage([{ word: '领导班子', unigram: -5, backoff: 0 }], []).slice().buffer,
    'own-words.txt': bytes('网格员\n'),
    'characters.txt': bytes(CHARACTERS.join('\n')),
    'names.txt': bytes('王\t70\t1\n明\t2\t90\n'),
    'scorer.json': bytes(JSON.stringify(SCORER)),
  };
}

export const smallModel = (): TypoModel => loadTypoModel(smallFiles());
