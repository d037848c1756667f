import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fromTimeInput, showTime, toTimeInput } from '../../components/show-time.ts';

const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 16)}:00.000Z`);

describe('times on the pages', () => {
  it('are Shanghai wall time whatever the zone of the machine', () => {
    expect(showTime('2026-11-23T00:30:00Z')).toBe('2026-11-23 08:30');
    expect(showTime('2026-11-22T16:00:00Z')).toBe('2026-11-23 00:00');
  });

  it('say 24:00 for a period of days, which ends with its last day', () => {
    expect(showTime('2026-11-24T24:00:00+08:00')).toBe('2026-11-24 24:00');
    expect(showTime('2026-11-24T17:00:00+08:00')).toBe('2026-11-24 17:00');
  });

  it('come back from a form as the same instant', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const typed = toTimeInput(at);
        expect(Date.parse(fromTimeInput(typed) ?? '')).toBe(Date.parse(at));
      }),
    );
  });

  it('are undefined when what was typed is no time', () => {
    for (const typed of ['', '2026-11-23', '2026-13-40T99:99', '明天'])
      expect(fromTimeInput(typed)).toBeUndefined();
  });
});
