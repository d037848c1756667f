import { closestTo, containsNode, isElement, ownerOf, parentElementOf, rectOf } from '../dom.ts';
import { isOwnHost } from '../own-host.ts';
import { commonOf, liveRange, wordsAt } from './live-range.ts';
import { type Box, boxOf } from './page-box.ts';

/** Room below a line for its underline, in CSS pixels. */
const UNDERLINE = 3;

/** The mark painted at a point of its window, topmost last; null over anything that hides it. */
export function markAt<M extends { range: AbstractRange }>(
  document: Document,
  marks: readonly M[],
  x: number,
  y: number,
): M | null {
  const top = document.elementsFromPoint(x, y).find((element) => !isOwnHost(element));
  if (!top) return null;
  let found: M | null = null;
  let smallest = Number.POSITIVE_INFINITY;
  for (const mark of marks) {
    if (ownerOf(mark.range.startContainer) !== document) continue;
    const common = commonOf(mark.range);
    if (!(containsNode(top, common) || containsNode(common, top))) continue;
    const hit = [...liveRange(mark.range).getClientRects()].some(
      (rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom + UNDERLINE,
    );
    // Of nested marks the shorter one is the more exact answer.
    const length = wordsAt(mark.range).length;
    if (hit && length < smallest) {
      found = mark;
      smallest = length;
    }
  }
  return found;
}

const INTERACTIVE =
  'a[href],area,button,input,select,textarea,label,summary,option,[onclick],[role="button"],[role="link"],[role="tab"],[contenteditable=""],[contenteditable="true"]';

/** Does a plain click on this mark already mean something to the page? */
export function isOnPageControl(range: AbstractRange): boolean {
  const common = commonOf(range);
  const { startContainer, endContainer } = range;
  const holders = [
    isElement(common) ? common : parentElementOf(common),
    parentElementOf(startContainer),
    parentElementOf(endContainer),
  ];
  return holders.some((holder) => holder && closestTo(holder, INTERACTIVE));
}

/** Where a range stands in the top window; ranges of same-site frames are moved by their frames. */
export function boxOfRange(range: AbstractRange): Box | null {
  const rects = [...liveRange(range).getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
  const first = rects[0];
  if (!first) return null;
  const box = boxOf(first);
  for (const rect of rects) {
    // One line's pieces make one box; further lines do not, or the card would stand far away.
    if (rect.top > first.top + first.height / 2) break;
    box.right = Math.max(box.right, rect.right);
    box.bottom = Math.max(box.bottom, rect.bottom);
  }
  let view = ownerOf(range.startContainer)?.defaultView;
  while (view?.frameElement) {
    const frame = rectOf(view.frameElement);
    box.left += frame.left;
    box.right += frame.left;
    box.top += frame.top;
    box.bottom += frame.top;
    view = ownerOf(view.frameElement)?.defaultView;
  }
  return box;
}
