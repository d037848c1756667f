import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash53 } from '../../../lib/core/text/hash.ts';

describe('hash53', () => {
  it('is the same on every machine and in every year', () => {
    expect(hash53('')).toBe(hash53(''));
    expect(hash53('人民攻府')).toMatchInlineSnapshot(`"24ktrnzhu5a"`);
  });

  it('tells different strings apart', () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
        const hash = hash53(text);
        expect(hash).toMatch(/^[0-9a-z]{11}$/);
        expect(seen.get(hash) ?? text).toBe(text);
        seen.set(hash, text);
      }),
      { numRuns: 5_000 },
    );
  });
});
