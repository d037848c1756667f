import { describe, expect, it } from 'vitest';

import { MAX_ATTRIBUTES } from '../../lib/page/page-limits.ts';
import { parseHtml, parseSteps } from '../../lib/page/parse-html.ts';
import { readPageSteps } from '../../lib/page/read-page.ts';
import { FOUR_TIMES, growthOfFour } from '../growth.ts';

const OPTIONS = { readAt: '2026-11-23T10:00:00+08:00', readBy: 'extension' } as const;

/** What stands in itself, as deep as a page likes. */
const NESTED: Record<string, string> = {
  'lists of links': '<ul><li><a href="/a.html">甲</a> 2026-11-01',
  'lists without a row': '<ul><li>',
  'lists that say 暂无内容': '<ul><li>暂无内容',
  'boxes without a word': '<div>',
  'boxes named like a list': '<div class="list">',
  'boxes named like a menu, with sentences': '<div class="nav">字。',
  'boxes named like an article': '<div class="wz">公告',
  'hidden boxes with links': '<div style="display:none"><a href="https://x.example/">博彩</a>',
  'headings in boxes': '<div><h3>标题</h3>',
  tables: '<table><tr><td>字',
};

describe('what stands in itself', () => {
  it.each(Object.entries(NESTED))('costs what it is long: %s', async (_what, piece) => {
    const reading = (count: number) => {
      const document = parseHtml(
        `<!DOCTYPE html><html><head><title>青禾</title></head><body><h1>通知公告</h1>${piece.repeat(count)}</body></html>`,
      );
      return () => readPageSteps(document, 'https://www.qinghe.example/zwgk/index.html', OPTIONS);
    };
    expect(await growthOfFour(reading, 2_500)).toBeLessThanOrEqual(FOUR_TIMES);
  });
});

describe('attributes of one element', () => {
  const manyOf = (count: number) =>
    `<p ${Array.from({ length: count }, (_, nth) => `a${nth}=1`).join(' ')}>字</p>`;

  it('cost what they are long', async () => {
    const parsing = (count: number) => {
      const html = manyOf(count);
      return () => parseHtml(html);
    };
    expect(await growthOfFour(parsing, 10_000)).toBeLessThanOrEqual(FOUR_TIMES);
  });

  it.each([
    [MAX_ATTRIBUTES, false],
    [MAX_ATTRIBUTES + 1, true],
  ])('are all there, or it is said: %i', (count, isCut) => {
    const steps = parseSteps(manyOf(count));
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value.cut).toBe(isCut);
    expect(parseHtml(manyOf(count)).querySelector('p')?.getAttributeNames()).toHaveLength(MAX_ATTRIBUTES);
  });
});
