/** What the fake needs to know; everything else it asks of the test process. */
export interface FakeSetting {
  ownOrigin: string;
  tab: { id: number; windowId: number; active: boolean; url: string; title: string };
}

type Listener = (message: unknown, sender: unknown, answer: (value: unknown) => void) => unknown;

interface PageWorld {
  chrome: unknown;
  browser: unknown;
  xunduAsk(message: unknown): Promise<unknown>;
  xunduTell(message: unknown): Promise<unknown>;
}

/**
 * Runs in the page before anything of it: the part of the extension API that our pages and the overlay use.
 * Messages go to the real handlers in the test process. Serialised, so it stands on its own.
 */
export function installFakeBrowser({ ownOrigin, tab }: FakeSetting): void {
  const world = globalThis as unknown as PageWorld;
  const listeners = new Set<Listener>();
  const event = { addListener() {}, removeListener() {}, hasListener: () => false };
  // Both conventions: the polyfill's promises and Chromium's callbacks.
  const both =
    (act: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      const last = args[args.length - 1];
      const answer = Promise.resolve(act(...args.filter((arg) => typeof arg !== 'function')));
      if (typeof last !== 'function') return answer;
      void answer.then(last as (value: unknown) => void);
      return undefined;
    };
  const kept: Record<string, unknown> = {};
  const area = {
    get: both((key) => (typeof key === 'string' ? { [key]: kept[key] } : { ...kept })),
    set: both((items) => void Object.assign(kept, items)),
    remove: both((key) => void delete kept[String(key)]),
    onChanged: event,
  };
  const api = {
    runtime: {
      id: 'xundu-on-an-old-engine',
      getURL: (path: string) => ownOrigin + path,
      getManifest: () => ({ manifest_version: 3, name: '巡读', version: '0.1.0' }),
      sendMessage: both((message) => world.xunduAsk(message)),
      onMessage: {
        addListener: (listener: Listener) => void listeners.add(listener),
        removeListener: (listener: Listener) => void listeners.delete(listener),
        hasListener: (listener: Listener) => listeners.has(listener),
      },
      onInstalled: event,
    },
    tabs: {
      query: both(() => [tab]),
      get: both(() => tab),
      getCurrent: both(() => undefined),
      create: both(() => tab),
      update: both(() => tab),
      sendMessage: both(() => undefined),
      onActivated: event,
      onUpdated: event,
      onRemoved: event,
    },
    windows: {
      getCurrent: both(() => ({ id: 1, type: 'normal' })),
      getAll: both(() => [{ id: 1, type: 'normal' }]),
      onFocusChanged: event,
    },
    storage: { local: area, session: area, onChanged: event },
    permissions: {
      contains: both(() => true),
      request: both(() => true),
      remove: both(() => true),
      getAll: both(() => ({ origins: [], permissions: [] })),
      onAdded: event,
      onRemoved: event,
    },
    commands: { getAll: both(() => []) },
    notifications: { create: both(() => '') },
  };
  world.chrome = api;
  world.browser = api;
  world.xunduTell = (message) =>
    new Promise((done) => {
      for (const listener of listeners) {
        if (listener(message, { id: api.runtime.id }, done) === true) return;
      }
      done(undefined);
    });
}
