import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { confusionsOf } from '../../core/typos/confusions.ts';
import { FEATURES } from '../../core/typos/features.ts';
import {
  encodeLanguage,
  type LanguagePair,
  type LanguageWord,
  orderWords,
} from '../../core/typos/language-file.ts';
import { LEAST_GAIN } from '../../core/typos/pair-table.ts';
import { loadTypoModel, OWN_UNIGRAM, RARE_BACKOFF } from '../../core/typos/typo-model.ts';
import { BadInput } from '../bad-input.ts';
import { modelFilesIn, TYPO_MODEL } from '../typo-checker-file.ts';
import { characterList, charactersByFrequency, proposedCharacters } from './characters.ts';
import { type FitLine, fitScorer } from './fit-scorer.ts';
import { shapeNeighbours } from './glyph-shapes.ts';
import { type LanguageModel, readLanguageModel } from './kenlm.ts';
import { mixedLanguage, type WordsAndPairs } from './mixed-language.ts';
import { nameList } from './name-list.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { countWords } from './word-counts.ts';

const USAGE =
  '用法：npm run build-typo-model -- --deb libime-data-language-model_1.0.16-1_amd64.deb [--count 文件夹] [--fit 文件夹]（.deb 由 Debian 软件源取得：apt-get download libime-data-language-model；文件夹中是可以使用的纯文本 .txt：--count 的一件一个文件，用来数词的搭配；--fit 的另取，给出时重新拟合打分器）';
/** In the folder of `--fit`: the kind of text that pairs are counted in, read too easily to set thresholds. */
const STATUTES = 'laws.txt';
const MODEL_IN_PACKAGE = 'usr/lib/x86_64-linux-gnu/libime/zh_CN.lm';

/**
 * `npm run build-typo-model -- --deb FILE [--count DIR] [--fit DIR]`: builds `lib/public/typos` from packages that may
 * be shipped (notices in its NOTICE.txt). With --count word pairs are counted in DIR/*.txt, a document each, and mixed
 * in. Without --fit the scorer stays as it is; with it the scorer is fitted anew on synthetic slips in DIR/*.txt, other
 * texts than the counted; thresholds come from those of them that are no statutes (`laws.txt`).
 */
export async function buildTypoModel(args: readonly string[]): Promise<number> {
  const { deb, count, fit } = argumentsOf(args);
  const language = readLanguageModel(unpack(deb));
  const jieba = readFileSync(join(packageFolder('@node-rs/jieba/package.json'), 'dict.txt'), 'utf8');
  const own = readFileSync(join(import.meta.dirname, 'new-words.txt'), 'utf8');
  const characters = charactersByFrequency(language);
  const proposed = proposedCharacters(characters);
  console.log(`读到 ${language.words.length} 个词；正在比较 ${proposed.length} 个字的字形……`);
  const shapes = await shapeNeighbours(proposed);
  const list = characterList(language, characters, new Set(proposed), shapes);
  const vocabulary = vocabularyOf(language, jieba, own, confusionsOf(list));
  mkdirSync(TYPO_MODEL, { recursive: true });
  const put = (name: string, content: Uint8Array | string): void =>
    writeFileSync(join(TYPO_MODEL, name), content);
  const general = generalLanguage(language, vocabulary);
  put('language.bin', encodeLanguage(general.words, general.pairs));
  put('jieba-words.bin', encodeLanguage(vocabulary.jieba, []));
  put('own-words.txt', `${vocabulary.own.join('\n')}\n`);
  put('characters.txt', list);
  put('names.txt', nameList(jieba));
  console.log(
    `词 ${vocabulary.model.size} + ${vocabulary.jieba.length} + ${vocabulary.own.length}，清洗去掉 ${vocabulary.dropped.length} 个`,
  );
  if (fit !== undefined) put('scorer.json', NO_SCORER);
  if (count !== undefined) {
    const counts = countWords(loadTypoModel(modelFilesIn(TYPO_MODEL)), documentsIn(count).map(linesOf));
    const { words, pairs } = inOrder(mixedLanguage(general, furtherWords(vocabulary), counts));
    const taken = new Set(words.map(({ word }) => word));
    put('language.bin', encodeLanguage(words, pairs));
    put(
      'jieba-words.bin',
      encodeLanguage(
        vocabulary.jieba.filter(({ word }) => !taken.has(word)),
        [],
      ),
    );
    console.log(
      `数得 ${counts.total} 个词、${counts.pairs.length} 对；共 ${words.length} 个词、${pairs.length} 对`,
    );
  }
  if (fit !== undefined) {
    const fitted = fitScorer(loadTypoModel(modelFilesIn(TYPO_MODEL)), fitLinesIn(fit));
    put('scorer.json', `${JSON.stringify(fitted.file)}\n`);
    console.log(`打分器：${fitted.characters} 字，放入错字 ${fitted.slips} 个，样本 ${fitted.rows} 行`);
  }
  return 0;
}

