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

/** Presses the toolbar button over a tab: the popup opens and the tab is granted. Needs `TOOLBAR_FLAG`. */
export async function pressToolbarButton(
  { context, extensionId }: Pick<Office, 'context' | 'extensionId'>,
  tab: Page,
): Promise<void> {
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

/** Clicks a button of the open popup, reached from another page of the extension. */
export async function pressInPopup(ownPage: Page, label: string): Promise<void> {
  await until(`小窗的“${label}”`, 20_000, () =>
    ownPage.evaluate((wanted) => {
      const { extension } = (
        globalThis as unknown as { chrome: { extension: { getViews(of: { type: 'popup' }): View[] } } }
      ).chrome;
      const buttons = extension
        .getViews({ type: 'popup' })
        .flatMap((view) => [...view.document.querySelectorAll('button:not(:disabled)')]);
      // antd puts a space between the characters of a two-character button.
      const button = buttons.find(({ textContent }) => textContent.replace(/\s/g, '') === wanted);
      button?.click();
      return button !== undefined;
    }, label),
  );
}
