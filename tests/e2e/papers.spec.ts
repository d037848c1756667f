import { readFileSync } from 'node:fs';

import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { CENTER, go, saved } from './files-desk.ts';
import { expect, test } from './fixtures.ts';
import { fileWords, watchErrors } from './watched-office.ts';

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
