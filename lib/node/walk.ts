import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import type { FreshnessState } from '../core/freshness/verdict.ts';
import type { DemoPage } from '../demo/demo-page.ts';
import { demoSite } from '../demo/demo-site.ts';
import { allTickets, openOwnPage } from './ask-extension.ts';
import { civilToday, shanghaiInstant } from './civil-today.ts';
import { type DemoServer, demoServer, routeDemo } from './demo-routes.ts';
import { launchWithExtension, removeProfile } from './extension-browser.ts';
import { ledgerRows } from './ledger-rows.ts';
import { picture } from './picture.ts';
import { CENTER, exportLedger, READER, switchPerson } from './walk-desk.ts';
import { firstRun } from './walk-first-run.ts';
import { tabIdOf, waitUntilRead, walkPage } from './walk-pages.ts';
import { TICKET_PLANS, takeThrough } from './walk-plan.ts';
import { type WalkReport, walkTable } from './walk-report.ts';
import { type FiledTicket, fileFromMark, fileFromSelection } from './walk-tickets.ts';

/** What the parts of the walk share. */
interface Walk {
  context: BrowserContext;
  extensionId: string;
  /** The desk's tab: also where the walk asks the background what it knows. */
  desk: Page;
  /** The tab in which pages of the site are read. */
  tab: Page;
  server: DemoServer;
  out: string;
  report: WalkReport;
}

/**
 * Walks the path of DESIGN 2 as a reader would, through the extension's own surfaces only, and writes what it
 * saw to `out`. Returns 0 only when all of it happened.
 */
export async function walk(out: string): Promise<number> {
  const profile = mkdtempSync(join(tmpdir(), 'xundu-walk-'));
  const today = civilToday();
  const { context, extensionId } = await launchWithExtension({ profile, headless: true });
  const report: WalkReport = {
    kind: 'walk',
    startedAt: shanghaiInstant(),
    today,
    browser: '',
    extensionId,
    pages: [],
    findings: [],
    tickets: [],
    files: [],
    timings: [],
    failures: [],
  };
  try {
    const server = demoServer(today);
    await routeDemo(context, server, 'abort');
    const tab = context.pages()[0] ?? (await context.newPage());
    report.browser = await tab.evaluate(() => navigator.userAgent);
    const desk = await timed(report, '首次设置', () => firstRun(context, extensionId, READER, out));
    const walk: Walk = { context, extensionId, desk, tab, server, out, report };
    await timed(report, '逐页读网', () => readPages(walk));
    const filed = await timed(report, '报错', () => fileTickets(walk));
    await timed(report, '工作台办理', () => handleTickets(walk, filed));
    await timed(report, '导出台账', () => finishTickets(walk, filed));
  } catch (error) {
    report.failures.push(error instanceof Error ? error.message : String(error));
    await shootAll(context, out);
  } finally {
    await context.close();
    removeProfile(profile);
  }
  writeFileSync(join(out, 'report.json'), JSON.stringify(report, null, 2));
  console.log(walkTable(report));
  for (const failure of report.failures) console.log(`没有走通：${failure}`);
  if (report.failures.length === 0) console.log(`\n全部走通，结果在 ${out}`);
  return report.failures.length === 0 ? 0 : 1;
}

async function timed<T>(report: WalkReport, name: string, act: () => Promise<T>): Promise<T> {
  console.log(`${name}……`);
  const start = Date.now();
  try {
    return await act();
  } catch (error) {
    throw new Error(`${name}：${error instanceof Error ? error.message : String(error)}`);
  } finally {
    report.timings.push({ name, ms: Date.now() - start });
  }
}

/** Where a walk broke off is seen best on the pages themselves. */
async function shootAll(context: BrowserContext, out: string): Promise<void> {
  for (const [i, page] of context.pages().entries()) {
    await page.screenshot({ path: join(out, `broken-${i + 1}.png`) }).catch(() => undefined);
  }
}

/** What the page's own column must come to show, its scripts having run. */
function drawnState({
  expects: { state },
}: DemoPage): { targetId: string; state: FreshnessState } | undefined {
  return state && { targetId: state.targetId, state: state.withScripts ?? state.state };
}

