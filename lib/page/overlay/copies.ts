import {
  attributeNamesOf,
  offsetHeightOf,
  offsetWidthOf,
  ownerOf,
  queryAll,
  rectOf,
  shadowOf,
  tagOf,
} from '../dom.ts';
import type { ClosedShadow } from '../live-places.ts';
import { grown, hullOf } from './crop.ts';
import { referredFilter } from './filter-parts.ts';
import { type Box, boxOf, heightOf, widthOf } from './page-box.ts';
import { aroundOf, isTurned, windowOf } from './places.ts';
import type { StyleBudget, Styled } from './style-budget.ts';

/** A copy may stand anywhere: larger than any window, and still a number that can be sent. */
const EVERYWHERE: Box = { left: -1e5, top: -1e5, right: 1e5, bottom: 1e5 };
/** Boxes that are kept apart; more of them are covered as one. */
const MOST_APART = 32;
/** Names of highlights that are asked for; no page has so many. */
const MOST_HIGHLIGHTS = 200;

/** From the boxes of words, these and every copy that styles paint of them. */
export type Copier = (boxes: readonly Box[]) => Box[];

/**
 * How styles paint words once more, by shadows, filters and reflections of the words or of anything around them;
 * null where they do not.
 *
 * @param part the part of `holder` the words stand in: '', '::before', '::marker'…
 * @param styles where they are spent, what is answered counts for nothing
 */
export function copierOf(
  holder: Element,
  part: string,
  styles: StyleBudget,
  closedShadow?: ClosedShadow,
): Copier | null {
  const view = windowOf(ownerOf(holder) as Document);
  if (!view || styles.isSpent()) return null;
  const scale = scaleAt(holder);
  const steps: Copier[] = [];
  const reach = scale * reachOfWords(view, holder, part, styles);
  if (reach > 0) steps.push((boxes) => boxes.map((box) => grown(box, reach)));
  const through = [...paintedThrough(view, holder, styles, closedShadow)];
  // Turned within or around: where a mirror stands then, is not reckoned.
  const isTurnedAround = through.some(({ style }) => isTurned(style));
  for (const { element, style } of through) {
    const { filter } = style;
    if (filter !== 'none') steps.push((boxes) => filtered(boxes, filter, element, scale));
    const mirror = mirrorOf(style);
    if (mirror === 'none') continue;
    if (isTurnedAround) steps.push(() => [EVERYWHERE]);
    else steps.push((boxes) => [...boxes, ...mirrored(boxes, mirror, element, scale)]);
  }
  if (steps.length === 0) return null;
  return (boxes) => {
    let found = [...boxes];
    if (found.length === 0) return found;
    for (const step of steps) {
      found = step(found);
      if (found.length > MOST_APART) found = [hullOf(found) as Box];
    }
    return found;
  };
}

const mirrorOf = (style: CSSStyleDeclaration): string =>
  style.getPropertyValue('-webkit-box-reflect') || 'none';

/** What words are painted through, inner first: all that stands around them, and the trees that show them in slots. */
function* paintedThrough(
  view: Window,
  holder: Element,
  styles: StyleBudget,
  closedShadow: ClosedShadow | undefined,
): Generator<Styled> {
  for (const element of aroundOf(holder)) {
    const inner = element === holder ? null : (shadowOf(element) ?? closed(element, closedShadow));
    if (inner) yield* paintersIn(view, element, inner, styles);
    if (!styles.take()) return;
    yield { element, style: view.getComputedStyle(element) };
  }
}

/** What in the tree of `host` does anything to what stands in its slots. */
function paintersIn(view: Window, host: Element, inner: ShadowRoot, styles: StyleBudget): Styled[] {
  const known = styles.painters.get(host);
  if (known) return known;
  const found: Styled[] = [];
  for (const element of queryAll(inner, '*')) {
    if (!styles.take()) break;
    const style = view.getComputedStyle(element);
    if (style.filter !== 'none' || mirrorOf(style) !== 'none' || isTurned(style))
      found.push({ element, style });
  }
  styles.painters.set(host, found);
  return found;
}

function closed(element: Element, closedShadow: ClosedShadow | undefined): ShadowRoot | null {
  try {
    return closedShadow?.(element) ?? null;
  } catch {
    return null;
  }
}

/** Pixels of the window for one of the element's own; never less than one. */
function scaleAt(element: Element): number {
  const { width, height } = rectOf(element);
  const ratio = (shown: number, own: number | undefined) => (own && own > 0 ? shown / own : 1);
  return Math.max(1, ratio(width, offsetWidthOf(element)), ratio(height, offsetHeightOf(element)));
}

