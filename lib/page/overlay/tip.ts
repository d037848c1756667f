import { clientHeightOf, clientWidthOf } from '../dom.ts';
import { buildElement } from './build-element.ts';
import type { Host } from './host.ts';
import type { Box } from './page-box.ts';

export interface Tip {
  /** Shows words beside a box (window coordinates), clear of it. */
  show(beside: Box, words: string): void;
  hide(): void;
}

const EDGE = 8;

/** One tooltip for the whole overlay: the page's own `title` tooltips stay as they are. */
export function makeTip(document: Document, host: Host): Tip {
  const element = buildElement(document, 'div', { class: 'tip', attributes: { role: 'tooltip', id: 'tip' } });
  element.hidden = true;
  host.windowLayer.append(element);

  return {
    show(beside, words) {
      element.textContent = words;
      element.hidden = false;
      const { left, top } = besideBox(document, beside, element.offsetWidth, element.offsetHeight, 4);
      const origin = host.origins().window;
      element.style.transform = `translate(${(left - origin.left) / origin.scale}px, ${(top - origin.top) / origin.scale}px)`;
    },
    hide() {
      element.hidden = true;
    },
  };
}

/** Below the box when there is room, else above, else wherever it fits; never over the box if avoidable. */
export function besideBox(
  document: Document,
  box: Box,
  width: number,
  height: number,
  gap: number,
  /** Height it may grow to: the side is chosen so that it need not jump. */
  reserve = height,
): { left: number; top: number } {
  const view = document.documentElement;
  const windowHeight = document.defaultView?.innerHeight ?? clientHeightOf(view);
  const left = Math.max(EDGE, Math.min(box.left, clientWidthOf(view) - width - EDGE));
  const below = box.bottom + gap;
  const most = Math.max(height, reserve);
  if (below + most <= windowHeight - EDGE) return { left, top: below };
  if (box.top - gap - most >= EDGE) return { left, top: box.top - gap - height };
  if (below + height <= windowHeight - EDGE) return { left, top: below };
  const above = box.top - gap - height;
  if (above >= EDGE) return { left, top: above };
  const beside = box.right + gap;
  const top = Math.max(EDGE, Math.min(box.top, windowHeight - height - EDGE));
  if (beside + width <= clientWidthOf(view) - EDGE) return { left: beside, top };
  if (box.left - gap - width >= EDGE) return { left: box.left - gap - width, top };
  return { left, top: Math.max(EDGE, windowHeight - height - EDGE) };
}
