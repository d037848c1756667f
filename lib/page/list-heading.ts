import {
  cleanHeading,
  headingElement,
  isHeadingText,
  pictureHeading,
  tabItems,
  textOf,
} from './heading-words.ts';
import type { PageText } from './page-text.ts';
import { resolveUrl } from './resolve-url.ts';

export interface ListHeading {
  text: string;
  href?: string;
  /** Index of the element the words stand in. */
  index: number;
}

const MAX_CLIMB = 6;
/** Brothers looked at before a list: heading, rule, picture and a few panels of the same tab bar. */
const MAX_BACK = 8;
/** Panels may be wrapped twice below the box that holds their tab bar. */
const MAX_TAB_CLIMB = 2;

interface Place {
  page: PageText;
  isList: (index: number) => boolean;
  base: string;
}

/**
 * The words a reader takes for the name of a list: nearest heading before its first row, tabs by position.
 *
 * @param isList whether an element holds rows of any list: no heading is looked for inside it
 */
export function findHeading(
  page: PageText,
  container: number,
  firstRow: number,
  isList: (index: number) => boolean,
  base: string,
): ListHeading | undefined {
  const place: Place = { page, isList, base };
  let at = firstRow;
  // Lists that stand before this one in its box: this is the panel of tab number `position`.
  let position = 0;
  let tabClimb = 0;
  for (let climb = 0; climb <= MAX_CLIMB && at >= 0; climb++) {
    const inside = at > container;
    let listsHere = 0;
    let back = 0;
    for (
      let child = previous(page, at);
      child >= 0 && back < MAX_BACK;
      child = previous(page, child), back++
    ) {
      if (isList(child)) {
        listsHere++;
        continue;
      }
      if (listsHere > 0 && position > 0) return undefined;
      const heading = headingIn(place, child, position + listsHere, inside);
      // A name that leads home is the logo: above it stands no heading of a list.
      if (heading && isLogo(place, heading)) return undefined;
      if (heading) return withMore(place, heading, child, at, firstRow, position + listsHere);
    }
    // Two levels of lists before this one: no tab bar names panels like that.
    if (listsHere > 0 && position > 0) return undefined;
    position += listsHere;
    if (position > 0 && tabClimb++ > MAX_TAB_CLIMB) return undefined;
    at = page.elements[at]?.parent ?? -1;
  }
  return undefined;
}

function previous(page: PageText, index: number): number {
  return page.elements[index]?.previous ?? -1;
}

function headingIn(place: Place, index: number, position: number, inside: boolean): ListHeading | undefined {
  const { page } = place;
  const item = page.elements[index];
  if (!item || item.area === 'footer' || item.end - item.start > 200) return undefined;
  if (item.end <= item.start) return position === 0 && !inside ? drawn(place, index) : undefined;
  const menu = item.area === 'nav' && !/tab/i.test(item.name);
  const tabs = menu ? [] : tabItems(page, index);
  if (tabs.length >= 2) {
    const tab = tabs[position];
    return tab === undefined ? undefined : named(place, tab);
  }
  // Several lists under one heading that is no tab bar: only the first is surely named by it.
  if (position > 0) return undefined;
  // The head of a table names its columns.
  if (holdsTableHead(page, index)) return undefined;
  const headRow = inside && holdsMore(place, index);
  const own = headingElement(page, index) ?? ((inside && !headRow) || menu ? undefined : index);
  if (own === undefined || !isHeadingText(cleanHeading(textOf(page, own)))) return undefined;
  return named(place, own);
}

/** On a page at the root of its host a column's heading may lead to the page itself. */
function isLogo({ page, base }: Place, { href, index }: ListHeading): boolean {
  if (href === undefined || !isHome(href, base)) return false;
  return !(isHome(base, base) && /^h[2-6]$/.test(page.elements[index]?.tag ?? ''));
}

function isHome(url: string, base: string): boolean {
  return /^\/?((index|default)\.\w+)?$/i.test(url.replace(hostOf(base), ''));
}

function hostOf(base: string): string {
  return /^[a-z]+:\/\/[^/?#]*/i.exec(base)?.[0] ?? base;
}

/** 教育新闻 更多…: the first row of an old table is its head. */
function holdsMore(place: Place, index: number): boolean {
  for (let at = index; at <= (place.page.elements[index]?.last ?? index); at++) {
    if (moreLink(place, at)) return true;
  }
  return false;
}

function holdsTableHead(page: PageText, index: number): boolean {
  for (let at = index; at <= (page.elements[index]?.last ?? index); at++) {
    if (page.elements[at]?.tag === 'th') return true;
  }
  return false;
}

function drawn({ page, base }: Place, index: number): ListHeading | undefined {
  const text = pictureHeading(page, index);
  if (!text) return undefined;
  const href = linkIn(page, index, base);
  return { text, index, ...(href ? { href } : {}) };
}

function named({ page, base }: Place, index: number): ListHeading {
  const href = linkIn(page, index, base);
  return { text: cleanHeading(textOf(page, index)), index, ...(href ? { href } : {}) };
}

/**
 * The heading's own link, else the 更多 between the heading's box and the end of the list, else the one right
 * after it. With as many of them as tabs, each tab has its own; a single one belongs to the first.
 */
function withMore(
  place: Place,
  heading: ListHeading,
  box: number,
  list: number,
  firstRow: number,
  position: number,
): ListHeading {
  if (heading.href) return heading;
  const { page, isList } = place;
  const last = page.elements[list]?.last ?? list;
  const next = page.elements[last + 1];
  const after = next && next.parent === page.elements[list]?.parent && !isList(last + 1) ? next.last : last;
  const links: string[] = [];
  for (let at = box; at <= after; at++) {
    // Boxes of other lists have links of their own, also below this one when `list` holds half the page.
    const end = page.elements[at]?.last ?? at;
    if (at !== list && at > box && isList(at) && !(at <= firstRow && firstRow <= end)) at = end;
    const href = moreLink(place, at);
    if (href) links.push(href);
  }
  const href = links[position];
  return href ? { ...heading, href } : heading;
}

function moreLink({ page, base }: Place, index: number): string {
  const item = page.elements[index];
  if (item?.tag !== 'a') return '';
  const words = `${textOf(page, index)} ${item.element.getAttribute('title') ?? ''}`.trim();
  const says =
    /^[\s[【(（]*(查看|阅读)?(更多|more)|^[>》›»+]+$/i.test(words) ||
    (words === '' && /more/i.test(item.name));
  return says ? resolveUrl(item.element.getAttribute('href') ?? '', base) : '';
}

function linkIn(page: PageText, index: number, base: string): string {
  const item = page.elements[index];
  for (let at = index; at <= (item?.last ?? index); at++) {
    const inner = page.elements[at];
    const href = inner?.tag === 'a' ? resolveUrl(inner.element.getAttribute('href') ?? '', base) : '';
    if (href) return href;
  }
  const above = page.elements[item?.parent ?? -1];
  return above?.tag === 'a' ? resolveUrl(above.element.getAttribute('href') ?? '', base) : '';
}
