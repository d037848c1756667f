import { HOST_ATTRIBUTE } from './host.ts';
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
  const top = document.elementsFromPoint(x, y).find((element) => !element.hasAttribute(HOST_ATTRIBUTE));
  if (!top) return null;
  let found: M | null = null;
  let smallest = Number.POSITIVE_INFINITY;
  for (const mark of marks) {
    if (mark.range.startContainer.ownerDocument !== document) continue;
    const common = commonOf(mark.range);
    if (!(top.contains(common) || common.contains(top))) continue;
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
  const element = common.nodeType === 1 ? (common as Element) : common.parentElement;
  if (element?.closest(INTERACTIVE)) return true;
  const { startContainer, endContainer } = range;
  return [startContainer, endContainer].some((end) => end.parentElement?.closest(INTERACTIVE));
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
  let view = range.startContainer.ownerDocument?.defaultView;
  while (view?.frameElement) {
    const frame = view.frameElement.getBoundingClientRect();
    box.left += frame.left;
    box.right += frame.left;
    box.top += frame.top;
    box.bottom += frame.top;
    view = view.frameElement.ownerDocument.defaultView;
  }
  return box;
}
