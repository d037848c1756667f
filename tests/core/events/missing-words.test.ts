import { expect, it } from 'vitest';

import { missingWords, notCounted } from '../../../lib/core/events/not-counted.ts';

it('a number that somebody made up is no count of records', () => {
  const forged = { device: 'd', from: 3, to: Number.MAX_SAFE_INTEGER - 2 };
  const { missing = 0 } = notCounted({ missing: [forged, forged], quarantined: [] }).get('d') ?? {};
  expect(missingWords(missing)).toBe('许多条（编号不可信）');
  expect(missingWords(100_000)).toBe('100000 条');
  expect(missingWords(1)).toBe('1 条');
});
