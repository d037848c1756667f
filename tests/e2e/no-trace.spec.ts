import type { Page } from 'playwright';
import { askExtension } from '../../lib/node/ask-extension.ts';
import { until } from '../../lib/node/overlay-driver.ts';
import { tabIdOf } from '../../lib/node/walk-pages.ts';
import { expect, type Office, test } from './fixtures.ts';

const pageBytes = (tab: Page) => tab.evaluate(() => document.documentElement.outerHTML);

/** The page as it is without the extension, in a tab the overlay never touched. */
async function untouched(office: Office, url: string): Promise<string> {
  const browser = office.context.browser();
  const context = await browser?.newContext({ viewport: { width: 1366, height: 768 } });
  if (!context) throw new Error('no second context');
  await context.route(/^https?:/, (route) => {
    const answer = office.server.answer(route.request().url());
    return answer ? route.fulfill(answer) : route.abort();
  });
  const tab = await context.newPage();
  await tab.goto(url);
  const html = await pageBytes(tab);
  await context.close();
  return html;
}

for (const name of ['article-notice', 'article-township', 'list-xzdt', 'account-wechat']) {
  test(`switching off leaves ${name} as the site sent it, byte for byte`, async ({ office }) => {
    const { url } = office.page(name);
    const plain = await untouched(office, url);
    const { tab, overlay } = await office.read(url);
    const tabId = await tabIdOf(office.desk, tab);
    await askExtension(office.desk, 'togglePage', { tabId, on: false });
    await until('the overlay to go', async () => (await overlay.root()) === undefined);
    expect(await overlay.marks()).toEqual([]);
    expect(await pageBytes(tab)).toBe(plain);

    await askExtension(office.desk, 'togglePage', { tabId, on: true });
    await until('the overlay to come back', () => overlay.root());
  });
}

test('while it is on, the overlay adds one element and changes no other', async ({ office }) => {
  const { url } = office.page('article-notice');
  const plain = await untouched(office, url);
  const { tab } = await office.read(url);
  const withoutHost = await tab.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as Element;
    for (const host of copy.querySelectorAll('[data-xundu-overlay]')) host.remove();
    return copy.outerHTML;
  });
  expect(withoutHost).toBe(plain);
});

test('a page under the strictest policy is read and marked', async ({ office }) => {
  const page = office.page('article-roads-explained');
  expect(page.headers['Content-Security-Policy']).toContain("default-src 'none'");
  const { overlay } = await office.read(page.url);
  await until('the badge', async () => (await overlay.badges()).some((badge) => badge.columnId === 'zcjd'));
});

test('a page over http is read, marked and reported from like any other', async ({ office }) => {
  const page = office.page('list-jgzn');
  expect(page.url).toMatch(/^http:/);
  const { tab, overlay } = await office.read(page.url);
  expect(await tab.evaluate(() => isSecureContext)).toBe(false);
  await until('the badge', async () => (await overlay.badges()).some((badge) => badge.columnId === 'jgzn'));
});
