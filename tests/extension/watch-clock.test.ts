import fc from 'fast-check';
import { expect, it } from 'vitest';

import { clockWatch } from '../../lib/extension/watch-clock.ts';

it('tells each setting of the clock once, and none where time only passes', () => {
  const steps = fc.array(
    fc.record({
      passes: fc.nat(10 * 60_000),
      set: fc.constantFrom(0, 0, 500, 90_000, -86_400_000, 86_400_000),
    }),
  );
  fc.assert(
    fc.property(steps, (walk) => {
      let wall = Date.parse('2026-11-23T03:00:00+08:00');
      let steady = 0;
      const wasSet = clockWatch(
        () => wall,
        () => steady,
      );
      for (const { passes, set } of walk) {
        steady += passes;
        wall += passes + set;
        expect(wasSet()).toBe(Math.abs(set) > 60_000);
        expect(wasSet()).toBe(false);
      }
    }),
  );
});
