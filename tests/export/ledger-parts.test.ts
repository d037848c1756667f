import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';

import type { Event } from '../../lib/core/events/event.ts';
import { LEDGER_HEADINGS, type LedgerRow } from '../../lib/core/ledger/headings.ts';
import { ledgerCsvParts } from '../../lib/export/ledger-csv.ts';
import { ledgerJsonParts } from '../../lib/export/ledger-json.ts';
import { ledgerXlsxParts } from '../../lib/export/ledger-xlsx.ts';
import { xlsxParts } from '../../lib/export/xlsx-parts.ts';
import { SharedStrings } from '../../lib/export/xlsx-sheet.ts';
import { HOSTILE } from './hostile-strings.ts';
import { each, ledgerCsv, ledgerXlsx, wholeOf } from './ledger-file.ts';

const rowOf = (words: string) =>
  Object.fromEntries(LEDGER_HEADINGS.map(({ key }) => [key, words])) as LedgerRow;

/** Rows cut into chunks, empty ones among them. */
const chunked = fc
  .array(fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string()), { maxLength: 4 }), { maxLength: 4 })
  .map((chunks) => chunks.map((words) => words.map(rowOf)));

/** Each byte as a character: comparing long byte arrays member by member takes a minute. */
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const read = (bytes: Uint8Array) => readSheet(Buffer.from(bytes), { trim: false });

describe('a ledger written in parts', () => {
  it('is as CSV byte for byte the one of a single part, as JSON what the language itself would write', async () => {
    await fc.assert(
      fc.asyncProperty(chunked, async (chunks) => {
        const rows = chunks.flat();
        expect(textOf(await wholeOf(ledgerCsvParts(each(chunks))))).toBe(textOf(await ledgerCsv(rows)));
        const events = chunks.map((chunk, at) => chunk.map((row) => ({ at, row, none: [], empty: {} })));
        const records = events as unknown as readonly Event[][];
        const json = await wholeOf(ledgerJsonParts('统计范围', each(chunks), each(records)));
        const text = new TextDecoder().decode(json);
        const read = JSON.parse(text);
        expect(text).toBe(`${JSON.stringify(read, null, 1)}\n`);
        expect(read).toEqual(JSON.parse(JSON.stringify({ ...read, rows, events: records.flat() })));
      }),
      { numRuns: 60 },
    );
  });

  it('is as XLSX read back as the one of a single part', async () => {
    await fc.assert(
      fc.asyncProperty(chunked, async (chunks) => {
        const rows = chunks.flat();
        const parts = ledgerXlsxParts({ scope: '统计范围', count: rows.length }, each(chunks));
        expect(await read(await wholeOf(parts))).toEqual(
          await read(await ledgerXlsx({ scope: '统计范围', rows })),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('keeps every word of a workbook with more of them than it shares, and none as a formula', async () => {
    const frame = { name: '表', widths: [9, 9, 9], banners: [], heading: [] };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 20 }), async (most) => {
        const words = Array.from({ length: 9 }, (_, row) => [`=${row}`, '=词', HOSTILE[row * 3] ?? '']);
        const cells = words.map((row) => row.map((value) => ({ value, style: 'text' as const })));
        const parts = (strings: SharedStrings) =>
          wholeOf(xlsxParts(frame, words.length, each([cells.slice(0, 4), cells.slice(4)]), strings));
        const bytes = await parts(new SharedStrings(most));
        expect(await read(bytes)).toEqual(await read(await parts(new SharedStrings(1_000))));
        expect(textOf(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toMatch(
          /<f[ />]/,
        );
      }),
      { numRuns: 20 },
    );
  });
});
