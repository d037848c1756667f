import { browser } from 'wxt/browser';

import { sendMessage } from '../../lib/extension/messages.ts';
import type { TabProtocol } from '../../lib/extension/protocol.ts';
import type { Shell } from './background.ts';
import { openPanel } from './open-panel.ts';
import { injectCard, injectOverlay, watchHosts } from './watch-hosts.ts';

/** A page that hangs must not hang the popup. */
const TELL_MS = 1500;

/** The browser as the handlers see it. */
export function browserShell(ledgerChanged: () => void): Shell {
  return {
    tell: tellTab,
    tab: tabOf,
    injectOverlay,
    injectCard,
    openPanel,
    watchHosts,
    showFindings(tabId, findings) {
      void browser.action.setBadgeBackgroundColor({ tabId, color: '#1f4e8c' }).catch(() => undefined);
      const text = findings === 0 ? null : String(Math.min(findings, 999));
      // null lets the count of overdue tickets show through; engines that refuse it take ''.
      void browser.action
        .setBadgeText({ tabId, text: text as string })
        .catch(() => browser.action.setBadgeText({ tabId, text: '' }))
        .catch(() => undefined);
    },
    ledgerChanged,
  };
}

/** One message to the overlay in a tab's top frame. */
export const tellTab: Shell['tell'] = async (tabId, type, data) => {
  const send = sendMessage as (
    type: string,
    data: unknown,
    to: { tabId: number; frameId: number },
  ) => Promise<unknown>;
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), TELL_MS));
  const answer = send(type, data, { tabId, frameId: 0 }).catch(() => undefined);
  return (await Promise.race([answer, late])) as ReturnType<TabProtocol[typeof type]> | undefined;
};

/** The tab asked for, or the active one of the last ordinary window (a panel of its own is no page to read). */
async function tabOf(tabId: number | undefined): ReturnType<Shell['tab']> {
  const own = browser.runtime.getURL('/');
  const tab =
    tabId === undefined
      ? ((await browser.tabs.query({ active: true, windowType: 'normal', lastFocusedWindow: true }))[0] ??
        (await browser.tabs.query({ active: true, windowType: 'normal' })).find(
          (one) => !one.url?.startsWith(own),
        ))
      : await browser.tabs.get(tabId).catch(() => undefined);
  return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url ?? '', title: tab.title ?? '' };
}
