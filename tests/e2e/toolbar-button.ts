import type { Page } from 'playwright';

import { until } from '../../lib/node/overlay-driver.ts';
import type { Office } from './fixtures.ts';

/** Lets the debugging protocol press the extension's button; no other way grants activeTab in a test. */
export const TOOLBAR_FLAG = '--enable-unsafe-extension-debugging';

interface Protocol {
  send(method: string, parameters: Record<string, unknown>): Promise<unknown>;
}

interface View {
  document: { querySelectorAll(selector: string): Iterable<{ textContent: string; click(): void }> };
}

type Reached = Pick<Office, 'context' | 'extensionId'>;

/**
 * Presses the toolbar button over a tab, which grants the tab, and a button of the popup that opens; reached from
 * another page of the extension. A popup that lost the focus before it was drawn is closed: then it is opened anew.
 * Needs `TOOLBAR_FLAG`.
 */
export async function pressInPopup(office: Reached, tab: Page, ownPage: Page, label: string): Promise<void> {
  await pressToolbarButton(office, tab);
  let looks = 0;
  await until(`小窗的“${label}”`, async () => {
    const reached = await inPopup(ownPage, label);
    looks = reached === 'closed' ? looks + 1 : 0;
    if (looks < LOOKS_BEFORE_AGAIN) return reached === 'pressed';
    looks = 0;
    await pressToolbarButton(office, tab);
    return false;
  });
}

/** A popup is not there at once: looks, a tenth of a second apart, after which it is taken for closed. */
const LOOKS_BEFORE_AGAIN = 50;

async function pressToolbarButton({ context, extensionId }: Reached, tab: Page): Promise<void> {
  await tab.bringToFront();
  const browser = context.browser();
  if (!browser) throw new Error('the browser behind the context is not known');
  const session = (await browser.newBrowserCDPSession()) as unknown as Protocol;
  const { targetInfos } = (await session.send('Target.getTargets', {
    filter: [{ type: 'tab', exclude: false }],
  })) as { targetInfos: { targetId: string; url: string }[] };
  const target = targetInfos.find(({ url }) => url === tab.url());
  if (!target) throw new Error(`no tab shows ${tab.url()}`);
  await session.send('Extensions.triggerAction', { id: extensionId, targetId: target.targetId });
}

function inPopup(ownPage: Page, label: string): Promise<'closed' | 'waiting' | 'pressed'> {
  return ownPage.evaluate((wanted) => {
    const { extension } = (
      globalThis as unknown as { chrome: { extension: { getViews(of: { type: 'popup' }): View[] } } }
    ).chrome;
    const views = extension.getViews({ type: 'popup' });
    const buttons = views.flatMap((view) => [...view.document.querySelectorAll('button:not(:disabled)')]);
    // antd puts a space between the characters of a two-character button.
    const button = buttons.find(({ textContent }) => textContent.replace(/\s/g, '') === wanted);
    button?.click();
    if (button) return 'pressed';
    return views.length === 0 ? 'closed' : 'waiting';
  }, label);
}
