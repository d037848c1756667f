import { BadInput } from './bad-input.ts';
import { OLD_ENGINES, oldEngine } from './old-engine.ts';
import { runTool } from './run-step.ts';

/** `npm run test:engines`: the built extension on the oldest engines offices still run. */
export async function testEngines(args: string[]): Promise<number> {
  if (args.length > 0) throw new BadInput(`test:engines 不接受参数：${args.join(' ')}`);
  for (const version of OLD_ENGINES) await oldEngine(version);
  const { code } = await runTool('vite-node/dist/cli.mjs', ['tests/engines/run-engines.ts']);
  return code;
}
