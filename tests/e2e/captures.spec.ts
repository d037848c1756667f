import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { allTickets } from '../../lib/node/ask-extension.ts';
import { OverlayDriver, until } from '../../lib/node/overlay-driver.ts';
import { waitUntilRead } from '../../lib/node/walk-pages.ts';
import { expect, openOffice, test } from './fixtures.ts';
import { madeUpNumber, type NumberPlace, numberPlaces } from './number-places.ts';
import { count, isBlack, isBlue, mayCapture, serveOther } from './picture-office.ts';
import { boxOf, cornerOf, storedPicture } from './stored-picture.ts';

/** Pictures taken in all; more of them with CAPTURES=200. */
const CAPTURES = Number(process.env.CAPTURES ?? 24);
const SCALES = [1, 1.25, 1.5];
const SITE = 'https://www.qinghe.example/zz/';
const FAULT = '人民攻府';

/** What moves on a page and is no private number: none of it may cost the picture. */
const MOVERS: readonly { name: string; html: string; script: string }[] = [
  {
    name: 'clock',
    html: '<p>现在是<b id="clock"></b></p>',
    script: `setInterval(()=>{document.getElementById('clock').textContent=new Date().toISOString()},50)`,
  },
  {
    name: 'carousel',
    html: '<div style="overflow:hidden;width:400px"><div id="reel" style="white-space:nowrap;transition:transform .3s">甲图说明文字 乙图说明文字 丙图说明文字</div></div>',
    script: `{let at=0;setInterval(()=>{at=(at+1)%3;document.getElementById('reel').style.transform='translateX(-'+at*120+'px)'},350)}`,
  },
  {
    name: 'late picture',
    html: '<p><img id="late-picture"></p>',
    script: `addEventListener('pointerdown',()=>setTimeout(()=>{document.getElementById('late-picture').src='data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=='},40),true)`,
  },
  {
    name: 'counter',
    html: '<p>访问量<span id="counter">100234</span>次</p>',
    script: `{let n=100234;setInterval(()=>{document.getElementById('counter').textContent=++n},30)}`,
  },
  {
    name: 'marquee',
    html: '<marquee width="500">欢迎访问本县政府网站，办事请到政务大厅。</marquee>',
    script: '',
  },
  {
    name: 'list drawn again',
    html: '<ul id="list"></ul>',
    script: `setInterval(()=>{document.getElementById('list').innerHTML=['冬季供水','道路施工'].map(t=>'<li>'+t+'通知 2026-11-20</li>').join('')},120)`,
  },
];

interface Sample {
  html: string;
  /** Places of the private numbers on it. */
  numbers: NumberPlace[];
  mover: string;
}

/** The nth page: something moves on it, and on two of three stand private numbers around the fault. */
function sample(nth: number): Sample {
  const mover = MOVERS[nth % MOVERS.length] ?? { name: '', html: '', script: '' };
  const places = numberPlaces(madeUpNumber(nth), 'number-a').length;
  const pick = (from: number, id: string) =>
    numberPlaces(madeUpNumber(from * 7 + nth), id)[(from * 5 + nth * 2) % places];
  const numbers =
    Math.floor(nth / 3) % 3 === 2
      ? []
      : [pick(1, 'number-a'), pick(4, 'number-b')].flatMap((one) => one ?? []);
  const [above, below] = numbers;
  const html = `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>公告 ${nth}</title>
<style>body{margin:30px 60px;font:16px/1.8 sans-serif;color:#444;background:#fff}a{color:#444}p,ul{margin:4px 0}
.n,.n::placeholder,.n::marker,.n option{color:#00f}@keyframes slide{from{transform:translateX(0)}to{transform:translateX(500px)}}
${numbers.map(({ style }) => style ?? '').join('\n')}</style>
<h1 style="font-size:22px">关于冬季供水的公告（第${nth}号）</h1><p>来源：县水务局</p>${nth % 2 ? mover.html : ''}
<div id="main">${above?.html ?? '<p>请各村提前储水。</p>'}
<p id="line">为保障全县城乡居民冬季用水安全稳定，经县水务局会同各乡镇研究并报请批准，青禾县<b id="fault">${FAULT}</b>定于十二月一日起分三批检修城区和各乡镇的供水管道，请广大居民提前做好储水准备。</p>
${below?.html ?? '<p>恢复供水时间另行通知。</p>'}</div>${nth % 2 ? '' : mover.html}<p>供水服务到此结束。</p>
<script>${mover.script}
${numbers.map(({ script }) => script ?? '').join('\n')}</script></html>`;
  return { html, numbers, mover: mover.name };
}

