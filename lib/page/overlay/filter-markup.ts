import { attributeNamesOf, attributeOf, tagOf } from '../dom.ts';
import { filterAt, partsOf } from './filter-parts.ts';
import type { FilterMarkup } from './root-effects.ts';

/** No filter of a grey page is longer, units. */
const LONGEST = 100_000;

/**
 * Finds the drawings of filters: in the page, or in a file of its site that the browser has loaded already. Of those
 * it asks the browser's store alone: nothing is sent.
 */
export function filterMarkups(view: Window & typeof globalThis): {
  markupOf: FilterMarkup;
  /** The first file asked for is on its way: what it does is known in a moment. */
  isReading(): boolean;
} {
  const { document } = view;
  const files = new Map<string, string | null>();
  let isReading = false;

  async function read(file: string): Promise<void> {
    try {
      const answer = await view.fetch(file, { cache: 'only-if-cached', mode: 'same-origin' });
      const text = answer.ok ? await answer.text() : '';
      files.set(file, text.length > LONGEST ? null : text);
    } catch {
      // Not in the store: nobody can say what it does.
    }
    isReading = false;
  }

  /** The address of a drawing and its name there; null for an address no browser reads, which a page may write. */
  function addressOf(written: string): { url: URL; id: string } | null {
    try {
      const url = new URL(written, document.baseURI);
      return { url, id: decodeURIComponent(url.hash.slice(1)).replace(/[^\w-]/g, '') };
    } catch {
      return null;
    }
  }

  const markupOf: FilterMarkup = (address) => {
    const near = document.documentElement;
    const named = addressOf(address);
    if (!named) return null;
    const { url, id } = named;
    const [file = ''] = url.href.split('#');
    if (file === document.URL.split('#')[0] || address.startsWith('#')) {
      const filter = filterAt(address, near);
      return filter && [filter, ...partsOf(filter)].map(written).join('');
    }
    const known = files.get(file);
    if (known === undefined && url.origin === view.location.origin) {
      // A page that names one file after another is not waited for.
      isReading = files.size === 0;
      files.set(file, null);
      void read(file);
    }
    const found = id && new RegExp(`<filter\\b[^>]*\\bid=["']${id}["'][^]*?</filter>`, 'i').exec(known ?? '');
    return found ? found[0] : null;
  };
  return { markupOf, isReading: () => isReading };
}

const written = (element: Element): string =>
  `<${tagOf(element)}${attributeNamesOf(element)
    .map((name) => ` ${name}="${(attributeOf(element, name) ?? '').replace(/["\\<>]/g, ' ')}"`)
    .join('')}>`;
