import type { Locator, Page } from 'playwright';

import { askExtension } from '../../lib/node/ask-extension.ts';
import { until } from '../../lib/node/overlay-driver.ts';
import { expect, type Office } from './fixtures.ts';

/** The board's row of a column or account. */
export const stateOf = async (office: Office, targetId: string) =>
  (await askExtension(office.desk, 'columnBoard', null)).rows.find((row) => row.targetId === targetId);

/** Waits until what was seen of a column stands in the ledger. */
export const untilState = (office: Office, targetId: string, state: string) =>
  until(`${targetId} ${state}`, async () => (await stateOf(office, targetId))?.state === state);

/** The desk at its column board. */
export async function board(office: Office): Promise<Page> {
  const { desk } = office;
  await desk.goto(desk.url().replace(/(#.*)?$/, '#page=columns'));
  await desk.reload();
  await expect(desk.locator('.state-tab').first()).toBeVisible({ timeout: 30_000 });
  return desk;
}

export const row = (desk: Page, targetId: string): Locator => desk.locator(`tr[data-row-key="${targetId}"]`);

/** Unfolds a row: what it rests on, and what can be done about it. */
export async function unfolded(desk: Page, targetId: string): Promise<Locator> {
  await row(desk, targetId).locator('td').nth(1).click();
  return desk.locator(`[data-details="${targetId}"]`);
}
