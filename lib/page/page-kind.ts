import type { DateRead, PageKind } from '../core/reading.ts';
import { dateInUrl } from '../core/text/url-date.ts';
import { hasPager, isOwnList, isSideList, mainList, pagerAfter } from './main-list.ts';
import type { FoundList } from './page-lists.ts';
import { type Metas, metaOf } from './page-metas.ts';
import type { PageText } from './page-text.ts';

export interface KindInput {
  page: PageText;
  document: Document;
  metas: Metas;
  url: string;
  documentTitle: string;
  published: DateRead | undefined;
  lists: readonly FoundList[];
  inRow: (offset: number) => boolean;
  /** Places where rows should stand and do not. */
  emptyPlaces: number;
  /** Rows stand in a script or comment of the page. */
  undrawnRows: boolean;
}

const SEARCH = /(^|[/_.-])(search|query|sousuo|s)([/_.-]|\b.*[?&](q|keyword|kw|wd)=)/i;
const OTHER_TITLE =
  /(搜索|检索|查询|登录|注册|须知|指南|帮助|联系我们|网站地图|简介|之窗|我要写信|写信|留言)/;
const DETAIL_URL =
  /\/(t\d{8}_\d+|art_\d+_\d+|content_\d+|c_\d+|\d{6,})\.s?html?$|\/(content|detail|article)\/\d+|[?&](id|articleId|contentId)=\w+/i;

/** Names that the systems of government sites give to documents alone. */
const DOCUMENT_URL = /\/(t\d{8}_\d+|art_\d+_\d+|post_\d+|content_\d{5,})\.s?html?$/i;

/** What a duty reader would call the page; see `PageKind`. */
export function pageKind(input: KindInput): PageKind {
  const { metas, published, url, lists } = input;
  if (metaOf(metas, 'ArticleTitle')) return 'article';
  const prose = proseLength(input);
  const signed =
    published?.from === 'label' || published?.from === 'near-title' || published?.from === 'script';
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const root = /^\/?((index|default|home)\.(s?html?|jsp|aspx?|php))?$/i.test(path);
  // Comment boxes and their pagers stand below many articles and make them neither a form nor a list.
  const least = DETAIL_URL.test(path) ? DETAIL_PROSE : ARTICLE_PROSE;
  if (!root && signed && prose >= least) return 'article';
  if (!root && prose >= ARTICLE_PROSE && DETAIL_URL.test(path) && !hasPager(input.page)) return 'article';
  if (isSearch(input)) return 'other';
  if (DOCUMENT_URL.test(path)) return 'article';
  if (isForm(input)) return 'other';
  const shown = lists.filter((found) => !found.hidden && found.list.count > 0);
  if (isFragment(input, shown)) return 'other';
  const rows = shown.reduce((sum, found) => sum + found.list.count, 0);
  if (root && shown.length >= 3) return 'home';
  const paged = hasPager(input.page);
  const visible = published?.from === 'label' || published?.from === 'near-title';
  // A file named by number or day that shows its own date is an article, however many lists stand around it.
  const detail = DETAIL_URL.test(path) || dateInUrl(path).date !== undefined;
  if (visible && !paged && !root && detail) return 'article';
  if (visible && !paged && bodyLength(input) >= Math.min(rows * 10, 300)) return 'article';
  const { page } = input;
  const main = mainList(page, shown);
  if (templateArticle(input)) return 'article';
  // A page without crumbs at the root is the site's home, even where all else on it is pictures.
  const home = root && !paged && !CRUMBS.test(page.text);
  if (main && (pagerAfter(page, main.group.container) || shown.length === 1 || dominates(page, main, shown)))
    return home ? 'home' : 'list';
  if (shown.length >= 2) return root || shown.length >= 4 || !metaOf(metas, 'ColumnName') ? 'home' : 'list';
  if (visible && !paged) return 'article';
  if (metaOf(metas, 'PubDate') || DETAIL_URL.test(path + queryOf(url))) {
    if (bodyLength(input) > 200 || prose >= DETAIL_PROSE) return 'article';
  }
  const templates = rowTemplates(input);
  if (templates > 0) return paged || templates <= 3 || root ? (root ? 'home' : 'list') : 'home';
  if (input.emptyPlaces > 0 || paged) return input.emptyPlaces > 3 ? 'home' : 'list';
  if (CRUMBS.test(page.text) && page.unreachable.some((source) => LIST_FRAME.test(source))) return 'list';
  if ((metaOf(metas, 'ColumnName') || input.undrawnRows) && !OTHER_TITLE.test(input.documentTitle))
    return root ? 'home' : 'list';
  if ((sections(input) >= LEAST_SECTIONS || moreLinks(input) >= 2) && !OTHER_TITLE.test(input.documentTitle))
    return 'home';
  return 'other';
}

function dominates(page: PageText, main: FoundList, shown: readonly FoundList[]): boolean {
  const others = shown.filter((found) => found !== main && !isSideList(page, found));
  // Of several lists one alone shows days: the others are menus and recommendations.
  if (showsDays(main) && main.list.count >= LEAST_ROWS && !others.some(showsDays)) return true;
  // Without days only where the page's own list is the longest as well.
  if (isOwnList(page, main) && (showsDays(main) || others.every(({ list }) => list.count <= main.list.count)))
    return true;
  const most = Math.max(0, ...others.map((found) => found.list.count));
  const weight = main.list.state === 'unreadable' && main.list.newestMonthDay === undefined ? 0.5 : 1;
  return (
    (main.list.count * weight >= most * 2 && (others.length <= 3 || main.list.count >= 10)) ||
    (main.list.count >= 10 && most <= 8 && others.length <= 3)
  );
}