/** How far shadows and outlines of the words themselves reach, CSS pixels. */
function reachOfWords(view: Window, holder: Element, part: string, styles: StyleBudget): number {
  const own = view.getComputedStyle(holder, part || null);
  const { stroke, strokeWidth } = own;
  const drawn = stroke && stroke !== 'none' ? Number.parseFloat(strokeWidth) || 0 : 0;
  let reach = Math.max(drawn, reachOf(own));
  for (const name of paintedOver(view, styles))
    if (styles.take()) reach = Math.max(reach, reachOf(view.getComputedStyle(holder, name)));
  for (const up of aroundOf(holder)) {
    if (!styles.take(2)) break;
    for (const first of ['::first-line', '::first-letter'])
      reach = Math.max(reach, reachOf(view.getComputedStyle(up, first)));
  }
  return reach;
}

/** Parts of the words that are painted in a way of their own: what is selected, and what the page highlights. */
function paintedOver(view: Window, styles: StyleBudget): string[] {
  const { highlights } = (view as Window & { CSS?: { highlights?: Map<string, unknown> } }).CSS ?? {};
  if (highlights && highlights.size > MOST_HIGHLIGHTS) {
    styles.giveUp();
    return [];
  }
  return [
    '::selection',
    '::target-text',
    ...[...(highlights?.keys() ?? [])].map((name) => `::highlight(${name})`),
  ];
}

function reachOf(style: CSSStyleDeclaration): number {
  const stroke = Number.parseFloat(style.getPropertyValue('-webkit-text-stroke-width')) || 0;
  return Math.max(
    stroke,
    ...shadowsIn(style.textShadow).map(({ x, y, blur }) => Math.hypot(x, y) + 2 * blur),
  );
}

interface Shadow {
  x: number;
  y: number;
  blur: number;
}

/** The shadows of a computed `text-shadow` or `drop-shadow`: colours hold no lengths. */
function shadowsIn(written: string): Shadow[] {
  return [...(written ?? '').matchAll(/(-?[\d.e+-]+)px (-?[\d.e+-]+)px(?: ([\d.e+-]+)px)?/g)].map(
    ([, x, y, blur]) => ({
      x: Number(x),
      y: Number(y),
      blur: Number(blur ?? 0),
    }),
  );
}

function filtered(boxes: readonly Box[], filter: string, element: Element, scale: number): Box[] {
  let found = [...boxes];
  for (const [, name = '', inside = ''] of filter.matchAll(
    /([a-z-]+)\(((?:"(?:[^"\\]|\\.)*"|[^()"]|\([^()]*\))*)\)/g,
  )) {
    if (name === 'drop-shadow') {
      const { x, y, blur } = shadowsIn(inside)[0] ?? { x: 0, y: 0, blur: 0 };
      const reach = scale * (Math.hypot(x, y) + 2 * blur);
      // To all sides: what is turned turns its shadow too.
      found = found.map((box) => grown(box, reach));
    } else if (name === 'blur')
      found = found.map((box) => grown(box, scale * 2 * (Number.parseFloat(inside) || 0)));
    else if (name === 'url') found.push(...copiesBy(inside, element));
  }
  return found;
}

/** Copies a drawn filter may make; none where all it does is colour. */
function copiesBy(address: string, element: Element): Box[] {
  const { moves, region } = referredFilter(address, element);
  if (!moves) return [];
  // Without a region of its own a filter paints a tenth beyond the element.
  if (
    !region ||
    attributeNamesOf(region).some((name) => /^(?:x|y|width|height|filterunits|href)$/i.test(name))
  )
    return [EVERYWHERE];
  if (tagOf(region) !== 'filter') return [EVERYWHERE];
  const box = boxOf(rectOf(element));
  return [grown(box, 0.11 * widthOf(box), 0.11 * heightOf(box))];
}

function mirrored(boxes: readonly Box[], mirror: string, element: Element, scale: number): Box[] {
  const own = boxOf(rectOf(element));
  const [, side = '', length = '0', unit = 'px'] = /^(\w+) (-?[\d.]+)(px|%)/.exec(mirror) ?? [];
  const isUpright = side === 'above' || side === 'below';
  const size = isUpright ? heightOf(own) : widthOf(own);
  const away = unit === '%' ? (size * Number(length)) / 100 : scale * Number(length);
  return boxes.map((box) => {
    if (side === 'below') return flipped(box, 2 * own.bottom + away, true);
    if (side === 'above') return flipped(box, 2 * own.top - away, true);
    if (side === 'right') return flipped(box, 2 * own.right + away, false);
    return side === 'left' ? flipped(box, 2 * own.left - away, false) : EVERYWHERE;
  });
}

const flipped = (box: Box, twice: number, isUpright: boolean): Box =>
  grown(
    isUpright
      ? { ...box, top: twice - box.bottom, bottom: twice - box.top }
      : { ...box, left: twice - box.right, right: twice - box.left },
    2,
  );
