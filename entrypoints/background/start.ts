import { browser } from 'wxt/browser';

import { tellLedgerChanged } from '../../lib/extension/ledger-news.ts';
import { messageRules } from '../../lib/extension/message-schemas.ts';
import { onMessage } from '../../lib/extension/messages.ts';
import type { Protocol } from '../../lib/extension/protocol.ts';
import { originOf } from '../../lib/extension/sender.ts';
import { SETTINGS_KEY } from '../../lib/extension/settings-store.ts';
import type { SessionArea } from '../../lib/extension/tab-pages.ts';
import { fetchOwnFile, shippedTypos } from '../../lib/extension/typo-model-store.ts';
import { clockWatch } from '../../lib/extension/watch-clock.ts';
import { afterInstall } from './after-install.ts';
import type { Background } from './background.ts';
import { browserShell } from './browser-shell.ts';
import { settleHalfConfig } from './config-handlers.ts';
import { dailyLook } from './daily-look.ts';
import { ticketOfNotification, watchDeadlines } from './deadlines.ts';
import { handlersOf } from './handlers.ts';
import { LOOK_BACK_NOTICE } from './look-backs.ts';
import { makeBackground } from './make-background.ts';
import { fitMenusTo } from './menus.ts';
import { openPage } from './open-page.ts';
import { openPanel } from './open-panel.ts';
import { isMessageType, receiver, refused } from './receive.ts';
import { report } from './report.ts';
import { lookAgain } from './second-looks.ts';
import { STORE_NOTICE } from './store-look.ts';

const CLOCK_LOOK_MS = 30_000;

/** The files of the model are in the package; the generated list of its pages does not name them. */
const ownUrl = (path: string): string => browser.runtime.getURL(path as '/');

/**
 * Every listener is added before anything is awaited: a worker that is woken by an event gets it only if its
 * listener is there at once.
 */
export function startBackground(): void {
  const background: Background = makeBackground({
    local: browser.storage.local,
    // With Chromium 102; Firefox since 115.
    session: (browser.storage as { session?: SessionArea }).session,
    locks: navigator.locks,
    fetch: (url, init) => fetch(url, init),
    mayRead: (url) => browser.permissions.contains({ origins: [`${originOf(url)}/*`] }).catch(() => false),
    nowMs: () => Date.now(),
    after(ms, act) {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    typos: () => shippedTypos((name) => fetchOwnFile(ownUrl(`/typos/${name}`), fetch)),
    shell: browserShell(() => {
      tellLedgerChanged();
      void watchDeadlines(background);
    }),
  });
  const handlers = handlersOf(background);
  listenToMessages(handlers);
  listenToMenusAndKeys();

  browser.runtime.onInstalled.addListener(({ reason }) => void afterInstall(background, reason));
  browser.runtime.onStartup.addListener(() => void watchDeadlines(background));
  browser.alarms.onAlarm.addListener(() => {
    void watchDeadlines(background);
    void dailyLook(background);
    void lookAgain(background);
  });
  browser.notifications.onClicked.addListener((id) => {
    const ticket = ticketOfNotification(id);
    if (ticket === undefined) return;
    void openPage(ticket === '' ? '/desk.html' : `/desk.html#${new URLSearchParams({ ticket })}`);
  });
  browser.notifications.onClicked.addListener((id) => {
    if (id === LOOK_BACK_NOTICE) void openPage('/desk.html#batch=look-back');
    if (id === STORE_NOTICE) void openPage('/desk.html#page=help');
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    background.readings.closed(tabId);
    void background.pages.remove(tabId);
  });
  const watch = () => void handlers.watchSites(null, { kind: 'page', url: '' });
  browser.permissions.onAdded?.addListener(watch);
  browser.permissions.onRemoved?.addListener(watch);

  const fitNow = () => void fitMenusTo(background);
  // The ledger's mark changes with every record and is nothing to the menus.
  browser.storage.onChanged.addListener((changes) => {
    if (SETTINGS_KEY in changes) fitNow();
  });
  fitNow();

  // Every start of the worker: updates clear alarms, and permissions may have changed while we slept.
  watch();
  void watchDeadlines(background);
  void dailyLook(background);
  void lookAgain(background);
  void settleHalfConfig(background);

  // While a desk keeps the worker alive nothing else would arm the alarms anew after the clock was set back.
  const wasSet = clockWatch(
    () => Date.now(),
    () => performance.now(),
  );
  setInterval(() => {
    if (wasSet()) void watchDeadlines(background);
  }, CLOCK_LOOK_MS);
}

function listenToMessages(handlers: ReturnType<typeof handlersOf>): void {
  const ownOrigin = originOf(browser.runtime.getURL('/'));
  const receive = receiver(handlers, { runtimeId: browser.runtime.id, ownOrigin });
  for (const type of Object.keys(messageRules) as (keyof Protocol)[]) {
    const listen = onMessage as (
      type: keyof Protocol,
      answer: (message: { data: unknown; sender: unknown }) => Promise<unknown>,
    ) => void;
    listen(type, (message) => receive(type, message.data, message.sender as Parameters<typeof receive>[2]));
  }
  // A message nobody knows is answered, so that its sender does not wait for ever.
  const answerUnknown = (message: unknown, _sender: unknown, answer: (value: unknown) => void) => {
    const type = (message as { type?: unknown } | null)?.type;
    if (!isMessageType(type)) answer({ res: refused('巡读没有这种消息') });
    return undefined;
  };
  browser.runtime.onMessage.addListener(answerUnknown as never);
}

function listenToMenusAndKeys(): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === 'open-panel') void openPanel(tab?.id);
    if (menuItemId === 'open-desk') void openPage('/desk.html');
    if (menuItemId === 'open-mine') void openPage('/mine.html');
    if (menuItemId === 'report-selection' || menuItemId === 'report-page') void report(tab?.id);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-panel') void openPanel(tab?.id);
    if (command === 'report-error') void report(tab?.id);
  });
}
