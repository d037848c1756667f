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

const MAX_ROUNDS = 24;

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? Number.POSITIVE_INFINITY;

/**
 * How many times the processor time of `small` the work of `large` takes.
 *
 * A round runs each of them once. Two things disturb a round, and each has its own cure. A collection of garbage
 * lengthens one run: the least of all rounds does not hold it. A processor that slows down or speeds up for some
 * seconds lends `small` a least that `large` never gets: the two of one round saw the same processor, and the middle of
 * their ratios counts. The answer is the lower of the two figures. Rounds go on until it is within `enough`; work that
 * really grows faster never is.
 *
 * Two inputs of unlike size differ in more than their size: the small one fits the processor's cache, and its garbage
 * costs nothing. Where one piece of work is measured at two sizes, use `growthOfFour`.
 */
export async function growth(
  { small, large }: { small: () => unknown; large: () => unknown },
  enough: number = FOUR_TIMES,
): Promise<number> {
  const rounds: { small: number; large: number }[] = [];
  let ratio = Number.POSITIVE_INFINITY;
  while (rounds.length < 2 || (ratio > enough && rounds.length < MAX_ROUNDS)) {
    rounds.push({
      small: Math.max(await processorTime(small), FLOOR_MS),
      large: await processorTime(large),
    });
    const ofLeast =
      Math.min(...rounds.map((round) => round.large)) / Math.min(...rounds.map((round) => round.small));
    const inTheMiddle = middle(rounds.map((round) => round.large / round.small));
    // The first rounds also compile: only later ones have a middle that tells.
    ratio = rounds.length < 5 ? ofLeast : Math.min(ofLeast, inTheMiddle);
  }
  return ratio;
}

/** Rounds go on until four times the input costs no more than this, so that one collection of garbage decides nothing. */
const NEAR_FOUR = 5;

const isSteps = (value: unknown): value is Iterator<unknown> =>
  typeof value === 'object' && value !== null && 'next' in value;

/** Works off each a step in turn, until all are at their end. */
function inTurns(all: readonly Iterator<unknown>[]): void {
  let left = all;
  while (left.length > 0) left = left.filter((steps) => !steps.next().done);
}

/**
 * How many times the processor time of an input of `quarter` the work of an input of four times that size takes.
 *
 * Four inputs are worked off for the small size, and one as large as all of them for the large size. So both fill the
 * cache and make garbage alike, and what is left is how the work grows.
 *
 * @param workOf Makes an input of a size and returns the work over it. Only that work is measured. Work in steps is
 *   done on the four inputs in turns: work that comes back to its input again and again finds no more of it in the
 *   cache than of the large one.
 */
export async function growthOfFour(
  workOf: (size: number) => () => unknown,
  quarter: number,
): Promise<number> {
  const quarters = Array.from({ length: 4 }, () => workOf(quarter));
  const whole = workOf(4 * quarter);
  const work = async (all: readonly (() => unknown)[]) => {
    const steps: Iterator<unknown>[] = [];
    for (const one of all) {
      const done = await one();
      if (isSteps(done)) steps.push(done);
    }
    inTurns(steps);
  };
  return 4 * (await growth({ small: () => work(quarters), large: () => work([whole]) }, NEAR_FOUR / 4));
}
