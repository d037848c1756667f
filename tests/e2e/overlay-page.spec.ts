import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'playwright/test';

import { E2E_BUILD } from '../../lib/node/extension-browser.ts';
import { test } from './overlay/bare-chrome.ts';
import { OverlayPage, SITE } from './overlay/harness.ts';
import { ARTICLE, ARTICLE_FAULTS, COLUMNS, column, HOME, HOME_FAULTS, shell } from './overlay/pages.ts';

const ARTICLE_SETUP = { faults: ARTICLE_FAULTS, columns: COLUMNS };
const HOME_SETUP = { faults: HOME_FAULTS, columns: COLUMNS };

test.describe('the page stays as the site sent it', () => {
  test('one element is added while shown, and stop() leaves the document byte-identical', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    const before = await overlay.html();
    await overlay.start(ARTICLE_SETUP);
    expect((await overlay.html()).length - before.length).toBe('<div data-xundu-overlay=""></div>'.length);
    await overlay.clickWords('攻府');
    await overlay.press(await overlay.button('报错'));
    await page.keyboard.press('Escape');
    await overlay.press(await overlay.button('清单'));
    await page.keyboard.press('Alt+Shift+X');
    expect(await overlay.html()).toBe(before);
    expect(await overlay.painted()).toEqual({});
    await page.keyboard.press('Alt+Shift+X');
    await overlay.until(`document.querySelector('[data-xundu-overlay]') && CSS.highlights.size > 0`);
    await overlay.evaluate('harness.overlay.stop()');
    expect(await overlay.html()).toBe(before);
    expect(await overlay.painted()).toEqual({});
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
    await page.keyboard.press('Alt+Shift+X');
    expect(await overlay.html()).toBe(before);
  });

  test('nothing of the page moves, and the page grows in no direction', async ({ page }) => {
    const overlay = await OverlayPage.open(page, HOME);
    const look = () =>
      page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.scrollHeight,
        ...[...document.body.querySelectorAll('*')].map((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return `${one.tagName} ${x} ${y} ${width} ${height}`;
        }),
      ]);
    const before = await look();
    await overlay.start(HOME_SETUP);
    expect(await overlay.badges()).not.toHaveLength(0);
    expect(await look()).toEqual(before);
  });

  test('a second copy replaces the first instead of doubling it', async ({ page }) => {
    const overlay = await OverlayPage.open(page, HOME);
    await overlay.start(HOME_SETUP);
    const first = (await overlay.badges()).length;
    await overlay.evaluate('harness.overlay.stop()');
    await overlay.start(HOME_SETUP);
    expect(await page.locator('[data-xundu-overlay]').count()).toBe(1);
    expect((await overlay.badges()).length).toBe(first);
  });

  test('an element the page throws out comes back, but not for ever', async ({ page }) => {
    const overlay = await OverlayPage.open(page, HOME);
    await overlay.start(HOME_SETUP);
    const remove = () => page.evaluate(() => document.querySelector('[data-xundu-overlay]')?.remove());
    for (let turn = 0; turn < 3; turn++) {
      await remove();
      await overlay.until(`document.querySelector('[data-xundu-overlay]')`);
    }
    await remove();
    await overlay.frames(3);
    expect(await page.locator('[data-xundu-overlay]').count()).toBe(0);
    expect(await overlay.painted()).toEqual({});
  });

  test('a page that puts a new root element in place of its own keeps the overlay', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await page.evaluate(() => {
      const root = document.documentElement.cloneNode(true) as HTMLElement;
      root.querySelector('[data-xundu-overlay]')?.remove();
      document.documentElement.replaceWith(root);
    });
    await overlay.until(`document.querySelector('[data-xundu-overlay]')`);
    await overlay.until(
      `[...(CSS.highlights.get('xundu-serious') ?? [])].some(({ startContainer: node, startOffset: at }) => node.isConnected && node.data?.startsWith('人民攻府', at))`,
    );
    expect(await page.locator('[data-xundu-overlay]').count()).toBe(1);
  });

  test("a page's own custom properties and direction do not reach the overlay", async ({ page }) => {
    const rude = `<style>* { --ink: transparent !important; --ground: red !important; direction: rtl !important; }</style>`;
    const overlay = await OverlayPage.open(page, ARTICLE.replace('</head>', `${rude}</head>`));
    await overlay.start(ARTICLE_SETUP);
    const strip = await overlay.find('strip');
    if (!strip) throw new Error('No strip');
    await overlay.cdp.send('DOM.enable');
    await overlay.cdp.send('CSS.enable');
    const { nodeIds } = await overlay.cdp.send('DOM.pushNodesByBackendIdsToFrontend', {
      backendNodeIds: [strip.backendNodeId],
    });
    const { computedStyle } = await overlay.cdp.send('CSS.getComputedStyleForNode', {
      nodeId: nodeIds[0] ?? 0,
    });
    expect(Object.fromEntries(computedStyle.map(({ name, value }) => [name, value]))).toMatchObject({
      color: 'rgb(29, 36, 48)',
      'background-color': 'rgb(255, 255, 255)',
      direction: 'ltr',
    });
  });

  test('a host whose marks are off is judged and not painted, until the reader asks', async ({ page }) => {
    const overlay = await OverlayPage.open(page, HOME);
    const before = await overlay.html();
    await overlay.start({ ...HOME_SETUP, marksOff: true });
    await overlay.frames(3);
    expect(await overlay.html()).toBe(before);
    expect(await overlay.calls('judge')).toHaveLength(1);
    await overlay.evaluate('harness.overlay.setVisible(true)');
    await overlay.until(`CSS.highlights.size > 0`);
  });
});

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
    await overlay.start(ARTICLE_SETUP);
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
    await overlay.until(`harness.calls.filter((call) => call.name === 'judge').length >= 2`);
    expect(await overlay.calls('judge')).toHaveLength(2);
    expect(await overlay.calls('judgeWords')).toHaveLength(1);
  });

  test('a clock that ticks is given up, and the strip says so', async ({ page }) => {
    const overlay = await OverlayPage.open(
      page,
      ARTICLE.replace('<footer>', '<div id="clock">0</div><footer>'),
    );
    await overlay.start(ARTICLE_SETUP);
    await page.evaluate(() => {
      let tick = 5;
      setInterval(() => {
        const clock = document.querySelector('#clock');
        if (clock) clock.textContent = `${tick++}`;
      }, 450);
    });
    await overlay.until(`harness.calls.filter((call) => call.name === 'judge').length >= 4`, 15_000);
    const given = Number(await page.textContent('#clock'));
    await overlay.until(`Number(document.querySelector('#clock').textContent) >= ${given + 4}`);
    expect((await overlay.calls('judge')).length).toBe(4);
    await overlay.press(await overlay.button('清单'));
    expect((await overlay.find('note', '不再自动重读'))?.text).toContain('1 处');
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

test.describe('badges', () => {
  test('that cannot be placed are not missing in silence: the strip says so until it is put away', async ({
    page,
  }) => {
    const html = HOME.replace(/(<body[^>]*>)/, '$1<form><input name="parentElement">').replace(
      '</body>',
      '</form></body>',
    );
    const overlay = await OverlayPage.open(page, html);
    await overlay.start(HOME_SETUP);
    expect(await overlay.badges()).toEqual([]);
    expect((await overlay.find('bar'))?.text).toContain('栏目状态牌画不出来');
    await overlay.press(await overlay.button('知道了'));
    await overlay.frames(2);
    expect((await overlay.find('bar'))?.attributes.hidden).toBeDefined();
  });

  const seen = async (overlay: OverlayPage) => new Set((await overlay.badges()).map((badge) => badge.column));

  test('every visible link and heading that leads to a registered column has one, beside its words', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, HOME);
    await overlay.start(HOME_SETUP);
    const badges = await overlay.badges();
    const count = (id: string) => badges.filter((badge) => badge.column === id).length;
    // The heading and its 更多; the links in the closed menu have none.
    expect(count('/xw/dt/')).toBe(2);
    expect(count('/xw/tz/')).toBe(2);
    expect(count('/xw/bm/')).toBe(1);
    expect(count('/hd/')).toBe(2);
    for (const badge of badges) {
      const near = await page.evaluate(
        ({ x, y, id }) =>
          [...document.querySelectorAll('a, h2 span')].some((one) => {
            const leads = one.matches('a') ? (one as HTMLAnchorElement).pathname === id : true;
            const box = one.getBoundingClientRect();
            return (
              leads && x > box.left - 70 && x < box.right + 70 && y > box.top - 25 && y < box.bottom + 25
            );
          }),
        { x: badge.x, y: badge.y, id: badge.column },
      );
      expect(near, badge.label).toBe(true);
    }
  });

  test('none covers a line of the page where there is room', async ({ page }) => {
    const overlay = await OverlayPage.open(page, HOME);
    await overlay.start(HOME_SETUP);
    const badges = await overlay.badges();
    const covered = await page.evaluate((boxes) => {
      const walker = document.createTreeWalker(document.body, 4);
      const hits: string[] = [];
      while (walker.nextNode()) {
        const text = walker.currentNode as Text;
        if (text.data.trim() === '' || !text.parentElement) continue;
        const size = Number.parseFloat(getComputedStyle(text.parentElement).fontSize);
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const rect of range.getClientRects()) {
          const spare = (rect.height - size) / 2;
          for (const box of boxes) {
            const across = Math.min(rect.right, box.x + box.width) - Math.max(rect.left, box.x);
            const down =
              Math.min(rect.bottom - spare, box.y + box.height) - Math.max(rect.top + spare, box.y);
            if (across > 1 && down > 1) hits.push(`${text.data} under ${box.label}`);
          }
        }
      }
      return hits;
    }, badges);
    expect(covered).toEqual([]);
  });

  test('says its whole sentence on hover, on focus and to a screen reader', async ({ page }) => {
    const overlay = await OverlayPage.open(page, HOME);
    await overlay.start(HOME_SETUP);
    const node = await overlay.find('badge', '政务动态');
    expect(node?.attributes['aria-label']).toContain('三(二)1(2)');
    const box = (await overlay.badges()).find((badge) => badge.column === '/xw/dt/');
    if (!box) throw new Error('no badge');
    await page.mouse.move(box.x + 5, box.y + 5);
    await overlay.frames(3);
    expect((await overlay.find('tip'))?.text).toContain('政务动态：逾期3天。最近一条 2026-11-06');
    await overlay.shot('badge-tip');
  });

  test('links in a closed menu have none; open, they have; what the menu covers has none meanwhile', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(
      page,
      shell(
        `<nav><div class="wrap"><ul><li id="menu"><a href="/xw/">新闻中心</a><ul><li><a href="/xw/bm/">部门动态</a></li><li><a href="/xw/zj/">镇街动态</a></li><li><a href="/xw/zj/x">空</a></li><li><a href="/xw/zj/y">空</a></li></ul></li><li></li></ul></div></nav>
        <div class="wrap" style="padding:20px"><a id="below" href="/xw/tz/">通知公告</a></div>`,
        'nav li { flex: none; width: 300px }',
      ),
    );
    await overlay.start({ faults: [], columns: COLUMNS });
    expect(await seen(overlay)).toEqual(new Set(['/xw/tz/']));
    await page.mouse.move(100, 20);
    await page.mouse.move(120, 22);
    await expect.poll(() => seen(overlay)).toEqual(new Set(['/xw/bm/', '/xw/zj/']));
    await overlay.shot('menu-open');

    await page.mouse.move(1200, 600);
    await expect.poll(() => seen(overlay)).toEqual(new Set(['/xw/tz/']));
  });

  test('carousel slides and rows that an inner scroller clips have none until they are in sight', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(
      page,
      shell(`<div style="width:400px;height:60px;overflow:hidden;position:relative"><div id="track" style="display:flex;position:absolute;width:1200px">
          <div style="width:400px"><a href="/xw/dt/">政务动态</a></div><div style="width:400px"><a href="/xw/tz/">通知公告</a></div></div></div>
        <div id="box" style="width:300px;height:100px;overflow:auto;margin:40px"><div style="height:40px"><a href="/xw/bm/">部门动态</a></div><div style="height:300px"></div><div><a href="/tj/">统计信息</a></div></div>`),
    );
    await overlay.start({ faults: [], columns: COLUMNS });
    expect(await seen(overlay)).toEqual(new Set(['/xw/dt/', '/xw/bm/']));
    await page.evaluate(() => document.querySelector('#box')?.scrollTo(0, 9999));
    await expect.poll(() => seen(overlay)).toEqual(new Set(['/xw/dt/', '/tj/']));
    await page.evaluate(() => {
      const track = document.querySelector<HTMLElement>('#track');
      if (track) track.style.left = '-400px';
    });
    await expect.poll(() => seen(overlay)).toEqual(new Set(['/xw/tz/', '/tj/']));
  });

  test('a link under a fixed header, behind a dialog, transparent or of no size has none', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(
      page,
      shell(`<div style="position:fixed;top:0;left:0;right:0;height:80px;background:#fff;z-index:5">县政府</div>
        <div style="height:200px"></div><p><a href="/xw/dt/">政务动态</a></p>
        <p style="opacity:0"><a href="/xw/tz/">通知公告</a></p><p style="visibility:hidden"><a href="/xw/bm/">部门动态</a></p>
        <p style="height:0;overflow:hidden"><a href="/tj/">统计信息</a></p><p><a href="/rs/" style="font-size:0">人事</a></p>
        <p style="position:absolute;left:-9999px"><a href="/hd/">互动交流</a></p><div style="height:2000px"></div>`),
    );
    await overlay.start({ faults: [], columns: COLUMNS });
    expect(await seen(overlay)).toEqual(new Set(['/xw/dt/']));
    await page.evaluate(() => window.scrollTo(0, 190));
    await expect.poll(() => seen(overlay)).toEqual(new Set());
    await page.evaluate(() => window.scrollTo(0, 0));
    await expect.poll(() => seen(overlay)).toEqual(new Set(['/xw/dt/']));
    await page.evaluate(() => {
      const dialog = document.createElement('div');
      dialog.style.cssText = 'position:fixed;inset:0;background:rgba(0,0,0,.5);z-index:99';
      document.body.append(dialog);
    });
    await expect.poll(() => seen(overlay)).toEqual(new Set());
  });

  test('a badge of an overdue column opens its finding, ready to be filed', async ({ page }) => {
    const overlay = await OverlayPage.open(page, HOME);
    const overdue = {
      exact: '2026-11-06 县人民政府召开常务会议',
      problemClass: '更新逾期',
      columnId: '/xw/dt/',
      placeless: true,
      message: '“政务动态”最近一条为2026年11月6日，已逾期3天。',
    } as const;
    await overlay.start({ faults: [overdue], columns: COLUMNS });
    expect((await overlay.find('count', '逾期'))?.text).toBe('逾期 2');
    const badge = await overlay.find('badge', '政务动态');
    if (!badge) throw new Error('no badge');
    const [shown] = (await overlay.badges()).filter(({ column: id }) => id === '/xw/dt/');
    await page.mouse.click((shown?.x ?? 0) + 5, (shown?.y ?? 0) + 5);
    await overlay.frames(3);
    expect((await overlay.find('card'))?.text).toContain('已逾期3天');
    await overlay.press(await overlay.button('报错'));
    expect((await overlay.calls('file'))[0]).toMatchObject({ findingId: 'f0', problemClass: '更新逾期' });
  });

  test("a column's own list page carries its badge at the page's head, with the whole label", async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(
      page,
      shell(
        `<nav><div class="wrap"><ul><li><a href="/xw/tz/">通知公告</a></li></ul></div></nav><div class="wrap"><div>当前位置：<a href="/">首页</a> &gt; 通知公告</div><h2 class="title">通知公告</h2><ul><li><a href="/a">一条</a></li></ul></div>`,
      ),
      {},
      `${SITE}/xw/tz/index.html`,
    );
    await overlay.start({ faults: [], columns: [column('通知公告', '/xw/tz/', '正常')] });
    const labels = (await overlay.badges()).map((badge) => badge.height);
    expect(labels).toHaveLength(2);
    const head = await overlay.evaluate<number>(
      `document.querySelector('h2.title').getBoundingClientRect().top`,
    );
    expect((await overlay.badges()).some((badge) => Math.abs(badge.y - head) < 40 && badge.width > 30)).toBe(
      true,
    );
    await overlay.shot('own-page');
  });
});

