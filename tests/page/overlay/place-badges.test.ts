import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Box, boxAt, inkOf, overlaps, within } from '../../../lib/page/overlay/page-box.ts';
import { placeBadge, type Surroundings } from '../../../lib/page/overlay/place-badges.ts';

const FULL = { width: 62, height: 16 };
const COMPACT = { width: 24, height: 16 };
const EVERYWHERE = boxAt(-5000, -5000, 10_000, 10_000);

function around(part: Partial<Surroundings> = {}): Surroundings {
  const words = part.words ?? boxAt(100, 100, 64, 24);
  return {
    words,
    ink: inkOf(words, 16),
    link: words,
    clip: EVERYWHERE,
    panel: EVERYWHERE,
    obstacles: [words],
    full: FULL,
    compact: COMPACT,
    wantsCompact: false,
    prefersLeft: false,
    showsWords: () => false,
    ...part,
  };
}

const box = fc
  .tuple(
    fc.integer({ min: 0, max: 400 }),
    fc.integer({ min: 0, max: 400 }),
    fc.integer({ min: 1, max: 200 }),
    fc.integer({ min: 1, max: 60 }),
  )
  .map(([left, top, width, height]) => boxAt(left, top, width, height));

describe('placeBadge', () => {
  it('stands right of the words where that is free', () => {
    const place = placeBadge(around());
    expect(place).toEqual({ left: 167, top: 104, compact: false });
  });

  it('never covers an obstacle unless every place does', () => {
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 8 }), fc.boolean(), (words, others, wantsCompact) => {
        const ink = inkOf(words, Math.min(16, words.bottom - words.top));
        const obstacles = [ink, ...others];
        const place = placeBadge(around({ words, ink, obstacles, wantsCompact }));
        if (!place) return;
        const size = place.compact ? COMPACT : FULL;
        const at = boxAt(place.left, place.top, size.width, size.height);
        const covers = obstacles.some((one) => overlaps(at, one));
        // The fall-back corner is the only one that may, and it is always the short label.
        if (covers) expect(place.compact).toBe(true);
      }),
    );
  });

  it('stays inside what the ancestors leave to be seen', () => {
    fc.assert(
      fc.property(box, box, (words, clip) => {
        fc.pre(clip.right - clip.left > COMPACT.width && clip.bottom - clip.top > COMPACT.height);
        const place = placeBadge(around({ words, ink: words, clip, obstacles: [] }));
        if (!place || !fitsSomewhere(words, clip)) return;
        const size = place.compact ? COMPACT : FULL;
        expect(place.left).toBeLessThanOrEqual(clip.right);
        expect(place.top).toBeGreaterThanOrEqual(clip.top - 0.5);
        expect(place.left + size.width).toBeLessThanOrEqual(clip.right + 0.5);
      }),
    );
  });

  it.each([
    ['cut away at the side', { words: boxAt(100, 100, 64, 24), clip: boxAt(0, 0, 120, 400) }],
    ['cut away below', { words: boxAt(100, 100, 64, 24), clip: boxAt(0, 0, 400, 110) }],
    ['out of sight', { words: boxAt(100, 100, 64, 24), clip: boxAt(0, 0, 50, 50) }],
  ])('a link %s has none', (_what, part) => {
    expect(placeBadge(around(part))).toBeNull();
  });

  it('keeps to its panel while there is room, and leaves it only then', () => {
    const panel = boxAt(0, 90, 180, 60);
    const place = placeBadge(around({ panel }));
    expect(place && within(boxAt(place.left, place.top, place.compact ? 24 : 62, 16), panel)).toBe(true);
    expect(placeBadge(around({ panel: boxAt(100, 100, 64, 24) }))?.compact).toBe(false);
  });

  it('更多 takes the gap to its left first', () => {
    expect(placeBadge(around({ prefersLeft: true, wantsCompact: true }))).toEqual({
      left: 73,
      top: 104,
      compact: true,
    });
  });

  it('goes elsewhere when the last look finds words after all', () => {
    const place = placeBadge(around({ showsWords: (at: Box) => at.left > 164 }));
    expect(place?.left).toBeLessThan(164);
  });
});

const fitsSomewhere = (words: Box, clip: Box): boolean => words.left >= clip.left && words.top >= clip.top;
