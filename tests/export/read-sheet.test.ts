import fc from 'fast-check';
import { zipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import { runAtOnce } from '../../lib/core/run-in-slices.ts';
import { encodeGbk } from '../../lib/demo/encode-gbk.ts';
import { readSheet } from '../../lib/export/read-sheet.ts';
import { rowsOfText } from '../../lib/export/sheet-text.ts';
import { xlsxFile } from '../../lib/export/xlsx-file.ts';
import type { XlsxCell } from '../../lib/export/xlsx-sheet.ts';
import { cell, workbook } from './sample-workbook.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const rowsIn = async (bytes: Uint8Array, name = '表.csv') => {
  const read = await readSheet(bytes, name);
  if (!read?.ok) throw new Error(read?.error);
  return read.value.rows;
};
const errorIn = async (bytes: Uint8Array, name = '表.csv') => {
  const read = await readSheet(bytes, name);
  return read?.ok ? 'read' : (read?.error ?? 'stopped');
};
const text = (value: string): XlsxCell => ({ value, style: 'text' });

describe('text of any charset', () => {
  const TEXT = '错误写法,正确写法\n按装,安装\n"部,暑",部署\n';
  const ROWS = [
    ['错误写法', '正确写法'],
    ['按装', '安装'],
    ['部,暑', '部署'],
  ];
  const utf16 = (bom: boolean, little: boolean) => {
    const all = (bom ? '\ufeff' : '') + TEXT;
    const bytes = new Uint8Array(all.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < all.length; at++) view.setUint16(at * 2, all.charCodeAt(at), little);
    return bytes;
  };

  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with BOM', utf8(`\ufeff${TEXT}`)],
    ['GBK', encodeGbk(TEXT)],
    ['UTF-16LE with BOM', utf16(true, true)],
    ['UTF-16BE with BOM', utf16(true, false)],
    ['UTF-16LE without BOM', utf16(false, true)],
    ['line ends of Windows', utf8(TEXT.replaceAll('\n', '\r\n'))],
    ['line ends of old Macs', utf8(TEXT.replaceAll('\n', '\r'))],
    ['tabs, as pasted', utf8('错误写法\t正确写法\n按装\t安装\n部,暑\t部署\n')],
  ])('%s gives the same rows', async (_, bytes) => {
    expect(await rowsIn(bytes)).toEqual(ROWS);
  });

  it('of one word a line gives rows of one cell, empty lines kept so that rows count as seen', async () => {
    expect(await rowsIn(utf8('按装\n\n部暑'), '词.txt')).toEqual([['按装'], [''], ['部暑']]);
  });

  it('written as CSV comes back cell by cell', async () => {
    const word = fc.string({ unit: fc.constantFrom('词', '"', ',', '\n', ' ', 'a', '，'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 20 }), async (table) => {
        // A first line without a comma outside quotes cannot be told from a list of words.
        const rows = [['甲', '乙'], ...table.map((row) => [...row])];
        expect(await rowsIn(utf8(Papa.unparse(rows, { newline: '\n' })))).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it('longer than a piece is cut only between rows', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => [`词${at}`, `"引\n号"${at}`]);
    expect(await rowsIn(utf8(Papa.unparse(rows, { newline: '\n' })))).toEqual(rows);
  });
});

describe('a workbook', () => {
  it('our own writer made comes back as it was', async () => {
    const rows = [
      ['按装', '安装'],
      ['=1+1', '<b>&"\''],
      ['  两格  ', '一\n二'],
    ];
    const bytes = xlsxFile({
      name: '词表',
      widths: [10, 10],
      banners: [],
      heading: [text('错误写法'), text('正确写法')],
      rows: rows.map((row) => row.map(text)),
    });
    expect(await rowsIn(bytes, '词表.xlsx')).toEqual([['错误写法', '正确写法'], ...rows]);
  });

  it('gives numbers as digits, dates as dates, results of formulas with a note', async () => {
    const bytes = workbook({
      一: `<row r="1"><c r="A1"><v>13800138000</v></c><c r="B1" s="1"><v>45215</v></c><c r="C1"><f>1+1</f><v>2</v></c><c r="D1"><v>0.30000000000000004</v></c><c r="E1" t="b"><v>1</v></c></row>`,
    });
    const read = await readSheet(bytes, 'x.xlsx');
    expect(read).toMatchObject({
      ok: true,
      value: { rows: [['13800138000', '2023-10-16', '2', '0.3', 'TRUE']] },
    });
    expect(read?.ok && read.value.notes.join()).toContain('1 格是公式');
  });

  it('reads the first sheet in sight and says that there are others', async () => {
    const row = (words: string) => `<row r="1">${cell('A1', words)}</row>`;
    const bytes = workbook({ 藏: row('藏'), 名单: row('见'), 三: row('三') }, {}, { 藏: 'state="hidden"' });
    const read = await readSheet(bytes, 'x.xlsx');
    expect(read).toMatchObject({ ok: true, value: { rows: [['见']] } });
    expect(read?.ok && read.value.notes.join()).toContain('3 张表，只读了“名单”');
  });

  it('keeps the number of every row, gaps and styled blanks and all', async () => {
    const bytes = workbook({
      一: `<row r="2">${cell('B2', '词')}<c r="XFD2" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>`,
    });
    expect(await rowsIn(bytes, 'x.xlsx')).toEqual(
      [[], ['', '词']].map((row) => [row[0] ?? '', row[1] ?? '']),
    );
  });

  it('is known by its bytes, whatever it is called', async () => {
    expect(await rowsIn(workbook({ 一: `<row r="1">${cell('A1', '词')}</row>` }), '名单.csv')).toEqual([
      ['词'],
    ]);
  });
});

