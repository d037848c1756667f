import type { PageReading } from '../core/reading.ts';

export type Metas = PageReading['metas'];

/** Every named meta of a document in order, repeated and empty ones too: rules judge them (FIELD 5). */
export function readMetas(document: Document): Metas {
  const metas: Metas = [];
  for (const meta of document.querySelectorAll('meta')) {
    const name = meta.getAttribute('name') ?? meta.getAttribute('property') ?? meta.getAttribute('itemprop');
    if (name?.trim()) metas.push({ name: name.trim(), content: (meta.getAttribute('content') ?? '').trim() });
  }
  return metas;
}

/** First non-empty content of any of these names, compared without case. */
export function metaOf(metas: Metas, ...names: string[]): string | undefined {
  for (const name of names) {
    const found = metas.find((meta) => meta.name.toLowerCase() === name.toLowerCase() && meta.content);
    if (found) return found.content;
  }
  return undefined;
}

/** Words of the title element, white space collapsed; a title inside an <svg> is none. */
export function documentTitle(document: Document): string {
  const title = document.querySelector('head title') ?? document.querySelector('title');
  return (title?.textContent ?? '').replace(/[\s\u00a0\u3000]+/g, ' ').trim();
}
