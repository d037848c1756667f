import { browser } from 'wxt/browser';

import { sendMessage } from '../../lib/extension/messages.ts';
import { tellPageJudged } from '../../lib/extension/page-news.ts';
import type { TabProtocol } from '../../lib/extension/protocol.ts';
import { archivePage } from './archive-page.ts';
import type { Shell } from './background.ts';
import { tellGivenUp } from './evidence-sweep.ts';
import { openPage } from './open-page.ts';
import { openPanel } from './open-panel.ts';
import { tellDamaged } from './store-look.ts';
import { injectCard, injectOverlay, watchHosts } from './watch-hosts.ts';

/** A page that hangs must not hang the popup. */
const TELL_MS = 1500;
/** Around a picture the page looks through all that it shows; a machine that stands still for seconds is waited for. */
const CAPTURE_MS = 30_000;
/** The browser takes two pictures a second for an extension; what is refused is asked again after that. */
const PICTURE_EVERY_MS = 550;
const MOST_ASKED = 8;

/** The browser as the handlers see it. */
export function browserShell(ledgerChanged: () => void): Shell {
  return {
    tell: tellTab,
    tab: tabOf,
    webTabs,
    openTab,
    inFront,
    capture,
    archive: archivePage,
    injectOverlay,
    injectCard,
    openPanel,
    watchHosts,
    openOwnPage: openPage,
    showFindings(tabId, findings) {
      tellPageJudged();
      void browser.action.setBadgeBackgroundColor({ tabId, color: '#1f4e8c' }).catch(() => undefined);
      const text = findings === 0 ? null : String(Math.min(findings, 999));
      // null lets the count of overdue tickets show through; engines that refuse it take ''.
      void browser.action
        .setBadgeText({ tabId, text: text as string })
        .catch(() => browser.action.setBadgeText({ tabId, text: '' }))
        .catch(() => undefined);
    },
    evidenceGivenUp: (freed) => void tellGivenUp(freed),
    storeDamaged: (found) => void tellDamaged(found),
    ledgerChanged,
  };
}

/**
 * Needs a gesture on this tab (activeTab) or the optional permission for all sites; without either the ticket
 * is filed all the same and says that it has no picture.
 */
const capture: Shell['capture'] = async (tabId) => {
  try {
    const tab = await browser.tabs.get(tabId);
    // captureVisibleTab shows whatever tab is in front: never another page's content under this ticket.
    if (!tab.active || tab.windowId === undefined) return { ok: false, error: '页面不在前台，没有截图。' };
    const url = await visibleTab(tab.windowId);
    const after = await browser.tabs.get(tabId);
    if (!after.active || after.url !== tab.url) return { ok: false, error: '截图时切换了页面，没有截图。' };
    return { ok: true, value: await (await fetch(url)).blob() };
  } catch {
    return {
      ok: false,
      error:
        '浏览器没有允许截图，没有截图。先点工具栏上的巡读图标再报错就有；值班人员也可在“设置 → 证据与存储”里允许。',
    };
  }
};

/** Waits as long as the browser says that too many pictures were taken; by its quota, not by a clock of ours. */
async function visibleTab(windowId: number): Promise<string> {
  for (let asked = 1; ; asked++) {
    try {
      return await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    } catch (error) {
      if (asked === MOST_ASKED || !/MAX_CAPTURE_VISIBLE_TAB|quota/i.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, PICTURE_EVERY_MS));
    }
  }
}

/** One message to the overlay in a tab's top frame. */
export const tellTab: Shell['tell'] = async (tabId, type, data) => {
  const send = sendMessage as (
    type: string,
    data: unknown,
    to: { tabId: number; frameId: number },
  ) => Promise<unknown>;
  const longest = type === 'beforeCapture' || type === 'checkCapture' ? CAPTURE_MS : TELL_MS;
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), longest));
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

async function webTabs(): ReturnType<Shell['webTabs']> {
  const tabs = await browser.tabs.query({}).catch(() => []);
  return tabs.flatMap(({ id, url }) =>
    id !== undefined && /^https?:/i.test(url ?? '') ? [{ id, url: url ?? '' }] : [],
  );
}

const openTab: Shell['openTab'] = async (url) => {
  if (!/^https?:/i.test(url)) return { ok: false, error: '这个网址不是网页，没有打开，也没有核对。' };
  const tab = await browser.tabs.create({ url, active: false });
  return tab.id === undefined
    ? { ok: false, error: '浏览器没有打开标签页，没有核对。请自己打开网页，再点“用打开的标签页核对”。' }
    : { ok: true, value: tab.id };
};

/** Only what is in front can be photographed. */
const inFront: Shell['inFront'] = async (tabId, work) => {
  const tab = await browser.tabs.get(tabId);
  const before = await browser.tabs.query({
    active: true,
    ...(tab.windowId === undefined ? {} : { windowId: tab.windowId }),
  });
  await browser.tabs.update(tabId, { active: true });
  try {
    return await work();
  } finally {
    const back = before[0]?.id;
    if (back !== undefined && back !== tabId)
      await browser.tabs.update(back, { active: true }).catch(() => undefined);
  }
};
