import { attributeOf, firstElementOf, nextElementOf, queryFirst, tagOf } from './dom.ts';
import { resolveUrl } from './resolve-url.ts';

/** The element all of a document stands in; none in an empty one. */
export const rootElementOf = (document: Document): Element | null => firstElementOf(document);

/** `document.body` of linkedom inserts a body when there is none; a reader must not. */
export function bodyOf(document: Document): Element | undefined {
  const root = rootElementOf(document);
  for (let child = root && firstElementOf(root); child; child = nextElementOf(child)) {
    const tag = tagOf(child);
    if (tag === 'body' || tag === 'frameset') return child;
  }
  return root ?? undefined;
}

/** Address that relative links of a document start from. */
export function baseOf(document: Document, url: string): string {
  const base = queryFirst(document, 'base[href]');
  const href = base && attributeOf(base, 'href');
  return (href && resolveUrl(href, url)) || url;
}

/** Address of a frame that has a page of its own, as written; '' for one the page fills itself. */
export function frameSource(frame: Element): string {
  const source = attributeOf(frame, 'src') ?? '';
  return /^\s*(about|javascript|data|blob):/i.test(source) ? '' : source;
}

/** An address as a sentence names it; of one that carries its content only the kind. */
export function shownSource(address: string): string {
  const carried = /^\s*(data:[\w/+.-]*|javascript:)/i.exec(address);
  return carried ? `${carried[1]?.toLowerCase()}…` : address.slice(0, 120);
}
