/** A page's thread is never held longer than this at a stretch; half of the bound, for slow office PCs. */
export const SLICE_MS = 25;

export interface SliceClock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Resolves when the page has had its turn. */
  rest(): Promise<void>;
}

/** Drives a reading in slices; null when `stillWanted` says no. */
export async function gatherInSlices<T>(
  steps: Generator<unknown, T>,
  clock: SliceClock,
  stillWanted: () => boolean = () => true,
): Promise<T | null> {
  let sliceStart = clock.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (clock.now() - sliceStart < SLICE_MS) continue;
    await clock.rest();
    if (!stillWanted()) return null;
    sliceStart = clock.now();
  }
}

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
