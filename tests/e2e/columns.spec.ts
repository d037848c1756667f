import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import readXlsx from 'read-excel-file/node';

import { demoRegister } from '../../lib/demo/demo-register.ts';
import { demoSite } from '../../lib/demo/demo-site.ts';
import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { civilToday } from '../../lib/node/civil-today.ts';
import { until } from '../../lib/node/overlay-driver.ts';
import type { OverlayNode } from '../../lib/node/overlay-node.ts';
import { waitUntilRead } from '../../lib/node/walk-pages.ts';
import { board, row, stateOf, unfolded, untilState } from './column-office.ts';
import { expect, type Office, test } from './fixtures.ts';
import { watchErrors } from './watched-office.ts';

/** A date field takes its digits in the order of the browser's own language: the value is set, then typed on. */
async function setDate(tab: Page, { backendNodeId }: OverlayNode, date: string): Promise<void> {
  const session = await tab.context().newCDPSession(tab);
  const { object } = await session.send('DOM.resolveNode', { backendNodeId });
  await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId ?? '',
    functionDeclaration: 'function (date) { this.value = date; }',
    arguments: [{ value: date }],
  });
}

/** Reads every page that a column or account of the model site has. */
async function readAll(office: Office): Promise<void> {
  const pages = demoSite(civilToday()).filter(({ expects }) => expects.state);
  const tab = await office.context.newPage();
  for (const { url, expects } of [office.page('home'), ...pages]) {
    await tab.goto(url);
    await waitUntilRead(office.desk, tab);
    const { state } = expects;
    if (state) await untilState(office, state.targetId, state.withScripts ?? state.state);
  }
  await tab.close();
}

test('the board shows every column and account as the model site was made, and the file says the same', async ({
  office,
}) => {
  const errors = watchErrors(office);
  await readAll(office);
  const desk = await board(office);
  const made = demoSite(civilToday()).flatMap(({ expects }) => (expects.state ? [expects.state] : []));
  const register = demoRegister();
  expect(made).toHaveLength(register.columns.length + register.accounts.length);
  for (const { targetId, state, withScripts } of made) {
    const target = [...register.columns, ...register.accounts].find(({ id }) => id === targetId);
    await expect(row(desk, targetId)).toContainText(target?.name ?? '');
    await expect(row(desk, targetId).locator('.tone').first()).toContainText(
      new RegExp(`${withScripts ?? state}|剩\\d+天|今天到期`),
    );
    await expect(row(desk, targetId)).toContainText('程望舒');
  }
  // The date stands with the very line it was read from.
  const late = await stateOf(office, 'xzdt');
  await expect(row(desk, 'xzdt')).toContainText(late?.newest?.date ?? 'no date');
  await expect(row(desk, 'xzdt')).toContainText(late?.line?.slice(0, 10) ?? 'no line');
  const veto = desk.getByRole('region', { name: '单项否决' });
  await expect(veto).toContainText('动态要闻、一级通知公告和政策文件未更新');
  await expect(veto).toContainText(/\d\/5/);
  await expect(veto).toContainText('政务新媒体账号两周未更新');

  await desk.getByLabel('查找').fill('县统计局');
  await expect(desk.locator('tr[data-row-key]')).toHaveCount(1);
  await desk.getByRole('button', { name: '清空' }).click();
  await desk.getByRole('button', { name: /^▲ 逾期/ }).click();
  await expect(row(desk, 'qhyw')).toHaveCount(0);
  await expect(row(desk, 'xzdt')).toHaveCount(1);
  // What is shown stands in the address: after a reload it is shown again.
  await desk.reload();
  await expect(row(desk, 'xzdt')).toHaveCount(1);
  await expect(row(desk, 'qhyw')).toHaveCount(0);
  await desk.getByRole('button', { name: /^全部/ }).click();

  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: '导出监测台账 XLSX' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^日常监测台账_青禾县人民政府_\d{4}-\d{2}-\d{2}\.xlsx$/);
  const sheets = await readXlsx(await readFile(await file.path()));
  const dataOf = (name: string) => sheets.find(({ sheet }) => sheet === name)?.data ?? [];
  const overdue = made.filter(({ state, withScripts }) => (withScripts ?? state) === '逾期');
  expect(dataOf('栏目更新')).toHaveLength(3 + overdue.length);
  expect(dataOf('空白栏目').slice(3)).toHaveLength(made.filter(({ state }) => state === '空白').length);
  expect(dataOf('栏目总表')).toHaveLength(3 + made.length);
  expect(
    dataOf('栏目更新')
      .slice(3)
      .map((cells) => cells[1]),
  ).toContain('乡镇动态');

  await desk.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await desk.emulateMedia({ media: 'print' });
  await expect(desk.locator('.print-table tbody tr')).toHaveCount(made.length);
  await expect(desk.locator('.desk-menu')).toBeHidden();
  await expect(row(desk, 'xzdt')).toBeHidden();
  await desk.screenshot({ path: test.info().outputPath('board-print.png') });
  await desk.emulateMedia({ media: 'screen' });
  await desk.evaluate(() => dispatchEvent(new Event('afterprint')));
  await desk.screenshot({ path: test.info().outputPath('board.png'), fullPage: true });
  expect(errors).toEqual([]);
});

