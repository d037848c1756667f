import { namesNothing } from './heading-words.ts';
import type { HiddenAsker } from './hidden.ts';
import { findHeading, type ListHeading } from './list-heading.ts';
import { isOwnName } from './main-list.ts';
import type { PageText } from './page-text.ts';
import type { ScriptSigns } from './script-signs.ts';

/** A place where rows should stand and do not. `words` are what the page says there, if anything. */
export interface EmptyPlace {
  index: number;
  heading: ListHeading | undefined;
  words: string;
  /** A script would draw rows here: not looked at, never blank. */
  drawn: boolean;
}

const BLANK_WORDS =
  /^[\s【[(（]*(抱歉[,，]?|对不起[,，]?)?(该|本|此|当前)?(栏目|页面|网站|频道|分类)?(下|中)?(正在|暂时|暂|目前|尚|还)?(无|没有|未发布|未找到|没有找到|没有查询到|未查询到)(任何|相关|(符合|满足)(查询)?条件的?|匹配的?|更多)?(的)?(内容|信息|数据|记录|文章|新闻|资讯|文件|公告|结果|公开信息|留言|信件)|(栏目|页面|网站|内容|频道)(正在)?(建设|维护|更新|完善|整理)中|^\s*(正在)?建设中|^.{0,8}敬请期待/;
/** Asked of the whole text first: most pages say none of it anywhere. */
const ANY_BLANK = /无|没有|未|建设|维护|更新|完善|整理|敬请/;
const NO_RESULT_HINT = /搜索|检索|查询/;
/** Real notices have up to some 30 characters (该栏目正在建设中，敬请期待). */
const MAX_NOTICE = 40;
const LIST_NAME =
  /(^|[-_ ])\w*(list|news|rows|items|lb|liebiao|xxgk|wzlb|con(tent)?list|article)\w*(?=$|[-_ ])/i;

/** Notices such as 暂无内容, and list containers rendered without a row. */
export function findEmptyPlaces(
  page: PageText,
  isListed: (index: number) => boolean,
  hidden: HiddenAsker,
  signs: ScriptSigns,
  baseOf: (index: number) => string,
  rendered: boolean,
  inRow: (offset: number) => boolean,
): EmptyPlace[] {
  const places: EmptyPlace[] = [];
  const seen = new Set<number>();
  const brothers = new Map<number, Brother[]>();
  const add = (index: number, words: string, drawn: boolean): void => {
    const box = boxOf(page, index);
    if (seen.has(box) || listedBeside(page, index, brothers, isListed, baseOf)) return;
    seen.add(box);
    const heading = findHeading(page, index, index, isListed, baseOf(index));
    places.push({ index, heading, words, drawn });
  };
  for (const [index, item] of ANY_BLANK.test(page.text) ? page.elements.entries() : []) {
    if (item.area === 'nav' || item.area === 'footer' || item.area === 'form') continue;
    const length = item.end - item.start;
    if (length > 0 && length <= MAX_NOTICE && deepest(page, index)) {
      const words = page.text.slice(item.start, item.end).replace(/\n/g, ' ').trim();
      if (inRow(item.start)) continue;
      if (!BLANK_WORDS.test(words) || NO_RESULT_HINT.test(words) || hidden.isHidden(index)) continue;
      // 暂无内容 in a page that a script has yet to fill is the template's own, shown before the rows come.
      const waiting = !rendered && (signs.inScript || signs.inComment || signs.drawing);
      add(index, words, signs.templates || (!rendered && signs.templated(index)) || waiting);
    }
  }
  const mayDraw =
    signs.templates ||
    signs.drawing ||
    signs.inScript ||
    signs.inComment ||
    otherWords(page, inRow) > MOST_OTHER_WORDS ||
    anyScript(page);
  for (const [index, item] of page.elements.entries()) {
    if (item.area === 'nav' || item.area === 'footer' || item.area === 'form' || item.area === 'aside')
      continue;
    if (!emptyContainer(page, index) || hidden.isHidden(index)) continue;
    add(index, '', mayDraw);
  }
  return places;
}

/** Text of the page that stands in no menu, footer or row. With much of it the rows may be there in a shape not known. */
function otherWords(page: PageText, inRow: (offset: number) => boolean): number {
  return page.blocks.reduce(
    (sum, block) => sum + (block.role === 'body' && !inRow(block.start) ? block.end - block.start : 0),
    0,
  );
}

const MOST_OTHER_WORDS = 300;

/** The innermost element that holds exactly these words. */
function deepest(page: PageText, index: number): boolean {
  const item = page.elements[index];
  const next = page.elements[index + 1];
  return !(item && next && next.parent === index && next.start === item.start && next.end === item.end);
}

/** A list that has no row: `ul`, `ol`, `tbody`, or a box named like a list, with nothing to read or see. */
export function emptyContainer(page: PageText, index: number): boolean {
  const item = page.elements[index];
  if (!item || item.end > item.start) return false;
  const list = item.tag === 'ul' || item.tag === 'ol' || item.tag === 'tbody';
  if (item.last > index && item.tag !== 'tbody') return false;
  if (!list && !(item.tag === 'div' && LIST_NAME.test(item.name))) return false;
  if (/swiper|slide|banner|focus|page|tab|nav|menu|share|dots|indicator|search/i.test(item.name))
    return false;
  for (let at = index + 1; at <= item.last; at++) {
    const tag = page.elements[at]?.tag ?? '';
    if (/^(img|input|video|iframe|object|embed|svg|canvas|a|textarea)$/.test(tag)) return false;
  }
  return true;
}

/** External scripts other than the usual libraries may draw anything: an empty box then proves nothing. */
const LIBRARY =
  /jquery|bootstrap|swiper|superslide|layui|polyfill|html5|respond|share|wza|aria|tongji|analytics|hm\.js|jiucuo|conac|slick|wow|common\/?(base|util)/i;

function anyScript(page: PageText): boolean {
  return page.parts.some((part) =>
    [...part.document.querySelectorAll('script[src]')].some(
      (script) => !LIBRARY.test(script.getAttribute('src') ?? ''),
    ),
  );
}

/** Two notices or containers in one box are one place. */
function boxOf(page: PageText, index: number): number {
  return page.elements[index]?.parent ?? index;
}

/** A child that holds a list, and that list. */
interface Brother {
  at: number;
  container: number;
}

function innermostListed(page: PageText, brother: number, isListed: (index: number) => boolean): number {
  let container = brother;
  for (let at = brother; at <= (page.elements[brother]?.last ?? brother); at++)
    if (isListed(at)) container = at;
  return container;
}

/** Lists below one place that are asked for words of their own: of real pages one or two. */
const MOST_BROTHERS = 50;

/**
 * Rows stand right beside it: the notice belongs to another state of the same list.
 *
 * @param known the lists among the children of each parent asked about so far
 */
function listedBeside(
  page: PageText,
  index: number,
  known: Map<number, Brother[]>,
  isListed: (index: number) => boolean,
  baseOf: (index: number) => string,
): boolean {
  const parent = page.elements[index]?.parent ?? -1;
  let listed = known.get(parent);
  if (!listed) {
    listed = [];
    const last = page.elements[parent]?.last ?? parent;
    for (let at = parent + 1; at <= last; at = (page.elements[at]?.last ?? at) + 1)
      if (isListed(at)) listed.push({ at, container: innermostListed(page, at, isListed) });
    known.set(parent, listed);
  }
  const [first] = listed;
  if (first === undefined) return false;
  if (first.at < index) return true;
  return listed
    .slice(0, MOST_BROTHERS)
    .some(({ at, container }) => !namedApart(page, index, at, container, isListed, baseOf));
}

/** Below the place a list under words of its own, which is another: 暂无内容, then 新闻速览 and its rows. */
function namedApart(
  page: PageText,
  index: number,
  brother: number,
  container: number,
  isListed: (index: number) => boolean,
  baseOf: (index: number) => string,
): boolean {
  if (brother < index) return false;
  const name = findHeading(page, container, container, isListed, baseOf(container));
  return name !== undefined && name.index > index && !namesNothing(name.text) && !isOwnName(page, name.text);
}
