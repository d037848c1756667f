import { isConnected } from '../dom.ts';
import { liveRange } from './live-range.ts';
import type { Mark, Painter } from './paint.ts';

/**
 * Marks painted at once. Whatever changes among highlights, the browser looks at all of them again, 15 µs each: 2,000
 * stay well below a task of 50 ms.
 */
const MOST_PAINTED = 2000;
/** Marks whose place is asked to find those near the window. */
const SAMPLES = 64;

/** A painter of the marks around what the reader sees; the others follow when the page is scrolled to them. */
export function paintNear(view: Window, painter: Painter, most = MOST_PAINTED): Painter {
  let marks: readonly Mark[] = [];
  let current: string | null = null;
  let middle = 0;
  /** Painted beside those around `middle`. */
  let beside = 0;

  function nearest(): number {
    const step = Math.ceil(marks.length / SAMPLES);
    let best = middle;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < marks.length; at += step) {
      const mark = marks[at];
      const box =
        mark && isConnected(mark.range.startContainer) && liveRange(mark.range).getBoundingClientRect();
      // What is not displayed has no place.
      if (!box || (box.width === 0 && box.height === 0)) continue;
      const distance = Math.abs(box.top - view.innerHeight / 2);
      if (distance < least) {
        least = distance;
        best = at;
      }
    }
    return best;
  }

  function paint(): void {
    const from = Math.max(0, Math.min(middle - most / 2, marks.length - most));
    painter.show(marks.slice(from, from + most), current);
    beside = 0;
  }

  return {
    show(next, currentId) {
      marks = next;
      current = currentId;
      if (marks.length > most) {
        const at = marks.findIndex(({ id }) => id === currentId);
        middle = at >= 0 ? at : nearest();
      }
      paint();
    },
    add(more) {
      marks = [...marks, ...more];
      beside += more.length;
      // The reader may look at them now; what is painted is put right with the next scrolling or reading.
      if (beside <= most / 4) painter.add(more);
      else paint();
    },
    place() {
      if (marks.length > most) {
        const at = nearest();
        if (Math.abs(at - middle) > most / 4) {
          middle = at;
          paint();
        }
      }
      painter.place();
    },
    clear() {
      marks = [];
      painter.clear();
    },
    leftOut: () => Math.max(0, marks.length - most) + painter.leftOut(),
    isWiped: painter.isWiped,
  };
}
