import type { CivilDate } from '../core/calendar/civil-date.ts';
import { longDate, weekday } from './demo-day.ts';
import { DEMO_COLUMNS, DEMO_SITE_CODE, DEMO_SITE_NAME, demoUrl } from './demo-register.ts';
import { DEMO_SITE_HOST } from './hosts.ts';
import { HILLS, SITE_MARK } from './site-pictures.ts';

const MENU = ['走进青禾', '新闻中心', '政务公开', '互动交流', '专题专栏'];

/** Metas every page of a government site must carry (国办发〔2017〕47号). */
export function siteMetas(extra: Record<string, string> = {}): Record<string, string> {
  return { SiteName: DEMO_SITE_NAME, SiteDomain: DEMO_SITE_HOST, SiteIDCode: DEMO_SITE_CODE, ...extra };
}

export interface ShellParts {
  title: string;
  today: CivilDate;
  url: string;
  metas: Record<string, string>;
  /** Declared charset of the bytes. */
  charset?: string;
  /** Name of the first-level menu entry the page stands under. */
  menu?: string;
  main: string;
}

/** A whole page around its main part: head with metas, masthead, drop-down menu, footer. */
export function siteShell(parts: ShellParts): string {
  const metas = Object.entries(parts.metas)
    .map(([name, content]) => `<meta name="${name}" content="${content}">`)
    .join('\n');
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="${parts.charset ?? 'utf-8'}">
<title>${parts.title}</title>
${metas}
<link rel="stylesheet" href="${demoUrl('/assets/site.css', parts.url.startsWith('http:'))}">
</head>
<body>
<div class="top"><div class="wrap"><span>今天是${longDate(parts.today)} ${weekday(parts.today)}</span><span><a href="/shilaohua/">适老化</a><a href="/lxwm/">联系我们</a><a href="/sitemap.html">网站地图</a></span></div></div>
<div class="mast"><div class="wrap"><span class="mark">${SITE_MARK}</span><div><div class="name">${DEMO_SITE_NAME}</div><div class="en">QINGHE COUNTY</div></div><form class="find" action="/search"><input name="q" aria-label="搜索" placeholder="请输入关键词"><button type="button">搜索</button></form></div>${HILLS}</div>
<div class="nav"><ul class="wrap menu"><li${parts.menu ? '' : ' class="here"'}><a href="${demoUrl('/')}">首页</a></li>${MENU.map((name) => menuEntry(name, name === parts.menu)).join('')}</ul></div>
<div class="wrap">
${parts.main}
</div>
${footer(parts.url)}
<script src="${demoUrl('/assets/site.js', parts.url.startsWith('http:'))}"></script>
</body>
</html>
`;
}

function menuEntry(name: string, here: boolean): string {
  const columns = DEMO_COLUMNS.filter((column) => column.parent === name);
  const items = columns
    .map((column) => `<li><a href="${demoUrl(column.path, column.insecure)}">${column.name}</a></li>`)
    .join('');
  // A first-level entry only opens its menu: a link to its first column would wear that column's badge.
  return `<li${here ? ' class="here"' : ''}><span tabindex="0">${name}</span><ul class="drop">${items}</ul></li>`;
}

function footer(url: string): string {
  const jiucuo = `https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${DEMO_SITE_CODE}&url=${encodeURIComponent(url)}`;
  return `<div class="foot"><div class="wrap">
<a class="badge" href="https://bszs.conac.cn/sitename?method=show&id=QINGHE00EXAMPLE">党政机关</a>
<div>主办：青禾县人民政府办公室　承办：青禾县大数据中心　联系电话：0999-6200000<br>网站标识码：${DEMO_SITE_CODE}　川ICP备00000000号-1　川公网安备 51999902000001号<br><a href="/sitemap.html">网站地图</a>　<a href="/lxwm/">联系我们</a>　<a href="/shilaohua/">适老化服务</a></div>
<a class="badge" style="margin-left:auto" href="${jiucuo}">政府网站<br>找错</a>
</div></div>`;
}
