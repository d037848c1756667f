import { describe, expect, it } from 'vitest';

import { isOldIdentityNumber } from '../../../lib/core/text/check-digits.ts';
import { numberRuns } from '../../../lib/core/text/number-runs.ts';

const digitsIn = (text: string): string[] => numberRuns(text, 11).map(({ digits }) => digits);

describe('numbers of a text', () => {
  it.each([
    ['13800138000 13900139000', ['1380013800013900139000', '13800138000', '13900139000']],
    ['0816-4366123-13800138000', ['0816436612313800138000', '13800138000']],
    ['18975079580-18607455418', ['1897507958018607455418', '18975079580', '18607455418']],
  ])('beside one another: %s', (text, digits) => expect(digitsIn(text)).toEqual(digits));

  it.each(['13100302001-17001', '2305-13800138000', '13800138000-01'])(
    'beside a hyphen and a few digits are one code: %s',
    (text) => expect(digitsIn(text)).toHaveLength(1),
  );

  it('quotes the very digits', () => {
    const text = '电话：138 0013 8000。';
    const [run] = numberRuns(text, 11);
    expect(text.slice(run?.start, run?.end)).toBe('138 0013 8000');
  });
});

it.each([
  ['110105491231002', true],
  ['110105491331002', false],
  ['880105491231002', false],
  ['11010549123100', false],
])('identity number of the first generation: %s', (digits, is) =>
  expect(isOldIdentityNumber(digits)).toBe(is),
);
