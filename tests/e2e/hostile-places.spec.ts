import type { BrowserContext, Page } from 'playwright';

import type { PageReading } from '../../lib/core/reading.ts';
import { askExtension } from '../../lib/node/ask-extension.ts';
import { until } from '../../lib/node/overlay-driver.ts';
import { tabIdOf } from '../../lib/node/walk-pages.ts';
import { collectReadings, takeReading } from '../../lib/node/walk-readings.ts';
import { expect, type Office, test } from './fixtures.ts';
import { pageOf, READ_PLACES, SILENT_PLACES, UNREAD_PLACES } from './hostile-places.ts';

const SITE = 'https://www.qinghe.example';
const WRONG = (nth: number) => `第${nth}处人民攻府`;
const RIGHT = (nth: number) => `第${nth}处人民政府`;

async function serve(context: BrowserContext, pages: Record<string, string>): Promise<void> {
  const html = (body: string) => ({ contentType: 'text/html; charset=utf-8', body });
  await context.route('https://other.example/**', (route) => route.fulfill(html('<p>别处</p>')));
  await context.route(`${SITE}/**`, (route) => {
    const { pathname, search } = new URL(route.request().url());
    const words = decodeURIComponent(search.slice(1));
    if (pages[pathname]) return route.fulfill(html(pages[pathname]));
    if (pathname === '/words') return route.fulfill(html(`<p>${words}</p>`));
    if (pathname === '/picture.svg' || pathname === '/drawing')
      return route.fulfill({
        contentType: 'image/svg+xml',
        body: `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="30"><text y="20">${words}</text></svg>`,
      });
    // Left without an answer until the browser is closed.
    if (pathname === '/never') return undefined;
    return route.fulfill({ status: 404, body: '' });
  });
}

/**
 * Opens a page and hands out its reading and what was found, once they are as expected.
 * A page with a frame that stays open or comes late is never done loading: only the silent page waits for that.
 */
async function readOf(
  office: Office,
  path: string,
  isDone: (reading: PageReading, wrong: number) => boolean,
  waitUntil: 'domcontentloaded' | 'load' = 'domcontentloaded',
): Promise<{ reading: PageReading; wrong: number; tab: Page }> {
  const tab = await office.context.newPage();
  await tab.goto(`${SITE}${path}`, { waitUntil });
  const tabId = await until('the tab', () => tabIdOf(office.desk, tab).catch(() => undefined));
  let last: { reading: PageReading; wrong: number } | undefined;
  const done = await until(path, async () => {
    const reading = await takeReading(office.desk, tabId).catch(() => undefined);
    const { state, result } = await askExtension(office.desk, 'pageSummary', { tabId });
    if (!reading || state !== 'read' || !result) return undefined;
    const wrong = result.findings.filter(({ quote }) => quote?.exact === '人民攻府').length;
    last = { reading, wrong };
    return isDone(reading, wrong) ? last : undefined;
  }).catch(() => last);
  if (!done) throw new Error(`${path} was not read`);
  return { ...done, tab };
}

test('every place for words is read, or a gap names it; what only looks like one says nothing', async ({
  office,
}) => {
  expect(READ_PLACES.length + UNREAD_PLACES.length).toBeGreaterThanOrEqual(60);
  await serve(office.context, {
    '/wrong': pageOf(READ_PLACES, WRONG),
    '/right': pageOf(READ_PLACES, RIGHT),
    '/unread': pageOf(UNREAD_PLACES, WRONG),
    '/silent': pageOf(SILENT_PLACES, RIGHT),
  });
  await collectReadings(office.desk);
  const missing = (reading: PageReading, words: (nth: number) => string) =>
    READ_PLACES.filter((_, nth) => !reading.text.includes(words(nth))).map(({ name }) => name);

  const wrong = await readOf(
    office,
    '/wrong',
    (reading, wrong) =>
      missing(reading, WRONG).length === 0 && reading.gaps.length === 0 && wrong === READ_PLACES.length,
  );
  expect(missing(wrong.reading, WRONG)).toEqual([]);
  expect(wrong.reading.gaps).toEqual([]);
  expect(wrong.wrong).toBe(READ_PLACES.length);

  const right = await readOf(
    office,
    '/right',
    (reading, wrong) => missing(reading, RIGHT).length === 0 && reading.gaps.length === 0 && wrong === 0,
  );
  expect(missing(right.reading, RIGHT)).toEqual([]);
  expect([right.reading.gaps, right.wrong]).toEqual([[], 0]);

  const named = ({ gaps }: PageReading) =>
    UNREAD_PLACES.filter(({ says }) => !gaps.some(({ why }) => why.includes(says))).map(({ name }) => name);
  const unread = await readOf(office, '/unread', (reading) => named(reading).length === 0);
  expect(named(unread.reading)).toEqual([]);

  const silent = await readOf(office, '/silent', ({ text }) => text.includes('页尾'), 'load');
  expect([silent.reading.gaps, silent.wrong]).toEqual([[], 0]);
});

test('what the reader typed is not the page’s word, what the page put there is', async ({ office }) => {
  await serve(office.context, {
    '/typed': '<meta charset="utf-8"><title>办事</title><p>页尾</p><input id="own"><input id="page">',
  });
  await collectReadings(office.desk);
  const { tab } = await readOf(office, '/typed', ({ text }) => text.includes('页尾'));
  await tab.bringToFront();
  await tab.locator('#own').pressSequentially('甲处人民攻府');
  await tab.evaluate(() => {
    (document.querySelector('#page') as HTMLInputElement).value = '乙处人民攻府';
    document.body.append('更新了');
  });
  const tabId = await tabIdOf(office.desk, tab);
  const reading = await until('the page read anew', async () => {
    const last = await takeReading(office.desk, tabId).catch(() => undefined);
    return last?.text.includes('更新了') ? last : undefined;
  });
  expect(reading.text).toContain('乙处人民攻府');
  expect(reading.text).not.toContain('甲处');
});

test('a frame that comes late is a gap until it is there, and then read', async ({ office }) => {
  let answer: (() => void) | undefined;
  await office.context.route(`${SITE}/late`, (route) => {
    answer = () => void route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<p>丙处人民攻府' });
  });
  await office.context.route(`${SITE}/outer`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: '<title>办事</title><p>页尾</p><iframe src="/late"></iframe>',
    }),
  );
  await collectReadings(office.desk);
  const before = await readOf(office, '/outer', ({ text }) => text.includes('页尾'));
  expect(before.reading.gaps.map(({ why }) => why)).toEqual(['页面内嵌的框架还没有载入完，未检查：/late']);
  await until('the frame to be asked for', async () => answer);
  answer?.();
  const tabId = await tabIdOf(office.desk, before.tab);
  const after = await until('the frame read', async () => {
    const last = await takeReading(office.desk, tabId).catch(() => undefined);
    return last?.text.includes('丙处人民攻府') ? last : undefined;
  });
  expect(after.gaps.filter(({ what }) => what === 'frame')).toEqual([]);
});
