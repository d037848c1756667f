import { faultCount, seeded } from './fault-count.ts';

/** Whole numbers between `least` and `most`, as many as this run does of `count`, the same for the same seed. */
export function seededPoints(wanted: { count: number; least: number; most: number; seed: number }): number[] {
  const { count, least, most, seed } = wanted;
  const next = seeded(seed);
  return Array.from({ length: faultCount(count) }, () => Math.round(least + next() * (most - least)));
}
