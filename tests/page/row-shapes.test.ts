import { describe, expect, it } from 'vitest';

import type { PageReading } from '../../lib/core/reading.ts';
import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';

const TITLES = [
  '县里召开冬季森林防火工作会议',
  '乡镇卫生院家庭医生签约走进集市',
  '滨河绿道二期工程完成交工验收',
];
const DAYS = [
  [2023, 11, 1],
  [2023, 9, 28],
  [2022, 12, 30],
] as const;

function readRows(
  wrap: [string, string],
  row: (title: string, y: number, m: number, d: number, i: number) => string,
): PageReading {
  const rows = TITLES.map((title, i) => {
    const [y, m, d] = DAYS[i] ?? [2023, 1, 1];
    return row(title, y, m, d, i);
  });
  const html = `<title>县内动态</title><div class="main"><h2>县内动态</h2>${wrap[0]}${rows.join('\n')}${wrap[1]}</div>`;
  return readPage(parseHtml(html), 'http://www.yunxi.example/xndt/', {
    readAt: '2026-11-23T10:00:00+08:00',
    readBy: 'patrol',
  });
}

const two = (n: number): string => String(n).padStart(2, '0');
const a = (title: string, i: number): string => `<a href="/xndt/c${i}.html" title="${title}">${title}</a>`;
const iso = (y: number, m: number, d: number): string => `${y}-${two(m)}-${two(d)}`;
const UL: [string, string] = ['<ul>', '</ul>'];
const DIV: [string, string] = ['<div class="list">', '</div>'];

describe('every shape of a row gives title and date', () => {
  const shapes: [
    string,
    [string, string],
    (t: string, y: number, m: number, d: number, i: number) => string,
  ][] = [
    [
      'date span after',
      UL,
      (t, y, m, d, i) => `<li>${a(t, i)}<span class="time">${iso(y, m, d)}</span></li>`,
    ],
    ['date span before', UL, (t, y, m, d, i) => `<li><span>${iso(y, m, d)}</span>${a(t, i)}</li>`],
    ['brackets', UL, (t, y, m, d, i) => `<li>${a(t, i)}<em>[${iso(y, m, d)}]</em></li>`],
    ['full-width brackets in one text', UL, (t, y, m, d, i) => `<li>${a(t, i)}（${iso(y, m, d)}）</li>`],
    ['Chinese', UL, (t, y, m, d, i) => `<li>${a(t, i)}<span>${y}年${m}月${d}日</span></li>`],
    ['slashes without zeros', UL, (t, y, m, d, i) => `<li>${a(t, i)}<span>${y}/${m}/${d}</span></li>`],
    ['dots', UL, (t, y, m, d, i) => `<li>${a(t, i)}<span>${y}.${two(m)}.${two(d)}</span></li>`],
    ['weekday after', UL, (t, y, m, d, i) => `<li>${a(t, i)}<span>${y}年${m}月${d}日 星期二</span></li>`],
    [
      'date and time run together',
      UL,
      (t, y, m, d, i) => `<li>${a(t, i)}<span>${y}年${m}月${d}日15:11:25</span></li>`,
    ],
    [
      'inside the link',
      UL,
      (t, y, m, d, i) =>
        `<li><a href="/${i}"><span>${t}</span><span class="b">${iso(y, m, d)}</span></a></li>`,
    ],
    ['labelled', UL, (t, y, m, d, i) => `<li>${a(t, i)}<p>发布时间：${iso(y, m, d)} 08:30</p></li>`],
    [
      'day and year-month',
      DIV,
      (t, y, m, d, i) => `<div class="item"><b>${two(d)}</b><i>${y}-${two(m)}</i>${a(t, i)}</div>`,
    ],
    [
      'day and year-month in dots',
      DIV,
      (t, y, m, d, i) => `<div class="item"><b>${d}</b><i>${y}.${two(m)}</i>${a(t, i)}</div>`,
    ],
    [
      'day, month and year apart',
      UL,
      (t, y, m, d, i) => `<li><b>${two(d)}</b><i>${m}月</i><u>${y}</u>${a(t, i)}</li>`,
    ],
    [
      'month-day and year apart',
      UL,
      (t, y, m, d, i) => `<li><b>${two(m)}-${two(d)}</b><i>${y}</i>${a(t, i)}</li>`,
    ],
    [
      'only in the URL',
      UL,
      (t, y, m, d, i) => `<li><a href="/xndt/${y}${two(m)}/t${y}${two(m)}${two(d)}_${i}.html">${t}</a></li>`,
    ],
    [
      'month-day, year in the URL',
      UL,
      (t, y, m, d, i) =>
        `<li><a href="/xndt/${y}${two(m)}/x${i}.html">${t}</a><i>${two(m)}-${two(d)}</i></li>`,
    ],
    ['art URL', UL, (t, y, m, d, i) => `<li><a href="/art/${y}/${m}/${d}/art_1_${i}.html">${t}</a></li>`],
    [
      'table',
      ['<table>', '</table>'],
      (t, y, m, d, i) => `<tr><td>${i + 1}</td><td>${a(t, i)}</td><td>${iso(y, m, d)}</td></tr>`,
    ],
    [
      'one table a row',
      DIV,
      (t, y, m, d, i) => `<table class="r"><tr><td>${a(t, i)}</td><td>${iso(y, m, d)}</td></tr></table>`,
    ],
    ['dt and dd', ['<dl>', '</dl>'], (t, y, m, d, i) => `<dt>${a(t, i)}</dt><dd>${iso(y, m, d)}</dd>`],
    [
      'one dl a row',
      DIV,
      (t, y, m, d, i) => `<dl><dt>${a(t, i)}</dt><dd>${iso(y, m, d)}</dd><dd>摘要文字若干。</dd></dl>`,
    ],
    ['brothers', DIV, (t, y, m, d, i) => `${a(t, i)}<span>${iso(y, m, d)}</span>`],
    ['brothers and line breaks', DIV, (t, y, m, d, i) => `·${a(t, i)} [${iso(y, m, d)}]<br>`],
    ['paragraphs', DIV, (t, y, m, d, i) => `<p>${a(t, i)}<span>${iso(y, m, d)}</span></p>`],
    [
      'heading inside',
      UL,
      (t, y, m, d, i) => `<li><h4>${a(t, i)}<span class="date"> ${iso(y, m, d)} </span></h4></li>`,
    ],
    [
      'cards',
      DIV,
      (t, y, m, d, i) =>
        `<a class="card" href="/${i}.html"><h3>${t}</h3><p>摘要文字若干，比较长的一段说明，写明时间地点人物。</p><span>${iso(y, m, d)}</span></a>`,
    ],
    [
      'no link at all',
      UL,
      (t, y, m, d) => `<li onclick="go()"><h3>${t}</h3><span>${iso(y, m, d)}</span></li>`,
    ],
    [
      'upper-case tags, date in font',
      UL,
      (t, y, m, d, i) => `<LI>${a(t, i)}<FONT color=red>(${iso(y, m, d)})</FONT></LI>`,
    ],
  ];

  it.each(shapes)('%s', (_, wrap, row) => {
    const reading = readRows(wrap, row);
    expect(reading.items.map((item) => item.title)).toEqual(TITLES);
    expect(reading.items.map((item) => item.date?.date)).toEqual(DAYS.map(([y, m, d]) => iso(y, m, d)));
    expect(reading.lists).toHaveLength(1);
    expect(reading.lists[0]).toMatchObject({
      heading: '县内动态',
      state: 'dated',
      newest: { date: '2023-11-01' },
    });
    expect(reading.kind).toBe('list');
  });
});

