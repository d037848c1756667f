import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'playwright/test';

import { E2E_BUILD } from '../../lib/node/extension-browser.ts';
import { test } from './overlay/bare-chrome.ts';
import { OverlayPage } from './overlay/harness.ts';
import { ARTICLE, ARTICLE_SETUP, HOME, HOME_SETUP, shell } from './overlay/pages.ts';

test('what every page pays for holds no zod, no React, no polyfill and at most 40 KB', () => {
  const code = readFileSync(join(E2E_BUILD, 'content-scripts/overlay.js'), 'utf8');
  expect(code).not.toMatch(/ZodError|react|__reactFiber|webextension-polyfill/i);
  const bytes = gzipSync(code).length;
  console.log(
    `content script: ${(bytes / 1024).toFixed(1)} KB gzipped, ${(code.length / 1024).toFixed(0)} KB`,
  );
  expect(bytes).toBeLessThanOrEqual(40 * 1024);
});

test('a page of 51,000 text nodes is read in slices, never in one go', async ({ page }) => {
  test.slow();
  const rows = Array.from({ length: 51_000 }, (_, i) => `<p>第 ${i} 段，内容正常。</p>`).join('');
  const overlay = await OverlayPage.open(page, shell(`${rows}<p>县人民攻府</p>`));
  // Turns the page had between the first slice and the judging: none when all of it is read in one go.
  const countTurns = `globalThis.turns = 0;
    const beat = new MessageChannel();
    beat.port1.onmessage = () => {
      if (globalThis.harness?.calls.some(({ name }) => name === 'judge')) return;
      if (globalThis.harness) turns++;
      beat.port2.postMessage(null);
    };
    beat.port2.postMessage(null);`;
  await overlay.start(HOME_SETUP, countTurns);
  await overlay.until(`CSS.highlights.size > 0`);
  const turns = await overlay.evaluate<number>('turns');
  console.log(`51,000 text nodes: the page had ${turns} turns while it was read`);
  expect(turns).toBeGreaterThan(1);
});

test('looks: light, dark and forced colours', async ({ page }) => {
  const dark = `html { background: #14181f } body { background: #14181f !important; color: #d8dde6 } .box, .article, .side a { background: #1d232d !important; border-color: #333 !important; color: #d8dde6 } h1, h2, .box h2 { color: #9cc3f5 !important }`;
  for (const [name, html, setup] of [
    ['home', HOME, HOME_SETUP],
    ['article', ARTICLE, ARTICLE_SETUP],
  ] as const) {
    await page.emulateMedia({ colorScheme: 'dark' });
    const overlay = await OverlayPage.open(page, html.replace('</style>', `${dark}</style>`));
    await overlay.start(setup);
    if (name === 'article') await overlay.clickWords('布署');
    await overlay.shot(`${name}-dark`);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await overlay.frames(2);
    await overlay.shot(`${name}-forced`);
    await page.emulateMedia({ forcedColors: 'none' });
    await page.unrouteAll();
  }
});
