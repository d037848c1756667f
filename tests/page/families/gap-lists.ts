import { BODY, each, type FamilyPage, sitePage } from './family-page.ts';

const script = { kind: 'list', gaps: ['list-in-script'] } as const;

/** Lists that the raw page does not show: what stands in the source is said, never judged. */
export const gapLists: readonly FamilyPage[] = [
  {
    name: '大汉 jpage 未绘出：datastore',
    url: 'https://www.yunxi.example/col/col1229/index.html',
    html: (days) =>
      sitePage(
        '通知公告',
        `<div id="div1229"><script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1"></a>]]></nextgroup><recordset>${each(
          days,
          (row) =>
            `<record><![CDATA[<li><a href="/art/${row.y}/${Number(row.m)}/${Number(row.d)}/art_1_${row.at}.html">${row.title}</a><span>${row.date}</span></li>]]></record>`,
        )}</recordset></datastore></script></div>`,
      ),
    wants: script,
  },
  {
    name: '脚本里的 JSON 数组',
    url: 'https://www.yunxi.example/zwgk/zdgk/',
    html: (days) =>
      sitePage(
        '重点公开',
        `<ul id="list"></ul><script>var dataList = [${each(
          days,
          (row) => `{"title":"${row.title}","url":"/zwgk/${row.at}.html","pubDate":"${row.date}"},`,
        )}];</script>`,
      ),
    wants: script,
  },
  {
    name: 'Next 数据脚本',
    url: 'https://www.yunxi.example/zwgk/tzgg',
    html: (days) =>
      sitePage(
        '通知公告',
        `<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{"props":{"items":[${days.rows
          .map(
            (row) =>
              `{"title":"${row.title}","link":"/a/${row.at}.html","publishTime":"${row.date} 09:00:00"}`,
          )
          .join(',')}]}}</script>`,
        '<meta name="ColumnName" content="通知公告">',
      ),
    wants: script,
  },
  {
    name: '列表写在注释里',
    url: 'https://www.yunxi.example/zwgk/wjtz/',
    html: (days) =>
      sitePage(
        '文件通知',
        `<ul class="list"><!--${each(days, (row) => `<li><a href="/w/${row.at}.html">${row.title}</a><span>${row.date}</span></li>`)}--></ul><script src="/js/page_list.js"></script>`,
        '<meta name="ColumnName" content="文件通知">',
      ),
    wants: { kind: 'list', gaps: ['list-in-comment'] },
  },
  {
    name: 'Vue 模板未填',
    url: 'https://www.yunxi.example/zwgk/list.html',
    html: () =>
      sitePage(
        '工作动态',
        '<div id="app"><ul><li v-for="item in list" :key="item.id"><a :href="item.url">{{ item.title }}</a><span>{{ item.date }}</span></li></ul><p v-if="!list.length">暂无数据</p></div>',
      ),
    wants: { kind: 'list', gaps: ['list-by-script'] },
  },
  {
    name: 'Angular 模板未填',
    url: 'https://www.yunxi.example/zwgk/list.html',
    html: () =>
      sitePage(
        '工作动态',
        '<ul ng-controller="c"><li ng-repeat="item in list"><a ng-href="{{item.url}}" ng-bind="item.title"></a><span ng-bind="item.date"></span></li></ul>',
        '<meta name="ColumnName" content="工作动态">',
      ),
    wants: { kind: 'list', gaps: ['list-by-script'] },
  },
  {
    name: 'jQuery 取数后追加',
    url: 'https://www.yunxi.example/zwgk/tzgg/',
    html: () =>
      sitePage(
        '通知公告',
        '<h2>通知公告</h2><ul id="newsList"></ul><script>$.ajax({url:"/api/list",success:function(r){r.rows.forEach(function(x){$("#newsList").append("<li><a href=\'"+x.url+"\'>"+x.title+"</a></li>")})}})</script>',
      ),
    wants: { kind: 'list', gaps: ['list-by-script'] },
  },
  {
    name: 'art-template 模板块',
    url: 'https://www.yunxi.example/zwgk/tzgg/',
    html: () =>
      sitePage(
        '通知公告',
        '<div class="list" id="box"></div><script type="text/html" id="tpl"><ul>{{each list}}<li><a href="{{$value.url}}">{{$value.title}}</a></li>{{/each}}</ul></script>',
        '<meta name="ColumnName" content="通知公告">',
      ),
    wants: { kind: 'list', gaps: ['list-by-script'] },
  },
  {
    name: '文章页旁边的空推荐框不算空白',
    url: 'https://www.yunxi.example/xw/t20261101_12.html',
    html: (days) =>
      sitePage(
        '供暖保障会议召开',
        `<h1>供暖保障会议召开</h1><p>发布时间：${days.back(12)} 来源：县政府办</p>${BODY}<h3>相关推荐</h3><ul class="list"></ul>`,
      ),
    wants: { kind: 'article', published: 12, gaps: [] },
  },
];
