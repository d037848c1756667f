import type { RuleContext } from '../core/rule.ts';
import { contextChecker } from '../core/typos/context-checker.ts';
import { TYPO_LEVELS } from '../core/typos/typo-checker.ts';
import { loadTypoModel } from '../core/typos/typo-model.ts';
import {
  falsePer100k,
  MARKED,
  type MarkedTexts,
  markedTexts,
  type TypoScore,
  typoAccuracy,
  typoScore,
} from './accuracy-typos.ts';
import { printTable } from './print-table.ts';
import { type ProofreadAlarm, proofreadText } from './proofread.ts';
import { modelFilesIn, TYPO_MODEL } from './typo-checker-file.ts';

/** The instant is of no weight to text rules; a fixed one keeps two runs equal. */
const NOW = '2026-11-23T10:00:00+08:00';

/**
 * Prints how the text rules do on texts with marked wrong characters and on clean ones: typos by context at every
 * level, then all rules of `npm run proofread`, each by itself and together; speed and memory.
 *
 * @returns whether every floor was reached
 */
export async function textAccuracy(root: string): Promise<boolean> {
  const files = modelFilesIn(TYPO_MODEL);
  const before = process.memoryUsage().arrayBuffers;
  const begun = process.cpuUsage();
  const model = loadTypoModel(files);
  const loadMs = process.cpuUsage(begun).user / 1000;
  const memory = process.memoryUsage().arrayBuffers - before;
  const reached = await typoAccuracy(root, model);
  const checker = contextChecker(model);
  const sets = await Promise.all(MARKED.map((name) => markedTexts(root, name)));
  console.log('');
  printTable(
    ['文字规则', '尺度', '文本', '找到', '报警', '报对', '误报/10万字'],
    TYPO_LEVELS.flatMap((level) => sets.flatMap((texts) => ruleRows(texts, { checker, level }))),
  );
  const speed = speedOf(sets, (text) => checker.check(text, 'normal'));
  console.log(
    `\n错字模型：装入 ${loadMs.toFixed(0)} 毫秒（处理器时间），数组 ${(memory / 1e6).toFixed(0)} MB；每秒检查 ${speed.toFixed(0)} 字（一个核）`,
  );
  return reached;
}

function ruleRows(texts: MarkedTexts, typos: NonNullable<RuleContext['typos']>): string[][] {
  const { alarms } = proofreadText(texts.lines.join('\n'), NOW, typos);
  const byRule = new Map<string, ProofreadAlarm[]>();
  for (const alarm of alarms) byRule.set(alarm.ruleId, [...(byRule.get(alarm.ruleId) ?? []), alarm]);
  return [...[...byRule].sort(), ['全部规则', alarms] as const].map(([ruleId, said]) => {
    const score = scoreOf(texts, said);
    const found = score.wrong > 0 ? `${score.found}/${score.wrong}` : '';
    return [
      ruleId,
      typos.level,
      texts.name,
      found,
      String(score.alarms),
      String(score.right),
      falsePer100k(score).toFixed(1),
    ];
  });
}

function scoreOf(texts: MarkedTexts, alarms: readonly ProofreadAlarm[]): TypoScore {
  const byLine = new Map<number, ProofreadAlarm[]>();
  for (const alarm of alarms) byLine.set(alarm.line, [...(byLine.get(alarm.line) ?? []), alarm]);
  let line = -1;
  return typoScore(texts, () => {
    line += 1;
    return byLine.get(line) ?? [];
  });
}

/** Characters judged in a second of processor time, the texts of all sets together. */
function speedOf(sets: readonly MarkedTexts[], check: (text: string) => unknown): number {
  let characters = 0;
  const begun = process.cpuUsage();
  for (const { lines } of sets) {
    for (const line of lines) {
      check(line);
      characters += line.length;
    }
  }
  const { user, system } = process.cpuUsage(begun);
  return (characters * 1e6) / (user + system);
}
