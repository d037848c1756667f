import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';

import { demoSite } from '../../lib/demo/demo-site.ts';
import { openOwnPage } from '../../lib/node/ask-extension.ts';
import { civilToday } from '../../lib/node/civil-today.ts';
import { demoServer, routeDemo } from '../../lib/node/demo-routes.ts';
import { launchWithExtension } from '../../lib/node/extension-browser.ts';
import { OverlayDriver, until } from '../../lib/node/overlay-driver.ts';
import { welcomePage } from '../../lib/node/walk-first-run.ts';
import { selectWords } from '../../lib/node/walk-tickets.ts';
import { pressInPopup, TOOLBAR_FLAG } from './toolbar-button.ts';

/** 我报的 as the card opens it, at one report. */
export const receiptPage = (context: BrowserContext): Promise<Page> =>
  until('我报的', async () => context.pages().find((page) => page.url().includes('/mine.html#')));

/** Somebody without any set-up presses the button, reports the words selected and saves the file to hand in. */
export async function reportedByVolunteer(
  profile: string,
  folder: string,
  words: string,
): Promise<{ number: string; file: string }> {
  const today = civilToday();
  const url = demoSite(today).find(({ name }) => name === 'article-township')?.url ?? '';
  const volunteer = await launchWithExtension({ profile, headless: true, flags: [TOOLBAR_FLAG] });
  const { context, extensionId } = volunteer;
  try {
    await (await welcomePage(context)).close();
    await routeDemo(context, demoServer(today), 'abort');
    const mine = await openOwnPage(context, extensionId, 'mine.html');
    const tab = await context.newPage();
    await tab.goto(url);
    await selectWords(tab, words);
    await pressInPopup(volunteer, tab, mine, '报错');
    const overlay = new OverlayDriver(tab);
    await until('报错窗口', () => overlay.card());
    await overlay.type('description', '“攻”应为“政”');
    const number = await overlay.fileFromCard('提交');
    await overlay.press('导出文件、转官方找错');
    const receipt = await receiptPage(context);
    const coming = receipt.waitForEvent('download');
    await receipt.getByRole('button', { name: '导出文件交给网站' }).click();
    const file = join(folder, 'hand-in.zip');
    await (await coming).saveAs(file);
    return { number, file };
  } finally {
    await context.close();
  }
}
