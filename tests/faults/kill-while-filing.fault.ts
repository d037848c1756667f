import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

import { askExtension, openOwnPage } from '../../lib/node/ask-extension.ts';
import { launchWithExtension } from '../../lib/node/extension-browser.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { seededPoints } from './seeded-points.ts';

/** Milliseconds after the first ticket at which the browser is killed: from amid the first write to well into them. */
const POINTS = seededPoints({ count: 20, least: 20, most: 2_500, seed: 20261123 });

for (const [i, point] of POINTS.entries()) {
  test(`a browser killed ${point} ms into filing has lost no acknowledged ticket (${i + 1})`, async ({
    profile,
  }) => {
    const first = await launchWithExtension({ profile, headless: true });
    const desk = await openOwnPage(first.context, first.extensionId, 'desk.html');
    const acknowledged: string[] = [];
    await desk.exposeFunction('acknowledge', (id: string) => acknowledged.push(id));
    void desk
      .evaluate(async () => {
        const { chrome, acknowledge } = globalThis as unknown as {
          chrome: {
            runtime: { sendMessage(m: unknown): Promise<{ res?: { ok: boolean; value: { id: string } } }> };
          };
          acknowledge(id: string): void;
        };
        for (let n = 0; n < 100_000; n += 1) {
          const reply = await chrome.runtime.sendMessage({
            id: n,
            type: 'fileTicket',
            timestamp: Date.now(),
            data: {
              reading: { url: `https://www.qinghe.example/p/${n}`, title: `第${n}页`, site: {} },
              selection: { exact: `错字${n}`, prefix: '', suffix: '', start: 0 },
              surroundings: [],
              problemClass: '错别字',
            },
          });
          if (reply.res?.ok) acknowledge(reply.res.value.id);
        }
      })
      .catch(() => undefined);
    while (acknowledged.length === 0) await pause(5);
    await pause(point);
    kill(profile);
    await first.context.close().catch(() => undefined);

    const second = await launchWithExtension({ profile, headless: true });
    const own = await openOwnPage(second.context, second.extensionId, 'desk.html');
    const found = new Set((await askExtension(own, 'tickets', null)).map((view) => view.ticket.id));
    const lost = acknowledged.filter((id) => !found.has(id));
    await second.context.close();
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(lost, `${acknowledged.length} acknowledged`).toEqual([]);
  });
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