test.describe('the card', () => {
  test('two clicks file a ticket: the mark, then 报错', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.clickWords('攻府');
    const card = (await overlay.find('card'))?.text ?? '';
    for (const part of ['严重 · 确定', '严重表述错误', '人民政府', '五(四)', '县人民攻府办公室备案'])
      expect(card).toContain(part);
    await overlay.shot('card');
    await overlay.press(await overlay.button('报错'));
    const [draft] = await overlay.calls('file');
    expect(draft).toMatchObject({ findingId: 'f3-0', problemClass: '严重表述错误', suggestion: '人民政府' });
    expect(JSON.stringify(draft?.surroundings)).toContain('县人民攻府办公室备案');
    expect(JSON.stringify(draft)).not.toContain('11010519491231002X');
    expect((await overlay.find('done'))?.text).toContain('BC-20261123-7F3K');
    await overlay.shot('filed');
    await page.keyboard.press('Escape');
    await overlay.clickWords('攻府');
    expect((await overlay.find('card'))?.text).toContain('已报 BC-20261123-7F3K（待核实）');
    expect(await overlay.calls('file')).toHaveLength(1);
  });

  test('a private number is in no message that leaves the page with a ticket', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.clickWords('11010519');
    expect((await overlay.find('card'))?.text).toContain('110105********');
    expect((await overlay.find('card'))?.text).not.toContain('11010519491231002X');
    await overlay.press(await overlay.button('报错'));
    await page.keyboard.press('Escape');
    await overlay.evaluate(`getSelection().selectAllChildren(document.querySelector('#p3'))`);
    await overlay.evaluate('harness.overlay.reportSelection()');
    await overlay.frames(3);
    await overlay.press(await overlay.button('提交'));
    const drafts = await overlay.calls('file');
    expect(drafts).toHaveLength(2);
    expect(drafts[0]?.surroundings).toEqual([]);
    expect(JSON.stringify(drafts)).not.toContain('11010519491231002X');
    expect(JSON.stringify(drafts[1])).toContain('身份证号******************');
  });

  test('a plain click on a marked link goes where the link goes; its chip opens the card', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    const words = await overlay.wordsAt('按步就班');
    await page.mouse.move(words.x, words.y);
    await expect.poll(async () => (await overlay.find('chip'))?.text).toContain('错别字');
    await overlay.shot('chip');
    const chip = await overlay.find('chip', '错别字');
    if (!chip) throw new Error('no chip');
    await overlay.press(chip);
    expect((await overlay.find('card'))?.text).toContain('按部就班');
    await page.keyboard.press('Escape');
    await page.keyboard.down('Alt');
    await page.mouse.click(words.x, words.y);
    await page.keyboard.up('Alt');
    await overlay.frames(2);
    expect((await overlay.find('card'))?.text).toContain('按部就班');
    await page.keyboard.press('Escape');
    expect(page.url()).toContain('page.html');
    await Promise.all([page.waitForURL('**/zc/wj/1.html'), page.mouse.click(words.x, words.y)]);
  });

  test('clicks and keys the page makes up open nothing and file nothing', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    const words = await overlay.wordsAt('布署');
    await page.evaluate(({ x, y }) => {
      document
        .elementFromPoint(x, y)
        ?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, clientX: x, clientY: y }));
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }));
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', altKey: true, bubbles: true }));
      document.querySelector<HTMLElement>('[data-xundu-overlay]')?.click();
    }, words);
    await overlay.frames(3);
    expect(await overlay.find('card')).toBeUndefined();
    expect(await page.evaluate(() => document.querySelector('[data-xundu-overlay]')?.shadowRoot)).toBeNull();
  });

  test('此处忽略 takes a reason, goes at once, and can be undone', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.clickWords('布署');
    await overlay.press(await overlay.button('此处忽略'));
    await overlay.shot('ignore');
    await overlay.press(await overlay.button('引用原文'));
    expect(await overlay.calls('ignore')).toEqual([{ findingId: 'f1-0', reason: '引用原文', on: true }]);
    expect((await overlay.painted())['xundu-normal']).not.toContain('布署');
    await overlay.press(await overlay.button('撤销忽略'));
    expect((await overlay.painted())['xundu-normal']).toContain('布署');
  });

  test('what could not be filed is still in the form, and is filed by the next try', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.evaluate(`harness.fileFails = '磁盘已满。'`);
    await overlay.clickWords('布署');
    await overlay.press(await overlay.button('补充后再报'));
    await overlay.typeInto('description', '正文第二段也有');
    await overlay.press(await overlay.button('报错'));
    expect((await overlay.find('error'))?.text).toContain('磁盘已满');
    await overlay.shot('file-failed');
    await overlay.evaluate(`harness.fileFails = undefined`);
    await overlay.press(await overlay.button('报错'));
    const drafts = await overlay.calls('file');
    expect(drafts.at(-1)).toMatchObject({ description: '正文第二段也有' });
    await overlay.until(`harness.calls.some((call) => call.name === 'saveDraft' && call.data === null)`);
  });

  test('words selected by the reader are reported with their context; nothing selected asks for a description', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.evaluate(
      `(() => { const text = document.querySelector('#p4').firstChild; getSelection().setBaseAndExtent(text, 0, text, 10); })()`,
    );
    await overlay.evaluate('harness.overlay.reportSelection()');
    await overlay.frames(3);
    await overlay.shot('report-selection');
    await overlay.press(await overlay.button('提交'));
    const [draft] = await overlay.calls('file');
    expect(draft?.selection).toMatchObject({ exact: '三、要加强值班值守，' });
    expect(draft).toMatchObject({ selection: { suffix: expect.stringMatching(/^严格执行/) } });
    expect((await overlay.painted())['xundu-filed']).toEqual(['三、要加强值班值守，']);
    await page.keyboard.press('Escape');
    await overlay.evaluate('getSelection().removeAllRanges(); harness.overlay.reportSelection()');
    await overlay.frames(3);
    await overlay.press(await overlay.button('提交'));
    expect((await overlay.find('error'))?.text).toContain('请先写情况说明');
    await overlay.typeInto('description', '首页打开很慢');
    await overlay.shot('report-page');
    await overlay.press(await overlay.button('提交'));
    expect((await overlay.calls('file'))[1]).toMatchObject({
      description: '首页打开很慢',
      problemClass: '其他',
    });
  });

  test('words selected are filed as they were, though the page has grown above them since', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.evaluate(
      `(() => { const text = document.querySelector('#p4').firstChild; getSelection().setBaseAndExtent(text, 0, text, 10); })()`,
    );
    await overlay.evaluate('harness.overlay.reportSelection()');
    await overlay.frames(3);
    await page.evaluate(() => {
      const news = document.createElement('p');
      news.textContent = '刚刚插进来的一条滚动新闻，比选中的文字还长一些。';
      document.querySelector('#p1')?.before(news);
    });
    await overlay.until(`harness.calls.filter((call) => call.name === 'judge').length === 2`);
    await overlay.press(await overlay.button('提交'));
    const [draft] = await overlay.calls('file');
    expect(draft?.selection).toMatchObject({ exact: '三、要加强值班值守，' });
    expect(draft?.surroundings).toEqual([
      expect.stringMatching(/^二、/),
      expect.stringMatching(/^三、要加强值班值守，/),
      expect.anything(),
    ]);
  });

  test('a draft kept from earlier is offered, with the words it was about', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start({
      ...ARTICLE_SETUP,
      draft: {
        reading: { url: `${SITE}/page.html`, title: '', site: {} },
        selection: { exact: '限期整改', prefix: '明确责任、', suffix: '', start: 0 },
        surroundings: [],
        problemClass: '标点符号',
        description: '逗号用了两个',
      },
    });
    await overlay.press(await overlay.button('继续填写报错'));
    expect((await overlay.find('card'))?.text).toContain('限期整改');
    await overlay.press(await overlay.button('提交'));
    expect((await overlay.calls('file'))[0]).toMatchObject({
      problemClass: '标点符号',
      description: '逗号用了两个',
    });
  });

  test('a form closed half-written is offered again, and can be dropped', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.evaluate('harness.overlay.reportSelection()');
    await overlay.frames(3);
    await overlay.typeInto('description', '写到一半');
    await page.keyboard.press('Escape');
    await overlay.press(await overlay.button('继续填写报错'));
    await overlay.press(await overlay.button('提交'));
    expect((await overlay.calls('file'))[0]).toMatchObject({ description: '写到一半' });
    await page.keyboard.press('Escape');
    await overlay.evaluate('harness.overlay.reportSelection()');
    await overlay.frames(3);
    await overlay.typeInto('description', '不要了');
    await page.keyboard.press('Escape');
    await overlay.press(await overlay.button('继续填写报错'));
    await overlay.press(await overlay.button('丢弃草稿'));
    await overlay.until(`harness.calls.at(-1).name === 'saveDraft' && harness.calls.at(-1).data === null`);
    expect(await overlay.find('card')).toBeUndefined();
    expect((await overlay.nodes()).some((node) => node.text === '继续填写报错')).toBe(false);
  });

  test('after an update under the page the strip says so, and what was typed stays', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await overlay.clickWords('布署');
    await overlay.press(await overlay.button('补充后再报'));
    await overlay.evaluate('harness.alive = false');
    await overlay.typeInto('description', '写到一半');
    await overlay.until(`harness.calls.some((call) => call.name === 'saveDraft')`);
    await overlay.frames(3);
    expect((await overlay.find('bar'))?.text).toContain('扩展已更新，刷新后继续');
    expect((await overlay.find('card'))?.text).toContain('复制已填内容');
    await overlay.shot('orphaned');
    // A newer copy clears the page of us; the half-written form is not thrown away.
    await page.evaluate(() => document.querySelector('[data-xundu-overlay]')?.remove());
    await overlay.frames(3);
    expect(await overlay.find('card')).toBeDefined();
  });
});

