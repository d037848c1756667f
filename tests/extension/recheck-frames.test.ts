import { beforeAll, describe, expect, it } from 'vitest';

import { FIXED, p, WRONG } from './disguised-pages.ts';
import { mendedOffice } from './recheck-office.ts';

const SITE = 'https://www.qinghe.example';
const MENDED = Object.values(FIXED)[0] ?? '';
const FRAMED = MENDED.replace(
  '<div class="crumb">',
  '<iframe src="/public/top.html"></iframe><div class="crumb">',
);
const top = (words: string) => ({
  [`${SITE}/public/top.html`]: `<!DOCTYPE html><html><head><meta charset="utf-8"><title>头</title></head><body>${words}</body></html>`,
});
const HEAD = '<h2>青禾县人民政府门户网站</h2><p><a href="/">首页</a> <a href="/zwgk/">政务公开</a></p>';

describe('frames of the site itself around a page put right', () => {
  let one: Awaited<ReturnType<typeof mendedOffice>>;
  beforeAll(async () => {
    one = await mendedOffice();
  });

  it('are fetched and read: a head without the words hides nothing', async () => {
    expect((await one.look(FRAMED, top(HEAD))).result).toBe('已消除');
    expect(one.asked).toContain(`${SITE}/public/top.html`);
  });

  it.each([
    ['the words', p(WRONG)],
    ['the words in pieces', '<p>青禾县人<b>民</b>攻<i>府</i>定于十二月一日起检修供水管道</p>'],
    [
      'a script that writes the words',
      `<p id="x"></p><script>document.getElementById('x').innerHTML='${WRONG}'</script>`,
    ],
    ['a jump to another page', `${HEAD}<meta http-equiv="refresh" content="0;url=/other.html">`],
    ['a frame of its own', `${HEAD}<iframe src="/public/inner.html"></iframe>`],
  ])('with %s leave the fault open', async (_what, words) => {
    expect((await one.look(FRAMED, top(words))).result).not.toBe('已消除');
  });

  it.each([
    ['is not there', 404],
    ['does not answer', 'away'],
  ] as const)('one that %s is for a person', async (_how, answer) => {
    const { result, evidence } = await one.look(FRAMED, { [`${SITE}/public/top.html`]: answer });
    expect(result).toBe('打不开');
    expect(evidence).toContain('/public/top.html');
  });

  it('a script that a frame asks for is read from where the frame stands', async () => {
    const others = (script: string) => ({
      ...top(`${HEAD}<p id="x"></p><script src="top.js"></script>`),
      [`${SITE}/public/top.js`]: script,
    });
    expect((await one.look(FRAMED, others('var a=1;'))).result).toBe('已消除');
    expect(
      (await one.look(FRAMED, others(`document.getElementById('x').innerHTML='${WRONG}'`))).result,
    ).not.toBe('已消除');
  });

  it.each([
    ['by its id', 'document.getElementById("top").src="/old.html"'],
    ['as one of all', 'frames[0].location="/old.html"'],
    ['by its tag', 'document.querySelector("iframe").src="/old.html"'],
    ['written by a script', 'document.getElementById("top").contentDocument.write(t)'],
  ])('one that a script leads elsewhere, %s, is for a person', async (_how, script) => {
    const html = FRAMED.replace('<iframe ', '<iframe id="top" ').replace(
      '</head>',
      `<script>${script}</script></head>`,
    );
    expect((await one.look(html, top(HEAD))).result).toBe('打不开');
  });

  it.each([
    ['brings its own page', '<iframe srcdoc="<p>字</p>" src="/public/top.html"></iframe>'],
    ['is an object of another address', '<object data="/old.html" src="/public/top.html"></object>'],
  ])('what %s is not read by that address', async (_what, frame) => {
    const html = MENDED.replace('<div class="crumb">', `${frame}<div class="crumb">`);
    await one.look(html, top(HEAD));
    const before = one.asked.length;
    await one.look(html, top(HEAD));
    expect(one.asked.slice(before)).not.toContain(`${SITE}/public/top.html`);
  });

  it('more than six are for a person', async () => {
    const many = Array.from({ length: 7 }, (_one, at) => `<iframe src="/f/${at}.html"></iframe>`).join('');
    const others = Object.fromEntries(
      Array.from({ length: 7 }, (_one, at) => [`${SITE}/f/${at}.html`, Object.values(top(HEAD))[0] ?? '']),
    );
    const html = MENDED.replace('<div class="crumb">', `${many}<div class="crumb">`);
    expect((await one.look(html, others)).result).toBe('打不开');
  });
});