describe('what is refused, with a sentence and nothing read', () => {
  /** 10 MB of blanks, named twenty times over by the directory: a few kilobytes that unpack to 200 MB. */
  const bomb = () => {
    const once = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(10_000_000).fill(32) });
    const end = once.length - 22;
    const directoryAt = new DataView(once.buffer).getUint32(end + 16, true);
    const entry = once.subarray(directoryAt, end);
    const bytes = new Uint8Array(directoryAt + 20 * entry.length + 22);
    bytes.set(once.subarray(0, directoryAt));
    for (let at = 0; at < 20; at++) bytes.set(entry, directoryAt + at * entry.length);
    bytes.set(once.subarray(end), bytes.length - 22);
    new DataView(bytes.buffer).setUint16(bytes.length - 22 + 10, 20, true);
    return bytes;
  };
  const lastCell = workbook({ 一: `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>` });
  const wide = workbook({ 一: `<row r="1"><c r="XFD1"><v>1</v></c></row>` });
  const cases: [string, () => Uint8Array, string, string][] = [
    ['empty file', () => new Uint8Array(), 'a.csv', '空的'],
    ['only blanks', () => utf8('\ufeff \r\n \n'), 'a.csv', '没有内容'],
    ['old xls', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'a.xls', '.xls'],
    ['macro file by name', () => workbook({ 一: '' }), 'a.xlsm', '宏'],
    ['macro file by its parts', () => workbook({ 一: '' }, { 'xl/vbaProject.bin': 'x' }), 'a.xlsx', '宏'],
    ['web page called xls', () => utf8('<html><table><tr><td>1</td></tr></table>'), 'a.xls', '网页'],
    ['XML of 2003', () => utf8('<?xml version="1.0"?><Workbook/>'), 'a.xls', 'XML'],
    ['PDF', () => utf8('%PDF-1.7 ...'), 'a.csv', '文档'],
    [
      'picture',
      () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe, 1, 2]),
      'a.csv',
      '不是表格',
    ],
    ['a zip that is no workbook', () => zipSync({ 'a.txt': utf8('x') }), 'a.xlsx', '不是 .xlsx'],
    ['a cut workbook', () => workbook({ 一: '' }).slice(0, 300), 'a.xlsx', '不完整'],
    ['zip bomb', bomb, 'a.xlsx', '太大'],
    ['a value in the very last cell', () => lastCell, 'a.xlsx', '1048576 行'],
    ['a value in the last column', () => wide, 'a.xlsx', '16384 列'],
    [
      'a cell that points nowhere',
      () => workbook({ 一: '<row r="3"><c r="B3" t="s"><v>9</v></c></row>' }),
      'a.xlsx',
      '第 3 行第 2 列',
    ],
    ['no sheet', () => workbook({}), 'a.xlsx', '没有可读的表格'],
    ['broken XML', () => workbook({ 一: '<row r="1"><c r="A1"' }), 'a.xlsx', '读不出来'],
    ['a quote never closed', () => utf8('甲,乙\n"按装,安装\n部暑,部署\n'), 'a.csv', '第 2 行的半角引号'],
    ['a cell of 40,000 characters', () => utf8(`甲,乙\n${'长'.repeat(40_000)},短`), 'a.csv', '第 2 行'],
    ['a line without end', () => utf8(`甲,乙\n${'长'.repeat(3_000_000)}`), 'a.csv', '没有换行'],
    ['more than 20 MB', () => new Uint8Array(20_000_001).fill(65), 'a.txt', '20 MB'],
    ['300 columns', () => utf8(','.repeat(300)), 'a.csv', '301 列'],
  ];
  it.each(cases)('%s', async (_, bytes, name, words) => {
    const error = await errorIn(bytes(), name);
    expect(error).toContain(words);
    expect(error).toContain('什么都没有导入');
  });

  it('never throws on bytes that are anything at all', async () => {
    const zip = workbook({ 一: `<row r="1">${cell('A1', '词')}</row>` });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const bytes = zip.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          const read = await readSheet(bytes, 'a.xlsx');
          expect(typeof read?.ok).toBe('boolean');
        },
      ),
      { numRuns: 200 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(typeof (await readSheet(bytes, 'a'))?.ok).toBe('boolean');
      }),
    );
  });
});

