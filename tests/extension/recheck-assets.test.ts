import { beforeAll, describe, expect, it } from 'vitest';

import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { ADDRESS, FIXED, p, page, WRONG } from './disguised-pages.ts';
import { answered, DESK, OVERLAY, testBackground } from './fresh-ledger.ts';

const MENDED = Object.values(FIXED)[0] ?? '';
const withHead = (head: string) => MENDED.replace('</head>', `${head}</head>`);
const PUTS_BACK = `document.querySelector('.article').innerHTML='${WRONG}'`;

type Answer = string | number | 'away';

/** One ticket about 人民攻府; then the site answers `html`, and each other address what `others` says, or 404. */
async function office() {
  const site: { html: string; others: Record<string, Answer> } = { html: '', others: {} };
  const asked: string[] = [];
  const test = testBackground({
    async fetch(url: string) {
      if (url === ADDRESS)
        return named(url, new Response(site.html, { headers: { 'content-type': 'text/html' } }));
      asked.push(url);
      const answer = site.others[url] ?? 404;
      if (answer === 'away') throw new TypeError('failed');
      if (typeof answer === 'number') return named(url, new Response('', { status: answer }));
      return named(
        url,
        new Response(answer, { headers: { 'content-type': 'text/javascript; charset=utf-8' } }),
      );
    },
  });
  const center = {
    person: { name: '陆景行', unit: '青禾县大数据中心' },
    role: '大数据中心',
    setupDone: true,
  } as const;
  answered(await test.handlers.setSettings(center, DESK));
  const caller = { ...OVERLAY, url: ADDRESS };
  const reading = readPage(parseHtml(page(p(WRONG))), ADDRESS, {
    readAt: '2026-11-23T10:00:00+08:00',
    readBy: 'extension',
  });
  const { findings } = answered(await test.handlers.judgePage({ reading }, caller));
  const finding = findings.find(({ quote }) => quote.exact === '人民攻府');
  const draft = { reading, findingId: finding?.id, surroundings: [] };
  const { id } = answered(await test.handlers.fileTicket(draft as never, caller));
  return {
    asked,
    async look(html: string, others: Record<string, Answer> = {}) {
      Object.assign(site, { html, others });
      return answered(await test.handlers.recheck({ id }, DESK));
    },
  };
}

const named = (url: string, response: Response) => Object.defineProperty(response, 'url', { value: url });

describe('scripts and style sheets of a page put right', () => {
  let one: Awaited<ReturnType<typeof office>>;
  beforeAll(async () => {
    one = await office();
  });

  const far = 'https://cdn.other.example/a.js';

  it('a script of another site that puts the words back is read', async () => {
    const { result } = await one.look(withHead(`<script src="${far}"></script>`), { [far]: PUTS_BACK });
    expect(result).not.toBe('已消除');
    expect((await one.look(withHead(`<script src="${far}"></script>`), { [far]: 'var a=1;' })).result).toBe(
      '已消除',
    );
  });

  it('so is one that a script of the page hangs in', async () => {
    const html = withHead(
      `<script>var s=document.createElement('script');s.src='${far}';document.head.appendChild(s)</script>`,
    );
    expect((await one.look(html, { [far]: PUTS_BACK })).result).not.toBe('已消除');
    expect((await one.look(html, { [far]: 'var a=1;' })).result).toBe('已消除');
  });

  it('the last of many is read like the first', async () => {
    const scripts = Array.from({ length: 20 }, (_one, at) => `https://www.qinghe.example/js/${at}.js`);
    const html = withHead(scripts.map((src) => `<script src="${src}"></script>`).join(''));
    const last = scripts.at(-1) ?? '';
    expect((await one.look(html, { [last]: PUTS_BACK })).result).not.toBe('已消除');
    expect((await one.look(html)).result).toBe('已消除');
  });

  it.each([
    ['does not answer', 'away', '连接失败'],
    ['refuses', 403, '返回状态 403'],
    ['is too large', 'x'.repeat(3_000_001), '超过 3 MB'],
  ] as const)('one that %s is named, and a person looks', async (_why, answer, why) => {
    const { result, evidence } = await one.look(withHead(`<script src="${far}"></script>`), {
      [far]: answer,
    });
    expect(result).toBe('打不开');
    expect(evidence).toContain(`${far}（${why}`);
    expect(evidence).toMatch(/请人工核实。$/);
  });

  it('one that fetches into the article is for a person, one that counts is not', async () => {
    const html = withHead('<script src="/js/site.js"></script>');
    const url = 'https://www.qinghe.example/js/site.js';
    const writes = `fetch('/t.txt').then(function(r){return r.text()}).then(function(t){document.querySelector('.article').innerHTML=t})`;
    expect((await one.look(html, { [url]: writes })).result).toBe('打不开');
    expect((await one.look(html, { [url]: writes.replace('.article', '#hits') })).result).toBe('已消除');
  });

  it('a style sheet of the site that hides or turns the words is for a person', async () => {
    const html = withHead('<link rel="stylesheet" href="/css/a.css">');
    const url = 'https://www.qinghe.example/css/a.css';
    expect((await one.look(html, { [url]: '.article p{line-height:2}' })).result).toBe('已消除');
    expect((await one.look(html, { [url]: '.article p{font-size:0}' })).evidence).toContain('隐藏');
    expect((await one.look(html, { [url]: '.article p::before{content:"攻"}' })).result).toBe('打不开');
  });

  it('public counters are not asked', async () => {
    const html = withHead('<script src="https://hm.baidu.com/hm.js?1"></script>');
    expect((await one.look(html)).result).toBe('已消除');
    expect(one.asked.filter((url) => url.includes('baidu'))).toEqual([]);
  });
});
