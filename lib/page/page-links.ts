import type { Link } from '../core/reading.ts';
import type { Area } from './element-areas.ts';
import type { HiddenAsker } from './hidden.ts';
import type { PageText } from './page-text.ts';
import { resolveUrl, siteOfUrl } from './resolve-url.ts';

const ROLE_OF_AREA: Record<Area, Link['role']> = {
  nav: 'nav',
  footer: 'footer',
  heading: 'heading',
  aside: 'other',
  form: 'other',
  main: 'body',
};

/** Every link that leads to a page. Whether it is hidden is asked only of rows and of links to another site. */
export function* readLinks(
  page: PageText,
  baseOf: (index: number) => string,
  inRow: (offset: number) => boolean,
  hidden: HiddenAsker,
): Generator<void, Link[]> {
  const own = siteOfUrl(page.parts[0]?.base ?? '');
  const links: Link[] = [];
  let foreign = 0;
  for (const [index, item] of page.elements.entries()) {
    if (index % 4000 === 3999) yield;
    if (item.tag !== 'a' && item.tag !== 'area') continue;
    const href = resolveUrl(item.element.getAttribute('href') ?? '', baseOf(index));
    if (!href) continue;
    const words = page.text.slice(item.start, item.end).replace(/\n/g, ' ').trim();
    const text = words || (item.element.getAttribute('title') ?? '').trim() || pictureWords(page, index);
    const row = inRow(item.start) && item.end > item.start;
    const role = row ? 'list' : ROLE_OF_AREA[item.area];
    if (siteOfUrl(href) === own) {
      links.push({ text, href, role, hidden: row ? hidden.ask(index) : { is: 'unknown' } });
      continue;
    }
    // In a live tab each of them may ask for computed style.
    if (++foreign % 25 === 0) yield;
    const place = words ? { start: item.start, end: item.end } : {};
    links.push({ text, href, role, hidden: hidden.askLink(index), ...place });
  }
  return links;
}

function pictureWords(page: PageText, index: number): string {
  const last = page.elements[index]?.last ?? index;
  for (let at = index + 1; at <= last; at++) {
    const item = page.elements[at];
    const words = item?.tag === 'img' ? (item.element.getAttribute('alt') ?? '').trim() : '';
    if (words) return words;
  }
  return '';
}
