import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContext } from 'playwright';

import type { Colour, Pixels } from './stored-picture.ts';

const EXTENSION = resolve('.output/chrome-mv3-e2e');

/** The built extension with the right to take pictures without a click on its button first. */
export function mayCapture(folder: string): string {
  const extension = join(folder, 'extension');
  cpSync(EXTENSION, extension, { recursive: true });
  const file = join(extension, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: ['<all_urls>'] }));
  return extension;
}

/** Frames of another site: the number of their address in blue. */
export const serveOther = (context: BrowserContext): Promise<unknown> =>
  context.route('https://other.example/**', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!DOCTYPE html><meta charset="utf-8"><p style="color:#00f;margin:4px">${new URL(route.request().url()).search.slice(1)}</p>`,
    }),
  );

/** Pixels of a picture that look so. */
export function count(picture: Pixels, matches: (colour: Colour) => boolean): number {
  let found = 0;
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++) if (matches(picture.at(x, y))) found++;
  return found;
}

/** Of the colour private numbers are written in. */
export const isBlue = ([red, green, blue]: Colour): boolean => blue - Math.max(red, green) > 70;
export const isBlack = (colour: Colour): boolean => Math.max(...colour) < 24;
