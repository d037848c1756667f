import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { test as base } from 'playwright/test';
import type { DemoPage } from '../../lib/demo/demo-page.ts';
import { demoSite } from '../../lib/demo/demo-site.ts';
import { askExtension, openOwnPage } from '../../lib/node/ask-extension.ts';
import { civilToday } from '../../lib/node/civil-today.ts';
import { type DemoServer, demoServer, routeDemo } from '../../lib/node/demo-routes.ts';
import { launchWithExtension, removeProfile } from '../../lib/node/extension-browser.ts';
import { OverlayDriver, until } from '../../lib/node/overlay-driver.ts';
import { welcomePage } from '../../lib/node/walk-first-run.ts';
import { waitUntilRead } from '../../lib/node/walk-pages.ts';

/** A Chromium with the extension, the model site, and a person who is on duty. */
export interface Office {
  context: BrowserContext;
  extensionId: string;
  server: DemoServer;
  /** The desk's tab. */
  desk: Page;
  /** Pages of the model site by name, as of today. */
  page(name: string): DemoPage;
  /** Opens an address and waits until the extension has read it and the overlay stands. */
  read(url: string): Promise<{ tab: Page; overlay: OverlayDriver }>;
  own(path: string): Promise<Page>;
}

const ON_DUTY = { person: { name: '程望舒', unit: '青禾县大数据中心' }, role: '值班读网员' } as const;

/** Opens an office on a profile folder; the ledger lives in that folder. */
export async function openOffice(
  profile: string,
  extension?: string,
  flags: readonly string[] = [],
): Promise<Office> {
  const today = civilToday();
  const server = demoServer(today);
  const { context, extensionId } = await launchWithExtension({
    profile,
    headless: true,
    flags,
    ...(extension ? { extension } : {}),
  });
  await routeDemo(context, server, 'abort');
  // The desk opened before anybody is on duty shows what a volunteer sees: a file of ours without a script asks first.
  const desk = await openOwnPage(context, extensionId, 'manifest.json');
  const { setupDone } = await askExtension(desk, 'getSettings', null);
  if (!setupDone) await (await welcomePage(context)).close();
  await askExtension(desk, 'setSettings', { ...ON_DUTY, setupDone: true });
  await askExtension(desk, 'watchSites', null);
  await desk.goto(`chrome-extension://${extensionId}/desk.html`);
  const pages = demoSite(today);
  return {
    context,
    extensionId,
    server,
    desk,
    page(name) {
      const found = pages.find((page) => page.name === name);
      if (!found) throw new Error(`the model site has no page ${name}`);
      return found;
    },
    async read(url) {
      const tab = await context.newPage();
      await tab.goto(url);
      await waitUntilRead(desk, tab);
      const overlay = new OverlayDriver(tab);
      await until('the overlay', () => overlay.root());
      return { tab, overlay };
    },
    own: (path) => openOwnPage(context, extensionId, path),
  };
}

export const test = base.extend<{ profile: string; office: Office }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  profile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'xundu-e2e-'));
    await use(folder);
    removeProfile(folder);
  },
  office: async ({ profile }, use) => {
    const office = await openOffice(profile);
    await use(office);
    await office.context.close();
  },
});

export { expect } from 'playwright/test';
