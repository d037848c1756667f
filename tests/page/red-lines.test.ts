import { describe, expect, it } from 'vitest';

import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';

const ARTICLE = `<meta name="ArticleTitle" content="关于做好冬季供暖的通知"><h1>关于做好冬季供暖的通知</h1>`;

function read(body: string, css = ''): { lines: unknown[]; rules: number | undefined } {
  const html = `<html><head><style>${css}</style></head><body>${ARTICLE}${body}</body></html>`;
  const reading = readPage(parseHtml(html), 'http://www.yunxi.example/1.html', {
    readAt: '2026-11-23T10:00:00+08:00',
    readBy: 'patrol',
  });
  const lines = (reading.redLines ?? []).map(({ start, end, size, centred }) => [
    reading.text.slice(start, end),
    size,
    centred,
  ]);
  return { lines, rules: reading.redRules };
}

describe('red lines of an article, by the page’s own words', () => {
  it.each([
    ['inline', '<p style="text-align:center;color:#f00;font-size:36px">某县人民政府文件</p>', 36, true],
    [
      'points and rgb',
      '<p align="center"><span style="color:rgb(255, 0, 0);font-size:27.0pt">某县人民政府文件</span></p>',
      36,
      true,
    ],
    ['an old font', '<center><font color="red" size="7">某县人民政府文件</font></center>', 48, true],
    ['dark red, not centred', '<p style="color:#c00000">某县人民政府文件</p>', undefined, false],
  ])('%s', (_what, body, size, centred) => {
    expect(read(body).lines).toEqual([['某县人民政府文件', size, centred]]);
  });

  it('the page’s own <style>', () => {
    expect(read('<p class="head">某县人民政府文件</p>', '.head{color:red}').lines).toEqual([
      ['某县人民政府文件', undefined, false],
    ]);
  });

  it.each([
    ['black', '<p style="color:#000">某县人民政府文件</p>'],
    ['orange', '<p style="color:#ff6600">某县人民政府文件</p>'],
    ['a red ground', '<p style="background:red">某县人民政府文件</p>'],
    ['a long passage', `<p style="color:red">${'某县人民政府文件'.repeat(10)}</p>`],
  ])('none of them: %s', (_what, body) => {
    expect(read(body).lines).toEqual([]);
  });

  it.each([
    ['<hr color="red">', 1],
    ['<hr style="border:1px solid #ff0000">', 1],
    ['<p style="border-bottom:2px solid red">云府发〔2026〕3号</p>', 1],
    ['<hr>', 0],
    ['<p style="border-bottom:2px solid #ccc">云府发〔2026〕3号</p>', 0],
  ])('rules: %s', (body, count) => {
    expect(read(body).rules).toBe(count);
  });
});
