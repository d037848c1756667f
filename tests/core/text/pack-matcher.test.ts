import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../../lib/core/text/compile-matcher.ts';
import { findAll } from '../../../lib/core/text/matcher.ts';
import { packMatcher, unpackMatcher } from '../../../lib/core/text/pack-matcher.ts';

const terms = ['攻府', '人民攻府', '囯家', '人民', '民'];
const text = '人民攻府和國家 人 民';

describe('a packed matcher', () => {
  it('finds what the matcher finds, after it was stored too', () => {
    const matcher = compileMatcher(terms);
    const loaded = unpackMatcher(structuredClone(packMatcher(matcher)), terms.length);
    expect(findAll(matcher, text)).not.toHaveLength(0);
    expect(loaded && findAll(loaded, text)).toEqual(findAll(matcher, text));
    expect(loaded).toEqual(matcher);
  });

  it('is not copied when it is loaded', () => {
    const buffer = packMatcher(compileMatcher(terms));
    const loaded = unpackMatcher(buffer, terms.length);
    for (const view of [loaded?.cells, loaded?.pairs, loaded?.entries, loaded?.classOf])
      expect(view?.buffer).toBe(buffer);
  });

  it('is refused when a single byte was changed, wherever', () => {
    const buffer = packMatcher(compileMatcher(terms));
    fc.assert(
      fc.property(fc.nat(buffer.byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = buffer.slice(0);
        const bytes = new Uint8Array(damaged);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        expect(unpackMatcher(damaged, terms.length)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('is refused when it is cut short, of another list or no matcher at all', () => {
    const buffer = packMatcher(compileMatcher(terms));
    expect(unpackMatcher(buffer, terms.length + 1)).toBeNull();
    for (const bytes of [0, 3, 4, 24, 100, buffer.byteLength - 4, buffer.byteLength - 1])
      expect(unpackMatcher(buffer.slice(0, bytes), terms.length)).toBeNull();
    expect(unpackMatcher(new ArrayBuffer(buffer.byteLength), terms.length)).toBeNull();
  });
});
