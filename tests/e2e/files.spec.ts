import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';

import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { expect, type Office, openOffice, test } from './fixtures.ts';
import { fileWords, watchErrors } from './watched-office.ts';

const CENTER = { person: { name: '姚青', unit: '县大数据中心' }, role: '大数据中心' } as const;

/** A second machine. */
async function otherOffice(work: (office: Office, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'xundu-e2e-'));
  const office = await openOffice(join(folder, 'profile'));
  try {
    await work(office, folder);
  } finally {
    await office.context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function go(desk: Page, hash: string): Promise<void> {
  await desk.goto(desk.url().replace(/(#.*)?$/, `#${hash}`));
  await desk.reload();
}

async function saved(desk: Page, button: string): Promise<string> {
  const coming = desk.waitForEvent('download');
  await desk.getByRole('button', { name: button, exact: true }).click();
  const download = await coming;
  return download.path();
}

/** Chooses a file under a name a person would see; the browser keeps downloads under random ones. */
async function choose(desk: Page, path: string, name: string): Promise<void> {
  const buffer = readFileSync(path);
  await desk.locator('[data-packages] input[type=file]').setInputFiles({
    name,
    mimeType: name.endsWith('.json') ? 'application/json' : 'application/zip',
    buffer,
  });
}

async function takeIn(desk: Page, path: string, name: string): Promise<string> {
  await choose(desk, path, name);
  await desk.getByRole('button', { name: '导入', exact: true }).click();
  const done = desk.getByText(`已导入 ${name}`);
  await expect(done).toBeVisible({ timeout: 20_000 });
  const hash = await desk.locator('[data-packages] li').filter({ hasText: '台账校验码' }).textContent();
  return /校验码\s*([0-9a-f]{16})/.exec(hash ?? '')?.[1] ?? '';
}

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
    const device = desk.locator('tr', { hasText: '○ 未登记' });
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
    const unknown = reader.desk.locator('tr', { hasText: '○ 未登记' });
    await unknown.getByRole('button', { name: /核\s?准/ }).click();
    await reader.desk.getByLabel('对方念的指纹').fill(spoken);
    await reader.desk.getByRole('button', { name: '一致，核准' }).click();
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
    const device = desk.locator('tr', { hasText: '○ 未登记' });
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
  await expect(desk.getByText('● 今天备份过。')).toBeVisible();
  await go(desk, '');
  const json = await saved(desk, '导出台账 JSON');
  const before = await allTickets(desk);
  const folded = (views: typeof before) =>
    views.map(({ ticket }) => ticket).sort((a, b) => (a.id < b.id ? -1 : 1));

  const hashes: string[] = [];
  for (const [path, name] of [
    [backup, '备份.zip'],
    [json, '台账.json'],
  ] as const) {
    await otherOffice(async (fresh) => {
      await askExtension(fresh.desk, 'setSettings', CENTER);
      await go(fresh.desk, 'page=packages');
      hashes.push(await takeIn(fresh.desk, path, name));
      if (name === '备份.zip') expect(folded(await allTickets(fresh.desk))).toEqual(folded(before));
      else expect(await allTickets(fresh.desk)).toHaveLength(2);
    });
  }
  expect(hashes[0]).toMatch(/^[0-9a-f]{16}$/);
});

test('papers of a ticket are looked at, saved as DOCX, and a wrong field in a template is named', async ({
  office,
}) => {
  const { desk } = office;
  const errors = watchErrors(office);
  const hostile = '<img src=x onerror="globalThis.hacked=1">';
  const { id } = await fileWords(office, hostile);
  await go(desk, `ticket=${id}`);
  await expect(desk.getByRole('button', { name: '找错答复' })).toBeVisible();
  await expect(desk.getByRole('button', { name: '整改通知单' })).toHaveCount(0);
  await askExtension(desk, 'setSettings', CENTER);
  await askExtension(desk, 'step', { id, type: '受理', payload: { unitName: '县政府办公室' } });
  await desk.getByRole('button', { name: '整改通知单' }).click();
  const paper = desk.getByRole('dialog', { name: '整改通知单' });
  await expect(paper.locator('article')).toContainText(hostile);
  await expect(paper).toContainText('落款单位、联系人、联系电话还没有填');
  await desk.screenshot({ path: 'out/shots/paper.png' });
  const docx = readFileSync(await saved(desk, '存为 DOCX'));
  expect(docx.subarray(0, 2).toString()).toBe('PK');
  await desk.emulateMedia({ media: 'print' });
  await expect(desk.locator('.paper-bar')).toBeHidden();
  await expect(desk.locator('#root, #app').first()).toBeHidden();
  await desk.screenshot({ path: 'out/shots/paper-print.png' });
  await desk.emulateMedia({ media: 'screen' });
  await desk.keyboard.press('Escape');
  await expect(paper).toHaveCount(0);
  await desk.getByRole('button', { name: '找错答复' }).click();
  await expect(desk.getByRole('dialog', { name: '找错答复' })).toContainText('我为政府网站找错');
  await desk.screenshot({ path: 'out/shots/reply.png' });
  await desk.keyboard.press('Escape');
  await desk.screenshot({ path: 'out/shots/drawer.png' });

  const options = await office.own('options.html#papers');
  await options.getByLabel('落款单位').fill('青禾县大数据中心');
  await options.getByRole('button', { name: /^保\s?存$/ }).click();
  await expect(options.getByText('公文落款已保存。')).toBeVisible();
  const editor = options.getByLabel('整改通知单模板');
  await editor.fill('# 通知\n{{没有的}}');
  await expect(options.getByText('没有这样的字段：{{没有的}}')).toBeVisible();
  await expect(options.getByRole('button', { name: '保存模板' })).toBeDisabled();
  await options.screenshot({ path: 'out/shots/templates.png' });
  await editor.fill('# 本县通知单\n{{编号}}\n{{通知单位}}');
  await options.getByRole('button', { name: '保存模板' }).click();
  await expect(options.getByText('现在用的是本单位模板')).toBeVisible();
  await desk.reload();
  await desk.getByRole('button', { name: '整改通知单' }).click();
  await expect(paper.locator('article')).toContainText('本县通知单');
  await expect(paper.locator('article')).toContainText('青禾县大数据中心');
  expect(await desk.evaluate(() => 'hacked' in globalThis)).toBe(false);
  expect(errors).toEqual([]);
});

test('a proof is shown, checked, and a byte changed in the store is named', async ({ office }) => {
  const { desk } = office;
  const { id } = await fileWords(office, '峻工');
  // A picture as the worker keeps it; headless Chromium grants no capture without a toolbar click.
  const hash = await desk.evaluate(async () => {
    const canvas = new OffscreenCanvas(640, 360);
    const context = canvas.getContext('2d');
    context?.fillRect(40, 40, 200, 90);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    const bytes = await blob.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('xundu');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const put = opening.result.transaction('evidence', 'readwrite');
        put
          .objectStore('evidence')
          .put({ hash, type: 'image/jpeg', bytes, savedAt: '2026-11-23T10:00:00+08:00' });
        put.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    });
    return hash;
  });
  const file = { hash, type: 'image/jpeg', what: '截图', bytes: 4096, takenAt: '2026-11-23T10:00:00+08:00' };
  await askExtension(desk, 'step', { id, type: '备注', payload: { text: '补截图', evidenceFiles: [file] } });
  await go(desk, `ticket=${id}`);
  const line = desk.locator(`[data-evidence="${hash}"]`);
  await expect(line.locator('img')).toBeVisible();
  await line.getByRole('button', { name: /校\s?验/ }).click();
  await expect(line.getByText('● 一致')).toBeVisible();
  await desk.screenshot({ path: 'out/shots/evidence.png' });
  await line.getByRole('button', { name: /^放大/ }).click();
  await expect(desk.locator('.ant-modal img')).toBeVisible();
  await desk.keyboard.press('Escape');

  const options = await office.own('options.html#storage');
  await expect(options.getByText(/本机有证据\s*1\s*份/)).toBeVisible();
  await options.screenshot({ path: 'out/shots/storage.png' });
  await options.getByRole('button', { name: /清理最旧/ }).click();
  await expect(options.getByText('已清理，还有 0 份证据。')).toBeVisible();
  await line.getByRole('button', { name: /校\s?验/ }).click();
  await expect(line.getByText('○ 已清理')).toBeVisible();

  await options.getByRole('button', { name: '清空本机…' }).click();
  const destroy = options.getByRole('button', { name: '全部删除' });
  await expect(destroy).toBeDisabled();
  await options.getByLabel('确定要删除').fill('清空本机');
  await options.screenshot({ path: 'out/shots/clear.png' });
  await destroy.click();
  await expect(options.getByText('本机已清空')).toBeVisible();
  expect(await allTickets(desk)).toEqual([]);
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
