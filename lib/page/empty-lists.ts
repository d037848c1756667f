import type { ListItem, PageKind } from '../core/reading.ts';
import { type EmptyPlace, emptyContainer } from './blank-lists.ts';
import { type Elsewhere, isOwnName, mainList } from './main-list.ts';
import { type FoundList, newestOf } from './page-lists.ts';
import type { PageText } from './page-text.ts';
import type { ScriptSigns } from './script-signs.ts';
import type { SiteReading } from './sites/site-reader.ts';

/**
 * Add what the page has instead of rows: places that say 暂无内容, containers without a row, the list a list
 * page must have but did not show. Only a place that no script would fill is blank; all others are
 * unreadable and get a gap. Articles, forms and account pages have no columns of their own to be blank.
 */
export function completeLists(
  page: PageText,
  kind: PageKind,
  lists: readonly FoundList[],
  places: readonly EmptyPlace[],
  columnName: string,
  signs: ScriptSigns,
  elsewhere: Elsewhere,
): FoundList[] {
  const all = [...lists];
  if (kind !== 'list' && kind !== 'home') return all;
  const main = kind === 'list' ? mainList(page, lists, elsewhere) : undefined;
  let unnamed = 0;
  for (const place of places) {
    if (!place.heading && unnamed++ > 0) continue;
    const name = place.heading?.text ?? (kind === 'list' && !main ? columnName : '');
    if (NO_COLUMN.test(name)) continue;
    // Without a name and beside a list that was read, an empty box is a matter of layout.
    if (!name && (kind === 'home' || main)) continue;
    all.push(emptyList(`l${all.length + 1}`, place, name));
  }
  if (kind === 'list' && !main && all.every((found) => found.list.count > 0 || found.group.container < 0)) {
    const lost: EmptyPlace = { index: -1, heading: undefined, words: '', drawn: true };
    if (
      signs.inComment ||
      signs.inScript ||
      signs.templates ||
      signs.drawing ||
      page.unreachable.length > 0 ||
      all.length === 0
    ) {
      all.push(emptyList(`l${all.length + 1}`, lost, columnName));
    }
  }
  return all;
}

/** Frames of other people's furniture hold no column. */
const FRAME_FURNITURE = /weather|tianqi|calendar|count|stat|login|share|map|video|player/i;

/**
 * Whether the page's own rows stand somewhere else than in a list: unread in a script, a comment, a frame, a box to
 * fill; or nowhere, where the page says 暂无内容 under its own name.
 */
export function unreadElsewhere(
  page: PageText,
  signs: ScriptSigns,
  places: readonly EmptyPlace[],
): Elsewhere {
  const unread =
    signs.inComment ||
    places.some(({ drawn, heading }) => drawn || !heading || isOwnName(page, heading.text)) ||
    page.elements.some(({ element }, at) => emptyContainer(page, at) && draws(element, signs)) ||
    page.unreachable.some((source) => !FRAME_FURNITURE.test(source));
  return ({ items }) =>
    unread || (signs.inScript && !items.some(({ title }) => title !== '' && signs.inScriptToo(title)));
}

function draws(element: Element, signs: ScriptSigns): boolean {
  const id = element.getAttribute('id') ?? '';
  return /^[\w-]+$/.test(id) && signs.drawsInto(id);
}

/** Boxes for searching, logging in and finding one's way, and the furniture of articles. */
const NO_COLUMN =
  /搜索|检索|登录|登陆|导航|友情链接|扫一扫|二维码|^(评\s*论|附件(下载)?|分享|(相关|推荐|延伸|扩展)(新闻|文章|链接|阅读|附件|信息|资讯|文档|报道|解读)?)$/;

function emptyList(id: string, place: EmptyPlace, name: string): FoundList {
  return {
    list: {
      id,
      heading: name,
      ...(place.heading?.href ? { headingHref: place.heading.href } : {}),
      main: false,
      state: place.drawn ? 'unreadable' : 'blank',
      count: 0,
      ...(place.words ? { line: place.words } : {}),
    },
    items: [],
    group: { container: place.index, tag: '', rows: [] },
    heading: place.heading,
    hidden: false,
  };
}

/** Posts that a platform's own reader found, as one list. */
export function postList(site: SiteReading, id: string): FoundList | undefined {
  if (!site.posts || (site.posts.length === 0 && !site.empty)) return undefined;
  const items: ListItem[] = site.posts.map((post) => ({ ...post, listId: id }));
  const newest = newestOf(items);
  const monthDays = items.flatMap((item) => (item.monthDay ? [item.monthDay] : [])).sort();
  const newestMonthDay = monthDays.at(-1);
  return {
    list: {
      id,
      heading: site.account?.name ?? '',
      main: !site.partial,
      state: items.length === 0 ? 'blank' : newest && !newestMonthDay ? 'dated' : 'unreadable',
      ...(newest ? { newest } : {}),
      ...(newestMonthDay ? { newestMonthDay } : {}),
      count: items.length,
      ...(site.empty ? { line: site.empty } : {}),
    },
    items,
    group: { container: -1, tag: '', rows: [] },
    heading: undefined,
    hidden: false,
  };
}

/** Mark the list a desktop reader takes for the page's own; a home page has none. */
export function markMain(
  page: PageText,
  kind: PageKind,
  all: readonly FoundList[],
  elsewhere: Elsewhere,
): FoundList | undefined {
  if (kind !== 'list') return all.find((found) => found.list.main);
  const filled = mainList(
    page,
    all.filter((found) => found.list.count > 0),
    elsewhere,
  );
  const main = filled ?? all.find((found) => found.list.count === 0);
  if (main) main.list.main = true;
  return main;
}
