import { afterEach, expect, it, vi } from 'vitest';

import type { Shown } from '../../../lib/page/overlay/shown-list.ts';
import { shownIn } from '../../../lib/page/overlay/shown-words.ts';
import { parseHtml } from '../../../lib/page/parse-html.ts';

/** Everything of linkedom stands at the corner of the window, far from this. */
const CROP = { left: 5_000, top: 5_000, right: 5_400, bottom: 5_300 };
const NUMBER = '13800138000';

afterEach(() => vi.unstubAllGlobals());

/** Reads a page in which one element writes a number into the crop by its style. */
function shown(elements: number): { shown: Shown; styles: number } {
  vi.stubGlobal(
    'DOMRect',
    class {
      constructor(
        readonly left: number,
        readonly top: number,
        readonly width: number,
        readonly height: number,
      ) {}
      get right() {
        return this.left + this.width;
      }
      get bottom() {
        return this.top + this.height;
      }
    },
  );
  const body = `${'<i></i>'.repeat(elements)}<b></b>`;
  const document = parseHtml(`<!DOCTYPE html><html><body>${body}</body></html>`);
  let styles = 0;
  const nothing = { content: 'none', display: 'block', getPropertyValue: () => '' };
  const written = {
    ...nothing,
    content: `"${NUMBER}"`,
    position: 'fixed',
    transform: 'none',
    left: '5100px',
    top: '5100px',
    width: '200px',
    height: '20px',
  };
  const getComputedStyle = (element: Element, part?: string) => {
    styles++;
    return element.localName === 'b' && part === '::before' ? written : nothing;
  };
  class HTMLElement {}
  const view = { document, getComputedStyle, frameElement: null, Element: HTMLElement };
  Object.defineProperty(document, 'defaultView', { value: view });
  Object.defineProperty(document, 'createRange', { value: () => ({}) });
  const steps = shownIn(document, CROP, null);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { shown: value as Shown, styles };
  }
}

it('words a style sets into the picture are read though their element is the ten thousandth', () => {
  const { shown: read } = shown(10_000);
  expect(read.pieces.map(({ words }) => words)).toEqual([NUMBER]);
  expect(read.isCut).toBe(false);
});

it('of a page with more elements than are asked, nobody says what is in the picture', () => {
  const { shown: read, styles } = shown(80_000);
  expect(read.isCut).toBe(true);
  expect(styles).toBeLessThan(250_000);
});
