import { browser } from 'wxt/browser';

import type { Background } from './background.ts';
import { fitMenusTo, makeMenus } from './menus.ts';
import { openPage } from './open-page.ts';

/** Heard by an overlay of the version before: it is cut off from us and can be reached through its page only. */
const UPDATED_EVENT = 'xundu:updated';

/** First install: 首次设置. Update: pages that are open still run the old overlay and are told so. */
export async function afterInstall(background: Background, reason: string): Promise<void> {
  await makeMenus();
  await fitMenusTo(background);
  if (reason === 'install') await welcome(background);
  if (reason === 'update') await tellOpenTabs();
}

/** An unpacked build is "installed" at every start of the browser: who has set up is not asked again. */
async function welcome({ settings }: Background): Promise<void> {
  const now = await settings.get();
  if (!now.ok || !now.value.setupDone) await openPage('/welcome.html');
}

async function tellOpenTabs(): Promise<void> {
  for (const { id } of await browser.tabs.query({})) {
    if (id === undefined) continue;
    // Tabs of hosts that were never granted refuse; the orphaned overlay there notices at its next message.
    await browser.scripting
      .executeScript({
        target: { tabId: id },
        func: (name: string) => void document.dispatchEvent(new CustomEvent(name)),
        args: [UPDATED_EVENT],
      })
      .catch(() => undefined);
  }
}
