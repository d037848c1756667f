import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { cellText } from '../../lib/core/ledger/cell-text.ts';
import { LEDGER_HEADINGS, type LedgerRow } from '../../lib/core/ledger/headings.ts';
import { composePaper } from '../../lib/core/papers/paper.ts';
import { ledgerDocx, paperDocx } from '../../lib/export/paper-docx.ts';
import { HOSTILE } from './hostile-strings.ts';

/** All words of a DOCX in order, and its parts. */
function opened(bytes: Uint8Array): { names: string[]; text: string; xml: string } {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const text = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>/g)]
    .map((match) => match[1] ?? '\n')
    .join('');
  return { names: Object.keys(parts), text: unescaped(text), xml };
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

describe('a paper as DOCX', () => {
  it('holds title, text, table and places to sign', async () => {
    const parts = composePaper(
      '# 通知单\n文{{a}}\n{{表}}\n签:甲｜乙',
      { a: '字' },
      { 表: { headings: ['列'], rows: [['值']] } },
    );
    const { text, xml } = opened(await paperDocx(parts));
    expect(text).toBe('通知单文字列值甲：乙：');
    expect(xml).toContain('方正小标宋简体');
  });

  it.each([...HOSTILE])(
    'carries %j as words only: well-formed, no field, no link, no macro',
    async (hostile) => {
      const safe = cellText(hostile);
      const parts = composePaper(
        '# {{a}}\n{{表}}',
        { a: safe },
        { 表: { headings: ['列'], rows: [[safe]] } },
      );
      const { names, xml, text } = opened(await paperDocx(parts));
      expect(names.filter((name) => /vba|embed|activeX|oleObject/i.test(name))).toEqual([]);
      expect(xml).not.toMatch(/w:hyperlink|w:fldSimple|w:instrText|w:object/);
      expect(parse(xml).childNodes.length).toBeGreaterThan(0);
      if (safe.trim() !== '') expect(text.replace(/\s/g, '')).toContain(safe.replace(/\s/g, ''));
    },
  );
});

describe('the ledger as DOCX', () => {
  it('has the scope, every heading in order and every cell', async () => {
    const row = Object.fromEntries(LEDGER_HEADINGS.map(({ key }, index) => [key, `格${index}`])) as LedgerRow;
    const { text } = opened(await ledgerDocx({ scope: '统计范围：全部', rows: [row, row] }));
    const cells = LEDGER_HEADINGS.map((_, index) => `格${index}`).join('');
    expect(text).toBe(
      `错敏整改台账统计范围：全部${LEDGER_HEADINGS.map(({ title }) => title).join('')}${cells}${cells}`,
    );
  });
});
