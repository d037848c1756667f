import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { until } from '../../lib/node/overlay-driver.ts';
import { expect, type Office, openOffice, test } from './fixtures.ts';
import { fileWords, watchErrors } from './watched-office.ts';

/** A report of a whole page, taken to 待复核; the center is at the desk. */
async function describedAndMended(office: Office): Promise<string> {
  const { desk } = office;
  const center = { person: { name: '姚青', unit: '县大数据中心' }, role: '大数据中心' } as const;
  await askExtension(desk, 'setSettings', center);
  const { id } = await askExtension(desk, 'fileTicket', {
    reading: { url: 'https://www.qinghe.example/x.html', title: '通知', site: { name: '青禾县' } },
    surroundings: [],
    description: '附件打不开',
  });
  const now = new Date().toISOString();
  const steps = [
    ['受理', { unitName: '县政府办公室' }],
    ['通知', { personName: '梁思齐', stand: 'A', how: '电话', receivedAt: now }],
    ['反馈整改', { measure: '修改', doneAt: now }],
  ] as const;
  for (const [type, payload] of steps) await askExtension(desk, 'step', { id, type, payload });
  await desk.goto(desk.url().replace(/(#.*)?$/, `#ticket=${id}`));
  await desk.reload();
  return id;
}

test('a report of a whole page is closed by a person who says what was seen', async ({ office }) => {
  const { desk } = office;
  const errors = watchErrors(office);
  const id = await describedAndMended(office);
  const form = desk.locator('[data-step="复核"]');
  const send = form.locator('button[type=submit]');
  await expect(send).toBeDisabled();
  await form.getByRole('radio', { name: '打不开' }).check();
  await expect(send).toHaveText('复核不通过，退回整改');
  await form.getByRole('radio', { name: '已消除' }).check();
  await form.getByLabel('看到了什么').fill('好了。。。');
  await send.click();
  await expect(form.getByText('请写明看到了什么，至少 4 个字')).toBeVisible();
  expect((await allTickets(desk))[0]?.ticket.state).toBe('待复核');
  await form.getByLabel('看到了什么').fill('附件已能打开，共三页。');
  await send.click();
  await expect(
    desk.locator('.history').getByText('复核通过：已消除，整改（人工复核：附件已能打开，共三页。）'),
  ).toBeVisible();
  const [view] = await allTickets(desk);
  expect(view?.ticket).toMatchObject({ id, state: '已办结', recheck: { by: 'hand', result: '已消除' } });
  expect(errors).toEqual([]);
});

test('the page a person says is gone is closed as 下线不重发', async ({ office }) => {
  const { desk } = office;
  await describedAndMended(office);
  const form = desk.locator('[data-step="复核"]');
  await form.getByRole('radio', { name: '页面已删' }).check();
  await form.getByLabel('看到了什么').fill('页面返回404');
  await form.locator('button[type=submit]').click();
  await expect(desk.locator('.ant-drawer').getByText('已办结').first()).toBeVisible();
  const [view] = await allTickets(desk);
  expect(view?.ticket.recheck).toMatchObject({ by: 'hand', result: '页面已删', outcome: '下线不重发' });
});

test('a ticket filed on a page stands in panel and desk at once', async ({ office }) => {
  const { desk } = office;
  const panel = await office.own('sidepanel.html');
  await panel.getByRole('tab', { name: /工单/ }).click();
  await expect(panel.getByText('没有在办的工单')).toBeVisible();
  await expect(desk.getByText('还没有工单')).toBeVisible();
  // Their clocks ask again each half minute, and a focus asks too: both are taken away, the news stays.
  for (const page of [desk, panel]) {
    await page.evaluate(() => {
      for (let id = 0; id < 10_000; id++) clearInterval(id);
      globalThis.addEventListener('focus', (event) => event.stopImmediatePropagation(), true);
      document.addEventListener('pointerenter', (event) => event.stopImmediatePropagation(), true);
    });
  }
  const { overlay } = await office.read(office.page('article-township').url);
  await overlay.clickMark('人民攻府');
  await until('card', () => overlay.card());
  await overlay.fileFromCard();
  await expect(desk.locator('.ticket-row')).toHaveCount(1);
  await expect(panel.locator('[data-ticket]')).toHaveCount(1);
});

test('a row that cannot be read is shown as words, warned of on the desk, and counted nowhere', async ({
  profile,
}) => {
  const words = '<img src=x onerror="globalThis.hacked=1">';
  const first = await openOffice(profile);
  await fileWords(first, '峻工');
  await first.desk.goto(first.desk.url().replace(/(#.*)?$/, '#page=help'));
  await expect(first.desk.getByText('没有另存一边的记录', { exact: true })).toBeVisible();
  await first.desk.evaluate(
    (note) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('xundu');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const put = opening.result.transaction('events', 'readwrite');
          put.objectStore('events').put({ id: 'broken-1', subject: { kind: 'ticket', id: 't' }, note });
          put.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    words,
  );
  await first.context.close();

  const second = await openOffice(profile);
  const errors = watchErrors(second);
  const { desk } = second;
  await expect(desk.locator('.ticket-row')).toHaveCount(1);
  await expect(desk.getByText('有 1 条记录损坏，已原样隔离，没有计入台账，其余照常使用。')).toBeVisible();
  await desk.getByRole('button', { name: '查看本机数据' }).click();
  const table = desk.getByRole('table', { name: '另存一边的记录' });
  await expect(table).toBeInViewport();
  await expect(table.getByText('broken-1', { exact: true })).toBeVisible();
  await table.getByText('原样内容').click();
  await expect(table.locator('pre')).toContainText('img src=x onerror=');
  expect(await desk.evaluate(() => 'hacked' in globalThis)).toBe(false);
  await expect(desk.getByText('1 张工单，2 条记录')).toBeVisible();
  expect(errors).toEqual([]);
  await second.context.close();
});

test('at 200 % the list is in sight, its filters behind one button, and Esc gives the focus back to the row', async ({
  office,
}) => {
  const { desk } = office;
  const errors = watchErrors(office);
  for (const words of ['峻工', '布署', '座落', '既使']) {
    const reading = { url: `https://www.qinghe.example/${words}.html`, title: words, site: {} };
    await fileWords(office, words, { reading });
  }
  // 1366×768 at 200 %.
  await desk.setViewportSize({ width: 683, height: 384 });
  await desk.reload();
  const numbers = desk.locator('.ticket-row [data-ticket]');
  await expect(numbers).toHaveCount(4);
  await expect(numbers.nth(2)).toBeInViewport();
  const more = desk.getByRole('button', { name: '更多筛选' });
  await expect(desk.getByLabel('责任单位')).toBeHidden();
  await more.click();
  await expect(desk.getByLabel('责任单位')).toBeVisible();
  await desk.getByRole('button', { name: '收起筛选' }).click();
  await expect(desk.getByLabel('责任单位')).toBeHidden();

  await numbers.nth(1).focus();
  await desk.keyboard.press('Enter');
  const drawer = desk.locator('.ant-drawer');
  await expect(drawer.getByText('办理经过')).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(numbers.nth(1)).toBeFocused();
  expect(errors).toEqual([]);
});
