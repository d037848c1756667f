import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { OverlayDriver, until } from '../../lib/node/overlay-driver.ts';
import { waitUntilRead } from '../../lib/node/walk-pages.ts';
import { selectWords } from '../../lib/node/walk-tickets.ts';
import type { Box } from '../../lib/page/overlay/page-box.ts';
import { test as base, expect, type Office, openOffice } from './fixtures.ts';
import {
  boxOf,
  cornerOf,
  decodedPicture,
  exactCorner,
  type Pixels,
  storedPicture,
} from './stored-picture.ts';
import { pressInPopup, TOOLBAR_FLAG } from './toolbar-button.ts';

// Of no site the office chose: only the button itself lets the extension in.
const ADDRESS = 'https://www.shiqiao-town.example/tzgg/7.html';
const FAULT = '人民攻府';
const NUMBER = '11010519491231002X';
const HTML = `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>石桥镇公告</title>
<style>body{margin:40px;font:20px/2 sans-serif;background:#e8f0e0}p{max-width:60em}</style>
<h1>关于冬季供水的公告</h1>
<p>石桥镇<b id="fault">${FAULT}</b>定于十二月一日起检修供水管道，请各村提前储水。</p>
<p>申请人身份证号<b id="number">${NUMBER}</b>，材料已收到。</p>
<p>联系地址：石桥镇政府街一号。来源：石桥镇党政办。</p></html>`;

const test = base.extend<{ town: Office }>({
  town: async ({ profile }, use) => {
    const town = await openOffice(profile, undefined, [TOOLBAR_FLAG]);
    await town.context.route('https://www.shiqiao-town.example/**', (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: HTML }),
    );
    await use(town);
    await town.context.close();
  },
});

/** The stored picture of the only ticket, laid beside how the page looked without us. */
async function expectTrue(town: Office, plain: Buffer, fault: Box, number: Box): Promise<void> {
  const [view] = await allTickets(town.desk);
  expect(view?.ticket.submission.evidenceNote).toBeUndefined();
  const [file] = view?.ticket.submission.evidenceFiles ?? [];
  expect(file).toMatchObject({ what: '截图', type: 'image/jpeg' });
  const taken = await storedPicture(town.desk, file?.hash ?? '');
  const page = await decodedPicture(town.desk, plain, 'image/png');
  expect(taken.type).toBe('image/jpeg');
  const about = cornerOf(taken, fault, 1);
  if (!about) throw new Error('no red frame is in the picture');
  const corner = exactCorner(taken, page, about);
  // Cut to the fault's block with some lines around it: the last line of the page is not in it.
  expect(taken.width).toBeLessThan(page.width);
  expect(taken.height).toBeLessThan(page.height / 2);
  const at = (x: number, y: number) => taken.at(x - corner.x, y - corner.y);
  const isTaken = (x: number, y: number) =>
    x >= corner.x && y >= corner.y && x < corner.x + taken.width && y < corner.y + taken.height;

  let brightest = 0;
  for (let y = Math.ceil(number.top); y < number.bottom; y++)
    for (let x = Math.ceil(number.left); x < number.right; x++) {
      expect(isTaken(x, y), 'the number stands in the picture').toBe(true);
      brightest = Math.max(brightest, ...at(x, y));
    }
  expect(brightest, 'the number is black').toBeLessThan(40);

  const middle = { x: (fault.left + fault.right) / 2, y: (fault.top + fault.bottom) / 2 };
  for (const [red, green, blue] of [
    at(fault.left - 4, middle.y),
    at(fault.right + 4, middle.y),
    at(middle.x, fault.top - 4),
    at(middle.x, fault.bottom + 4),
  ]) {
    const redder = red - Math.max(green, blue);
    expect(redder, `a line of the frame is red: ${red},${green},${blue}`).toBeGreaterThan(60);
  }
  expect(strangeBlocks(page, at, isTaken, [fault, number]), 'nothing of ours is in the picture').toEqual([]);
}

