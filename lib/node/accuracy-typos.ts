import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';
import { defaultLexicon } from '../core/lexicon/default-lexicon.ts';
import { contextChecker, type OwnWords } from '../core/typos/context-checker.ts';
import { newPhraseBook } from '../core/typos/phrase-book.ts';
import { TYPO_LEVELS, type TypoChecker, type TypoLevel } from '../core/typos/typo-checker.ts';
import type { TypoModel } from '../core/typos/typo-model.ts';
import { nearMisses } from './near-miss-baseline.ts';
import { printTable } from './print-table.ts';

/** One text a line and, by line, where its wrong characters are. */
export interface MarkedTexts {
  name: string;
  lines: string[];
  gold: number[][];
}

/** How a finder did on the lines it was asked about. */
export interface TypoScore {
  characters: number;
  wrong: number;
  /** Wrong characters that stand in some alarm. */
  found: number;
  alarms: number;
  /** Alarms that hold a wrong character. */
  right: number;
  /** Alarms whose characters are all wrong ones and no more. */
  exact: number;
}

type Find = (text: string) => readonly { start: number; end: number }[];

const Gold = z.object({ gold: z.array(z.array(z.int().nonnegative())) });

/** Texts with marked wrong characters; in clean-news there are none. */
export const MARKED = ['official-typos', 'mixed-typos', 'clean-news'] as const;

export async function markedTexts(root: string, name: string): Promise<MarkedTexts> {
  const text = await readFile(join(root, 'text', `${name}.txt`), 'utf8');
  const { gold } = Gold.parse(JSON.parse(await readFile(join(root, 'text', `${name}.gold.json`), 'utf8')));
  return { name, lines: text.split('\n'), gold };
}

/** @param isAsked which lines count, by number from 0 */
export function typoScore(texts: MarkedTexts, find: Find, isAsked = (_line: number) => true): TypoScore {
  const score: TypoScore = { characters: 0, wrong: 0, found: 0, alarms: 0, right: 0, exact: 0 };
  texts.lines.forEach((line, number) => {
    if (!isAsked(number)) return;
    const gold = new Set(texts.gold[number] ?? []);
    score.characters += line.replace(/\s/g, '').length;
    score.wrong += gold.size;
    const seen = new Set<number>();
    for (const { start, end } of find(line)) {
      let wrong = 0;
      for (let at = start; at < end; at++) {
        if (!gold.has(at)) continue;
        wrong += 1;
        seen.add(at);
      }
      score.alarms += 1;
      if (wrong > 0) score.right += 1;
      if (wrong === end - start) score.exact += 1;
    }
    score.found += seen.size;
  });
  return score;
}

/** Phrases of the office's published texts, each line a page of its own. */
export async function publishedPhrases(root: string): Promise<OwnWords> {
  const book = newPhraseBook();
  const text = await readFile(join(root, 'text', 'office-published.txt'), 'utf8');
  text.split('\n').forEach((line, number) => {
    book.learn(String(number), line);
  });
  return { phrases: book.phrases(), characters: book.characters() };
}

/** What the checker must reach on all lines; a figure below it fails `npm run accuracy`. */
export const FLOORS = [
  { learnt: false, level: 'normal', texts: 'mixed-typos', recall: 0.18, precision: 0.8 },
  { learnt: false, level: 'normal', texts: 'official-typos', recall: 0.31, precision: 0.95 },
  { learnt: false, level: 'normal', texts: 'clean-news', per100k: 26 },
  { learnt: false, level: 'strict', texts: 'clean-news', per100k: 8 },
  { learnt: true, level: 'normal', texts: 'official-typos', recall: 0.38, precision: 0.95 },
] as const;

export const recallOf = (score: TypoScore): number => score.found / Math.max(1, score.wrong);
export const precisionOf = (score: TypoScore): number => score.right / Math.max(1, score.alarms);
/** False alarms in 100,000 characters. */
export const falsePer100k = (score: TypoScore): number =>
  ((score.alarms - score.right) * 100_000) / Math.max(1, score.characters);

/**
 * Prints how typos are found by context: three levels, without and with phrases learnt, all lines and both halves
 * (misses and false alarms were read on the even lines only while the method was made; thresholds come from other
 * texts), beside two baselines.
 *
 * @returns whether every floor was reached
 */
export async function typoAccuracy(root: string, model: TypoModel): Promise<boolean> {
  const sets = await Promise.all(MARKED.map((name) => markedTexts(root, name)));
  const bare = contextChecker(model);
  const learnt = contextChecker(model, await publishedPhrases(root));
  const rows: string[][] = [];
  const halves = [
    ['全部', () => true],
    ['偶数行', (line: number) => line % 2 === 0],
    ['奇数行', (line: number) => line % 2 === 1],
  ] as const;
  const add = (name: string, find: Find): void => {
    for (const [half, isAsked] of halves)
      rows.push([
        name,
        half,
        ...sets.flatMap((texts) => cellsOf(texts.name, typoScore(texts, find, isAsked))),
      ]);
  };
  const lexicon = defaultLexicon();
  add('对照：成对词表', (text) => lexicon.find(text));
  add('对照：四字词差一字', (text) => nearMisses(model, text));
  const memo = (checker: TypoChecker, level: TypoLevel): Find => {
    const kept = new Map<string, ReturnType<Find>>();
    return (text) => {
      const hits = kept.get(text) ?? checker.check(text, level);
      kept.set(text, hits);
      return hits;
    };
  };
  for (const level of TYPO_LEVELS) add(`上下文 ${level}`, memo(bare, level));
  for (const level of TYPO_LEVELS) add(`上下文 ${level} + 学过的短语`, memo(learnt, level));
  printTable(['按上下文找错字', '行', ...MARKED.flatMap((name) => headsOf(name))], rows);
  return FLOORS.every((floor) => {
    const texts = sets.find(({ name }) => name === floor.texts);
    if (texts === undefined) return false;
    const checker = floor.learnt ? learnt : bare;
    const reached = reaches(
      typoScore(texts, (text) => checker.check(text, floor.level)),
      floor,
    );
    if (!reached) console.error(`!! 未达到：${JSON.stringify(floor)}`);
    return reached;
  });
}

export function reaches(score: TypoScore, floor: (typeof FLOORS)[number]): boolean {
  return 'per100k' in floor
    ? falsePer100k(score) <= floor.per100k
    : recallOf(score) >= floor.recall && precisionOf(score) >= floor.precision;
}

const headsOf = (name: string): string[] =>
  name === 'clean-news' ? ['clean 误报/10万字'] : [`${name.split('-')[0]} 召回`, '准确', '误报/10万字'];

function cellsOf(name: string, score: TypoScore): string[] {
  const alarms = falsePer100k(score).toFixed(1);
  return name === 'clean-news' ? [alarms] : [percent(recallOf(score)), percent(precisionOf(score)), alarms];
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
