import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';
import { proofreadText } from './proofread.ts';

/** How the text rules did on one file of texts with marked wrong characters. */
export interface TextScore {
  name: string;
  characters: number;
  wrong: number;
  /** Wrong characters that stand in some alarm. */
  found: number;
  alarms: number;
  /** Alarms that hold a wrong character. */
  alarmsRight: number;
}

const Gold = z.object({ gold: z.array(z.array(z.int().nonnegative())) });

const FILES = ['mixed-typos', 'official-typos', 'clean-news'] as const;

/** Same rules, same way as `npm run proofread`: every line a text of its own. */
export async function textScores(root: string): Promise<TextScore[]> {
  const scores: TextScore[] = [];
  for (const name of FILES) {
    const text = await readFile(join(root, 'text', `${name}.txt`), 'utf8');
    const gold = Gold.parse(JSON.parse(await readFile(join(root, 'text', `${name}.gold.json`), 'utf8'))).gold;
    scores.push(scoreText(name, text, gold));
  }
  return scores;
}

function scoreText(name: string, text: string, gold: readonly (readonly number[])[]): TextScore {
  // The instant is of no weight to text rules; a fixed one keeps two runs equal.
  const { alarms } = proofreadText(text, '2026-11-23T10:00:00+08:00');
  const wrong = gold.reduce((sum, line) => sum + line.length, 0);
  const covers = (line: number, at: number): boolean =>
    alarms.some((alarm) => alarm.line === line && at >= alarm.start && at < alarm.end);
  const byLine = new Map<number, typeof alarms>();
  for (const alarm of alarms) byLine.set(alarm.line, [...(byLine.get(alarm.line) ?? []), alarm]);
  let found = 0;
  for (const [line, places] of gold.entries()) {
    if (byLine.has(line)) found += places.filter((at) => covers(line, at)).length;
  }
  const right = alarms.filter((alarm) => gold[alarm.line]?.some((at) => at >= alarm.start && at < alarm.end));
  return {
    name,
    characters: text.replace(/\s/g, '').length,
    wrong,
    found,
    alarms: alarms.length,
    alarmsRight: right.length,
  };
}
