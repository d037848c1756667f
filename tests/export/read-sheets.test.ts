import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';

import { readSheets } from '../../lib/export/read-sheet.ts';
import { cell, workbook } from './sample-workbook.ts';

const sheetsIn = async (bytes: Uint8Array, name: string) => {
  const read = await readSheets(bytes, name);
  if (!read?.ok) throw new Error(read?.error);
  return read.value;
};

/** A sheet with merged cells, beside the sheet data as every program writes them. */
function withMerges(refs: string[]): Uint8Array {
  const rows = `<row r="1">${cell('A1', '单位')}${cell('B1', '姓名')}</row><row r="2">${cell('A2', '区府办')}${cell('B2', '甲')}</row><row r="3">${cell('B3', '乙')}</row><row r="4">${cell('B4', '丙')}</row>`;
  const merges = `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${merges}</worksheet>`;
  return workbook({ 人员: '' }, { 'xl/worksheets/sheet1.xml': sheet });
}

describe('every sheet of a workbook', () => {
  it('is read under its name, hidden ones left out', async () => {
    const book = workbook(
      {
        甲: `<row r="1">${cell('A1', '一')}</row>`,
        隐: `<row r="1">${cell('A1', '二')}</row>`,
        乙: `<row r="2">${cell('B2', '三')}</row>`,
      },
      {},
      { 隐: 'state="hidden"' },
    );
    const { sheets, notes } = await sheetsIn(book, '登记册.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual(['甲', '乙']);
    expect(sheets[1]?.rows.at(-1)?.at(-1)).toBe('三');
    expect(sheets[1]?.rows).toHaveLength(2);
    expect(notes).toEqual([]);
  });

  it('has the words of cells merged over rows in each of them, and in no other', async () => {
    const { sheets } = await sheetsIn(withMerges(['A2:A3']), '人员.xlsx');
    expect(sheets[0]?.rows.map((row) => row[0])).toEqual(['单位', '区府办', '区府办', '']);
  });

  it('takes merges beyond the sheet, of nothing and of nonsense without harm', async () => {
    const { sheets } = await sheetsIn(withMerges(['A2:A1048576', 'ZZ1:ZZ9', 'x', 'B1:B1']), '人员.xlsx');
    expect(sheets[0]?.rows.map((row) => row[0])).toEqual(['单位', '区府办', '区府办', '区府办']);
  });

  it('with formulas names their cells', async () => {
    const book = workbook({
      表: `<row r="1">${cell('A1', '网址')}</row><row r="2"><c r="A2" t="str"><f>B2&amp;"/"</f><v>http://a.gov.cn/</v></c></row>`,
    });
    const { sheets, notes } = await sheetsIn(book, '清单.xlsx');
    expect(sheets[0]?.rows[1]?.[0]).toBe('http://a.gov.cn/');
    expect(notes).toEqual([expect.stringContaining('有 1 格是公式（A2）')]);
  });

  it('with macros is refused, whatever its name', async () => {
    const read = await readSheets(workbook({ 表: '' }, { 'xl/vbaProject.bin': 'x' }), '清单.xlsx');
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining('宏') });
  });

  it('of text is one sheet, with the guard of our own CSV taken off and every other quote left', async () => {
    const { sheets } = await sheetsIn(strToU8(`"'=1+1","'09","''x"\n`), '清单.csv');
    expect(sheets[0]?.rows[0]).toEqual(['=1+1', "'09", "'x"]);
  });
});
