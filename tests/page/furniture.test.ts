import { describe, expect, it } from 'vitest';

import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';

const read = (html: string, url = 'http://www.yunxi.example/xw/page.html') =>
  readPage(parseHtml(html), url, { readAt: '2026-11-23T10:00:00+08:00', readBy: 'patrol' });

const BODY =
  '<p>县里近日召开冬季供暖保障会议，各乡镇、各部门负责同志参加会议，会议对今冬供暖工作作出安排，要求把群众温暖过冬放在心上。</p>'.repeat(
    8,
  );
const ROWS = [
  ['滨河绿道二期工程完成交工验收', '2026-11-12'],
  ['乡镇卫生院家庭医生签约走进集市', '2026-11-08'],
  ['全县中小学开展消防安全演练活动', '2026-11-02'],
] as const;
const list = (from: number): string =>
  `<ul>${ROWS.map(([title, day], i) => `<li><a href="/c${from}${i}.html">${title}</a><span>${day}</span></li>`).join('')}</ul>`;

describe('what stands around an article does not change what it is', () => {
  const head =
    '<title>供暖保障会议召开_云溪县</title><h1>供暖保障会议召开</h1><p>发布时间：2026-11-10 09:00</p>';

  it.each([
    [
      'a comment form',
      '<h3>发表评论</h3><form>姓名：<input> 邮箱：<input> 验证码：<input><textarea></textarea>提交</form>',
    ],
    ['a pager of comments', '<div>上一页 1 2 下一页 共 2 页</div>'],
    [
      'lists of other articles',
      `<h3>推荐</h3>${list(1)}<h3>热点</h3>${list(2)}<h3>要闻</h3>${list(3)}<h3>综合</h3>${list(4)}`,
    ],
  ])('%s', (_, after) => {
    const reading = read(`${head}${BODY}${after}`);
    expect([reading.kind, reading.title, reading.publishedAt?.date]).toEqual([
      'article',
      '供暖保障会议召开',
      '2026-11-10',
    ]);
  });

  it.each([
    ['one cell of a layout table', '<table><tr><td>', '</td></tr></table>'],
    ['one article element', '<article>', '</article>'],
    ['one list item', '<ul><li>', '</li></ul>'],
  ])('a short article inside %s is no list of one row', (_, open, close) => {
    const body = BODY.slice(0, BODY.length / 2);
    const reading = read(
      `<title>供暖保障会议召开</title>${open}<h2>供暖保障会议召开</h2>${body}<p>发布日期：2026-11-10 责任编辑：<a href="/b">周知行</a></p>${close}`,
    );
    expect([reading.kind, reading.publishedAt?.date, reading.lists.length]).toEqual([
      'article',
      '2026-11-10',
      0,
    ]);
    expect(reading.editors).toEqual([{ role: '责任编辑', name: '周知行' }]);
  });

  it('the day stands in data in the head when the page cuts it into pieces', () => {
    const data = '<script>window.DATA = {"pubtime": "2026-11-10 19:02:26"}</script>';
    const reading = read(
      `<head>${data}<title>供暖保障会议召开</title></head><h1>供暖保障会议召开</h1>${BODY}${list(1)}<h3>热点</h3>${list(2)}`,
    );
    expect([reading.kind, reading.publishedAt?.date, reading.publishedAt?.from]).toEqual([
      'article',
      '2026-11-10',
      'script',
    ]);
  });

  it('the site’s name as a heading is not the title that ArticleTitle names', () => {
    const metas =
      '<meta name="SiteName" content="云溪县人民政府"><meta name="ArticleTitle" content="云溪县人民政府关于供暖保障的通告">';
    const reading = read(
      `${metas}<title>云溪县人民政府</title><h1>云溪县人民政府</h1><p>发布时间：2026-11-10</p>${BODY}`,
    );
    expect(reading.title).toBe('云溪县人民政府关于供暖保障的通告');
  });
});

