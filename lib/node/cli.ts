import { BadInput } from './bad-input.ts';

type Command = (args: string[]) => Promise<number>;

/** Commands of DESIGN 8, loaded only when asked for: a patrol must not wait for the browser driver. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./start.ts')).start,
  test: async () => (await import('./test-run.ts')).testRun,
  'test:faults': async () => (await import('./test-faults.ts')).testFaults,
  'test:engines': async () => (await import('./test-engines.ts')).testEngines,
  package: async () => (await import('./package-release.ts')).packageRelease,
  bench: async () => (await import('./bench.ts')).bench,
  patrol: async () => (await import('./patrol.ts')).patrol,
  proofread: async () => (await import('./proofread.ts')).proofread,
  'build-typo-model': async () => (await import('./typo-model/build-typo-model.ts')).buildTypoModel,
  accuracy: async () => (await import('./accuracy.ts')).accuracy,
};

async function main(): Promise<number> {
  const [command = '', ...args] = process.argv.slice(2);
  const load = COMMANDS[command];
  if (!load) throw new BadInput(`没有这个命令：${command || '（空）'}`);
  return await (await load())(args);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof BadInput) {
      console.error(error.message);
      process.exit(2);
    }
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
