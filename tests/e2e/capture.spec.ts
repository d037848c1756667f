import type { Page } from 'playwright';

import { allTickets, askExtension } from '../../lib/node/ask-extension.ts';
import { OverlayDriver, until } from '../../lib/node/overlay-driver.ts';
import { waitUntilRead } from '../../lib/node/walk-pages.ts';
import { selectWords } from '../../lib/node/walk-tickets.ts';
import { test as base, expect, type Office, openOffice } from './fixtures.ts';
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

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Pixels {
  width: number;
  height: number;
  type: string;
  /** Largest channel of any pixel over the private number: 0 is black. */
  brightestOverNumber: number;
  /** Middle of the frame's left, right, top and bottom line, as [red, green, blue]. */
  frame: number[][];
  /** Blocks of 8 × 8 pixels that are not as the page looked, outside frame and bar. */
  strangeBlocks: string[];
}

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

const boxOf = (tab: Page, id: string): Promise<Box> =>
  tab.evaluate((id) => {
    const { left, top, right, bottom } =
      document.getElementById(id)?.getBoundingClientRect() ?? new DOMRect();
    return { left, top, right, bottom };
  }, id);

/** The stored picture of the only ticket, decoded and laid beside how the page looked without us. */
async function pixelsOf(town: Office, plain: Buffer, fault: Box, number: Box): Promise<Pixels> {
  const [view] = await allTickets(town.desk);
  expect(view?.ticket.submission.evidenceNote).toBeUndefined();
  const [file] = view?.ticket.submission.evidenceFiles ?? [];
  expect(file).toMatchObject({ what: '截图', type: 'image/jpeg' });
  return town.desk.evaluate(
    async ({ hash, plain, fault, number }) => {
      const row = await new Promise<{ bytes: ArrayBuffer; type: string }>((resolve, reject) => {
        const opening = indexedDB.open('xundu');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asked = opening.result.transaction('evidence').objectStore('evidence').get(hash);
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result);
          };
        };
      });
      const pixelsIn = async (bytes: BlobPart, type: string) => {
        const bitmap = await createImageBitmap(new Blob([bytes], { type }));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        if (!context) throw new Error('no canvas');
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const taken = await pixelsIn(row.bytes, row.type);
      const page = await pixelsIn(
        Uint8Array.from(atob(plain), (character) => character.charCodeAt(0)),
        'image/png',
      );
      const at = ({ data, width }: ImageData, x: number, y: number) => {
        const from = (Math.round(y) * width + Math.round(x)) * 4;
        return [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0];
      };
      let brightest = 0;
      for (let y = Math.ceil(number.top); y < number.bottom; y++)
        for (let x = Math.ceil(number.left); x < number.right; x++)
          brightest = Math.max(brightest, ...at(taken, x, y));
      const middle = { x: (fault.left + fault.right) / 2, y: (fault.top + fault.bottom) / 2 };
      const isOurs = (x: number, y: number) =>
        [fault, number].some(
          (box) => x > box.left - 24 && x < box.right + 16 && y > box.top - 24 && y < box.bottom + 16,
        );
      const strangeBlocks: string[] = [];
      for (let y = 0; y + 8 <= page.height; y += 8) {
        for (let x = 0; x + 8 <= page.width; x += 8) {
          if (isOurs(x, y)) continue;
          let difference = 0;
          for (let inner = 0; inner < 64; inner++) {
            const [dx, dy] = [x + (inner % 8), y + Math.floor(inner / 8)];
            const before = at(page, dx, dy);
            difference += at(taken, dx, dy).reduce(
              (sum, one, i) => sum + Math.abs(one - (before[i] ?? 0)),
              0,
            );
          }
          // JPEG blurs the edges of letters; a foreign colour or line moves a whole block.
          if (difference / 192 > 16) strangeBlocks.push(`${x},${y}`);
        }
      }
      return {
        width: taken.width,
        height: taken.height,
        type: row.type,
        brightestOverNumber: brightest,
        frame: [
          at(taken, fault.left - 4, middle.y),
          at(taken, fault.right + 4, middle.y),
          at(taken, middle.x, fault.top - 4),
          at(taken, middle.x, fault.bottom + 4),
        ],
        strangeBlocks,
      };
    },
    { hash: file?.hash ?? '', plain: plain.toString('base64'), fault, number },
  );
}

function expectTrue(pixels: Pixels): void {
  expect(pixels).toMatchObject({ width: 1366, height: 768, type: 'image/jpeg' });
  expect(pixels.brightestOverNumber, 'the number is black').toBeLessThan(40);
  for (const [red = 0, green = 0, blue = 0] of pixels.frame) {
    expect(
      red - Math.max(green, blue),
      `a line of the frame is red: ${red},${green},${blue}`,
    ).toBeGreaterThan(60);
  }
  expect(pixels.strangeBlocks, 'nothing of ours is in the picture').toEqual([]);
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

  expectTrue(await pixelsOf(town, plain, fault, number));
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
  const pixels = await pixelsOf(town, plain, fault, number);
  // A field of the form has taken the focus: the selection is painted otherwise than it was.
  expectTrue(pixels);
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
