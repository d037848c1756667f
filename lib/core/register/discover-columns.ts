import type { PageReading } from '../reading.ts';
import { siteOfUrl } from './column-cells.ts';
import { columnUrlKey } from './column-url.ts';
import { guessClass } from './guess-class.ts';
import type { ColumnClass, Register, Site } from './register.ts';
import { tidyCell } from './sheet-cell.ts';

/** A column seen on a registered site that the register does not have. */
export interface DiscoveredColumn {
  /** `columnUrlKey` of its address. */
  key: string;
  url: string;
  name: string;
  siteId: string;
  columnClass: ColumnClass;
  /** Why it is taken for a column, and why for one of this class. */
  reason: string;
  classReason: string;
}

/** A page offers this many at most: what has more is a map of the site. */
const MOST = 100;

/** What a site links to besides its columns: ways around it, services, other languages, other forms of itself. */
const NO_COLUMN =
  /首页|主页|更多|登[录陆]|注册|搜索|检索|查询|地图|联系|关于(?!.*通知)|帮助|无障碍|适老|关怀|长者|繁[体體]|简体|english|返回|上一|下一|上页|下页|尾页|末页|打印|关闭|收藏|rss|订阅|客户端|app|小程序|微信|微博|抖音|邮箱|投票|办理|办事(?!统计)|预约|入口|下载|声明|隐私|我要|填写|智能|机器人|友情|链接|全部|其他|点击|查看|详[情细]|导航|切换|站点|手机版|电脑版|旧版|新版|一网通|服务网|政务网|门户|系统|平台$/i;
/** Offices, not columns: the nav of many sites lists its departments. */
const AN_OFFICE =
  /(?:[局委厅署院办乡镇县市区省州队]|办公室|街道|委员会|政府|公司|集团|协会|学会|中心城区|开发区|园区|社区|政府信息公开(?:专栏|平台|目录)?)$/;
const A_NAME = /^[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9“”·、（）()&]{1,13}$/;

function isColumnName(name: string): boolean {
  return A_NAME.test(name) && !NO_COLUMN.test(name) && !AN_OFFICE.test(name) && !/\d{3,}|年.*月/.test(name);
}

/** The site's own name stands in ColumnName where a CMS was never told better. */
function isSiteName(name: string, site: Site, reading: PageReading): boolean {
  return [site.name, reading.site.name ?? '', metaOf(reading, 'sitename')].some(
    (own) => own !== '' && (own.includes(name) || name.includes(own)),
  );
}

/** An article, a file, a form or a search rather than the list page of a column. */
function isOtherPage(url: string): boolean {
  const path = url.replace(/^https?:\/\/[^/]*/i, '').toLowerCase();
  const [folder = '', query = ''] = path.split('?');
  const last = folder.split('/').filter(Boolean).at(-1) ?? '';
  return (
    /\.(?:pdf|docx?|xlsx?|pptx?|wps|zip|rar|7z|jpe?g|png|gif|mp[34]|apk|exe|xml|json)$/.test(last) ||
    /^(?:t?\d{6,}[_-]|[a-z]{0,3}\d{6,}(?:[_-]\d+)?\.s?html?$)/.test(last) ||
    /\/(?:art|content|article|info|detail|show|post|news)\/(?:\d|.*\d{4,})/.test(folder) ||
    /\/(?:19|20)\d{2}(?:[-/]?(?:0[1-9]|1[0-2]))(?:[-/]?\d{2})?\/.+/.test(folder) ||
    /search|login|logon|regist|passport|sso|member|mailto|sitemap|wza|rss|redirect|logout/.test(path) ||
    /(?:^|&)(?:id|aid|articleid|infoid|contentid|docid|q|keyword|wd)=/.test(query) ||
    /(?:index|list|default)?[_-]\d+\.s?html?$/.test(last)
  );
}

interface Candidate {
  name: string;
  url: string;
  reason: string;
}

function metaOf({ metas }: PageReading, name: string): string {
  return tidyCell(metas.find((meta) => meta.name.toLowerCase() === name)?.content ?? '');
}

/** The page itself, when it is a column's own list. */
function ownPage(reading: PageReading): Candidate[] {
  if (reading.kind !== 'list') return [];
  const meta = metaOf(reading, 'columnname');
  const name = meta || tidyCell(reading.columnName ?? '');
  const from = meta ? '页面的 ColumnName 写明' : '页面标题和位置写明';
  return name === '' ? [] : [{ name, url: reading.url, reason: `这是一个列表页，${from}栏目“${name}”` }];
}

/** The column an article says it belongs to, where the page links to it. */
function columnOfArticle(reading: PageReading): Candidate[] {
  const name = tidyCell(reading.columnName ?? '');
  if (reading.kind !== 'article' || name === '') return [];
  const link = reading.links.find(({ text, role }) => role !== 'list' && tidyCell(text) === name);
  return link
    ? [{ name, url: link.href, reason: `文章“${reading.title.slice(0, 20)}”写明属于栏目“${name}”` }]
    : [];
}

/** Lists whose heading leads to a page of their own. */
function headedLists(reading: PageReading): Candidate[] {
  return reading.lists.flatMap(({ heading, headingHref, count }) => {
    const name = tidyCell(heading);
    if (headingHref === undefined || count < 2) return [];
    return [{ name, url: headingHref, reason: `页面上“${name}”板块有 ${count} 条，标题连到这一页` }];
  });
}

/** Entries of the site's own navigation, only those whose name is that of a class of columns. */
function navLinks(reading: PageReading): Candidate[] {
  return reading.links
    .filter(({ role, text }) => role === 'nav' && guessClass(tidyCell(text), '').columnClass !== '其他')
    .map(({ text, href }) => ({ name: tidyCell(text), url: href, reason: `导航栏里有“${tidyCell(text)}”` }));
}

function isOfSite(site: Site | undefined, url: string, key: string): site is Site {
  return site !== undefined && key.includes('/') && !isOtherPage(url);
}

/**
 * Columns a page of a registered site shows or names that the register does not have: the list page itself, the
 * column an article names, blocks with a heading that leads on, entries of the navigation. Never an article, a
 * search, a log-in, a department or another site. What is offered is a guess: a person adds it.
 * @example discoverColumns(homePage, register)[0] // { name: '乡镇动态', reason: '页面上“乡镇动态”板块有 5 条…', … }
 */
export function discoverColumns(reading: PageReading, register: Register): DiscoveredColumn[] {
  const here = siteOfUrl(register.sites, reading.url);
  if (!here) return [];
  const known = new Set(register.columns.map((column) => columnUrlKey(column.url)));
  const found = new Map<string, DiscoveredColumn>();
  const category = metaOf(reading, 'columntype');
  const candidates = [ownPage, columnOfArticle, headedLists, navLinks].flatMap((gather) => gather(reading));
  for (const { name, url, reason } of candidates) {
    const key = columnUrlKey(url);
    const site = siteOfUrl(register.sites, url);
    if (known.has(key) || found.has(key) || found.size >= MOST) continue;
    if (!isOfSite(site, url, key) || !isColumnName(name) || isSiteName(name, site, reading)) continue;
    const isHere = key === columnUrlKey(reading.url);
    const { columnClass, reason: classReason } = guessClass(name, isHere ? category : '');
    found.set(key, { key, url, name, siteId: site.id, columnClass, reason, classReason });
  }
  return [...found.values()];
}
