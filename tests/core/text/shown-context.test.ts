import fc from 'fast-check';
import { expect, it } from 'vitest';

import { shownContext } from '../../../lib/core/text/shown-context.ts';
import { findExactQuote, quoteAt } from '../../../lib/core/text/text-quote.ts';

const PAGE =
  '首页 新闻中心\n石桥镇便民中心搬迁\n近日，石桥镇人民攻府便民服务中心搬入新址。\n上一篇：柑橘采摘\n联系我们';

it('stops at the border of the block and says by … only that the block goes on', () => {
  const at = PAGE.indexOf('人民攻府');
  const quote = quoteAt(PAGE, at, at + 4);
  expect(quote.prefix + quote.suffix).toContain('\n');
  expect(shownContext(quote)).toEqual({ before: '近日，石桥镇', after: '便民服务中心搬入新址。' });
  expect(shownContext(quote, 3)).toEqual({ before: '…石桥镇', after: '便民服…' });
});

it('shows nothing around words that are a block of their own', () => {
  expect(shownContext({ prefix: '首页\n', suffix: '\n上一篇' })).toEqual({ before: '', after: '' });
});

it('a block longer than the kept context is cut off with … on either side', () => {
  expect(shownContext({ prefix: '前文', suffix: '后文' })).toEqual({ before: '…前文', after: '后文…' });
});

it('shows no word of another block and no broken character, and leaves the kept quote as it was', () => {
  const block = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/\s/g, '词'));
  fc.assert(
    fc.property(
      fc.array(block, { minLength: 1, maxLength: 6 }),
      fc.nat(),
      fc.nat(40),
      (blocks, pick, most) => {
        const text = blocks.join('\n');
        const own = pick % blocks.length;
        const words = blocks[own] ?? '';
        if (words === '') return;
        const start = blocks.slice(0, own).join('\n').length + (own === 0 ? 0 : 1);
        const from = start + Math.floor(words.length / 3);
        const quote = quoteAt(text, from, from + Math.max(1, Math.floor(words.length / 3)));
        const { before, after } = shownContext(quote, most);
        expect(words).toContain(before.replace(/^…/, ''));
        expect(words).toContain(after.replace(/…$/, ''));
        expect(`${before}${after}`.replace(/…/g, '')).not.toMatch(/\n/);
        expect(findExactQuote(text, quote)?.start).toBe(quote.start);
      },
    ),
  );
});
