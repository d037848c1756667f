import { type Box, heightOf, intersect, widthOf } from './page-box.ts';

/** What is shown around a fault on every side: some lines above and below, some words beside it [O]. */
const AROUND = 160;
/** A smaller picture shows nobody where on the page it was taken [O]. */
const LEAST_WIDTH = 480;
const LEAST_HEIGHT = 220;

/** The smallest box that holds all of them; undefined for none. */
export function hullOf(boxes: readonly Box[]): Box | undefined {
  const [first, ...others] = boxes;
  if (!first) return undefined;
  return others.reduce(
    (hull, box) => ({
      left: Math.min(hull.left, box.left),
      top: Math.min(hull.top, box.top),
      right: Math.max(hull.right, box.right),
      bottom: Math.max(hull.bottom, box.bottom),
    }),
    { ...first },
  );
}

export const grown = (box: Box, x: number, y = x): Box => ({
  left: box.left - x,
  top: box.top - y,
  right: box.right + x,
  bottom: box.bottom + y,
});

/**
 * The part of the window that goes into the picture: the fault, the whole width of the block it stands in and what
 * is around it.
 *
 * @param block the block the fault stands in; undefined where it is not known
 */
export function cropAround(fault: Box, block: Box | undefined, window: Box): Box {
  const around = grown(fault, AROUND);
  const wide = hullOf(block ? [around, grown(block, 8)] : [around]) as Box;
  const [left, right] = stretched(wide.left, wide.right, LEAST_WIDTH, window.left, window.right);
  const [top, bottom] = stretched(around.top, around.bottom, LEAST_HEIGHT, window.top, window.bottom);
  return wholePixels({ left, top, right, bottom }, window);
}

/** From `start` to `end` within the window, made `least` long where there is room on either side. */
function stretched(start: number, end: number, least: number, from: number, to: number): [number, number] {
  const spare = Math.max(0, least - (Math.min(end, to) - Math.max(start, from)));
  const begin = Math.max(from, Math.max(start, from) - spare / 2);
  const close = Math.min(to, Math.max(begin + least, Math.min(end, to) + spare / 2));
  return [Math.max(from, Math.min(begin, close - least)), close];
}

function wholePixels(box: Box, window: Box): Box {
  return intersect(window, {
    left: Math.floor(box.left),
    top: Math.floor(box.top),
    right: Math.ceil(box.right),
    bottom: Math.ceil(box.bottom),
  });
}

/** What of a box lies outside of every one of `kept`: at most four boxes for each. */
export function withoutBoxes(box: Box, kept: readonly Box[]): Box[] {
  let rest = [box];
  for (const hole of kept) rest = rest.flatMap((one) => withoutBox(one, hole));
  return rest;
}

function withoutBox(box: Box, hole: Box): Box[] {
  const cut = intersect(box, hole);
  if (widthOf(cut) <= 0 || heightOf(cut) <= 0) return [box];
  return [
    { ...box, bottom: cut.top },
    { ...box, top: cut.bottom },
    { ...box, top: cut.top, bottom: cut.bottom, right: cut.left },
    { ...box, top: cut.top, bottom: cut.bottom, left: cut.right },
  ].filter((one) => widthOf(one) > 0 && heightOf(one) > 0);
}
