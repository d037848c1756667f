import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canonicalJson, MAX_DEPTH } from '../../../lib/core/events/canonical-json.ts';

const shuffledKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffledKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffledKeys(member)]),
  );
};

describe('canonical JSON', () => {
  it('is one text for one value, whatever order the keys came in, and reads back as that value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(shuffledKeys(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        // `-0` is written 0, as JSON itself does.
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('tells different values apart', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(canonicalJson(a) === canonicalJson(b)).toBe(
          canonicalJson(JSON.parse(JSON.stringify(a))) === canonicalJson(JSON.parse(JSON.stringify(b))),
        );
      }),
    );
    expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}');
    expect(canonicalJson(JSON.parse('{"__proto__":1,"a":"\\ud800"}'))).toBe('{"__proto__":1,"a":"\\ud800"}');
  });

  it('refuses what JSON cannot carry, and nesting that would exhaust the stack', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol('x')]) {
      expect(() => canonicalJson({ value })).toThrow(TypeError);
    }
    const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
    expect(() => canonicalJson(deep)).toThrow(RangeError);
    expect(canonicalJson(JSON.parse('['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH)))).toHaveLength(
      2 * MAX_DEPTH,
    );
  });
});
