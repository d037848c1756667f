import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cellText } from '../../lib/core/ledger/cell-text.ts';
import { LEDGER_HEADINGS, type LedgerRow } from '../../lib/core/ledger/headings.ts';
import { ledgerRow } from '../../lib/core/ledger/row.ts';
import { ledgerFileName } from '../../lib/export/file-name.ts';
import { guardCell, readLedgerCsv, unguardCell } from '../../lib/export/ledger-csv.ts';
import { parseLedgerJson } from '../../lib/export/ledger-json.ts';
import { Story, story, submission } from '../core/tickets/story.ts';
import { HOSTILE } from './hostile-strings.ts';
import { ledgerCsv, ledgerJson } from './ledger-file.ts';

const KEYS = LEDGER_HEADINGS.map((heading) => heading.key);
const rowOf = (cell: (index: number) => string) =>
  Object.fromEntries(KEYS.map((key, index) => [key, cell(index)])) as LedgerRow;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

describe('the ledger as CSV', () => {
  const anyCell = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 30 }));
  const wellFormed = anyCell.map((text) => text.replace(/\p{Surrogate}/gu, '�'));

  it('reads back as the rows it was written from', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(wellFormed, { minLength: 28, maxLength: 28 }), { maxLength: 4 }),
        async (cells) => {
          const rows = cells.map((line) => rowOf((index) => line[index] ?? ''));
          expect(readLedgerCsv(await ledgerCsv(rows))).toEqual({ ok: true, rows });
        },
      ),
    );
  });

  it.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    'carries %s there and back',
    async (_name, text) => {
      const row = rowOf(() => cellText(text));
      expect(readLedgerCsv(await ledgerCsv([row]))).toEqual({ ok: true, rows: [row] });
    },
  );

  it('starts with a UTF-8 BOM, ends each line with CRLF, and quotes every cell', async () => {
    const bytes = await ledgerCsv([rowOf(() => '甲')]);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = decoder.decode(bytes).slice(1);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.split('\r\n')[0]).toBe(LEDGER_HEADINGS.map(({ title }) => `"${title}"`).join(','));
    expect(text.split('\r\n')[1]).toBe(Array(28).fill('"甲"').join(','));
  });

  it('lets no cell begin as a formula, also behind blanks', () => {
    const sign = fc.constantFrom(...'=+-@＝＋－＠');
    const blank = fc.constantFrom(
      '',
      ' ',
      '\u3000',
      '\u00a0',
      '\ufeff',
      '\u200b',
      '\u2060',
      '\0',
      '\n',
      '\t',
      '\r',
    );
    fc.assert(
      fc.property(blank, sign, fc.string(), (lead, first, rest) => {
        const written = guardCell(`${lead}${first}${rest}`);
        expect(written.startsWith("'")).toBe(true);
        expect(unguardCell(written)).toBe(`${lead}${first}${rest}`);
      }),
    );
    for (const text of HOSTILE) expect(guardCell(text)).not.toMatch(/^[=+\-@＝＋－＠\t\r]/);
  });

  it('refuses another file with one sentence', async () => {
    const good = decoder.decode(await ledgerCsv([rowOf(() => '甲')]));
    for (const [file, error] of [
      ['', 'CSV'],
      ['a,b\r\n1,2', '序号'],
      [good.replace('"备注"', '"附注"'), '备注'],
      [good.replace('"甲","甲"', '"甲"'), '第 2 行'],
      [good.slice(0, -6), '第 2 行'],
      [good.slice(0, -3), 'CSV'],
      [new Uint8Array([0xd0, 0xf2, 0xba, 0xc5]), 'UTF-8'],
    ] as const) {
      const read = readLedgerCsv(file);
      expect(read.ok ? 'read' : read.error).toContain(error);
    }
  });

  it('is read in any order of columns, with LF and without BOM, as other programs save it', () => {
    const titles = LEDGER_HEADINGS.map((heading) => heading.title).reverse();
    const file = `${titles.map((title) => `"${title}"`).join(',')}\n${titles.map((_, at) => at).join(',')}\n`;
    const read = readLedgerCsv(file);
    expect(read.ok && [read.rows[0]?.序号, read.rows[0]?.证据文件]).toEqual(['27', '0']);
  });
});

describe('the ledger as JSON', () => {
  it('carries rows and records there and back, hostile text and unknown steps included', async () => {
    const told = new Story();
    for (const text of HOSTILE) {
      await told.step(
        told.events.length === 0 ? '提交' : '备注',
        told.events.length === 0 ? submission() : { text: `x${text}` },
      );
    }
    await told.step('督办', { later: { depth: [1, 2, { a: null }] } });
    const file = { scope: '统计范围', rows: [ledgerRow(told.ticket, [], 1)], events: told.events };
    const read = parseLedgerJson(decoder.decode(await ledgerJson(file)));
    expect(read).toEqual({ ok: true, file, refused: [] });
    expect(parseLedgerJson(await ledgerJson(file))).toEqual(read);
  });

  it('sets a damaged record apart, by its place, and reads the others', async () => {
    const told = await story('提交', '受理');
    const damaged = { ...told.events[1], at: 'gestern' };
    const text = decoder.decode(await ledgerJson({ scope: '', rows: [], events: told.events }));
    const file = { ...JSON.parse(text), events: [damaged, told.events[0], 7] };
    const read = parseLedgerJson(JSON.stringify(file));
    expect(read.ok && read.file.events).toEqual([told.events[0]]);
    expect(read.ok && read.refused.map(({ index, input }) => [index, input])).toEqual([
      [0, damaged],
      [2, 7],
    ]);
  });

  it.each([
    ['', '不是 JSON'],
    ['{', '不是 JSON'],
    ['[]', '不是巡读'],
    ['{"schema":"other"}', '不是巡读'],
    ['{"schema":"xundu-ledger","version":9,"scope":"","rows":[],"events":[]}', '更新版本'],
  ])('refuses %s with one sentence', (file, error) => {
    const read = parseLedgerJson(file);
    expect(read.ok ? '' : read.error).toContain(error);
  });
});

describe('the name of an exported file', () => {
  it('is title, site and days', () => {
    expect(ledgerFileName('安州区人民政府', '2026-11-01', '2026-11-30', 'xlsx')).toBe(
      '错敏整改台账_安州区人民政府_2026-11-01至2026-11-30.xlsx',
    );
    expect(ledgerFileName('', '', '', 'csv')).toBe('错敏整改台账.csv');
    expect(ledgerFileName('甲', '2026-11-01', '', 'csv')).toBe('错敏整改台账_甲_2026-11-01至最近.csv');
  });

  it('is safe on any disk, whatever the site calls itself', () => {
    const site = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(site, (name) => {
        const file = ledgerFileName(name, '2026-11-01', '2026-11-30', 'xlsx');
        expect(file).not.toMatch(/[<>:"/\\|?*]|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(file).toMatch(/^错敏整改台账_.*2026-11-01至2026-11-30\.xlsx$/);
        expect(file).not.toMatch(/\.\.|\s\./);
        expect(new TextEncoder().encode(file).length).toBeLessThanOrEqual(255);
      }),
    );
  });
});
