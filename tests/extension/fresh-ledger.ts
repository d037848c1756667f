import 'fake-indexeddb/auto';

import { createHash } from 'node:crypto';
import type { Background, Caller } from '../../entrypoints/background/background.ts';
import { handlersOf } from '../../entrypoints/background/handlers.ts';
import { makeBackground, type Surroundings } from '../../entrypoints/background/make-background.ts';
import type { Sha256 } from '../../lib/core/events/new-event.ts';
import type { PageReading } from '../../lib/core/reading.ts';
import { emptyReading } from '../../lib/core/reading-of-text.ts';
import { type LedgerDb, openLedgerDb } from '../../lib/extension/db.ts';
import type { WriteMeans } from '../../lib/extension/event-store.ts';
import type { Locks } from '../../lib/extension/settings-store.ts';
import type { TicketView } from '../../lib/extension/ticket-list-messages.ts';

/** 2026-11-23 10:00 in Shanghai, a Monday. */
export const NOW_MS = Date.parse('2026-11-23T02:00:00Z');
export const SITE = 'https://www.qinghe.example';
export const PAGE = `${SITE}/zwgk/tzgg/1.html`;

export const sha256: Sha256 = async (text) => createHash('sha256').update(text).digest('hex');

let names = 0;
export function freshName(): string {
  names += 1;
  return `ledger-${process.pid}-${names}`;
}

export function countingMeans(): WriteMeans {
  let ms = NOW_MS;
  let ids = 0;
  return { nowMs: () => ms++, newId: () => `id-${++ids}`, sha256 };
}

/** A storage area as the browser's is: every call crosses a process, so reads and writes interleave. */
export function memoryArea() {
  const rows = new Map<string, unknown>();
  const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  return {
    rows,
    async get(key: string | null): Promise<Record<string, unknown>> {
      await tick();
      const keys = key === null ? [...rows.keys()] : [key];
      return Object.fromEntries(keys.filter((one) => rows.has(one)).map((one) => [one, rows.get(one)]));
    },
    async set(items: Record<string, unknown>): Promise<void> {
      await tick();
      for (const [key, value] of Object.entries(items)) rows.set(key, structuredClone(value));
    },
    async remove(keys: string | string[]): Promise<void> {
      for (const key of [keys].flat()) rows.delete(key);
    },
  };
}

/** What `navigator.locks` does, in one process. */
export function memoryLocks(): Locks {
  const turns = new Map<string, Promise<unknown>>();
  return {
    request(name, work) {
      const next = (turns.get(name) ?? Promise.resolve()).then(work, work);
      turns.set(
        name,
        next.catch(() => undefined),
      );
      return next;
    },
  };
}

export interface TestBackground {
  background: Background;
  handlers: ReturnType<typeof handlersOf>;
  local: ReturnType<typeof memoryArea>;
  session: ReturnType<typeof memoryArea>;
  ledgerName: string;
  told: { tabId: number; type: string; data: unknown }[];
  /** Everything that no answer waited for is done: work under way, and writes put off to later. */
  settled(): Promise<void>;
  /** Moves the clock. */
  pass(ms: number): void;
  /** A worker that was stopped and started again: same stores, empty memory. */
  restart(): TestBackground;
}

export function testBackground(
  over: Partial<Surroundings> = {},
  kept?: { local: TestBackground['local']; session: TestBackground['session']; ledgerName: string },
): TestBackground {
  const local = kept?.local ?? memoryArea();
  const session = kept?.session ?? memoryArea();
  const ledgerName = kept?.ledgerName ?? freshName();
  const told: TestBackground['told'] = [];
  let ms = NOW_MS;
  const later = new Set<() => void>();
  const background = makeBackground({
    local,
    session,
    locks: memoryLocks(),
    fetch: async () => new Response('', { status: 500 }),
    mayRead: async () => true,
    nowMs: () => ms++,
    after(_ms, act) {
      const once = () => void (later.delete(once) && act());
      later.add(once);
      return () => later.delete(once);
    },
    ledgerName,
    shell: {
      async tell(tabId, type, data) {
        told.push({ tabId, type, data });
        return undefined;
      },
      tab: async (tabId) => ({ id: tabId ?? 1, url: PAGE, title: '' }),
      capture: async () => ({ ok: false, error: '测试里没有屏幕，没有截图。' }),
      archive: async () => ({ ok: false, error: '这里没有浏览器，没有存网页存档。' }),
      injectOverlay: async () => ({ ok: true, value: null }),
      injectCard: async () => ({ ok: true, value: null }),
      openPanel: async () => ({ ok: true, value: null }),
      watchHosts: async (hosts) => ({ ok: true, value: { hosts: [...hosts] } }),
      showFindings: () => undefined,
      webTabs: async () => [],
      openTab: async () => ({ ok: false, error: '测试里没有标签页。' }),
      inFront: (_tabId, work) => work(),
      openOwnPage: async (path) => void told.push({ tabId: -1, type: 'openOwnPage', data: path }),
      evidenceGivenUp: () => undefined,
      storeDamaged: (found) => void told.push({ tabId: -1, type: 'storeDamaged', data: found }),
      ledgerChanged: () => undefined,
    },
    ...over,
  });
  return {
    background,
    handlers: handlersOf(background),
    local,
    session,
    ledgerName,
    told,
    async settled() {
      await background.behind.done();
      for (const act of later) act();
      // A read stands in line behind the writes of its store.
      for (const store of ['learnt', 'compiled'] as const)
        await background.ledger.use('读取', (db) => db.count(store));
    },
    pass: (by) => {
      ms += by;
    },
    restart: () => testBackground({ nowMs: () => ms++, ...over }, { local, session, ledgerName }),
  };
}

export const OVERLAY: Caller = { kind: 'content', tabId: 7, url: PAGE };
export const DESK: Caller = { kind: 'page', url: 'chrome-extension://x/desk.html' };

export function article(text: string, over: Partial<PageReading> = {}): PageReading {
  return emptyReading(PAGE, {
    kind: 'article',
    readBy: 'extension',
    readAt: '2026-11-23T10:00:00+08:00',
    title: '关于做好值班工作的通知',
    text,
    ...over,
  });
}

/** Everything the browser would have on disk or in its session, as one text. */
export async function everythingStored(test: TestBackground): Promise<string> {
  const opened = await openLedgerDb({ name: test.ledgerName });
  if (!opened.ok) throw new Error(opened.error);
  const stores = await dump(opened.value);
  opened.value.close();
  return JSON.stringify({ stores, local: [...test.local.rows], session: [...test.session.rows] });
}

export async function dump(db: LedgerDb): Promise<Record<string, unknown[]>> {
  const stores: Record<string, unknown[]> = {};
  for (const name of db.objectStoreNames) stores[name] = await db.getAll(name);
  return stores;
}

export function answered<T>(result: { ok: true; value: T } | { ok: false; error: string }): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** Every ticket the desk may be told of, newest first. */
export async function allTickets({
  ticketIds,
  ticketViews,
}: Pick<TestBackground['handlers'], 'ticketIds' | 'ticketViews'>): Promise<TicketView[]> {
  const ids = answered(await ticketIds({ filter: {}, order: 'newest' }, DESK));
  return answered(await ticketViews({ ids }, DESK));
}
