import { lastCrumb } from './column-title.ts';
import { namesNothing } from './heading-words.ts';
import type { FoundList } from './page-lists.ts';
import { documentTitle, metaOf, readMetas } from './page-metas.ts';
import type { PageText } from './page-text.ts';
import { squeeze, titleParts } from './page-title.ts';

/** Words of a pager, or its numbers with what leads on: 1 2 3 4 … 13 > */
const PAGER =
  /(上一?页|下一?页|尾页|末页|共\s*\d+\s*(页|条)|第\s*\d+\s*\/\s*\d+\s*页)|(^|[^\d.])1\s+2\s+3(\s+\d{1,3})*\s*(\.{2,}|…|[>»›])/;

/** Told of a list: its rows are those the page still has to draw, which stand somewhere unread. */
export type Elsewhere = (found: FoundList) => boolean;

/**
 * The list a reader came for: many rows, dated, in the middle of the page, with a pager after it, or under the
 * page's own name.
 *
 * @param elsewhere whether rows that are not this list's stand unread: a list under another name is then not
 *   the page's own
 */
export function mainList(
  page: PageText,
  lists: readonly FoundList[],
  elsewhere: Elsewhere = () => false,
): FoundList | undefined {
  const names = ownNames(page);
  let best: { found: FoundList; score: number } | undefined;
  for (const found of lists) {
    const score = mainScore(page, found, names, elsewhere);
    if (score > 0 && (!best || score > best.score)) best = { found, score };
  }
  if (!best || names.length === 0 || pagerAfter(page, best.found.group.container)) return best?.found;
  if (!isForeign(best.found, names)) return best.found;
  const rival = rivalOf(page, lists, best.found, names);
  return rival === 'unclear' ? undefined : (rival ?? best.found);
}

/** 通知公告 Notice is no other name than 通知公告. */
function isNamedOtherwise(found: FoundList, names: readonly string[]): boolean {
  const name = squeeze(nameOf(found));
  return name !== '' && !names.some((own) => name.includes(own) || own.includes(name));
}

/** Under another column's name; 信息列表 is nobody's. */
function isForeign(found: FoundList, names: readonly string[]): boolean {
  return isNamedOtherwise(found, names) && !namesNothing(nameOf(found));
}

/** Fewer rows are a menu, or furniture, as often as a list. */
const LEAST_RIVAL = 3;

/**
 * The page's own list where the longest one bears a name that is not the page's: one under the page's name without
 * days; else one without a name before it that looks no fresher (财政预决算 of three rows beside 要闻速递 of ten).
 * Before a fresher list, one under another name leaves it open whose rows the page's own are.
 */
function rivalOf(
  page: PageText,
  lists: readonly FoundList[],
  best: FoundList,
  names: readonly string[],
): FoundList | 'unclear' | undefined {
  const newest = best.list.newest?.date;
  if (newest === undefined) return undefined;
  const others = lists.filter((found) => {
    const area = page.elements[found.group.container]?.area;
    return (
      found !== best && !found.hidden && (area === 'main' || area === 'heading') && !isSideList(page, found)
    );
  });
  const isLong = ({ list }: FoundList): boolean => list.count >= LEAST_RIVAL;
  const own = others.find((found) => isLong(found) && nameOf(found) !== '' && !isForeign(found, names));
  if (own) return own;
  const before = others.filter((found) => lists.indexOf(found) < lists.indexOf(best));
  const isOlder = ({ list }: FoundList): boolean => list.newest !== undefined && list.newest.date < newest;
  const unnamed = before.find(
    (found) => nameOf(found) === '' && (isOlder(found) || (!found.list.newest && isLong(found))),
  );
  return unnamed ?? (before.some((found) => isLong(found) && isOlder(found)) ? 'unclear' : undefined);
}

/** Whether a list stands under the page's own name. */
export function isOwnList(page: PageText, found: FoundList): boolean {
  return isOwnName(page, nameOf(found));
}

export function isOwnName(page: PageText, name: string): boolean {
  return ownNames(page).includes(squeeze(name));
}

/** What the page calls itself: the end of its crumbs, its title element, its column meta. */
function ownNames(page: PageText): string[] {
  const document = page.parts[0]?.document;
  const title = document ? documentTitle(document) : '';
  const column = document ? metaOf(readMetas(document), 'ColumnName') : undefined;
  return [lastCrumb(page), titleParts(title)[0], column].flatMap((name) => (name ? [squeeze(name)] : []));
}

function nameOf({ heading, list }: FoundList): string {
  return heading?.text ?? list.heading;
}

/** More than any length of rows can weigh, less than a pager with them. */
const OWN_NAME = 40;

const SIDE_HEADING = /推荐|热点|热门|相关|排行|点击|链接|阅读|猜你|友情|最新(公开|更新|文章)?$/;

const CRUMB_SIGNS = ['> ', '>', '» ', '› '];

/** A box beside the column's own list: 推荐, 排行, or by its markup. */
export function isSideList(page: PageText, found: FoundList): boolean {
  if (page.elements[found.group.container]?.area === 'aside') return true;
  const name = nameOf(found);
  // 热点聚焦 is the column itself where the crumbs end with it.
  return SIDE_HEADING.test(name) && !CRUMB_SIGNS.some((sign) => page.text.includes(sign + name));
}

function mainScore(page: PageText, found: FoundList, names: readonly string[], elsewhere: Elsewhere): number {
  const { items, group, hidden } = found;
  const name = nameOf(found);
  const own = names.includes(squeeze(name));
  const area = page.elements[group.container]?.area ?? 'main';
  const dated = items.filter((item) => item.date || item.monthDay).length;
  const length = items.reduce((sum, item) => sum + item.title.length, 0) / Math.max(1, items.length);
  const score =
    Math.min(items.length, 30) +
    Math.min(dated, 15) +
    (dated > 0 ? 10 : 0) +
    (length >= 12 ? 3 : 0) +
    (own && dated > 0 ? OWN_NAME : 0);
  if (pagerAfter(page, group.container)) return score + (area === 'main' || area === 'heading' ? 15 : -15);
  if (hidden) return score - 60;
  // The page's own rows stand unread: whatever is not surely under its name may be another's.
  if (isNamedOtherwise(found, names) && elsewhere(found)) return -1;
  // Fresh rows of a side box must never stand for a list that was not read.
  if (isSideList(page, found)) return -1;
  return area === 'main' || area === 'heading' ? score : score - 30;
}

/** 上一页 下一页 or 共n页 as a menu of its own, not 上一篇 of an article. */
export function hasPager(page: PageText): boolean {
  return page.blocks.some(
    (block) => block.end - block.start <= 120 && PAGER.test(page.text.slice(block.start, block.end)),
  );
}

export function pagerAfter(page: PageText, container: number): boolean {
  const end = page.elements[container]?.end ?? 0;
  return PAGER.test(page.text.slice(end, end + 160));
}