describe('a number of a row or a cell that is none', () => {
  const CELL = '<c r="A1"><v>1</v></c>';
  it.each([
    '1e9',
    '1E7',
    '0x7fffffff',
    '99999999999',
    '1048577',
    '-1',
    '0',
    '1.5',
    ' 1e9',
    'Infinity',
    '&#49;e9',
    '１００００００',
  ])('is refused before anything is made room for: %s', async (number) => {
    const rows = [
      `<row r="${number}">${CELL}</row>`,
      `<row r='${number}'>${CELL}</row>`,
      `<x:row\n r = "${number}">${CELL}</x:row>`,
      `<row r="1"/><row r="1" x:r="${number}">${CELL}</row>`,
      `<row r="1"><c r="A${number}"><v>1</v></c></row>`,
      `<row><c r="A${number}"><v>1</v></c></row>`,
      `<row ${'a="1" '.repeat(500)}r="${number}">${CELL}</row>`,
      `<row a=">" r="${number}">${CELL}</row>`,
      `<row a='"' r="${number}">${CELL}</row>`,
    ];
    for (const row of rows)
      expect(await errorIn(workbook({ 一: row }), 'a.xlsx'), row).toContain('什么都没有导入');
  });

  it.each(['A1e9', 'AAAAAAAA1', '1A', 'a1', 'A', '$A$1', 'A1:B2', 'R1C1', ''])(
    'so is a cell at %s',
    async (place) => {
      const bytes = workbook({ 一: `<row r="1"><c r="${place}"><v>1</v></c></row>` });
      expect(await errorIn(bytes, 'a.xlsx')).toContain('什么都没有导入');
    },
  );

  it('while rows and cells without any number stand where they come', async () => {
    const bytes = workbook({
      一: `<row><c t="inlineStr"><is><t>甲</t></is></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>`,
    });
    expect(await rowsIn(bytes, 'a.xlsx')).toEqual([
      ['甲', '', '2'],
      ['', '', ''],
      ['3', '', ''],
    ]);
  });

  it('and prefixes, comments, CDATA and attributes of others are read over', async () => {
    const bytes = workbook({
      一: `<!-- <row r="1e9"> --><x:row r="2" spans="1:3" x14ac:dyDescent="0.2" ht="&lt;"><x:c r="B2" t="inlineStr"><x:is><x:t>甲<![CDATA[<c r="A1e9">]]></x:t></x:is></x:c></x:row>`,
    });
    expect(await rowsIn(bytes, 'a.xlsx')).toEqual([
      ['', ''],
      ['', '甲<c r="A1e9">'],
    ]);
  });
});

describe('long work', () => {
  const slices = (stopAfter: number) => {
    let clock = 0;
    const shares: number[] = [];
    const signal = { aborted: false };
    return {
      shares,
      now: () => (clock += 30),
      pause: async () => {
        if (shares.length >= stopAfter) signal.aborted = true;
      },
      onProgress: (share: number) => shares.push(share),
      signal,
    };
  };
  const long = utf8('按装,安装\n'.repeat(100_000));

  it('says how far it is, ever further', async () => {
    const run = slices(Infinity);
    const read = await readSheet(long, 'a.csv', run);
    expect(read?.ok && read.value.rows.length).toBe(100_000);
    expect(run.shares.length).toBeGreaterThan(3);
    expect(run.shares).toEqual([...run.shares].sort((a, b) => a - b));
  });

  it('stops when asked and leaves nothing', async () => {
    const run = slices(2);
    expect(await readSheet(long, 'a.csv', run)).toBeUndefined();
    expect(run.shares.length).toBe(2);
  });

  it('pasted text goes the same way as a file', () => {
    expect(runAtOnce(rowsOfText('按装\t安装'))).toMatchObject({
      ok: true,
      value: { rows: [['按装', '安装']] },
    });
  });
});
