import type { Page } from 'playwright';

import type { Box } from '../../lib/page/overlay/page-box.ts';

export type Colour = [red: number, green: number, blue: number];

/** A picture as its pixels; outside of it they are none (NaN), like no colour at all. */
export interface Pixels {
  width: number;
  height: number;
  type: string;
  at(x: number, y: number): Colour;
}

/** A picture of the evidence store, decoded by the desk. */
export async function storedPicture(desk: Page, hash: string): Promise<Pixels> {
  const decoded = await desk.evaluate(async (hash) => {
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
    return { type: row.type, bytes: [...new Uint8Array(row.bytes)] };
  }, hash);
  return await decodedPicture(desk, Buffer.from(decoded.bytes), decoded.type);
}

export async function decodedPicture(desk: Page, picture: Buffer, type: string): Promise<Pixels> {
  const { width, height, data } = await desk.evaluate(
    async ({ encoded, type }) => {
      const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(bitmap, 0, 0);
      const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let text = '';
      for (let from = 0; from < data.length; from += 30_000)
        text += String.fromCharCode(...data.subarray(from, from + 30_000));
      return { width, height, data: btoa(text) };
    },
    { encoded: picture.toString('base64'), type },
  );
  const pixels = Buffer.from(data, 'base64');
  return {
    width,
    height,
    type,
    at(x, y) {
      const [column, line] = [Math.round(x), Math.round(y)];
      if (column < 0 || line < 0 || column >= width || line >= height)
        return [Number.NaN, Number.NaN, Number.NaN];
      const from = (line * width + column) * 4;
      return [pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0];
    },
  };
}

/** Where the element of this id stands in its window; nowhere where there is none. */
export const boxOf = (tab: Page, id: string): Promise<Box> =>
  tab.evaluate((id) => {
    const { left, top, right, bottom } =
      document.getElementById(id)?.getBoundingClientRect() ?? new DOMRect();
    return { left, top, right, bottom };
  }, id);

export interface Corner {
  x: number;
  y: number;
}

const isRed = ([red, green, blue]: Colour): boolean => red - Math.max(green, blue) > 90;

/** How far outside of the fault its frame is drawn, CSS pixels. */
const FRAME_AWAY = 4;

/**
 * Where in the window the picture's corner lay, in pixels of the screen, to within two: told by the red frame around
 * the fault. The page has no other red. Undefined where no frame is in the picture.
 */
export function cornerOf(picture: Pixels, fault: Box, scale: number): Corner | undefined {
  let [left, top] = [picture.width, picture.height];
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      if (!isRed(picture.at(x, y))) continue;
      left = Math.min(left, x);
      top = Math.min(top, y);
    }
  }
  if (left === picture.width) return undefined;
  const half = Math.max(2, 3 * scale) / 2;
  return {
    x: Math.round((fault.left - FRAME_AWAY) * scale - half - left),
    y: Math.round((fault.top - FRAME_AWAY) * scale - half - top),
  };
}

/** The same to the pixel, by the page as it looked: the corner near `about` at which most of it agrees. */
export function exactCorner(picture: Pixels, page: Pixels, about: Corner): Corner {
  const differenceAt = ({ x, y }: Corner) => {
    let difference = 0;
    for (let py = 0; py < picture.height; py += 5) {
      for (let px = 0; px < picture.width; px += 5) {
        const before = page.at(px + x, py + y);
        // What lies outside of the page differs as much as can be.
        difference += Number.isNaN(before[1]) ? 255 : Math.abs(picture.at(px, py)[1] - before[1]);
      }
    }
    return difference;
  };
  const steps = [-2, -1, 0, 1, 2];
  const near = steps.flatMap((dx) => steps.map((dy) => ({ x: about.x + dx, y: about.y + dy })));
  const [best] = near
    .map((corner) => ({ corner, difference: differenceAt(corner) }))
    .sort((a, b) => a.difference - b.difference);
  return best?.corner ?? about;
}
