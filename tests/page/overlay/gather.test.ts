import { describe, expect, it } from 'vitest';

import { gatherInSlices, SLICE_MS } from '../../../lib/page/overlay/gather.ts';

/** A clock that steps itself: each step of work costs `cost` milliseconds. */
function bench(steps: number, cost: number) {
  let now = 0;
  let longest = 0;
  let sliceStart = 0;
  let rests = 0;
  function* work(): Generator<void, string> {
    for (let i = 0; i < steps; i++) {
      now += cost;
      longest = Math.max(longest, now - sliceStart);
      yield;
    }
    return 'read';
  }
  const clock = {
    now: () => now,
    async rest() {
      rests++;
      sliceStart = now;
    },
  };
  return { work, clock, seen: () => ({ longest, rests }) };
}

describe('gatherInSlices', () => {
  it.each([1, 3, 20])('holds the page no longer than a slice and one step (steps of %i ms)', async (cost) => {
    const { work, clock, seen } = bench(200, cost);
    expect(await gatherInSlices(work(), clock)).toBe('read');
    expect(seen().longest).toBeLessThanOrEqual(SLICE_MS + cost);
    expect(seen().rests).toBeGreaterThan(0);
  });

  it('stops at a rest once nobody wants the answer', async () => {
    const { work, clock, seen } = bench(200, 10);
    expect(await gatherInSlices(work(), clock, () => false)).toBeNull();
    expect(seen().rests).toBe(1);
  });

  it('a short page is read at one go', async () => {
    const { work, clock, seen } = bench(5, 1);
    expect(await gatherInSlices(work(), clock)).toBe('read');
    expect(seen().rests).toBe(0);
  });
});
