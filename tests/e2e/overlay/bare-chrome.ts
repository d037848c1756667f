import { type Browser, test as base, chromium } from 'playwright/test';

/** A Chromium without the extension: the overlay is put into its pages by hand. */
export const test = base.extend<object, { chrome: Browser }>({
  chrome: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const chrome = await chromium.launch({
        executablePath: process.env.XUNDU_CHROMIUM ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu'],
      });
      await use(chrome);
      await chrome.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ chrome }, use) => {
    const page = await chrome.newPage({ viewport: { width: 1366, height: 768 } });
    await use(page);
    await page.close();
  },
});
