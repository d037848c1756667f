import {
  attributeOf,
  firstChildOf,
  firstElementOf,
  isElement,
  isMatched,
  nextElementOf,
  nextSiblingOf,
  parentOf,
  queryAll,
  rectOf,
  rootOf,
  shadowOf,
  tagOf,
  textOf,
} from '../dom.ts';
import { areaOf, type Box, boxOf, heightOf, intersect, widthOf } from './page-box.ts';

/** Elements looked at, some 50 ms; where more are painted above us, we cannot say what is seen. */
const MOST_LOOKED_AT = 20_000;
/** Together as opaque as this, what lies above hides words. */
const MOST_VEIL = 0.4;
/** Of the card, this much may be hidden: a hint beside it, the edge of a banner. */
const MOST_HIDDEN = 0.25;

/** They paint something of their own whatever their style says. */
const PAINTING =
  /^(img|video|canvas|iframe|frame|embed|object|svg|input|select|textarea|button|progress|meter|audio|hr|picture)$/;

/** Drawn above all else by the browser, above our host too. Each is asked for alone: an engine may not know it. */
const TOP_LAYER = [':popover-open', 'dialog:modal', ':fullscreen'];

/** Share of ink, 0–1, in a computed colour; 1 for what is not understood. */
function alphaOf(color: string): number {
  if (color === 'transparent' || color === '') return 0;
  const numbers = /\(([^)]*)\)/.exec(color)?.[1];
  if (numbers === undefined) return 1;
  const slash = numbers.split('/')[1];
  const parts = numbers.split(/[\s,]+/);
  const last = slash ?? (/^rgba|^hsla/.test(color) ? parts[3] : undefined);
  if (last === undefined) return 1;
  const alpha = Number.parseFloat(last) / (last.includes('%') ? 100 : 1);
  return Number.isNaN(alpha) ? 1 : alpha;
}

/** How much of what lies under it the ground of a box hides. */
function veilOf(style: CSSStyleDeclaration): number {
  if (style.backgroundImage !== 'none') return 1;
  const behind = style.getPropertyValue('backdrop-filter') || 'none';
  if (behind !== 'none') return 1;
  // A shadow or border thick enough fills a box as a ground does.
  if (style.boxShadow !== 'none' && /inset|\b\d{3,}px/.test(style.boxShadow)) return 1;
  const border = Number.parseFloat(style.borderTopWidth) + Number.parseFloat(style.borderLeftWidth);
  if (border > 40) return alphaOf(style.borderTopColor);
  return alphaOf(style.backgroundColor);
}

/** What was found so far above the button and above the card. */
interface Veil {
  button: number;
  card: number;
  left: number;
  /** Some box stands above the card, be it of glass. */
  touches: boolean;
}

export interface Seen {
  button: Box;
  /** The part of the card that is in the window. */
  card: Box;
}

function addBox(veil: Veil, box: Box, weight: number, seen: Seen): void {
  if (areaOf(intersect(box, seen.card)) > 0) veil.touches = true;
  const [onButton, onCard] = [intersect(box, seen.button), intersect(box, seen.card)];
  // A corner of a button hidden is no button hidden.
  if (areaOf(onButton) > areaOf(seen.button) * 0.15) veil.button += weight;
  veil.card += (weight * areaOf(onCard)) / Math.max(1, areaOf(seen.card));
}

function addPseudo(
  veil: Veil,
  element: Element,
  name: string,
  opacity: number,
  view: Window,
  seen: Seen,
): void {
  const style = view.getComputedStyle(element, name);
  const content = style.content;
  if (name !== '::backdrop' && (content === 'none' || content === 'normal' || content === '')) return;
  if (style.display === 'none' || style.visibility !== 'visible') return;
  const weight =
    Math.max(veilOf(style), /url\(|gradient/.test(content) ? 1 : 0) *
    opacity *
    Number.parseFloat(style.opacity || '1');
  const isFree = name === '::backdrop' || /^(fixed|absolute)$/.test(style.position);
  // Where a box without a node stands cannot be asked: one that is large enough may stand above us.
  const isLarge =
    name === '::backdrop' ||
    (Number.parseFloat(style.width) >= widthOf(seen.button) &&
      Number.parseFloat(style.height) >= heightOf(seen.button));
  if (isFree && isLarge) addBox(veil, seen.card, weight, seen);
  else addBox(veil, boxOf(rectOf(element)), weight, seen);
}

/** Adds what an element and all within it paint, shadow roots that can be opened too. */
function addTree(veil: Veil, element: Element, opacity: number, view: Window, seen: Seen): void {
  const waiting: { element: Element; opacity: number }[] = [{ element, opacity }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (--veil.left < 0) return;
    const style = view.getComputedStyle(next.element);
    if (style.display === 'none') continue;
    const own = next.opacity * Number.parseFloat(style.opacity || '1');
    // What nobody sees shows nothing of what it holds either.
    if (own < 0.02) continue;
    if (style.visibility === 'visible') {
      const tag = tagOf(next.element);
      const paints = PAINTING.test(tag) ? own : veilOf(style) * own;
      const box = boxOf(rectOf(next.element));
      if (paints > 0) addBox(veil, box, paints, seen);
      // Words alone, tight enough, hide words.
      else if (!firstElementOf(next.element) && (textOf(next.element) ?? '').trim() !== '')
        addBox(veil, box, own, seen);
      else addBox(veil, box, 0, seen);
    }
    for (const name of ['::before', '::after']) addPseudo(veil, next.element, name, own, view, seen);
    for (const first of [firstElementOf(next.element), firstShadowElement(next.element)])
      for (let child = first; child; child = nextElementOf(child)) {
        waiting.push({ element: child, opacity: own });
        // So many cannot be looked at: they are not gone through either.
        if (waiting.length > veil.left) {
          veil.left = -1;
          return;
        }
      }
  }
}

type ShadowOpener = { dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null } };