/** The rows of a column in a frame of their own: list_frame.jsp, /xxgk/column.do; no viewer of a file. */
const LIST_FRAME = /^(?!.*(viewer|\.(pdf|docx?|mp4)))[^?#]*(list|column|channel|news|xxgk)/i;

/** The home page of a column has several blocks with days of their own. */
const LEAST_ROWS = 5;

function showsDays({ list }: FoundList): boolean {
  return list.newest !== undefined || list.newestMonthDay !== undefined;
}

/** Longest stretch of running text: paragraphs of 40 characters and more outside menus. */
function bodyLength({ page, inRow }: KindInput): number {
  let sum = 0;
  for (const block of page.blocks) {
    if (block.role === 'nav' || block.role === 'footer' || block.end - block.start < 30 || inRow(block.start))
      continue;
    sum += block.end - block.start;
  }
  return sum;
}

/** Running text of an article beside which lists and forms are furniture. */
const ARTICLE_PROSE = 400;
/** A file named by number or day is an article already with a paragraph. */
const DETAIL_PROSE = 100;

/** Characters in paragraphs of whole sentences, outside menus, footers and rows. */
function proseLength({ page, inRow }: KindInput): number {
  let sum = 0;
  for (const { start, end, role } of page.blocks) {
    if (role !== 'body' || end - start < 40 || inRow(start)) continue;
    if (page.text.slice(start, end).includes('。')) sum += end - start;
  }
  return sum;
}

const CRUMBS = /位置\s?[:：]/;

/** A header or footer file that pages include: all it has are menus. */
function isFragment({ page, metas }: KindInput, shown: readonly FoundList[]): boolean {
  if (metaOf(metas, 'ColumnName') || CRUMBS.test(page.text)) return false;
  if (page.blocks.some(({ role }) => role === 'footer')) return false;
  const inMenu = ({ group }: FoundList): boolean =>
    /nav|footer/.test(page.elements[group.container]?.area ?? '');
  if (!shown.every(inMenu)) return false;
  const words = page.blocks.reduce(
    (sum, { start, end, role }) => sum + (role === 'nav' || role === 'footer' ? 0 : end - start),
    0,
  );
  return shown.length > 0 && words < LEAST_PAGE;
}

/** Header files met have up to some 60 characters outside their menus. */
const LEAST_PAGE = 150;

/** A page of named boxes without rows is the home of a column. Guides and forms have fewer headings. */
const LEAST_SECTIONS = 4;

function sections({ page }: KindInput): number {
  const names = page.blocks
    .filter(({ role, tag, start, end }) => role === 'heading' && /^h[23]$/.test(tag) && end - start <= 12)
    .map(({ start, end }) => page.text.slice(start, end));
  return new Set(names).size;
}

/** 更多 stands at the head of a box that a column of its own continues. */
function moreLinks({ page }: KindInput): number {
  return page.elements.filter(
    ({ tag, area, start, end }) =>
      tag === 'a' &&
      area !== 'nav' &&
      area !== 'footer' &&
      /^(查看)?更多\s*[>》›»]*$/.test(page.text.slice(start, end)),
  ).length;
}

/** Results of a search carry the words asked for in their address and say so in their title. */
function isSearch({ url, documentTitle }: KindInput): boolean {
  return (
    /[?&](q|query|keywords?|kw|wd|searchword)=/i.test(url) &&
    /(搜索|检索|查询)(结果|引擎)?$/.test(documentTitle)
  );
}

/** Row templates outside menus: one or two for a list page, many for a home page. */
function rowTemplates({ page }: KindInput): number {
  return page.elements.filter(
    ({ element, area }) =>
      (area === 'main' || area === 'heading') &&
      (element.hasAttribute('v-for') || element.hasAttribute('ng-repeat') || element.hasAttribute('x-for')) &&
      !/swiper|slide|banner|link|nav|menu|option/i.test(element.getAttribute('class') ?? ''),
  ).length;
}

/** A page whose title, time and body are all placeholders of one article. */
function templateArticle({ document, page, url }: KindInput): boolean {
  if (!document.querySelector('[v-html],[v-text],[ng-bind-html],[ng-bind]')) return false;
  const name = url.replace(/[?#].*$/, '');
  const body = document.querySelector('[v-html],[ng-bind-html]');
  const labelled = /(发布|发表)?(时间|日期)\s?[:：]/.test(page.text) && /来源|作者|浏览|阅读/.test(page.text);
  return /(detail|article|content|show|view)[\w.-]*$/i.test(name) || (body !== null && labelled);
}

function isForm({ document, page, url, documentTitle, lists }: KindInput): boolean {
  const inputs = [...document.querySelectorAll('input, textarea, select')].filter(
    (element) =>
      !/^(hidden|button|submit|image|reset|radio|checkbox)$/i.test(element.getAttribute('type') ?? 'text'),
  ).length;
  const areas = document.querySelectorAll('textarea').length;
  const asks =
    /(姓名|联系电话|身份证|手机|验证码|邮箱|主题|内容)[^\n]{0,20}[:：*]/.test(page.text) &&
    /提交|重置|发送|发表留言/.test(`${page.text} ${buttons(document)}`);
  if (areas > 0 && asks && inputs >= 3) return true;
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '');
  return lists.length === 0 && (SEARCH.test(path) || /(搜索|查询|检索)(结果|系统)?$/.test(documentTitle));
}

function buttons(document: Document): string {
  return [...document.querySelectorAll('input[type="submit"], input[type="button"]')]
    .map((element) => element.getAttribute('value') ?? '')
    .join(' ');
}

function queryOf(url: string): string {
  return /\?[^#]*/.exec(url)?.[0] ?? '';
}
