import { expect, it } from 'vitest';

import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';

const tricksOf = (script: string, place: 'head' | 'body' = 'body'): readonly string[] => {
  const tag = `<script>${script}</script>`;
  const html = `<html><head>${place === 'head' ? tag : ''}</head><body><p>某县</p>${place === 'body' ? tag : ''}</body></html>`;
  const options = { readAt: '2026-11-23T10:00:00+08:00', readBy: 'patrol' } as const;
  return readPage(parseHtml(html), 'http://www.yunxi.example/', options).tricks ?? [];
};

it.each(['head', 'body'] as const)('a script in the %s that keeps its title for crawlers', (place) => {
  const script = `if(navigator.userAgent.toLowerCase().indexOf("baiduspider")==-1){document.title="\\u67d0\\u53bf"}`;
  expect(tricksOf(script, place)).toEqual(['title-for-crawlers']);
});

it('a script that sends visitors from search engines elsewhere', () => {
  const script = `var s=document.referrer;if(s.indexOf("baidu")>0||s.indexOf("sogou")>0||s.indexOf("so.com")>0){self.location="http://x.example/"}`;
  expect(tricksOf(script)).toEqual(['search-visitors-sent-away']);
});

it.each([
  ['a phone version', `if(/android|iphone/i.test(navigator.userAgent)){location.href="/m/"}`],
  ['a browser test', `if(navigator.userAgent.indexOf("baiduboxapp")>0){location.href="/m/"}`],
  ['a counter', `var s=document.createElement("script");s.src="https://hm.baidu.com/hm.js?1";`],
  ['a title of its own', `document.title=document.title+"-google-baidu";`],
])('none: %s', (_what, script) => {
  expect(tricksOf(script)).toEqual([]);
});