/** Blocks of 8 × 8 pixels that are not as the page looked, outside of frame and bar. */
function strangeBlocks(
  page: Pixels,
  at: Pixels['at'],
  isTaken: (x: number, y: number) => boolean,
  ours: readonly Box[],
): string[] {
  const isOurs = (x: number, y: number) =>
    ours.some((box) => x > box.left - 24 && x < box.right + 16 && y > box.top - 24 && y < box.bottom + 16);
  const strange: string[] = [];
  for (let y = 0; y + 8 <= page.height; y += 8) {
    for (let x = 0; x + 8 <= page.width; x += 8) {
      if (isOurs(x, y) || !isTaken(x, y) || !isTaken(x + 7, y + 7)) continue;
      let difference = 0;
      for (let inner = 0; inner < 64; inner++) {
        const [dx, dy] = [x + (inner % 8), y + Math.floor(inner / 8)];
        const before = page.at(dx, dy);
        difference += at(dx, dy).reduce((sum, one, i) => sum + Math.abs(one - (before[i] ?? 0)), 0);
      }
      // JPEG blurs the edges of letters; a foreign colour or line moves a whole block.
      if (difference / 192 > 16) strange.push(`${x},${y}`);
    }
  }
  return strange;
}

test('报错 behind the toolbar button keeps a picture: fault framed, number black, nothing of ours in it', async ({
  town,
}, info) => {
  const { context, desk } = town;
  const tab = await context.newPage();
  await tab.goto(ADDRESS);
  const [fault, number] = [await boxOf(tab, 'fault'), await boxOf(tab, 'number')];
  const plain = await tab.screenshot();
  await pressInPopup(town, tab, desk, '读本页');
  await waitUntilRead(desk, tab);
  const overlay = new OverlayDriver(tab);
  await overlay.clickMark(FAULT);
  await until('the card', () => overlay.card());
  const marks = await overlay.marks();
  await overlay.fileFromCard();
  await tab.screenshot({ path: info.outputPath('filed.png') });

  await expectTrue(town, plain, fault, number);
  // Back on the page as before: the card with its number, the strip, the marks.
  expect((await overlay.card())?.text).toContain('已报错');
  expect((await overlay.card())?.text).not.toContain('没有截图');
  expect((await overlay.marks()).map(({ text }) => text).sort()).toEqual(
    marks.map(({ text }) => text).sort(),
  );
  expect((await tab.screenshot()).equals(plain)).toBe(false);
});

test('words a volunteer selected are framed in the picture as a finding is', async ({ town }) => {
  const { context, desk } = town;
  await askExtension(desk, 'setSettings', { person: { name: '', unit: '' }, role: '公众志愿者' });
  const tab = await context.newPage();
  await tab.goto(ADDRESS);
  const [fault, number] = [await boxOf(tab, 'fault'), await boxOf(tab, 'number')];
  await selectWords(tab, FAULT);
  const plain = await tab.screenshot();
  await pressInPopup(town, tab, desk, '报错');
  const overlay = new OverlayDriver(tab);
  await until('the form', () => overlay.card());
  await overlay.fileFromCard('提交');
  // A field of the form has taken the focus: the selection is painted otherwise than it was.
  await expectTrue(town, plain, fault, number);
});

test('without the button and without the permission the card says that there is no picture', async ({
  office,
}) => {
  const { overlay } = await office.read(office.page('article-township').url);
  await overlay.clickMark(FAULT);
  await until('the card', () => overlay.card());
  await overlay.fileFromCard();
  expect((await overlay.card())?.text).toContain('浏览器没有允许截图，没有截图。');
  const [view] = await allTickets(office.desk);
  expect(view?.ticket.submission.evidenceFiles).toBeUndefined();
  expect(view?.ticket.submission.evidenceNote).toContain('没有截图');
});
