import type { CaptureView } from '../../core/page-picture.ts';
import { ownerOf, scrollTo } from '../dom.ts';
import { grown, hullOf } from './crop.ts';
import type { FaultPlace } from './locate-fault.ts';
import { type Box, heightOf, intersect, overlaps, widthOf, within } from './page-box.ts';
import { aroundOf, elementBoxes } from './places.ts';

/** Boxes of the words may differ by this much without anything having moved. */
const STILL = 1.5;

/** The boxes of words as the window shows them; scrolled to when they stand outside of it. */
export async function framesIn(
  view: Window,
  place: FaultPlace,
  drawn: () => Promise<unknown>,
): Promise<Box[]> {
  const window = shownPart(view);
  const seen = () => place.boxes().filter((box) => overlaps(box, window));
  // Words a page is just laying out anew have no boxes until it is drawn.
  if (place.boxes().length === 0) await drawn();
  if (seen().length > 0 || place.boxes().length === 0) return seen();
  scrollTo(place.holder, { block: 'center', inline: 'nearest', behavior: 'instant' });
  await drawn();
  return seen();
}

/**
 * What is told of a picture.
 *
 * @param blackOver all that must be black, where these words stay readable
 */
export function viewOf(
  view: Window,
  crop: Box,
  frames: readonly Box[],
  blackOver: (kept: readonly Box[]) => readonly Box[],
): CaptureView {
  const black = blackOver(frames.map((box) => grown(box, 2))).filter((box) => overlaps(box, crop));
  const shown = shownPart(view);
  const inPicture = (box: Box): Box => ({
    left: box.left - shown.left,
    top: box.top - shown.top,
    right: box.right - shown.left,
    bottom: box.bottom - shown.top,
  });
  return {
    width: widthOf(shown),
    height: heightOf(shown),
    crop: inPicture(crop),
    frames: frames.map(inPicture),
    black: black.map(inPicture),
  };
}

export const isStill = (a: Box, b: Box): boolean =>
  Math.max(
    Math.abs(a.left - b.left),
    Math.abs(a.top - b.top),
    Math.abs(a.right - b.right),
    Math.abs(a.bottom - b.bottom),
  ) < STILL;

export const isNew = (box: Box, known: readonly Box[], crop: Box): boolean =>
  overlaps(box, crop) && !known.some((one) => within(intersect(box, crop), grown(one, STILL)));

/** What the window shows of the page; a page enlarged by two fingers shows a part of itself. */
export function shownPart(view: Window): Box {
  const { offsetLeft = 0, offsetTop = 0, scale = 1 } = view.visualViewport ?? {};
  return {
    left: offsetLeft,
    top: offsetTop,
    right: offsetLeft + view.innerWidth / scale,
    bottom: offsetTop + view.innerHeight / scale,
  };
}

/** The block that words stand in; undefined where they stand in none. */
export function blockBox(holder: Element): Box | undefined {
  const view = ownerOf(holder)?.defaultView;
  for (const up of aroundOf(holder)) {
    if (!/^(?:inline|contents|ruby)/.test(view?.getComputedStyle(up).display ?? 'inline'))
      return hullOf(elementBoxes(up));
  }
  return undefined;
}
