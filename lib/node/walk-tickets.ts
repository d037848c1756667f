import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import type { Finding } from '../core/finding.ts';
import { openOwnPage } from './ask-extension.ts';
import { OverlayDriver, until } from './overlay-driver.ts';
import { picture } from './picture.ts';
import { tabIdOf, waitUntilRead } from './walk-pages.ts';

/** One ticket as filed on the page: its number, and the finding behind it unless a person chose the words. */
export interface FiledTicket {
  number: string;
  url: string;
  quote: string;
  finding?: Finding;
}

/** Two clicks: on the mark, on 报错. */
export async function fileFromMark(
  ownPage: Page,
  page: Page,
  url: string,
  words: string,
  shot?: string,
): Promise<FiledTicket> {
  if (page.url() !== url) await page.goto(url, { waitUntil: 'load' });
  await page.bringToFront();
  const summary = await waitUntilRead(ownPage, page);
  const overlay = new OverlayDriver(page);
  await overlay.clickMark(words);
  await until('卡片', () => overlay.card());
  if (shot) await picture(page, shot);
  const number = await overlay.fileFromCard();
  const finding = findingOf(summary.result?.findings ?? [], words);
  await page.keyboard.press('Escape');
  return { number, url, quote: words, ...(finding ? { finding } : {}) };
}

/** The finding a mark of these words stands for; a privacy finding is known by its length only. */
function findingOf(findings: readonly Finding[], words: string): Finding | undefined {
  return (
    findings.find((finding) => finding.quote.exact === words) ??
    findings.find(
      ({ problemClass, where }) =>
        problemClass === '个人隐私' && (where.end ?? 0) - (where.start ?? 0) === words.length,
    )
  );
}

/** Selects words no rule found and reports them from the popup, as a volunteer does. */
export async function fileFromSelection(
  context: BrowserContext,
  extensionId: string,
  ownPage: Page,
  page: Page,
  url: string,
  words: string,
  typed: { suggestion: string; description: string },
  out: string,
): Promise<FiledTicket> {
  if (page.url() !== url) await page.goto(url, { waitUntil: 'load' });
  await page.bringToFront();
  await waitUntilRead(ownPage, page);
  await selectWords(page, words);
  const tabId = await tabIdOf(ownPage, page);
  const popup = await openOwnPage(context, extensionId, `popup.html?tabId=${tabId}`);
  await popup.getByRole('button', { name: '重读本页' }).waitFor();
  await picture(popup, join(out, 'popup.png'));
  await popup.getByRole('button', { name: /^报\s?错$/ }).click();
  await page.bringToFront();
  const overlay = new OverlayDriver(page);
  await until('报错窗口', () => overlay.card());
  await overlay.type('suggestion', typed.suggestion);
  await overlay.type('description', typed.description);
  await picture(page, join(out, 'overlay-selection.png'));
  const number = await overlay.fileFromCard('提交');
  await page.keyboard.press('Escape');
  if (!popup.isClosed()) await popup.close();
  return { number, url, quote: words };
}

/** Drags the mouse over the first place where these words stand. */
export async function selectWords(page: Page, words: string): Promise<void> {
  const box = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(wanted);
      if (at === -1 || !node.parentElement) continue;
      node.parentElement.scrollIntoView({ block: 'center' });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const rects = range.getClientRects();
      const first = rects[0];
      const last = rects[rects.length - 1];
      if (!first || !last) return null;
      return {
        from: { x: first.left + 1, y: first.top + first.height / 2 },
        to: { x: last.right - 1, y: last.top + last.height / 2 },
      };
    }
    return null;
  }, words);
  if (!box) throw new Error(`页面上没有“${words}”`);
  await page.mouse.move(box.from.x, box.from.y);
  await page.mouse.down();
  await page.mouse.move(box.to.x, box.to.y, { steps: 6 });
  await page.mouse.up();
  const selected = await page.evaluate(() => String(getSelection()));
  if (selected !== words) throw new Error(`选中的是“${selected}”，不是“${words}”`);
}
