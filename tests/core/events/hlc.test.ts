import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  compareHlc,
  formatHlc,
  MAX_AHEAD_MS,
  mergeHlc,
  nextHlc,
  parseHlc,
} from '../../../lib/core/events/hlc.ts';

describe('hybrid logical clock', () => {
  const device = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
  const hlc = fc.record({ ms: fc.nat({ max: 4e12 }), counter: fc.nat({ max: 36 ** 4 - 1 }), device });

  it('reads back, and compares as its parts do', () => {
    fc.assert(
      fc.property(hlc, hlc, (a, b) => {
        expect(parseHlc(formatHlc(a))).toEqual(a);
        expect(formatHlc(a)).toMatch(/^[0-9a-z]{9}-[0-9a-z]{4}-/);
        const parts = a.ms - b.ms || a.counter - b.counter;
        if (parts !== 0) expect(Math.sign(compareHlc(formatHlc(a), formatHlc(b)))).toBe(Math.sign(parts));
      }),
    );
  });

  it('always goes on, also when the machine clock is set back or the counter is full', () => {
    fc.assert(
      fc.property(hlc, fc.nat({ max: 4e12 }), (previous, now) => {
        const before = formatHlc(previous);
        const next = nextHlc(before, now, previous.device);
        expect(compareHlc(next, before)).toBe(1);
        expect(parseHlc(next)?.ms).toBeGreaterThanOrEqual(now);
      }),
    );
    const full = formatHlc({ ms: 5, counter: 36 ** 4 - 1, device: 'd' });
    expect(parseHlc(nextHlc(full, 5, 'd'))).toEqual({ ms: 6, counter: 0, device: 'd' });
    expect(nextHlc('nonsense', 0, 'd1')).toBe('000000000-0000-d1');
  });

  it('follows what it has seen, but not a machine whose clock stands a day ahead', () => {
    const at = (ms: number) => formatHlc({ ms, counter: 0, device: 'x' });
    expect(mergeHlc(at(5), at(9), 5)).toBe(at(9));
    expect(mergeHlc(at(9), at(5), 9)).toBe(at(9));
    expect(mergeHlc(null, at(5), 5)).toBe(at(5));
    expect(mergeHlc(at(5), at(6 + MAX_AHEAD_MS), 5)).toBe(at(5));
    expect(mergeHlc(null, 'nonsense', 5)).toBeNull();
  });
});
