import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';

import type { Register } from '../../lib/core/register/register.ts';
import { askExtension } from '../../lib/node/ask-extension.ts';
import { removeProfile } from '../../lib/node/extension-browser.ts';
import { PATIENCE_MS } from '../../lib/node/overlay-driver.ts';
import { expect, type Office, openOffice, test } from './fixtures.ts';
import { watchErrors } from './watched-office.ts';

const CENTER = { person: { name: '姚青', unit: '县大数据中心' }, role: '大数据中心' } as const;
const COUNTY: Register = {
  version: 1,
  sites: [{ id: 's1', name: '白河县人民政府', hosts: ['www.baihe.example'] }],
  units: [{ id: 'u1', name: '县政府办公室' }],
  columns: [
    {
      id: 'c1',
      name: '白河要闻',
      url: 'https://www.baihe.example/yw/',
      columnClass: '动态要闻',
      unitId: 'u1',
    },
    {
      id: 'c2',
      name: '白河公告',
      url: 'https://www.baihe.example/gg/',
      columnClass: '通知公告',
      unitId: 'u1',
    },
  ],
  accounts: [],
  persons: [],
};
const YEAR = { year: 2031, source: 'notice' as const, off: ['2031-01-01'], work: ['2031-01-05'] };

const listOf = (words: string) => ({
  name: '全县错词',
  on: true,
  what: '新建',
  content: { kind: '错词' as const, entries: [{ wrong: words, right: '白河县' }] },
});

async function choose(options: Page, bytes: Buffer): Promise<void> {
  const file = { name: '配置包.zip', mimeType: 'application/zip', buffer: bytes };
  await options.locator('[data-config] input[type=file]').setInputFiles(file);
}

/** Clicks of a hand on the page, from now on. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { clicks: number };
    counted.clicks = 0;
    // A click on a label makes another on its field; a person clicked once. A press that Playwright takes back,
    // because the page moved under it, gets no further than the window.
    const count = ({ isTrusted }: Event) => {
      if (isTrusted) counted.clicks += 1;
    };
    document.addEventListener('pointerdown', count, true);
  });
  return () => page.evaluate(() => (window as unknown as { clicks: number }).clicks);
}

/** The file, and what the center reads out to whoever telephones. */
async function exported(center: Office): Promise<{ bytes: Buffer; fingerprint: string }> {
  await askExtension(center.desk, 'setSettings', { ...CENTER, holidays: [YEAR], lookBack: [3] });
  await askExtension(center.desk, 'setRegister', COUNTY);
  await askExtension(center.desk, 'saveList', listOf('白荷县'));
  const options = await center.own('options.html#config');
  const coming = options.waitForEvent('download');
  await options.getByRole('button', { name: '导出配置包' }).click();
  const bytes = readFileSync(await (await coming).path());
  await expect(options.getByText('已重新读出核对无误')).toBeVisible();
  const said = await options.getByText('已重新读出核对无误').textContent();
  const fingerprint = /指纹 ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(said ?? '')?.[1] ?? '';
  await options.screenshot({ path: 'out/shots/config-export.png' });
  await options.close();
  return { bytes, fingerprint };
}

