import { beforeAll, describe, expect, it } from 'vitest';

import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { ADDRESS, FIXED, p, page, STILL_WRONG, WRONG } from './disguised-pages.ts';
import { answered, DESK, OVERLAY } from './fresh-ledger.ts';
import { answerFrom, READ_AS, recheckOffice } from './recheck-office.ts';

const CALLER = { ...OVERLAY, url: ADDRESS };
const CLOSES = /已消除|页面已删/;

/** One ticket about 人民攻府, filed as the overlay files it; then the site answers whatever the test says. */
async function office(surroundings: string[]) {
  const site = { html: '', script: '' };
  const test = await recheckOffice((url) =>
    answerFrom(url, /\.(js|css)$/.test(url) ? site.script : site.html),
  );
  const reading = readPage(parseHtml(page(p(WRONG))), ADDRESS, READ_AS);
  const { findings } = answered(await test.handlers.judgePage({ reading }, CALLER));
  const finding = findings.find(({ quote }) => quote.exact === '人民攻府');
  if (!finding) throw new Error('the page has no finding');
  const draft = { reading, findingId: finding.id, surroundings };
  const { id } = answered(await test.handlers.fileTicket(draft as never, CALLER));
  return async (html: string, script = '') => {
    Object.assign(site, { html, script });
    return answered(await test.handlers.recheck({ id }, DESK));
  };
}

describe.each([
  ['with the blocks around it', true],
  ['with its quote alone', false],
])('a ticket kept %s', (_how, isWhole) => {
  let look: Awaited<ReturnType<typeof office>>;
  beforeAll(async () => {
    const { text } = readPage(parseHtml(page(p(WRONG))), ADDRESS, { readAt: '', readBy: 'extension' });
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.includes('人民攻府'));
    look = await office(isWhole ? lines.slice(at - 1, at + 2) : []);
  });

  it.each(Object.entries(STILL_WRONG))('%s: is never called gone', async (_why, html) => {
    const { result, evidence } = await look(html);
    expect({ result, evidence }).toEqual({ result: expect.not.stringMatching(CLOSES), evidence });
    if (result === '打不开') expect(evidence).toMatch(/请人工核实。$/);
  });

  it.runIf(isWhole)('a menu with 用户登录 makes no login page of an article whose lines stand', async () => {
    const { result } = await look(
      FIXED['the word mended, under a menu with 用户登录 and 统一身份认证'] ?? '',
    );
    expect(result).toBe('已消除');
  });

  it('of pages put right at most a third need a person', async () => {
    const answers = new Map<string, string>();
    for (const [why, html] of Object.entries(FIXED)) {
      const { result, evidence } = await look(html);
      if (result !== '已消除') answers.set(why, `${result} ${evidence}`);
    }
    expect(Object.keys(FIXED).length).toBeGreaterThanOrEqual(30);
    expect([...answers.values()].filter((one) => one.startsWith('仍在') || one.startsWith('改成'))).toEqual(
      [],
    );
    expect(answers.size, [...answers].join('\n')).toBeLessThanOrEqual(Object.keys(FIXED).length / 3);
  });
});

it('what stands there now is kept with the answer', async () => {
  const look = await office([]);
  const mended = await look(Object.values(FIXED)[0] ?? '');
  expect(mended.shown).toEqual({
    words: expect.stringContaining('青禾县人民政府定于'),
    title: '关于冬季供水的公告',
    how: '网站返回的网页',
  });
  expect((await look(page(p(WRONG)))).shown?.words).toContain('人民攻府');
  expect((await look(page(p(WRONG + WRONG.repeat(30))))).shown?.words.length).toBeLessThanOrEqual(400);
});

it.each([
  [
    'the whole sentence',
    `setTimeout(() => { document.querySelector('.article').innerHTML = '${WRONG}' }, 2500)`,
  ],
  ['escaped', "document.title='\\u4eba\\u6c11\\u653b\\u5e9c'"],
  ['a character at a time', "el.textContent = '人民X府'.replace('X', '攻')"],
  ['a piece of it', "el.innerHTML = el.innerHTML.replace('民政府定', '民攻府定')"],
  ['as content of a style sheet', '.article p::before{content:"攻"}'],
])('words that a script or style sheet of the site brings are not called gone: %s', async (_how, script) => {
  const look = await office([]);
  const mended = Object.values(FIXED)[0] ?? '';
  expect((await look(mended, 'var hits = 12; el.textContent = hits;')).result).toBe('已消除');
  expect((await look(mended, script)).result).toMatch(/打不开|仍在/);
});
