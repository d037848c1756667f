/**
 * Processor time of `work` in ms, the least of `times` runs: other programs on the machine and the first run's
 * compiling do not count, so that a ratio of two costs tells how the work grows.
 */
export function cpuCost(work: () => unknown, times = 3): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < times; run++) {
    const begun = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begun);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** The same of work that is waited for. */
export async function cpuCostOf(work: () => Promise<unknown>, times = 3): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < times; run++) {
    const begun = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(begun);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
