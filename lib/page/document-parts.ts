import { resolveUrl } from './resolve-url.ts';

/** `document.body` of linkedom inserts a body when there is none; a reader must not. */
export function bodyOf(document: Document): Element | undefined {
  const root = document.documentElement as Element | null;
  for (let child = root?.firstElementChild; child; child = child.nextElementSibling) {
    if (child.localName === 'body' || child.localName === 'frameset') return child;
  }
  return root ?? undefined;
}

/** Address that relative links of a document start from. */
export function baseOf(document: Document, url: string): string {
  const href = document.querySelector('base[href]')?.getAttribute('href');
  return (href && resolveUrl(href, url)) || url;
}

/** A frame of another site refuses: null, not an error. */
export function contentDocument(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument ?? null;
  } catch {
    return null;
  }
}

/** Address of a frame that has a page of its own, as written; '' for one the page fills itself. */
export function frameSource(frame: Element): string {
  const source = frame.getAttribute('src') ?? '';
  return /^(about|javascript|data):/i.test(source) ? '' : source;
}
