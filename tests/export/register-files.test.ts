import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';

import { noticeLimits } from '../../lib/core/freshness/limits.ts';
import { mergeRegister } from '../../lib/core/register/merge-register.ts';
import { parseRegisterSheets, type Sheet } from '../../lib/core/register/parse-sheets.ts';
import { EMPTY_REGISTER, type Register } from '../../lib/core/register/register.ts';
import { SHEET_KINDS } from '../../lib/core/register/sheet-headings.ts';
import { registerSheet } from '../../lib/core/register/sheet-rows.ts';
import { runAtOnce } from '../../lib/core/run-in-slices.ts';
import { demoRegister } from '../../lib/demo/demo-register.ts';
import { readSheets } from '../../lib/export/read-sheet.ts';
import { registerCsv, registerXlsx } from '../../lib/export/register-xlsx.ts';
import { ACCOUNT_HEAD, COLUMN_HEAD, PERSON_HEAD, site } from '../core/register/register-lists.ts';
import { HOSTILE } from './hostile-strings.ts';

const ALL = ['columns', 'accounts', 'persons'] as const;

function parsed(sheets: readonly Sheet[], sites = [site]) {
  const read = runAtOnce(parseRegisterSheets(sheets, { sites, site: sites[0], limits: noticeLimits }));
  if ('errors' in read) throw new Error(JSON.stringify(read.errors.slice(0, 5)));
  return read.lists;
}
async function reread(bytes: Uint8Array, name: string, sites = [site]) {
  const read = await readSheets(bytes, name);
  if (!read?.ok) throw new Error(read?.error);
  return parsed(read.value.sheets, sites);
}

// What a control character or half a surrogate pair becomes in XML is the ledger's own test.
const isPlain = (text: string) => !/[\p{Cc}\p{Surrogate}\ufffe\uffff]|^#[A-Z]|E\+/u.test(text);
const words = fc.oneof(
  fc.constantFrom(...HOSTILE.filter((text) => text.length < 300 && isPlain(text))),
  fc.string({ unit: 'binary', maxLength: 8 }).filter(isPlain),
  fc.constantFrom('区府办', '张三', '李四', '', '', '—', '=1+1', "'=1", '_x0041_', '0999-6200001', '00123'),
);
const name = words.map((text) => `名${text}`);
const limit = fc.constantFrom(
  ['动态要闻', '14天'],
  ['动态要闻', '每周'],
  ['通知公告', '半年'],
  ['通知公告', '3个月'],
  ['其他', '每季度'],
  ['年报规划财政', ''],
  ['统计信息', '按月'],
);
const columnRows = fc
  .array(fc.tuple(name, fc.option(name), words, words, words, words, limit, words), {
    minLength: 1,
    maxLength: 6,
  })
  .map((rows) => [
    [...COLUMN_HEAD, '期限理由'],
    ...rows.map(([parent, own, unit, leader, a, b, [columnClass, text], reason], index) =>
      [
        parent,
        own ?? '',
        `https://www.a.gov.cn/c${index}/`,
        unit,
        leader,
        a,
        b,
        columnClass,
        text,
        reason,
      ].map(String),
    ),
  ]);
const accountRows = fc
  .array(fc.tuple(fc.constantFrom('微博', '微信公众号', '抖音'), name, words, words, words, words, words), {
    minLength: 1,
    maxLength: 4,
  })
  .map((rows) => [
    [...ACCOUNT_HEAD, '主页网址', '主账号'],
    ...rows.map(([platform, own, unit, authority, interaction, head, admin], index) => [
      platform,
      own,
      index % 3 === 2 ? '' : `00${index}`,
      unit,
      authority,
      '变更',
      interaction,
      head,
      admin,
      index % 2 === 0 ? '' : `https://weibo.com/u/${index}`,
      index % 2 === 0 ? '是' : '',
    ]),
  ]);
const personRows = fc
  .array(fc.tuple(name, words, words, name, words, words, words), { minLength: 1, maxLength: 4 })
  .map((rows) => [
    PERSON_HEAD,
    ...rows.map(([unit, platform, level, own, post, phone, mobile], index) => [
      unit,
      platform,
      level,
      `${own}${index}`,
      post,
      phone,
      mobile,
      ['', 'A岗', 'B'][index % 3] ?? '',
      index % 2 === 0 ? '' : '2026-02-28',
    ]),
  ]);
const register = fc.tuple(columnRows, fc.option(accountRows), personRows).map((lists): Register => {
  const sheets = lists.map((rows, index) => ({ name: `表${index}`, rows: rows ?? [] }));
  return mergeRegister({ ...EMPTY_REGISTER, sites: [site] }, parsed(sheets)).next;
});

describe('a register written and read again', () => {
  it('as XLSX changes nothing, whatever its words', async () => {
    await fc.assert(
      fc.asyncProperty(register, async (before) => {
        const lists = await reread(registerXlsx(before, ALL), '登记册.xlsx');
        const { next, lists: changes } = mergeRegister(before, lists);
        expect(next).toEqual(before);
        expect(changes.flatMap(({ added, changed, removed }) => [...added, ...changed, ...removed])).toEqual(
          [],
        );
      }),
      { numRuns: 40 },
    );
  });

  it('as CSV, list by list, changes nothing either', async () => {
    await fc.assert(
      fc.asyncProperty(register, async (before) => {
        for (const kind of SHEET_KINDS.filter((one) => before[one].length > 0)) {
          const lists = await reread(registerCsv(before, kind), '清单.csv');
          expect(mergeRegister(before, lists).next).toEqual(before);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('into an empty register gives the same sheets again', async () => {
    await fc.assert(
      fc.asyncProperty(register, async (before) => {
        const lists = await reread(registerXlsx(before, ALL), '登记册.xlsx');
        const { next } = mergeRegister({ ...EMPTY_REGISTER, sites: [site] }, lists);
        for (const kind of SHEET_KINDS)
          expect(registerSheet(next, kind)).toEqual(registerSheet(before, kind));
      }),
      { numRuns: 20 },
    );
  });

  it('keeps the ids that tickets and looks point to', async () => {
    const before = demoRegister();
    const lists = await reread(registerXlsx(before, ALL), '登记册.xlsx', before.sites);
    const { next } = mergeRegister(before, lists);
    for (const group of ['columns', 'accounts', 'units', 'persons'] as const) {
      expect(next[group].map(({ id }) => id)).toEqual(before[group].map(({ id }) => id));
    }
    expect(next.accounts).toEqual(before.accounts);
    expect(next.persons).toEqual(before.persons);
  });

  it('carries the notice’s headings, and every cell is text', async () => {
    const before = demoRegister();
    const sheets = await readXlsxFile(Buffer.from(registerXlsx(before, ALL)));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['栏目责任清单', '新媒体账号备案', '三级责任人']);
    const [columns, accounts, persons] = sheets.map(({ data }) => data);
    expect(columns?.[1]).toEqual(COLUMN_HEAD);
    expect(accounts?.[1]).toEqual([...ACCOUNT_HEAD, '主页网址', '主账号']);
    expect(persons?.[1]).toEqual(PERSON_HEAD);
    for (const row of [columns, accounts, persons].flatMap((rows) => rows ?? [])) {
      for (const cell of row) expect(cell === null || typeof cell === 'string').toBe(true);
    }
  });
});
