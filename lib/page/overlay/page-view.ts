import {
  clientWidthOf,
  containsNode,
  isText,
  parentElementOf,
  rectOf,
  scrollHeightOf,
  scrollLeftOf,
  scrollTopOf,
  scrollWidthOf,
  tagOf,
  upFrom,
} from '../dom.ts';
import { isOwnHost } from '../own-host.ts';
import { type Box, boxOf, inkOf, intersect, isEmpty, overlaps } from './page-box.ts';

/** Computed facts of elements, asked once per pass: one pass touches the same ancestors again and again. */
export interface PageView {
  style(element: Element): CSSStyleDeclaration;
  box(element: Element): Box;
  /** Everything a reader can scroll to: badges stay inside it, or they would widen the page. */
  canvas: Box;
  window: Box;
  /** Not displayed, not visible or (all but) transparent. */
  isHidden(element: Element): boolean;
  /** What the overflow of ancestors leaves of the page for this element. */
  clipOf(element: Element): Box;
  /** Does the element scroll with the window, not with the page? */
  isPinned(element: Element): boolean;
}

const FAINT = 0.1;

/** One look at the page's layout; throw it away after the pass. */
export function lookAtPage(document: Document): PageView {
  const view = document.defaultView ?? globalThis;
  const styles = new Map<Element, CSSStyleDeclaration>();
  const boxes = new Map<Element, Box>();
  const hidden = new Map<Element, boolean>();
  const clips = new Map<Element, Box>();

  const style = (element: Element) => remember(styles, element, () => view.getComputedStyle(element));
  const box = (element: Element) => remember(boxes, element, () => boxOf(rectOf(element)));

  const root = document.documentElement;
  const scroller = document.scrollingElement ?? root;
  const window: Box = {
    left: 0,
    top: 0,
    right: clientWidthOf(root) || view.innerWidth,
    bottom: view.innerHeight,
  };
  const canvas: Box = {
    left: -scrollLeftOf(scroller),
    top: -scrollTopOf(scroller),
    right: Math.max(scrollWidthOf(scroller), window.right) - scrollLeftOf(scroller),
    bottom: Math.max(scrollHeightOf(scroller), window.bottom) - scrollTopOf(scroller),
  };

  function opacityHidden(element: Element): boolean {
    return remember(hidden, element, () => {
      if (style(element).display === 'none' || Number(style(element).opacity) < FAINT) return true;
      const parent = parentElementOf(element);
      return parent ? opacityHidden(parent) : false;
    });
  }

  /** Ancestors clip an element only along its chain of containing blocks. */
  function clipOf(element: Element): Box {
    return remember(clips, element, () => {
      const position = style(element).position;
      if (position === 'fixed') return window;
      let parent = parentElementOf(element);
      if (position === 'absolute') {
        while (parent && parent !== root && isStaticBlock(style(parent))) parent = parentElementOf(parent);
      }
      if (!parent || parent === root) return canvas;
      const outer = clipOf(parent);
      const { overflowX, overflowY } = style(parent);
      // Overflow of the body goes to the window, unless the root has its own.
      const ownScroll = parent !== document.body || style(root).overflowX !== 'visible';
      if (!ownScroll || (overflowX === 'visible' && overflowY === 'visible')) return outer;
      return intersect(outer, box(parent));
    });
  }

  return {
    style,
    box,
    canvas,
    window,
    isHidden: (element) => style(element).visibility !== 'visible' || opacityHidden(element),
    clipOf,
    isPinned(element) {
      for (const at of upFrom(element)) {
        if (at === root) break;
        const { position } = style(at);
        if (position === 'fixed' || position === 'sticky') return true;
      }
      return false;
    },
  };
}

const isStaticBlock = (style: CSSStyleDeclaration): boolean =>
  style.position === 'static' && style.transform === 'none' && style.filter === 'none';

function remember<K, V>(known: Map<K, V>, key: K, ask: () => V): V {
  const old = known.get(key);
  if (old !== undefined) return old;
  const value = ask();
  known.set(key, value);
  return value;
}

/** Rectangles of one text range, empty ones left out. */
export function rectsOf(range: Range): Box[] {
  return [...range.getClientRects()].map(boxOf).filter((box) => !isEmpty(box));
}

/**
 * Is something painted over this point that does not belong to the element? Transparent sheets (click areas
 * stretched over a card) do not cover; menus, fixed headers and dialogs do.
 */
export function isCovered(
  page: PageView,
  document: Document,
  element: Element,
  x: number,
  y: number,
): boolean {
  const { window } = page;
  if (x < window.left || y < window.top || x >= window.right || y >= window.bottom) return false;
  for (const top of document.elementsFromPoint(x, y)) {
    if (top === element || containsNode(element, top) || containsNode(top, element)) return false;
    if (isOwnHost(top)) continue;
    if (paints(page, top, element)) return true;
  }
  // The point belongs to nothing of this element: a pixel of rounding, or a shape cut away by clip-path.
  return true;
}

/** A computed colour that paints nothing. */
export const TRANSPARENT = /^(transparent|rgba\(.*, 0\))$/;

const PICTURES = new Set(['img', 'iframe', 'video', 'canvas', 'object', 'embed', 'svg']);

function paints(page: PageView, cover: Element, element: Element): boolean {
  for (const at of upFrom(cover)) {
    if (containsNode(at, element)) break;
    if (PICTURES.has(tagOf(at))) return true;
    const { backgroundColor, backgroundImage } = page.style(at);
    if (backgroundImage !== 'none') return true;
    if (!TRANSPARENT.test(backgroundColor)) return true;
  }
  return false;
}

/** Do glyphs of the page stand in this box? Asked by hit test, so only of what is in the window. */
export function showsWords(page: PageView, document: Document, box: Box): boolean {
  if (typeof document.caretRangeFromPoint !== 'function') return false;
  const y = (box.top + box.bottom) / 2;
  return [box.left + 2, (box.left + box.right) / 2, box.right - 2].some((x) => {
    if (isEmpty(intersect({ left: x, top: y, right: x + 1, bottom: y + 1 }, page.window))) return false;
    const caret = document.caretRangeFromPoint(x, y);
    const text = caret?.startContainer;
    if (!caret || !isText(text)) return false;
    const { startOffset } = caret;
    // The caret is the nearest one, however far: the glyphs on its two sides must really be here.
    const glyphs = document.createRange();
    glyphs.setStart(text, Math.max(0, startOffset - 1));
    glyphs.setEnd(text, Math.min(text.data.length, startOffset + 1));
    if (glyphs.toString().trim() === '') return false;
    const holder = parentElementOf(text);
    const fontSize = Number.parseFloat(holder ? page.style(holder).fontSize : '') || 14;
    return rectsOf(glyphs).some((rect) => overlaps(inkOf(rect, fontSize), box));
  });
}
