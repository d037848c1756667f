import type { Finding } from '../core/finding.ts';
import type { Mask } from '../core/privacy/private-ranges.ts';
import { shownPageKey } from '../core/register/page-address.ts';
import type { JudgedPage } from './page-result.ts';

/** The part of `storage.session` that remembering needs: in memory, yet as free of personal data as the disk. */
export interface SessionArea {
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

/** The last judged page of every tab; it outlives the worker where `storage.session` exists. */
export interface TabPages {
  get(tabId: number): Promise<JudgedPage | undefined>;
  set(tabId: number, page: JudgedPage): Promise<void>;
  remove(tabId: number): Promise<void>;
  /** For a page of the extension that files for a tab: the tab that shows this address, its numbers masked or not. */
  byUrl(url: string): Promise<JudgedPage | undefined>;
  tabIds(): Promise<number[]>;
}

const PREFIX = 'page-';
/** Findings kept of judgings before the last: a clock beside a fault makes another finding of it every minute. */
const MOST_EARLIER = 20;

function goneSince(before: JudgedPage, page: JudgedPage): Finding[] {
  const put = (page.result.silenced ?? []).map(({ finding }) => finding);
  const now = new Set([...page.result.findings, ...put].map(({ id }) => id));
  return [...before.result.findings, ...(before.earlier ?? [])]
    .filter(({ id }) => !now.has(id))
    .slice(0, MOST_EARLIER);
}

/** A finding a reader may still act on: of the last judging of the tab's page, or of one just before. */
export function findingOf(page: JudgedPage | undefined, id: string): Finding | undefined {
  const isIt = (finding: Finding) => finding.id === id;
  return page?.result.findings.find(isIt) ?? page?.earlier?.find(isIt);
}

/** @param maskAddress what becomes of an address before it leaves the worker's own memory */
export function tabPages(session: SessionArea | undefined, maskAddress: Mask): TabPages {
  const key = (url: string): string => shownPageKey(maskAddress(url));
  const pages = new Map<number, JudgedPage>();
  // Written only by `set` below, so the shape is ours; the worker's memory is asked first.
  let restored: Promise<void> | undefined;
  const restore = (): Promise<void> => {
    restored ??= (async () => {
      const stored = (await session?.get(null).catch(() => ({}))) ?? {};
      for (const [key, page] of Object.entries(stored)) {
        const tabId = key.startsWith(PREFIX) ? Number(key.slice(PREFIX.length)) : Number.NaN;
        if (Number.isInteger(tabId) && !pages.has(tabId)) pages.set(tabId, page as JudgedPage);
      }
    })();
    return restored;
  };

  return {
    async get(tabId) {
      await restore();
      return pages.get(tabId);
    },
    async set(tabId, page) {
      await restore();
      const before = pages.get(tabId);
      const isSame = before && key(before.result.url) === key(page.result.url);
      const kept = isSame ? { ...page, earlier: goneSince(before, page) } : page;
      pages.set(tabId, kept);
      // 1 MB in all before Chromium 112: when it is full, memory alone has to do, and what stood there is stale.
      await session
        ?.set({
          [PREFIX + tabId]: { ...kept, result: { ...page.result, url: maskAddress(page.result.url) } },
        })
        .catch(() => session.remove(PREFIX + tabId).catch(() => undefined));
    },
    async remove(tabId) {
      await restore();
      pages.delete(tabId);
      await session?.remove(PREFIX + tabId).catch(() => undefined);
    },
    async byUrl(url) {
      await restore();
      return [...pages.values()].find((page) => key(page.result.url) === key(url));
    },
    async tabIds() {
      await restore();
      return [...pages.keys()];
    },
  };
}
