import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';

import { demoSite } from '../../lib/demo/demo-site.ts';
import { civilToday } from '../../lib/node/civil-today.ts';
import { demoServer, routeDemo } from '../../lib/node/demo-routes.ts';
import { OLD_ENGINES, type OldEngine, oldEngine } from '../../lib/node/old-engine.ts';
import { OverlayDriver, until } from '../../lib/node/overlay-driver.ts';
import { type FakeSetting, installFakeBrowser } from './fake-browser.ts';
import { nodeBackground } from './node-background.ts';

const BUILD = '.output/chrome-mv3-e2e';
const OUT = 'out/engines';
const OWN = 'https://xundu-pages.example';
const ON_DUTY = { person: { name: '程望舒', unit: '青禾县大数据中心' }, role: '值班读网员', setupDone: true };
const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
};

/** Our own pages with words each must show once it runs for a volunteer, who has set nothing up. */
const VOLUNTEER_PAGES: [string, RegExp][] = [
  ['popup.html?tabId=1', /报\s?错/],
  ['mine.html', /BC-\d{8}-/],
];
/** The same for a person on duty. */
const DUTY_PAGES: [string, RegExp][] = [
  ['popup.html?tabId=1', /报\s?错/],
  ['sidepanel.html?tabId=1', /栏目更新/],
  ['desk.html', /错敏整改台账/],
  ['welcome.html', /欢迎使用巡读/],
  ['options.html', /设置/],
];

let passed = 0;
let failed = 0;

async function check(what: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
    passed += 1;
    console.log(`✓ ${what}`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${what}\n  ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Our own pages, under the policy the manifest gives them. */
async function serveOwnPages(context: BrowserContext): Promise<void> {
  await context.route(`${OWN}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    try {
      return route.fulfill({
        body: readFileSync(join(BUILD, path)),
        headers: {
          'content-type': TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream',
          'content-security-policy': "script-src 'self'; object-src 'self'",
        },
      });
    } catch {
      return route.fulfill({ status: 404, body: '' });
    }
  });
}

/** What a page threw or logged as an error; other than files our own pages may do without. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !/favicon/.test(line.text() + line.location().url))
      errors.push(line.text());
  });
  return errors;
}

/** Middle of the first place where these words stand, brought into view. */
async function placeOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  return await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(wanted);
      if (at === -1) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    throw new Error(`no ${wanted}`);
  }, words);
}

async function runEngine(version: OldEngine): Promise<void> {
  const today = civilToday();
  const browser = await chromium.launch({
    executablePath: resolve(await oldEngine(version)),
    args: ['--no-sandbox', '--disable-gpu', '--no-zygote'],
  });
  const major = version.split('.')[0];
  await check(`${version} is the engine it says`, async () => {
    if (!browser.version().startsWith(`${major}.`)) throw new Error(browser.version());
  });
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  await routeDemo(context, demoServer(today), 'abort');
  await serveOwnPages(context);

  const site = await context.newPage();
  const answer = nodeBackground(`engine-${major}`, () => site, readFileSync(join(BUILD, 'card.js'), 'utf8'));
  await context.exposeBinding('xunduAsk', ({ page }, message: unknown) =>
    answer(message, page === site ? 'content' : 'page'),
  );
  const township = demoSite(today).find((page) => page.name === 'article-township');
  const setting: FakeSetting = {
    ownOrigin: OWN,
    tab: { id: 1, windowId: 1, active: true, url: township?.url ?? '', title: township?.title ?? '' },
  };
  await context.addInitScript(installFakeBrowser, setting);

  const overlayCode = readFileSync(join(BUILD, 'content-scripts/overlay.js'), 'utf8');
  const overlayStyle = readFileSync(join(BUILD, 'content-scripts/overlay.css'), 'utf8');
  for (const name of ['home', 'list-xzdt', 'article-notice', 'article-roads-explained', 'article-township']) {
    const page = demoSite(today).find((one) => one.name === name);
    if (!page) continue;
    await check(`${version}: overlay reads and marks ${name}`, async () => {
      const errors = errorsOf(site);
      await site.goto(page.url);
      errors.length = 0;
      if (!page.headers['Content-Security-Policy']) await site.addStyleTag({ content: overlayStyle });
      await site.evaluate(overlayCode);
      const overlay = new OverlayDriver(site);
      await until('badges', async () => (await overlay.badges()).length > 0);
      await site.screenshot({ path: join(OUT, `${major}-${name}.png`) });
      if (errors.length > 0) throw new Error(errors.join('\n'));
    });
  }

  await check(`${version}: two clicks on a mark file a ticket`, async () => {
    const overlay = new OverlayDriver(site);
    const { x, y } = await placeOf(site, '人民攻府');
    await site.mouse.click(x, y);
    await until('the card', () => overlay.card());
    await site.screenshot({ path: join(OUT, `${major}-card.png`) });
    const number = await overlay.fileFromCard();
    if (!/^BC-\d{8}-/.test(number)) throw new Error(number);
  });

  const ownPage = ([path, words]: [string, RegExp], who: string): Promise<void> =>
    check(`${version}: ${path} runs and shows its words to ${who}`, async () => {
      const page = await context.newPage();
      if (/^(popup|sidepanel)/.test(path)) await page.setViewportSize({ width: 400, height: 720 });
      const errors = errorsOf(page);
      await page.goto(`${OWN}/${path}`);
      await until(String(words), async () => words.test((await page.textContent('body')) ?? ''));
      await until('no spinner', async () => (await page.locator('.ant-skeleton').count()) === 0);
      await page.screenshot({ path: join(OUT, `${major}-${path.replace(/\.html.*/, '')}.png`) });
      await page.close();
      if (errors.length > 0) throw new Error(errors.join('\n'));
    });
  for (const one of VOLUNTEER_PAGES) await ownPage(one, 'a volunteer');
  await answer({ type: 'setSettings', data: ON_DUTY }, 'page');
  for (const one of DUTY_PAGES) await ownPage(one, 'a reader on duty');
  await browser.close();
}

mkdirSync(OUT, { recursive: true });
for (const version of OLD_ENGINES) {
  try {
    await runEngine(version);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${version}\n  ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