/** Elements asked for a shadow root at most: some ten milliseconds. */
const MOST_HOSTS = 20_000;

/** A popover may stand in a shadow root, where no selector of the document finds it. */
function shadowRootsOf(document: Document): ParentNode[] {
  const found: ParentNode[] = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT);
  for (let at = 0; at < MOST_HOSTS && walker.nextNode(); at++) {
    const first = firstShadowElement(walker.currentNode as Element);
    if (first) found.push(rootOf(first) as ShadowRoot);
  }
  return found;
}

/** A closed shadow root is open to an extension's own script. */
function firstShadowElement(element: Element): Element | null {
  const opener = (globalThis as { chrome?: ShadowOpener }).chrome?.dom?.openOrClosedShadowRoot;
  let root = shadowOf(element);
  try {
    root ??= opener?.(element) ?? null;
  } catch {
    // No element that can have one.
  }
  return root && firstElementInside(root);
}

function firstElementInside(root: ShadowRoot): Element | null {
  for (let node = firstChildOf(root); node; node = nextSiblingOf(node)) if (isElement(node)) return node;
  return null;
}

/** What the browser paints above our host: the top layer, what follows the host, and the root's own last word. */
function above(document: Document, host: Element, inShadows: boolean): Element[] {
  const found = new Set<Element>();
  const root = document.documentElement;
  for (const within of [root, ...(inShadows ? shadowRootsOf(document) : [])])
    for (const selector of TOP_LAYER) {
      try {
        for (const element of queryAll(within, selector)) if (element !== root) found.add(element);
      } catch {
        // This engine has none of it.
      }
    }
  for (let next = nextElementOf(host); next && found.size <= MOST_LOOKED_AT; next = nextElementOf(next))
    found.add(next);
  return [...found];
}

/** A picture of how the page was, drawn above how it is, while the page changes from one to the other. */
function isInTransition(root: Element): boolean {
  try {
    return isMatched(root, ':active-view-transition');
  } catch {
    return false;
  }
}

/**
 * Is the card hidden under something of the page, or does something one can see through stand above it? What takes the pointer is found at the points themselves; what lets the pointer
 * through is found by what can be painted above our host at all, however it came there.
 *
 * @param points where the pointer would reach the card
 * @param inShadows looks for popovers in every shadow root too, which takes some milliseconds
 */
export function coverOf(
  view: Window,
  host: Element,
  seen: Seen,
  points: readonly { x: number; y: number }[],
  inShadows: boolean,
): 'hidden' | 'unknown' | 'glass' | 'none' {
  const { document } = view;
  const root = document.documentElement;
  if (parentOf(host) !== root || isInTransition(root)) return 'hidden';
  if (points.some(({ x, y }) => document.elementFromPoint(x, y) !== host)) return 'hidden';
  const veil: Veil = { button: 0, card: 0, left: MOST_LOOKED_AT, touches: false };
  addPseudo(veil, root, '::after', 1, view, seen);
  for (const element of above(document, host, inShadows)) {
    if (
      attributeOf(element, 'popover') !== null ||
      tagOf(element) === 'dialog' ||
      isFullscreen(document, element)
    )
      addPseudo(veil, element, '::backdrop', 1, view, seen);
    addTree(veil, element, 1, view, seen);
    if (veil.button > MOST_VEIL || veil.card > MOST_HIDDEN) return 'hidden';
  }
  if (veil.button > MOST_VEIL || veil.card > MOST_HIDDEN) return 'hidden';
  if (veil.left < 0) return 'unknown';
  return veil.touches ? 'glass' : 'none';
}

const isFullscreen = (document: Document, element: Element): boolean =>
  document.fullscreenElement === element;
