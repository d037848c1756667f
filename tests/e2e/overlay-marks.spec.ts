import { expect } from 'playwright/test';

import { until } from '../../lib/node/overlay-driver.ts';
import { test } from './overlay/bare-chrome.ts';
import { OverlayPage, SITE } from './overlay/harness.ts';
import { ARTICLE, ARTICLE_SETUP, HOME, HOME_SETUP, shell } from './overlay/pages.ts';

/** What waits for the page to come to rest waits until it is told that it has, however slow the machine is. */
const HELD_TIMERS = `const held = new Map();
  const { setTimeout: set, clearTimeout: clear } = window;
  window.setTimeout = (act, ms) => {
    const timer = set(ms < 400 ? act : () => undefined, ms);
    if (ms >= 400) held.set(timer, act);
    return timer;
  };
  window.clearTimeout = (timer) => {
    held.delete(timer);
    clear(timer);
  };
  globalThis.comeToRest = () => {
    for (const [timer, act] of held) {
      held.delete(timer);
      act();
    }
  };`;

test.describe('marks', () => {
  test('each grade has its own highlight, words may cross nodes', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    const painted = await overlay.painted();
    expect(painted['xundu-serious']).toEqual(['人民攻府', '11010519491231002X']);
    expect(painted['xundu-normal']).toContain('部份');
    expect(painted['xundu-suspect']).toEqual(['按步就班', '再接再励']);
    expect(painted['xundu-hint']).toEqual(['法律效应']);
    expect(Object.keys(painted).every((name) => name.startsWith('xundu-'))).toBe(true);
    const style = await overlay.evaluate<string[]>(
      `['serious', 'normal', 'suspect', 'hint'].map((kind) => getComputedStyle(document.documentElement, '::highlight(xundu-' + kind + ')').textDecorationStyle)`,
    );
    expect(style).toEqual(['double', 'wavy', 'dotted', 'dotted']);
    await overlay.shot('article');
  });

  test('a page under the strictest CSP with trusted types is marked, badged and reported on', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, HOME, {
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'",
    });
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await overlay.start(HOME_SETUP);
    expect((await overlay.painted())['xundu-serious']).toEqual(['人民攻府']);
    expect((await overlay.badges()).length).toBeGreaterThan(8);
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+Enter');
    await overlay.frames(2);
    await overlay.press(await overlay.button('报错'));
    expect(await overlay.calls('file')).toHaveLength(1);
    expect(errors.filter((error) => !error.includes('favicon'))).toEqual([]);
  });

  test('an http page works the same', async ({ page }) => {
    const address = SITE.replace('https', 'http');
    await page.route(`${address}/**`, (route) =>
      route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body: ARTICLE }),
    );
    const overlay = await OverlayPage.open(page, ARTICLE, {}, `${address}/page.html`);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await overlay.start(ARTICLE_SETUP);
    await overlay.clickWords('攻府');
    await overlay.press(await overlay.button('复制'));
    expect((await overlay.find('link', '已复制'))?.text).toBe('已复制');
    await overlay.press(await overlay.button('报错'));
    expect(await overlay.calls('file')).toHaveLength(1);
  });

  test('below Chromium 105 marks are boxes in the shadow root, and go without a trace', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    const before = await overlay.html();
    await overlay.start(ARTICLE_SETUP, 'globalThis.Highlight = undefined;');
    expect(await overlay.painted()).toEqual({});
    const boxes = (await overlay.nodes()).filter((node) => (node.attributes.class ?? '').startsWith('box '));
    expect(boxes.length).toBeGreaterThanOrEqual(9);
    const words = await overlay.wordsAt('布署');
    const hits = await Promise.all(boxes.map((box) => overlay.box(box)));
    expect(
      hits.some(
        (box) =>
          box &&
          words.x > box.x &&
          words.x < box.x + box.width &&
          words.y > box.y &&
          words.y < box.y + box.height,
      ),
    ).toBe(true);
    await overlay.shot('old-engine');
    await overlay.clickWords('布署');
    expect((await overlay.find('card'))?.text).toContain('部署');
    await overlay.evaluate('harness.overlay.stop()');
    expect(await overlay.html()).toBe(before);
  });

  test('words that the page changes lose their mark at once; a re-reading finds what is new', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await page.evaluate(() => {
      const paragraph = document.querySelector('#p4');
      if (paragraph) paragraph.textContent = '四、全文已改，县人民攻府负责解释。';
    });
    await overlay.frames(2);
    expect((await overlay.painted())['xundu-suspect']).toEqual(['按步就班']);
    await overlay.until(`harness.calls.filter((call) => call.name === 'judge').length === 2`);
    await overlay.until(`CSS.highlights.get('xundu-serious').size === 3`);
  });

  test('暂无数据 before a script has drawn its rows is no blank list; left standing it is', async ({
    page,
  }) => {
    const html = shell(`<h2>领导活动</h2><ul class="list" id="rows"></ul><p class="empty">暂无数据</p>
<script>window.rowsUrl = '/api/list'; function load() { $.getJSON(rowsUrl, function (d) { d.rows.forEach(function (r) { $('#rows').append('<li>' + r.title + '</li>'); }); }); }</script>`);
    const overlay = await OverlayPage.open(page, html);
    await overlay.start(HOME_SETUP);
    const states = async () => (await overlay.calls('judge')).map((reading) => reading.lists);
    expect((await states())[0]).not.toContain('blank');
    await overlay.until(`harness.calls.filter((call) => call.name === 'judge').length === 2`);
    expect((await states())[1]).toContain('blank');
  });

  test('a thousand nodes added are read once', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP, HELD_TIMERS);
    // Of a page that took long to gather its top was judged alone.
    await overlay.evaluate('harness.calls.length = 0');
    await page.evaluate(() => {
      const list = document.createElement('ul');
      for (let i = 0; i < 1000; i++) {
        const row = document.createElement('li');
        row.textContent = i === 700 ? '第七百条写着布署二字' : `第 ${i} 条`;
        list.append(row);
      }
      document.body.append(list);
    });
    await overlay.until(
      `[...CSS.highlights.get('xundu-normal')].filter(({ startContainer, startOffset: at }) => startContainer.data?.startsWith('布署', at)).length === 2`,
    );
    // The words are marked at once; the page as a whole is judged when it has come to rest.
    expect(await overlay.calls('judge')).toHaveLength(0);
    await overlay.evaluate('comeToRest()');
    await overlay.until(`harness.calls.some((call) => call.name === 'judge')`);
    expect(await overlay.calls('judge')).toHaveLength(1);
    expect(await overlay.calls('judgeWords')).toHaveLength(1);
  });

  test('a clock that ticks is read again now and then only, and the strip says so', async ({ page }) => {
    const overlay = await OverlayPage.open(
      page,
      ARTICLE.replace('<footer>', '<div id="clock">0</div><footer>'),
    );
    await overlay.start(ARTICLE_SETUP);
    await overlay.press(await overlay.button('清单'));
    await page.evaluate(() => {
      let tick = 5;
      setInterval(() => {
        const clock = document.querySelector('#clock');
        if (clock) clock.textContent = `${tick++}`;
      }, 1500);
    });
    const note = await until('the note', () => overlay.find('note', '隔一阵才重读'));
    expect(note.text).toContain('1 处');
    const given = Number(await page.textContent('#clock'));
    await overlay.until(`Number(document.querySelector('#clock').textContent) >= ${given + 4}`);
    // Once when it was opened, for four ticks (the first, right after a press, counts for a third), and slowly once or twice.
    expect((await overlay.calls('judge')).length).toBeLessThanOrEqual(7);
  });
});

