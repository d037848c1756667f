import { describe, expect, it } from 'vitest';

import type { SourceBox } from '../../lib/core/page-source.ts';
import { dressedThings } from '../../lib/page/dressed-things.ts';

const boxes = (count: number): SourceBox[] =>
  Array.from({ length: count }, (_one, at) => ({
    start: at,
    end: at + 1,
    parent: -1,
    tag: 'div',
    id: '',
    classes: ['a'],
    style: '',
    looks: [],
    holdsThings: false,
  }));
const rules = (count: number, name: string): string =>
  Array.from({ length: count }, (_one, at) => `.${name}{margin-top:${at}px}`).join('');

describe('boxes and the rules of style sheets', () => {
  it('too many of both are left, and it is said', () => {
    expect(dressedThings(boxes(2000), [rules(2000, 'a')]).cut).toBe(true);
    expect(dressedThings(boxes(2), [rules(30_001, 'a')]).cut).toBe(true);
    expect(dressedThings(boxes(200), [rules(20, 'a')])).toEqual({ things: [], cut: false });
  });

  it('rules of no box here cost nothing', () => {
    const { things, cut } = dressedThings(boxes(2000), [rules(5000, 'b'), '.a{font-size:0}']);
    expect(cut).toBe(false);
    expect(things).toHaveLength(2000);
  });
});
