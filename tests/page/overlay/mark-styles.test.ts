import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { OVERLAY_STYLES } from '../../../lib/page/overlay/overlay-styles.ts';

const MARK_STYLES = readFileSync(join(import.meta.dirname, '../../../lib/page/overlay/marks.css'), 'utf8');

it('every rule of the page sheet is a highlight of ours: nothing else of the page can change its look', () => {
  const selectors = [...MARK_STYLES.matchAll(/(?:^|[},{])\s*([^{}@]+?)\s*\{/g)].flatMap(([, list]) =>
    (list ?? '').split(','),
  );
  expect(selectors.length).toBeGreaterThanOrEqual(6);
  for (const selector of selectors) expect(selector.trim()).toMatch(/^::highlight\(xundu-[a-z]+\)$/);
});

it('no shape is told by colour alone', () => {
  const shapes = ['serious', 'normal', 'suspect', 'hint', 'filed'].map((kind) =>
    new RegExp(`highlight\\(xundu-${kind}\\) \\{[^}]*underline (\\w+) #\\w+ ([\\d.]+px)`)
      .exec(MARK_STYLES)
      ?.slice(1)
      .join(' '),
  );
  expect(new Set(shapes).size).toBe(5);
});

it('no style needs an engine newer than Chromium 102', () => {
  for (const css of [MARK_STYLES, OVERLAY_STYLES])
    expect(css).not.toMatch(/:has\(|color-mix|@container|@layer|\blh\b|dvh|&/);
});
