import { browser } from 'wxt/browser';

/** Opens one of our own pages; the path begins with a slash. */
export async function openPage(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/') + path.slice(1) });
}
