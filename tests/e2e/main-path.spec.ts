import { join } from 'node:path';
import { STATE_SYMBOLS } from '../../lib/core/freshness/verdict.ts';
import { DEMO_COLUMNS } from '../../lib/demo/demo-register.ts';
import { WRONG_WORDS } from '../../lib/demo/featured-articles.ts';
import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { ledgerRows } from '../../lib/node/ledger-rows.ts';
import { until } from '../../lib/node/overlay-driver.ts';
import { CENTER, exportLedger, switchPerson } from '../../lib/node/walk-desk.ts';
import { takeThrough } from '../../lib/node/walk-plan.ts';
import { fileFromMark, fileFromSelection } from '../../lib/node/walk-tickets.ts';
import { expect, test } from './fixtures.ts';

test('badges stand beside the columns of the home page and say their state in full', async ({ office }) => {
  const { overlay } = await office.read(office.page('home').url);
  const badges = await until('badges', async () => {
    const now = await overlay.badges();
    return now.length >= 8 && now.some(({ columnId }) => columnId === 'zcwj') ? now : undefined;
  });
  for (const badge of badges) {
    const column = DEMO_COLUMNS.find((one) => one.id === badge.columnId);
    if (!column) continue;
    expect(badge.sentence).toContain(column.name);
  }
  const overdue = badges.find((badge) => badge.columnId === 'zcwj');
  expect(overdue?.label).toMatch(/^▲ (疑似)?逾期\d+天$/);
});

test('every list page wears the state of its own column', async ({ office }) => {
  for (const column of DEMO_COLUMNS) {
    const { tab, overlay } = await office.read(office.page(`list-${column.id}`).url);
    const state = column.withScripts ?? column.state;
    const ownLabel = async () =>
      (await overlay.badges()).find((badge) => badge.columnId === column.id)?.label ?? '';
    // A list drawn by script comes after the first reading: the badge follows when it is there.
    await expect
      .poll(async () => (await ownLabel()).charAt(0), { message: column.name })
      .toBe(STATE_SYMBOLS[state]);
    await tab.close();
  }
});

test('a page marks exactly its faults, and a clean article none', async ({ office }) => {
  for (const name of ['article-township', 'article-notice', 'article-letter', 'article-grain']) {
    const page = office.page(name);
    const wanted = page.expects.findings.map((finding) => finding.exact).filter((exact) => exact !== '');
    const { tab, overlay } = await office.read(page.url);
    const marks = await until(`marks of ${name}`, async () => {
      const now = await overlay.marks();
      return now.length >= wanted.length ? now : undefined;
    });
    expect(marks.map((mark) => mark.text).sort(), name).toEqual([...wanted].sort());
    await tab.close();
  }
});

test('two clicks file a ticket; the desk takes it to 已办结 by exact text; the ledger names it', async ({
  office,
}, info) => {
  const { desk, context, server } = office;
  const township = office.page('article-township');
  const tab = await context.newPage();
  const filed = await fileFromMark(desk, tab, township.url, '人民攻府');

  const tabId = await desk.evaluate(async (url) => {
    const { tabs } = (
      globalThis as unknown as {
        chrome: { tabs: { query(q: object): Promise<{ id: number; url: string }[]> } };
      }
    ).chrome;
    return (await tabs.query({})).find((one) => one.url === url)?.id;
  }, township.url);
  const panel = await office.own(`sidepanel.html?tabId=${tabId}`);
  await expect(panel.getByText(filed.number).first()).toBeVisible();
  const popup = await office.own(`popup.html?tabId=${tabId}`);
  await expect(popup.getByRole('button', { name: '重读本页' })).toBeVisible();

  const [before] = await allTickets(desk);
  expect(before?.ticket.state).toBe('待核实');
  expect(before?.ticket.submission).toMatchObject({
    url: township.url,
    quote: { exact: '人民攻府' },
    columnName: '乡镇动态',
    unitName: '石桥镇人民政府',
  });

  await desk.bringToFront();
  await desk.reload();
  await switchPerson(desk, CENTER);
  server.correct();
  await takeThrough(desk, filed.number, {
    page: township.name,
    unit: '石桥镇人民政府',
    person: '罗景和',
    measure: '修改',
    republished: true,
  });
  const [after] = await allTickets(desk);
  expect(after?.ticket.state).toBe('已办结');
  expect(after?.ticket.history.map((entry) => entry.type)).toEqual([
    '提交',
    '受理',
    '通知',
    '反馈整改',
    '重新发布',
    '复核通过',
  ]);

  await exportLedger(desk, info.outputDir);
  const rows = await ledgerRows(join(info.outputDir, 'ledger.xlsx'));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    工单编号: filed.number,
    错误原文: '人民攻府',
    页面网址: township.url,
    责任单位: '石桥镇人民政府',
  });
});

test('复核 does not close while the exact words still stand', async ({ office }) => {
  const { desk, context } = office;
  const tab = await context.newPage();
  const filed = await fileFromMark(desk, tab, office.page('article-township').url, '峻工');
  const [view] = await allTickets(desk);
  expect(view?.ticket.number).toBe(filed.number);
  const found = await askExtension(desk, 'recheck', { id: view?.ticket.id ?? '' });
  expect(found.result).toBe('仍在');
  office.server.correct();
  const again = await askExtension(desk, 'recheck', { id: view?.ticket.id ?? '' });
  expect(again.result).toBe('已消除');
});

test('selected words that no rule found are reported from the popup', async ({ office }, info) => {
  const { context, desk, extensionId } = office;
  const tab = await context.newPage();
  const filed = await fileFromSelection(
    context,
    extensionId,
    desk,
    tab,
    office.page('article-canteen').url,
    WRONG_WORDS,
    { suggestion: '三十四所', description: '与统计公报不符' },
    info.outputDir,
  );
  const [view] = await allTickets(desk);
  expect(view?.ticket.number).toBe(filed.number);
  expect(view?.ticket.submission).toMatchObject({ quote: { exact: WRONG_WORDS }, suggestion: '三十四所' });
});
