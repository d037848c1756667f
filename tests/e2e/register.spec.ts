import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright';
import readXlsxFile from 'read-excel-file/node';

import type { Register } from '../../lib/core/register/register.ts';
import { xlsxCell } from '../../lib/export/xlsx-cell.ts';
import { XLSX_MIME, xlsxFile } from '../../lib/export/xlsx-file.ts';
import { askExtension } from '../../lib/node/ask-extension.ts';
import { ACCOUNT_HEAD, COLUMN_HEAD, PERSON_HEAD } from '../core/register/register-lists.ts';
import { endlessReading } from './endless-reading.ts';
import { expect, type Office, test } from './fixtures.ts';
import { watchErrors } from './watched-office.ts';

const SITE = 'https://www.qinghe.example';

/** Sheets as an office's workbook: a title row, the headings, the rows. */
function book(sheets: Record<string, { head: string[]; rows: string[][] }>): Buffer {
  const [first, ...rest] = Object.entries(sheets).map(([name, { head, rows }]) => ({
    name,
    widths: head.map(() => 14),
    banners: [{ text: `青禾县${name}`, style: 'title' as const, height: 30 }],
    heading: head.map((title) => xlsxCell(title, 'text')),
    rows: rows.map((row) => row.map((words) => xlsxCell(words, 'text'))),
  }));
  if (!first) throw new Error('a book has a sheet');
  return Buffer.from(xlsxFile(first, ...rest));
}

const registerOf = (office: Office): Promise<Register> => askExtension(office.desk, 'getRegister', null);

async function openRegister(office: Office, tab: RegExp): Promise<Page> {
  const page = await office.own('options.html#register');
  await page.getByRole('tab', { name: tab }).click();
  return page;
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const mimeType = name.endsWith('xlsx') ? XLSX_MIME : 'text/csv';
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
}

const COLUMNS = {
  head: COLUMN_HEAD,
  rows: [
    ['新闻中心', '青禾要闻', `${SITE}/xwzx/qhyw/`, '县融媒体中心', '甲', '乙', '丙', '动态要闻', '14天'],
    ['', '部门动态', '/xwzx/bmdt/', '', '', '', '', '', '两周'],
  ],
};

test('a workbook of three lists is looked over, written when confirmed, used on the site, and taken back', async ({
  office,
}) => {
  const errors = watchErrors(office);
  const before = await registerOf(office);
  const page = await openRegister(office, /^导入/);
  const lists = {
    附件8: COLUMNS,
    附件5: {
      head: ACCOUNT_HEAD,
      rows: [
        [
          '微博',
          '青禾发布',
          '7999000001',
          '县融媒体中心',
          '县委宣传部',
          '开设',
          '评论',
          '甲',
          '乙 0999-6200061',
        ],
      ],
    },
    附件2: {
      head: PERSON_HEAD,
      rows: [
        ['县融媒体中心', '网站', '具体责任人', '乙', '主任', '0999-6200061', '', 'A岗', '2026年10月16日'],
      ],
    },
  };
  await choose(page, '登记册.xlsx', book(lists));
  await expect(
    page.getByText('《栏目责任清单》2 条，《新媒体账号备案》1 条，《三级责任人》1 条'),
  ).toBeVisible();
  await expect(
    page.getByText('“附件8”第4行“责任单位”空着，按上面合并的单元格读作“县融媒体中心”'),
  ).toBeVisible();
  expect(await registerOf(office)).toEqual(before);
  await page.getByRole('button', { name: '确认导入' }).click();
  await expect(page.getByText('已导入，打开网站就按新清单标出。')).toBeVisible();

  const after = await registerOf(office);
  expect(after.columns.map(({ name, parentName, limitText }) => [parentName, name, limitText])).toEqual([
    ['新闻中心', '青禾要闻', '14天'],
    ['新闻中心', '部门动态', '两周'],
  ]);
  expect(after.accounts).toMatchObject([{ id: 'wb', admin: '乙 0999-6200061', url: expect.any(String) }]);
  expect(after.persons.map((person) => person.name).sort()).toEqual(['丙', '乙', '甲']);
  const { overlay } = await office.read(`${SITE}/`);
  const badges = async () => new Set((await overlay.badges()).map((badge) => badge.columnId));
  await expect.poll(badges).toEqual(new Set([...after.columns.map((column) => column.id), 'wb']));

  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText(`栏目 ${before.columns.length}`, { exact: true })).toBeVisible();
  expect(await registerOf(office)).toEqual(before);
  expect(errors).toEqual([]);
});

