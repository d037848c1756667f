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
import { encodeLanguage, type LanguagePair, orderWords } from '../../core/typos/language-file.ts';
import { LEAST_GAIN } from '../../core/typos/pair-table.ts';
import { loadTypoModel } from '../../core/typos/typo-model.ts';
import { BadInput } from '../bad-input.ts';
import { modelFilesIn, TYPO_MODEL } from '../typo-checker-file.ts';
import { characterList, charactersByFrequency, proposedCharacters } from './characters.ts';
import { fitScorer } from './fit-scorer.ts';
import { shapeNeighbours } from './glyph-shapes.ts';
import { type LanguageModel, readLanguageModel } from './kenlm.ts';
import { nameList } from './name-list.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

const USAGE =
  '用法：npm run build-typo-model -- --deb libime-data-language-model_1.0.16-1_amd64.deb [--fit 文件夹]（.deb 由 Debian 软件源取得：apt-get download libime-data-language-model；文件夹中是可以使用的纯文本 .txt，给出时重新拟合打分器）';
const MODEL_IN_PACKAGE = 'usr/lib/x86_64-linux-gnu/libime/zh_CN.lm';

/**
 * `npm run build-typo-model -- --deb FILE [--fit DIR]`: builds `lib/public/typos` from packages that may be shipped
 * (notices in its NOTICE.txt). Without --fit the scorer stays as it is; with it the scorer is fitted anew on synthetic
 * slips in DIR/*.txt, lines of texts that may be used.
 */
export async function buildTypoModel(args: readonly string[]): Promise<number> {
  const { deb, fit } = argumentsOf(args);
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
  put('language.bin', languageFile(language, vocabulary));
  put('jieba-words.bin', encodeLanguage(vocabulary.jieba, []));
  put('own-words.txt', `${vocabulary.own.join('\n')}\n`);
  put('characters.txt', list);
  put('names.txt', nameList(jieba));
  console.log(
    `词 ${vocabulary.model.size} + ${vocabulary.jieba.length} + ${vocabulary.own.length}，清洗去掉 ${vocabulary.dropped.length} 个`,
  );
  if (fit !== undefined) {
    put('scorer.json', NO_SCORER);
    const fitted = fitScorer(loadTypoModel(modelFilesIn(TYPO_MODEL)), linesIn(fit));
    put('scorer.json', `${JSON.stringify(fitted.file)}\n`);
    console.log(`打分器：${fitted.characters} 字，放入错字 ${fitted.slips} 个，样本 ${fitted.rows} 行`);
  }
  return 0;
}

interface Arguments {
  deb: string;
  fit: string | undefined;
}

function argumentsOf(args: readonly string[]): Arguments {
  const given: Record<string, string> = {};
  for (let at = 0; at < args.length; at += 2) {
    const [name = '', value] = [args[at], args[at + 1]];
    if (name !== '--deb' && name !== '--fit') throw new BadInput(`不认识的参数：${name}。${USAGE}`);
    if (value === undefined || value.startsWith('--')) throw new BadInput(`${name} 后面缺少路径。${USAGE}`);
    if (!existsSync(value)) throw new BadInput(`找不到：${value}`);
    given[name] = resolve(value);
  }
  const deb = given['--deb'];
  if (deb === undefined) throw new BadInput(`没有指明语言模型的安装包。${USAGE}`);
  return { deb, fit: given['--fit'] };
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

function languageFile(language: LanguageModel, vocabulary: Vocabulary): Uint8Array {
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
  return encodeLanguage(words, pairs);
}

/** Lines of every text of a folder, those too short or too long for a sentence left out. */
function linesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.length > 8 && line.length < 2000);
}

/** Stands in while the scorer is fitted: measures are wanted then, not scores. */
const NO_SCORER = JSON.stringify({
  version: 1,
  features: FEATURES,
  levels: { strict: 0, normal: 0, wide: 0 },
  base: 0,
  trees: [],
});
