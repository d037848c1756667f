import { join } from 'node:path';

import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { waitUntilRead } from '../../lib/node/walk-pages.ts';
import { expect, test } from './fixtures.ts';

const CENTER = { person: { name: '陆景行', unit: '青禾县大数据中心' }, role: '大数据中心' } as const;

test('成批复核 closes what is mended, sends back what stands, and leaves what cannot be opened', async ({
  office,
}, info) => {
  const { desk, context, server } = office;
  const township = office.page('article-township').url;
  const tab = await context.newPage();
  await tab.goto(township);
  const { result } = await waitUntilRead(desk, tab);
  for (const words of ['人民攻府', '峻工']) {
    const finding = result?.findings.find(({ quote }) => quote.exact === words);
    if (!finding) throw new Error(`no finding ${words}`);
    const reading = { url: township, title: '', site: {} };
    await askExtension(desk, 'fileTicket', { reading, findingId: finding.id, surroundings: [] });
  }
  await askExtension(desk, 'fileTicket', {
    reading: { url: 'https://not-granted.example/1.html', title: '没有获准的网站', site: {} },
    selection: { exact: '错了的话', prefix: '前面的话语文字', suffix: '后面的话语文字', start: 7 },
    surroundings: [],
    problemClass: '其他',
  });
  await askExtension(desk, 'setSettings', CENTER);
  const now = () => new Date().toISOString();
  for (const { ticket } of await allTickets(desk)) {
    const step = (type: string, payload: unknown) =>
      askExtension(desk, 'step', { id: ticket.id, type, payload });
    await step('受理', { unitName: '石桥镇人民政府' });
    await step('通知', { personName: '罗景和', stand: 'A', how: '电话', receivedAt: now() });
    await step('反馈整改', { measure: '修改', doneAt: now() });
  }
  await desk.bringToFront();
  await desk.reload();
  await desk.getByRole('button', { name: '成批复核（待复核 3）' }).click();
  const batch = desk.locator('[data-batch]');
  await batch.getByRole('button', { name: '核对选中的 3 张' }).click();
  // Not mended yet: both stand, and the third may not even be opened.
  await expect(batch.getByText('▲ 仍在')).toHaveCount(2, { timeout: 40_000 });
  await expect(batch.getByText('还没有获准打开')).toHaveCount(1);
  await expect(batch.getByRole('button', { name: '按结果写入 2 张' })).toBeEnabled();

  server.correct();
  await batch.getByRole('button', { name: '核对选中的 3 张' }).click();
  await expect(batch.getByText('● 已消除')).toHaveCount(2, { timeout: 40_000 });
  await desk.screenshot({ path: join(info.outputDir, 'batch-found.png') });
  await batch.getByRole('button', { name: '按结果写入 2 张' }).click();
  await expect(batch.getByText('● 已写入：复核通过（整改），办结')).toHaveCount(2);
  await desk.screenshot({ path: join(info.outputDir, 'batch-written.png') });
  const states = (await allTickets(desk)).map(({ ticket }) => ticket.state);
  expect(states.sort()).toEqual(['已办结', '已办结', '待复核'].sort());
});
