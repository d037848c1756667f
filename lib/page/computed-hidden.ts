import type { HiddenHow } from '../core/reading.ts';
import { colourOf, isSameColour } from './css-colour.ts';
import { headOf, ownerOf, rectOf, rectsOf, upFrom } from './dom.ts';

/**
 * What a live browser says of one element itself; of a link also where its words came to stand and on what
 * ground. Asked only of links to another site that the page's own words do not hide (DESIGN 5.2).
 */
export function computedHidden(element: Element, isLink: boolean): HiddenHow | undefined {
  const view = ownerOf(element)?.defaultView;
  if (!view) return undefined;
  const style = view.getComputedStyle(element);
  if (style.display === 'none') return 'display';
  if (isLink && style.visibility !== 'visible') return 'visibility';
  if (Number(style.opacity) === 0) return 'transparent';
  if (!isLink) return undefined;
  if (Number.parseFloat(style.fontSize) <= 1) return 'no-size-text';
  const box = rectOf(element);
  // A link that was not laid out at all stands in a box that an ancestor hides.
  if (rectsOf(element).length === 0 || headOf(element, 1) === '') return undefined;
  if (box.right + view.scrollX <= 0 || box.bottom + view.scrollY <= 0) return 'off-screen';
  if (box.width <= 1 || box.height <= 1) return 'tiny';
  return isOnItsOwnColour(element, style.color, view) ? 'same-colour' : undefined;
}

function isOnItsOwnColour(element: Element, colour: string, view: Window): boolean {
  const words = colourOf(colour);
  if (!words) return false;
  for (const up of upFrom(element)) {
    const style = view.getComputedStyle(up);
    if (style.backgroundImage !== 'none') return false;
    const ground = colourOf(style.backgroundColor);
    if (ground) return isSameColour(words, ground);
  }
  // Nothing but the browser's own white sheet.
  return isSameColour(words, [255, 255, 255]);
}
