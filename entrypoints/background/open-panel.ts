import { browser } from 'wxt/browser';
import type { Result } from '../../lib/core/page-result.ts';

/** `sidePanel.open` came with 116, `sidePanel` with 114; dual-core shells may have it and show nothing. */
interface PanelApi {
  open?(options: { tabId?: number; windowId?: number }): Promise<void>;
}

/** How long a panel may take to appear before the fall-back opens (DESIGN 6). */
const CONNECT_MS = 1000;
const WINDOW_ID_CURRENT = -2;
const PANEL_PAGE = '/sidepanel.html';

/**
 * Opens the panel for a tab, or (from one of our own pages) for whatever tab its reader looks at.
 * Side panel → pop-up window → tab. Nothing is awaited before `open`: the browser asks for the reader's
 * gesture, and waiting loses it.
 */
export async function openPanel(tabId: number | undefined): Promise<Result<null>> {
  const opening = openSidePanel(tabId);
  if (opening) {
    const opened = await opening.then(
      () => true,
      () => false,
    );
    if (opened && (await sidePanelConnected())) return { ok: true, value: null };
  }
  const url = browser.runtime.getURL(PANEL_PAGE) + (tabId === undefined ? '' : `?tabId=${tabId}`);
  try {
    await browser.windows.create({ url, type: 'popup', width: 420, height: 720 });
    return { ok: true, value: null };
  } catch {
    // Some shells forbid windows to extensions; a tab is always there.
  }
  try {
    await browser.tabs.create({ url });
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, error: `侧栏打不开（${String(error)}）。请点工具栏上的巡读图标，再选“工作台”。` };
  }
}

function openSidePanel(tabId: number | undefined): Promise<void> | undefined {
  const { sidePanel } = browser as { sidePanel?: PanelApi };
  const { sidebarAction } = browser as { sidebarAction?: { open(): Promise<void> } };
  try {
    if (sidebarAction) return sidebarAction.open();
    if (!sidePanel?.open) return undefined;
    // The number of a window has to be awaited; `WINDOW_ID_CURRENT` does not.
    return sidePanel.open(tabId === undefined ? { windowId: WINDOW_ID_CURRENT } : { tabId });
  } catch (error) {
    return Promise.reject(error);
  }
}

/** Whether a panel really stands there. `getContexts` is as old as `open`, so no answer means it cannot be asked. */
async function sidePanelConnected(): Promise<boolean> {
  const { getContexts } = browser.runtime as {
    getContexts?: (filter: { contextTypes: string[] }) => Promise<unknown[]>;
  };
  if (!getContexts) return true;
  const until = Date.now() + CONNECT_MS;
  for (;;) {
    const contexts = await getContexts
      .call(browser.runtime, { contextTypes: ['SIDE_PANEL'] })
      .catch(() => null);
    if (contexts === null || contexts.length > 0) return true;
    if (Date.now() >= until) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