test.describe('keys', () => {
  test('next, previous, open, close and hide work without a mouse, and focus goes back', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    const before = await focused();
    await page.keyboard.press('Alt+ArrowDown');
    expect((await overlay.painted())['xundu-current']).toEqual(['部份']);
    await page.keyboard.press('Alt+ArrowDown');
    expect((await overlay.painted())['xundu-current']).toEqual(['布署']);
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    expect((await overlay.painted())['xundu-current']).toEqual(['再接再励']);
    expect((await overlay.find('announcer'))?.text).toContain(
      '第 9 处，共 9 处。一般 · 疑似，错别字：再接再励',
    );
    await page.keyboard.press('Alt+Enter');
    await overlay.until(`document.activeElement.hasAttribute('data-xundu-overlay')`);
    for (let turn = 0; turn < 12; turn++) {
      await page.keyboard.press('Tab');
      expect(await overlay.evaluate(`document.activeElement.hasAttribute('data-xundu-overlay')`)).toBe(true);
    }
    await page.keyboard.press('Alt+ArrowDown');
    await overlay.frames(2);
    expect((await overlay.find('card'))?.text).toContain('部分');
    await page.keyboard.press('Escape');
    expect(await overlay.find('card')).toBeUndefined();
    expect(await focused()).toBe(before);
  });

  test("Alt+↓ in a page's own select is the select's", async ({ page }) => {
    const overlay = await OverlayPage.open(
      page,
      ARTICLE.replace('<footer>', '<select><option>一<option>二</select><footer>'),
    );
    await overlay.start(ARTICLE_SETUP);
    await page.focus('select');
    await page.keyboard.press('Alt+ArrowDown');
    expect((await overlay.painted())['xundu-current']).toBeUndefined();
  });

  test('what is typed in the card does not reach the keys of the page', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await page.evaluate(() => {
      document.addEventListener('keydown', (event) => {
        (window as { keys?: string }).keys = `${(window as { keys?: string }).keys ?? ''}${event.key}`;
        event.preventDefault();
      });
    });
    await overlay.start(ARTICLE_SETUP);
    await overlay.evaluate('harness.overlay.reportSelection()');
    await overlay.frames(3);
    await page.keyboard.type('slow');
    await overlay.press(await overlay.button('提交'));
    expect((await overlay.calls('file'))[0]).toMatchObject({ description: 'slow' });
    expect(await page.evaluate(() => (window as { keys?: string }).keys)).toBeUndefined();
  });
});

