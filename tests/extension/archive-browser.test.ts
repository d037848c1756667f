import { afterEach, describe, expect, it, vi } from 'vitest';

import { archivePage } from '../../entrypoints/background/archive-page.ts';

afterEach(() => vi.unstubAllGlobals());

describe('the page as the browser saves it', () => {
  it('is read while the browser still holds its file: it is given up as soon as the callback is over', async () => {
    let isHeld = false;
    class Held extends Blob {
      override async arrayBuffer(): Promise<ArrayBuffer> {
        if (!isHeld) throw new Error('A requested file could not be found');
        return super.arrayBuffer();
      }
    }
    const saveAsMHTML = (_details: unknown, done: (mhtml: Blob) => void) => {
      isHeld = true;
      done(new Held(['From: <Saved by Blink>']));
      isHeld = false;
    };
    vi.stubGlobal('chrome', { pageCapture: { saveAsMHTML } });
    const saved = await archivePage(7);
    expect(saved.ok && new TextDecoder().decode(saved.value)).toBe('From: <Saved by Blink>');
  });

  it('is a sentence where the browser gives none, with its reason', async () => {
    const saveAsMHTML = (_details: unknown, done: (mhtml?: Blob) => void) => done();
    vi.stubGlobal('chrome', { pageCapture: { saveAsMHTML }, runtime: { lastError: { message: 'no tab' } } });
    expect(await archivePage(7)).toMatchObject({ ok: false, error: expect.stringContaining('no tab') });
  });
});
