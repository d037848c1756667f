import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { askExtension } from '../../lib/node/ask-extension.ts';
import { removeProfile } from '../../lib/node/extension-browser.ts';
import { until } from '../../lib/node/overlay-driver.ts';
import { printTable } from '../../lib/node/print-table.ts';
import { tabIdOf } from '../../lib/node/walk-pages.ts';
import { openOffice } from '../e2e/fixtures.ts';

/** What a hostile page may cost beside a plain one: wall-clock times, so the plain page is measured on the same machine. */
const SITE = 'https://www.qinghe.example/bench/';
/** Given up after this long: a page that is not read by then is printed as such. */
const PATIENCE_MS = 60_000;

const EVIL = '<p>青禾县人民攻府，身份证号11010519491231002X。</p>';
const shell = (body: string) =>
  `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>公告</title></head><body><h1>关于供水的公告</h1>${body}</body></html>`;
const times = (count: number, piece: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => piece(at)).join('');
/** Elements put into one another by a script: a parser stops at 512; at 3,000 Chromium itself loses the tab. */
const deep = (tag: string, levels: number) =>
  `<div id="deep"></div><script>{ let at = document.getElementById('deep'); for (let i = 0; i < ${levels}; i++) { const next = document.createElement('${tag}'); at.append(next); at = next; } at.textContent = '青禾县人民攻府'; }</script>`;

const PAGES: Record<string, string> = {
  普通网页: shell(times(300, (at) => `<p>第 ${at} 段，内容正常。</p>`) + EVIL),
  '控件名 parentNode，之后加一段': shell(
    `<form><input name="parentNode">${EVIL}<div id="d"></div></form><script>addEventListener('load', () => setTimeout(() => d.append('新的一段'), 500))</script>`,
  ),
  '控件名 nextSibling 指回前面': shell(
    `<input form="f" name="nextSibling">${EVIL}<form id="f"></form>${EVIL}`,
  ),
  '嵌套列表 20000 层': shell(times(20_000, () => '<ul><li><a href="/a.html">甲</a> 2026-11-01')),
  '空框 20000 层': shell(`${'<div>'.repeat(20_000)}${EVIL}`),
  '空列表 20000 层': shell('<ul><li>'.repeat(20_000)),
  '脚本嵌套 2000 层': shell(deep('div', 2000) + EVIL),
  不停换地址和标题: shell(
    `${EVIL}<script>let n = 0; setInterval(() => { location.hash = ++n; const p = document.createElement('p'); p.textContent = '第 ' + n + ' 次'; document.body.append(p); }, 600)</script>`,
  ),
  '400 个框架': shell(times(400, () => '<iframe srcdoc="<p>字</p>"></iframe>') + EVIL),
};

const profile = mkdtempSync(join(tmpdir(), 'xundu-bench-'));
const office = await openOffice(profile);
const addresses = Object.keys(PAGES);
await office.context.route(`${SITE}**`, (route) => {
  const name = addresses[Number(new URL(route.request().url()).pathname.split('/').pop())];
  return route.fulfill({ contentType: 'text/html; charset=utf-8', body: PAGES[name ?? ''] ?? '' });
});
await office.context.addInitScript(() => {
  const seen = { longest: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
});

const rows: string[][] = [];
for (const [at, name] of addresses.entries()) {
  const tab = await office.context.newPage();
  const begun = performance.now();
  await tab.goto(`${SITE}${at}`, { waitUntil: 'commit' });
  // Once: the page may go to another address, or take its tab down.
  const tabId = await until('the tab', () => tabIdOf(office.desk, tab).catch(() => undefined));
  let slowest = 0;
  let state = 'reading';
  while (state !== 'read' && state !== 'failed' && performance.now() - begun < PATIENCE_MS) {
    const asked = performance.now();
    ({ state } = await askExtension(office.desk, 'pageSummary', { tabId }));
    slowest = Math.max(slowest, performance.now() - asked);
  }
  const took = performance.now() - begun;
  const { longest } = await tab
    .evaluate(() => (globalThis as unknown as { seen: { longest: number } }).seen)
    .catch(() => ({ longest: Number.NaN }));
  rows.push(
    [name, state, took, longest, slowest].map((cell) =>
      typeof cell === 'number' ? `${cell.toFixed(0)} ms` : cell,
    ),
  );
  await tab.close();
}
await office.context.close();
removeProfile(profile);
printTable(['网页', '结果', '到读完', '网页最长任务', '后台最慢应答'], rows);