async function readPages({ desk, tab, out, report }: Walk): Promise<void> {
  for (const page of demoSite(report.today).filter((one) => one.expects.stop)) {
    const { walked, summary } = await walkPage(desk, tab, { ...page, state: drawnState(page) }, out);
    report.pages.push(walked);
    for (const finding of summary.result?.findings ?? []) report.findings.push({ ...finding, url: page.url });
    for (const { exact } of page.expects.findings) {
      if (exact !== '' && !walked.marks.some((mark) => mark.text === exact)) {
        report.failures.push(`${page.title}：没有标出“${exact}”`);
      }
    }
    if (page.kind === 'list' && walked.badges.length === 0)
      report.failures.push(`${page.title}：没有栏目标签`);
  }
}

async function fileTickets(walk: Walk): Promise<FiledTicket[]> {
  const { context, extensionId, desk, tab, out } = walk;
  const pages = demoSite(walk.report.today);
  const filed: FiledTicket[] = [];
  for (const plan of TICKET_PLANS) {
    const page = pages.find((one) => one.name === plan.page);
    if (!page) throw new Error(`示范站没有 ${plan.page}`);
    if (plan.select) {
      filed.push(
        await fileFromSelection(
          context,
          extensionId,
          desk,
          tab,
          page.url,
          plan.select.words,
          plan.select,
          out,
        ),
      );
      continue;
    }
    const found = page.expects.findings[plan.finding ?? 0];
    if (!found) throw new Error(`${plan.page} 没有第 ${plan.finding} 处问题`);
    const shot = filed.length === 0 ? join(out, 'card.png') : undefined;
    filed.push(await fileFromMark(desk, tab, page.url, found.exact, shot));
  }
  await picture(tab, join(out, 'overlay-filed.png'));
  const first = filed[0];
  if (first) await shootPanel(walk, first.url, first.number);
  return filed;
}

/** The side panel as a tab of its own: headless browsers show no panel. */
async function shootPanel(walk: Walk, url: string, number: string): Promise<void> {
  const { context, extensionId, desk, tab, out } = walk;
  await tab.goto(url);
  await waitUntilRead(desk, tab);
  const panel = await openOwnPage(context, extensionId, `sidepanel.html?tabId=${await tabIdOf(desk, tab)}`);
  await panel.setViewportSize({ width: 400, height: 768 });
  await panel.getByText('本页已读').waitFor();
  await picture(panel, join(out, 'sidepanel.png'));
  await panel.getByText(/^工单 ?\d+$/).click();
  await panel.getByText(number).filter({ visible: true }).first().waitFor();
  await picture(panel, join(out, 'sidepanel-tickets.png'));
  await panel.close();
}

async function handleTickets(walk: Walk, filed: readonly FiledTicket[]): Promise<void> {
  const { desk, out, server } = walk;
  await desk.bringToFront();
  await desk.reload();
  await switchPerson(desk, CENTER);
  await desk.getByRole('button', { name: filed[0]?.number ?? '', exact: true }).waitFor();
  await picture(desk, join(out, 'desk.png'));
  server.correct();
  for (const [i, ticket] of filed.entries()) {
    const plan = TICKET_PLANS[i];
    if (plan)
      await takeThrough(desk, ticket.number, plan, i === 0 ? join(out, 'desk-ticket.png') : undefined);
  }
  await picture(desk, join(out, 'desk-closed.png'));
}

/** Exports from the desk's own buttons, then ties every ticket to its events and its ledger row. */
async function finishTickets({ desk, out, report }: Walk, filed: readonly FiledTicket[]): Promise<void> {
  report.files.push(...(await exportLedger(desk, out)));
  const rows = await ledgerRows(join(out, 'ledger.xlsx'));
  const views = await allTickets(desk);
  for (const one of filed) {
    const ticket = views.find((view) => view.ticket.number === one.number)?.ticket;
    if (!ticket) {
      report.failures.push(`台账里没有工单 ${one.number}`);
      continue;
    }
    const ledgerRow = rows.find((row) => row.工单编号 === one.number);
    report.tickets.push({
      id: ticket.id,
      number: ticket.number,
      url: ticket.submission.url,
      state: ticket.state,
      ...(one.finding ? { finding: one.finding } : {}),
      quote: ticket.submission.quote?.exact ?? ticket.submission.description ?? '',
      eventIds: ticket.history.map((entry) => entry.eventId),
      ...(ledgerRow ? { ledgerRow } : {}),
    });
    if (ticket.state !== '已办结') report.failures.push(`工单 ${one.number} 停在“${ticket.state}”`);
    if (!ledgerRow) report.failures.push(`导出的台账里没有 ${one.number} 这一行`);
  }
}
