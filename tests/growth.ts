/** Below this no run is told from what else the process does: its own compiling and collecting of garbage. */
const FLOOR_MS = 25;

/** What four times the input may cost at most: 2.4 for each doubling. A square would cost sixteen. */
export const FOUR_TIMES = 2.4 ** 2;

/** Processor time of one run, ms: what other programs do on the machine does not count. */
async function processorTime(work: () => unknown): Promise<number> {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/**
 * How many times the processor time of `small` the work of `large` takes.
 *
 * Each is run in turn, and of each the least counts. A round that the collector of garbage disturbed is followed
 * by others until the two lie within `enough`; work that really grows faster never does.
 *
 * Give sizes whose garbage is of one sort: what a run makes below some megabytes is dropped for nothing, so that
 * one small and one middling input compare two collectors, not two sizes.
 */
export async function growth(
  { small, large }: { small: () => unknown; large: () => unknown },
  enough: number = FOUR_TIMES,
): Promise<number> {
  const least = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  let ratio = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 2 || (ratio > enough && round < 12); round++) {
    least.small = Math.min(least.small, await processorTime(small));
    least.large = Math.min(least.large, await processorTime(large));
    ratio = least.large / Math.max(least.small, FLOOR_MS);
  }
  return ratio;
}
