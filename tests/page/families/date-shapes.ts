import { each, type FamilyPage, type Row, sitePage } from './family-page.ts';

const list = { kind: 'list', newest: 3, count: 5, gaps: [] } as const;
const yearless = { kind: 'list', count: 5, gaps: ['year-missing'] } as const;

const HAN = '〇一二三四五六七八九';
const hanCount = (n: number): string =>
  `${n >= 20 ? (HAN[Math.floor(n / 10)] ?? '') : ''}${n >= 10 ? '十' : ''}${n % 10 === 0 ? '' : (HAN[n % 10] ?? '')}`;
const han = ({ y, m, d }: Row): string =>
  `${[...y].map((digit) => HAN[Number(digit)]).join('')}年${hanCount(Number(m))}月${hanCount(Number(d))}日`;
const link = (row: Row): string => `<a href="/xw/c${row.at}.html" title="${row.title}">${row.title}</a>`;

function shape(
  name: string,
  row: (one: Row) => string,
  wants: FamilyPage['wants'] = list,
  wrap: readonly [string, string] = ['<ul class="list">', '</ul>'],
): FamilyPage {
  return {
    name,
    url: 'https://www.yunxi.example/xw/',
    html: (days) => sitePage('县内动态', `<h2>县内动态</h2>${wrap[0]}${each(days, row)}${wrap[1]}`),
    wants,
  };
}

