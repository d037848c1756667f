import { until } from '../../lib/node/overlay-driver.ts';
import { untilState } from './column-office.ts';
import { expect, test } from './fixtures.ts';

test('the strip leads from one column that needs somebody to the next, by click and by key, and back', async ({
  office,
}) => {
  const { tab, overlay } = await office.read(office.page('home').url);
  const said = async () => (await overlay.all((node) => node.attributes.role === 'status'))[0]?.text ?? '';
  await until('状态牌', async () => (await overlay.badges()).length > 0);
  const names: string[] = [];
  const stepped = async (key: string, place: RegExp) => {
    await tab.keyboard.press(key);
    names.push(await until(`${key} → ${place}`, async () => place.exec(await said())?.[1]));
  };
  await stepped('Alt+Shift+ArrowDown', /第 1 个，共 \d+ 个。(.+?)：/);
  await stepped('Alt+Shift+ArrowDown', /第 2 个，共 \d+ 个。(.+?)：/);
  await stepped('Alt+Shift+ArrowUp', /第 1 个，共 \d+ 个。(.+?)：/);
  expect(names[0]).toBe(names[2]);
  expect(names[0]).not.toBe(names[1]);

  const count = await overlay.waitFor('逾期的个数', (node) => node.attributes['data-key'] === '逾期');
  await overlay.click(count);
  await overlay.press('清单');
  const list = await overlay.waitFor('清单', (node) => node.attributes.id === 'strip-list');
  expect(list.text).toContain('单项否决（全站，只看日期）');
  expect(list.text).toMatch(/动态要闻、一级通知公告和政策文件未更新 \d\/5/);
  expect(list.text).toMatch(/首页两周未更新 0\/1/);
  await tab.screenshot({ path: test.info().outputPath('strip.png') });
});

for (const [name, id] of [
  ['list-xzdt', 'xzdt'],
  ['account-weibo', 'wb'],
  ['account-wechat', 'wx'],
] as const) {
  test(`the head of ${name} carries the badge of its own column or account`, async ({ office }) => {
    const { tab, overlay } = await office.read(office.page(name).url);
    const badge = await until(`${id} 的状态牌`, async () =>
      (await overlay.badges()).find(({ columnId, label }) => columnId === id && label.length > 2),
    );
    expect(badge.sentence).toContain('由程望舒');
    await tab.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
}

test('amber days of the office move 将到期 on the board, within the limit, and back to the built-in', async ({
  office,
}) => {
  await office.read(office.page('list-qhyw').url);
  await untilState(office, 'qhyw', '正常');
  const options = await office.own('options.html#limits');
  const field = options.getByLabel('动态要闻剩几天起提醒');
  await expect(field).toHaveValue('4');
  await field.fill('14');
  await field.press('Enter');
  await expect(options.getByText('提醒天数已保存')).toBeVisible();
  await untilState(office, 'qhyw', '将到期');
  await options.screenshot({ path: test.info().outputPath('limits.png') });
  await options.getByRole('button', { name: '恢复默认' }).click();
  await untilState(office, 'qhyw', '正常');
  await expect(field).toHaveValue('4');
});