test('a workbook with one bad line, wrong headings, macros or another site’s columns writes nothing and names the place', async ({
  office,
}) => {
  const before = await registerOf(office);
  const page = await openRegister(office, /^导入/);
  const bad: [string, Buffer, string][] = [
    [
      '坏行.xlsx',
      book({
        清单: {
          ...COLUMNS,
          rows: [...COLUMNS.rows, ['要闻', '', '/x/', '甲', '', '', '', '', '15个工作日']],
        },
      }),
      '第5行“更新期限”：“15个工作日”按工作日计',
    ],
    [
      '表头.xlsx',
      book({
        清单: { head: COLUMN_HEAD.map((name) => (name === '网址' ? '网扯' : name)), rows: COLUMNS.rows },
      }),
      '缺少表头“网址”；不认识的表头：“网扯”',
    ],
    [
      '别的站.csv',
      Buffer.from(`${COLUMN_HEAD.join()}\n要闻,,https://www.other.gov.cn/x/,甲,,,,动态要闻,\n`),
      '第2行“网址”：other.gov.cn 不是“青禾县人民政府”（www.qinghe.example）的域名',
    ],
    ['旧.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), '旧格式'],
    ['宏.xlsm', Buffer.from('PK'), '可以带宏'],
  ];
  for (const [name, file, said] of bad) {
    await choose(page, name, file);
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByText(`“${name}”有`)).toBeVisible();
    await expect(page.getByRole('button', { name: '确认导入' })).toHaveCount(0);
  }
  expect(await registerOf(office)).toEqual(before);
});

test('50,000 rows are read beside the page: progress is shown, the page answers, and stopping leaves nothing', async ({
  office,
}) => {
  test.slow();
  const before = await registerOf(office);
  const page = await openRegister(office, /^导入/);
  const rows = Array.from({ length: 50_000 }, (_, i) => [
    '新闻中心',
    `栏目${i}`,
    `${SITE}/c/${i}/`,
    `单位${i % 50}`,
    '甲',
    '乙',
    '丙',
    '动态要闻',
    '14天',
  ]);
  const file = book({ 清单: { head: COLUMN_HEAD, rows } });
  const readOn = await endlessReading(page);
  await choose(page, '大表.xlsx', file);
  await expect(page.getByRole('progressbar', { name: '正在读表格' })).toBeVisible();
  // The page answers while it is read: a text typed in stands there before the reading is over.
  await page.getByLabel('粘贴表格内容').fill('还能打字');
  await expect(page.getByLabel('粘贴表格内容')).toHaveValue('还能打字');
  await page.getByRole('button', { name: '停止' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await readOn();
  await choose(page, '大表.xlsx', file);
  await expect(page.getByText('《栏目责任清单》50000 条')).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: '不导入' }).click();
  expect(await registerOf(office)).toEqual(before);
});