describe('what is no publication date of a row is not taken for one', () => {
  it('a title that begins with a date', () => {
    const reading = readRows(
      UL,
      (t, y, m, d, i) => `<li><a href="/x/${i}.html">${y}年${m}月${d}日,${t}</a></li>`,
    );
    expect(reading.items.map((item) => item.date)).toEqual([undefined, undefined, undefined]);
    expect(reading.lists[0]?.state).toBe('unreadable');
    expect(reading.gaps.map((gap) => gap.what)).toEqual(['date-missing']);
  });

  it('a day that does not exist', () => {
    const reading = readRows(UL, (t, _y, _m, _d, i) => `<li>${a(t, i)}<span>2023-02-30</span></li>`);
    expect(reading.items.every((item) => item.date === undefined)).toBe(true);
  });

  it('month and day without a year stay without a year', () => {
    const reading = readRows(UL, (t, _y, m, d, i) => `<li>${a(t, i)}<span>${two(m)}-${two(d)}</span></li>`);
    expect(reading.items.map((item) => item.monthDay)).toEqual(['11-01', '09-28', '12-30']);
    expect(reading.lists[0]).toMatchObject({ state: 'unreadable', newestMonthDay: '12-30' });
    expect(reading.gaps.map((gap) => gap.what)).toEqual(['year-missing']);
  });

  it('今日看点 is a title, not today', () => {
    const reading = readRows(UL, (t, _y, _m, _d, i) => `<li><b>今日看点</b>${a(t, i)}</li>`);
    expect(reading.items.every((item) => item.date === undefined)).toBe(true);
  });

  it('a yearless row takes the year of a later row only when it cannot look fresher by it', () => {
    const reading = readRows(
      UL,
      (t, y, m, d, i) => `<li>${a(t, i)}<span>${i === 0 ? '11-01' : iso(y, m, d)}</span></li>`,
    );
    expect(reading.items[0]?.date).toMatchObject({ date: '2023-11-01', from: 'sibling' });
    const turned = readRows(
      UL,
      (t, y, m, d, i) => `<li>${a(t, i)}<span>${i === 0 ? '03-01' : iso(y, m, d)}</span></li>`,
    );
    expect(turned.items[0]?.monthDay).toBe('03-01');
  });
});

describe('menus, information lines and article bodies are no lists', () => {
  it.each([
    [
      'menu',
      '<ul><li><a href="/a">首页</a></li><li><a href="/b">政务公开</a></li><li><a href="/c">互动</a></li></ul>',
    ],
    [
      'friend links',
      `<ul>${TITLES.map((t, i) => `<li><a href="https://www.other${i}.example/">${t}</a></li>`).join('')}</ul>`,
    ],
    [
      'information line',
      '<ul><li>发布日期：2023-11-01</li><li>来源：县政府办公室</li><li>浏览次数：12</li></ul>',
    ],
    [
      'neighbours',
      '<div class="p"><p>上一篇：<a href="/1">图书馆新馆开放公告</a> 2023-10-30</p><p>下一篇：<a href="/2">公园改造完工公告</a> 2023-11-30</p></div>',
    ],
    ['signature', '<p>云溪县人民政府办公室</p><p>2025年2月10日</p>'],
  ])('%s', (_, inner) => {
    const reading = readPage(
      parseHtml(`<div class="main">${inner}</div>`),
      'http://www.yunxi.example/x.html',
      {
        readAt: '2026-11-23T10:00:00+08:00',
        readBy: 'patrol',
      },
    );
    expect(reading.items).toEqual([]);
  });
});
