import { describe, expect, it } from 'vitest';

import { runAtOnce } from '../../lib/core/run-in-slices.ts';
import { readSheets } from '../../lib/export/read-sheet.ts';
import { rowsOfText } from '../../lib/export/sheet-text.ts';
import { FOUR_TIMES, growthOfFour } from '../growth.ts';
import { workbook } from './sample-workbook.ts';

const inCell = (words: string) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${words}</t></is></c></row>`;
const shared = (xml: string) =>
  workbook(
    { 一: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' },
    { 'xl/sharedStrings.xml': `<sst>${xml}</sst>` },
  );
const styles = (xml: string) =>
  workbook({ 一: '<row r="1"><c r="A1" s="0"><v>1</v></c></row>' }, { 'xl/styles.xml': xml });

/** Workbooks of some kilobytes that hold the same thing very often. */
const OFTEN: Record<string, (times: number) => Uint8Array> = {
  'cells begun and never ended': (times) => workbook({ 一: `<row r="1">${'<c '.repeat(times)}` }),
  'cells begun, one end': (times) => workbook({ 一: `<row r="1">${'<c '.repeat(times)}>` }),
  'rows begun and never ended': (times) => workbook({ 一: '<row '.repeat(times) }),
  'rows within rows': (times) => workbook({ 一: '<row r="1">'.repeat(times) }),
  'empty rows': (times) => workbook({ 一: '<row/>'.repeat(times) }),
  'cells within cells': (times) => workbook({ 一: `<row r="1">${'<c>'.repeat(times)}` }),
  // A row has at most 256 columns: more cells than that is refused at the 257th.
  'empty cells': (times) => workbook({ 一: `<row>${'<c/>'.repeat(200)}</row>`.repeat(times / 200) }),
  'attributes of one cell': (times) => workbook({ 一: `<row r="1"><c ${'a="1" '.repeat(times)}/></row>` }),
  'names without values': (times) => workbook({ 一: `<row r="1"><c ${'aa '.repeat(times)}/></row>` }),
  'blanks in a tag': (times) => workbook({ 一: `<row${' '.repeat(times * 4)}r="1"/>` }),
  'quotes opened': (times) => workbook({ 一: `<row r="1"><c r=${'"\''.repeat(times)}` }),
  'comments begun': (times) => workbook({ 一: '<!--'.repeat(times) }),
  comments: (times) => workbook({ 一: '<!---->'.repeat(times) }),
  'CDATA begun': (times) => workbook({ 一: inCell('<![CDATA['.repeat(times)) }),
  'references in a cell': (times) => workbook({ 一: inCell('&amp;'.repeat(times)) }),
  'references never ended': (times) => workbook({ 一: inCell('&#'.repeat(times)) }),
  'escapes of the format': (times) => workbook({ 一: inCell('_x0041_'.repeat(times)) }),
  'runs of one cell': (times) =>
    workbook({
      一: `<row r="1"><c r="A1" t="inlineStr"><is>${'<r><t>字</t></r>'.repeat(times)}</is></c></row>`,
    }),
  'merged ranges': (times) =>
    workbook({ 一: `${inCell('甲')}</sheetData>${'<mergeCell ref="A1:A9"/>'.repeat(times)}<sheetData>` }),
  'shared words begun': (times) => shared('<si '.repeat(times)),
  'shared words within each other': (times) => shared('<si><t>'.repeat(times)),
  'shared words': (times) => shared('<si><t>甲</t></si>'.repeat(times)),
  'runs of shared words': (times) => shared(`<si>${'<r><t>甲</t></r>'.repeat(times)}</si>`),
  'styles begun': (times) => styles(`<styleSheet><cellXfs>${'<xf '.repeat(times)}`),
  'a format of dates': (times) =>
    styles(
      `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${'[y'.repeat(times)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
    ),
  'attributes of one style': (times) =>
    styles(`<styleSheet><cellXfs><xf numFmtId="0" ${'a="1" '.repeat(times)}/></cellXfs></styleSheet>`),
  'sheets begun': (times) => workbook({ 一: '' }, { 'xl/workbook.xml': '<sheet '.repeat(times) }),
  'relations begun': (times) =>
    workbook({ 一: '' }, { 'xl/_rels/workbook.xml.rels': '<Relationship '.repeat(times) }),
  'names of sheets': (times) =>
    workbook({ 一: '' }, { 'xl/workbook.xml': `<sheet${' name'.repeat(times)} name="x" r:id="rId1"/>` }),
};

describe('four times the workbook takes some four times the work', () => {
  it.each(Object.entries(OFTEN))('%s', async (_, of) => {
    const reading = (times: number) => {
      const bytes = of(times);
      return () => readSheets(bytes, 'a.xlsx');
    };
    expect(await growthOfFour(reading, 40_000)).toBeLessThanOrEqual(FOUR_TIMES);
  });
});

const TEXTS: Record<string, string> = {
  quotes: '"',
  'quoted commas': '","',
  'empty lines': '\n',
  'commas of one line': ',',
  'tabs of one line': '\t',
  blanks: ' ',
  'line ends of old Macs': '\r',
  rows: '甲,乙\n',
  'quotes within cells': '甲"乙,"丙"\n',
};

describe('four times the text takes some four times the work', () => {
  it.each(Object.entries(TEXTS))('%s', async (_, words) => {
    const reading = (times: number) => {
      const text = `甲,乙\n${words.repeat(times)}`;
      return () => runAtOnce(rowsOfText(text));
    };
    expect(await growthOfFour(reading, 50_000)).toBeLessThanOrEqual(FOUR_TIMES);
  });
});
