import { describe, expect, it } from 'vitest';

import { filterMarkups } from '../../../lib/page/overlay/filter-markup.ts';
import { rootEffects } from '../../../lib/page/overlay/root-effects.ts';
import { parseHtml } from '../../../lib/page/parse-html.ts';

const ADDRESS = 'https://www.qinghe.example/index.html';
const MIX = '<feColorMatrix type="saturate" values="0"/>';

/** A page of that address whose browser keeps no files. */
function bench(body: string) {
  const document = parseHtml(`<!DOCTYPE html><html><body>${body}</body></html>`);
  for (const name of ['URL', 'baseURI']) Object.defineProperty(document, name, { value: ADDRESS });
  const asked: string[] = [];
  const view = {
    document,
    location: new URL(ADDRESS),
    fetch: async (file: string) => {
      asked.push(file);
      throw new TypeError('not in the store');
    },
  };
  const { markupOf } = filterMarkups(view as unknown as Window & typeof globalThis);
  return { markupOf, asked };
}

describe('the drawing of a filter', () => {
  it('is found in the page', () => {
    const { markupOf } = bench(`<svg><filter id="grey">${MIX}</filter></svg>`);
    expect(markupOf('#grey')).toContain('<filter id="grey">');
  });

  it.each(['https://[x', 'https://[x#grey', 'http://a b/#g', '/f.svg#%E0', '/f.svg#%', '//'])(
    'is not had from an address that cannot be read, and nothing fails: %s',
    (address) => {
      const { markupOf } = bench('');
      expect(markupOf(address)).toBeNull();
      const style = { getPropertyValue: (name: string) => (name === 'filter' ? `url("${address}")` : '') };
      expect(rootEffects(style, markupOf).fault).toBe('看不清');
    },
  );
});