test('核对无变动 resets the clock, is reported apart on board and page, and is taken back', async ({
  office,
}) => {
  const { url } = office.page('list-jgzn');
  const { tab, overlay } = await office.read(url);
  await untilState(office, 'jgzn', '将到期');
  const newest = (await stateOf(office, 'jgzn'))?.newest?.date ?? '';
  const desk = await board(office);
  const details = await unfolded(desk, 'jgzn');
  await details.getByRole('button', { name: '核对无变动' }).click();
  const form = details.locator('[data-form="attest"]');
  await expect(form.getByLabel('核对人')).toHaveValue('程望舒');
  await form.getByRole('button', { name: '确认核对无变动' }).click();
  await expect(form.getByText('请写核对了什么、为什么无变动')).toBeVisible();
  await form.getByLabel('核对情况').fill('主要职责与现行文件逐项一致');
  const before = civilToday();
  await form.getByRole('button', { name: '确认核对无变动' }).click();
  await expect(row(desk, 'jgzn')).toContainText('● 核对无变动');
  await expect(row(desk, 'jgzn')).toContainText(
    new RegExp(`核对无变动 (${before}|${civilToday()}) 由程望舒`),
  );
  await expect(row(desk, 'jgzn')).toContainText(newest);
  await expect(details).toContainText('不计核对，状态为“将到期”');
  await expect(details.getByRole('status')).toBeInViewport();
  await desk.screenshot({ path: test.info().outputPath('attested.png') });
  const badge = await until('核对无变动的状态牌', async () =>
    (await overlay.badges()).find(({ columnId, label }) => columnId === 'jgzn' && label === '● 核对无变动'),
  );
  expect(badge.sentence).toContain('由程望舒（青禾县大数据中心）核对无变动（主要职责与现行文件逐项一致）');
  await tab.close();

  await details.getByRole('button', { name: '撤销核对' }).click();
  const undo = details.locator('[data-form="undo"]');
  await undo.getByLabel('撤销理由').fill('职责已调整');
  await undo.getByRole('button', { name: '撤销核对' }).click();
  await expect(row(desk, 'jgzn')).toContainText('◐ 剩');
  await expect(row(desk, 'jgzn')).not.toContainText('核对无变动');
  // A column that must bring something new has no such button.
  await office.read(office.page('list-xzdt').url);
  await untilState(office, 'xzdt', '逾期');
  const news = await unfolded(await board(office), 'xzdt');
  await expect(news.getByRole('button', { name: '登记看到的最新一条' })).toBeVisible();
  await expect(news.getByRole('button', { name: '核对无变动' })).toHaveCount(0);
});

