import { expect, it } from 'vitest';

import { isOldIdentityNumber } from '../../../lib/core/text/check-digits.ts';

it.each([
  ['110105491231002', true],
  ['110105491331002', false],
  ['880105491231002', false],
  ['11010549123100', false],
])('identity number of the first generation: %s', (digits, is) =>
  expect(isOldIdentityNumber(digits)).toBe(is),
);
