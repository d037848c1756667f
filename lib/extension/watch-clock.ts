/** Less than this is the clock being put right by the network. */
const JUMP_MS = 60_000;

/**
 * Tells when the machine's clock was set: the wall clock moved otherwise than the steady one. A browser's
 * alarms wait for a time of the wall clock, so a clock set back by a day silences them for a day.
 *
 * @returns to be called now and then; true when the clock was set since the last call
 * @example const wasSet = clockWatch(() => Date.now(), () => performance.now())
 */
export function clockWatch(wallMs: () => number, steadyMs: () => number): () => boolean {
  const apart = () => wallMs() - steadyMs();
  let known = apart();
  return () => {
    const before = known;
    known = apart();
    return Math.abs(known - before) > JUMP_MS;
  };
}
