import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';

import { receiver } from '../../entrypoints/background/receive.ts';
import { cellText } from '../../lib/core/ledger/cell-text.ts';
import { LEDGER_HEADINGS, type LedgerRow } from '../../lib/core/ledger/headings.ts';
import { ledgerHash } from '../../lib/core/ledger/ledger-hash.ts';
import { ledgerRow } from '../../lib/core/ledger/row.ts';
import { readLedgerCsv } from '../../lib/export/ledger-csv.ts';
import { parseLedgerJson } from '../../lib/export/ledger-json.ts';
import { writeEventPackage } from '../../lib/export/package/event-package.ts';
import { packageOfLedgerJson } from '../../lib/export/package/json-package.ts';
import { ledgerDocx } from '../../lib/export/paper-docx.ts';
import { HOSTILE } from '../export/hostile-strings.ts';
import { ledgerCsv, ledgerJson, ledgerXlsx } from '../export/ledger-file.ts';
import {
  allTickets,
  answered,
  article,
  SITE,
  sha256,
  type TestBackground,
  testBackground,
} from '../extension/fresh-ledger.ts';
import { desk, ME } from '../extension/hostile-messages.ts';
import { handOver, seenIn, sitDown } from './duty-day.ts';
import { faultCount } from './fault-count.ts';
import { sha256Bytes } from './parcels.ts';

const ALL = 300;
const COUNT = faultCount(ALL);
const KEYS = LEDGER_HEADINGS.map(({ key }) => key);

/** Every hostile string alone, behind blanks, inside words and doubled: each a way past a naive guard. */
const WAYS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `\u3000${text}`,
  (text) => `见${text}处`,
  (text) => `\n${text}`,
  (text) => `${text}${text}`,
];
const texts = WAYS.flatMap((way) => HOSTILE.map(way))
  .filter((text) => text.length < 7_000 && text.trim() !== '')
  .filter((text, index, all) => all.indexOf(text) === index);
const step = Math.max(1, Math.floor(texts.length / COUNT));
const chosen = texts.filter((_, index) => index % step === 0).slice(0, COUNT);
const isFormula = (text: string) => /^[\s\u200b\u2060\ufeff\0]*[=+\-@＝＋－＠]/.test(text);

/** Title, words, address and description of a ticket, sent as a page sends them. */
async function fileAll(test: TestBackground): Promise<number> {
  const receive = receiver(test.handlers, ME);
  let filed = 0;
  for (const [index, text] of chosen.entries()) {
    const url = `${SITE}/${index}?q=${text}`;
    const draft = {
      reading: article('', { url, title: text }),
      selection: { exact: text, prefix: text.slice(0, 40), suffix: text.slice(0, 40), start: index },
      surroundings: [text],
      problemClass: '错别字',
      suggestion: text,
      description: text,
    };
    const answer = await receive('fileTicket', draft, desk);
    if (answer.ok) filed += 1;
    else expect(answer.error).toMatch(/[一-龥].*。$/);
  }
  return filed;
}

async function rowsOf(test: TestBackground): Promise<LedgerRow[]> {
  const views = await allTickets(test.handlers);
  return views.map(({ ticket, clocks }, index) => ledgerRow(ticket, clocks, index + 1));
}

async function hashOf(test: TestBackground): Promise<string> {
  const index = answered(await test.background.ledger.index());
  return ledgerHash(index.tickets(), sha256);
}

const unpacked = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)] as const);

describe(`${COUNT} hostile strings in title, words, address and imported tickets`, () => {
  it('reach XLSX, CSV, DOCX and JSON as words, and come back the same', async () => {
    const test = testBackground();
    await sitDown(test);
    const filed = await fileAll(test);
    const rows = await rowsOf(test);
    expect(rows).toHaveLength(filed);
    const { events } = await seenIn(test);

    const xlsx = await ledgerXlsx({ scope: '', rows });
    const formulas = unpacked(xlsx).filter(([, xml]) => /<f[ />]|t="(str|e|b)"/.test(xml));
    const sheet = await readSheet(Buffer.from(xlsx), { trim: false });
    let differing = 0;
    for (const [index, row] of rows.entries())
      for (const key of ['页面标题', '页面网址', '错误原文', '建议修改'] as const)
        if ((sheet[index + 3]?.[KEYS.indexOf(key)] ?? '') !== row[key]) differing += 1;

    const csv = readLedgerCsv(await ledgerCsv(rows));
    expect(csv).toEqual({ ok: true, rows });

    const json = await ledgerJson({ scope: '', rows, events });
    expect(parseLedgerJson(json)).toEqual({ ok: true, file: { scope: '', rows, events }, refused: [] });

    const docx = unpacked(await ledgerDocx({ scope: '', rows }));
    const fields = docx.filter(
      ([path, xml]) =>
        /vba|embed|activeX|oleObject/i.test(path) || /w:hyperlink|w:fldSimple|w:instrText|w:object/.test(xml),
    );

    const titles = new Set(rows.map((row) => row.页面标题));
    const changed = chosen.filter((text) => !titles.has(cellText(text)) && !/\d{15}/.test(text));
    const payloads = chosen.filter(isFormula).length;
    console.log(
      `${filed} 条恶意文字（公式 ${payloads} 条）：公式单元格 ${formulas.length} 个，Word 域 ${fields.length} 个，往返不一致 ${differing} 处，标题走样 ${changed.length} 条`,
    );
    expect({ formulas, fields, differing, changed }).toEqual({
      formulas: [],
      fields: [],
      differing: 0,
      changed: [],
    });
    if (COUNT === ALL) expect(payloads).toBeGreaterThanOrEqual(60);

    const hash = await hashOf(test);
    const head = {
      kind: '交件' as const,
      madeAt: '2026-11-23T10:00:00+08:00',
      program: '0.1.0',
      by: {
        name: chosen[0] ?? '',
        unit: '=1+1',
        role: '大数据中心' as const,
        device: events[0]?.by.device ?? '',
      },
      scope: '=1+1',
      evidence: [],
    };
    const zip = await writeEventPackage({ head, events, evidence: new Map() }, sha256Bytes);
    for (const bytes of [zip, answered(await packageOfLedgerJson(json, sha256Bytes))]) {
      const other = testBackground();
      await sitDown(other);
      answered(await handOver(other, { fileName: '=1+1.zip', bytes, events: events.length }));
      expect(await hashOf(other)).toBe(hash);
      expect(await rowsOf(other)).toEqual(rows);
    }
  }, 120_000);
});
