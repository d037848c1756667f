import { readingScores } from './accuracy-reading.ts';
import { textScores } from './accuracy-text.ts';
import { BadInput } from './bad-input.ts';
import { printTable } from './print-table.ts';
import { realdataRoot } from './realdata-root.ts';

/**
 * `npm run accuracy [-- --quiet]`: scores reading, freshness and text rules on the labelled pages and texts
 * beside the project and prints every N. Where they are absent it says so loudly and returns 0.
 */
export async function accuracy(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== '--quiet');
  if (unknown) throw new BadInput(`不认识的参数：${unknown}。用法：npm run accuracy [-- --quiet]`);
  const root = realdataRoot();
  if (!root) {
    console.warn(
      '!! 没有找到带标注的真实网页（../shared/realdata，或环境变量 XUNDU_REALDATA），准确率一项都没有测。',
    );
    return 0;
  }
  const scores = await readingScores(root);
  printTable(
    ['网页读取', '正确', 'N', '比例'],
    scores.map((score) => [
      score.what,
      String(score.right),
      String(score.of),
      percent(score.right, score.of),
    ]),
  );
  if (!args.includes('--quiet')) {
    for (const score of scores) for (const miss of score.misses) console.log(`  未中 ${score.what}：${miss}`);
  }
  console.log('');
  const texts = await textScores(root);
  printTable(
    ['文字规则', '字数', '错字', '找到', '召回', '报警', '报对', '准确', '误报/10万字'],
    texts.map((text) => [
      text.name,
      String(text.characters),
      String(text.wrong),
      String(text.found),
      text.wrong > 0 ? percent(text.found, text.wrong) : '',
      String(text.alarms),
      String(text.alarmsRight),
      text.wrong > 0 && text.alarms > 0 ? percent(text.alarmsRight, text.alarms) : '',
      (((text.alarms - text.alarmsRight) * 100_000) / Math.max(1, text.characters)).toFixed(1),
    ]),
  );
  return 0;
}

function percent(part: number, whole: number): string {
  return whole > 0 ? `${((part * 100) / whole).toFixed(1)}%` : '';
}