test('what the center gives out is looked at, decided on, taken over and taken back on a fresh machine', async ({
  office: center,
}) => {
  const { bytes, fingerprint } = await exported(center);
  const folder = mkdtempSync(join(tmpdir(), 'xundu-e2e-'));
  const office = await openOffice(join(folder, 'profile'));
  try {
    const errors = watchErrors(office);
    const { desk } = office;
    await askExtension(desk, 'saveList', listOf('白禾县'));
    const before = await askExtension(desk, 'getRegister', null);
    const options = await office.own('options.html#config');
    await expect(options.getByText('还没有导入过配置包')).toBeVisible();
    await expect(options.getByRole('button', { name: '导出配置包' })).toBeDisabled();
    await expect(options.getByText('配置包只由大数据中心导出')).toBeVisible();

    await choose(options, bytes.subarray(0, bytes.length - 30));
    await expect(options.locator('.ant-alert-error')).toContainText('残缺');

    const clicks = await countClicks(options);
    const choosing = options.waitForEvent('filechooser');
    await options.getByText('把大数据中心发来的配置包').click();
    const chooser = await choosing;
    await chooser.setFiles({ name: '配置包.zip', mimeType: 'application/zip', buffer: bytes });
    const plan = options.getByRole('region', { name: '配置包会改动什么' });
    await expect(plan).toContainText('第一次见到大数据中心的签名');
    // The field has the focus already.
    await options.keyboard.type('0000 0000');
    await expect(plan).toContainText('和文件里的指纹不一致');
    await options.keyboard.press('Control+A');
    await options.keyboard.type(fingerprint.toLowerCase().replace('-', ' '));
    await expect(plan).toContainText('● 一致');
    await expect(plan).toContainText('县大数据中心 姚青');
    await expect(plan).toContainText('增加 2 个栏目：白河要闻、白河公告');
    await expect(plan).toContainText('2031 年放假安排增加');
    await expect(plan).toContainText('→ 办结后 3 小时');
    await expect(plan.getByRole('button', { name: '确认导入' })).toBeDisabled();
    await options.screenshot({ path: 'out/shots/config-plan.png', fullPage: true });
    await plan.getByLabel('用包里的').check();
    expect(await askExtension(desk, 'getRegister', null)).toEqual(before);
    await plan.getByRole('button', { name: '确认导入' }).click();
    const again = plan.getByRole('region', { name: '再确认一次' });
    await expect(again).toContainText('域名 baihe.example');
    await options.screenshot({ path: 'out/shots/config-question.png', fullPage: true });
    expect(await askExtension(desk, 'getRegister', null)).toEqual(before);
    await again.getByRole('button', { name: '知道后果，仍然导入' }).click();
    expect(await clicks()).toBeLessThanOrEqual(4);
    await expect(options.getByText('已导入，打开的网页正在按新的配置重新检查')).toBeVisible({
      timeout: PATIENCE_MS,
    });
    await expect(options.getByText('本机已认得大数据中心')).toBeVisible();
    await expect(options.getByText(`核对过指纹（指纹 ${fingerprint}）`)).toBeVisible();
    await options.screenshot({ path: 'out/shots/config-taken.png' });
    await choose(options, bytes);
    await expect(plan).toContainText('是本机认得的大数据中心导出的');
    await expect(plan.getByRole('button', { name: '确认导入' })).toBeEnabled();
    await plan.getByRole('button', { name: '不导入' }).click();

    await desk.goto(desk.url().replace(/(#.*)?$/, '#page=columns'));
    await desk.reload();
    await expect(desk.getByText('白河要闻').first()).toBeVisible({ timeout: 30_000 });
    await options.getByRole('tab', { name: '工单时限与节假日' }).click();
    await expect(options.getByRole('row', { name: /2031.*本单位导入/ })).toBeVisible();
    await options.getByRole('tab', { name: '词库与人名' }).click();
    await expect(options.getByText('全县错词').first()).toBeVisible();

    await options.getByRole('tab', { name: '配置包' }).click();
    await options.getByRole('button', { name: '撤销这次导入' }).click();
    await options.getByRole('button', { name: /^撤\s?销$/ }).click();
    await expect(options.getByText('已撤销，栏目清单')).toBeVisible();
    expect(await askExtension(desk, 'getRegister', null)).toEqual(before);
    const [list] = await askExtension(desk, 'lists', null);
    const mine = await askExtension(desk, 'getList', { id: list?.id ?? '' });
    expect(mine.content).toEqual(listOf('白禾县').content);
    expect((await askExtension(desk, 'getSettings', null)).holidays).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    await office.context.close();
    removeProfile(folder);
  }
});
