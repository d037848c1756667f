import {
  clientLeftOf,
  clientTopOf,
  MOST_LEVELS,
  offsetHeightOf,
  offsetWidthOf,
  ownerOf,
  parentElementOf,
  parentOf,
  rectOf,
} from '../dom.ts';
import { type Box, intersect, isEmpty } from './page-box.ts';

type StyledWindow = Window & typeof globalThis;

/** How a document stands in the window of the tab: the page itself, or one in a frame of it. */
export interface Place {
  left: number;
  top: number;
  /** What the frames around it let through; undefined for the page itself. */
  clip: Box | undefined;
  /** A frame around it is turned or scaled: of what stands in it no more is known than the frame's own box. */
  isBent: boolean;
  /** Rectangles have to be multiplied by that: engines before `currentCSSZoom` leave the page's own zoom out. */
  zoom: number;
}

const NOWHERE: Box = { left: 0, top: 0, right: 0, bottom: 0 };

export const windowOf = (document: Document): StyledWindow | null =>
  document.defaultView as StyledWindow | null;

/** Where a document of the tab stands now; null once it is shown no more. */
export function placeOf(document: Document): Place | null {
  const view = windowOf(document);
  if (!view) return null;
  const zoom = zoomOf(document, view);
  const holder = holderOf(view);
  if (!holder) return { left: 0, top: 0, clip: undefined, isBent: false, zoom };
  const outer = placeOf(ownerOf(holder) as Document);
  if (!outer) return null;
  const around = boxesIn([rectOf(holder)], { ...outer, clip: undefined })[0] ?? NOWHERE;
  const style = (windowOf(ownerOf(holder) as Document) ?? view).getComputedStyle(holder);
  return {
    left: around.left + clientLeftOf(holder) + (Number.parseFloat(style.paddingLeft) || 0),
    top: around.top + clientTopOf(holder) + (Number.parseFloat(style.paddingTop) || 0),
    clip: outer.clip ? intersect(outer.clip, around) : around,
    isBent: outer.isBent || isBent(holder),
    zoom,
  };
}

/** The frame a window stands in; null for the page itself. */
function holderOf(view: Window): Element | null {
  try {
    return view.frameElement;
  } catch {
    return null;
  }
}

/** Boxes in the window of the tab, of rectangles that a document measured of itself. */
export function boxesIn(rects: Iterable<DOMRect>, place: Place): Box[] {
  if (place.isBent) return place.clip ? [place.clip] : [];
  const boxes: Box[] = [];
  for (const rect of rects) {
    const box = {
      left: rect.left * place.zoom + place.left,
      top: rect.top * place.zoom + place.top,
      right: rect.right * place.zoom + place.left,
      bottom: rect.bottom * place.zoom + place.top,
    };
    const seen = place.clip ? intersect(box, place.clip) : box;
    if (!isEmpty(seen)) boxes.push(seen);
  }
  return boxes;
}

export const rangeBoxes = (range: Range): Box[] => {
  const place = placeOf(ownerOf(range.startContainer) ?? (range.startContainer as Document));
  return place ? boxesIn(range.getClientRects(), place) : [];
};

export function elementBoxes(element: Element): Box[] {
  const place = placeOf(ownerOf(element) as Document);
  return place ? boxesIn([rectOf(element)], place) : [];
}

/** The element above, out of a shadow tree into the one that holds it. */
function aboveOf(element: Element): Element | null {
  const up = parentElementOf(element);
  return up ?? (parentOf(element) as Partial<ShadowRoot> | null)?.host ?? null;
}

/** An element and everything around it, inner first, out of shadow trees too. */
export function* aroundOf(element: Element): Generator<Element> {
  let at: Element | null = element;
  for (let level = 0; at && level < MOST_LEVELS; level++, at = aboveOf(at)) yield at;
}

function zoomOf(document: Document, view: StyledWindow): number {
  if ('currentCSSZoom' in view.Element.prototype) return 1;
  const root = document.documentElement as Element | null;
  return [root, document.body as Element | null].reduce(
    (zoom, one) => zoom * ((one && Number(view.getComputedStyle(one).zoom)) || 1),
    1,
  );
}

const TURNS = ['transform', 'rotate', 'scale', 'perspective', 'offsetPath'] as const;

export const isTurned = (style: CSSStyleDeclaration): boolean =>
  TURNS.some((name) => (style[name] || 'none') !== 'none');

function isBent(holder: Element): boolean {
  const view = windowOf(ownerOf(holder) as Document);
  if (!view) return true;
  const { width, height } = rectOf(holder);
  if (Math.abs(width - offsetWidthOf(holder)) > 1 || Math.abs(height - offsetHeightOf(holder)) > 1)
    return true;
  for (const up of aroundOf(holder)) {
    const style = view.getComputedStyle(up);
    if (isTurned(style) || (Number(style.zoom) || 1) !== 1) return true;
  }
  return false;
}
