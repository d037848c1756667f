import type { ColumnState } from '../../core/freshness/judge.ts';
import { columnUrlKey } from '../../core/register/column-url.ts';
import {
  attributeOf,
  closestTo,
  containsNode,
  headOf,
  ownerOf,
  parentElementOf,
  queryAll,
  queryFirst,
  tagOf,
  textNodesIn,
} from '../dom.ts';

/** A place of the page that leads to a registered column or account, or is its own page's head. */
export interface BadgeAnchor {
  column: ColumnState;
  element: Element;
  /** The words the badge stands beside; absent for pictures. */
  words: Text | null;
  role: 'link' | 'more' | 'heading' | 'own-page';
}

/** Measuring is bounded: a page of navigation with more links than this says so in the strip. */
const MOST_BADGES = 300;
/** Nodes looked at around 更多 links and for the page's own head, of all of them together: about 10 ms. */
const MOST_LOOKED = 60_000;
const NEAR_LINK = 400;
const NEAR_ELEMENTS = 2_000;
/** Places that say a column's name and are weighed against one another. */
const MOST_HEADS = 60;

const MORE = /^[\s[(（【]*(更多|more|查看|进入|全部|详情|[>»›+…]+)/i;
const HEADINGS: ReadonlySet<string> = new Set('h1 h2 h3 h4 h5 h6 dt caption legend'.split(' '));
const TRAIL = /当前位置|您的位置|您所在的位置|当前所在|所在位置/;

export function findBadgeAnchors(
  document: Document,
  columns: readonly ColumnState[],
  pageUrl: string,
): { anchors: BadgeAnchor[]; leftOut: number } {
  const byKey = new Map<string, ColumnState>();
  for (const column of columns) if (column.urlKey !== '') byKey.set(column.urlKey, column);
  const anchors: BadgeAnchor[] = [];
  if (byKey.size === 0) return { anchors, leftOut: 0 };

  const own = byKey.get(columnUrlKey(pageUrl));
  const headings = new Set<Element>();
  const within = { left: MOST_LOOKED };
  if (own) {
    const words = ownPageHead(document, own.name, within);
    const element = words && parentElementOf(words);
    if (element) {
      anchors.push({ column: own, element, words, role: 'own-page' });
      headings.add(element);
    }
  }
  const names = new Set([...byKey.keys()].map(lastName));
  const base = document.baseURI;
  let leftOut = 0;
  for (const link of queryAll(document.documentElement, 'a[href]')) {
    const written = attributeOf(link, 'href') ?? '';
    if (!mayLead(written, names)) continue;
    const column = byKey.get(columnUrlKey(addressOf(written, base)));
    if (!column || headings.has(link)) continue;
    if (anchors.length >= MOST_BADGES) {
      leftOut++;
      continue;
    }
    const text = headOf(link, NEAR_LINK).trim();
    const isMore = MORE.test(text) && text !== column.name;
    const heading = isMore ? headingOfBlock(link, column.name, within) : null;
    const holder = heading && parentElementOf(heading);
    if (holder && !headings.has(holder)) {
      headings.add(holder);
      anchors.push({ column, element: holder, words: heading, role: 'heading' });
    }
    anchors.push({ column, element: link, words: mainWords(link), role: isMore ? 'more' : 'link' });
  }
  leftOut += Math.max(0, anchors.length - MOST_BADGES);
  return { anchors: anchors.slice(0, MOST_BADGES), leftOut };
}

function addressOf(written: string, base: string): string {
  try {
    return new URL(written, base).href;
  } catch {
    return '';
  }
}

/** Last name of an address, without query and default page: `/lm/12/index.html?a` → `12`. */
function lastName(address: string): string {
  const path = address
    .replace(/[?#].*$/s, '')
    .replace(/\/(index|default)\.\w+$/i, '')
    .replace(/\/+$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * A look at the address as written, so that of ten thousand links only those are resolved that may lead to a
 * column. What a browser would rewrite (dots, spaces, other than ASCII) may lead anywhere.
 */
function mayLead(written: string, names: ReadonlySet<string>): boolean {
  const name = lastName(written);
  return (
    names.has(name) || !/^[\w-][\w.-]*$/.test(name) || /^(index|default)\./i.test(name) || /\s$/.test(written)
  );
}

/** The words a reader would call the link by: the first with two Han characters, else the first there are. */
function mainWords(link: Element): Text | null {
  const texts = textNodesIn(link, 20, { left: NEAR_LINK });
  return texts.find((text) => /\p{Script=Han}.*\p{Script=Han}/u.test(text.data)) ?? texts[0] ?? null;
}

/** Looks at a few nodes, and takes them off what is left of all. */
function near(root: Node, most: number, nodes: number, within: { left: number }): Text[] {
  const part = { left: Math.min(nodes, within.left) };
  const given = part.left;
  const found = textNodesIn(root, most, part);
  within.left -= given - Math.max(0, part.left);
  return found;
}

/** The heading a 更多 link belongs to: the nearest block that names the column or holds one heading. */
function headingOfBlock(more: Element, name: string, within: { left: number }): Text | null {
  let block = parentElementOf(more);
  for (
    let level = 0;
    block && level < 4 && tagOf(block) !== 'body';
    level++, block = parentElementOf(block)
  ) {
    if (within.left <= 0) return null;
    const named = near(block, 60, NEAR_LINK, within).find(
      (text) => text.data.trim() === name && !isWithin(text, 'a'),
    );
    if (named) return named;
    const heading = firstHeading(block, within);
    if (heading)
      return queryFirst(heading, 'a')
        ? null
        : (near(heading, 3, NEAR_LINK, within).find((text) => !containsNode(more, text)) ?? null);
  }
  return null;
}

function firstHeading(block: Element, within: { left: number }): Element | null {
  const walker = (ownerOf(block) as Document).createTreeWalker(block, 1);
  for (let looked = 0; looked < NEAR_ELEMENTS && within.left-- > 0 && walker.nextNode(); looked++) {
    const element = walker.currentNode as Element;
    if (HEADINGS.has(tagOf(element))) return element;
  }
  return null;
}

const isWithin = (text: Text, selector: string): boolean => {
  const holder = parentElementOf(text);
  return holder !== null && closestTo(holder, selector) !== null;
};

/** Where a column's own list page says its name: a heading, else the end of the breadcrumb, else plain words. */
function ownPageHead(document: Document, name: string, within: { left: number }): Text | null {
  if (!document.body) return null;
  let best: Text | null = null;
  let bestRank = 0;
  let weighed = 0;
  const walker = document.createTreeWalker(document.body, 4);
  while (within.left-- > 0 && weighed < MOST_HEADS && walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text.data.length > name.length + 24 || text.data.trim().replace(/^[>»›/\s]+/, '') !== name) continue;
    weighed++;
    const rank = rankOfHead(text);
    if (rank > bestRank) {
      best = text;
      bestRank = rank;
    }
  }
  return best;
}

function rankOfHead(text: Text): number {
  const parent = parentElementOf(text);
  if (!parent || closestTo(parent, 'script,style,noscript,template,option,select')) return 0;
  if (closestTo(parent, 'h1,h2,h3')) return 5;
  if (closestTo(parent, '[class*="tit"],[class*="Tit"],h4,h5,h6,dt')) return closestTo(parent, 'a') ? 2 : 4;
  const trail = closestTo(parent, 'div,p,ul,td,nav,section');
  if (trail && TRAIL.test(headOf(trail, 80).slice(0, 80))) return 3;
  return closestTo(parent, 'a,li,nav,footer') ? 1 : 2;
}

/** Nothing to build anew? */
export const sameAnchors = (a: readonly BadgeAnchor[], b: readonly BadgeAnchor[]): boolean =>
  a.length === b.length &&
  a.every(
    ({ element, words, column }, index) =>
      element === b[index]?.element && words === b[index]?.words && column === b[index]?.column,
  );

/** Each column once, in the order of the page. */
export const columnsOf = (anchors: readonly BadgeAnchor[]): ColumnState[] => [
  ...new Map(anchors.map(({ column }) => [column.targetId, column])).values(),
];
