import type { CivilDate } from '../core/calendar/civil-date.ts';
import { paragraphs } from './article-page.ts';
import { DEMO_COLUMNS, DEMO_SITE_NAME, demoUrl } from './demo-register.ts';
import { siteMetas, siteShell } from './site-shell.ts';

/** Pages a footer leads to: neither list nor article. */
export const SERVICE_PAGES: readonly { path: string; title: string; body: () => string }[] = [
  {
    path: '/sitemap.html',
    title: '网站地图',
    body: () =>
      DEMO_COLUMNS.map(
        (column) => `<a href="${demoUrl(column.path, column.insecure)}">${column.name}</a>`,
      ).join('　'),
  },
  {
    path: '/lxwm/',
    title: '联系我们',
    body: () =>
      paragraphs('主办单位为青禾县人民政府办公室，承办单位为青禾县大数据中心。', '联系电话：0999-6200000'),
  },
  {
    path: '/shilaohua/',
    title: '适老化服务',
    body: () => paragraphs('点击页面上方的按钮可以放大文字、打开语音播报。', '办事有困难，可以拨打12345。'),
  },
];

export function servicePage(page: (typeof SERVICE_PAGES)[number], today: CivilDate): string {
  return siteShell({
    title: `${page.title}_${DEMO_SITE_NAME}`,
    today,
    url: demoUrl(page.path),
    metas: siteMetas(),
    main: `<div class="crumb">当前位置：<a href="${demoUrl('/')}">首页</a> &gt; ${page.title}</div>
<div class="box list"><h1>${page.title}</h1><div class="body">${page.body()}</div></div>`,
  });
}
