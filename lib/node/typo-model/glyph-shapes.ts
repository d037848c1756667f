import { chromium } from 'playwright';

/** Neighbours a character may have by shape, and how alike two must look (cosine, mean of both faces). */
const MOST = 10;
const ALIKE = 0.5;

/**
 * For each character those that look most like it, best first: both are drawn in Noto Sans and Noto Serif CJK by a
 * headless Chromium, cropped to their ink, scaled to 24 × 24, blurred, and compared by cosine about the mean glyph.
 *
 * @param characters every one a candidate and asked for
 * @throws when the browser is missing or the faces are not installed (fonts-noto-cjk)
 */
export async function shapeNeighbours(characters: readonly string[]): Promise<Map<string, string[]>> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    const rows = await page.evaluate(findNeighbours, { text: characters.join(''), most: MOST, alike: ALIKE });
    return new Map(rows.map(([character, ...near]) => [character ?? '', near]));
  } finally {
    await browser.close();
  }
}

/** Runs in the page, so it may use nothing of this file. */
function findNeighbours({ text, most, alike }: { text: string; most: number; alike: number }): string[][] {
  const faces = ['Noto Sans CJK SC', 'Noto Serif CJK SC'];
  const drawn = 64;
  const size = 24;
  const characters = [...text];
  const canvas = new OffscreenCanvas(drawn, drawn);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const small = new OffscreenCanvas(size, size);
  const target = small.getContext('2d', { willReadFrequently: true });
  if (!context || !target) throw new Error('no canvas');
  const vectors = faces.map((face) => {
    const rows = characters.map((character) => {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, drawn, drawn);
      context.fillStyle = '#000';
      context.font = `48px "${face}"`;
      context.textBaseline = 'middle';
      context.textAlign = 'center';
      context.fillText(character, drawn / 2, drawn / 2);
      const ink = context.getImageData(0, 0, drawn, drawn).data;
      let [left, top, right, bottom] = [drawn, drawn, 0, 0];
      for (let at = 0; at < drawn * drawn; at++) {
        if ((ink[at * 4] ?? 255) > 160) continue;
        left = Math.min(left, at % drawn);
        right = Math.max(right, at % drawn);
        top = Math.min(top, Math.floor(at / drawn));
        bottom = Math.max(bottom, Math.floor(at / drawn));
      }
      target.fillStyle = '#fff';
      target.fillRect(0, 0, size, size);
      target.filter = 'blur(0.8px)';
      // A flat stroke (一) must stay flat: never stretched to more than the longer side.
      const side = Math.max(right - left, bottom - top, 1) + 1;
      const [wide, high] = [Math.max(right - left + 1, side * 0.7), Math.max(bottom - top + 1, side * 0.7)];
      target.drawImage(
        canvas,
        (left + right + 1 - wide) / 2,
        (top + bottom + 1 - high) / 2,
        wide,
        high,
        1,
        1,
        22,
        22,
      );
      target.filter = 'none';
      const pixels = target.getImageData(0, 0, size, size).data;
      return Float32Array.from({ length: size * size }, (_, at) => 255 - (pixels[at * 4] ?? 255));
    });
    const mean = new Float32Array(size * size);
    for (const row of rows)
      for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] ?? 0) + (row[at] ?? 0) / rows.length;
    for (const row of rows) {
      let length = 0;
      for (let at = 0; at < row.length; at++) {
        row[at] = (row[at] ?? 0) - (mean[at] ?? 0);
        length += (row[at] ?? 0) ** 2;
      }
      length = Math.sqrt(length) || 1;
      for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? 0) / length;
    }
    return rows;
  });
  return characters.map((character, one) => {
    const near: [number, string][] = [];
    for (let other = 0; other < characters.length; other++) {
      if (other === one) continue;
      let cosine = 0;
      for (const rows of vectors) {
        const a = rows[one] as Float32Array;
        const b = rows[other] as Float32Array;
        for (let at = 0; at < a.length; at++) cosine += (a[at] as number) * (b[at] as number);
      }
      cosine /= vectors.length;
      if (cosine >= alike) near.push([cosine, characters[other] ?? '']);
    }
    near.sort((a, b) => b[0] - a[0]);
    return [character, ...near.slice(0, most).map(([, other]) => other)];
  });
}
