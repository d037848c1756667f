import { describe, expect, it } from 'vitest';

import { HiddenAsker } from '../../lib/page/hidden.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { showsBy, valuesOf } from '../../lib/page/style-rules.ts';
import { pageText } from '../../lib/page/text-of-page.ts';

function ask(html: string): string | undefined {
  const page = pageText(parseHtml(html), { url: 'http://a.example/' });
  const index = page.elements.findIndex((item) => item.tag === 'a');
  const hidden = new HiddenAsker(page);
  for (const _ of hidden.readStyles());
  return hidden.ask(index).evidence;
}

describe('hidden by the page’s own words', () => {
  it.each([
    ['display', '<div style="display: none"><a href="/x">x</a></div>', 'inline'],
    [
      'visibility, important, upper case',
      '<a style="VISIBILITY:hidden !important" href="/x">x</a>',
      'inline',
    ],
    ['off the screen', '<div style="position:absolute;left:-9999px"><a href="/x">x</a></div>', 'inline'],
    ['one pixel', '<div style="height:1px;overflow:hidden"><a href="/x">x</a></div>', 'inline'],
    ['text-indent', '<div style="text-indent:-5000px"><a href="/x">x</a></div>', 'inline'],
    ['transparent', '<div style="opacity:0.0"><a href="/x">x</a></div>', 'inline'],
    ['font of no size', '<a style="font-size:0" href="/x">x</a>', 'inline'],
    ['hidden attribute', '<p hidden><a href="/x">x</a></p>', 'attribute'],
    ['flat marquee', '<marquee height="1"><a href="/x">x</a></marquee>', 'attribute'],
    ['class', '<style>.h{display:none}</style><p class="k h"><a href="/x">x</a></p>', 'style-element'],
    [
      'id below class, with comment',
      '<style>/* x */ .b > #l {color:red; display : none }</style><div class="b"><p id="l"><a href="/x">x</a></p></div>',
      'style-element',
    ],
    [
      'class, after a sheet with an open brace',
      '<style>.a{color:red</style><style>.h{display:none}</style><p class="h"><a href="/x">x</a></p>',
      'style-element',
    ],
    [
      'descendant',
      '<style>ul.tab li{display:none}</style><ul class="tab"><b><li><a href="/x">x</a></li></b></ul>',
      'style-element',
    ],
  ])('%s', (_, html, evidence) => expect(ask(html)).toBe(evidence));
});

describe('no evidence, no claim', () => {
  it.each([
    ['plain', '<a href="/x">x</a>'],
    ['another class', '<style>.h{display:none}</style><p class="hh"><a href="/x">x</a></p>'],
    [
      'shown again by a heavier rule',
      '<style>.h{display:none} #o.h{display:block}</style><p class="h" id="o"><a href="/x">x</a></p>',
    ],
    [
      'only on small screens',
      '<style>@media (max-width:600px){.h{display:none}}</style><p class="h"><a href="/x">x</a></p>',
    ],
    ['only while hovering', '<style>.h:hover{display:none}</style><p class="h"><a href="/x">x</a></p>'],
    ['not a child', '<style>.b > a{display:none}</style><div class="b"><p><a href="/x">x</a></p></div>'],
    ['half transparent', '<a style="opacity:0.5" href="/x">x</a>'],
    ['a little to the left', '<a style="position:relative;left:-20px" href="/x">x</a>'],
    ['type a little smaller', '<a style="font-size:0.8em" href="/x">x</a>'],
    ['a line of normal height', '<p style="line-height:1"><a href="/x">x</a></p>'],
    ['centred by half its width', '<p style="left:50%;margin-left:-500px"><a href="/x">x</a></p>'],
  ])('%s', (_, html) => expect(ask(html)).toBeUndefined());

  it('declarations that say nothing of showing say nothing', () => {
    expect(showsBy(valuesOf('color:red'))).toBeUndefined();
    expect(showsBy(valuesOf('display:block'))).toBe('shown');
  });
});

it('hidden is asked of external links and list rows, of nothing else', () => {
  const html = `<div style="display:none"><a href="https://casino.example/">x</a><a href="/own">y</a></div>
    <ul><li><a href="/1.html">关于冬季供暖的通告</a><i>2026-01-05</i></li></ul>`;
  const options = { readAt: '2026-11-23T10:00:00+08:00', readBy: 'patrol' } as const;
  const { links } = readPage(parseHtml(html), 'http://www.yunxi.example/', options);
  expect(links.map((link) => [link.role, link.hidden.is])).toEqual([
    ['body', 'yes'],
    ['body', 'unknown'],
    ['list', 'unknown'],
  ]);
});

describe('boxes that hide themselves', () => {
  const options = { readAt: '2026-11-23T10:00:00+08:00', readBy: 'patrol' } as const;
  const read = (html: string) => readPage(parseHtml(html), 'http://www.yunxi.example/', options);

  it('are told with their words, what they hold and what opens them; outermost only', () => {
    const { hiddenBoxes = [], text } = read(
      `<h2 onclick="t()">相关链接</h2><div class="k" style="display:none"><ul><li>一</li><li hidden>二</li></ul><img src="a.png"><input></div><p>三</p>`,
    );
    expect(hiddenBoxes.map((box) => text.slice(box.start, box.end).replace(/\n/g, ''))).toEqual(['一二']);
    expect(hiddenBoxes[0]).toMatchObject({ how: 'display', evidence: 'inline', name: 'k' });
    expect(hiddenBoxes[0]).toMatchObject({ rows: 2, pictures: 1, controls: 1, toggled: true });
  });

  it('a link to another site names the nearest box that hides it, and where its words stand', () => {
    const {
      hiddenBoxes = [],
      links,
      text,
    } = read(
      '<div style="display:none"><p>甲</p><p style="font-size:0"><a href="http://x.example/">乙</a></p></div>',
    );
    const [link] = links;
    expect(text.slice(link?.start, link?.end)).toBe('乙');
    expect(link?.hidden).toMatchObject({ is: 'yes', how: 'no-size-text', evidence: 'inline' });
    expect(hiddenBoxes[link?.hidden.box ?? -1]).toMatchObject({ tag: 'p', how: 'no-size-text' });
  });

  it('computed style is asked of links to other sites that nothing else hides, and marked', () => {
    const asked: string[] = [];
    const html = `<div id="a"><a id="b" href="http://x.example/">甲</a></div><a id="c" href="/own">乙</a>
      <p style="display:none"><a id="d" href="http://y.example/">丙</a></p>`;
    const computed = (element: Element) => {
      asked.push(element.id);
      return element.id === 'a' ? ('visibility' as const) : undefined;
    };
    const { links } = readPage(parseHtml(html), 'http://www.yunxi.example/', { ...options, computed });
    expect(asked).toEqual(['b', 'a']);
    expect(links.map((link) => link.hidden.evidence)).toEqual(['computed', undefined, 'inline']);
  });

  it('rules of <style> cost the same to ask however many there are of other names', () => {
    const css = Array.from({ length: 3000 }, (_, at) => `.x${at} b{display:none}`).join('');
    const { hiddenBoxes } = read(
      `<style>${css}</style><div class="x7"><b>一</b></div><div class="y"><b>二</b></div>`,
    );
    expect(hiddenBoxes).toHaveLength(1);
  });
});
