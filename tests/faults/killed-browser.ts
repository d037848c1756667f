import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';

import { openOwnPage } from '../../lib/node/ask-extension.ts';
import { launchWithExtension } from '../../lib/node/extension-browser.ts';

/** What a page of ours may call while the browser lives. */
export interface Alive {
  chrome: {
    runtime: { sendMessage(m: unknown): Promise<{ res?: { ok: boolean; value: { id: string } } }> };
  };
  acknowledge(id: string): void;
}

/**
 * A browser killed `point` ms after the first acknowledgement while `work` runs in a page of ours.
 *
 * @returns ids that were acknowledged
 */
export async function killedWhile(
  profile: string,
  point: number,
  work: (desk: Page) => Promise<unknown>,
): Promise<string[]> {
  const { context, extensionId } = await launchWithExtension({ profile, headless: true });
  const desk = await openOwnPage(context, extensionId, 'desk.html');
  const acknowledged: string[] = [];
  await desk.exposeFunction('acknowledge', (id: string) => acknowledged.push(id));
  void work(desk).catch(() => undefined);
  while (acknowledged.length === 0) await pause(5);
  await pause(point);
  kill(profile);
  await context.close().catch(() => undefined);
  return acknowledged;
}

/** The desk of the next start on the same profile. */
export async function nextStart<T>(profile: string, look: (desk: Page) => Promise<T>): Promise<T> {
  const { context, extensionId } = await launchWithExtension({ profile, headless: true });
  try {
    return await look(await openOwnPage(context, extensionId, 'desk.html'));
  } finally {
    await context.close();
  }
}

/** SIGKILL to the one browser process that runs on this profile; its children end with it. */
function kill(profile: string): void {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const own = lines.filter(
    (line) => line.includes(`--user-data-dir=${profile}`) && !line.includes('--type='),
  );
  for (const line of own) process.kill(Number.parseInt(line, 10), 'SIGKILL');
  if (own.length === 0) throw new Error(`no browser runs on ${profile}`);
}
