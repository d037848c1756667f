import { runCases } from './accuracy-cases.ts';
import { pageAccuracy } from './accuracy-pages.ts';
import { textAccuracy } from './accuracy-text.ts';
import { BadInput } from './bad-input.ts';
import { realdataRoot } from './realdata-root.ts';

const USAGE = '用法：npm run accuracy [-- --quiet | --cases 文件夹 [--tsv]]';

/**
 * `npm run accuracy [-- --quiet]`: scores reading, freshness and text rules on the labelled pages and texts
 * beside the project and prints every N; returns 1 when page reading or the finding of typos falls below its floors. Where they are
 * absent it says so loudly and returns 0. With `--cases DIR` it runs a table of cases instead, see `runCases`.
 */
export async function accuracy(args: readonly string[]): Promise<number> {
  if (args[0] === '--cases') {
    const [, folder, how, more] = args;
    if (folder === undefined || more !== undefined || (how !== undefined && how !== '--tsv'))
      throw new BadInput(USAGE);
    return runCases(folder, how === '--tsv');
  }
  const unknown = args.find((arg) => arg !== '--quiet');
  if (unknown) throw new BadInput(`不认识的参数：${unknown}。${USAGE}`);
  const root = realdataRoot();
  if (!root) {
    console.warn(
      '!! 没有找到带标注的真实网页（../shared/realdata，或环境变量 XUNDU_REALDATA），准确率一项都没有测。',
    );
    return 0;
  }
  const reached = await pageAccuracy(root, args.includes('--quiet'));
  console.log('');
  const found = await textAccuracy(root);
  return reached && found ? 0 : 1;
}
