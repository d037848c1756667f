import {
  firstChildOf,
  isConnected,
  isElement,
  isMatched,
  isText,
  nextSiblingOf,
  parentElementOf,
  queryFirst,
  rectOf,
} from '../dom.ts';
import type { BadgeAnchor } from './badge-anchors.ts';
import { type Box, boxOf, heightOf, inkOf, isEmpty, overlaps, widthOf, within } from './page-box.ts';
import { isCovered, lookAtPage, type PageView, rectsOf, showsWords, TRANSPARENT } from './page-view.ts';
import { placeBadge, type Size } from './place-badges.ts';

export interface Badge {
  anchor: BadgeAnchor;
  element: HTMLButtonElement;
  full: Size;
  compact: Size;
  wantsCompact: boolean;
  /** Where it stood after the last full measuring, relative to its words; kept while nothing changes size. */
  last?: { dx: number; dy: number; compact: boolean; size: string };
}

export interface MeasuredBadge {
  left: number;
  top: number;
  compact: boolean;
  pinned: boolean;
}

/** Nodes looked at around one link; a block with more is judged by its inner part. */
const NEAR_NODES = 400;
const NEAR_LEVELS = 5;
const SOLID = 'img,input,select,button,textarea,iframe,video';

/**
 * One measuring pass over badges: reads layout, writes nothing. Null where the link cannot be seen: not displayed,
 * clipped by a scroller or carousel, or covered by a menu or a fixed header.
 *
 * @param placed where badges stand already; those measured here are added
 * @param isDue asked after each badge: the answers then end there
 */
export function measureBadges(
  document: Document,
  badges: readonly Badge[],
  pass: 'scroll' | 'layout',
  placed: Box[],
  isDue: () => boolean,
): (MeasuredBadge | null)[] {
  const page = lookAtPage(document);
  const measured: (MeasuredBadge | null)[] = [];
  for (const badge of badges) {
    measured.push(measureBadge(page, document, badge, pass, placed));
    if (isDue()) break;
  }
  return measured;
}

function measureBadge(
  page: PageView,
  document: Document,
  badge: Badge,
  pass: 'scroll' | 'layout',
  placed: Box[],
): MeasuredBadge | null {
  const { element, words } = badge.anchor;
  if (!isConnected(element) || (words && !isConnected(words))) return null;
  const home = (words && parentElementOf(words)) ?? element;
  if (page.isHidden(home) || (!words && !hasPicture(page, element))) return null;
  const line = lineOf(document, element, words);
  const clip = page.clipOf(home);
  if (!line || isEmpty(line) || !overlaps(line, clip)) return null;
  if (isLineCovered(page, document, element, line)) return null;

  const pinned = page.isPinned(element);
  const link = page.box(element);
  const size = `${widthOf(line).toFixed()}x${heightOf(line).toFixed()} ${widthOf(link).toFixed()}`;
  if (pass === 'scroll' && badge.last?.size === size) {
    const { dx, dy, compact } = badge.last;
    const kept = { left: line.right + dx, top: line.top + dy, compact, pinned };
    // The whole words must still be in sight where the old choice is kept.
    if (line.top >= clip.top && line.bottom <= clip.bottom && line.right <= clip.right) return kept;
  }
  const near = nearBoxes(page, document, element, line, badge.full.width);
  const place = placeBadge({
    words: line,
    ink: inkOf(line, Number.parseFloat(page.style(home).fontSize) || 14),
    link,
    clip,
    panel: panelOf(page, element, clip),
    obstacles: [...near, ...placed],
    full: badge.full,
    compact: badge.compact,
    wantsCompact: badge.wantsCompact,
    prefersLeft: badge.anchor.role === 'more',
    showsWords: (box) => showsWords(page, document, box),
  });
  if (!place) return null;
  badge.last = { dx: place.left - line.right, dy: place.top - line.top, compact: place.compact, size };
  const { width, height } = place.compact ? badge.compact : badge.full;
  placed.push({ left: place.left, top: place.top, right: place.left + width, bottom: place.top + height });
  return { ...place, pinned };
}

/** A link without words is seen only by its picture; an empty one is a slip of the page. */
function hasPicture(page: PageView, element: Element): boolean {
  return (
    queryFirst(element, 'img,svg,picture,canvas,video') !== null ||
    page.style(element).backgroundImage !== 'none'
  );
}

/** The last line of the words; a link without words is measured as a picture. */
function lineOf(document: Document, element: Element, words: Text | null): Box | null {
  if (!words) return boxOf(rectOf(element));
  const range = document.createRange();
  range.selectNodeContents(words);
  return rectsOf(range).at(-1) ?? null;
}

function isLineCovered(page: PageView, document: Document, element: Element, line: Box): boolean {
  const y = (line.top + line.bottom) / 2;
  const inset = Math.min(3, widthOf(line) / 4);
  // Its two ends: a menu or header that hides either hides too much to carry a badge.
  return [line.left + inset, line.right - inset].some((x) => isCovered(page, document, element, x, y));
}

const PANEL_LEVELS = 6;

/** The nearest ground of its own (background or border) that the link stands on. */
function panelOf(page: PageView, element: Element, clip: Box): Box {
  let at: Element | null = element;
  for (let level = 0; at && level < PANEL_LEVELS; level++, at = parentElementOf(at)) {
    const { backgroundColor, backgroundImage, borderRightWidth, borderRightStyle } = page.style(at);
    const hasGround = !TRANSPARENT.test(backgroundColor) || backgroundImage !== 'none';
    const hasEdge = borderRightStyle !== 'none' && borderRightWidth !== '0px';
    if (hasGround || hasEdge) return page.box(at);
  }
  return clip;
}

/** Lines of text and pictures around a link, from the smallest block that holds the room a badge may need. */
function nearBoxes(page: PageView, document: Document, element: Element, line: Box, room: number): Box[] {
  const wanted: Box = {
    left: line.left - room - 6,
    top: line.top - 20,
    right: line.right + room + 6,
    bottom: line.bottom + 20,
  };
  let boxes = boxesIn(page, document, element, wanted) ?? [];
  let block = element;
  for (let level = 0; level < NEAR_LEVELS; level++) {
    const parent: Element | null = parentElementOf(block);
    if (!parent || parent === document.documentElement) break;
    const around = boxesIn(page, document, parent, wanted);
    if (!around) break;
    boxes = around;
    block = parent;
    if (within(wanted, page.box(block))) break;
  }
  return boxes;
}

/** Null when the block holds too much to be looked at. */
function boxesIn(page: PageView, document: Document, block: Element, wanted: Box): Box[] | null {
  const boxes: Box[] = [];
  const range = document.createRange();
  const waiting: Element[] = [block];
  let looked = 0;
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const fontSize = Number.parseFloat(page.style(at).fontSize) || 14;
    for (let node = firstChildOf(at); node; node = nextSiblingOf(node)) {
      if (++looked > NEAR_NODES) return null;
      if (isElement(node)) {
        const child = node;
        const box = page.box(child);
        const isNear = overlaps(box, wanted);
        if (isNear && isMatched(child, SOLID) && !page.isHidden(child)) boxes.push(box);
        // A box whose content floats has no size of its own; what overflows one is left to the last look.
        if (isNear || isEmpty(box)) waiting.push(child);
      } else if (isText(node) && node.data.trim() !== '' && !page.isHidden(at)) {
        range.selectNodeContents(node);
        for (const rect of rectsOf(range)) {
          const ink = inkOf(rect, fontSize);
          if (overlaps(ink, wanted)) boxes.push(ink);
        }
      }
    }
  }
  return boxes;
}
