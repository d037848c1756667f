import { describe, expect, it } from 'vitest';

import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';

const rows = (days: readonly string[]) =>
  `<ul>${days.map((day, at) => `<li><a href="/a/${at}.html">关于第${at}项便民工作安排的通告全文</a><span>${day}</span></li>`).join('')}</ul>`;
const FRESH = ['2026-11-20', '2026-11-18', '2026-11-12', '2026-11-09', '2026-11-02'];
const BODY = '<p>各单位要按照职责分工抓好落实，确保各项工作按期完成，并将进展情况及时报告。</p>'.repeat(6);

function read(body: string, { title = '通知公告', url = 'http://www.yunxi.example/tzgg/' } = {}) {
  const html = `<title>${title}-云溪区人民政府</title><div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/tzgg/">${title}</a></div>${body}`;
  return readPage(parseHtml(html), url, { readAt: '2026-11-23T10:00:00+08:00', readBy: 'patrol' });
}

describe('the rows of a column are its own', () => {
  it.each([
    ['the head of a table', '<div class="th"><span>标题</span><span>日期</span></div>'],
    ['how many there are', '<div>共查到 10 条信息</div>'],
    ['the page’s own name', '<h3>通知公告</h3>'],
    ['a name that says nothing', '<h3>信息列表</h3>'],
  ])('below a notice that there is no more, and %s', (_what, between) => {
    const { lists } = read(`<div><p>暂无更多内容</p><div>${between}${rows(FRESH)}</div></div>`);
    expect(lists.find((list) => list.main)?.newest?.date).toBe('2026-11-20');
    expect(lists.filter(({ count }) => count === 0)).toEqual([]);
  });

  it('but not below such a notice and the name of another column', () => {
    const { lists } = read(`<div><p>暂无内容</p><div><h3>要闻速递</h3>${rows(FRESH)}</div></div>`);
    expect(lists.find((list) => list.main)?.newest).toBeUndefined();
  });

  it.each(['最新发布', '信息列表', '最新信息', '公开信息'])('below a pinned row and “%s”', (heading) => {
    const pinned = rows(['2024-01-05']);
    const reading = read(`<div>${pinned}<h3>${heading}</h3>${rows(FRESH)}</div>`);
    expect(reading.lists.find((list) => list.main)?.newest?.date).toBe('2026-11-20');
  });

  it.each(['./', '/', 'index.html'])('under a heading that leads to the page itself (%s)', (href) => {
    const reading = read(`<div><h3><a href="${href}">要闻动态</a></h3>${rows(FRESH)}</div>`, {
      title: '要闻动态',
      url: 'http://news.yunxi.example/',
    });
    expect(reading.lists[0]?.heading).toBe('要闻动态');
  });
});

describe('the day of a page that is its column’s only article', () => {
  const about = (before: string, after: string) =>
    read(`${before}<h1>云溪区概况</h1>${BODY}${after}`, { title: '云溪区概况' }).publishedAt;

  it.each([
    ['更新时间 above the title', '<div>更新时间：2026-10-09</div>', ''],
    ['最后更新时间 below the text', '', '<div>最后更新时间：2026-10-09</div>'],
    [
      '发布时间 below an attached file',
      '',
      '<p><a href="/download?id=3">附件：云溪区行政区划图和人口统计表</a></p><p>发布时间：2026-10-09</p>',
    ],
    [
      '发布时间 below the page it was taken from',
      '',
      '<p><a href="https://paper.example/9">原文链接：云溪日报第二版头条报道全文</a></p><p>发布时间：2026-10-09</p>',
    ],
  ])('is labelled: %s', (_what, before, after) => {
    expect(about(before, after)).toMatchObject({ date: '2026-10-09', from: 'label' });
  });
});
