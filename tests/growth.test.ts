import { expect, it } from 'vitest';
import { FOUR_TIMES, growth, growthOfFour } from './growth.ts';

/** Looks at each of `count` once, or each beside every other. */
function looks(count: number, isSquare: boolean): number {
  let sum = 0;
  for (let one = 0; one < count; one++)
    for (let other = 0; other < (isSquare ? count : 2_000); other++) sum = (sum + one * other) | 0;
  return sum;
}

it('a square is told from a line', async () => {
  const work = (isSquare: boolean) => ({
    small: () => looks(6_000, isSquare),
    large: () => looks(24_000, isSquare),
  });
  expect(await growth(work(false))).toBeLessThanOrEqual(FOUR_TIMES);
  expect(await growth(work(true), Number.POSITIVE_INFINITY)).toBeGreaterThan(FOUR_TIMES);
});

it('a square is told from a line by four inputs and one as large as all four', async () => {
  const looking = (isSquare: boolean) => (count: number) => () => looks(count, isSquare);
  expect(await growthOfFour(looking(false), 6_000)).toBeLessThanOrEqual(FOUR_TIMES);
  expect(await growthOfFour(looking(true), 6_000)).toBeGreaterThan(FOUR_TIMES);
});
