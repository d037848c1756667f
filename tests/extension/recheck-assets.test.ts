import { beforeAll, describe, expect, it } from 'vitest';

import { FIXED, WRONG } from './disguised-pages.ts';
import { mendedOffice } from './recheck-office.ts';

const MENDED = Object.values(FIXED)[0] ?? '';
const withHead = (head: string) => MENDED.replace('</head>', `${head}</head>`);
const PUTS_BACK = `document.querySelector('.article').innerHTML='${WRONG}'`;

describe('scripts and style sheets of a page put right', () => {
  let one: Awaited<ReturnType<typeof mendedOffice>>;
  beforeAll(async () => {
    one = await mendedOffice();
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

  const SITE = 'https://www.qinghe.example';
  const FETCHES = `fetch('/t.txt').then(function(r){return r.text()}).then(function(t){document.querySelector('.article').innerHTML=t})`;

  it('an address is read from the base that stands before it, as a browser reads it', async () => {
    const html = withHead('<base href="/static/"><script src="js/x.js"></script>');
    expect((await one.look(html, { [`${SITE}/static/js/x.js`]: PUTS_BACK })).result).not.toBe('已消除');
    expect((await one.look(html, { [`${SITE}/zwgk/tzgg/js/x.js`]: PUTS_BACK })).result).toBe('已消除');
    const after = withHead('<script src="js/x.js"></script><base href="/static/">');
    expect((await one.look(after, { [`${SITE}/zwgk/tzgg/js/x.js`]: PUTS_BACK })).result).not.toBe('已消除');
  });

  it('an address is read from where the site led to', async () => {
    const html = withHead('<script src="js/x.js"></script>');
    const led = await mendedOffice(`${SITE}/zwgk/tzgg/77`, `${SITE}/zwgk/tzgg/77/`);
    const put = { [`${SITE}/zwgk/tzgg/77/js/x.js`]: PUTS_BACK };
    expect((await led.look(html, put)).result).not.toBe('已消除');
    expect((await led.look(html)).result).toBe('已消除');
  });

  it.each([
    ['a remark', `<!-- 2019 -->\n${FETCHES}`, false],
    ['a remark that is not closed', `<!-- <html>\n${FETCHES}\n//-->`, false],
    ['a page', `<!DOCTYPE html><html><script>${FETCHES}</script></html>`, true],
    ['a page behind a remark', `<!-- 404 -->\n<html><script>${FETCHES}</script></html>`, true],
  ])('a file that begins with %s', async (_how, answer, isNone) => {
    const html = withHead('<script src="/js/x.js"></script>');
    const { result } = await one.look(html, { [`${SITE}/js/x.js`]: answer });
    expect(result).toBe(isNone ? '已消除' : '打不开');
  });

  it('the same address a hundred times is one; a page that asks for too many is for a person', async () => {
    const same = '<script src="/js/0.js"></script>'.repeat(100);
    const html = withHead(`${same}<script src="/js/last.js"></script>`);
    expect((await one.look(html, { [`${SITE}/js/last.js`]: PUTS_BACK })).result).not.toBe('已消除');
    expect((await one.look(html)).result).toBe('已消除');
    const many = Array.from({ length: 130 }, (_one, at) => `<script src="/js/${at}.js"></script>`).join('');
    expect((await one.look(withHead(many))).result).toBe('打不开');
  });

  const attribute = FETCHES.replaceAll("'", '&#39;');
  it.each([
    ['a listener of the page', MENDED.replace('<body>', `<body onload="${attribute}">`)],
    ['a listener of a drawing', MENDED.replace('</body>', `<svg onload="${attribute}"></svg></body>`)],
    ['a script in a drawing', MENDED.replace('</body>', `<svg><script>${FETCHES}</script></svg></body>`)],
    [
      'a script that is its own address',
      withHead(`<script src="data:text/javascript,${encodeURIComponent(FETCHES)}"></script>`),
    ],
    [
      'the same in base64',
      withHead(
        `<script src="data:text/javascript;base64,${Buffer.from(FETCHES).toString('base64')}"></script>`,
      ),
    ],
    [
      'a style sheet that is its own address',
      withHead(
        `<link rel="stylesheet" href="data:text/css,${encodeURIComponent('.article p{font-size:0}')}">`,
      ),
    ],
  ])('%s is read like any other', async (_how, html) => {
    expect((await one.look(html)).result).toBe('打不开');
  });

  it.each([
    ['a click', '<a href="/b.html" onclick="location.href=&#39;/b.html&#39;">返回</a>'],
    ['a print', '<a href="javascript:window.print()">打印</a>'],
    ['a lost picture', '<img src="/x.png" width="1" onerror="this.style.display=&#39;none&#39;">'],
  ])('%s changes nothing', async (_how, more) => {
    expect((await one.look(MENDED.replace('<div class="foot">', `${more}<div class="foot">`))).result).toBe(
      '已消除',
    );
  });

  const hangs = (sum: string) =>
    `var s=document.createElement('script');s.src=${sum};document.head.appendChild(s)`;
  it('a script that hangs in a second one is followed, wherever it stands', async () => {
    const outer = withHead('<script src="/js/load.js"></script>');
    const load = { [`${SITE}/js/load.js`]: hangs("'/js/'+'b'+'.js'") };
    const { result } = await one.look(outer, { ...load, [`${SITE}/js/b.js`]: FETCHES });
    expect(result).toBe('打不开');
    expect((await one.look(outer, { ...load, [`${SITE}/js/b.js`]: 'var a=1;' })).result).toBe('已消除');
    const inline = withHead(`<script>${hangs("'/api/notice.do?id=7'")}</script>`);
    expect((await one.look(inline, { [`${SITE}/api/notice.do?id=7`]: FETCHES })).result).toBe('打不开');
    expect((await one.look(inline)).result).toBe('已消除');
    const told = await one.look(withHead(`<script>${hangs("'/js/'+name+'.js'")}</script>`));
    expect(told).toEqual({ ...told, result: '打不开', evidence: expect.stringContaining('拼出来') });
  });

  const remark = MENDED.replace('<div class="foot">', `<!-- ${WRONG} --><div class="foot">`);
  const described = withHead(`<meta name="description" content="${WRONG}">`);
  const put = "document.querySelector('.article').append";
  it.each([
    [
      'goes through remarks',
      remark,
      `var w=document.createTreeWalker(document.body,128);${put}(w.nextNode().data)`,
    ],
    ['takes the last node', remark, `var q=document.body;${put}(q.lastChild.data)`],
    ['asks for a meta', described, `${put}(document.querySelector("meta[name=description]").content)`],
    ['asks for a name', described, `${put}(document.getElementsByName('description')[0].content)`],
  ])('what readers do not see counts where a script %s', async (_how, html, script) => {
    const asked = html.replace('</head>', '<script src="/js/x.js"></script></head>');
    expect((await one.look(asked, { [`${SITE}/js/x.js`]: script })).result).toBe('打不开');
    expect((await one.look(html.replace('</head>', `<script>${script}</script></head>`))).result).toBe(
      '打不开',
    );
    expect((await one.look(asked, { [`${SITE}/js/x.js`]: "$('#hits').html(1)" })).result).toBe('已消除');
  });

  it('the network of an office is not asked from a page of the open web', async () => {
    const html = withHead('<script src="http://192.168.1.1/a.js"></script>');
    const { result, evidence } = await one.look(html);
    expect({ result, evidence }).toEqual({ result: '打不开', evidence: expect.stringContaining('内网') });
    expect(one.asked.filter((url) => url.includes('192.168'))).toEqual([]);
  });

  it('a counter that writes pages is asked', async () => {
    const html = withHead('<script src="https://www.kaipuyun.cn/a.js"></script>');
    expect((await one.look(html, { 'https://www.kaipuyun.cn/a.js': FETCHES })).result).toBe('打不开');
  });

  it('a style sheet that another one takes in is read from where that one stands', async () => {
    const content = '.article p::before{content:"人民攻府"}';
    const inline = withHead('<style>@import "/css/b.css";</style>');
    expect((await one.look(inline, { [`${SITE}/css/b.css`]: content })).result).not.toBe('已消除');
    expect((await one.look(inline, { [`${SITE}/css/b.css`]: '.a{margin:0}' })).result).toBe('已消除');
    const linked = withHead('<link rel="stylesheet" href="/css/a.css">');
    const two = { [`${SITE}/css/a.css`]: '@import url(b.css);', [`${SITE}/css/b.css`]: content };
    expect((await one.look(linked, two)).result).not.toBe('已消除');
  });

  it.each([
    ['sends the reader elsewhere', "setTimeout(function(){location.href='/zwgk/tzgg/78.html'},10)"],
    [
      'turns the words by their codes',
      "var q=document.querySelectorAll('.article p')[1];q.textContent=q.textContent.replace(/./g,function(c){return String.fromCharCode(c.charCodeAt(0)-1)})",
    ],
  ])('a script of the site that %s is for a person', async (_how, script) => {
    const html = withHead('<script src="/js/x.js"></script>');
    expect((await one.look(html, { [`${SITE}/js/x.js`]: script })).result).toBe('打不开');
  });

  it('public counters are not asked', async () => {
    const html = withHead('<script src="https://hm.baidu.com/hm.js?1"></script>');
    expect((await one.look(html)).result).toBe('已消除');
    expect(one.asked.filter((url) => url.includes('baidu'))).toEqual([]);
  });

  const PRINTS =
    'function doPrint(){var b=document.body.innerHTML;var s="<!--startprint-->",e="<!--endprint-->";var p=b.substr(b.indexOf(s)+17);p=p.substring(0,p.indexOf(e));document.body.innerHTML=p;window.print();document.body.innerHTML=b}';
  const COOKIE = 'function cookie(n){var m=document.cookie.match(n);return m?unescape(m[2]):""}';
  it.each([
    ['prints a piece of the page', PRINTS],
    [
      'asks whether there is an article',
      'if(document.querySelector(".article")){a=1}document.querySelector(".article")&&b()',
    ],
    [
      'fills the head of the page',
      'fetch("/head.html").then(function(t){document.getElementById("header").innerHTML=t})',
    ],
    ['writes the day', 'document.write(d.getFullYear()+"年"+d.getMonth()+"月"+d.getDate()+"日")'],
  ])('a script that %s changes nothing', async (_what, script) => {
    const html = MENDED.replace('<div class="crumb">', '<div id="header"></div><div class="crumb">').replace(
      '</head>',
      '<script src="/js/common.js"></script></head>',
    );
    expect((await one.look(html, { [`${SITE}/js/common.js`]: script + COOKIE })).result).toBe('已消除');
  });

  it.each([
    ['prints what it fetched', PRINTS.replace('p=p.substring(0,p.indexOf(e))', 'p=p.substring(0,9)+got')],
    [
      'writes the page anew',
      `document.body.innerHTML=document.body.innerHTML.replace('政府',unescape('%u653B%u5E9C'))`,
    ],
  ])('a script that %s does not', async (_what, script) => {
    const html = withHead('<script src="/js/common.js"></script>');
    expect((await one.look(html, { [`${SITE}/js/common.js`]: script + COOKIE })).result).toBe('打不开');
  });

  it.each([
    ['near the place', MENDED.replace('</p><p>', '</p><div id="more"></div><p>')],
    [
      'named like an article',
      MENDED.replace('<div class="crumb">', '<div id="con"></div><div class="crumb">'),
    ],
  ])('an empty box %s that a script fills is for a person', async (_where, html) => {
    const id = /<div id="(\w+)"><\/div>/.exec(html)?.[1];
    const script = `fetch("/a.json").then(function(t){document.getElementById("${id}").innerHTML=t})`;
    const others = { [`${SITE}/js/common.js`]: script };
    const withScript = html.replace('</head>', '<script src="/js/common.js"></script></head>');
    expect((await one.look(withScript, others)).result).toBe('打不开');
  });

  it.each(['list-style-type', 'content', 'quotes'])(
    'a sign in %s of a style sheet is for a person',
    async (name) => {
      const html = withHead('<link rel="stylesheet" href="/css/a.css">');
      const sheet = (sign: string) => ({ [`${SITE}/css/a.css`]: `.article{${name}:"${sign}"}` });
      expect((await one.look(html, sheet('攻'))).result).toBe('打不开');
      expect((await one.look(html, sheet('》'))).result).toBe('已消除');
    },
  );
});
