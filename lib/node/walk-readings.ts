import type { Page } from 'playwright';
import { PageSnapshot } from '../core/page-snapshot.ts';
import type { PageReading } from '../core/reading.ts';
import { readSnapshot } from '../page/read-snapshot.ts';

interface Sent {
  snapshot?: unknown;
  readAt?: string;
  rendered?: boolean;
}

interface DeskWorld {
  walkPages: Record<number, Sent>;
  chrome: {
    runtime: {
      onMessage: {
        addListener(
          listener: (message: { type?: string; data?: Sent }, sender: { tab?: { id?: number } }) => void,
        ): void;
      };
    };
  };
}

/**
 * Lets one of the extension's own pages listen in: the browser sends an overlay's `readPage` to every page of the
 * extension, so what it gathered can be had without asking production code for a back door.
 */
export async function collectReadings(ownPage: Page): Promise<void> {
  await ownPage.evaluate(() => {
    const world = globalThis as unknown as DeskWorld;
    world.walkPages = {};
    world.chrome.runtime.onMessage.addListener((message, sender) => {
      const sent = message.type === 'readPage' ? message.data : undefined;
      if (sent && sender.tab?.id !== undefined) world.walkPages[sender.tab.id] = sent;
    });
  });
}

/** The reading of what a tab's overlay gathered last, taken out of the page's memory. */
export async function takeReading(ownPage: Page, tabId: number): Promise<PageReading> {
  const sent = await ownPage.evaluate((id) => {
    const world = globalThis as unknown as DeskWorld;
    const kept = world.walkPages[id];
    delete world.walkPages[id];
    return kept;
  }, tabId);
  if (!sent) throw new Error('浮层没有送出读到的内容');
  const { readAt = '', rendered = false } = sent;
  return readSnapshot(PageSnapshot.parse(sent.snapshot), { readAt, rendered, readBy: 'extension' });
}
