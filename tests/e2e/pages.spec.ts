import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { OverlayDriver, until } from '../../lib/node/overlay-driver.ts';
import { HOSTILE_WORDS } from '../components/hostile-words.ts';
import { expect, test } from './fixtures.ts';
import { fileWords, watchErrors } from './watched-office.ts';

test('no extension page breaks the CSP or logs an error', async ({ office }) => {
  const errors = watchErrors(office);
  for (const path of [
    'desk.html',
    'desk.html#page=columns',
    'desk.html#page=help',
    'options.html',
    'welcome.html',
    'popup.html',
    'sidepanel.html',
    'practice.html',
  ]) {
    const page = await office.own(path);
    await expect(page.locator('h1, h2').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    await page.close();
  }
  expect(errors).toEqual([]);
});

test('hostile page words stay words on every page that shows tickets', async ({ office }) => {
  const errors = watchErrors(office);
  for (const words of HOSTILE_WORDS) if (words.length < 200) await fileWords(office, words);
  await office.desk.reload();
  await expect(office.desk.locator('.ticket-row').first()).toBeVisible();
  const panel = await office.own('sidepanel.html');
  await panel.getByRole('tab', { name: /工单/ }).click();
  await expect(panel.locator('[data-ticket]').first()).toBeVisible();
  for (const page of [office.desk, panel]) {
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    expect(await page.locator('iframe, body img, body script:not([src])').count()).toBe(0);
  }
  expect(errors).toEqual([]);
});

test('the desk comes back to its filter and its ticket after a reload', async ({ office }) => {
  const { desk } = office;
  const { id, number } = await fileWords(office, '峻工');
  await fileWords(office, '松驰');
  await desk.reload();
  await desk.getByLabel('查找').fill('峻工');
  await expect(desk.locator('.ticket-row')).toHaveCount(1);
  await desk.getByRole('button', { name: number, exact: true }).click();
  await desk.reload();
  await expect(desk.locator(`.ant-drawer [data-ticket="${id}"]`)).toBeVisible();
  await expect(desk.locator('.ticket-row')).toHaveCount(1);
});

test('a step refused by the table is refused in words and writes nothing', async ({ office }) => {
  const { desk } = office;
  const { id } = await fileWords(office, '峻工');
  const refused = await askExtension(desk, 'step', { id, type: '通知', payload: {} }).catch(String);
  expect(refused).toContain('不能通知');
  await desk.goto(desk.url().replace(/(#.*)?$/, `#ticket=${id}`));
  await desk.reload();
  await desk.getByText('现在不能做的步骤').click();
  await expect(desk.getByText(/这一步要由大数据中心办理|还没有受理/).first()).toBeVisible();
});

test('a list with wrong headings writes nothing; a right one is written after 确认 and can be undone', async ({
  office,
}) => {
  const options = await office.own('options.html#register');
  const before = await askExtension(office.desk, 'getRegister', null);
  await options.getByRole('tab', { name: '导入' }).click();
  const sheet = options.getByLabel('粘贴表格内容');
  await sheet.fill('栏目\t地址\n要闻\thttps://www.qinghe.example/a/');
  await options.getByRole('button', { name: '看看读得对不对' }).click();
  await expect(options.getByText('什么都没有写入')).toBeVisible();
  expect(await askExtension(office.desk, 'getRegister', null)).toEqual(before);

  const head = '一级栏目\t二级栏目\t网址\t责任单位\t分管领导\tA岗\tB岗\t栏目类别\t更新期限';
  const row =
    '新闻中心\t青禾要闻\thttps://www.qinghe.example/xwzx/qhyw/\t县融媒体中心\t甲\t乙\t丙\t动态要闻\t14天';
  await sheet.fill(`${head}\n${row}`);
  await options.getByRole('button', { name: '看看读得对不对' }).click();
  await expect(options.getByText('读到《栏目责任清单》1 条')).toBeVisible();
  expect(await askExtension(office.desk, 'getRegister', null)).toEqual(before);
  await options.getByRole('button', { name: '确认导入' }).click();
  await expect(options.getByRole('button', { name: '撤销' })).toBeVisible();
  const after = await askExtension(office.desk, 'getRegister', null);
  expect(after.columns).toHaveLength(1);
  expect(before.columns.map((column) => column.id)).toContain(after.columns[0]?.id);
  await options.getByRole('button', { name: '撤销' }).click();
  await expect(options.getByText(`栏目 ${before.columns.length}`, { exact: true })).toBeVisible();
  expect(await askExtension(office.desk, 'getRegister', null)).toEqual(before);
});

test('a rule switched off is remembered and can be switched on again', async ({ office }) => {
  const options = await office.own('options.html#rules');
  const toggle = options.getByRole('table').getByRole('switch').first();
  await toggle.click();
  await expect(options.getByText('规则已停用')).toBeVisible();
  expect((await askExtension(office.desk, 'getSettings', null)).offRules).toHaveLength(1);
  await toggle.click();
  await expect(options.getByText('规则已启用')).toBeVisible();
  expect((await askExtension(office.desk, 'getSettings', null)).offRules).toEqual([]);
});

test('two rules switched off in one breath are both off', async ({ office }) => {
  const options = await office.own('options.html#rules');
  await expect(options.getByRole('table').getByRole('switch').nth(1)).toBeVisible();
  await options.evaluate(() => {
    for (const toggle of [...document.querySelectorAll<HTMLElement>('table [role=switch]')].slice(0, 2))
      toggle.click();
  });
  await expect
    .poll(async () => (await askExtension(office.desk, 'getSettings', null)).offRules.length)
    .toBe(2);
});

test('首次设置 goes from end to end by keyboard alone', async ({ office }) => {
  const page = await office.own('welcome.html');
  await expect(page.getByLabel('姓名')).toBeVisible();
  await page.getByLabel('姓名').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('姚青');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('县大数据中心');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '2. 读哪个网站' })).toBeFocused();
  const press = async (name: RegExp) => {
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (name.test(label)) return page.keyboard.press('Enter');
    }
    throw new Error(`no way by Tab to ${name}`);
  };
  await press(/^先跳过$/);
  await expect(page.getByRole('heading', { name: '3. 练一练' })).toBeFocused();
  await press(/^下一步$/);
  await press(/^完成$/);
  await expect(page.getByText('首次设置完成')).toBeVisible();
  const settings = await askExtension(office.desk, 'getSettings', null);
  expect(settings).toMatchObject({
    setupDone: true,
    person: { name: '姚青', unit: '县大数据中心' },
    role: '大数据中心',
  });
});