interface Arguments {
  deb: string;
  count: string | undefined;
  fit: string | undefined;
}

function argumentsOf(args: readonly string[]): Arguments {
  const given: Record<string, string> = {};
  for (let at = 0; at < args.length; at += 2) {
    const [name = '', value] = [args[at], args[at + 1]];
    if (!['--deb', '--count', '--fit'].includes(name)) throw new BadInput(`不认识的参数：${name}。${USAGE}`);
    if (value === undefined || value.startsWith('--')) throw new BadInput(`${name} 后面缺少路径。${USAGE}`);
    if (!existsSync(value)) throw new BadInput(`找不到：${value}`);
    given[name] = resolve(value);
  }
  const deb = given['--deb'];
  if (deb === undefined) throw new BadInput(`没有指明语言模型的安装包。${USAGE}`);
  return { deb, count: given['--count'], fit: given['--fit'] };
}

/** The model out of the Debian package, by `dpkg-deb` (any Debian has it). */
function unpack(deb: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'typo-model-'));
  try {
    const run = spawnSync('dpkg-deb', ['-x', deb, folder], { encoding: 'utf8' });
    if (run.status !== 0)
      throw new BadInput(`安装包打不开：${deb}（${run.error?.message ?? run.stderr.trim()}）`);
    const model = join(folder, MODEL_IN_PACKAGE);
    if (!existsSync(model)) throw new BadInput(`安装包里没有 ${MODEL_IN_PACKAGE}：${deb}`);
    return readFileSync(model);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function packageFolder(manifest: string): string {
  return dirname(createRequire(import.meta.url).resolve(manifest));
}

/** The package's words that stay and the pairs among them that are worth keeping. */
function generalLanguage(language: LanguageModel, vocabulary: Vocabulary): WordsAndPairs {
  const words = orderWords([...vocabulary.model].map(([old, word]) => ({ ...word, old })));
  const idOf = new Map(words.map((word, id) => [word.old, id]));
  const pairs: LanguagePair[] = [];
  language.eachBigram((context, word, probability) => {
    const first = idOf.get(context);
    const second = idOf.get(word);
    if (first === undefined || second === undefined) return;
    const gain = probability - (language.unigrams[word] ?? 0) - (language.backoffs[context] ?? 0);
    if (gain >= LEAST_GAIN) pairs.push({ first, second, gain });
  });
  return { words, pairs };
}

/** Words of jieba and of our own, as likely as the checker takes them. */
function furtherWords({ jieba, own }: Vocabulary): LanguageWord[] {
  const likelihoods = new Map(jieba.map(({ word, unigram }) => [word, unigram]));
  for (const word of own) likelihoods.set(word, Math.max(OWN_UNIGRAM, likelihoods.get(word) ?? OWN_UNIGRAM));
  return [...likelihoods].map(([word, unigram]) => ({ word, unigram, backoff: RARE_BACKOFF }));
}

/** The same with ids as a file of them gives. */
function inOrder({ words, pairs }: WordsAndPairs): WordsAndPairs {
  const ordered = orderWords(words.map((word, old) => ({ ...word, old })));
  const idOf = new Map(ordered.map(({ old }, id) => [old, id]));
  const id = (old: number): number => idOf.get(old) ?? 0;
  return {
    words: ordered,
    pairs: pairs.map(({ first, second, gain }) => ({ first: id(first), second: id(second), gain })),
  };
}

interface Document {
  name: string;
  text: string;
}

function documentsIn(folder: string): Document[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Lines, those too short or too long for a sentence left out. */
const linesOf = ({ text }: Document): string[] =>
  text.split('\n').filter((line) => line.length > 8 && line.length < 2000);

const fitLinesIn = (folder: string): FitLine[] =>
  documentsIn(folder).flatMap((document) =>
    linesOf(document).map((text) => ({ text, isThreshold: document.name !== STATUTES })),
  );

/** Stands in while the scorer is fitted: measures are wanted then, not scores. */
const NO_SCORER = JSON.stringify({
  version: 1,
  features: FEATURES,
  levels: { strict: 0, normal: 0, wide: 0 },
  base: 0,
  trees: [],
});
