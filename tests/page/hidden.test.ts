import { describe, expect, it } from 'vitest';

import { HiddenAsker, ownCss } from '../../lib/page/hidden.ts';
import { pageText } from '../../lib/page/page-text.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { hidesBy } from '../../lib/page/style-rules.ts';

function ask(html: string): string | undefined {
  const page = pageText(parseHtml(html), { url: 'http://a.example/' });
  const index = page.elements.findIndex((item) => item.tag === 'a');
  return new HiddenAsker(page, ownCss(page)).ask(index).evidence;
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
  ])('%s', (_, html) => expect(ask(html)).toBeUndefined());

  it('declarations that say nothing of showing say nothing', () => {
    expect(hidesBy('color:red')).toBeUndefined();
    expect(hidesBy('display:block')).toBe(false);
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
