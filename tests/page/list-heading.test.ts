import { describe, expect, it } from 'vitest';

import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';

const row = (folder: string, day: string, title: string) =>
  `<li><a href="/${folder}/202611/t202611${day}_1.html">${title}</a><span>2026-11-${day}</span></li>`;

const slide = (day: string, title: string) =>
  `<a class="slide" href="/yw/202611/t202611${day}_1.html"><img src="/${day}.jpg" alt=""><span>${title}</span></a>`;

const readLists = (html: string) =>
  readPage(parseHtml(`<title>云溪县人民政府</title>${html}`), 'http://www.yunxi.example/', {
    readAt: '2026-11-23T10:00:00+08:00',
    readBy: 'patrol',
  }).lists;

describe('the address a list belongs to', () => {
  it('is never the 更多 of another list: pictures above the columns do not freshen the first column', () => {
    const lists = readLists(`
      <div class="mast"><div class="name">云溪县人民政府</div></div>
      <div class="wrap">
        <div class="slides">${slide('22', '全县秋粮收储工作有序推进')}${slide('21', '冬春农田水利建设动员会召开')}${slide('20', '三季度重点项目集中开工活动')}</div>
        <div class="box"><div class="head"><h2>通知公告</h2><a href="/tzgg/">更多&gt;&gt;</a></div>
          <ul>${row('tzgg', '02', '关于城区道路临时管制的公告')}${row('tzgg', '01', '关于计划停水的通知公告')}${row('tzgg', '01', '关于公开征求意见的公告')}</ul></div>
      </div>`);
    const headed = lists.filter((list) => list.headingHref === 'http://www.yunxi.example/tzgg/');
    expect(headed.map((list) => [list.heading, list.newest?.date])).toEqual([['通知公告', '2026-11-02']]);
  });
});

describe('the name of a list', () => {
  it('stands with 更多 in the first row of an old table, which is no row of the list', () => {
    const lists =
      readLists(`<table><tr><td><b>教育新闻</b></td><td><a href="list.asp?c=1">更多...</a></td></tr>
      <tr><td>·<a href="s.asp?id=1">全县中小学开展消防演练</a></td><td>2010-5-6</td></tr>
      <tr><td>·<a href="s.asp?id=2">教师节表彰大会隆重举行</a></td><td>2010-5-4</td></tr></table>`);
    expect(lists.map(({ heading, headingHref, count }) => [heading, headingHref, count])).toEqual([
      ['教育新闻', 'http://www.yunxi.example/list.asp?c=1', 2],
    ]);
  });

  it('is never that of the logo above all', () => {
    const lists = readLists(`<div class="header"><a href="/">云溪县人民政府</a></div>
      <div class="l"><ul>${row('a', '02', '关于计划停水的通知公告')}${row('a', '01', '关于公开征求意见的公告')}</ul></div>`);
    expect(lists.map(({ heading }) => heading)).toEqual(['']);
  });
});
