import type { Page } from 'playwright';

import { listXlsx } from '../../lib/export/list-xlsx.ts';
import { XLSX_MIME } from '../../lib/export/xlsx-file.ts';
import { askExtension } from '../../lib/node/ask-extension.ts';
import { waitUntilRead } from '../../lib/node/walk-pages.ts';
import { endlessReading } from './endless-reading.ts';
import { expect, type Office, test } from './fixtures.ts';
import { watchErrors } from './watched-office.ts';

const open = (office: Office): Promise<Page> => office.own('options.html#words');
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** What the rules say of a page, as the extension has just read it. */
async function wordsFound(office: Office, url: string): Promise<string[]> {
  const { tab } = await office.read(url);
  const { result } = await waitUntilRead(office.desk, tab);
  await tab.close();
  return (result?.findings ?? []).map(({ ruleId, quote }) => `${ruleId} ${quote.exact}`);
}

test('a word list comes in from a workbook, is judged with, and goes one step back', async ({ office }) => {
  const errors = watchErrors(office);
  const url = office.page('article-township').url;
  const page = await open(office);
  const { tab } = await office.read(url);
  const text = (await tab.locator('p').allInnerTexts()).join('').replace(/\s/g, '');
  await tab.close();
  const wrong = text.slice(20, 26);
  const bytes = listXlsx({ kind: '错词', entries: [{ wrong, right: '另一种写法' }] });
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '本办词表.xlsx', mimeType: XLSX_MIME, buffer: Buffer.from(bytes) });
  await expect(page.getByText('读到 1 条，导入到“本办词表”')).toBeVisible();
  expect(await wordsFound(office, url)).not.toContain(`wrong-word ${wrong}`);
  await page.getByRole('button', { name: '确认导入' }).click();
  await expect(row(page, '本办词表')).toBeVisible();
  expect(await wordsFound(office, url)).toContain(`wrong-word ${wrong}`);

  await row(page, '本办词表').getByRole('switch').click();
  await expect(page.getByText('已停用')).toBeVisible();
  expect(await wordsFound(office, url)).not.toContain(`wrong-word ${wrong}`);
  await row(page, '本办词表').getByRole('button', { name: '删除' }).click();
  await page
    .locator('.ant-popconfirm')
    .getByRole('button', { name: /删\s?除/ })
    .click();
  await expect(page.getByText('还没有本单位的词表')).toBeVisible();
  await page.getByRole('button', { name: '撤销删除' }).click();
  await expect(row(page, '本办词表')).toBeVisible();
  expect(errors).toEqual([]);
});

test('rows that cannot be taken are named, the others are taken', async ({ office }) => {
  const page = await open(office);
  await page.getByLabel('粘贴词表').fill('按排→安排\n好→坏\n部暑=部署\n按排→编排');
  await page.getByRole('button', { name: '看看读得对不对' }).click();
  await expect(page.getByText('第 2 行：“好”不足两个字')).toBeVisible();
  await expect(page.getByText('第 4 行：“按排”在第 1 行改成“安排”')).toBeVisible();
  await page.getByRole('button', { name: '只导入这 2 条' }).click();
  await expect(row(page, '本单位错词表')).toContainText('第 1 版');
  await page.getByRole('button', { name: '本单位错词表' }).click();
  await page.getByRole('textbox', { name: '错误写法' }).fill('截止目前为止');
  await page.getByRole('textbox', { name: '正确写法' }).fill('截至目前');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ant-drawer').getByText('截止目前为止')).toBeVisible();
});

test('100,000 words show how far they are, can be stopped, and then are judged with', async ({ office }) => {
  const page = await open(office);
  const text = Array.from({ length: 100_000 }, (_, at) => `错词${at}号,对词${at}号`).join('\n');
  const file = { name: '大词表.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  const readOn = await endlessReading(page);
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: '停止' }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(page.getByText('还没有写入')).toBeHidden();
  await readOn();
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('“大词表.csv”读到 100000 条')).toBeVisible({ timeout: 40_000 });
  await page.getByRole('button', { name: '确认导入' }).click();
  await expect(row(page, '大词表')).toContainText('100000 条', { timeout: 40_000 });
});

test('the roster is kept by hand: added, moved, changed', async ({ office }) => {
  const page = await open(office);
  await page.getByRole('button', { name: '新建领导名单' }).click();
  const drawer = page.locator('.ant-drawer');
  for (const [name, post] of [
    ['甘一山', '县委书记'],
    ['凌二水', '县委副书记、县长'],
  ] as const) {
    await drawer.getByRole('textbox', { name: '姓名' }).fill(name);
    await drawer.getByRole('textbox', { name: '职务', exact: true }).fill(post);
    await drawer.getByRole('button', { name: /添\s?加/ }).click();
    await expect(drawer.getByLabel(`${name}的职务`)).toHaveValue(post);
  }
  await drawer.getByRole('button', { name: '凌二水上移' }).click();
  await expect(drawer.getByRole('row').nth(1)).toContainText('凌二水');
  const [list] = await askExtension(office.desk, 'lists', null);
  expect(list?.versions.map(({ what }) => what)).toEqual([
    '凌二水的排序改为第 1',
    '添加一人',
    '添加一人',
    '新建',
  ]);
});