test('words in a same-site frame are marked in the frame, and a click there opens the card', async ({
  page,
}) => {
  await page.route(`${SITE}/frame.html`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: shell('<p>框架里写着县人民攻府。</p>') }),
  );
  const overlay = await OverlayPage.open(
    page,
    shell(
      '<div style="height:90px">正文</div><iframe src="/frame.html" style="width:600px;height:120px"></iframe>',
    ),
    {},
    `${SITE}/page.html`,
    `${SITE}/page.html`,
  );
  await page.frameLocator('iframe').locator('p').waitFor();
  const frame = () => page.frames()[1]?.evaluate(() => document.documentElement.outerHTML);
  const before = await frame();
  await overlay.start(HOME_SETUP);
  const size = () => page.frames()[1]?.evaluate(() => CSS.highlights.get('xundu-serious')?.size ?? 0);
  expect(await size()).toBe(1);
  await overlay.shot('frame');
  const place = await page.frames()[1]?.evaluate(() => {
    const text = document.querySelector('p')?.firstChild;
    const range = document.createRange();
    if (text) range.setStart(text, 7);
    if (text) range.setEnd(text, 9);
    const { x, y } = range.getBoundingClientRect();
    return { x, y };
  });
  const outer = await page.locator('iframe').boundingBox();
  await page.mouse.click((outer?.x ?? 0) + (place?.x ?? 0) + 6, (outer?.y ?? 0) + (place?.y ?? 0) + 10);
  await overlay.frames(3);
  expect((await overlay.find('card'))?.text).toContain('人民政府');
  await overlay.evaluate('harness.overlay.stop()');
  expect(await size()).toBe(0);
  expect(await frame()).toBe(before);
});
