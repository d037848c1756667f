import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addYears, civilDateOf, epochMs, instantText } from '../../../lib/core/calendar/civil-date.ts';
import { Instant } from '../../../lib/core/calendar/civil-date-schema.ts';

const two = (most: number) => fc.integer({ min: 0, max: most }).map((value) => `${value}`.padStart(2, '0'));
const anyText = fc
  .tuple(
    fc.oneof(fc.constantFrom('0000', '1900', '2999', '9999'), fc.constant('2026')),
    fc.constantFrom('01-01', '02-29', '11-23', '12-31'),
    two(24),
    two(60),
    fc.constantFrom('', ':00', ':59', ':60', ':00.1', ':00.1234567890123', ':00,5'),
    fc.oneof(
      fc.constantFrom('', 'Z', 'z', '+08', '+0800', '+23:59', '-23:59'),
      fc.tuple(fc.constantFrom('+', '-'), two(24), two(60)).map(([sign, h, m]) => `${sign}${h}:${m}`),
    ),
  )
  .map(([year, day, hour, minute, second, zone]) => `${year}-${day}T${hour}:${minute}${second}${zone}`);

describe('an instant of a record', () => {
  it('law: what the schema lets through can be reckoned with', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        if (!Instant.safeParse(text).success) return;
        accepted += 1;
        expect(Number.isFinite(epochMs(text))).toBe(true);
        expect(instantText(text)).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
        addYears(civilDateOf(text), 1);
      }),
      { numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('is refused at the edges that a format alone lets through', () => {
    expect(Instant.safeParse('2026-11-23T10:23:00.250+08:00').success).toBe(true);
    for (const text of [
      '2026-11-23T10:23:00.1234567890+08:00',
      '9999-12-31T23:59:59-23:59',
      '2026-11-23T10:23:00',
    ])
      expect([text, Instant.safeParse(text).success]).toEqual([text, false]);
  });
});
