import { expect } from 'playwright/test';

import { test } from './overlay/bare-chrome.ts';
import { OverlayPage } from './overlay/harness.ts';
import { ARTICLE, ARTICLE_SETUP, HOME, HOME_SETUP } from './overlay/pages.ts';

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

  test('the strip is back after a picture that came to nothing, though the page was judged late', async ({
    page,
  }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start({ ...ARTICLE_SETUP, failWith: '台账打不开。' });
    const before = await page.screenshot();
    // Who asked for the picture has given up before the page is judged.
    await overlay.evaluate(`(async () => {
      const { overlay } = harness;
      const picture = overlay.beforeCapture({});
      overlay.afterCapture();
      return picture;
    })()`);
    expect((await page.screenshot()).equals(before)).toBe(true);
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
    // The page cannot say it: who asks from outside is told.
    expect(await overlay.evaluate('harness.overlay.status()')).toMatchObject({
      visible: false,
      trouble: expect.stringContaining('移走'),
    });
  });

  test('an element the page moves, hides or switches off stands where it stood', async ({ page }) => {
    const rude = `<style>[data-xundu-overlay], html > div { display: none !important; opacity: 0 !important; visibility: hidden !important; transform: translateX(-9999px) !important; }</style>`;
    const overlay = await OverlayPage.open(page, ARTICLE.replace('</head>', `${rude}</head>`));
    await overlay.start(ARTICLE_SETUP);
    const strip = async () => {
      const node = await overlay.find('strip');
      const box = node && (await overlay.box(node));
      return box ? { x: box.x, y: box.y } : null;
    };
    const before = await strip();
    expect(before).not.toBeNull();
    expect(await overlay.evaluate('harness.overlay.status().trouble')).toBeUndefined();
    await page.evaluate(() => {
      const hidden = document.createElement('section');
      hidden.style.display = 'none';
      document.body.append(hidden);
      hidden.append(document.querySelector('html > [data-xundu-overlay]') as Element);
    });
    await overlay.until(`document.querySelector('html > [data-xundu-overlay]')`);
    await page.evaluate(() => {
      const host = document.querySelector<HTMLElement>('html > [data-xundu-overlay]');
      host?.setAttribute('style', 'display:none !important;opacity:0 !important');
      host?.toggleAttribute('hidden', true);
      host?.toggleAttribute('inert', true);
      host?.animate([{ opacity: 0 }, { opacity: 0 }], { duration: 1, fill: 'forwards' });
    });
    await overlay.until(`document.querySelector('html > [data-xundu-overlay]').attributes.length === 1`);
    expect(await strip()).toEqual(before);
    expect(await overlay.evaluate('harness.overlay.status().trouble')).toBeUndefined();
  });

  test('what covers the whole page is said to who asks from outside', async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await overlay.start(ARTICLE_SETUP);
    for (const style of [
      'opacity:.01',
      'transform:translateX(-9999px)',
      'filter:opacity(0)',
      'display:none',
    ]) {
      await page.evaluate((value) => document.documentElement.setAttribute('style', value), style);
      expect(await overlay.evaluate('harness.overlay.status().trouble'), style).toContain('看不到');
    }
    // A day of mourning is no hiding.
    await page.evaluate(() => document.documentElement.setAttribute('style', 'filter:grayscale(1)'));
    expect(await overlay.evaluate('harness.overlay.status().trouble')).toBeUndefined();
  });

  test("what a page's own element bears of ours is left alone", async ({ page }) => {
    const overlay = await OverlayPage.open(page, ARTICLE);
    await page.evaluate(() => {
      const box = document.createElement('div');
      box.setAttribute('data-xundu-overlay', '');
      box.textContent = '网页自己的字';
      document.documentElement.append(box);
      // What an earlier copy of ours leaves behind.
      const left = document.createElement('div');
      left.setAttribute('data-xundu-overlay', '');
      document.documentElement.append(left);
    });
    await overlay.start(ARTICLE_SETUP);
    const all = await page.evaluate(() =>
      [...document.querySelectorAll('[data-xundu-overlay]')].map((one) => one.textContent),
    );
    expect(all).toEqual(['网页自己的字', '']);
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