/** Ways in which a row of a list writes its day. */
export const dateShapes: readonly FamilyPage[] = [
  shape('两位年份', (row) => `<li>${link(row)}<span>${row.y.slice(2)}-${row.m}-${row.d}</span></li>`),
  shape('两位年份，斜线', (row) => `<li>${link(row)}<em>[${row.y.slice(2)}/${row.m}/${row.d}]</em></li>`),
  shape('汉字日期', (row) => `<li>${link(row)}<span>${han(row)}</span></li>`),
  shape('点分，无前导零', (row) => `<li>${link(row)}<i>${row.y}.${Number(row.m)}.${Number(row.d)}</i></li>`),
  shape('紧接八位数字', (row) => `<li>${link(row)}<i>${row.y}${row.m}${row.d}</i></li>`),
  shape(
    '日在上、年月在下',
    (row) =>
      `<div class="item"><div class="time"><p>${row.d}</p><span>${row.y}-${row.m}</span></div><div class="txt"><h3>${link(row)}</h3><p>会议要求压实责任，抓好落实。</p></div></div>`,
    list,
    ['<div class="news-list">', '</div>'],
  ),
  shape(
    '年月在上、日在下',
    (row) => `<li><div><b>${row.y}.${row.m}</b><strong>${row.d}</strong></div>${link(row)}</li>`,
  ),
  shape('月日在上、年在下', (row) => `<li><b>${row.m}/${row.d}</b><i>${row.y}</i>${link(row)}</li>`),
  shape(
    '日、月、年各一格',
    (row) => `<li><b>${row.d}</b><i>${Number(row.m)}月</i><u>${row.y}年</u>${link(row)}</li>`,
  ),
  shape(
    '只写月日，年份在 datetime 属性',
    (row) => `<li>${link(row)}<time datetime="${row.date}T09:00:00+08:00">${row.m}-${row.d}</time></li>`,
  ),
  shape(
    '只写月日，年份在 title 属性',
    (row) => `<li>${link(row)}<span title="${row.date} 09:00">${row.m}-${row.d}</span></li>`,
  ),
  shape(
    '征集起止日期：以首日计',
    (row) => `<li>${link(row)}<span>${row.y}-${row.m}-${row.d}至2099-12-31</span></li>`,
  ),
  shape(
    '征集起止日期：两个单元格',
    (row) => `<tr><td>${link(row)}</td><td>${row.y}-${row.m}-${row.d}</td><td>2099-12-31</td></tr>`,
    list,
    ['<table><tr><th>征集标题</th><th>开始时间</th><th>结束时间</th></tr>', '</table>'],
  ),
  shape(
    '来信与回复两个日期：以回复计',
    (row) =>
      `<li><div>${link(row)}</div><div>留言时间：2000-01-01</div><div>回复时间：${row.date}</div></li>`,
  ),
  shape(
    '标题里有日期，行末另有日期',
    (row) => `<li><a href="/xw/${row.at}.html">2019年3月5日${row.title}</a><span>${row.date}</span></li>`,
  ),
  shape(
    '年份标题下的月日',
    (row) => `<ul><li>${link(row)}<span>${row.m}-${row.d}</span></li></ul>`,
    yearless,
    ['<div>', '</div>'],
  ),
  {
    name: '同一列表里一行写年份，其后只写月日',
    url: 'https://www.yunxi.example/xw/',
    html: (days) => {
      let year = '';
      return sitePage(
        '大事记',
        `<h2>大事记</h2><ul class="timeline">${each(days, (row) => {
          const head = row.y === year ? '' : `<li class="year">${row.y}年</li>`;
          year = row.y;
          return `${head}<li><span>${row.m}月${row.d}日</span>${link(row)}</li>`;
        })}</ul>`,
      );
    },
    wants: list,
  },
  {
    name: '每年一个标题，标题下只写月日',
    url: 'https://www.yunxi.example/xw/',
    html: (days) => {
      const years = [...new Set(days.rows.map((row) => row.y))];
      return sitePage(
        '公报目录',
        `<h2>公报目录</h2>${years
          .map(
            (year) =>
              `<div class="group"><h3>${year}年</h3><ul>${days.rows
                .filter((row) => row.y === year)
                .map((row) => `<li>${link(row)}<span>${row.m}-${row.d}</span></li>`)
                .join('')}</ul></div>`,
          )
          .join('')}`,
      );
    },
    wants: { kind: 'list', newest: 3, gaps: [] },
  },
  shape('只写月日', (row) => `<li>${link(row)}<span>${row.m}-${row.d}</span></li>`, yearless),
  shape('只写月日，斜线带括号', (row) => `<li>${link(row)}（${row.m}/${row.d}）</li>`, yearless),
  shape('没有日期', (row) => `<li>${link(row)}</li>`, { kind: 'list', count: 5, gaps: ['date-missing'] }),
  {
    name: '今天、昨天、几小时前',
    url: 'https://www.yunxi.example/xw/',
    html: (days) =>
      sitePage(
        '县内动态',
        `<h2>县内动态</h2><ul>${each(days, (row) => `<li>${link(row)}<span>${['昨天 08:30', '前天', '5天前', '8天前', '12天前'][row.at]}</span></li>`)}</ul>`,
      ),
    wants: { kind: 'list', newest: 1, count: 5, gaps: [] },
  },
  {
    name: '刚刚',
    url: 'https://www.yunxi.example/xw/',
    html: (days) =>
      sitePage(
        '县内动态',
        `<h2>县内动态</h2><ul>${each(days, (row) => `<li>${link(row)}<span>${['3小时前', '刚刚', '5天前', '8天前', '12天前'][row.at]}</span></li>`)}</ul>`,
      ),
    wants: { kind: 'list', newest: 0, count: 5, gaps: [] },
  },
  shape(
    '图片卡片：整张卡片是一个链接',
    (row) =>
      `<a class="card" href="/xw/c${row.at}.html"><img src="/p/${row.at}.jpg" alt=""><div class="info"><h4>${row.title}</h4><p class="sub">县融媒体中心 ${row.date}</p></div></a>`,
    list,
    ['<div class="cards">', '</div>'],
  ),
  shape('定义列表：dt 标题 dd 日期', (row) => `<dt>${link(row)}</dt><dd>${row.date}</dd>`, list, [
    '<dl>',
    '</dl>',
  ]),
  shape(
    '换行分隔，没有行元素',
    (row) => `·<a href="/xw/${row.at}.html">${row.title}</a> (${row.date})<br>`,
    list,
    ['<div>', '</div>'],
  ),
  shape(
    '字体标签和全角括号',
    (row) =>
      `<tr><td><font size="2">·${link(row)}</font></td><td><font color="#999999">（${row.y}．${row.m}．${row.d}）</font></td></tr>`,
    list,
    ['<table>', '</table>'],
  ),
  shape(
    '日期带星期和时分秒',
    (row) =>
      `<li>${link(row)}<span>${row.y}年${Number(row.m)}月${Number(row.d)}日 星期三 09:05:07</span></li>`,
  ),
  shape(
    '更新于、浏览次数同在一格',
    (row) => `<li>${link(row)}<p><span>更新于 ${row.date}</span><span>浏览 12${row.at} 次</span></p></li>`,
  ),
  shape(
    '日期在 small 里，英文月份在旁',
    (row) => `<li><small>${row.y}-${row.m}-${row.d}</small><em>NEWS</em>${link(row)}</li>`,
  ),
];
