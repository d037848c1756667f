import { spawn } from 'node:child_process';

export interface StepOutcome {
  code: number;
  output: string;
}

/** Run a program to its end; its output is kept, and shown as it comes unless `quiet`. */
export function runStep(
  command: string,
  args: string[],
  options: { env?: Record<string, string>; quiet?: boolean } = {},
): Promise<StepOutcome> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk;
      if (!options.quiet) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => done({ code: 1, output: `${output}\n${error.message}` }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** The same for a tool of node_modules, run by this very Node. */
export function runTool(
  script: string,
  args: string[],
  options?: Parameters<typeof runStep>[2],
): Promise<StepOutcome> {
  return runStep(process.execPath, [`node_modules/${script}`, ...args], options);
}
