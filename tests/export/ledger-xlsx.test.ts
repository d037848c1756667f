import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';

import type { TicketClock } from '../../lib/core/clocks/ticket-clocks.ts';
import { cellText } from '../../lib/core/ledger/cell-text.ts';
import { LEDGER_HEADINGS, type LedgerRow } from '../../lib/core/ledger/headings.ts';
import { ledgerRow } from '../../lib/core/ledger/row.ts';
import { minute, Story, story, submission } from '../core/tickets/story.ts';
import { HOSTILE } from './hostile-strings.ts';
import { ledgerXlsx } from './ledger-file.ts';

const KEYS = LEDGER_HEADINGS.map((heading) => heading.key);
const PAGE_TEXT = KEYS.filter((key) =>
  ['页面标题', '页面网址', '错误原文', '建议修改', '备注'].includes(key),
);
const rowOf = (cell: (index: number) => string) =>
  Object.fromEntries(KEYS.map((key, index) => [key, cell(index)])) as LedgerRow;

const parts = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
const part = (bytes: Uint8Array, path: string) => parts(bytes)[path] ?? '';
const sheetXml = (bytes: Uint8Array) => part(bytes, 'xl/worksheets/sheet1.xml');
const read = (bytes: Uint8Array) => readSheet(Buffer.from(bytes), { trim: false });

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** Strict enough to fail where Excel would call the file damaged: tags, entities, characters. */
function wellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [token] of xml.replace(/^<\?xml[^>]*\?>/, '').matchAll(/<[^>]*>|[^<]+/g)) {
    if (token.startsWith('</')) {
      if (open.pop() !== token.slice(2, -1)) return false;
    } else if (token.startsWith('<')) {
      const tag = /^<([A-Za-z:]+)((?: [A-Za-z:]+="[^"<]*")*)(\/?)>$/.exec(token);
      if (!tag?.[1]) return false;
      if (tag[3] === '') open.push(tag[1]);
    } else if (/&(?!(amp|lt|gt|quot);)/.test(token)) return false;
  }
  return open.length === 0 && !FORBIDDEN.test(xml);
}

describe('hostile words in the ledger workbook', () => {
  it('is tried on at least 60 of them', () => {
    expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(60);
  });

  it('come back as the same text, in the same cell, and never as a formula', async () => {
    const rows = HOSTILE.map((text) => rowOf(() => cellText(text)));
    const bytes = await ledgerXlsx({ scope: '=1+1', rows });
    for (const [path, xml] of Object.entries(parts(bytes)))
      expect([path, wellFormed(xml)]).toEqual([path, true]);
    const xml = sheetXml(bytes);
    expect(xml).not.toMatch(/<f[ />]|t="(str|e|b|inlineStr)"/);
    expect(Object.keys(parts(bytes)).join()).not.toMatch(/external|connection|vba|drawing/i);
    const sheet = await read(bytes);
    expect(sheet).toHaveLength(HOSTILE.length + 3);
    HOSTILE.forEach((text, index) => {
      const cells = sheet[index + 3] ?? [];
      const expected = cellText(text) === '' ? null : cellText(text);
      for (const key of PAGE_TEXT) expect(cells[KEYS.indexOf(key)]).toBe(expected);
    });
  });

  it('travel from a page through ticket and row into the workbook', async () => {
    const texts = HOSTILE.filter((one) => one.trim() !== '');
    const rows: LedgerRow[] = [];
    for (const text of texts) {
      const told = new Story();
      const quote = { exact: text, prefix: '', suffix: '', start: 0 };
      await told.step(
        '提交',
        submission({ pageTitle: text, url: text, quote, suggestion: text, columnName: text }),
      );
      rows.push(ledgerRow(told.ticket, [], rows.length + 1));
    }
    const bytes = await ledgerXlsx({ scope: '', rows });
    const sheet = await read(bytes);
    texts.forEach((text, index) => {
      for (const key of ['页面标题', '页面网址', '错误原文', '建议修改', '栏目'] as const) {
        expect(sheet[index + 3]?.[KEYS.indexOf(key)]).toBe(cellText(text));
      }
    });
    expect(sheetXml(bytes)).not.toContain('<f');
  });

  it('stay text when someone edits the cell: text format or a quote prefix on every such cell', async () => {
    const bytes = await ledgerXlsx({
      scope: '',
      rows: [rowOf(() => '=1+1'), rowOf(() => `=${'1'.repeat(300)}`)],
    });
    const styles = [...part(bytes, 'xl/styles.xml').matchAll(/<xf [^>]*>/g)].map(([xf]) => xf).slice(1);
    const used = [...sheetXml(bytes).matchAll(/<c r="[A-Z]+[45]" s="(\d+)" t="s">/g)].map(([, style]) =>
      Number(style),
    );
    expect(used).toHaveLength(56);
    for (const style of used) expect(styles[style]).toContain('quotePrefix="1"');
  });
});

