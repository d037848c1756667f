import { firstChildOf, isShownBy, ownerOf, rectOf } from './dom.ts';

/** No word is read in less, in CSS pixels. */
const LEAST_SIDE = 8;

/** Whether something may stand at an element for a reader's eye: laid out, not hidden, not out of reach. */
export function canBeSeen(element: Element): boolean {
  const box = rectOf(element);
  if (box.width < LEAST_SIDE || box.height < LEAST_SIDE) return false;
  const view = ownerOf(element)?.defaultView;
  // Left of the page and above it nobody can scroll.
  if (view && (box.right + view.scrollX <= 0 || box.bottom + view.scrollY <= 0)) return false;
  return isShownBy(element);
}

/** Whether what stands in an element is laid out, as the words of an object are whose file does not come. */
export function showsContent(element: Element): boolean {
  const document = ownerOf(element);
  if (!document || !firstChildOf(element)) return false;
  const range = document.createRange();
  range.selectNodeContents(element);
  for (const { width, height } of range.getClientRects()) if (width > 0 && height > 0) return true;
  return false;
}
