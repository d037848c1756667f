import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { allTickets } from '../../lib/node/ask-extension.ts';
import { OverlayDriver, until } from '../../lib/node/overlay-driver.ts';
import { waitUntilRead } from '../../lib/node/walk-pages.ts';
import { expect, openOffice, test } from './fixtures.ts';
import { madeUpNumber } from './number-places.ts';
import { morePaintedPlaces } from './painted-more.ts';
import { paintedPlaces } from './painted-places.ts';
import { count, isBlue, mayCapture } from './picture-office.ts';
import { storedPicture } from './stored-picture.ts';

const SITE = 'https://www.qinghe.example/tu/';
const FAULT = '人民攻府';
/** One place alone: LEAK=mask */
const PLACES = [
  ...paintedPlaces(madeUpNumber(7), 'number'),
  ...morePaintedPlaces(madeUpNumber(7), 'number'),
].filter(({ name }) => new RegExp(process.env.LEAK ?? '').test(name));

const pageOf = (nth: number): string => {
  const place = PLACES[nth];
  return `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>公告 ${nth}</title>
<style>body{margin:30px 60px;font:16px/1.8 sans-serif;color:#444;background:#fff}p,ul{margin:4px 0}
.n,.n::placeholder,.n::marker,.n option{color:#00f}${place?.style ?? ''}</style>
<h1 style="font-size:22px">关于冬季供水的公告</h1>${place?.html ?? ''}
<p>青禾县<b>${FAULT}</b>定于十二月一日起分三批检修供水管道，请提前做好储水准备。</p>
<p>供水服务到此结束。</p><script>${place?.script ?? ''}</script></html>`;
};

/** Where a place asks for words nobody can find, no picture is an answer too; these must have one. */
const MAY_BE_REFUSED = /for a moment|among many/;

test('a number painted twice, elsewhere or for a moment is in no picture', async ({ profile }, info) => {
  test.setTimeout(1_500_000);
  const folder = mkdtempSync(join(tmpdir(), 'xundu-leaks-'));
  const office = await openOffice(profile, mayCapture(folder));
  const leaks: string[] = [];
  const refusals: string[] = [];
  try {
    await office.context.route(`${SITE}**`, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: pageOf(Number(new URL(route.request().url()).pathname.split('/').at(-1))),
      }),
    );
    for (const [nth, { name }] of PLACES.entries()) {
      // A tab of its own for each: one tab may file twenty tickets a minute.
      const tab = await office.context.newPage();
      const overlay = new OverlayDriver(tab);
      await tab.goto(`${SITE}${nth}`);
      await waitUntilRead(office.desk, tab);
      await overlay.clickMark(FAULT);
      await until('the card', () => overlay.card());
      const number = await overlay.fileFromCard().catch((error: Error) => {
        refusals.push(`${name}: ${error.message}`);
      });
      const ticket = (await allTickets(office.desk)).find((one) => one.ticket.number === number)?.ticket;
      const file = ticket?.submission.evidenceFiles?.[0];
      const blue = file ? count(await storedPicture(office.desk, file.hash), isBlue) : 0;
      if (number && !file) refusals.push(`${name}: ${ticket?.submission.evidenceNote}`);
      if (blue > 0) leaks.push(`${name}: ${blue}`);
      if (blue > 0) await tab.screenshot({ path: info.outputPath(`${nth}.png`) });
      await tab.close();
    }
  } finally {
    await office.context.close();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(
    `${PLACES.length} ways, ${leaks.length} with raw numbers, ${refusals.length} without a picture`,
    refusals,
  );
  expect(leaks, 'raw numbers in pictures').toEqual([]);
  expect(
    refusals.filter((one) => !MAY_BE_REFUSED.test(one)),
    'ways that cost the picture',
  ).toEqual([]);
});
