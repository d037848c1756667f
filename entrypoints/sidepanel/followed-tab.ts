import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

/** `?tabId=` pins the panel to one tab: the pop-up fall-back and the tests. */
const PINNED_TAB = Number(new URLSearchParams(location.search).get('tabId')) || undefined;

/**
 * The tab the reader looks at. In the side panel that is its window's active tab; opened as a window or a
 * tab of its own, the active tab of the last ordinary window.
 */
async function activeTabId(): Promise<number | undefined> {
  const own = await browser.windows.getCurrent();
  const windowId =
    own.type === 'normal'
      ? own.id
      : (await browser.windows.getAll({ windowTypes: ['normal'] })).find((one) => one.id !== own.id)?.id;
  const [tab] = await browser.tabs.query({ active: true, ...(windowId === undefined ? {} : { windowId }) });
  const self = await browser.tabs.getCurrent();
  return tab?.id === self?.id ? undefined : tab?.id;
}

/** Id of the followed tab, and a number that grows whenever that tab loads something new. */
export function useFollowedTab(): { tabId: number | undefined; loads: number } {
  const [tabId, setTabId] = useState<number | undefined>(PINNED_TAB);
  const [loads, setLoads] = useState(0);
  useEffect(() => {
    if (PINNED_TAB !== undefined) return;
    // A panel opened as a tab of its own is active itself: it keeps the page it followed before.
    const follow = () => void activeTabId().then((id) => id !== undefined && setTabId(id));
    follow();
    browser.tabs.onActivated.addListener(follow);
    browser.windows.onFocusChanged.addListener(follow);
    return () => {
      browser.tabs.onActivated.removeListener(follow);
      browser.windows.onFocusChanged.removeListener(follow);
    };
  }, []);
  useEffect(() => {
    const loaded = (id: number, change: { status?: string; url?: string }) => {
      if (id === tabId && (change.status === 'complete' || change.url !== undefined)) setLoads((n) => n + 1);
    };
    browser.tabs.onUpdated.addListener(loaded);
    return () => browser.tabs.onUpdated.removeListener(loaded);
  }, [tabId]);
  return { tabId, loads };
}
