import { join } from 'node:path';
import type { Page } from 'playwright';
import { type FreshnessState, STATE_SYMBOLS } from '../core/freshness/verdict.ts';
import { askExtension, type PageSeen } from './ask-extension.ts';
import { OverlayDriver, until } from './overlay-driver.ts';
import { picture } from './picture.ts';
import type { WalkedPage } from './walk-report.ts';

/** The browser's number for the tab that shows `page`; two tabs of one address cannot be told apart. */
export async function tabIdOf(ownPage: Page, page: Page): Promise<number> {
  const url = page.url();
  const ids = await ownPage.evaluate(async (wanted) => {
    const { tabs } = (
      globalThis as unknown as {
        chrome: { tabs: { query(q: object): Promise<{ id?: number; url?: string }[]> } };
      }
    ).chrome;
    return (await tabs.query({})).flatMap((tab) => (tab.url === wanted ? (tab.id ?? []) : []));
  }, url);
  const [id, ...others] = ids;
  if (id === undefined) throw new Error(`浏览器里没有打开 ${url} 的标签页`);
  if (others.length > 0) throw new Error(`浏览器里有 ${ids.length} 个标签页打开了 ${url}`);
  return id;
}

/** Waits until the extension has read and judged the page; fails with the extension's own reason. */
export async function waitUntilRead(ownPage: Page, page: Page): Promise<PageSeen> {
  return await until(`${page.url()} 读完`, async () => {
    const tabId = await tabIdOf(ownPage, page);
    const summary = await askExtension(ownPage, 'pageSummary', { tabId }).catch(() => undefined);
    if (summary?.state === 'failed') throw new Error(`没有读成：${summary.reason ?? ''}`);
    return summary?.state === 'read' && summary.result ? summary : undefined;
  });
}

/** Opens one page as a reader does and notes what the overlay shows on it. */
export async function walkPage(
  ownPage: Page,
  page: Page,
  target: { name: string; url: string; state?: { targetId: string; state: FreshnessState } | undefined },
  out: string,
): Promise<{ walked: WalkedPage; summary: PageSeen }> {
  const start = Date.now();
  await page.goto(target.url, { waitUntil: 'load' });
  await page.bringToFront();
  await waitUntilRead(ownPage, page);
  const overlay = new OverlayDriver(page);
  await until('浮层', () => overlay.root());
  if (target.state) await untilStateStands(overlay, target.state);
  // Asked after the state stands: a list drawn by script is judged again when it is there.
  const summary = await waitUntilRead(ownPage, page);
  const wanted = (summary.result?.findings ?? []).filter(
    (finding) => finding.where.start !== undefined,
  ).length;
  if (wanted > 0) await until('标记', async () => (await overlay.marks()).length > 0);
  const readMs = Date.now() - start;
  const badges = await settledBadges(overlay, (summary.result?.columns ?? []).length > 0);
  const screenshot = `page-${target.name}.png`;
  await picture(page, join(out, screenshot));
  return {
    summary,
    walked: {
      name: target.name,
      url: target.url,
      title: await page.title(),
      screenshot,
      readMs,
      badges: badges.map(({ columnId, label, sentence }) => ({ columnId, label, sentence })),
      marks: (await overlay.marks()).map(({ kind, text }) => ({ kind, text })),
      findings: summary.result?.findings.length ?? 0,
      notLookedAt: summary.result?.notLookedAt ?? [],
    },
  };
}

/** The page's own column wears the state the model site declares; fails when it never does. */
async function untilStateStands(
  overlay: OverlayDriver,
  expected: { targetId: string; state: FreshnessState },
): Promise<void> {
  const symbol = STATE_SYMBOLS[expected.state];
  await until(`${expected.targetId} 显示${expected.state}`, async () => {
    const own = (await overlay.badges()).find((badge) => badge.columnId === expected.targetId);
    return own?.label.startsWith(symbol);
  });
}

/** Badges once they stand; a page that leads to no registered column has none and is not waited for. */
async function settledBadges(overlay: OverlayDriver, expected: boolean) {
  if (!expected) return await overlay.badges();
  return await until(
    '栏目标签',
    async () => {
      const badges = await overlay.badges();
      return badges.length > 0 ? badges : undefined;
    },
    4_000,
  ).catch(() => []);
}
