import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { CENTER, choose, go, otherOffice, saved, takeIn } from './files-desk.ts';
import { expect, test } from './fixtures.ts';
import { fileWords, watchErrors } from './watched-office.ts';

test('a hand-in reaches the center, its device is approved by word of mouth, and the reply tells the reader', async ({
  office: reader,
}) => {
  const errors = watchErrors(reader);
  const { number } = await fileWords(reader, '峻工');
  await go(reader.desk, 'page=packages');
  const handIn = await saved(reader.desk, '导出交件');
  const fingerprint =
    (await reader.desk.locator('tr', { hasText: '● 本机' }).locator('b.figures').textContent()) ?? '';
  await otherOffice(async (center, folder) => {
    const { desk } = center;
    const centerErrors = watchErrors(center);
    await askExtension(desk, 'setSettings', CENTER);
    await go(desk, 'page=packages');

    const cut = join(folder, 'cut.zip');
    const whole = readFileSync(handIn);
    writeFileSync(cut, whole.subarray(0, whole.length - 40));
    await choose(desk, cut, '断了的.zip');
    await expect(desk.locator('.ant-alert-error')).toContainText('断了的.zip');
    await expect(desk.locator('.ant-alert-error')).toContainText('没有');
    expect(await allTickets(desk)).toEqual([]);

    await takeIn(desk, handIn, '交件.zip');
    const device = desk.locator('tr', { hasText: '○ 未核准' });
    await expect(device).toContainText(fingerprint);
    await device
      .getByRole('button', { name: '核 准' })
      .or(device.getByRole('button', { name: '核准' }))
      .click();
    const approve = desk.getByRole('button', { name: '一致，核准' });
    await desk.getByLabel('对方念的指纹').fill('AAAA-AAAA');
    await expect(approve).toBeDisabled();
    await desk.getByLabel('对方念的指纹').fill(fingerprint.toLowerCase().replace('-', ' '));
    await approve.click();
    await expect(desk.locator('tr', { hasText: '● 已核准' })).toContainText(fingerprint);

    const [view] = await allTickets(desk);
    expect(view?.ticket).toMatchObject({ number, state: '待核实' });
    const id = view?.ticket.id ?? '';
    await askExtension(desk, 'step', { id, type: '受理', payload: { unitName: '县政府办公室' } });
    const now = new Date().toISOString();
    const payload = { personName: '梁思齐', stand: 'A', how: '电话', receivedAt: now };
    await askExtension(desk, 'step', { id, type: '通知', payload });
    const reply = join(folder, 'reply.zip');
    writeFileSync(reply, readFileSync(await saved(desk, '导出回复')));

    await takeIn(reader.desk, reply, '回复.zip');
    // The center's steps count here once its device was approved here too, and not before.
    expect((await allTickets(reader.desk))[0]?.ticket.state).toBe('待核实');
    const spoken = (await desk.locator('tr', { hasText: '● 本机' }).locator('b.figures').textContent()) ?? '';
    await go(reader.desk, 'page=packages');
    const unknown = reader.desk.locator('tr', { hasText: '○ 未核准' });
    await unknown.getByRole('button', { name: '认定为大数据中心' }).click();
    await reader.desk.getByLabel('对方念的指纹').fill(spoken);
    await reader.desk.getByRole('button', { name: '一致，认定为大数据中心' }).click();
    await expect.poll(async () => (await allTickets(reader.desk))[0]?.ticket.state).toBe('整改中');
    expect(centerErrors).toEqual([]);
  });
  expect(errors).toEqual([]);
});

test('what a part of the tickets leaves out stays said at its device until the rest comes', async ({
  office: reader,
}) => {
  await fileWords(reader, '峻工');
  await fileWords(reader, '布署', {
    reading: { url: 'https://www.qinghe.example/y.html', title: '通知', site: {} },
  });
  await go(reader.desk, 'page=packages&text=布署');
  await expect(reader.desk.getByText('只是一部分')).toBeVisible();
  const part = await saved(reader.desk, '导出交件');
  await reader.desk.getByRole('button', { name: '改为全部工单' }).click();
  await expect(reader.desk.getByText('全部工单，共 2 张工单')).toBeVisible();
  const whole = await saved(reader.desk, '导出交件');
  await otherOffice(async ({ desk }) => {
    await askExtension(desk, 'setSettings', CENTER);
    await go(desk, 'page=packages');
    await takeIn(desk, part, '一部分.zip');
    await desk.reload();
    const device = desk.locator('tr', { hasText: '○ 未核准' });
    await expect(device).toContainText('待补 1 条');
    await takeIn(desk, whole, '全部.zip');
    await expect(device).toContainText('3 条');
    await expect(device).not.toContainText('待补');
  });
});

test('a backup restores on a fresh machine to the same ledger, and the ledger as JSON brings every ticket', async ({
  office,
}) => {
  const { desk } = office;
  await askExtension(desk, 'setSettings', CENTER);
  const { id } = await fileWords(office, '峻工');
  await fileWords(office, '人民攻府', {
    reading: { url: 'https://www.qinghe.example/y.html', title: '通知', site: {} },
  });
  await askExtension(desk, 'step', { id, type: '受理', payload: { unitName: '县政府办公室' } });
  await go(desk, 'page=packages');
  const backup = await saved(desk, '备份全部');
  await expect(desk.getByText('已重新读出核对无误')).toBeVisible();
  // Midnight may have come.
  await expect(desk.getByText(/● (今天备份过|上次备份是 1 天前)。/)).toBeVisible();
  await go(desk, '');
  const json = await saved(desk, '导出台账 JSON');
  const before = await allTickets(desk);
  const folded = (views: typeof before) =>
    views.map(({ ticket }) => ticket).sort((a, b) => (a.id < b.id ? -1 : 1));

  const hashes: string[] = [];
  for (const [path, name, answer] of [
    [backup, '备份.zip', '是，恢复成本机'],
    [json, '台账.json', '导入'],
  ] as const) {
    await otherOffice(async (fresh) => {
      await askExtension(fresh.desk, 'setSettings', CENTER);
      await go(fresh.desk, 'page=packages');
      hashes.push(await takeIn(fresh.desk, path, name, answer));
      if (name === '备份.zip') expect(folded(await allTickets(fresh.desk))).toEqual(folded(before));
      else expect(await allTickets(fresh.desk)).toHaveLength(2);
    });
  }
  expect(hashes[0]).toMatch(/^[0-9a-f]{16}$/);
});

test('likely duplicates are merged in one click, both reporters credited, and split again', async ({
  office,
}) => {
  const { desk } = office;
  await fileWords(office, '峻工');
  await askExtension(desk, 'setSettings', CENTER);
  await fileWords(office, '峻工', { selection: { exact: '峻工', prefix: '', suffix: '', start: 9 } });
  await go(desk, '');
  await desk.getByRole('button', { name: '逐组查看' }).click();
  await desk.screenshot({ path: 'out/shots/duplicates.png' });
  const states = async () => (await allTickets(desk)).map(({ ticket }) => ticket.state).sort();
  await desk.getByRole('button', { name: /1 张并入/ }).click();
  await expect.poll(states).toEqual(['已并案', '待核实']);
  await desk.getByRole('button', { name: /拆\s?案/ }).click();
  await expect.poll(states).toEqual(['待核实', '待核实']);
});
