import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { DEMO_SITE_HOST } from '../../lib/demo/hosts.ts';
import { askExtension, openOwnPage } from '../../lib/node/ask-extension.ts';
import { launchWithExtension, removeProfile } from '../../lib/node/extension-browser.ts';
import { waitUntilRead } from '../../lib/node/walk-pages.ts';
import { launchChromium, MeasuredPage } from './chromium.ts';
import { largePage } from './large-page.ts';
import { hanText, median, seeded } from './seeded-text.ts';

const ROUNDS = 3;
const PERSON = { person: { name: '程望舒', unit: '青禾县大数据中心' }, role: '值班读网员', setupDone: true };

function smallPage(): string {
  const random = seeded(3);
  const paragraphs = Array.from({ length: 12 }, () => `<p>${hanText(120, random)}</p>`);
  return `<!DOCTYPE html><meta charset="utf-8"><title>短页</title><body>${paragraphs.join('')}`;
}

/** Prints what a page's thread does in all until it has come to rest, with the installed extension and without. */
export async function measureOverhead(): Promise<void> {
  const pages = { '5 KB': smallPage(), '50,000 nodes': largePage(1_200, '') };
  const profile = mkdtempSync(join(tmpdir(), 'xundu-bench-'));
  const { context, extensionId } = await launchWithExtension({ profile, headless: true });
  const plain = await launchChromium();
  const without = await plain.newContext({ viewport: { width: 1366, height: 768 } });
  try {
    const desk = await openOwnPage(context, extensionId, 'desk.html');
    await askExtension(desk, 'setSettings', PERSON);
    await askExtension(desk, 'watchSites', null);
    for (const [name, html] of Object.entries(pages)) {
      const url = `https://${DEMO_SITE_HOST}/bench.html`;
      for (const one of [context, without]) {
        await one.unroute(url);
        await one.route(url, (route) =>
          route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
        );
      }
      const busy = async (where: BrowserContext): Promise<number> => {
        const page = await where.newPage();
        await page.goto(url);
        const measured = await MeasuredPage.of(page);
        await page.reload();
        if (where === context) await waitUntilRead(desk, page);
        await page.waitForLoadState('networkidle');
        await measured.frames();
        const ms = await measured.busy();
        await page.close();
        return ms;
      };
      const rounds: { with: number; without: number }[] = [];
      for (let round = 0; round < ROUNDS; round++)
        rounds.push({ with: await busy(context), without: await busy(without) });
      const withIt = median(rounds.map((round) => round.with));
      const withoutIt = median(rounds.map((round) => round.without));
      console.log(
        `a page of ${name}: its thread works ${withIt.toFixed(0)} ms with the extension, ${withoutIt.toFixed(0)} ms without: ${(withIt - withoutIt).toFixed(0)} ms more`,
      );
    }
  } finally {
    await context.close();
    await plain.close();
    removeProfile(profile);
  }
}
