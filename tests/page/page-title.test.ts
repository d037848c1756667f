import { describe, expect, it } from 'vitest';

import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';

const TITLE = '云溪县人民政府关于冬季供暖保障的通知';
const SITE = '云溪县人民政府';
const CRUMBS = '<p>当前位置：<a href="/">首页</a> &gt; <a href="/zc/">通知公告</a></p>';
const BODY = '<p>各单位要按照职责分工抓好落实，确保各项工作按期完成，并将进展情况及时报告办公室。</p>'.repeat(
  3,
);

function titleOf(body: string, whole = `${TITLE}-${SITE}`): string {
  const html = `<title>${whole}</title>${CRUMBS}${body}`;
  return readPage(parseHtml(html), 'http://www.yunxi.example/zc/1234567.html', {
    readAt: '2026-11-23T10:00:00+08:00',
    readBy: 'patrol',
  }).title;
}

describe('the title of an article', () => {
  it.each([
    [
      'is no h1 that leads home',
      `<h1><a href="/">${SITE}</a></h1><div class="tt">${TITLE}</div><p>2026-10-12</p>${BODY}`,
    ],
    [
      'is not what the office signs with',
      `<div class="bt">${TITLE}</div>${BODY}<p>${SITE}</p><p>2026年4月11日</p>`,
    ],
    [
      'ends before the information line in the same h1, however many links that holds',
      `<h1>${TITLE}<br><span>2026-11-06 10:22:33 来源：<a href="/s">县水利局</a> 评论：<a href="/c">0</a> 点击：<i>22</i></span></h1>${BODY}<h5 class="title">频道排行</h5><p>2026-11-20</p>`,
    ],
  ])('%s', (_law, body) => {
    expect(titleOf(body)).toBe(TITLE);
  });

  it('is set in large type on old pages whose title element names the site alone', () => {
    const table = `<table><tr><td align="center"><font size="5"><b>${TITLE}</b></font></td></tr><tr><td>(2009-3-4)</td></tr><tr><td>${BODY}</td></tr></table>`;
    expect(titleOf(table, '云溪县教育局')).toBe(TITLE);
  });

  it('is what a table of terms calls the title, and no word of the crumbs', () => {
    const head = `<table><tr><td>信息名称：</td><td>${TITLE}</td></tr><tr><td>公开日期：</td><td>2026-08-25</td></tr></table>`;
    expect(titleOf(`${head}${BODY}`, '通知公告')).toBe(TITLE);
  });
});
