/** A stretch of the window in CSS pixels. */
export interface CaptureBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What the page says of itself for a screenshot of its visible part. */
export interface CaptureView {
  width: number;
  height: number;
  /** Boxes of the words in question, framed in red; none when the whole page is meant. */
  frames: CaptureBox[];
  /** Boxes of private data, painted black before a byte is kept. */
  black: CaptureBox[];
}

/** The drawing surface, so that no browser is needed to try it. */
export interface CaptureCanvas {
  width: number;
  height: number;
  fill(box: CaptureBox, color: string): void;
  frame(box: CaptureBox, color: string, thickness: number): void;
  bytes(): Promise<Uint8Array>;
}

const RED = '#d0021b';
/** Letters reach over their box by a little; a black bar must not leave their edges readable. */
const BLEED = 3;

/**
 * Draws on a screenshot what belongs on it: black bars over private data first and last, the fault framed in
 * between. The picture's own scale is found from its size, so zoom and dense screens need no telling.
 *
 * @throws RangeError when the view has no size: then nobody knows where the private data is
 */
export async function composeScreenshot(canvas: CaptureCanvas, view: CaptureView): Promise<Uint8Array> {
  if (!(view.width > 0) || !(view.height > 0)) throw new RangeError('the view has no size');
  const scale = canvas.width / view.width;
  const scaled = ({ left, top, right, bottom }: CaptureBox, bleed: number): CaptureBox => ({
    left: (left - bleed) * scale,
    top: (top - bleed) * scale,
    right: (right + bleed) * scale,
    bottom: (bottom + bleed) * scale,
  });
  for (const box of view.frames) canvas.frame(scaled(box, 4), RED, Math.max(2, 3 * scale));
  for (const box of view.black) canvas.fill(scaled(box, BLEED), '#000000');
  return canvas.bytes();
}

/** A canvas of the service worker over a picture's bytes. */
export async function workerCanvas(picture: Blob): Promise<CaptureCanvas> {
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('这个浏览器不能在后台画图');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return {
    width: canvas.width,
    height: canvas.height,
    fill({ left, top, right, bottom }, color) {
      context.fillStyle = color;
      context.fillRect(left, top, right - left, bottom - top);
    },
    frame({ left, top, right, bottom }, color, thickness) {
      context.strokeStyle = color;
      context.lineWidth = thickness;
      context.strokeRect(left, top, right - left, bottom - top);
    },
    async bytes() {
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 });
      return new Uint8Array(await blob.arrayBuffer());
    },
  };
}
