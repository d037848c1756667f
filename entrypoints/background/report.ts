import { tellTab } from './browser-shell.ts';
import { notify } from './notify.ts';
import { injectOverlay } from './watch-hosts.ts';

/** Times the overlay is asked whether it is up, 100 ms apart, after it was injected. */
const TRIES = 20;

/** 报错 from menu or keyboard: opens the form for the words selected now, reading the page first if need be. */
export async function report(tabId: number | undefined): Promise<void> {
  if (tabId === undefined) return;
  if (!(await tellTab(tabId, 'ping', null))) {
    const injected = await injectOverlay(tabId);
    if (!injected.ok) return await notify('report-refused', '巡读：这一页报不了错', injected.error);
    for (let tries = 0; tries < TRIES && !(await tellTab(tabId, 'ping', null)); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await tellTab(tabId, 'reportSelection', null);
}
