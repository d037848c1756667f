/** A rectangle in window coordinates, CSS pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const widthOf = (box: Box): number => box.right - box.left;
export const heightOf = (box: Box): number => box.bottom - box.top;

export function intersect(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

export const isEmpty = (box: Box): boolean => widthOf(box) <= 0 || heightOf(box) <= 0;

export const areaOf = (box: Box): number => (isEmpty(box) ? 0 : widthOf(box) * heightOf(box));

export const overlaps = (a: Box, b: Box): boolean => !isEmpty(intersect(a, b));

/** Is `inner` wholly inside `outer`, half a pixel of rounding allowed? */
export const within = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left - 0.5 &&
  inner.top >= outer.top - 0.5 &&
  inner.right <= outer.right + 0.5 &&
  inner.bottom <= outer.bottom + 0.5;

export const boxAt = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

export const boxOf = (rect: DOMRect): Box => boxAt(rect.left, rect.top, rect.width, rect.height);

/** A line box is taller than its glyphs: the strip of a line a reader's eye needs. */
export function inkOf(line: Box, fontSize: number): Box {
  const spare = Math.max(0, (heightOf(line) - fontSize * 1.05) / 2);
  return { left: line.left, top: line.top + spare, right: line.right, bottom: line.bottom - spare };
}
