import { expect } from 'playwright/test';

import { test } from './overlay/bare-chrome.ts';
import { OverlayPage } from './overlay/harness.ts';
import { ARTICLE, ARTICLE_SETUP } from './overlay/pages.ts';

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
    await overlay.press(await overlay.button('重读本页'));
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
