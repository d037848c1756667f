import { expect, it } from 'vitest';

import { joinedBytes } from '../../../lib/core/text/joined-bytes.ts';

it('joins pieces in order, also none and empty ones', () => {
  expect(joinedBytes([])).toEqual(new Uint8Array(0));
  const pieces = [new Uint8Array([1, 2]), new Uint8Array(0), new Uint8Array([3])];
  expect(joinedBytes(pieces)).toEqual(new Uint8Array([1, 2, 3]));
});
