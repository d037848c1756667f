import { buildElement } from './build-element.ts';
import { boxOfRange, isOnPageControl, markAt } from './hit-test.ts';
import type { Host } from './host.ts';
import type { SubjectMark } from './make-marks.ts';
import { boxAt, intersect, isEmpty } from './page-box.ts';
import { besideBox } from './tip.ts';

const HOVER_MS = 180;
/** The way from a mark to its chip may leave both for a moment. */
const LEAVE_MS = 300;

export interface PointerWatch {
  /** Listens in a same-site frame's window too. */
  watch(view: Window): void;
  hideChip(): void;
  stop(): void;
}

/**
 * A click on a mark opens its card. Inside a link or button a plain click stays the page's own: there the small
 * chip that appears on hover opens the card, or Alt and click.
 */
export function watchPointer(
  document: Document,
  host: Host,
  marks: () => readonly SubjectMark[],
  open: (mark: SubjectMark) => void,
  isBusy: () => boolean,
): PointerWatch {
  const ending = new AbortController();
  const watched = new Set<Window>();
  const view = document.defaultView;
  let hovered: SubjectMark | null = null;
  let aimedAt: SubjectMark | null = null;
  let timer = 0;
  let frame = 0;

  const chip = buildElement(document, 'button', {
    class: 'chip',
    // The mark itself is reached by keys; the chip is for pointers only.
    attributes: { type: 'button', tabindex: '-1' },
    on: {
      click: () => {
        const mark = hovered;
        hideChip();
        if (mark) open(mark);
      },
      pointerenter: () => view?.clearTimeout(timer),
      pointerleave: () => later(hideChip, LEAVE_MS),
    },
  });
  chip.hidden = true;
  host.windowLayer.append(chip);

  function later(act: () => void, wait: number): void {
    view?.clearTimeout(timer);
    timer = view?.setTimeout(act, wait) ?? 0;
  }
  function hideChip(): void {
    view?.clearTimeout(timer);
    chip.hidden = true;
    hovered = null;
    aimedAt = null;
  }
  function showChip(mark: SubjectMark): void {
    const box = boxOfRange(mark.range);
    if (!box || isEmpty(intersect(box, boxAt(0, 0, view?.innerWidth ?? 0, view?.innerHeight ?? 0)))) return;
    hovered = mark;
    chip.textContent = `${mark.finding?.problemClass ?? `已报 ${mark.ticket?.number ?? ''}`} ▾`;
    chip.hidden = false;
    const { left, top } = besideBox(document, box, chip.offsetWidth, chip.offsetHeight, 2);
    const origin = host.origins().window;
    chip.style.transform = `translate(${(left - origin.left) / origin.scale}px, ${(top - origin.top) / origin.scale}px)`;
  }

  function watch(one: Window): void {
    if (watched.has(one)) return;
    watched.add(one);
    const options = { capture: true, signal: ending.signal };
    one.addEventListener(
      'click',
      (event) => {
        if (!event.isTrusted || event.button !== 0 || event.composedPath().includes(host.element)) return;
        if (event.ctrlKey || event.shiftKey || event.metaKey) return;
        const mark = markAt(one.document, marks(), event.clientX, event.clientY);
        if (!mark) return;
        if (isOnPageControl(mark.range)) {
          if (!event.altKey) return;
          // Alt and click on a link would download it.
          event.preventDefault();
          event.stopPropagation();
        }
        // Words being selected are about to be copied or reported, not opened.
        if (one.document.getSelection()?.isCollapsed === false) return;
        open(mark);
      },
      options,
    );
    one.addEventListener(
      'pointermove',
      (event) => {
        if (!event.isTrusted || event.buttons !== 0 || frame !== 0) return;
        if (event.composedPath().includes(host.element)) return;
        frame = one.requestAnimationFrame(() => {
          frame = 0;
          if (ending.signal.aborted) return;
          const mark =
            marks().length === 0 ? null : markAt(one.document, marks(), event.clientX, event.clientY);
          if (mark === aimedAt || isBusy()) return;
          aimedAt = mark;
          later(mark ? () => showChip(mark) : hideChip, mark ? HOVER_MS : LEAVE_MS);
        });
      },
      { ...options, passive: true },
    );
  }

  if (view) watch(view);
  return {
    watch,
    hideChip,
    stop() {
      ending.abort();
      view?.clearTimeout(timer);
      chip.remove();
    },
  };
}
