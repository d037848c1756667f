import { each, type FamilyPage, sitePage } from './family-page.ts';

const list = { kind: 'list', newest: 3, count: 5, gaps: [] } as const;

/** List pages of the CMS families that county sites run on, as they stand after their scripts have run. */
export const cmsLists: readonly FamilyPage[] = [
  {
    name: '开普云：content 路径、日期在前的 span',
    url: 'https://www.yunxi.example/zwgk/gzdt/index.html',
    html: (days) =>
      sitePage(
        '工作动态',
        `<div class="right-list"><div class="tit"><span>工作动态</span></div><ul class="clearfix xxgk_navli">${each(
          days,
          (row) =>
            `<li class="clearfix"><span class="right date">${row.date}</span><a class="left title" href="/public/content/437${row.at}" title="${row.title}">${row.title}</a></li>`,
        )}</ul><div class="pagination"><a href="#">首页</a><a href="#">上一页</a><a href="#">1</a><a href="#">下一页</a><a href="#">尾页</a></div></div>`,
        '<meta name="SiteName" content="云溪县人民政府"><meta name="ColumnName" content="工作动态"><meta name="ColumnType" content="工作动态">',
      ),
    wants: list,
  },
  {
    name: '开普云信息公开目录：索引号、发布日期小字',
    url: 'https://www.yunxi.example/public/column/6595721?type=4',
    html: (days) =>
      sitePage(
        '政府信息公开目录',
        `<div class="xxgk_nav_list"><ul>${each(
          days,
          (row) =>
            `<li class="mtop"><a class="title" href="/public/6595721/437${row.at}.html">${row.title}</a><p class="tip"><span>索引号：00395-${row.y}-000${row.at}</span><span>发布机构：县政府办</span><span class="date">发布日期：${row.date}</span><span>成文日期：${row.y}-01-01</span></p></li>`,
        )}</ul><div class="pages">共 25 条 1/5 下一页</div></div>`,
      ),
    wants: list,
  },
  {
    name: '大汉 jpage 绘出后：li 里 a、b 年月日',
    url: 'https://www.yunxi.example/col/col1229/index.html',
    html: (days) =>
      sitePage(
        '通知公告',
        `<div class="default_pgContainer"><ul>${each(
          days,
          (row) =>
            `<li><a href="/art/${row.y}/${Number(row.m)}/${Number(row.d)}/art_1229_${row.at}.html" target="_blank" title="${row.title}">${row.title}</a><b>${row.date}</b></li>`,
        )}</ul><div class="default_pgBtn">上一页 下一页 共 5 页</div></div><script type="text/xml"><datastore><nextgroup></nextgroup><recordset><record><![CDATA[<li><a href="/art/1.html">旧记录旧记录旧记录</a><b>2019-01-01</b></li>]]></record></recordset></datastore></script>`,
      ),
    wants: list,
  },
  {
    name: '拓尔思 WCM：t20 地址、createPageHTML 翻页',
    url: 'https://www.yunxi.example/zwgk/tzgg/index.html',
    html: (days) =>
      sitePage(
        '通知公告',
        `<table width="100%">${each(
          days,
          (row) =>
            `<tr><td class="bt"><a href="./${row.y}${row.m}/t${row.y}${row.m}${row.d}_80${row.at}.html">${row.title}</a></td><td align="right">[${row.date}]</td></tr>`,
        )}</table><script>createPageHTML(20, 0, "index", "html");</script>`,
      ),
    wants: list,
  },
  {
    name: '拓尔思 WCM：列表不写日期，只在地址里',
    url: 'https://www.yunxi.example/zwgk/zcjd/',
    html: (days) =>
      sitePage(
        '政策解读',
        `<ul class="gl">${each(
          days,
          (row) =>
            `<li><a href="./${row.y}${row.m}/t${row.y}${row.m}${row.d}_80${row.at}.shtml">${row.title}</a></li>`,
        )}</ul>`,
      ),
    wants: list,
  },
  {
    name: '博达 VSB：info 地址、年月日在 span',
    url: 'https://www.yunxi.example/xwzx/zwyw.htm',
    html: (days) =>
      sitePage(
        '政务要闻',
        `<div class="main_conR"><ul>${each(
          days,
          (row) =>
            `<li id="line_u8_${row.at}"><span>${row.y}年${row.m}月${row.d}日</span><em></em><a href="../info/1004/128${row.at}.htm" title="${row.title}">${row.title}</a></li>`,
        )}</ul><div><link rel="stylesheet" href="/system/resource/css/pagedown/sys.css"><div class="pb_sys_common"><span class="p_t">共25条</span><span class="p_no_d">1</span><span class="p_no"><a href="zwyw/4.htm">2</a></span><span class="p_next"><a href="zwyw/4.htm">下页</a></span></div></div></div>`,
      ),
    wants: list,
  },
  {
    name: '博达 VSB 旧版：表格套表格，日期在末格',
    url: 'https://www.yunxi.example/gsgg.htm',
    html: (days) =>
      sitePage(
        '公示公告',
        `<table class="winstyle" cellspacing="0">${each(
          days,
          (row) =>
            `<tr height="20"><td width="2%" nowrap><span class="leaderfont">·</span></td><td><table width="100%"><tr><td><a class="c9" href="info/1010/22${row.at}.htm">${row.title}</a></td><td width="1%" nowrap><span class="timestyle">${row.y}/${row.m}/${row.d}&nbsp;</span></td></tr></table></td></tr>`,
        )}</table>`,
      ),
    wants: list,
  },
  {
    name: '拓尔思海云：avalon 绘出后留有 ms- 属性',
    url: 'https://www.yunxi.example/zwgk/ghxx/',
    html: (days) =>
      sitePage(
        '规划信息',
        `<ul class="list_base" ms-controller="docs">${each(
          days,
          (row) =>
            `<li ms-repeat="docs"><a ms-attr-href="el.url" href="/zwgk/ghxx/${row.y}${row.m}/t${row.y}${row.m}${row.d}_${row.at}.htm" ms-text="el.title">${row.title}</a><span ms-text="el.pubDate">${row.date}</span></li>`,
        )}</ul>`,
      ),
    wants: list,
  },
  {
    name: '动易 SiteFactory：aspx 地址、短日期带时分',
    url: 'https://www.yunxi.example/Category_12/Index.aspx',
    html: (days) =>
      sitePage(
        '部门动态',
        `<div class="childclass_content"><ul>${each(
          days,
          (row) =>
            `<li><span class="f_r">${row.y}/${Number(row.m)}/${Number(row.d)} 9:05:00</span>·<a href="/Item/20${row.at}.aspx">${row.title}</a></li>`,
        )}</ul></div>`,
      ),
    wants: list,
  },
  {
    name: '方正翔宇：content_ 地址、日期另起一行',
    url: 'https://www.yunxi.example/node_1234.html',
    html: (days) =>
      sitePage(
        '要闻',
        `<div class="listbox">${each(
          days,
          (row) =>
            `<dl><dt><a href="${row.y}-${row.m}/${row.d}/content_70${row.at}.htm">${row.title}</a></dt><dd>${row.y}-${row.m}-${row.d} 10:2${row.at}</dd></dl>`,
        )}</div>`,
      ),
    wants: list,
  },
  {
    name: '政府公报式表格：序号、标题、文号、成文日期、发布日期',
    url: 'https://www.yunxi.example/zwgk/zfwj/',
    html: (days) =>
      sitePage(
        '政府文件',
        `<table><thead><tr><th>序号</th><th>标题</th><th>文号</th><th>成文日期</th><th>发布日期</th></tr></thead><tbody>${each(
          days,
          (row) =>
            `<tr><td>${row.at + 1}</td><td><a href="/zwgk/zfwj/43${row.at}.html">${row.title}</a></td><td>云府发〔${row.y}〕${row.at + 1}号</td><td>${days.back(0)}</td><td>${row.date}</td></tr>`,
        )}</tbody></table>`,
      ),
    wants: list,
  },
  {
    name: '新点：infodetail 地址、日期方括号在标题前',
    url: 'https://www.yunxi.example/ggzy/001001/subpage.html',
    html: (days) =>
      sitePage(
        '交易公告',
        `<ul class="wb-data-item">${each(
          days,
          (row) =>
            `<li class="wb-data-list"><div class="wb-data-infor"><a href="/ggzy/001001/${row.y}${row.m}${row.d}/4f0c5d5e-77b0-4a3e-9a5e-0a1b2c3d4e5${row.at}.html" title="${row.title}">${row.title}</a></div><span class="wb-data-date">[${row.date}]</span></li>`,
        )}</ul>`,
      ),
    wants: list,
  },
];
