import type { Page } from 'playwright';

/** A PNG of the window once nothing of it moves any more: cards and drawers fade in. */
export async function picture(page: Page, path: string): Promise<void> {
  let before = await page.screenshot({ path });
  for (let tries = 0; tries < 8; tries += 1) {
    const now = await page.screenshot({ path });
    if (now.equals(before)) return;
    before = now;
  }
}
