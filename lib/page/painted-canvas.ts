/** Larger canvases are looked at in this size: a word is still more than one colour. */
const LONGEST_SIDE = 256;

/**
 * Whether something was painted on a canvas: more than one colour, or what may not be asked. The canvas itself is only
 * copied from; asking it for a context would settle for the page what kind of canvas it is.
 */
export function isPainted(canvas: HTMLCanvasElement): boolean {
  const { width, height } = canvas;
  if (width === 0 || height === 0) return false;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  try {
    const copy = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
    const context = copy.getContext('2d', { willReadFrequently: true });
    if (!context) return true;
    context.imageSmoothingQuality = 'high';
    context.drawImage(canvas, 0, 0, copy.width, copy.height);
    const pixels = new Uint32Array(context.getImageData(0, 0, copy.width, copy.height).data.buffer);
    return pixels.some((pixel) => pixel !== pixels[0]);
  } catch {
    // A picture of another site is on it.
    return true;
  }
}
