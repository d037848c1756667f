import { isMatched, ownerOf, rectOf, shadowOf } from '../dom.ts';
import type { ClosedShadow } from '../live-places.ts';
import { hullOf } from './crop.ts';
import { type Box, intersect } from './page-box.ts';
import { aroundOf, boxesIn, isTurned, type Place, placeOf, windowOf } from './places.ts';

/** What stands in one of these is drawn above the page: nothing around it cuts it. Each is asked for alone. */
const TOP_LAYER = [':popover-open', ':modal', ':fullscreen'];
/** Only these cut what they hold: a row, a group of rows and words in a line do not. */
const CUTTING = /^(?:inline-)?(?:block|flex|grid|flow-root|list-item|table-cell|table-caption)$/;
/** Containments that make a box the one placed elements are placed by. */
const HOLDING = /paint|layout|strict|content/;

/**
 * What the boxes around an element that cut off or scroll their contents let through, in the window of the tab;
 * undefined where nothing is known to cut. Never smaller than what is shown: an element placed out of a box is not cut
 * by it, nor one that a shadow tree puts elsewhere.
 */
export function clipAround(element: Element, closedShadow?: ClosedShadow): Box | undefined {
  const document = ownerOf(element) as Document;
  const view = windowOf(document);
  const place = view && placeOf(document);
  if (!view || !place || place.isBent) return place?.clip;
  let clip: Box | undefined;
  /** Boxes up to the one an element is placed by do not cut it. */
  let placed = '';
  for (const up of aroundOf(element)) {
    if (up === document.body || up === document.documentElement) break;
    // Where its tree puts what a host holds is not known here.
    if (up !== element && isHost(up, closedShadow)) break;
    const style = view.getComputedStyle(up);
    if (style.display === 'contents') continue;
    if (placed !== '' && holds(style, placed)) placed = '';
    if (placed === '') {
      const cut = up instanceof view.HTMLElement && cutBy(up, style, place);
      if (cut) clip = clip ? intersect(clip, cut) : cut;
      if (style.position === 'absolute' || style.position === 'fixed') placed = style.position;
    }
    if (isInTopLayer(up)) break;
  }
  return clip && place.clip ? intersect(clip, place.clip) : (clip ?? place.clip);
}

function isHost(element: Element, closedShadow: ClosedShadow | undefined): boolean {
  try {
    return (shadowOf(element) ?? closedShadow?.(element) ?? null) !== null;
  } catch {
    return false;
  }
}

/** Is it drawn above the page, as an open popover or dialog is? */
export const isInTopLayer = (element: Element): boolean =>
  TOP_LAYER.some((selector) => isOf(element, selector));

function isOf(element: Element, selector: string): boolean {
  try {
    return isMatched(element, selector);
  } catch {
    return false;
  }
}

/** Is an element that is placed so placed by a box of this style? */
function holds(style: CSSStyleDeclaration, placed: string): boolean {
  if (placed === 'absolute' && style.position !== 'static') return true;
  // Words in a line are neither turned nor contained, whatever their style says.
  return (
    style.display !== 'inline' && (isTurned(style) || style.filter !== 'none' || HOLDING.test(style.contain))
  );
}

function cutBy(element: Element, style: CSSStyleDeclaration, place: Place): Box | undefined {
  const x = style.overflowX !== 'visible';
  const y = style.overflowY !== 'visible';
  if ((!x && !y) || !CUTTING.test(style.display)) return undefined;
  // What is let out beyond the edge is said in one length; none is the rule.
  if (/[1-9]/.test(style.getPropertyValue('overflow-clip-margin'))) return undefined;
  const box = hullOf(boxesIn([rectOf(element)], { ...place, clip: undefined }));
  if (!box) return undefined;
  return {
    left: x ? box.left : Number.NEGATIVE_INFINITY,
    right: x ? box.right : Number.POSITIVE_INFINITY,
    top: y ? box.top : Number.NEGATIVE_INFINITY,
    bottom: y ? box.bottom : Number.POSITIVE_INFINITY,
  };
}
