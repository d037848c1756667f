import { describe, expect, it } from 'vitest';

import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage, readPageSteps } from '../../lib/page/read-page.ts';

const OPTIONS = { readAt: '2026-11-23T10:00:00+08:00', readBy: 'patrol' } as const;
const URL_OF_PAGE = 'http://www.yunxi.example/a/b.html';
const read = (html: string, url = URL_OF_PAGE) => readPage(parseHtml(html), url, OPTIONS);

describe('links', () => {
  it('are absolute, without fragment, by the page’s own base; links to no page are left out', () => {
    const { links } = read(
      '<base href="/c/"><a href="x.html#top">一</a><a href="//o.example/y">二</a><a href="#">三</a><a href="javascript:void(0)">四</a><a href="mailto:a@b.example">五</a><a href="">六</a><a name="n">七</a><a href="http://[">八</a>',
    );
    expect(links.map((link) => [link.text, link.href])).toEqual([
      ['一', 'http://www.yunxi.example/c/x.html'],
      ['二', 'http://o.example/y'],
    ]);
  });

  it('take their role from where they stand', () => {
    const { links } = read(
      '<div class="nav"><a href="/1">首页</a></div><h2><a href="/2">要闻</a></h2><p><a href="/3">文</a></p><div id="footer"><a href="/4">地图</a></div>',
    );
    expect(links.map((link) => link.role)).toEqual(['nav', 'heading', 'body', 'footer']);
  });
});

describe('a page in slices', () => {
  const big = `<h1>目录</h1>${'<ul><li><a href="/1.html">关于冬季供暖的通告</a><i>2026-01-05</i></li></ul><p>正文若干。</p>'.repeat(1500)}`;

  it('is the same as at one go', () => {
    const document = parseHtml(big);
    const steps = readPageSteps(document, URL_OF_PAGE, OPTIONS);
    let count = 0;
    let step = steps.next();
    while (!step.done) {
      count++;
      step = steps.next();
    }
    expect(count).toBeGreaterThan(20);
    expect(step.value.reading).toEqual(readPage(document, URL_OF_PAGE, OPTIONS));
    expect(step.value.pageText.text).toBe(step.value.reading.text);
  });

  it('survives a page that changes between two slices', () => {
    const document = parseHtml(big);
    const steps = readPageSteps(document, URL_OF_PAGE, OPTIONS);
    steps.next();
    for (const list of [...document.querySelectorAll('ul')].slice(0, 900)) list.remove();
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value.reading.text.length).toBeGreaterThan(0);
  });
});

describe('hostile and broken pages', () => {
  it.each([
    ['nothing at all', ''],
    ['no tags', '只有文字'],
    ['a frameset', '<frameset cols="1,1"><frame src="/a.html"><frame src="/b.html"></frameset>'],
    [
      'names that hide properties',
      '<form><input name="id"><input name="parentNode"><input name="localName"><p>文</p></form>',
    ],
    ['odd attributes', '<p "=x" on<click=1 ="">文</p>'],
    ['a table of nothing', '<table><tr></tr></table><ul></ul><dl><dt></dt></dl>'],
    ['broken style', '<style>}}{{ .a{ @media</style><p class="a">文</p>'],
    ['a date of no day in the URL', '<ul><li><a href="/t20231399_1.html">题目题目题目题目</a></li></ul>'],
  ])('%s', (_, html) => {
    const reading = read(html);
    expect(reading.version).toBe(1);
    expect(reading.lists.every((list) => list.state !== 'dated')).toBe(true);
  });

  it('markup in a title stays text', () => {
    const reading = read('<title>&lt;img src=x onerror=alert(1)&gt;=1+1</title><h1>&lt;b&gt;题</h1>');
    expect(reading.title).toBe('<b>题');
    expect(reading.text).toBe('<b>题');
  });

  it('words that a script has yet to replace are no empty column', () => {
    const html = (script: string): string =>
      `<title>要闻</title><div class="crumbs">当前位置：首页 &gt; 要闻</div><div class="main"><h2>要闻</h2><div id="x">暂无内容</div></div>${script}`;
    const script = `<script>fetch('/api/list').then(function (r) { x.innerHTML = r.rows.map(function (o) { return '<li>' + o.t; }); })</script>`;
    expect(read(html('')).lists.map((list) => list.state)).toEqual(['blank']);
    expect(read(html(script)).lists.map((list) => list.state)).toEqual(['unreadable']);
    const live = readPage(parseHtml(html(script)), URL_OF_PAGE, { ...OPTIONS, rendered: true });
    expect(live.lists.map((list) => list.state)).toEqual(['blank']);
  });
});

describe('an empty column is said only where nothing speaks against it', () => {
  const column = (inner: string): string =>
    `<meta name="ColumnName" content="建议提案"><title>建议提案</title><div class="main"><h2>建议提案</h2>${inner}</div>`;
  const states = (inner: string): string[] => read(column(inner)).lists.map((list) => list.state);

  it('an empty list of a page without scripts is blank', () => {
    expect(states('<ul class="list"> </ul>')).toEqual(['blank']);
  });

  it.each([
    ['a script of its own', '<ul class="list"></ul><script src="/js/column.js"></script>'],
    [
      'rows in a shape that is not known',
      `<ul class="dots"></ul>${'<div>某事办理情况说明，见窗口公示栏张贴的纸质材料，内容较长。</div>'.repeat(20)}`,
    ],
    ['a template', '<ul class="list"><li v-for="x in y">{{ x }}</li></ul>'],
  ])('%s leaves it unreadable', (_, inner) => {
    expect(states(inner)).not.toContain('blank');
    expect(read(column(inner)).gaps.length).toBeGreaterThan(0);
  });

  it('a row that says 敬请期待 is a row', () => {
    const rows = '<ul><li><a href="/1.html">新图书馆下月开放，敬请期待</a><i>2026-01-05</i></li></ul>';
    expect(states(rows)).toEqual(['dated']);
  });

  it('a hidden 暂无内容 says nothing', () => {
    expect(states('<p style="display:none">暂无内容</p>')).toEqual(['unreadable']);
  });
});
