import type { CivilDate } from '../core/calendar/civil-date.ts';
import type { DemoColumn } from './demo-column.ts';
import { DEMO_COLUMNS, DEMO_SITE_NAME, DEMO_WECHAT_URL, DEMO_WEIBO_URL, demoUrl } from './demo-register.ts';
import { listRow, rowPath } from './list-page.ts';
import { siteMetas, siteShell } from './site-shell.ts';

const TILES = ['tjxx', 'ndbg', 'czyjs', 'ldzc', 'jgzn', 'qhgk'];
const THEMES = ['xczx', 'yshj', 'stdc'];
const FRIENDS = [
  ['中国政府网', 'https://www.gov.cn/'],
  ['全国一体化政务服务平台', 'https://gjzwfw.www.gov.cn/'],
  ['国家统计局', 'https://www.stats.gov.cn/'],
] as const;

/** Home page: carousel, tabbed news, inner scroller, blocks whose headings lead to columns, themes, accounts. */
export function homePage(today: CivilDate): string {
  const news = ['qhyw', 'bmdt', 'xzdt'].map(columnOf);
  const main = `<div class="grid hero">${carousel(columnOf('qhyw'), today)}
<div class="box"><div class="tabs">${news.map((column, i) => `<h2${i === 0 ? ' class="on"' : ''}><a href="${demoUrl(column.path)}">${column.name}</a></h2>`).join('')}</div>
${news.map((column, i) => `<div class="panel${i === 0 ? ' on' : ''}"><ul class="rows">${someRows(column, today, 7)}</ul></div>`).join('\n')}</div></div>
<div class="grid g3">${block('tzgg', today, 7, 'scroll')}${block('zcwj', today, 5)}${block('rszk', today, 4)}</div>
<div class="grid"><div class="box"><div class="head"><h2>政务公开</h2></div><div class="tiles">${TILES.map((id) => tile(columnOf(id))).join('')}</div></div></div>
<div class="grid g3">${block('zcjd', today, 4)}${block('xjxd', today, 4)}${block('bstj', today, 3)}</div>
<div class="grid"><div class="box"><div class="head"><h2>专题专栏</h2></div><div class="cards">${THEMES.map((id) => `<a href="${demoUrl(columnOf(id).path)}">${columnOf(id).name}</a>`).join('')}</div></div></div>
<div class="grid"><div class="box"><div class="head"><h2>政务新媒体</h2></div><div class="accounts"><a href="${DEMO_WECHAT_URL}"><img src="/assets/account.svg" alt="">青禾发布（微信公众号）</a><a href="${DEMO_WEIBO_URL}"><img src="/assets/account.svg" alt="">青禾发布（微博）</a><span class="friend">友情链接 ▴<ul>${FRIENDS.map(([name, href]) => `<li><a href="${href}">${name}</a></li>`).join('')}</ul></span></div></div></div>`;
  return siteShell({
    title: `${DEMO_SITE_NAME}门户网站`,
    today,
    url: demoUrl('/'),
    metas: siteMetas(),
    main,
  });
}

function columnOf(id: string): DemoColumn {
  const column = DEMO_COLUMNS.find((one) => one.id === id);
  if (!column) throw new Error(`model site has no column ${id}`);
  return column;
}

function someRows(column: DemoColumn, today: CivilDate, most: number): string {
  return column.rows
    .slice(0, most)
    .map((row) => listRow(column, row, today))
    .join('\n');
}

function block(id: string, today: CivilDate, most: number, extra = ''): string {
  const column = columnOf(id);
  const url = demoUrl(column.path, column.insecure);
  return `<div class="box"><div class="head"><h2><a href="${url}">${column.name}</a></h2><a class="more" href="${url}">更多&gt;&gt;</a></div><div class="${extra}"><ul class="rows">${someRows(column, today, most)}</ul></div></div>`;
}

function tile(column: DemoColumn): string {
  return `<a data-char="${column.name.charAt(0)}" href="${demoUrl(column.path, column.insecure)}">${column.name}</a>`;
}

function carousel(column: DemoColumn, today: CivilDate): string {
  const slides = column.rows
    .slice(0, 3)
    .map(
      (row, i) =>
        `<a class="slide" href="${rowPath(column, row, today)}"><img src="/assets/slide-${i + 1}.svg" alt=""><span>${row.title}</span></a>`,
    );
  return `<div class="slides"><div class="track">${slides.join('')}</div></div>`;
}