interface Outcome {
  scale: number;
  nth: number;
  what: string;
  note?: string | undefined;
  bluePixels: number;
  blackShare: number;
  /** Share of the fault's line that is black. */
  lineBlack: number;
  privates: number;
}

for (const [turn, scale] of SCALES.entries()) {
  test(`pictures of pages that move, at ${scale} pixels a CSS pixel: there, and no private number in them`, async ({
    profile,
  }, info) => {
    test.setTimeout(3_000_000);
    const folder = mkdtempSync(join(tmpdir(), 'xundu-captures-'));
    const office = await openOffice(profile, mayCapture(folder), [`--force-device-scale-factor=${scale}`]);
    const outcomes: Outcome[] = [];
    try {
      const samples = new Map<number, Sample>();
      for (let nth = turn; nth < CAPTURES; nth += SCALES.length) samples.set(nth, sample(nth));
      await office.context.route(`${SITE}**`, (route) => {
        const page = samples.get(Number(new URL(route.request().url()).pathname.split('/').at(-1)));
        return page
          ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: page.html })
          : route.fulfill({ status: 404, body: '' });
      });
      await serveOther(office.context);
      for (const [nth, { numbers, mover }] of samples) {
        // A tab of its own for each: one tab may file twenty tickets a minute.
        const tab = await office.context.newPage();
        const overlay = new OverlayDriver(tab);
        await tab.goto(`${SITE}${nth}`);
        await waitUntilRead(office.desk, tab);
        await overlay.clickMark(FAULT);
        await until('the card', () => overlay.card());
        const number = await overlay.fileFromCard();
        const ticket = (await allTickets(office.desk)).find((one) => one.ticket.number === number)?.ticket;
        const file = ticket?.submission.evidenceFiles?.[0];
        const what = `${mover}; ${numbers.map(({ name }) => name).join(', ') || 'no number'}`;
        const outcome = { scale, nth, what, privates: numbers.length };
        if (!file) {
          const note = ticket?.submission.evidenceNote ?? 'no note';
          outcomes.push({ ...outcome, note, bluePixels: 0, blackShare: 0, lineBlack: 0 });
          await tab.close();
          continue;
        }
        const picture = await storedPicture(office.desk, file.hash);
        const bluePixels = count(picture, isBlue);
        if (bluePixels > 0) await tab.screenshot({ path: info.outputPath(`${nth}-page.png`) });
        const line = await boxOf(tab, 'line');
        const corner = cornerOf(picture, await boxOf(tab, 'fault'), scale);
        if (!corner) {
          outcomes.push({ ...outcome, note: 'no red frame', bluePixels, blackShare: 0, lineBlack: 0 });
          await tab.close();
          continue;
        }
        let [lineBlack, linePixels] = [0, 0];
        for (let y = Math.ceil(line.top * scale); y < line.bottom * scale; y++)
          for (let x = Math.ceil(line.left * scale); x < Math.min(line.right, line.left + 500) * scale; x++) {
            linePixels++;
            if (isBlack(picture.at(x - corner.x, y - corner.y))) lineBlack++;
          }
        outcomes.push({
          ...outcome,
          bluePixels,
          blackShare: count(picture, isBlack) / (picture.width * picture.height),
          lineBlack: lineBlack / linePixels,
        });
        await tab.close();
      }
    } finally {
      await office.context.close();
      rmSync(folder, { recursive: true, force: true });
    }
    writeFileSync(info.outputPath('outcomes.json'), JSON.stringify(outcomes, null, 1));
    const refused = outcomes.filter(({ note }) => note !== undefined);
    const plain = outcomes.filter(({ privates, note }) => privates === 0 && note === undefined);
    const shares = plain.map(({ blackShare }) => blackShare).sort((a, b) => a - b);
    const said = (some: readonly Outcome[]) =>
      some.map(({ nth, what, note }) => `${nth} ${what} ${note ?? ''}`);
    expect(said(outcomes.filter(({ bluePixels }) => bluePixels > 0)), 'private numbers in pictures').toEqual(
      [],
    );
    expect(said(refused).length, said(refused).join('\n')).toBeLessThanOrEqual(
      Math.max(1, outcomes.length / 100),
    );
    expect(shares[Math.floor(shares.length / 2)], 'black on pages without private numbers').toBeLessThan(
      0.05,
    );
    expect(plain.filter(({ lineBlack }) => lineBlack > 0.02).length, 'fault lines that are covered').toBe(0);
    expect(
      outcomes.filter(({ privates, blackShare }) => privates > 0 && blackShare > 0.001).length,
      'pictures of pages with private numbers that show black',
    ).toBeGreaterThan(0);
  });
}
