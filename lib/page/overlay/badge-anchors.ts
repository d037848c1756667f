import type { ColumnState } from '../../core/freshness/judge.ts';
import { columnUrlKey } from '../../core/register/column-url.ts';

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

const MORE = /^[\s[(（【]*(更多|more|查看|进入|全部|详情|[>»›+…]+)/i;
const HEADINGS = 'h1,h2,h3,h4,h5,h6,dt,caption,legend';
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
  if (own) {
    const words = ownPageHead(document, own.name);
    if (words?.parentElement) {
      anchors.push({ column: own, element: words.parentElement, words, role: 'own-page' });
      headings.add(words.parentElement);
    }
  }
  const names = new Set([...byKey.keys()].map(lastName));
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (!mayLead(link.getAttribute('href') ?? '', names)) continue;
    const column = byKey.get(columnUrlKey(link.href));
    if (!column || headings.has(link)) continue;
    const text = (link.textContent ?? '').trim();
    const isMore = MORE.test(text) && text !== column.name;
    const heading = isMore ? headingOfBlock(link, column.name) : null;
    if (heading?.parentElement && !headings.has(heading.parentElement)) {
      headings.add(heading.parentElement);
      anchors.push({ column, element: heading.parentElement, words: heading, role: 'heading' });
    }
    anchors.push({ column, element: link, words: mainWords(link), role: isMore ? 'more' : 'link' });
  }
  return { anchors: anchors.slice(0, MOST_BADGES), leftOut: Math.max(0, anchors.length - MOST_BADGES) };
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

function textNodesOf(root: Node, most: number): Text[] {
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, 4);
  const found: Text[] = [];
  while (found.length < most && walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text.data.trim() !== '') found.push(text);
  }
  return found;
}

/** The words a reader would call the link by: the first with two Han characters, else the first there are. */
function mainWords(link: Element): Text | null {
  const texts = textNodesOf(link, 20);
  return texts.find((text) => /\p{Script=Han}.*\p{Script=Han}/u.test(text.data)) ?? texts[0] ?? null;
}

/** The heading a 更多 link belongs to: the nearest block that names the column or holds one heading. */
function headingOfBlock(more: Element, name: string): Text | null {
  let block = more.parentElement;
  for (let level = 0; block && level < 4 && block.tagName !== 'BODY'; level++, block = block.parentElement) {
    const named = textNodesOf(block, 60).find(
      (text) => text.data.trim() === name && !text.parentElement?.closest('a'),
    );
    if (named) return named;
    const heading = block.querySelector(HEADINGS);
    if (heading)
      return heading.querySelector('a')
        ? null
        : (textNodesOf(heading, 3).find((t) => !more.contains(t)) ?? null);
  }
  return null;
}

/** Where a column's own list page says its name: a heading, else the end of the breadcrumb, else plain words. */
function ownPageHead(document: Document, name: string): Text | null {
  if (!document.body) return null;
  let best: Text | null = null;
  let bestRank = 0;
  const walker = document.createTreeWalker(document.body, 4);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text.data.length > name.length + 24 || text.data.trim().replace(/^[>»›/\s]+/, '') !== name) continue;
    const rank = rankOfHead(text);
    if (rank > bestRank) {
      best = text;
      bestRank = rank;
    }
  }
  return best;
}

function rankOfHead(text: Text): number {
  const parent = text.parentElement;
  if (!parent || parent.closest('script,style,noscript,template,option,select')) return 0;
  if (parent.closest('h1,h2,h3')) return 5;
  if (parent.closest('[class*="tit"],[class*="Tit"],h4,h5,h6,dt')) return parent.closest('a') ? 2 : 4;
  const trail = parent.closest('div,p,ul,td,nav,section');
  if (trail && TRAIL.test((trail.textContent ?? '').slice(0, 80))) return 3;
  return parent.closest('a,li,nav,footer') ? 1 : 2;
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
