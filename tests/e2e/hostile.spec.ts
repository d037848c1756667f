import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import type { Page } from 'playwright';

import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { ledgerRows } from '../../lib/node/ledger-rows.ts';
import { until } from '../../lib/node/overlay-driver.ts';
import { exportLedger } from '../../lib/node/walk-desk.ts';
import { tabIdOf } from '../../lib/node/walk-pages.ts';
import { selectWords } from '../../lib/node/walk-tickets.ts';
import { expect, test } from './fixtures.ts';
import { HOSTILE_STRINGS } from './hostile-strings.ts';

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const url = (i: number) =>
  `https://www.qinghe.example/hostile/${i}?q=${encodeURIComponent('=1+1"><script>')}`;

/** Fails on any dialog and remembers whether a script of the strings ran. */
function watch(page: Page): { dialogs: string[] } {
  const seen = { dialogs: [] as string[] };
  page.on('dialog', (dialog) => {
    seen.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return seen;
}

test('hostile words of a page, its title and its address run nowhere and become no formula', async ({
  office,
}, info) => {
  expect(HOSTILE_STRINGS.length).toBeGreaterThanOrEqual(50);
  const { context, desk } = office;
  const watched = watch(desk);

  for (const [i, exact] of HOSTILE_STRINGS.entries()) {
    await askExtension(desk, 'fileTicket', {
      reading: { url: url(i), title: exact, site: { name: exact }, columnName: exact },
      selection: { exact, prefix: exact.slice(0, 32), suffix: '', start: 0 },
      surroundings: [exact],
      problemClass: '错别字',
      description: exact,
      suggestion: exact,
    });
  }
  await desk.bringToFront();
  await desk.reload();
  await expect(desk.getByText(`共 ${HOSTILE_STRINGS.length} 张`).first()).toBeVisible();
  for (const view of (await allTickets(desk)).slice(0, 8)) {
    await desk.goto(`${desk.url().split('#')[0]}#ticket=${view.ticket.id}`);
    await desk.locator('.ant-drawer').getByText(view.ticket.number).first().waitFor();
  }
  await desk.keyboard.press('Escape');

  await exportLedger(desk, info.outputDir);
  const file = join(info.outputDir, 'ledger.xlsx');
  const rows = await ledgerRows(file);
  expect(rows).toHaveLength(HOSTILE_STRINGS.length);
  const parts = unzipSync(readFileSync(file));
  for (const [name, bytes] of Object.entries(parts)) {
    if (!name.endsWith('.xml')) continue;
    expect(strFromU8(bytes), name).not.toMatch(/<f[\s>]/);
    expect(name).not.toMatch(/externalLink|vbaProject/);
  }
  for (const plain of HOSTILE_STRINGS.filter((one) => /^[\x20-\x7e＝＋－＠]+$/.test(one))) {
    expect(rows.map((row) => row.错误原文)).toContain(plain);
  }

  const csv = readFileSync(join(info.outputDir, 'ledger.csv'), 'utf8');
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  const table = Papa.parse<string[]>(csv.slice(1)).data;
  for (const cell of table.flat()) expect(cell, JSON.stringify(cell)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);

  expect(watched.dialogs).toEqual([]);
  expect(await desk.evaluate(() => 'hit' in globalThis)).toBe(false);
  for (const page of context.pages()) expect(page.url()).not.toContain('elsewhere');
});

test('a page made of hostile words is read, marked and reported from without anything running', async ({
  office,
}) => {
  const { context, desk } = office;
  const address = url(999);
  const paragraphs = HOSTILE_STRINGS.map((words) => `<p>${escapeText(words)}</p>`).join('\n');
  const html = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeText('=1+1<script>alert(1)</script>')}</title></head><body><h1>石桥镇人民攻府公告</h1>${paragraphs}</body></html>`;
  await context.route('https://www.qinghe.example/hostile/**', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  const { tab, overlay } = await office.read(address);
  const watched = watch(tab);
  await overlay.clickMark('人民攻府');
  await until('the card', () => overlay.card());
  await overlay.fileFromCard();
  await tab.keyboard.press('Escape');

  await selectWords(tab, '<details open ontoggle=alert(1)>');
  const popup = await office.own(`popup.html?tabId=${await tabIdOf(desk, tab)}`);
  const popupWatch = watch(popup);
  await popup.getByRole('button', { name: /^报\s?错$/ }).click();
  await tab.bringToFront();
  await until('the form', () => overlay.card());
  await overlay.fileFromCard('提交');

  const tickets = await allTickets(desk);
  expect(tickets.map((view) => view.ticket.submission.quote?.exact).sort()).toEqual(
    ['<details open ontoggle=alert(1)>', '人民攻府'].sort(),
  );
  expect([...watched.dialogs, ...popupWatch.dialogs]).toEqual([]);
  expect(await tab.evaluate(() => 'hit' in globalThis)).toBe(false);
});
