import { childNodesOf, isText, ownerOf } from '../dom.ts';

const ranges = new WeakMap<Document, Range>();

const lengthOf = (node: Node): number => (isText(node) ? node.data.length : childNodesOf(node).length);

/**
 * A mark's place as a range that can be measured. One live range per document serves all static ones: it is good
 * until the next call.
 */
export function liveRange(place: AbstractRange): Range {
  if ('getClientRects' in place) return place as Range;
  const { startContainer, endContainer } = place;
  const document = ownerOf(startContainer) as Document;
  const range = ranges.get(document) ?? document.createRange();
  ranges.set(document, range);
  // The page may have shortened a text since.
  range.setStart(startContainer, Math.min(place.startOffset, lengthOf(startContainer)));
  range.setEnd(endContainer, Math.min(place.endOffset, lengthOf(endContainer)));
  return range;
}

/** The words at a place now. */
export function wordsAt(place: AbstractRange): string {
  const { startContainer, endContainer } = place;
  return startContainer === endContainer && isText(startContainer)
    ? startContainer.data.slice(place.startOffset, place.endOffset)
    : liveRange(place).toString();
}

/** The innermost node that holds all of a place. */
export const commonOf = (place: AbstractRange): Node =>
  place.startContainer === place.endContainer
    ? place.startContainer
    : liveRange(place).commonAncestorContainer;