describe('the ledger workbook', () => {
  const clocks: TicketClock[] = [
    {
      clockId: 'c',
      title: '',
      clause: '',
      state: '按期完成',
      dueAt: minute(90),
      provisional: false,
      text: '',
    },
  ];
  const whole = async () => {
    const { ticket } = await story('提交', '受理', '通知', '反馈整改', '重新发布', '复核通过', '回头看');
    return ledgerRow(ticket, clocks, 1);
  };

  it('has title, scope, heading and one line a ticket', async () => {
    const bytes = await ledgerXlsx({ scope: '统计范围：全部时间', rows: [await whole()] });
    const [title, scope, heading, line, ...rest] = await read(bytes);
    expect([title?.[0], scope?.[0], rest]).toEqual(['错敏整改台账', '统计范围：全部时间', []]);
    expect(heading).toEqual(LEDGER_HEADINGS.map((one) => one.title));
    expect(line).toHaveLength(28);
    expect(line?.slice(0, 2)).toEqual([1, 'BC-20261123-7F3K']);
  });

  it('writes times as real dates that show the Shanghai time under any zone', async () => {
    const bytes = await ledgerXlsx({ scope: '', rows: [await whole()] });
    const [, , , line = []] = await read(bytes);
    const cell = (key: (typeof KEYS)[number]) => line[KEYS.indexOf(key)];
    expect(cell('发现时间')).toEqual(new Date(Date.UTC(2026, 10, 23, 10, 23)));
    expect(cell('应完成时间')).toEqual(new Date(Date.UTC(2026, 10, 23, 11, 53)));
    expect(cell('回头看日期')).toEqual(new Date(Date.UTC(2026, 10, 23)));
    expect(part(bytes, 'xl/styles.xml')).toContain('formatCode="yyyy\\-mm\\-dd\\ hh:mm"');
  });

  it('keeps as text what is no time of day: 24:00, 暂算, 无规定时限', async () => {
    for (const text of [
      '2026-11-26 24:00',
      '2027-01-04 10:00（暂算）',
      '无规定时限',
      '2026-02-30',
      '1899-01-01',
      '',
    ]) {
      const row = { ...(await whole()), 应完成时间: text };
      const [, , , line = []] = await read(await ledgerXlsx({ scope: '', rows: [row] }));
      expect(line[KEYS.indexOf('应完成时间')]).toBe(text === '' ? null : text);
    }
  });

  it('prints on A3 landscape one page wide, at 6 points or more, head frozen and repeated, title merged, widths set, text wrapped', async () => {
    const bytes = await ledgerXlsx({ scope: '', rows: [await whole()] });
    const xml = sheetXml(bytes);
    expect(xml).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
    expect(xml).toContain(
      '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    );
    expect(xml).toContain('<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>');
    expect(xml).toContain('<mergeCell ref="A1:AB1"/><mergeCell ref="A2:AB2"/>');
    expect(
      [...xml.matchAll(/<col min="\d+" max="\d+" width="(\d+)" customWidth="1"\/>/g)].map(([, width]) =>
        Number(width),
      ),
    ).toEqual(LEDGER_HEADINGS.map((heading) => heading.width));
    // A3 is 15.7 inches between the margins, a column 7 pixels a character, the font 10 points.
    const pixels = LEDGER_HEADINGS.reduce((sum, heading) => sum + heading.width * 7, 0);
    expect((10 * 15.7 * 96) / pixels).toBeGreaterThanOrEqual(6);
    expect(part(bytes, 'xl/workbook.xml')).toContain("'错敏整改台账'!$1:$3</definedName>");
    expect(part(bytes, 'xl/styles.xml').match(/wrapText="1"/g)?.length).toBeGreaterThanOrEqual(5);
  });

  it('gives every row the height its wrapped words need, up to what Excel allows', async () => {
    const url = `https://www.yunxi.example/${'x'.repeat(100)}.html`;
    const rows = [
      { ...(await whole()), 页面网址: url },
      { ...(await whole()), 备注: '字'.repeat(8_000) },
    ];
    const xml = sheetXml(await ledgerXlsx({ scope: '', rows }));
    const height = (row: number) => Number(new RegExp(`<row r="${row}" ht="([\\d.]+)"`).exec(xml)?.[1]);
    const room = LEDGER_HEADINGS[KEYS.indexOf('页面网址')]?.width ?? 0;
    expect(height(3)).toBeGreaterThan(50);
    expect(height(4)).toBeGreaterThanOrEqual(Math.ceil(url.length / room) * 13);
    expect(height(5)).toBe(409);
  });

  it('keeps the order of elements Excel insists on', async () => {
    const xml = sheetXml(await ledgerXlsx({ scope: '', rows: [await whole()] }));
    const order = [
      'sheetPr',
      'dimension',
      'sheetViews',
      'sheetFormatPr',
      'cols',
      'sheetData',
      'mergeCells',
      'printOptions',
      'pageMargins',
      'pageSetup',
      'headerFooter',
    ];
    const places = order.map((tag) => xml.indexOf(`<${tag}`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('is the same bytes for the same rows', async () => {
    const row = await whole();
    expect(await ledgerXlsx({ scope: 's', rows: [row] })).toEqual(
      await ledgerXlsx({ scope: 's', rows: [row] }),
    );
  });

  it('holds no rows at all, and 5,000 of them, packed on this thread: a page of the extension may start no blob worker', async () => {
    expect(await read(await ledgerXlsx({ scope: '', rows: [] }))).toHaveLength(3);
    const row = await whole();
    const rows = Array.from({ length: 5_000 }, (_, index) => ({
      ...row,
      序号: String(index + 1),
      备注: `第 ${index} 条`,
    }));
    const { Worker } = globalThis;
    Reflect.deleteProperty(globalThis, 'Worker');
    try {
      const sheet = await read(await ledgerXlsx({ scope: '', rows }));
      expect([sheet.length, sheet[5_002]?.[0]]).toEqual([5_003, 5_000]);
    } finally {
      if (Worker) globalThis.Worker = Worker;
    }
  });
});
