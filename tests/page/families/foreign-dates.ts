import { BODY, type Days, each, type FamilyPage, sitePage } from './family-page.ts';

const TITLE = '县里召开冬季供暖保障工作会议';
const H1 = `<h1>${TITLE}</h1>`;

function article(name: string, main: (days: Days) => string, published: number | null): FamilyPage {
  return {
    name,
    url: 'https://www.yunxi.example/xw/1004/content.html',
    html: (days) => sitePage(TITLE, main(days)),
    // A short text without any day of its own is a page about something.
    wants: { kind: published === null ? 'other' : 'article', published },
  };
}

const chinese = (day: string): string => {
  const [y, m, d] = day.split('-');
  return `${y}年${Number(m)}月${Number(d)}日`;
};

/** Articles beside whose own day, or instead of it, stands one of something else. */
const articles: readonly FamilyPage[] = [
  article(
    '发布时间后面是空的，正文第一句以日期开头',
    (days) =>
      `${H1}<div><span>来源：县应急局</span><span>发布时间：</span></div><p>${chinese(days.back(3))}，县里召开会议部署供暖工作。</p>${BODY}`,
    null,
  ),
  article(
    '页脚前写本页面最后更新时间',
    (days) => `${H1}<p>${days.back(40)}</p>${BODY}<p>本页面最后更新时间：${days.back(1)} 08:00</p>`,
    40,
  ),
  article(
    '标题上方写数据更新时间',
    (days) => `<p>数据更新时间：${days.now} 06:00</p>${H1}<p>发布：${days.back(40)}</p>${BODY}`,
    40,
  ),
  article(
    '正文下方的推荐卡片写着发布时间',
    (days) =>
      `${H1}<p>${days.back(40)} 10:00</p>${BODY}<div class="card"><a href="/9.html">县里举行冬季旅游推介会</a><p>发布时间：${days.back(1)}</p></div>`,
    40,
  ),
  article(
    '下一条的时间在下一行',
    (days) =>
      `${H1}${BODY}<p>下一条：<a href="/9.html">县里举行冬季旅游推介会</a></p><p>时间：${days.back(1)}</p>`,
    null,
  ),
  article(
    '正文深处的发布日期是另一件事的，标题下有日期',
    (days) => `${H1}<div>${days.back(40)} 09:12</div>${BODY}<p>发布日期：${chinese(days.back(-7))}</p>`,
    40,
  ),
  article(
    '一、时间，二、地点：讲的是会议',
    (days) => `${H1}${BODY}<p>一、时间：${chinese(days.back(-7))}上午9:00</p><p>二、地点：体育馆</p>${BODY}`,
    null,
  ),
  article(
    '数据表的第一格日期挨着表头',
    (days) =>
      `${H1}<table><tr><td>日期</td><td>线路</td></tr>${[-2, -3, -4].map((at) => `<tr><td>${days.back(at)}</td><td>人民线</td></tr>`).join('')}</table>${BODY}`,
    null,
  ),
  article('图片说明里的日期', (days) => `${H1}<p>图为${chinese(days.back(1))}拍摄的现场</p>${BODY}`, null),
  article(
    '实施日期单独一格、没有冒号',
    (days) => `${H1}<table><tr><td>实施日期</td><td>${days.back(-9)}</td></tr></table>${BODY}`,
    null,
  ),
  article(
    '发布者叫系统管理员',
    (days) =>
      `${H1}<p><span>发布者：系统管理员</span><span>发布时间：${days.back(40)}</span><span>浏览次数：10</span></p>${BODY}`,
    40,
  ),
  article('来源叫今日云溪', (days) => `${H1}<p>来源：今日云溪 ${days.back(40)} 08:12:11</p>${BODY}`, 40),
  article(
    '日期牌在标题上方，日和年月分开',
    (days) =>
      `<div class="dt"><b>${days.back(40).slice(8)}</b><i>${days.back(40).slice(0, 7)}</i></div>${H1}${BODY}`,
    40,
  ),
];

const COLUMN = '财政预决算';

function list(name: string, main: (days: Days) => string, wants: FamilyPage['wants']): FamilyPage {
  return {
    name,
    url: 'https://www.yunxi.example/zwgk/czyjs/',
    html: (days) => sitePage(COLUMN, main(days)),
    wants,
  };
}

const fresh = (days: Days): string =>
  `<h3>要闻速递</h3><ul>${each(days, ({ title, at }) => `<li><a href="/y/${at}.html">${title}</a><span>${days.back(at + 1)}</span></li>`)}</ul>`;
const own = (days: Days, dated: boolean): string =>
  `<ul>${each(days, ({ title, at }) => `<li><a href="/c/${at}.html">${title}情况公开</a>${dated ? `<span>${days.back(500 + at)}</span>` : ''}</li>`)}</ul>`;

/** Columns without days, or long stale, beside a fresh list of another column: never that one's day. */
const lists: readonly FamilyPage[] = [
  list(
    '本栏目没有日期也没有名字，旁边的要闻天天更新',
    (days) => `<div class="l">${own(days, false)}</div><div class="r">${fresh(days)}</div>`,
    { kind: 'home' },
  ),
  list(
    '本栏目有名字没有日期，前面的要闻天天更新',
    (days) => `<div class="l">${fresh(days)}</div><div class="r"><h3>${COLUMN}</h3>${own(days, false)}</div>`,
    { kind: 'list', gaps: ['date-missing'] },
  ),
  list(
    '本栏目陈旧，没有名字，旁边的要闻天天更新',
    (days) =>
      `<div class="l"><ul>${each(days, ({ at }) => (at < 2 ? `<li><a href="/c/${at}.html">部门预算情况公开</a><span>${days.back(500 + at)}</span></li>` : ''))}</ul></div><div class="r">${fresh(days)}</div>`,
    { kind: 'home' },
  ),
  list(
    '本栏目的框是空的，下面的要闻天天更新',
    (days) =>
      `<h3>${COLUMN}</h3><div class="list-con"></div>${fresh(days)}<script src="/js/app.js"></script>`,
    { kind: 'list' },
  ),
  list(
    '本栏目说没有信息，下面的要闻天天更新',
    (days) => `<div class="none">对不起，没有找到相关信息</div><div class="w">${fresh(days)}</div>`,
    { kind: 'list', blank: true },
  ),
  list(
    '列表在同站的框架里',
    () => '<div class="l"><iframe src="/czyjs/list_frame.jsp?id=3" width="100%"></iframe></div>',
    { kind: 'list', gaps: ['frame'] },
  ),
];

export const foreignDates: readonly FamilyPage[] = [...articles, ...lists];
