import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { z } from 'zod';
import { Finding } from '../core/finding.ts';
import type { PageReading } from '../core/reading.ts';
import { decodePage } from '../page/decode.ts';
import { askExtension, openOwnPage } from './ask-extension.ts';
import { shanghaiInstant } from './civil-today.ts';
import { E2E_BUILD, launchWithExtension, removeProfile } from './extension-browser.ts';
import { type PatrolEntry, patrol } from './patrol.ts';
import { type PatrolTarget, readPatrolList } from './patrol-list.ts';
import { tabIdOf, waitUntilRead } from './walk-pages.ts';
import { collectReadings, takeReading } from './walk-readings.ts';
import { textTable } from './walk-report.ts';

/** One foreign page as the extension saw it: a patrol's entry, and how it went. */
interface ListedPage extends Omit<PatrolEntry, 'reading'> {
  reading: Omit<PageReading, 'text'> | null;
  /** Same findings as the Node path on the same bytes at the same instant. */
  sameFindings: boolean;
  readMs: number;
  screenshot: string;
  failure?: string;
}

/** What the walk compares: patrol's own output, read back. */
const PatrolOutput = z.array(z.object({ path: z.string(), findings: z.array(Finding) }));

/**
 * Walks saved pages of other sites through the real extension: their own bytes on their own addresses, page
 * scripts off, nothing else loaded. Returns 0 only when every page was read and judged as in Node.
 */
export async function walkList(list: string, out: string): Promise<number> {
  const targets = await readPatrolList(list);
  const work = mkdtempSync(join(tmpdir(), 'xundu-list-'));
  const startedAt = shanghaiInstant();
  const pages: ListedPage[] = [];
  const { context, extensionId } = await launchWithExtension({
    extension: openedBuild(join(work, 'extension')),
    profile: join(work, 'profile'),
    headless: true,
  });
  try {
    const served: { target: PatrolTarget | undefined } = { target: undefined };
    await serveSavedPages(context, served);
    const desk = await openOwnPage(context, extensionId, 'desk.html');
    await askExtension(desk, 'setSettings', { setupDone: true });
    // The first page must not be judged without what patrol judges it with.
    await askExtension(desk, 'typoModel', null);
    await collectReadings(desk);
    for (const [i, target] of targets.entries()) {
      served.target = target;
      pages.push(await walkSavedPage(desk, context, target, i + 1, out));
    }
  } finally {
    await context.close();
    removeProfile(work);
  }
  const judgedAt = shanghaiInstant();
  const patrolOut = join(out, 'patrol.json');
  await patrol(['--list', list, '--at', judgedAt, '--json', patrolOut]);
  compare(pages, PatrolOutput.parse(JSON.parse(readFileSync(patrolOut, 'utf8'))));
  const report = {
    kind: 'walk-list',
    startedAt,
    judgedAt,
    pages,
    findings: pages.flatMap((page) => page.findings.map((finding) => ({ ...finding, url: page.url }))),
    tickets: [],
    timings: [{ name: '逐页读网', ms: pages.reduce((sum, page) => sum + page.readMs, 0) }],
  };
  writeFileSync(join(out, 'report.json'), JSON.stringify(report, null, 2));
  return summary(pages);
}

/** A copy of the build that may read any address: foreign hosts are in no manifest, and no prompt can be answered. */
function openedBuild(folder: string): string {
  cpSync(E2E_BUILD, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: ['<all_urls>'] }));
  return folder;
}

const withoutScheme = (url: string) => url.replace(/^https?:/, '').replace(/#.*$/, '');

async function serveSavedPages(
  context: BrowserContext,
  served: { target: PatrolTarget | undefined },
): Promise<void> {
  await context.route(/^https?:\/\//, (route) => {
    const request = route.request();
    const { target } = served;
    const isPage = request.isNavigationRequest() && request.frame().parentFrame() === null;
    if (!isPage) return route.abort();
    // A page that sends its reader on stays where it is: 204 keeps the document.
    const wanted = target && withoutScheme(new URL(target.url).href) === withoutScheme(request.url());
    if (!wanted || !target.file) return route.fulfill({ status: 204 });
    const body = readFileSync(target.file);
    return route.fulfill({
      body,
      headers: { 'content-type': contentTypeOf(body), 'content-security-policy': "script-src 'none'" },
    });
  });
}

/**
 * The header a saved page has lost. Pages saved anew in UTF-8 keep their old `gb2312` meta (2 of 83 genuine
 * ones): without the header Chromium would show them garbled, as no reader ever saw them.
 */
function contentTypeOf(body: Uint8Array): string {
  const decoded = decodePage(body);
  return decoded.ok ? `text/html; charset=${decoded.charset}` : 'text/html';
}

async function walkSavedPage(
  desk: Page,
  context: BrowserContext,
  target: PatrolTarget,
  index: number,
  out: string,
): Promise<ListedPage> {
  const start = Date.now();
  const { path, url } = target;
  const tab = await context.newPage();
  const screenshot = `page-${String(index).padStart(3, '0')}.png`;
  try {
    await tab.goto(url, { waitUntil: 'domcontentloaded' });
    const tabId = await tabIdOf(desk, tab);
    await askExtension(desk, 'readTabNow', { tabId });
    const summary = await waitUntilRead(desk, tab);
    const { text: _text, ...reading } = await takeReading(desk, tabId);
    const readMs = Date.now() - start;
    await tab.screenshot({ path: join(out, screenshot) });
    const findings = summary.result?.findings ?? [];
    return { path, url, reading, findings, sameFindings: false, readMs, screenshot };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    const readMs = Date.now() - start;
    return { path, url, reading: null, findings: [], sameFindings: false, readMs, screenshot, failure };
  } finally {
    await tab.close();
  }
}

function compare(pages: ListedPage[], patrolled: z.infer<typeof PatrolOutput>): void {
  for (const [i, page] of pages.entries()) {
    const node = patrolled[i];
    page.sameFindings =
      page.failure === undefined &&
      node?.path === page.path &&
      JSON.stringify(without(node.findings, page)) ===
        JSON.stringify(without(z.array(Finding).parse(page.findings), page));
  }
}

/** What only computed style shows to be hidden Node is not asked to find: those places are left out on both sides. */
function without(findings: readonly Finding[], { reading }: ListedPage): Finding[] {
  const seen = (reading?.links ?? []).filter((link) => link.hidden.evidence === 'computed');
  return findings.filter(
    ({ problemClass, where }) =>
      problemClass !== '暗链外链' ||
      !seen.some((link) => link.start !== undefined && link.start === where.start),
  );
}

function summary(pages: readonly ListedPage[]): number {
  const same = pages.filter((page) => page.sameFindings).length;
  const failed = pages.filter((page) => page.failure !== undefined);
  console.log(
    textTable(
      [
        ['页面', 48],
        ['发现', 6],
        ['毫秒', 6],
        ['与 patrol 相同', 14],
      ],
      pages.map((page) => [
        page.path,
        String(page.findings.length),
        String(page.readMs),
        page.sameFindings ? '是' : `否 ${page.failure ?? ''}`,
      ]),
    ),
  );
  for (const page of failed) console.log(`没有读成 ${page.path}：${page.failure}`);
  console.log(`\n${pages.length} 页，读成 ${pages.length - failed.length} 页，发现与 patrol 相同 ${same} 页`);
  return same === pages.length ? 0 : 1;
}
