import { each, type FamilyPage, type Row, sitePage } from './family-page.ts';

const list = { kind: 'list', newest: 3, count: 5, gaps: [] } as const;
const undated = { kind: 'list', count: 5, gaps: ['date-missing'] } as const;
const yearless = { kind: 'list', count: 5, gaps: ['year-missing'] } as const;
const unread = { kind: 'list', gaps: ['list-in-script'] } as const;
const url = 'https://www.yunxi.example/xw/';
const link = (row: Row): string => `<a href="/xw/c${row.at}.html">${row.title}</a>`;
const li = (row: Row): string => `<li>${link(row)}<span>${row.date}</span></li>`;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const HAN_MONTHS = '一 二 三 四 五 六 七 八 九 十 十一 十二'.split(' ');
const english = ({ m }: Row): string => MONTHS[Number(m) - 1] ?? '';

function rows(
  name: string,
  row: (one: Row, now: string) => string,
  wants: FamilyPage['wants'] = list,
  wrap: readonly [string, string] = ['<ul>', '</ul>'],
): FamilyPage {
  return {
    name,
    url,
    html: (days) => sitePage('工作动态', wrap[0] + each(days, (one) => row(one, days.now)) + wrap[1]),
    wants,
  };
}

/** Lists beside or inside which stand days that say something else, and rare ways to write the true one. */
export const misleadingLists: readonly FamilyPage[] = [
  rows('秒后带小数点', (row) => `<li>${link(row)}<span>${row.date} 08:00:00.0</span></li>`),
  rows('ISO 时刻带 Z', (row) => `<li>${link(row)}<span>${row.date}T08:00:00Z</span></li>`),
  rows('ISO 时刻带时区', (row) => `<li>${link(row)}<span>${row.date}T08:00:00.000+08:00</span></li>`),
  rows('八位数字带时分', (row) => `<li>${link(row)}<span>${row.y}${row.m}${row.d} 08:30</span></li>`),
  rows(
    '英文月份：月 日, 年',
    (row) => `<li>${link(row)}<span>${english(row)} ${Number(row.d)}, ${row.y}</span></li>`,
  ),
  rows(
    '英文月份：程序原样输出的时刻',
    (row) => `<li>${link(row)}<span>Mon ${english(row)} ${row.d} 08:00:00 CST ${row.y}</span></li>`,
  ),
  rows(
    '日、英文月、年各一格',
    (row) => `<li><b>${row.d}</b><i>${english(row)}</i><u>${row.y}</u>${link(row)}</li>`,
  ),
  rows(
    '日、汉字月、年各一格',
    (row) => `<li><b>${row.d}</b><i>${HAN_MONTHS[Number(row.m) - 1]}月</i><u>${row.y}</u>${link(row)}</li>`,
  ),
  rows('英文月日没有年份', (row) => `<li><b>${row.d}</b><i>${english(row)}</i>${link(row)}</li>`, {
    kind: 'list',
    count: 5,
    gaps: ['year-missing'],
  }),
  rows(
    '年月日各一元素，横线在元素之间',
    (row) => `<li>${link(row)}<span><i>${row.y}</i>-<i>${row.m}</i>-<i>${row.d}</i></span></li>`,
  ),
  rows(
    '月日在标题前，年在摘要后',
    (row) =>
      `<div class="it"><div>${row.m}-${row.d}</div><div><h4>${link(row)}</h4><p>会议要求压实责任。</p><span>${row.y}</span></div></div>`,
    list,
    ['<div>', '</div>'],
  ),
  rows('日期与来源之间一竖', (row) => `<li>${link(row)}<p>${row.date}|县政府办</p></li>`),
  rows(
    '八位编号在前，日期在后',
    (row, now) => `<tr><td>${now.replace(/-/g, '')}</td><td>${link(row)}</td><td>${row.date}</td></tr>`,
    list,
    ['<table>', '</table>'],
  ),
  rows(
    '表头说是编号的八位数字不是日期',
    (row, now) => `<tr><td>${now.replace(/-/g, '')}</td><td>${link(row)}</td></tr>`,
    undated,
    ['<table><tr><th>编号</th><th>标题</th></tr>', '</table>'],
  ),
  rows(
    '两列日期没有表头：结束日在前',
    (row, now) => `<tr><td>${now}</td><td>${link(row)}</td><td>${row.date}</td></tr>`,
    list,
    ['<table>', '</table>'],
  ),
  rows(
    '没有 table 的表：表头说后一列才是发布日期',
    (row) =>
      `<div class="tr"><span>${link(row)}</span><span>云府发〔${row.y}〕${row.at + 1}号</span><span>2019-01-01</span><span>${row.date}</span></div>`,
    list,
    [
      '<div class="tb"><div class="th"><span>文件名称</span><span>文号</span><span>成文日期</span><span>发布日期</span></div>',
      '</div>',
    ],
  ),
  rows(
    '列表式的表：首个 li 是表头',
    (row) => `<li><span>${link(row)}</span><span>2019-01-01</span><span>${row.date}</span></li>`,
    list,
    ['<ul><li><span>标题</span><span>成文日期</span><span>发布日期</span></li>', '</ul>'],
  ),
  rows(
    '摘要以别的日期开头，行上只有月日',
    (row, now) => `<li><h3>${link(row)}</h3><p>${now} ${row.title}。</p><span>${row.m}-${row.d}</span></li>`,
    { kind: 'list', count: 5 },
  ),
  rows(
    '标题以召开收尾，其后两个日期：起、止',
    (row, now) =>
      `<li><a href="/xw/c${row.at}.html">${row.title}在县城召开</a><span>${row.date}</span> - <span>${now}</span></li>`,
  ),
  rows('报名截止到某日', (row, now) => `<li>${link(row)}<span>报名截止到${now}</span></li>`, undated),
  rows('表头说是会议时间', (row, now) => `<tr><td>${link(row)}</td><td>${now}</td></tr>`, undated, [
    '<table><tr><th>会议名称</th><th>会议时间</th></tr>',
    '</table>',
  ]),
  rows(
    '年度不是发布年份',
    (row) => `<li><span>2098年度</span>${link(row)}<i>${row.m}-${row.d}</i></li>`,
    yearless,
  ),
  rows(
    '表里一格是年份，隔着标题才是月日',
    (row) => `<tr><td>2098</td><td>${link(row)}</td><td>${row.m}-${row.d}</td></tr>`,
    yearless,
    ['<table>', '</table>'],
  ),
  rows(
    '序号和年月相邻，不是年月日',
    (row) => `<li><i>${row.at + 1}</i><b>2026-11</b>${link(row)}</li>`,
    undated,
  ),
  rows(
    '公示开始、公示结束两列',
    (row) => `<tr><td>${link(row)}</td><td>${row.date}</td><td>2099-12-31</td></tr>`,
    list,
    ['<table><tr><th>公示名称</th><th>公示开始时间</th><th>公示结束时间</th></tr>', '</table>'],
  ),
  rows(
    'figure 为行',
    (row) =>
      `<figure><img src="/p.jpg"><figcaption>${link(row)}<small>${row.date}</small></figcaption></figure>`,
    list,
    ['<div>', '</div>'],
  ),
  rows('自定义元素为行', (row) => `<news-row>${link(row)}<span>${row.date}</span></news-row>`, list, [
    '<news-list>',
    '</news-list>',
  ]),
  rows(
    '最后回复不是发布',
    (row, now) => `<li>${link(row)}<span>张三 ${row.date}</span><span>最后回复：${now}</span></li>`,
  ),
  rows(
    '标题以括号里的日期收尾',
    (row, now) => {
      const [y, m, d] = now.split('-');
      return `<li><a href="/xw/c${row.at}.html">${row.title}（${y}年${m}月${d}日）</a></li>`;
    },
    undated,
  ),
  {
    name: '旁边的块行数更多也更新，面包屑说的是另一块',
    url,
    html: (days) =>
      sitePage(
        '工作动态',
        `<div class="l"><h2>要闻</h2><ul>${Array.from({ length: 8 }, (_, at) => `<li><a href="/n${at}.html">全县重点项目建设纪实之第${at}篇</a><span>${days.now}</span></li>`).join('')}</ul></div><div class="r"><h2>工作动态</h2><ul>${each(days, li)}</ul></div>`,
      ),
    wants: list,
  },
  {
    name: '标题元素只有站名，旁边一块写着为您推荐',
    url,
    html: (days) =>
      `<title>云溪县人民政府</title><div><h2>工作动态</h2><ul>${each(days, li)}</ul></div><div><h2>为您推荐</h2><ul>${Array.from({ length: 4 }, (_, at) => `<li><a href="/n${at}.html">全县重点项目建设纪实之第${at}篇</a><span>${days.now}</span></li>`).join('')}</ul></div>`,
    wants: list,
  },
  {
    name: '本栏的行还在脚本里，旁边一块是别的栏目',
    url,
    html: (days) =>
      sitePage(
        '通知公告',
        `<div id="c12"><script type="text/xml"><datastore><recordset>${each(days, (row) => `<record><![CDATA[<li><a href="/art/${row.at}.html">公告${row.at}</a><span>${row.date}</span></li>]]></record>`)}</recordset></datastore></script></div><div><h4>图片新闻</h4><ul>${each(days, li)}</ul></div>`,
      ),
    wants: unread,
  },
  {
    name: '旁边的空框等脚本来填，本栏的名字后跟着英文',
    url,
    html: (days) =>
      sitePage(
        '通知公告',
        `<ul id="hot"></ul><div><h4>通知公告 Notice</h4><ul>${each(days, li)}</ul></div><script>$.get("/api",function(r){$("#hot").append(r.rows)})</script>`,
      ),
    wants: list,
  },
  {
    name: '本栏写着暂无内容，旁边一块是别的栏目',
    url,
    html: (days) =>
      sitePage(
        '政策解读',
        `<div><h2>政策解读</h2><p>暂无内容</p></div><div><h2>通知公告</h2><ul>${each(days, li)}</ul></div>`,
      ),
    wants: { kind: 'list', blank: true },
  },
  {
    name: '本栏在读不到的框架里，旁边一块是别的栏目',
    url,
    html: (days) =>
      sitePage(
        '通知公告',
        `<iframe src="https://lists.example/tzgg.jsp" width="700" height="600"></iframe><div><h4>图片新闻</h4><ul>${each(days, li)}</ul></div>`,
      ),
    wants: { kind: 'list', gaps: ['frame'] },
  },
  {
    name: '本栏的空框等脚本来填，旁边一块是别的栏目',
    url,
    html: (days) =>
      sitePage(
        '通知公告',
        `<ul id="newsList"></ul><div><h4>图片新闻</h4><ul>${each(days, li)}</ul></div><script>$.get("/api",function(r){$("#newsList").append(r.rows)})</script>`,
      ),
    wants: { kind: 'list', gaps: ['list-by-script'] },
  },
];
