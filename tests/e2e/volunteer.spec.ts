import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright';

import { demoSite } from '../../lib/demo/demo-site.ts';
import { WRONG_WORDS } from '../../lib/demo/featured-articles.ts';
import { allTickets, askExtension, openOwnPage } from '../../lib/node/ask-extension.ts';
import { civilToday } from '../../lib/node/civil-today.ts';
import { demoServer, routeDemo } from '../../lib/node/demo-routes.ts';
import { launchWithExtension } from '../../lib/node/extension-browser.ts';
import { OverlayDriver, until } from '../../lib/node/overlay-driver.ts';
import { welcomePage } from '../../lib/node/walk-first-run.ts';
import { tabIdOf, waitUntilRead } from '../../lib/node/walk-pages.ts';
import { selectWords } from '../../lib/node/walk-tickets.ts';
import { expect, openOffice, test } from './fixtures.ts';
import { receiptPage } from './volunteer-report.ts';

const CENTER = { person: { name: '陆景行', unit: '青禾县大数据中心' }, role: '大数据中心' } as const;
const TELEPHONE = '13900001234';

async function saved(page: Page, press: () => Promise<void>, folder: string, name: string): Promise<string> {
  const download = page.waitForEvent('download');
  await press();
  const file = join(folder, name);
  await (await download).saveAs(file);
  return file;
}

/** Every state of the page's text from the first on, asked for when all has been drawn. */
async function everythingDrawn(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript(() => {
    const drawn: string[] = [];
    Object.assign(globalThis, { drawn });
    new MutationObserver(() => drawn.push(document.body?.textContent ?? '')).observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { drawn: string[] }).drawn.join('\n'));
}

/** Takes a file in through the desk's own 收发文件. */
async function takeIn(desk: Page, file: string): Promise<void> {
  await desk.locator('[data-packages] input[type=file]').first().setInputFiles(file);
  await desk.getByRole('button', { name: '导入', exact: true }).click();
  await expect(desk.locator('[data-packages]')).toContainText('已导入');
}

