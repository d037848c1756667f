import { isText, ownerOf } from './dom.ts';
import type { PageWords, TextRuns } from './text-runs.ts';

/** Places in the document for a stretch of the text; may cross text nodes. */
export interface TextPlace {
  startNode: Text;
  startOffset: number;
  endNode: Text;
  endOffset: number;
}

/**
 * Where `[start, end)` of the text stands in the document; undefined when it is empty, out of range, or of words that
 * stand in no text node (a control's value, a drawing).
 * Two binary searches: a page with a thousand hits stays cheap.
 */
export function placeAt(page: PageWords, start: number, end: number): TextPlace | undefined {
  if (start < 0 || end <= start || end > page.text.length) return undefined;
  const from = locate(page.runs, start);
  const to = locate(page.runs, end - 1);
  if (!from || !to || !isText(from.node) || !isText(to.node)) return undefined;
  return {
    startNode: from.node,
    startOffset: Math.min(from.offset, from.node.data.length),
    endNode: to.node,
    endOffset: Math.min(to.offset + 1, to.node.data.length),
  };
}

/** As a DOM Range of the document the text stands in (a frame's own document for text in a frame). */
export function rangeAt(page: PageWords, start: number, end: number): Range | undefined {
  const place = placeAt(page, start, end);
  const document = place && ownerOf(place.startNode);
  if (!place || !document || ownerOf(place.endNode) !== document) return undefined;
  const range = document.createRange();
  range.setStart(place.startNode, place.startOffset);
  range.setEnd(place.endNode, place.endOffset);
  return range;
}

/** The same as a range that does not follow the page's changes and costs them nothing. */
export function staticRangeAt(page: PageWords, start: number, end: number): StaticRange | undefined {
  const place = placeAt(page, start, end);
  const document = place && ownerOf(place.startNode);
  const view = document?.defaultView as (Window & typeof globalThis) | null | undefined;
  if (!place || !view || ownerOf(place.endNode) !== document) return undefined;
  // Of the window it stands in: a highlight of a frame takes no other.
  return new view.StaticRange({
    startContainer: place.startNode,
    startOffset: place.startOffset,
    endContainer: place.endNode,
    endOffset: place.endOffset,
  });
}

function locate(runs: TextRuns, at: number): { node: Text | Element; offset: number } | undefined {
  let low = 0;
  let high = runs.start.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs.start[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const node = runs.nodes[low];
  if (!node) return undefined;
  return { node, offset: (runs.offset[low] ?? 0) + at - (runs.start[low] ?? 0) };
}
