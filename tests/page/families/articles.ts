import { BODY, type Days, type FamilyPage, sitePage } from './family-page.ts';

const TITLE = '县里召开冬季供暖保障工作会议';
const metas = (days: Days, pubDate: string): string =>
  `<meta name="ArticleTitle" content="${TITLE}"><meta name="PubDate" content="${pubDate}"><meta name="ContentSource" content="县政府办"><meta name="HtmlGenerateTime" content="${days.now} 03:00:00">`;

function article(
  name: string,
  main: (days: Days) => string,
  options: { head?: (days: Days) => string; url?: string; published?: number } = {},
): FamilyPage {
  return {
    name,
    url: options.url ?? 'https://www.yunxi.example/xw/1004/12850.html',
    html: (days) => sitePage(TITLE, main(days), options.head?.(days) ?? ''),
    wants: { kind: 'article', published: options.published ?? 12 },
  };
}

const chinese = (day: string): string => {
  const [y, m, d] = day.split('-');
  return `${y}年${Number(m)}月${Number(d)}日`;
};

/** Article pages: the labelled day wins over generation time, clocks, signatures and other people's dates. */
export const articles: readonly FamilyPage[] = [
  article(
    '日期与来源之间没有空格',
    (days) => `<h1>${TITLE}</h1><div>${days.back(12)} 10:23文章来源:县人民政府办公室</div>${BODY}`,
  ),
  article(
    '生成时间冒充发布时间',
    (days) =>
      `<h1>${TITLE}</h1><div>发布日期：${days.back(12)} 来源：县政府办</div>${BODY}<p>页面生成时间：${days.now} 03:00</p>`,
    { head: (days) => metas(days, `${days.now} 03:00:00`) },
  ),
  article(
    '页头时钟和落款日期',
    (days) =>
      `<div>今天是${chinese(days.now)} 星期一</div><h1>${TITLE}</h1><div class="info"><span>时间：${days.back(12)} 17:51:09</span><span>来源：县政府办</span><span>阅读次数：</span></div>${BODY}<p>云溪县人民政府办公室</p><p>${chinese(days.back(20))}</p>`,
  ),
  article(
    '索引号表格：生成日期、成文日期、发布日期',
    (days) =>
      `<table><tr><td>索引号：</td><td>00395/2026-12</td><td>主题分类：</td><td>综合政务</td></tr><tr><td>成文日期：</td><td>${days.back(40)}</td><td>发布日期：</td><td>${days.back(12)}</td></tr><tr><td>生成日期：</td><td>${days.back(2)}</td><td>废止日期：</td><td></td></tr></table><h1>${TITLE}</h1>${BODY}`,
  ),
  article(
    '发布时间只有两位年份',
    (days) => `<h1>${TITLE}</h1><p>发布时间：${days.back(12).slice(2)} 编辑：周知行</p>${BODY}`,
  ),
  article(
    '日期在正文之后',
    (days) =>
      `<h1>${TITLE}</h1>${BODY}<p>会议于${chinese(days.back(14))}召开。</p><div>【发布时间：${days.back(12)}】【关闭】【打印】</div>`,
  ),
  article('年月日分在三个元素', (days) => {
    const [y, m, d] = days.back(12).split('-');
    return `<h1>${TITLE}</h1><div class="date"><span>${y}</span><em>${m}/${d}</em></div>${BODY}`;
  }),
  article(
    '正文里有更近的日期',
    (days) =>
      `<h1>${TITLE}</h1><p>发布日期：${days.back(12)}</p>${BODY}<p>报名截止时间：${days.back(-30)}。开标时间：${days.back(-40)} 09:00。</p>`,
  ),
  article(
    '博达 info 页：文章来源、发布时间、阅读次数',
    (days) =>
      `<form name="_newscontent_fromname"><table><tr><td>${TITLE}</td></tr><tr><td>文章来源： 发布时间：${days.back(12)} 16:43:03 阅读次数：<span id="n"></span></td></tr></table><div class="v_news_content">${BODY}</div></form>`,
  ),
  article(
    '正文只有扫描件：日期行不是列表',
    (days) =>
      `<table><tr><td>${TITLE}</td></tr><tr><td><table><tr height="20"><td>文章来源： 发布时间：${days.back(12)} 11:06:22 阅读次数：</td></tr></table></td></tr><tr><td><img src="/a.jpg"><img src="/b.jpg"></td></tr></table><ul><li>附件【<a href="javascript:;">${TITLE}公开招标文件.doc</a>】已下载次</li></ul>`,
    { url: 'https://www.yunxi.example/info/1004/12878.html' },
  ),
  article(
    '发布日期在页脚样式的信息条里',
    (days) =>
      `<h1>${TITLE}</h1>${BODY}<div class="foot-info">来源：县政府办 编辑：周知行 发布日期：${days.back(12)}</div>`,
  ),
  article(
    '两位年份夹在竖线里，旁边是字号和打印',
    (days) =>
      `<table><tr><td>${TITLE}</td></tr><tr><td>| ${days.back(12).slice(2)} | 【大 中 小】【打印】 【关闭】</td></tr></table>${BODY}<div>评 论</div><ul></ul><div>相关新闻</div><ul></ul>`,
    { url: 'https://www.yunxi.example/xwdt/xw/201902/t20190228_5246058.html' },
  ),
  article(
    '短文章，四周都是别的列表',
    (days) => {
      const rows = days.rows.map(
        (row) => `<li><a href="/c/${row.at}.html">${row.title}</a><span>${row.date}</span></li>`,
      );
      const box = (name: string): string =>
        `<div class="box"><h4>${name}</h4><ul>${rows.join('')}</ul></div>`;
      return `<h4>${TITLE}</h4><div>来源： 县政府办 ${days.back(12)} 14:06</div><p>近日，县里公布部门决算，见附件。</p>${['相关阅读', '热点推荐', '专题报道', '综合要闻'].map(box).join('')}`;
    },
    { url: 'https://www.yunxi.example/c/2018-07-20/440821.html' },
  ),
  article('没有任何可见日期，地址里有', () => `<h1>${TITLE}</h1>${BODY}`, {
    url: 'https://www.yunxi.example/xw/202611/t20261101_80.html',
    published: -1,
  }),
];