test('a volunteer without any set-up reports, hands in one file and sees what became of it', async ({
  profile,
}, info) => {
  const today = civilToday();
  const canteen = demoSite(today).find((page) => page.name === 'article-canteen');
  if (!canteen) throw new Error('the model site has no canteen page');
  const { context, extensionId } = await launchWithExtension({ profile, headless: true });
  await (await welcomePage(context)).close();
  await routeDemo(context, demoServer(today), 'abort');
  await context.route('https://*.www.gov.cn/**', (route) =>
    route.fulfill({ body: '官方', contentType: 'text/html' }),
  );

  const mine = await openOwnPage(context, extensionId, 'mine.html');
  await expect(mine.getByText('还没有报过错')).toBeVisible();
  const tab = await context.newPage();
  await tab.goto(canteen.url);
  const tabId = await tabIdOf(mine, tab);
  await askExtension(mine, 'readTabNow', { tabId });
  await waitUntilRead(mine, tab);
  await tab.bringToFront();
  await selectWords(tab, WRONG_WORDS);

  const popup = await context.newPage();
  const drawn = await everythingDrawn(popup);
  await popup.goto(`chrome-extension://${extensionId}/popup.html?tabId=${tabId}`);
  await expect(popup.getByText('公众志愿者')).toBeVisible();
  // Nor for the moment until it is known who sits here.
  expect(await drawn()).toContain('公众志愿者');
  expect(await drawn()).not.toMatch(/工作台|打开侧栏/);
  for (const other of ['工作台', '设置', '打开侧栏']) {
    await expect(popup.getByRole('button', { name: other, exact: true })).toHaveCount(0);
  }
  await popup.screenshot({ path: join(info.outputDir, 'popup.png') });
  await popup.getByRole('button', { name: /^报\s?错$/ }).click();
  await tab.bringToFront();
  const overlay = new OverlayDriver(tab);
  await until('报错窗口', () => overlay.card());
  await overlay.type('description', '与统计公报的数字不一致');
  await overlay.type('contact-name', '周立');
  await overlay.type('contact-phone', TELEPHONE);
  await tab.screenshot({ path: join(info.outputDir, 'form.png') });
  const number = await overlay.fileFromCard('提交');
  expect(number).toMatch(/^BC-\d{8}-[2-9A-HJ-NP-Z]{4}$/);
  await tab.screenshot({ path: join(info.outputDir, 'receipt-card.png') });

  await overlay.press('导出文件、转官方找错');
  const receipt = await receiptPage(context);
  await expect(receipt.locator('[aria-current="true"] strong').first()).toHaveText(number);
  await receipt.screenshot({ path: join(info.outputDir, 'receipt.png') });
  const [filed] = await allTickets(mine);
  expect(filed?.ticket.submission).toMatchObject({
    mistakeCode: 4,
    problemClass: '错别字',
    origin: '公众找错',
    quote: { exact: WRONG_WORDS },
    contactItem: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(JSON.stringify(filed)).not.toContain(TELEPHONE);
  await expect(receipt.locator('[aria-current="true"]')).toContainText(TELEPHONE);
  expect(filed?.ticket.filedBy.role).toBe('公众志愿者');

  const official = context.waitForEvent('page');
  await receipt.getByRole('button', { name: '转到官方找错' }).click();
  const form = await official;
  await form.waitForURL(/^https:\/\/zfw/);
  const address = new URL(form.url());
  expect(address.origin + address.pathname).toBe('https://zfwzgl.www.gov.cn/exposure/jiucuo.html');
  expect(address.searchParams.get('site_code')).toBe('5199990001');
  expect(address.searchParams.get('url')).toBe(canteen.url);
  await form.close();

  const handIn = await saved(
    receipt,
    () => receipt.getByRole('button', { name: '导出文件交给网站' }).click(),
    info.outputDir,
    'hand-in.zip',
  );
  await expect(receipt.getByRole('status').filter({ hasText: '已导出' })).toContainText(
    // Of the day on which it was pressed.
    new RegExp(`巡读交件_公众_(${today}|${civilToday()})_${number}\\.zip`),
  );

  // Where a volunteer has nothing to do says so and offers the way out.
  for (const path of ['desk.html', 'options.html', 'sidepanel.html']) {
    const page = await openOwnPage(context, extensionId, path);
    await expect(page.getByText('供值班读网员和大数据中心使用')).toBeVisible();
    await expect(page.getByRole('button', { name: '首次设置' })).toBeVisible();
    await page.screenshot({ path: join(info.outputDir, `${path}.png`) });
    await page.close();
  }

  const office = await openOffice(join(profile, '..', `${profile.split('/').pop()}-center`));
  await askExtension(office.desk, 'setSettings', { ...CENTER, setupDone: true });
  await office.desk.goto(`chrome-extension://${office.extensionId}/desk.html#page=packages`);
  await office.desk.reload();
  await takeIn(office.desk, handIn);
  const [arrived] = await allTickets(office.desk);
  expect(arrived?.ticket).toMatchObject({ number, state: '待核实' });
  expect(JSON.stringify(arrived)).not.toContain(TELEPHONE);
  // Who answers the report is told how to reach its reporter, from what came sealed beside the record.
  await office.desk.goto(`chrome-extension://${office.extensionId}/desk.html#ticket=${arrived?.ticket.id}`);
  await office.desk.reload();
  await expect(office.desk.locator('[data-contact]')).toContainText(`周立 ${TELEPHONE}`);
  await office.desk.screenshot({ path: join(info.outputDir, 'contact.png') });
  await office.desk.goto(`chrome-extension://${office.extensionId}/desk.html#page=packages`);
  await askExtension(office.desk, 'step', {
    id: arrived?.ticket.id,
    type: '不予受理',
    payload: { reason: '不属实', note: '数字与年鉴一致' },
  });
  await office.desk.reload();
  const reply = await saved(
    office.desk,
    () => office.desk.getByRole('button', { name: '导出回复' }).click(),
    info.outputDir,
    'reply.zip',
  );
  await office.context.close();
  const parts = Object.values(unzipSync(new Uint8Array(readFileSync(reply)))).map((part) => strFromU8(part));
  expect(parts.join('\n')).not.toContain(TELEPHONE);

  // Its own hand-in is no reply.
  await receipt.locator('input[type=file]').setInputFiles(handIn);
  await expect(receipt.getByRole('status').filter({ hasText: '这里只能导入' })).toBeVisible();
  await receipt.locator('input[type=file]').setInputFiles(reply);
  await expect(receipt.getByRole('status').filter({ hasText: '已导入回复' })).toBeVisible();
  const row = receipt.locator('[data-report]').first();
  await expect(row.locator('[data-outcome]')).toHaveText('网站没有受理：不属实，数字与年鉴一致。');
  await expect(row).toContainText('不予受理');
  await expect(row).toContainText('青禾县大数据中心 陆景行');
  await receipt.screenshot({ path: join(info.outputDir, 'replied.png') });
  const again = await openOwnPage(context, extensionId, `popup.html?tabId=${tabId}`);
  await expect(again.getByLabel('我报的')).toContainText('不予受理');
  await again.screenshot({ path: join(info.outputDir, 'popup-after.png') });
  await context.close();
});