test('what a person saw where the list cannot be read is written down, from the page and from the board', async ({
  office,
}) => {
  const { tab, overlay } = await office.read(office.page('list-ldzc').url);
  const badge = await until('未能识别的状态牌', async () =>
    (await overlay.badges()).find(({ columnId }) => columnId === 'ldzc'),
  );
  expect(badge.label).toBe('? 未能识别');
  await overlay.click(badge.node);
  await overlay.press('领导之窗：登记看到的最新一条');
  await setDate(tab, await overlay.waitFor('日期', (node) => node.attributes.name === 'date'), '2024-11-01');
  await overlay.type('words', '县长 工作分工');
  await tab.screenshot({ path: test.info().outputPath('strip-form.png') });
  await overlay.press('登记');
  await untilState(office, 'ldzc', '逾期');
  await until('人工登记后的状态牌', async () =>
    (await overlay.badges()).find(({ columnId, label }) => columnId === 'ldzc' && label.startsWith('▲')),
  );
  await tab.close();
  const desk = await board(office);
  await expect(row(desk, 'ldzc')).toContainText('2024-11-01');
  await expect(row(desk, 'ldzc')).toContainText('人工登记');
  await expect(row(desk, 'ldzc')).toContainText('程望舒');

  const details = await unfolded(desk, 'wb');
  await details.getByRole('button', { name: '登记看到的最新一条' }).click();
  const form = details.locator('[data-form="sight"]');
  await form.getByLabel('最新一条的日期').fill(civilToday());
  await form.getByLabel('最新一条的日期').press('Enter');
  await form.getByLabel('最新一条的标题').fill('便民服务提示');
  await form.getByRole('button', { name: '登记' }).click();
  await expect(row(desk, 'wb')).toContainText('● 正常');
  await expect(row(desk, 'wb')).toContainText('人工登记');
});

test('an overdue column is filed from the board once, and the ticket is named there', async ({ office }) => {
  await office.read(office.page('list-xzdt').url);
  await untilState(office, 'xzdt', '逾期');
  const desk = await board(office);
  const details = await unfolded(desk, 'xzdt');
  await details.getByRole('button', { name: '报错建工单' }).click();
  await expect(details.getByRole('button', { name: /^工单 BC-/ })).toBeVisible();
  await expect(details.getByRole('button', { name: '报错建工单' })).toHaveCount(0);
  const [view] = await allTickets(desk);
  expect(view?.ticket.submission).toMatchObject({
    columnId: 'xzdt',
    problemClass: '更新逾期',
    unitName: expect.any(String),
  });
});

test('a register of 2,000 columns is one board: 50 lines drawn, every one found, the file holds all', async ({
  office,
}) => {
  const register = demoRegister();
  const columns = Array.from({ length: 2000 }, (_none, index) => ({
    id: `c${index}`,
    name: `第${index}号栏目`,
    url: `https://www.qinghe.example/c/${index}/`,
    columnClass: '动态要闻' as const,
    unitId: register.units[index % register.units.length]?.id,
  }));
  await askExtension(office.desk, 'setRegister', { ...register, columns });
  const desk = await board(office);
  await expect(desk.locator('tr[data-row-key]')).toHaveCount(50, { timeout: 20_000 });
  await expect(desk.getByRole('button', { name: '全部 2002' })).toBeVisible();
  await desk.getByLabel('查找').fill('第1999号');
  await expect(desk.locator('tr[data-row-key]')).toHaveCount(1, { timeout: 20_000 });
  await desk.getByRole('button', { name: '清空' }).click();
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: '导出监测台账 XLSX' }).click();
  const sheets = await readXlsx(await readFile(await (await download).path()));
  expect(sheets.find(({ sheet }) => sheet === '栏目总表')?.data).toHaveLength(2002 + 3);
});
