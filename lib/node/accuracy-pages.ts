import { baselineScores, READER_NAMES } from './accuracy-baselines.ts';
import { falseFreshScores } from './accuracy-freshness.ts';
import { readingScores, type Score } from './accuracy-reading.ts';
import { type LabelledPage, labelledPages } from './labelled-pages.ts';
import { printTable } from './print-table.ts';

/** What reading of labelled real pages must reach: most misses allowed, or the least share. */
const FLOORS: Readonly<Record<string, { misses: number } | { share: number }>> = {
  能读: { misses: 0 },
  页面类型: { share: 0.95 },
  发布日期: { misses: 1 },
  列表最新日期: { misses: 1 },
  看不到的列表已说明: { misses: 0 },
  没有误判为空白: { misses: 0 },
  没有误判为正常: { misses: 0 },
};

/** Points (of 100) by which our 发布日期 must lead the best of the other tools. */
const LEAST_LEAD = 10;

/** Names of the figures that fall below their floor. */
export function belowFloor(scores: readonly Score[]): string[] {
  return Object.entries(FLOORS).flatMap(([what, floor]) => {
    const score = scores.find((one) => one.what === what);
    if (!score) return [`${what}（没有测）`];
    const enough =
      'misses' in floor ? score.of - score.right <= floor.misses : score.right >= score.of * floor.share;
    return enough ? [] : [`${what} ${score.right}/${score.of}`];
  });
}

/** Prints every figure of page reading with its N; false when one of them falls below its floor. */
export async function pageAccuracy(root: string, quiet: boolean): Promise<boolean> {
  const pages = await labelledPages(root);
  const scores = readingScores(pages);
  printScores(scores, quiet);
  printClasses(scores);
  const lead = await printBaselines(pages);
  const fresh = printFalseFresh(pages);
  const below = belowFloor(scores);
  if (lead < LEAST_LEAD) below.push(`发布日期只领先 ${lead.toFixed(1)} 分，应领先 ${LEAST_LEAD} 分`);
  if (!fresh) below.push('有虚报正常');
  if (below.length > 0) console.warn(`!! 未达到：${below.join('；')}`);
  return below.length === 0;
}

function printScores(scores: readonly Score[], quiet: boolean): void {
  printTable(
    ['网页读取', '正确', 'N', '比例'],
    scores.map(({ what, right, of }) => [what, String(right), String(of), percent(right, of)]),
  );
  for (const score of quiet ? [] : scores)
    for (const miss of score.misses) console.log(`  未中 ${score.what}：${miss}`);
}

const BY_CLASS = ['页面类型', '发布日期', '发布时刻', '列表最新日期', '标题', '看不到的列表已说明'];

function printClasses(scores: readonly Score[]): void {
  const shown = scores.filter(({ what }) => BY_CLASS.includes(what));
  const classes = new Set(shown.flatMap((score) => [...score.classes.keys()]));
  console.log('');
  printTable(
    ['各类页面（正确/N）', ...shown.map(({ what }) => what)],
    [...classes].map((name) => [
      name,
      ...shown.map((score) => {
        const part = score.classes.get(name);
        return part ? `${part.right}/${part.of}` : '–';
      }),
    ]),
  );
}

/** @returns points of 100 by which ours leads the best of the others */
async function printBaselines(pages: readonly LabelledPage[]): Promise<number> {
  const rows = await baselineScores(pages);
  console.log('');
  printTable(
    ['发布日期逐日相符（正确/N）', ...READER_NAMES],
    rows.map(({ pageClass, of, right }) => [pageClass, ...right.map((number) => `${number}/${of}`)]),
  );
  const { right: [own = 0, ...others] = [], of = 1 } = rows.at(-1) ?? {};
  const lead = ((own - Math.max(0, ...others)) * 100) / Math.max(1, of);
  console.log(`领先其中最好的 ${lead.toFixed(1)} 分（N=${of}）。`);
  return lead;
}

function printFalseFresh(pages: readonly LabelledPage[]): boolean {
  const rows = falseFreshScores(pages);
  console.log('');
  printTable(
    ['虚报正常（应为 0）', '虚报', 'N'],
    rows.map(({ what, wrong, of }) => [what, String(wrong.length), String(of)]),
  );
  for (const { wrong } of rows) for (const one of wrong.slice(0, 10)) console.log(`  虚报 ${one}`);
  return rows.every(({ wrong, of }) => wrong.length === 0 && of > 0);
}

function percent(part: number, whole: number): string {
  return whole > 0 ? `${((part * 100) / whole).toFixed(1)}%` : '';
}
