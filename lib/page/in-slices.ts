export interface SliceClock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Resolves when others have had their turn. */
  rest(): Promise<void>;
}

/**
 * Drives long work in slices; null when `stillWanted` says no.
 *
 * @param resting told at every rest, before it, where the work stands
 */
export async function inSlices<T, S>(
  steps: Generator<S, T>,
  clock: SliceClock,
  sliceMs: number,
  stillWanted: () => boolean = () => true,
  resting?: (step: S) => void,
): Promise<T | null> {
  let sliceStart = clock.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (clock.now() - sliceStart < sliceMs) continue;
    resting?.(step.value);
    await clock.rest();
    if (!stillWanted()) return null;
    sliceStart = clock.now();
  }
}
