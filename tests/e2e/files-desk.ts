import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';

import { removeProfile } from '../../lib/node/extension-browser.ts';
import { expect, type Office, openOffice } from './fixtures.ts';

export const CENTER = { person: { name: '姚青', unit: '县大数据中心' }, role: '大数据中心' } as const;

/** A second machine. */
export async function otherOffice(work: (office: Office, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'xundu-e2e-'));
  const office = await openOffice(join(folder, 'profile'));
  try {
    await work(office, folder);
  } finally {
    await office.context.close();
    removeProfile(folder);
  }
}

export async function go(desk: Page, hash: string): Promise<void> {
  await desk.goto(desk.url().replace(/(#.*)?$/, `#${hash}`));
  await desk.reload();
}

export async function saved(desk: Page, button: string): Promise<string> {
  const coming = desk.waitForEvent('download');
  await desk.getByRole('button', { name: button, exact: true }).click();
  const download = await coming;
  return download.path();
}

/** Chooses a file under a name a person would see; the browser keeps downloads under random ones. */
export async function choose(desk: Page, path: string, name: string): Promise<void> {
  const buffer = readFileSync(path);
  await desk.locator('[data-packages] input[type=file]').setInputFiles({
    name,
    mimeType: name.endsWith('.json') ? 'application/json' : 'application/zip',
    buffer,
  });
}

/** @param answer what is pressed once the file was looked at; a backup on a fresh machine asks whose it is */
export async function takeIn(desk: Page, path: string, name: string, answer = '导入'): Promise<string> {
  await choose(desk, path, name);
  await desk.getByRole('button', { name: answer, exact: true }).click();
  const done = desk.getByText(`已导入 ${name}`);
  await expect(done).toBeVisible({ timeout: 20_000 });
  const hash = await desk.locator('[data-packages] li').filter({ hasText: '台账校验码' }).textContent();
  return /校验码\s*([0-9a-f]{16})/.exec(hash ?? '')?.[1] ?? '';
}
