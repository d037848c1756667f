import { describe, expect, it } from 'vitest';
import { fold, foldTable, SKIPPED } from '../../../lib/core/text/fold.ts';
import { TRADITIONAL_FORMS } from '../../../lib/core/text/traditional-forms.ts';

describe('folding of variants', () => {
  it('is settled after one pass: folding a folded unit changes nothing', () => {
    const table = foldTable();
    for (let unit = 0; unit < 0x10000; unit++) {
      const once = table[unit] ?? 0;
      if (once !== SKIPPED) expect(table[once]).toBe(once);
    }
  });

  it('leaves every simplified form of the table as it is', () => {
    expect(TRADITIONAL_FORMS.length).toBeGreaterThan(5_000);
    for (let i = 1; i < TRADITIONAL_FORMS.length; i += 2) {
      const simplified = TRADITIONAL_FORMS[i] ?? '';
      expect(fold(simplified)).toBe(simplified);
    }
  });

  it('makes everyday variants one word', () => {
    expect(fold('人 民\u200b攻府ＡＢ國務院，２０２３')).toBe('人民攻府ab国务院,2023');
  });

  it('keeps the end of a block', () => {
    expect(fold('甲\n乙')).toBe('甲\n乙');
  });
});
