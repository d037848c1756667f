import { browser } from 'wxt/browser';
import type { Result } from '../../lib/core/page-result.ts';

const OVERLAY_ID = 'overlay';
const OVERLAY_SCRIPT = '/content-scripts/overlay.js';
const OVERLAY_STYLE = '/content-scripts/overlay.css';
const CARD_SCRIPT = '/card.js';
/** Before the page has any element: see the script itself. */
const RUN_AT = 'document_start';

let turn: Promise<unknown> = Promise.resolve();

/**
 * Registers the overlay for those hosts the reader has granted, and for no others. Two calls at once would
 * register the same id twice, so they take turns.
 */
export function watchHosts(hosts: readonly string[]): Promise<Result<{ hosts: string[] }>> {
  const next = turn.then(() => register(hosts));
  turn = next;
  return next;
}

async function register(hosts: readonly string[]): Promise<Result<{ hosts: string[] }>> {
  try {
    const granted: string[] = [];
    for (const host of hosts) {
      if (host !== '' && (await isGranted(`*://${host}/*`))) granted.push(host);
    }
    const matches = granted.map((host) => `*://${host}/*`);
    const known = await browser.scripting.getRegisteredContentScripts({ ids: [OVERLAY_ID] });
    // Asked at every start of the worker: a page that opens while the script is off would go unread.
    const isKnown = sameSet(known[0]?.matches ?? [], matches) && (known[0]?.runAt ?? RUN_AT) === RUN_AT;
    if (isKnown) return { ok: true, value: { hosts: granted } };
    if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: [OVERLAY_ID] });
    if (granted.length > 0) {
      await browser.scripting.registerContentScripts([
        {
          id: OVERLAY_ID,
          matches,
          js: [OVERLAY_SCRIPT.slice(1)],
          css: [OVERLAY_STYLE.slice(1)],
          runAt: RUN_AT,
          persistAcrossSessions: true,
        },
      ]);
    }
    return { ok: true, value: { hosts: granted } };
  } catch (error) {
    return {
      ok: false,
      error: `网站没有登记成（${String(error)}）。已登记的内容没有丢，请在“设置”里再登记一次，或打开网页后点“读本页”。`,
    };
  }
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && others.every((one) => some.includes(one));
}

/** A malformed pattern is not granted rather than an error for all the others. */
async function isGranted(pattern: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [pattern] }).catch(() => false);
}

/** Reads a tab now, under the grant of the reader's click. */
export async function injectOverlay(tabId: number): Promise<Result<null>> {
  const target = { tabId };
  try {
    await browser.scripting.insertCSS({ target, files: [OVERLAY_STYLE.slice(1)] });
    await browser.scripting.executeScript({ target, files: [OVERLAY_SCRIPT] });
    return { ok: true, value: null };
  } catch (error) {
    // The browser's own sentence is English and tells a reader nothing: it goes to the console only.
    console.warn('injectOverlay', error);
    return {
      ok: false,
      error: '浏览器不允许读本页。浏览器自带的页面、应用商店和没有授权的网页不能读，请换一个网页。',
    };
  }
}

/** The card's code, at the first click on a mark. */
export async function injectCard(tabId: number): Promise<Result<null>> {
  try {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: [CARD_SCRIPT] });
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, error: `卡片没有打开（${String(error)}）。请刷新网页后再点一次。` };
  }
}
