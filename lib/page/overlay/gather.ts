import { inSlices, type SliceClock } from '../in-slices.ts';

/** A page's thread is never held longer than this at a stretch; half of the bound, for slow office PCs. */
export const SLICE_MS = 25;

/** Drives the gathering of a page in slices; null when `stillWanted` says no. */
export const gatherInSlices = <T, S>(
  steps: Generator<S, T>,
  clock: SliceClock,
  stillWanted?: () => boolean,
  resting?: (step: S) => void,
): Promise<T | null> => inSlices(steps, clock, SLICE_MS, stillWanted, resting);

/** Message channels are not slowed down to one turn a second in hidden tabs, as timers are. */
export function pageClock(view: Window): SliceClock {
  return {
    now: () => view.performance.now(),
    rest: () =>
      new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          channel.port1.close();
          resolve();
        };
        channel.port2.postMessage(null);
      }),
  };
}
