import { BODY, type Days, type FamilyPage, sitePage } from './family-page.ts';

const TITLE = '县里召开冬季供暖保障工作会议';
const H1 = `<h1>${TITLE}</h1>`;

interface Around {
  /** Words of the site's header, above menu and crumbs. */
  head?: (days: Days) => string;
  /** Words of a footer that no class or tag names. */
  foot?: (days: Days) => string;
}

function article(
  name: string,
  main: (days: Days) => string,
  published: number | null,
  { head, foot }: Around = {},
): FamilyPage {
  return {
    name,
    url: 'https://www.yunxi.example/xw/1004/content.html',
    html: (days) => {
      const page = sitePage(TITLE, main(days));
      const headed = head
        ? page.replace('<div class="header">', `<div class="header"><p>${head(days)}</p>`)
        : page;
      return foot
        ? headed.replace(
            /<div class="footer">.*<\/div>/s,
            `<table><tr><td>版权所有 云溪县人民政府</td></tr><tr><td>${foot(days)}</td></tr></table>`,
          )
        : headed;
    },
    // A short text without any day of its own is a page about something.
    wants: { kind: published === null ? 'other' : 'article', published },
  };
}

const chinese = (day: string): string => {
  const [y, m, d] = day.split('-');
  return `${y}年${Number(m)}月${Number(d)}日`;
};

/** Pages whose loudest day is the site's, a comment's or a meeting's; `null` = they tell none of their own. */
export const misleadingArticles: readonly FamilyPage[] = [
  article('页头有时钟', () => `${H1}${BODY}`, null, { head: (days) => `${days.now} 10:00:00` }),
  article('页头写本站最后更新时间', () => `${H1}${BODY}`, null, {
    head: (days) => `本站最后更新时间：${days.now} 08:00`,
  }),
  article('页头写天气和它的发布时间', () => `${H1}${BODY}`, null, {
    head: (days) => `${chinese(days.now)} 星期一 天气：多云 发布时间：${days.now} 08:00`,
  }),
  article('没有名字的页脚写着更新时间', () => `${H1}${BODY}`, null, {
    foot: (days) => `更新时间：${days.now}`,
  }),
  article('页头写更新时间，没有面包屑', () => `${H1}${BODY}`, null, {
    head: (days) => `更新时间：${days.now}`,
  }),
  article('标题里的日期', (days) => `<h1>${chinese(days.back(1))}价格监测情况通报</h1>${BODY}`, null),
  article(
    '落款没有单位，发布日期在其后',
    (days) => `${H1}${BODY}<p>${chinese(days.back(30))}</p><div>[${days.back(12)}]</div>`,
    12,
  ),
  article(
    '浏览次数是八位数字，元素之间没有空格',
    (days) =>
      `${H1}<div><span>来源：</span><span>县政府办</span><span>时间：</span><span>${days.back(12)}</span><span>浏览：</span><span>${days.now.replace(/-/g, '')}</span></div>${BODY}`,
    12,
  ),
  article(
    '评论里的发表时间',
    (days) =>
      `${H1}<div>${days.back(12)} 来源：县政府办</div>${BODY}<div><h3>网友评论</h3><div>张三 发表时间：${days.back(1)} 10:00</div><div>写得很好</div></div>`,
    12,
  ),
  article(
    'time 只显示月日，年份在属性里',
    (days) =>
      `${H1}<div><time datetime="${days.back(12)}T09:00:00+08:00">${days.back(12).slice(5)} 09:00</time></div>${BODY}`,
    12,
  ),
  article(
    '落款单位和日期同在一段',
    (days) => `${H1}${BODY}<p>云溪县人民政府 ${chinese(days.back(1))}</p>`,
    null,
  ),
  article(
    '会议的时间和地点',
    (days) => `${H1}<p>时间：${days.back(-2)} 09:00</p><p>地点：县政府会议室</p>${BODY}`,
    null,
  ),
];
