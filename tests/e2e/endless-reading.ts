import type { Page } from 'playwright';

import type { WorkerNews } from '../../lib/extension/worker-end.ts';

/**
 * From now on what a worker of this page has read does not reach the page, however quick it was: 停止 is never too
 * late. Answers with the way back.
 */
export async function endlessReading(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const own = globalThis as unknown as { Worker: typeof Worker; isEndless: boolean };
    own.isEndless = true;
    own.Worker = class extends Worker {
      constructor(script: string | URL) {
        super(script);
        // Before the page's own listener.
        this.addEventListener('message', (event: MessageEvent<WorkerNews<unknown>>) => {
          if (own.isEndless && 'read' in event.data) event.stopImmediatePropagation();
        });
      }
    };
  });
  return () =>
    page.evaluate(() => {
      (globalThis as unknown as { isEndless: boolean }).isEndless = false;
    });
}
