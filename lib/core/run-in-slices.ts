/** Long work on a thread that also answers a person: when to pause, whom to tell, when to stop. */
export interface Slices {
  /** Milliseconds from any fixed start. */
  now(): number;
  /** Lets whatever else waits on this thread have its turn. */
  pause(): Promise<void>;
  onProgress?(share: number): void;
  /** An `AbortSignal`; looked at after every pause. */
  signal?: { readonly aborted: boolean };
}

/** Below the 50 ms from which a press of a key is felt to wait. */
const SLICE_MS = 24;

/**
 * Runs work that yields its share done (0–1), pausing whenever a slice is used up.
 *
 * @returns undefined when it was stopped: nothing of the work is kept then
 * @example await runInSlices(parseTermList(rows, list), slices)
 */
export async function runInSlices<T>(work: Generator<number, T>, slices: Slices): Promise<T | undefined> {
  let since = slices.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (slices.now() - since < SLICE_MS) continue;
    slices.onProgress?.(step.value);
    await slices.pause();
    if (slices.signal?.aborted) return undefined;
    since = slices.now();
  }
}

/** The same work in one go, where nobody waits: tests, commands, small lists. */
export function runAtOnce<T>(work: Generator<number, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}
