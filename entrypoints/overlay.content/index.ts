import { defineContentScript } from 'wxt/utils/define-content-script';
import type { Result } from '../../lib/core/page-result.ts';

import { onMessage, sendMessage } from '../../lib/extension/messages.ts';
import type { OverlayAbilities } from '../../lib/page/overlay/abilities.ts';
import { offeredCard } from '../../lib/page/overlay/card-global.ts';
import { startOverlay } from '../../lib/page/overlay/start-overlay.ts';
import './style.css';

/** Stops the copy that was injected into this page before (activeTab first, registered script later). */
const RUNNING = Symbol.for('xundu.overlay');
/** Sent through the page by the version after this one: the only way to reach a script it cannot message. */
const UPDATED_EVENT = 'xundu:updated';
const DEAD = '扩展已更新或停用，这一步没有做成。已填的内容还在；请刷新页面再试。';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // Not later: an element the page names `chrome` or `browser` takes the place of the extension's interface in every
  // script that starts after it. Here the interface is made before the page has any element.
  runAt: 'document_start',
  main() {
    if (window.top !== window) return;
    const world = globalThis as { [RUNNING]?: () => void };
    world[RUNNING]?.();
    if (document.readyState === 'loading') waitForPage(world);
    else run(world);
  },
});

/** A page that is still coming after this long is read as far as it came, and further as it comes. */
const LONGEST_LOADING_MS = 15_000;

function waitForPage(world: { [RUNNING]?: () => void }): void {
  const stopAnswering = onMessage('ping', () => ({ url: document.URL, visible: true, state: 'reading' }));
  const stop = () => {
    stopAnswering();
    clearTimeout(timer);
    window.removeEventListener('DOMContentLoaded', start, true);
  };
  const start = () => {
    stop();
    run(world);
  };
  const timer = setTimeout(start, LONGEST_LOADING_MS);
  // Before any script of the page: none of them can stop the event before it comes here.
  window.addEventListener('DOMContentLoaded', start, true);
  world[RUNNING] = stop;
}

function run(world: { [RUNNING]?: () => void }): void {
  const url = () => document.URL;
  const overlay = startOverlay(document, document.URL, abilities(url));
  const listeners = [
    onMessage('reportSelection', () => overlay.reportSelection()),
    onMessage('scrollToFinding', ({ data }) => overlay.scrollToFinding(data.findingId)),
    onMessage('setVisible', ({ data }) => overlay.setVisible(data.on)),
    onMessage('refresh', () => overlay.refresh()),
    onMessage('links', () => ({
      url: overlay.status().url,
      links: overlay.links().map(({ text, href }) => ({ text, href })),
    })),
    onMessage('beforeCapture', ({ data }) => overlay.beforeCapture(data)),
    onMessage('checkCapture', ({ data }) => overlay.checkCapture(data.isLast)),
    onMessage('afterCapture', () => overlay.afterCapture()),
    onMessage('ping', () => overlay.status()),
  ];
  const checkAlive = () => overlay.checkAlive();
  document.addEventListener(UPDATED_EVENT, checkAlive);
  world[RUNNING] = () => {
    document.removeEventListener(UPDATED_EVENT, checkAlive);
    for (const stopListening of listeners) stopListening();
    overlay.stop();
  };
}

function abilities(url: () => string): OverlayAbilities {
  return {
    read: (snapshot, how) => ask(() => sendMessage('readPage', { snapshot, ...how })),
    judgeWords: (url, text) => ask(() => sendMessage('judgeWords', { url, text })),
    closedShadow: openShadow,
    file: (draft) => ask(() => sendMessage('fileTicket', draft)),
    ignore: (findingId, reason, on, url) =>
      ask(() => sendMessage('ignoreFinding', { url, findingId, reason, on })),
    letPass: (findingId, reason, on, url) =>
      ask(() => sendMessage('letPass', { url, findingId, reason, on })),
    switchRule: (ruleId, reason, on, url) =>
      ask(() => sendMessage('switchRule', { ruleId, reason, on, url })),
    saveDraft: (draft, url) => ask(() => sendMessage('saveDraft', { url, draft })),
    savedDraft: () => ask(() => sendMessage('getDraft', { url: url() })),
    async loadCard() {
      if (!offeredCard()) await ask(() => sendMessage('injectCard', null));
      return offeredCard();
    },
    openPanel: () => ask(() => sendMessage('openPanel', null)),
    openReceipt: (id) => ask(() => sendMessage('openReceipt', id === undefined ? {} : { id })),
    columns: {
      sight: (targetId, seen) => ask(() => sendMessage('sightByHand', { targetId, ...seen })),
      attest: (targetId, stated) => ask(() => sendMessage('attestColumn', { targetId, ...stated })),
    },
    capture: { ask: (text) => ask(() => sendMessage('privateRanges', { text })) },
    now: () => shanghaiNow(),
    alive: () => isAlive(),
  };
}

/** A message that cannot be delivered is a failure like any other: a value, in words. */
async function ask<T>(send: () => Promise<Result<T> | Promise<Result<T>>>): Promise<Result<T>> {
  if (!isAlive()) return { ok: false, error: DEAD };
  try {
    return (await send()) ?? { ok: false, error: '扩展没有应答，请再试一次。' };
  } catch (error) {
    if (!isAlive()) return { ok: false, error: DEAD };
    return {
      ok: false,
      error: `扩展没有应答（${error instanceof Error ? error.message : String(error)}）。请再试一次。`,
    };
  }
}

/** The extension's interface as the browser gives it to a script in a page: every browser has it by this name. */
const extension = (): Interface | undefined => (globalThis as { chrome?: Interface }).chrome;

interface Interface {
  runtime?: { id?: string };
  dom?: { openOrClosedShadowRoot?(of: Element): ShadowRoot | null };
}

/** Only the browser opens a closed shadow tree to an extension; engines before that leave it shut. */
function openShadow(element: Element): ShadowRoot | null {
  const own = (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  try {
    return extension()?.dom?.openOrClosedShadowRoot?.(element) ?? own ?? null;
  } catch {
    return null;
  }
}

/** The id goes with the extension: an orphaned script keeps running without it. */
function isAlive(): boolean {
  try {
    return extension()?.runtime?.id !== undefined;
  } catch {
    return false;
  }
}

/** The wall clock in Asia/Shanghai, whatever the machine's zone. */
function shanghaiNow(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().replace('Z', '+08:00');
}
