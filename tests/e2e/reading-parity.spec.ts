import { join, resolve } from 'node:path';

import { type BrowserContext, chromium, type Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { build } from 'vite';

import type { PageReading } from '../../lib/core/reading.ts';
import { demoSite } from '../../lib/demo/demo-site.ts';
import { loadPage } from '../../lib/node/load-page.ts';
import { readPatrolList } from '../../lib/node/patrol-list.ts';
import { realdataRoot } from '../../lib/node/realdata-root.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';

interface SavedPage {
  name: string;
  url: string;
  readAt: string;
  html: string;
}

const ROOT = resolve(import.meta.dirname, '../..');

/** The page reader as one script that a browser can be handed. */
async function readerScript(): Promise<string> {
  const output = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'chrome102',
      lib: { entry: join(ROOT, 'lib/page/read-page.ts'), formats: ['iife'], name: 'xunduReader' },
    },
  });
  const [first] = Array.isArray(output) ? output : [output];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('the page reader did not build');
  return chunk.code;
}

/** Page scripts are off by policy, the network answers nothing: the browser holds what Node holds. */
async function openBrowser(pages: readonly SavedPage[]): Promise<BrowserContext> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const context = await browser.newContext();
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  await context.route('**/*', async (route) => {
    const page = route.request().isNavigationRequest() && byUrl.get(route.request().url());
    if (!page || route.request().frame().parentFrame()) return route.abort();
    return route.fulfill({
      body: page.html.replace(/^\uFEFF/, ''),
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'none'" },
    });
  });
  return context;
}

async function readInBrowser(tab: Page, script: string, page: SavedPage): Promise<PageReading> {
  await tab.goto(page.url, { waitUntil: 'domcontentloaded' });
  return await tab.evaluate(
    ({ script, url, readAt }) => {
      const make = new Function(`${script}; return xunduReader;`) as () => {
        readPage: (document: Document, url: string, options: object) => PageReading;
      };
      // Frames that did not load show an error page; Node has none at all.
      return make().readPage(document, url, { readAt, readBy: 'patrol', frameDocument: () => null });
    },
    { script, url: page.url, readAt: page.readAt },
  );
}

function readInNode({ html, url, readAt }: SavedPage): PageReading {
  return readPage(parseHtml(html.replace(/^\uFEFF/, '')), url, { readAt, readBy: 'patrol' });
}

let builtReader: Promise<string>;

test.describe.configure({ mode: 'serial', timeout: 300_000 });

test.beforeAll(() => {
  builtReader = readerScript();
});

async function differing(pages: readonly SavedPage[]): Promise<string[]> {
  const script = await builtReader;
  const context = await openBrowser(pages);
  const different: string[] = [];
  try {
    const tab = await context.newPage();
    for (const page of pages) {
      const browser = await readInBrowser(tab, script, page);
      const node = JSON.parse(JSON.stringify(readInNode(page))) as PageReading;
      for (const field of Object.keys(node) as (keyof PageReading)[]) {
        if (JSON.stringify(browser[field]) === JSON.stringify(node[field])) continue;
        different.push(`${page.name} ${field}: ${firstDifference(browser[field], node[field])}`);
      }
    }
  } finally {
    await context.browser()?.close();
  }
  return different;
}

function firstDifference(one: unknown, two: unknown): string {
  const a = JSON.stringify(one) ?? '';
  const b = JSON.stringify(two) ?? '';
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return `…${a.slice(Math.max(0, at - 30), at + 60)} ≠ …${b.slice(Math.max(0, at - 30), at + 60)}`;
}

test('a page of the model site reads the same in Chromium and in Node', async () => {
  const today = '2026-11-23';
  const pages = demoSite(today)
    .filter((page) => !page.url.includes('#'))
    // One of every eighth: articles of a column are alike.
    .filter((_, at) => at % 8 === 0)
    .map((page) => ({ name: page.name, url: page.url, readAt: `${today}T10:00:00+08:00`, html: page.html }));
  expect(pages.length).toBeGreaterThan(8);
  expect(await differing(pages)).toEqual([]);
});

test('every saved real page reads the same in Chromium and in Node', async () => {
  // Some eighty pages, one after another: a busy machine needs more than the usual time for all of them.
  test.setTimeout(900_000);
  const root = realdataRoot();
  if (!root)
    console.warn('!! 没有带标注的真实网页（../shared/realdata），浏览器与 Node 的一致性没有在真实网页上测。');
  test.skip(!root, 'no labelled real pages beside the project');
  const pages: SavedPage[] = [];
  for (const [at, target] of (await readPatrolList(join(root ?? '', 'pages.tsv'))).entries()) {
    const loaded = await loadPage(target.file ?? target.path);
    if (!loaded.ok) throw new Error(`${target.path}: ${loaded.error}`);
    // Several pages share an address: a number in the query tells them apart.
    const url = `${target.url}${target.url.includes('?') ? '&' : '?'}parity=${at}`;
    pages.push({ name: target.path, url: url.replace(',', ''), readAt: target.readAt, html: loaded.html });
  }
  expect(await differing(pages)).toEqual([]);
});