test('换人 brings back an earlier person in one click of the list', async ({ office }) => {
  await askExtension(office.desk, 'setSettings', {
    person: { name: '姚青', unit: '县大数据中心' },
    role: '大数据中心',
  });
  await office.desk.reload();
  await office.desk.getByRole('button', { name: /换人，现在是姚青/ }).click();
  await office.desk.getByRole('button', { name: /程望舒/ }).click();
  await expect(office.desk.getByRole('button', { name: /换人，现在是程望舒/ })).toBeVisible();
});

test('the practice page carries three faults, counts them, and files nothing', async ({ office }) => {
  const page = await office.own('practice.html');
  const overlay = new OverlayDriver(page);
  const guide = page.locator('#guide');
  for (const words of ['再接再励', '《']) {
    await overlay.clickMark(words);
    await until('card', () => overlay.card());
    await overlay.fileFromCard();
    await page.keyboard.press('Escape');
  }
  await expect(guide.getByText('找出这三处（2／3）')).toBeVisible();
  const badge = await until('badge', async () =>
    (await overlay.badges()).find((one) => one.columnId === 'news'),
  );
  expect(badge.label).toMatch(/▲ 疑似逾期9天/);
  await overlay.click(badge.node);
  await until('card', () => overlay.card());
  await overlay.fileFromCard();
  await expect(guide.getByText('练习完成')).toBeVisible();
  await expect
    .poll(async () => askExtension(office.desk, 'getSettings', null))
    .toMatchObject({ practised: true });
  expect(await allTickets(office.desk)).toEqual([]);
  // 200 % zoom on an office screen: the guide stands above the page, not over it.
  await page.setViewportSize({ width: 683, height: 384 });
  expect((await page.locator('.model-article').boundingBox())?.width).toBeGreaterThan(400);
});

test('an export says its scope, its count and its file', async ({ office }, info) => {
  const { desk } = office;
  await fileWords(office, '峻工');
  await fileWords(office, '=1+1');
  await desk.reload();
  for (const format of ['XLSX', 'CSV']) {
    const download = desk.waitForEvent('download');
    await desk.getByRole('button', { name: `导出台账 ${format}` }).click();
    const done = await download;
    expect(done.suggestedFilename()).toMatch(/^错敏整改台账_.*\.(xlsx|csv)$/);
    await done.saveAs(join(info.outputDir, `ledger.${format.toLowerCase()}`));
    await expect(desk.getByText(`已导出 2 行：${done.suggestedFilename()}`)).toBeVisible();
  }
  const csv = readFileSync(join(info.outputDir, 'ledger.csv'), 'utf8');
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(csv).toContain(`"'=1+1"`);
});

test('重新发布 keeps the three reviews as typed, in Shanghai time', async ({ office }) => {
  const { desk } = office;
  const { id, number } = await fileWords(office, '峻工');
  const center = { person: { name: '姚青', unit: '县大数据中心' }, role: '大数据中心' } as const;
  await askExtension(desk, 'setSettings', center);
  const now = Date.now();
  const instant = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  const steps = [
    ['受理', { unitName: '县政府办公室' }],
    ['通知', { personName: '梁思齐', stand: 'A', how: '电话', receivedAt: instant(0) }],
    ['反馈整改', { measure: '修改', doneAt: instant(0) }],
  ] as const;
  for (const [type, payload] of steps) await askExtension(desk, 'step', { id, type, payload });
  await askExtension(desk, 'setSettings', {
    person: { name: '梁思齐', unit: '县政府办公室' },
    role: '责任单位',
  });
  await desk.reload();
  await desk.getByRole('button', { name: number, exact: true }).click();
  const form = desk.locator('[data-step="重新发布"]');
  const wall = (minutes: number) =>
    new Date(now + (minutes + 480) * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  for (const [index, review] of ['初审', '复审', '终审'].entries()) {
    await form.getByLabel(`${review}人`).fill(`审核${index + 1}`);
    await form.getByLabel(`${review}时间`).fill(wall(index));
    await desk.keyboard.press('Tab');
  }
  await form.locator('button[type=submit]').click();
  await expect(desk.locator('.history').getByText('重新发布', { exact: true })).toBeVisible();
  const [view] = await allTickets(desk);
  const typed = ['初审', '复审', '终审'] as const;
  expect(typed.map((review) => view?.ticket.republished?.[review])).toEqual(
    typed.map((_review, index) => ({
      name: `审核${index + 1}`,
      at: `${wall(index).replace(' ', 'T')}:00+08:00`,
    })),
  );
});
