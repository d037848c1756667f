import { each, type FamilyPage, type Row, sitePage } from './family-page.ts';

const list = { kind: 'list', newest: 3, count: 5, gaps: [] } as const;
const link = (row: Row): string => `<a href="/xw/c${row.at}.html" title="${row.title}">${row.title}</a>`;
const li = (row: Row): string => `<li>${link(row)}<span>${row.date}</span></li>`;
const url = 'https://www.yunxi.example/xw/';

/** Shapes that went wrong on pages nobody had looked at before, rebuilt on the model site. */
export const huntedShapes: readonly FamilyPage[] = [
  {
    name: '每行一个 ul：标题、摘要、发布时间各一 li',
    url,
    html: (days) =>
      sitePage(
        '政策法规',
        each(
          days,
          (row) =>
            `<ul class="list"><li class="tit">${link(row)}</li><li class="content">${row.title}。现予公布，自公布之日起施行。<a href="/xw/c${row.at}.html">[查看全文]</a></li><li class="time">发布时间：${row.date} 09:4${row.at}:12</li></ul>`,
        ),
      ),
    wants: list,
  },
  {
    name: '时间轴：每行自成一块，日另写在前',
    url,
    html: (days) =>
      sitePage(
        '归档',
        `<div class="timeline">${each(
          days,
          (row) =>
            `<div class="block"><div class="day"><span>${row.d}</span></div><article class="content"><div class="card"><a href="/xw/c${row.at}.html"><span class="card-title">${row.title}</span></a><div class="publish-info"><span class="publish-date">${row.date}</span></div></div></article></div>`,
        )}</div>`,
      ),
    wants: list,
  },
  {
    name: '整页包在名为 page 的框里，翻页写作 1/1',
    url,
    html: (days) => {
      const rows = days.rows.slice(0, 2).map(li).join('');
      const menu = Array.from({ length: 60 }, (_, at) => `<li><a href="/m${at}/">服务指南${at}</a></li>`);
      return `<title>校历</title><div class="page"><ul class="menu">${menu.join('')}</ul><div class="cont"><h2>校历</h2><div class="pg_list"><ul>${rows}</ul><div class="fanye"><dl><dt>页数:<span>1/1</span>总数：<span>2</span></dt><dd><a href="">1</a></dd></dl></div></div></div></div><div class="footer">主办单位：云溪县教育局</div>`;
    },
    wants: { kind: 'list', newest: 3, count: 2, gaps: [] },
  },
  {
    name: 'ASP.NET：整页在一个 form 里',
    url,
    html: (days) =>
      `<title>部门动态</title><form id="aspnetForm" method="post" action="list.aspx"><input type="hidden" name="__VIEWSTATE" value="x"><div class="nav"><a href="/">首页</a></div><h2>部门动态</h2><ul>${each(days, li)}</ul><div>上一页 下一页 共5页</div></form>`,
    wants: list,
  },
  {
    name: '表头另成一表，行里没有链接',
    url,
    html: (days) =>
      sitePage(
        '办件公示',
        `<div class="title"><span>办件结果公示</span></div><div class="head"><table><thead><tr><th>流水号</th><th>办理部门</th><th>办理事项名称</th><th>受理时间</th><th>状态</th></tr></thead></table></div><div class="scroll"><table><tbody>${each(
          days,
          (row) =>
            `<tr><td>YX10000${row.at}</td><td>县自然资源局</td><td>房屋所有权登记${row.at}</td><td>${row.date}</td><td>办结</td></tr>`,
        )}</tbody></table></div>`,
      ),
    wants: list,
  },
  {
    name: '藏起来的一行更新，不算数',
    url,
    html: (days) =>
      sitePage(
        '工作动态',
        `<h2>工作动态</h2><ul><li style="display:none"><a href="/xw/t.html">占位的模板行标题文字</a><span>${days.now}</span></li>${each(days, li)}</ul>`,
      ),
    wants: { kind: 'list', newest: 3, gaps: [] },
  },
  {
    name: '侧栏有新文章，栏目自己的列表还没画出',
    url,
    html: (days) =>
      sitePage(
        '通知公告',
        `<div class="left"><h2>通知公告</h2><ul id="newsList" class="list"></ul></div><div class="right"><h3>最新文章</h3><ul>${each(days, li)}</ul></div><script>$.get("/api",function(r){$("#newsList").append(r.rows)})</script>`,
      ),
    wants: { kind: 'list', gaps: ['list-by-script'] },
  },
  {
    name: '侧栏在 aside 里，栏目自己的列表是空壳',
    url,
    html: (days) =>
      sitePage(
        '通知公告',
        `<h2>通知公告</h2><div class="list" id="list"></div><div class="sidebar"><h3>要闻动态</h3><ul>${each(days, li)}</ul></div><script src="/js/list.js"></script>`,
        '<meta name="ColumnName" content="通知公告">',
      ),
    wants: { kind: 'list', gaps: ['list-by-script'] },
  },
  {
    name: '只有数字的翻页',
    url,
    html: (days) =>
      sitePage(
        '要闻',
        `<h3>推荐</h3><ul>${each(days, (row) => `<li><a href="/r${row.at}.html">${row.title}</a></li>`)}</ul><div class="main-list"><ul>${each(days, li)}</ul></div><div><a>&lt;</a> <a>1</a> <a>2</a> <a>3</a> <a>4</a> <a>...</a> <a>13</a> <a>&gt;</a></div>`,
      ),
    wants: { kind: 'list', newest: 3, count: 5, gaps: ['date-missing'] },
  },
  {
    name: '短标题后写发布时间和阅读次数',
    url,
    html: (days) =>
      sitePage(
        '入学须知',
        `<table>${each(days, (row) => `<tr><td>v</td><td><a class="news" href="/info/10${row.at}.htm">须知${row.at + 1}号</a><font color="cccccc">(发布时间：${row.y}/${row.m}/${row.d} 12:48:55 阅读次数：<span>3</span>)</font></td></tr>`)}</table>`,
      ),
    wants: list,
  },
];
