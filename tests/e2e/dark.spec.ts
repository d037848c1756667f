import type { Page } from 'playwright';

import { askExtension } from '../../lib/node/ask-extension.ts';
import { tabIdOf } from '../../lib/node/walk-pages.ts';
import { expect, test } from './fixtures.ts';

/** WCAG 2.1, 1.4.3: text that can be read by anyone, also at 3 a.m. */
const MIN_CONTRAST = 4.5;

/** Visible texts of a page whose contrast to what stands behind them is too low, each with its ratio. */
function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    type Colour = [red: number, green: number, blue: number, alpha: number];
    const parse = (text: string): Colour => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
      return [red, green, blue, alpha];
    };
    const over = (top: Colour, below: Colour): Colour => {
      const mix = (a: number, b: number) => a * top[3] + b * (1 - top[3]);
      return [mix(top[0], below[0]), mix(top[1], below[1]), mix(top[2], below[2]), 1];
    };
    const behind = (element: Element | null): Colour => {
      if (!element) return [255, 255, 255, 1];
      const own = parse(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : over(own, behind(element.parentElement));
    };
    const luminance = ([red, green, blue]: Colour) => {
      const [r = 0, g = 0, b = 0] = [red, green, blue]
        .map((part) => part / 255)
        .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const faint: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let seen = 0;
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      const words = (texts.currentNode.textContent ?? '').trim();
      if (!element || words === '' || element.closest('script,style,:disabled,[aria-disabled="true"]'))
        continue;
      if (!element.checkVisibility() || element.getClientRects().length === 0) continue;
      seen += 1;
      const ground = behind(element);
      const ink = over(parse(getComputedStyle(element).color), ground);
      const [light = 0, dark = 0] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
      const ratio = (light + 0.05) / (dark + 0.05);
      if (ratio < least) faint.push(`${ratio.toFixed(2)} ${words.slice(0, 30)}`);
    }
    return seen === 0 ? ['no text was seen'] : faint;
  }, MIN_CONTRAST);
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`every text of our pages can be read on its ground: ${colorScheme}`, async ({ office }) => {
    await askExtension(office.desk, 'fileTicket', {
      reading: { url: 'https://www.qinghe.example/x.html', title: '通知', site: { name: '青禾县' } },
      selection: { exact: '峻工', prefix: '', suffix: '', start: 0 },
      surroundings: [],
    });
    const { tab } = await office.read(office.page('article-township').url);
    const tabId = await tabIdOf(office.desk, tab);
    const faint: Record<string, string[]> = {};
    for (const path of [
      `popup.html?tabId=${tabId}`,
      `sidepanel.html?tabId=${tabId}`,
      'options.html',
      'options.html#register',
      'options.html#rules',
      'options.html#dismissals',
      'options.html#limits',
      'options.html#clocks',
      'options.html#words',
      'options.html#storage',
      'mine.html',
      'welcome.html',
      'desk.html',
      'desk.html#page=columns',
      'desk.html#page=help',
    ]) {
      const page = await office.own(path);
      await page.emulateMedia({ colorScheme });
      await page.reload();
      await expect(page.locator('h1, h2').first()).toBeVisible();
      await expect(page.locator('[aria-busy="true"], .ant-skeleton')).toHaveCount(0);
      const found = await faintTexts(page);
      if (found.length > 0) faint[path.replace(/\?.*/, '')] = found;
      const isDark = await page.evaluate(
        () => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]) < 64,
      );
      expect([path, isDark]).toEqual([path, colorScheme === 'dark']);
      await page.close();
    }
    expect(faint).toEqual({});
  });
}
