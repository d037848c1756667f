import type { Box } from './page-box.ts';
import { boxAt, heightOf, intersect, isEmpty, overlaps, widthOf, within } from './page-box.ts';

export interface Size {
  width: number;
  height: number;
}

export interface Placement {
  left: number;
  top: number;
  compact: boolean;
}

/** What one badge has to go by, all in window coordinates. */
export interface Surroundings {
  /** The last line of the words the badge belongs to. */
  words: Box;
  /** The same line without its leading: what a reader's eye needs. */
  ink: Box;
  /** The whole link: its padding is room of its own. */
  link: Box;
  /** What overflow and the canvas leave. */
  clip: Box;
  /** The panel the words stand on: a badge that sticks out of it looks as if it belonged to the next. */
  panel: Box;
  /** Lines of text, pictures and other badges that must stay readable. */
  obstacles: readonly Box[];
  full: Size;
  compact: Size;
  wantsCompact: boolean;
  /** 更多 stands at the right edge of its block: the gap to its left is the free one. */
  prefersLeft: boolean;
  /** Last look, asked of a place that seems free: does the page show words there after all? */
  showsWords(box: Box): boolean;
}

const GAP = 3;

/**
 * The quietest free place beside the words: to their right, in the link's own top right corner, above, below,
 * left; first with the whole label, then with the short one. Null when the link is too far cut away to be read.
 */
export function placeBadge(around: Surroundings): Placement | null {
  const seen = intersect(around.words, around.clip);
  if (isEmpty(seen)) return null;
  if (widthOf(seen) < widthOf(around.words) * 0.5 || heightOf(seen) < heightOf(around.words) * 0.6)
    return null;

  const sizes = around.wantsCompact ? [around.compact] : [around.full, around.compact];
  for (const room of [intersect(around.clip, around.panel), around.clip]) {
    for (const size of sizes) {
      for (const box of candidates(around, size)) {
        if (!within(box, room)) continue;
        if (around.obstacles.some((obstacle) => overlaps(box, obstacle)) || around.showsWords(box)) continue;
        return { left: box.left, top: box.top, compact: size === around.compact };
      }
    }
  }
  // Nowhere is free: the short label on the corner of its own link hides the least.
  const corner = boxAt(
    Math.min(around.words.right - 2, around.clip.right - around.compact.width),
    Math.max(around.words.top - around.compact.height / 2, around.clip.top),
    around.compact.width,
    around.compact.height,
  );
  return { left: corner.left, top: corner.top, compact: true };
}

function candidates({ words, ink, link, prefersLeft }: Surroundings, { width, height }: Size): Box[] {
  const middle = words.top + (heightOf(words) - height) / 2;
  const left = boxAt(words.left - width - GAP, middle, width, height);
  return [
    ...(prefersLeft ? [left] : []),
    boxAt(words.right + GAP, middle, width, height),
    boxAt(link.right - width - 1, link.top + 1, width, height),
    boxAt(words.right + 1, ink.top - height + 4, width, height),
    boxAt(words.right - width, ink.top - height, width, height),
    boxAt(words.right - width, ink.bottom + 1, width, height),
    left,
  ];
}
