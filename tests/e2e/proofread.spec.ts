import { join } from 'node:path';
import { askExtension } from '../../lib/node/ask-extension.ts';
import { until } from '../../lib/node/overlay-driver.ts';
import { expect, test } from './fixtures.ts';
import { watchErrors } from './watched-office.ts';

const SLIP = '请各乡镇认真贯彻执行，切实做好安全生户工作。';
const RIGHT = SLIP.replace('安全生户', '安全生产');

test('a draft is proofread in the desk: the slip is found, adopted, undone, learnt; nothing of it is stored', async ({
  office,
}, info) => {
  const errors = watchErrors(office);
  const desk = await office.own('desk.html');
  await desk.setViewportSize({ width: 1366, height: 768 });
  await desk.getByRole('button', { name: '校对' }).click();
  await expect(desk.getByText('还没有校对')).toBeVisible();
  const draft = desk.getByRole('textbox', { name: '稿件' });
  const words = `关于做好值班工作的通知\n${SLIP}\n联系人证件号11010519491231002X。`;
  await draft.fill(words);
  await draft.press('Control+Enter');
  const slip = desk.getByRole('listitem').filter({ hasText: '安全生户' });
  await expect(slip).toBeVisible({ timeout: 30_000 });
  await expect(desk.getByText('11010519491231002X').and(desk.locator('li *'))).toHaveCount(0);
  await desk.screenshot({ path: join(info.outputDir, 'proofread.png') });

  await slip.getByRole('button', { name: /采用/ }).click();
  await expect(draft).toHaveValue(words.replace('安全生户', '安全生产'));
  await desk.getByText(/处理过的 1 处/).click();
  await slip.getByRole('button', { name: '撤销' }).click();
  await expect(draft).toHaveValue(words);

  // By keyboard alone, and through a look at another part of the desk.
  await slip.locator('[data-finding]').focus();
  await desk.keyboard.press('a');
  await expect(draft).toHaveValue(words.replace('安全生户', '安全生产'));
  await desk.getByRole('button', { name: '工单' }).click();
  await desk.getByRole('button', { name: '校对' }).click();
  await expect(draft).toHaveValue(words.replace('安全生户', '安全生产'));
  await desk.screenshot({ path: join(info.outputDir, 'proofread-done.png') });

  await draft.fill(SLIP);
  await desk.getByRole('button', { name: '开始校对' }).click();
  await slip.getByRole('button', { name: '忽略并学习' }).click();
  await expect(desk.getByText('都处理完了')).toBeVisible();
  await desk.getByRole('button', { name: '开始校对' }).click();
  await expect(desk.getByText(/放行的词 1 处/)).toBeVisible();
  const options = await office.own('options.html#rules');
  await expect(options.getByRole('radio', { name: /严/ })).toBeChecked();
  await options.screenshot({ path: join(info.outputDir, 'options-typos.png') });
  expect(errors).toEqual([]);
});

test('a page is judged at once and its typos are marked when the model is there', async ({
  office,
}, info) => {
  const errors = watchErrors(office);
  const url = 'https://www.qinghe.example/xwzx/typo-by-context.html';
  await office.context.route(url, (route) =>
    route.fulfill({
      status: 200,
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="zh-CN"><title>通知</title><h1>通知</h1><p>${SLIP}</p><p>${RIGHT}</p>`,
    }),
  );
  const { tab, overlay } = await office.read(url);
  await overlay.waitForMark('安全生户');
  await tab.screenshot({ path: join(info.outputDir, 'page.png') });
  await askExtension(office.desk, 'setSettings', { typoLevel: 'off' });
  await until('the mark to go', async () => !(await overlay.marks()).some(({ text }) => text === '安全生户'));
  expect(errors).toEqual([]);
});
