import type { Page } from 'playwright';
import type { PageReading } from '../core/reading.ts';

interface DeskWorld {
  walkReadings: Record<number, PageReading>;
  chrome: {
    runtime: {
      onMessage: {
        addListener(
          listener: (
            message: { type?: string; data?: { reading?: PageReading } },
            sender: { tab?: { id?: number } },
          ) => void,
        ): void;
      };
    };
  };
}

/**
 * Lets one of the extension's own pages listen in: the browser sends an overlay's `judgePage` to every page of
 * the extension, so its reading can be had without asking production code for a back door.
 */
export async function collectReadings(ownPage: Page): Promise<void> {
  await ownPage.evaluate(() => {
    const world = globalThis as unknown as DeskWorld;
    world.walkReadings = {};
    world.chrome.runtime.onMessage.addListener((message, sender) => {
      const reading = message.type === 'judgePage' ? message.data?.reading : undefined;
      if (reading && sender.tab?.id !== undefined) world.walkReadings[sender.tab.id] = reading;
    });
  });
}

/** The last reading a tab's overlay sent, taken out of the page's memory. */
export async function takeReading(ownPage: Page, tabId: number): Promise<PageReading> {
  const reading = await ownPage.evaluate((id) => {
    const world = globalThis as unknown as DeskWorld;
    const kept = world.walkReadings[id];
    delete world.walkReadings[id];
    return kept;
  }, tabId);
  if (!reading) throw new Error('浮层没有送出读到的内容');
  return reading;
}
