import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUOTE_CONTEXT } from '../../../lib/core/finding.ts';
import { findExactQuote, occurrencesOf, quoteAt } from '../../../lib/core/text/text-quote.ts';

const unit = fc.constantFrom('甲', '乙', '丙', '\n', ' ', '😀', '𠮷', 'a');
const page = fc.array(unit, { minLength: 1, maxLength: 120 }).map((units) => units.join(''));
const whole = (text: string): boolean =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);

describe('text quote', () => {
  it('leads back to its own place in an unchanged text, wherever it was taken', () => {
    fc.assert(
      fc.property(page, fc.nat(200), fc.integer({ min: 1, max: 9 }), (text, at, length) => {
        const quote = quoteAt(text, at % text.length, (at % text.length) + length);
        expect(findExactQuote(text, quote)).toEqual({
          start: quote.start,
          end: quote.start + quote.exact.length,
        });
      }),
    );
  });

  it('never splits a surrogate pair and keeps at most 32 units of context', () => {
    fc.assert(
      fc.property(page, fc.nat(200), fc.nat(9), (text, at, length) => {
        const quote = quoteAt(text, at, at + length);
        for (const part of [quote.exact, quote.prefix, quote.suffix]) expect(whole(part)).toBe(true);
        expect(quote.prefix.length).toBeLessThanOrEqual(QUOTE_CONTEXT);
        expect(quote.suffix.length).toBeLessThanOrEqual(QUOTE_CONTEXT);
        expect(
          text.startsWith(quote.prefix + quote.exact + quote.suffix, quote.start - quote.prefix.length),
        ).toBe(true);
      }),
    );
  });

  it('neither begins nor ends its context inside a number: half a date would be starred as a telephone', () => {
    const line = (date: string) => `${date} 09:13文章来源：石桥镇人民政府 近日，石桥镇人民攻府便民服务中心`;
    const text = line('2026-11-04');
    for (let at = text.indexOf('文'); at < text.length; at++) {
      const { prefix } = quoteAt(text, at, at + 2);
      expect([prefix, /^[-:\d\s]/.test(prefix) && !prefix.startsWith('2026')]).toEqual([prefix, false]);
    }
    const digits = fc.constantFrom('1', '２', '3', '-', ' ', '字', '：');
    fc.assert(
      fc.property(fc.array(digits, { minLength: 80, maxLength: 120 }), fc.nat(110), (units, at) => {
        const words = units.join('');
        const { prefix, suffix, exact, start } = quoteAt(words, at, at + 2);
        const before = words.slice(0, start - prefix.length);
        const after = words.slice(start + exact.length + suffix.length);
        expect(prefix !== '' && /\d$/.test(before) && /^\d/.test(prefix)).toBe(false);
        expect(suffix !== '' && /\d$/.test(suffix) && /^\d/.test(after)).toBe(false);
      }),
    );
  });

  it('is not found once the words were corrected, however alike the rest is', () => {
    const before = '绵阳市安州区人民攻府办公室关于进一步加强管理的通知';
    const quote = quoteAt(before, 6, 10);
    expect(quote.exact).toBe('人民攻府');
    expect(findExactQuote(before.replace('攻', '政'), quote)).toBeNull();
  });

  it('follows its context when the text around it moved', () => {
    const text = '甲按装乙。丙按装丁。';
    const quote = quoteAt(text, 6, 8);
    expect(findExactQuote(`新增的一段很长的话。${text}`, quote)).toEqual({ start: 16, end: 18 });
  });

  it('takes the nearest place when contexts say nothing', () => {
    expect(findExactQuote('了了 了了 了了', { exact: '了了', prefix: '', suffix: '', start: 4 })).toEqual({
      start: 3,
      end: 5,
    });
  });

  it('finds nothing for a quote without words', () => {
    expect(findExactQuote('甲乙', { exact: '', prefix: '甲', suffix: '乙', start: 1 })).toBeNull();
  });

  it('counts overlapping occurrences', () => {
    expect(occurrencesOf('了了了', '了了')).toEqual([0, 1]);
  });
});
