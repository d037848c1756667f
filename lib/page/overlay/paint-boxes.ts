import { ownerOf, parentElementOf } from '../dom.ts';
import type { Host } from './host.ts';
import { liveRange } from './live-range.ts';
import { intersect, isEmpty } from './page-box.ts';
import { lookAtPage, rectsOf } from './page-view.ts';
import type { Mark, Painter } from './paint.ts';

/** Every box is an element that a scroll must move: the strip says how many marks had to be left out. */
export const MOST_BOXES = 500;

/** Below Chromium 105: positioned boxes in the overlay's own shadow root. The page is still not touched. */
export function makeBoxPainter(document: Document, host: Host): Painter {
  let shown: readonly Mark[] = [];
  let current: string | null = null;
  let boxes: HTMLElement[] = [];
  let leftOut = 0;

  function place(): void {
    const page = lookAtPage(document);
    const origin = host.origins().page;
    const wanted: { className: string; left: number; top: number; width: number; height: number }[] = [];
    leftOut = 0;
    for (const mark of shown) {
      const parent = parentElementOf(mark.range.startContainer);
      if (!parent || ownerOf(parent) !== document || page.isHidden(parent)) continue;
      const clip = page.clipOf(parent);
      const rects = rectsOf(liveRange(mark.range)).map((rect) => intersect(rect, clip));
      if (wanted.length + rects.length > MOST_BOXES) {
        leftOut++;
        continue;
      }
      for (const rect of rects) {
        if (isEmpty(rect)) continue;
        wanted.push({
          className: `box ${mark.kind}${mark.id === current ? ' current' : ''}`,
          left: (rect.left - origin.left) / origin.scale,
          top: (rect.top - origin.top) / origin.scale,
          width: (rect.right - rect.left) / origin.scale,
          height: (rect.bottom - rect.top) / origin.scale + 1,
        });
      }
    }
    for (const extra of boxes.splice(wanted.length)) extra.remove();
    for (const [index, { className, left, top, width, height }] of wanted.entries()) {
      const box = boxes[index] ?? document.createElement('div');
      if (!boxes[index]) {
        boxes.push(box);
        host.pageLayer.prepend(box);
      }
      box.className = className;
      box.style.transform = `translate(${left}px, ${top}px)`;
      box.style.width = `${width}px`;
      box.style.height = `${height}px`;
    }
  }

  return {
    show(marks, currentId) {
      shown = marks;
      current = currentId;
      place();
    },
    add(marks) {
      shown = [...shown, ...marks];
      place();
    },
    place,
    clear() {
      for (const box of boxes) box.remove();
      boxes = [];
      shown = [];
    },
    leftOut: () => leftOut,
    isWiped: () => false,
  };
}