test.describe('the strip', () => {
  test('never says 未发现问题 without what was not looked at', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start({
      faults: [],
      columns: [],
      notLookedAt: ['图片里的文字没有看。', '附件里的内容没有看。'],
    });
    expect((await overlay.find('say'))?.text).toBe('未发现问题（未检查：图片里的文字、附件里的内容）');
    await overlay.shot('nothing-found');
  });

  test('a failure says why and offers to read again', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start({ ...ARTICLE_SETUP, failWith: '词库打不开，已用内置词库以外的都停了。' });
    expect((await overlay.find('say'))?.text).toContain('词库打不开');
    await overlay.shot('failed');
    await overlay.evaluate('harness.setup.failWith = undefined');
    await overlay.press(await overlay.button('重新读'));
    await overlay.until(`CSS.highlights.size > 0`);
  });

  test('a count leads to its next place; what is missing from the page opens from the list', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    const suspects = await overlay.find('count', '疑似');
    if (!suspects) throw new Error('no count');
    await overlay.press(suspects);
    expect((await overlay.painted())['xundu-current']).toEqual(['按步就班']);
    await overlay.press(await overlay.button('清单'));
    await overlay.shot('list');
    const missing = (await overlay.nodes()).find(
      (node) => node.name === 'BUTTON' && node.text.includes('署名缺失'),
    );
    if (!missing) throw new Error('not listed');
    await overlay.press(missing);
    expect((await overlay.find('card'))?.text).toContain('文末缺少编辑');
  });

  test('at 200 % zoom it starts folded, and the card fits the window', async ({ page }) => {
    await page.setViewportSize({ width: 683, height: 384 });
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    const strip = await overlay.find('strip');
    const folded = strip && (await overlay.box(strip));
    expect(folded?.width).toBeLessThan(110);
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+Enter');
    await overlay.frames(3);
    const card = await overlay.find('card');
    const box = card && (await overlay.box(card));
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 683 && box.y + box.height <= 384).toBe(
      true,
    );
    await overlay.shot('zoomed');
  });
});

test('what every page pays for holds no zod, no React and at most 40 KB', () => {
  const code = readFileSync(join(E2E_BUILD, 'content-scripts/overlay.js'), 'utf8');
  expect(code).not.toMatch(/ZodError|react|__reactFiber/i);
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
