import { beforeAll, describe, expect, it } from 'vitest';

import { makeDraft } from '../../lib/page/overlay/make-draft.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { ADDRESS, page } from './disguised-pages.ts';
import { answered, DESK, OVERLAY } from './fresh-ledger.ts';
import { answerFrom, READ_AS, recheckOffice } from './recheck-office.ts';

const RAW = ['110105194912310021', '11010519491231002X', '110105194912310030'];
const MASKS = RAW.map((raw) => `${raw.slice(0, 6)}********${raw.slice(-4)}`);
const NAMES = ['刘秀英', '陈大柱', '何春花'];
const VILLAGES = ['柳湾村二组', '柳湾村五组', '石桥村一组'];

/** The list of persons with these numbers; `''` leaves the whole column out. */
function list(numbers: readonly string[], more = ''): string {
  const rows = NAMES.map((name, row) => {
    const number = numbers[row] === '' ? '' : `<td>${numbers[row]}</td>`;
    return `<tr><td>${row + 1}</td><td>${name}</td>${number}<td>${VILLAGES[row]}</td></tr>`;
  });
  return page(`<table>${rows.join('')}</table>${more}`);
}

const read = (html: string) => readPage(parseHtml(html), ADDRESS, READ_AS);

/** @param asWords the number as a reader marked it, known to no rule: kept under stars alone */
async function office(asWords = false) {
  const site = { html: '' };
  const test = await recheckOffice((url) => answerFrom(url, url === ADDRESS ? site.html : ''));
  const caller = { ...OVERLAY, url: ADDRESS };
  const reading = read(list(RAW));
  const { findings } = answered(await test.handlers.judgePage({ reading }, caller));
  const finding = findings.find(({ quote }) => quote.exact === MASKS[1]);
  if (!finding) throw new Error('the number is not found');
  const words = { problemClass: asWords ? '错别字' : finding.problemClass, description: '', suggestion: '' };
  const { start = 0, end = 0 } = finding.where;
  const subject = asWords ? { span: { start, end } } : { finding };
  const draft = makeDraft({ reading, findings }, subject, words as never);
  const { id } = answered(await test.handlers.fileTicket(draft, caller));
  return async (html: string) => {
    site.html = html;
    return answered(await test.handlers.recheck({ id }, DESK));
  };
}

describe('a number in a list of persons', () => {
  let look: Awaited<ReturnType<typeof office>>;
  beforeAll(async () => {
    look = await office();
  });

  it.each([
    ['all numbers starred', list(MASKS)],
    ['its own starred', list([MASKS[0] ?? '', MASKS[1] ?? '', RAW[2] ?? ''])],
    ['the column left out', list(['', '', ''])],
    [
      'all starred, and a style sheet shows an attribute that holds no figures',
      list(
        MASKS,
        '<style>.tile::before{content:attr(data-char)}</style><a class="tile" data-char="信" data-day="20261007">信件</a>',
      ),
    ],
  ])('%s: mended', async (_why, html) => {
    const { result, evidence } = await look(html);
    expect({ result, evidence }).toEqual({ result: '已消除', evidence });
  });

  it.each([
    ['nothing changed', list(RAW)],
    [
      'in full width',
      list([
        RAW[0] ?? '',
        RAW[1]?.replace(/\d/g, (one) => '０１２３４５６７８９'[Number(one)] ?? '') ?? '',
        '',
      ]),
    ],
    ['as a picture', list([MASKS[0] ?? '', '<img src="/2.png">', MASKS[2] ?? ''])],
    [
      'as the ground of a box',
      list([MASKS[0] ?? '', '<i style="background:url(/2.png)"></i>', MASKS[2] ?? '']),
    ],
    ['in an empty box with a name', list([MASKS[0] ?? '', '<span id="n2"></span>', MASKS[2] ?? ''])],
    [
      'turned round',
      list([
        MASKS[0] ?? '',
        `<bdo dir="rtl">${[...(RAW[1] ?? '')].reverse().join('')}</bdo>`,
        MASKS[2] ?? '',
      ]),
    ],
    ['turned round by a sign', list([MASKS[0] ?? '', '\u202eX200\u202c', MASKS[2] ?? ''])],
    [
      'as digits of a style sheet',
      `<style>.n::before{content:"110105"}</style>${list([MASKS[0] ?? '', '<b class="n"></b>', ''])}`,
    ],
    [
      'as a tip that a style sheet shows',
      `<style>.n::before{content:attr(title)}</style>${list([MASKS[0] ?? '', `<b class="n" title="${RAW[1]}">号</b>`, ''])}`,
    ],
    [
      'as an id that a style sheet shows',
      `<style>.n::before{content:attr(id)}</style>${list([MASKS[0] ?? '', `<b class="n" id="${RAW[1]}">号</b>`, ''])}`,
    ],
    ['the list as a picture', page('<p><img src="/list.png"></p>')],
    ['the list in a file', page('<p>名单见附件。</p>')],
    ['in a comment', list(MASKS, `<!-- ${RAW[1]} -->`)],
    [
      'the stars hidden, a picture beside',
      list([
        MASKS[0] ?? '',
        `<span style="display:none">${MASKS[1]}</span><img src="/2.png">`,
        MASKS[2] ?? '',
      ]),
    ],
  ])('%s: never called gone', async (_why, html) => {
    const { result, evidence } = await look(html);
    expect({ result, evidence }).toEqual({ result: expect.not.stringMatching(/已消除|页面已删/), evidence });
  });
});

it('a number a reader marked, still in an attribute of the starred cell, is for a person', async () => {
  const look = await office(true);
  const cell = (attribute: string) =>
    list([MASKS[0] ?? '', `<span ${attribute}>${MASKS[1]}</span>`, MASKS[2] ?? '']);
  expect((await look(cell(`data-no="${RAW[1]}"`))).result).toMatch(/打不开|仍在/);
  expect((await look(cell(`title="${RAW[1]}"`))).result).toMatch(/打不开|仍在/);
});
