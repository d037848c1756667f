import type { CaptureAnswer, CaptureRequest } from '../../core/page-picture.ts';
import type { ClosedShadow } from '../live-places.ts';
import type { Capture, CaptureAround, CaptureMeans } from './capture.ts';
import type { CardModule } from './card-shapes.ts';

/** Longer than any picture takes: whoever asked for it is gone, and we would stay off the screen for good. */
const LONGEST_MS = 60_000;

/** What of `OverlayAbilities` pictures need. */
interface PictureAbilities {
  loadCard(): Promise<CardModule | null>;
  capture?: CaptureMeans | undefined;
  closedShadow?: ClosedShadow | undefined;
}

export interface Pictures {
  before(request: CaptureRequest): Promise<CaptureAnswer>;
  check(isLast: boolean): Promise<CaptureAnswer>;
  after(): void;
}

/**
 * Pictures of this page. What makes them comes with the card: a picture belongs to a report, and pages where nobody
 * reports anything do not pay for it.
 */
export function makePictures(
  view: Window & typeof globalThis,
  abilities: PictureAbilities,
  around: CaptureAround,
): Pictures {
  let capture: Capture | null = null;
  /** Counts what a picture begins and ends: one that nobody waits for any more takes nothing off the screen. */
  let turn = 0;
  let timer = 0;
  const after = (): void => {
    view.clearTimeout(timer);
    turn += 1;
    capture?.end();
    around.show();
  };
  return {
    async before(request) {
      const mine = ++turn;
      view.clearTimeout(timer);
      timer = view.setTimeout(after, LONGEST_MS);
      capture ??= (await abilities.loadCard())?.makeCapture?.(view, abilities, around) ?? null;
      if (mine !== turn) return { ok: false, why: 'given-up' };
      return capture ? await capture.begin(request) : { ok: false, why: 'no-answer' };
    },
    check: async (isLast) => (await capture?.check(isLast)) ?? { ok: false, why: 'given-up' },
    after,
  };
}
