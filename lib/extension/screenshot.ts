import type { CaptureBox, CaptureView } from '../core/page-picture.ts';

/** The drawing surface, so that no browser is needed to try it. Boxes are in pixels of the whole picture. */
export interface CaptureCanvas {
  width: number;
  height: number;
  /** Gives up everything outside of the box. */
  cut(box: CaptureBox): void;
  fill(box: CaptureBox, color: string): void;
  frame(box: CaptureBox, color: string, thickness: number): void;
  bytes(): Promise<Uint8Array>;
}

const RED = '#d0021b';
/** Letters reach over their box by a little; a black bar must not leave their edges readable. */
const BLEED = 3;

/**
 * Draws on a screenshot what belongs on it: cut to its part of the window, the fault framed, black bars last. The
 * picture's own scale is found from its size, so zoom and dense screens need no telling.
 *
 * @throws RangeError when the view has no size: then nobody knows where the private data is
 */
export async function composeScreenshot(canvas: CaptureCanvas, view: CaptureView): Promise<Uint8Array> {
  const { crop } = view;
  if (!(view.width > 0) || !(view.height > 0)) throw new RangeError('the view has no size');
  if (!(crop.right > crop.left) || !(crop.bottom > crop.top)) throw new RangeError('the crop has no size');
  const [x, y] = [canvas.width / view.width, canvas.height / view.height];
  const scaled = ({ left, top, right, bottom }: CaptureBox, bleed: number): CaptureBox => ({
    left: (left - bleed) * x,
    top: (top - bleed) * y,
    right: (right + bleed) * x,
    bottom: (bottom + bleed) * y,
  });
  canvas.cut(outwards(scaled(crop, 0)));
  for (const box of view.frames) canvas.frame(scaled(box, 4), RED, Math.max(2, 3 * x));
  for (const box of view.black) canvas.fill(outwards(scaled(box, BLEED)), '#000000');
  return canvas.bytes();
}

/** To whole pixels: one that is half covered still shows something. */
const outwards = ({ left, top, right, bottom }: CaptureBox): CaptureBox => ({
  left: Math.floor(left),
  top: Math.floor(top),
  right: Math.ceil(right),
  bottom: Math.ceil(bottom),
});

/** A canvas of the service worker over a picture's bytes. */
export async function workerCanvas(picture: Blob): Promise<CaptureCanvas> {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = bitmap;
  let canvas = new OffscreenCanvas(1, 1);
  let context = canvas.getContext('2d');
  return {
    width,
    height,
    cut({ left, top, right, bottom }) {
      const [from, above] = [Math.max(0, left), Math.max(0, top)];
      const [wide, high] = [Math.min(width, right) - from, Math.min(height, bottom) - above];
      canvas = new OffscreenCanvas(Math.max(1, wide), Math.max(1, high));
      context = canvas.getContext('2d');
      if (!context) throw new Error('这个浏览器不能在后台画图');
      context.translate(-from, -above);
      context.drawImage(bitmap, 0, 0);
      bitmap.close();
    },
    fill({ left, top, right, bottom }, color) {
      if (!context) return;
      context.fillStyle = color;
      context.fillRect(left, top, right - left, bottom - top);
    },
    frame({ left, top, right, bottom }, color, thickness) {
      if (!context) return;
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
