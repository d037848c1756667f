import { readdirSync } from 'node:fs';
import { BadInput } from './bad-input.ts';
import { runTool } from './run-step.ts';

const FOLDER = 'tests/bench';
const SUFFIX = '.bench.ts';

/** `npm run bench [-- NAME]`: every measurement of tests/bench, or the one of that name. */
export async function bench(args: string[]): Promise<number> {
  const names = readdirSync(FOLDER)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));
  const unknown = args.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new BadInput(`没有这项测量：${unknown.join('、')}。现有：${names.join('、')}`);
  let failed = 0;
  for (const name of args.length > 0 ? args : names) {
    console.log(`── ${name}`);
    const { code } = await runTool('vite-node/dist/cli.mjs', [`${FOLDER}/${name}${SUFFIX}`]);
    if (code !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}