describe('a list stays one list, whatever boxes it is cut into', () => {
  const five = (days: readonly string[]): string =>
    `<div class="g"><ul>${days.map((day) => `<li><a href="/t${day}.html">全县重点工作推进情况通报</a><span>${day}</span></li>`).join('')}</ul><div class="line"></div></div>`;
  const boxes = [
    five(['2026-11-12', '2026-11-08']),
    five(['2026-11-08', '2026-10-30']),
    five(['2026-10-09', '2026-09-01']),
  ];

  it('groups with a rule after each', () => {
    const reading = read(`<title>工作动态</title><h2>工作动态</h2><div class="list">${boxes.join('')}</div>`);
    expect([reading.kind, reading.lists.length]).toEqual(['list', 1]);
    expect(reading.lists[0]).toMatchObject({ main: true, count: 6, newest: { date: '2026-11-12' } });
  });

  it('but panels of a tab bar stay apart, even when their days happen to run on', () => {
    const bar = '<ul class="tab"><li>工作动态</li><li>通知公告</li><li>乡镇动态</li></ul>';
    const { lists } = read(`${bar}<div class="panels">${boxes.join('')}</div>`);
    expect(lists.map(({ heading, newest }) => [heading, newest?.date])).toEqual([
      ['工作动态', '2026-11-12'],
      ['通知公告', '2026-11-08'],
      ['乡镇动态', '2026-10-09'],
    ]);
  });

  it('and boxes whose days begin anew stay apart', () => {
    const { lists } = read(`<div>${[...boxes].reverse().join('')}</div>`);
    expect(lists).toHaveLength(3);
  });

  it('a wrapper that is called page is no pager', () => {
    const reading = read(`<title>工作动态</title><div class="page"><h2>工作动态</h2>${list(1)}</div>`);
    expect(reading.lists[0]).toMatchObject({ main: true, newest: { date: '2026-11-12' } });
  });

  it('dates beside their links and bare are rows, no information line', () => {
    const rows = ROWS.map(([title, day], i) => `·<a href="/d${i}.html">${title}</a> (${day})<br>`).join('');
    const reading = read(`<title>工作动态</title><h2>工作动态</h2><div>${rows}</div>`);
    expect([reading.kind, reading.publishedAt]).toEqual(['list', undefined]);
  });

  it('a table of letters goes by the day of the answer', () => {
    const rows = ROWS.map(
      ([title, day], i) =>
        `<tr><td><a href="/l${i}.html">${title}的咨询</a></td><td>2026-10-0${i + 1}</td><td>${day}</td></tr>`,
    ).join('');
    const reading = read(
      `<title>信件选登</title><table><tr><td>来信标题</td><td>来信时间</td><td>回复时间</td></tr>${rows}</table>`,
    );
    expect(reading.lists[0]?.newest?.date).toBe('2026-11-12');
  });
});

describe('pages without rows', () => {
  it('boxes that columns of their own continue are the home of a column', () => {
    const box = (name: string): string =>
      `<div><p>${name}</p><a href="/${name}/">更多&gt;&gt;</a><p>简介若干。</p></div>`;
    expect(read(`<title>走进云溪</title>${box('历史沿革')}${box('行政区划')}`).kind).toBe('home');
  });

  it('a file of menus alone is no page', () => {
    expect(read(`<title>头部</title><ul class="nav"><li>要闻${list(1)}</li></ul>`).kind).toBe('other');
  });

  it('results of a search are no column', () => {
    expect(read(`<title>供暖 - 站内搜索</title>${list(1)}`, 'http://www.yunxi.example/s?q=1').kind).toBe(
      'other',
    );
  });

  it('crumbs whose arrows are drawn name the column', () => {
    const crumbs =
      '<div><span>当前位置：</span><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="./">工作动态</a></li></ul></div>';
    expect(read(`<title>云溪县</title>${crumbs}${list(1)}`).title).toBe('工作动态');
  });
});
