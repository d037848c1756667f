import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { readSheet } from 'read-excel-file/node';

import { TicketPayloads } from '../../lib/core/events/event.ts';
import { askExtension } from '../../lib/node/ask-extension.ts';
import { type HashedEvent, MANY_DEVICE, manyTickets } from '../bench/many-tickets.ts';
import { expect, openOffice, test } from './fixtures.ts';
import { watchErrors } from './watched-office.ts';

const COUNT = 20_000;
const RUN = 500;
/** A search over a busy office PC; what is checked is what it finds. */
const FOUND = { timeout: 30_000 };
const CENTER = { person: { name: '姚青', unit: '县大数据中心' }, role: '大数据中心' } as const;

/** The records of another machine's backup, as an import leaves them. */
async function putRecords(page: Page, all: readonly HashedEvent[]): Promise<void> {
  for (let at = 0; at < all.length; at += RUN) {
    const events = all.slice(at, at + RUN);
    await page.evaluate(
      ([events, device]) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('xundu');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const put = opening.result.transaction(['segments', 'device'], 'readwrite');
            put.objectStore('segments').put({ hash: events[0]?.hash, importId: 'backup', events });
            const row = { key: 'this', id: 'this-machine', seq: 0, lastId: '', lastHash: '', lastHlc: '' };
            put.objectStore('device').put({ ...row, follows: [device] });
            put.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
      [events, MANY_DEVICE] as const,
    );
  }
}

/** The longest the page's thread was held since it was last asked, in milliseconds. */
async function longestHold(page: Page): Promise<number> {
  return page.evaluate(() => {
    const own = globalThis as unknown as { held?: number };
    const before = own.held ?? 0;
    if (own.held === undefined) {
      let last = performance.now();
      setInterval(() => {
        const now = performance.now();
        own.held = Math.max(own.held ?? 0, now - last - 10);
        last = now;
      }, 10);
    }
    own.held = 0;
    return Math.round(before);
  });
}

/** The export waits for its second chunk of rows: 取消 is never too late. Answers with what lets it go on. */
async function heldExport(desk: Page): Promise<() => Promise<void>> {
  await desk.evaluate(() => {
    const own = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: { type?: string }, ...answered: unknown[]): unknown } };
      goOn(): void;
    };
    const { runtime } = own.chrome;
    const send = runtime.sendMessage.bind(runtime);
    const told = new Promise<void>((resolve) => {
      own.goOn = resolve;
    });
    let chunks = 0;
    runtime.sendMessage = (message, ...answered) =>
      message.type === 'ledgerRows' && ++chunks > 1
        ? told.then(() => send(message, ...answered))
        : send(message, ...answered);
  });
  return () => desk.evaluate(() => (globalThis as unknown as { goOn(): void }).goOn());
}

test(`${COUNT} tickets are opened, searched, paged, ticked, and exported after a cancelled export`, async ({
  profile,
}) => {
  test.slow();
  const all = await manyTickets(COUNT, async (text) => createHash('sha256').update(text).digest('hex'));
  const filed = all.flatMap(({ event }) =>
    event.type === '提交' ? [TicketPayloads.提交.parse(event.payload)] : [],
  );
  const first = await openOffice(profile);
  await putRecords(first.desk, all);
  await first.context.close();

  const office = await openOffice(profile);
  const errors = watchErrors(office);
  const { desk } = office;
  await askExtension(desk, 'setSettings', CENTER);
  await desk.reload();
  await longestHold(desk);
  const rows = desk.locator('.ticket-row');
  await expect(rows).toHaveCount(50, { timeout: 120_000 });
  await expect(desk.getByRole('button', { name: `全部 ${COUNT}` })).toBeVisible();

  await desk.getByRole('searchbox', { name: '查找' }).fill('县直单位7 错别字');
  const found = filed.filter((one) => one.unitName === '县直单位7' && one.problemClass === '错别字');
  expect(found.length).toBeGreaterThan(50);
  await expect(desk.getByRole('button', { name: `全部 ${found.length}` })).toBeVisible(FOUND);
  await expect(rows.first()).toContainText('县直单位7');

  const numbers = () => desk.locator('.ticket-row [data-ticket]').allTextContents();
  const firstPage = await numbers();
  await desk.locator('.ticket-row .ant-checkbox-input').first().check();
  await desk.getByRole('listitem', { name: '2', exact: true }).click();
  await expect(rows).toHaveCount(Math.min(50, found.length - 50), FOUND);
  expect((await numbers()).filter((number) => firstPage.includes(number))).toEqual([]);
  await desk.locator('.ticket-row .ant-checkbox-input').first().check();
  await expect(desk.getByText('已选 2 张')).toBeVisible(FOUND);
  await desk.getByRole('button', { name: '整改通知单' }).click();
  await expect(desk.getByText(firstPage[0] ?? '').first()).toBeVisible(FOUND);
  console.log(`longest hold of the page's thread while opening and searching: ${await longestHold(desk)} ms`);

  const last = filed[COUNT - 1];
  await desk.goto(desk.url().replace(/#.*$/, `#ticket=many-${String(COUNT - 1).padStart(6, '0')}`));
  await desk.reload();
  await expect(
    desk
      .locator('.ant-drawer')
      .getByText(last?.number ?? '')
      .first(),
  ).toBeVisible({
    timeout: 60_000,
  });
  await desk.locator('.ant-drawer-close').click();

  await longestHold(desk);
  const downloads: string[] = [];
  desk.on('download', (download) => downloads.push(download.suggestedFilename()));
  const xlsx = desk.getByRole('button', { name: '导出台账 XLSX' });
  const goOn = await heldExport(desk);
  await xlsx.click();
  await expect(desk.getByText(new RegExp(`正在写第 [1-9]\\d* / ${COUNT} 行`))).toBeVisible(FOUND);
  await desk.getByRole('button', { name: /^取\s*消$/ }).click();
  await goOn();
  await expect(desk.getByText('已取消导出，没有留下文件。')).toBeVisible(FOUND);
  expect(downloads).toEqual([]);

  const [download] = await Promise.all([desk.waitForEvent('download', { timeout: 180_000 }), xlsx.click()]);
  console.log(`longest hold of the page's thread while exporting: ${await longestHold(desk)} ms`);
  // Half a million cells take read-excel-file minutes: the whole is held against its own XML, a part is read by it.
  const xml = strFromU8(
    unzipSync(readFileSync(await download.path()))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
  );
  expect(xml.match(/<row /g)).toHaveLength(COUNT + 3);
  await desk.getByRole('searchbox', { name: '查找' }).fill('县直单位7 错别字');
  await expect(desk.getByRole('button', { name: `全部 ${found.length}` })).toBeVisible(FOUND);
  const [part] = await Promise.all([desk.waitForEvent('download'), xlsx.click()]);
  const sheet = await readSheet(readFileSync(await part.path()));
  const column = sheet[2]?.indexOf('工单编号') ?? -1;
  const numbersOf = (rows: readonly { number: string }[]) => rows.map(({ number }) => number).sort();
  expect(
    sheet
      .slice(3)
      .map((row) => String(row[column]))
      .sort(),
  ).toEqual(numbersOf(found));
  expect(errors).toEqual([]);
  await office.context.close();
});
