import 'fake-indexeddb/auto';

import type { Page } from 'playwright';
import type { Caller, Shell } from '../../entrypoints/background/background.ts';
import { handlersOf } from '../../entrypoints/background/handlers.ts';
import { makeBackground } from '../../entrypoints/background/make-background.ts';
import { isMessageType } from '../../entrypoints/background/receive.ts';

/** The extension's real background, run by Node for a page of an engine that loads no extension. */
export function nodeBackground(name: string, page: () => Page, cardCode: string) {
  const local = new Map<string, unknown>();
  const shell: Shell = {
    async tell(_tabId, type, data) {
      const reply: unknown = await page().evaluate(
        ([type, data]) =>
          (globalThis as unknown as { xunduTell(m: unknown): Promise<unknown> }).xunduTell({
            id: 1,
            type,
            data,
            timestamp: Date.now(),
          }),
        [type, data] as const,
      );
      return (reply as { res?: never } | undefined)?.res;
    },
    tab: async () => ({ id: 1, url: page().url(), title: await page().title() }),
    capture: async () => ({ ok: false, error: '测试里没有屏幕，没有截图。' }),
    archive: async () => ({ ok: false, error: '这里没有浏览器，没有存网页存档。' }),
    injectOverlay: async () => ({ ok: true, value: null }),
    async injectCard() {
      await page().evaluate(cardCode);
      return { ok: true, value: null };
    },
    openPanel: async () => ({ ok: true, value: null }),
    watchHosts: async (hosts) => ({ ok: true, value: { hosts: [...hosts] } }),
    showFindings() {},
    webTabs: async () => [],
    openTab: async () => ({ ok: false, error: '测试里没有标签页。' }),
    inFront: (_tabId, work) => work(),
    async openOwnPage() {},
    evidenceGivenUp() {},
    storeDamaged() {},
    ledgerChanged() {},
  };
  const background = makeBackground({
    local: {
      get: async (key) => ({ [key]: structuredClone(local.get(key)) }),
      set: async (items) => {
        for (const [key, value] of Object.entries(items)) local.set(key, structuredClone(value));
      },
      remove: async (keys) => {
        for (const key of keys) local.delete(key);
      },
    },
    session: undefined,
    locks: { request: (_name, work) => work() },
    fetch: () => Promise.reject(new Error('no network here')),
    mayRead: async () => true,
    nowMs: () => Date.now(),
    // The page is gone before anything is written later.
    after: () => () => undefined,
    shell,
    ledgerName: name,
  });
  const handlers = handlersOf(background);
  /** One message from a page, answered as the wire answers it. */
  return async (message: unknown, kind: Caller['kind']): Promise<unknown> => {
    const { type, data } = message as { type: unknown; data: unknown };
    if (!isMessageType(type)) return { err: { message: `unknown ${String(type)}` } };
    const handle = handlers[type] as (data: unknown, caller: Caller) => Promise<unknown>;
    return { res: await handle(data, { kind, tabId: 1, url: page().url() }) };
  };
}