test('a column, an account, a unit and a person are added, changed, found, removed and brought back by hand', async ({
  office,
}) => {
  const errors = watchErrors(office);
  const before = await registerOf(office);
  const page = await openRegister(office, /^登记册/);
  await page.getByRole('button', { name: '新增栏目' }).click();
  const form = page.getByRole('dialog', { name: '新增栏目' });
  await form.getByLabel('一级栏目').fill('防汛动态');
  await form.getByLabel('网址').fill('https://www.other.gov.cn/fx/');
  await form.getByRole('button', { name: '保存', exact: true }).click();
  await expect(form.getByText('other.gov.cn 不是“青禾县人民政府”')).toBeVisible();
  expect(await registerOf(office)).toEqual(before);
  await form.getByLabel('网址').fill(`${SITE}/fxdt/`);
  await form.getByLabel('责任单位').fill('县应急管理局');
  await form.getByLabel('A岗').fill('周远');
  await form.getByLabel('A岗').press('Enter');
  await expect(page.getByText('已新增栏目“防汛动态”。')).toBeVisible();
  const added = await registerOf(office);
  expect(added.columns.at(-1)).toMatchObject({ name: '防汛动态', columnClass: '动态要闻', standA: '周远' });
  expect(added.units.at(-1)?.name).toBe('县应急管理局');

  await page.getByRole('tab', { name: /^要补的/ }).click();
  await page.getByRole('button', { name: '去改：栏目“防汛动态”缺B岗' }).click();
  const change = page.getByRole('dialog', { name: '改栏目' });
  await change.getByLabel('B岗').fill('孟平');
  await change.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('已改好栏目“防汛动态”。')).toBeVisible();
  await expect(page.getByText('栏目“防汛动态”缺B岗')).toHaveCount(0);

  await page.getByRole('tab', { name: /^登记册/ }).click();
  await page.getByLabel('查找栏目').fill('应急管理');
  await expect(page.locator('tr.ant-table-row:visible')).toHaveCount(1);
  await page.getByRole('button', { name: '删栏目 防汛动态' }).click();
  await page.getByRole('button', { name: '删掉' }).click();
  await expect(page.getByText('没有含“应急管理”的栏目')).toBeVisible();
  expect((await registerOf(office)).columns).toHaveLength(before.columns.length);
  for (const done of ['已删掉', '已改好', '已新增']) {
    await expect(page.getByText(new RegExp(`^${done}`))).toBeVisible();
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(page.getByText(new RegExp(`^${done}`))).toHaveCount(0);
  }
  expect(await registerOf(office)).toEqual(before);
  expect(errors).toEqual([]);
});

test('the exported workbook is read back by a spreadsheet reader, and taken in again it changes nothing', async ({
  office,
}) => {
  const before = await registerOf(office);
  const page = await openRegister(office, /^登记册/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出三张表（XLSX）' }).click();
  const path = await (await download).path();
  const bytes = readFileSync(path);
  const sheets = await readXlsxFile(bytes);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['栏目责任清单', '新媒体账号备案', '三级责任人']);
  expect(sheets[0]?.data[1]).toEqual(COLUMN_HEAD);
  expect(sheets[0]?.data).toHaveLength(before.columns.length + 2);
  expect(basename((await download).suggestedFilename())).toMatch(/青禾县人民政府_\d{4}-\d{2}-\d{2}\.xlsx$/);

  await page.getByRole('tab', { name: /^导入/ }).click();
  await choose(page, '登记册.xlsx', bytes);
  await page.getByRole('button', { name: '确认导入' }).click();
  await expect(page.getByText('已导入，打开网站就按新清单标出。')).toBeVisible();
  const after = await registerOf(office);
  expect(after.columns.map(({ id, name, url, columnClass }) => [id, name, url, columnClass])).toEqual(
    before.columns.map(({ id, name, url, columnClass }) => [id, name, url, columnClass]),
  );
  expect([after.accounts, after.persons, after.units]).toEqual([
    before.accounts,
    before.persons,
    before.units,
  ]);
});

test('a column the register lacks is offered after the home page was read, added with one click, and wears its badge', async ({
  office,
}) => {
  const errors = watchErrors(office);
  const before = await registerOf(office);
  const gone = before.columns.find((column) => column.name === '通知公告');
  if (!gone) throw new Error('the model site has notices');
  await askExtension(office.desk, 'setRegister', {
    ...before,
    columns: before.columns.filter((column) => column !== gone),
  });
  const { tab, overlay } = await office.read(`${SITE}/`);
  const names = async () => (await overlay.badges()).map((badge) => badge.columnId);
  expect(await names()).not.toContain(gone.id);

  const page = await openRegister(office, /^发现的新栏目 1$/);
  await expect(page.getByText('通知公告', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: '通知公告不是栏目' }).click();
  await expect(page.getByText('没有发现新栏目')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('button', { name: '加入 通知公告' }).click();
  await expect(page.getByText('已加入“通知公告”。')).toBeVisible();
  await expect(page.getByRole('tab', { name: '发现的新栏目 0' })).toBeVisible();
  const column = (await registerOf(office)).columns.at(-1);
  expect(column).toMatchObject({ name: '通知公告', url: gone.url, columnClass: '通知公告' });

  await tab.bringToFront();
  await expect.poll(names).toContain(column?.id);
  expect(errors).toEqual([]);
});
