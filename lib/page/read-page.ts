import type { Block, PageKind, PageReading } from '../core/reading.ts';
import { findEmptyPlaces } from './blank-lists.ts';
import { columnTitle, lastCrumb } from './column-title.ts';
import { readCredits } from './credits.ts';
import { completeLists, markMain, postList, unreadElsewhere } from './empty-lists.ts';
import { type ComputedAsker, HiddenAsker } from './hidden.ts';
import { readFooter } from './page-footer.ts';
import { findGaps } from './page-gaps.ts';
import { pageKind } from './page-kind.ts';
import { readLinks } from './page-links.ts';
import { type FoundList, findLists } from './page-lists.ts';
import { documentTitle, type Metas, metaOf, readMetas } from './page-metas.ts';
import type { GatheredParts, PageText } from './page-text.ts';
import { findTitle, type PageTitle } from './page-title.ts';
import { parseHtml } from './parse-html.ts';
import { findPublishDate } from './publish-date.ts';
import { readRedMarks } from './red-lines.ts';
import { rowTest } from './row-test.ts';
import { savedPlaces } from './saved-places.ts';
import { readScriptSigns } from './script-signs.ts';
import { readScriptTricks } from './script-tricks.ts';
import type { SiteInput, SiteReading } from './sites/site-reader.ts';
import { siteReaders } from './sites/site-readers.ts';
import { pageTextSteps } from './text-of-page.ts';

export interface ReadPageOptions {
  /** ISO 8601 with offset: 今天 and 3小时前 are counted from it. */
  readAt: string;
  readBy: PageReading['readBy'];
  httpStatus?: number | undefined;
  /** Document of a frame of the same site; undefined = the frame's own `contentDocument`. */
  frameDocument?: ((frame: Element) => Document | null | undefined) | undefined;
  /** The page was gathered in its tab: its parts as they stood there, `document` being the first of them. */
  gathered?: GatheredParts | undefined;
  /** The page's own scripts have run (a live tab): words such as 暂无内容 are then what they say. */
  rendered?: boolean | undefined;
  /** Computed style of a live tab, asked of links to another site that nothing else shows to be hidden. */
  computed?: ComputedAsker | undefined;
}

export interface PageRead {
  reading: PageReading;
  pageText: PageText;
}

/** Read a page at one go: plain JSON, the same from a browser tab and from a saved file. */
export function readPage(document: Document, url: string, options: ReadPageOptions): PageReading {
  const steps = readPageSteps(document, url, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.reading;
  }
}

/** The same in slices: the content script may rest between two steps (DESIGN 5.2). The page is never changed. */
export function* readPageSteps(
  document: Document,
  url: string,
  options: ReadPageOptions,
): Generator<void, PageRead> {
  const { frameDocument, gathered } = options;
  const places = savedPlaces({ frameDocument, parse: parseHtml });
  const page = yield* pageTextSteps(document, { url, places, gathered });
  const baseOf = (index: number): string => baseAt(page, index);
  const metas = readMetas(document);
  const hidden = new HiddenAsker(page, options.computed);
  yield* hidden.readStyles();
  yield;
  const found = yield* findLists(page, { readAt: options.readAt, baseOf, hidden });
  const inRow = rowTest(page, found);
  const signs = readScriptSigns(page);
  yield;
  const articleTitle = findTitle(page, document, metas, inRow);
  yield;
  const published = findPublishDate({ page, title: articleTitle, metas, url, inRow });
  yield;
  const listed = listedElements(page, found);
  const empty = findEmptyPlaces(
    page,
    (at) => listed.has(at),
    hidden,
    signs,
    baseOf,
    options.rendered ?? false,
    inRow,
  );
  yield;
  const site = readSite({ page, document, url, readAt: options.readAt });
  const whole = documentTitle(document);
  const kind =
    site?.kind ??
    pageKind({
      page,
      document,
      metas,
      url,
      documentTitle: whole,
      published,
      lists: found,
      inRow,
      emptyPlaces: empty.length,
      undrawnRows: signs.inScript || signs.inComment,
    });
  const column = metaOf(metas, 'ColumnName');
  const elsewhere = unreadElsewhere(page, signs, empty);
  const posts = site && postList(site, 'l1');
  const others = site?.posts ? [] : completeLists(page, kind, found, empty, column ?? '', signs, elsewhere);
  const lists = posts ? [posts] : others;
  const main = markMain(page, kind, lists, elsewhere);
  yield;
  const links = yield* readLinks(page, baseOf, inRow, hidden);
  yield;
  // A page about an office (概况, 机构职能) is no article but may carry its labelled date.
  const isLabelled = kind === 'other' && published?.from === 'label';
  const publishedAt =
    site?.publishedAt ??
    // A page whose posts its own reader spoke for: a date elsewhere on it is not the account's.
    (kind === 'article' || (kind === 'account' && !site?.posts) || isLabelled ? published : undefined);
  const credits = readCredits(page, inRow);
  yield;
  const footer = readFooter(page, document, links);
  yield;
  yield* hidden.findBoxes();
  const red = kind === 'article' ? yield* readRedMarks(page, hidden) : undefined;
  const tricks = readScriptTricks(page);
  yield;
  const blocks = withRoles(page, articleTitle, inRow);
  const reading: PageReading = {
    version: 1,
    url,
    readAt: options.readAt,
    readBy: options.readBy,
    ...(options.httpStatus === undefined ? {} : { httpStatus: options.httpStatus }),
    kind,
    title: site?.title ?? titleFor(kind, articleTitle, page, document, metas, main),
    site: siteOf(metas),
    ...(column ? { columnName: column } : {}),
    ...(publishedAt ? { publishedAt } : {}),
    ...(credits.source ? { source: credits.source } : {}),
    editors: credits.editors,
    ...(site?.account ? { account: site.account } : {}),
    metas,
    text: page.whole.text,
    blocks,
    links,
    items: lists.flatMap((one) => one.items),
    lists: lists.map((one) => one.list),
    footer,
    gaps: [...(site?.gaps ?? []), ...findGaps({ page, kind, lists, signs, inRow })],
    documentTitle: whole,
    hiddenBoxes: hidden.boxes,
    ...red,
    ...(tricks.length > 0 ? { tricks } : {}),
  };
  return { reading, pageText: page };
}

function readSite(input: SiteInput): SiteReading | undefined {
  return siteReaders.find((reader) => reader.matches(input))?.read(input);
}

/** Frames have a base address of their own. */
function baseAt(page: PageText, index: number): string {
  let base = page.parts[0]?.base ?? '';
  for (const part of page.parts) {
    if (part.first <= index) base = part.base;
  }
  return base;
}

function listedElements(page: PageText, lists: readonly FoundList[]): Set<number> {
  const listed = new Set<number>();
  for (const { group } of lists) {
    for (let up = group.container; up >= 0 && !listed.has(up); up = page.elements[up]?.parent ?? -1)
      listed.add(up);
  }
  return listed;
}

function titleFor(
  kind: PageKind,
  articleTitle: PageTitle,
  page: PageText,
  document: Document,
  metas: Metas,
  main: FoundList | undefined,
): string {
  if (kind === 'list') return columnTitle(page, document, metas, main);
  if (kind === 'article' || kind === 'account' || articleTitle.start !== undefined) {
    return kind === 'home' ? lastCrumb(page) || documentTitle(document) : articleTitle.text;
  }
  // Forms and guides of one template share the site's name in their title element.
  return lastCrumb(page) || (kind === 'home' ? documentTitle(document) : articleTitle.text);
}

function siteOf(metas: Metas): PageReading['site'] {
  const name = metaOf(metas, 'SiteName');
  const domain = metaOf(metas, 'SiteDomain');
  const code = metaOf(metas, 'SiteIDCode');
  return { ...(name ? { name } : {}), ...(domain ? { domain } : {}), ...(code ? { code } : {}) };
}

function withRoles(page: PageText, title: PageTitle, inRow: (offset: number) => boolean): Block[] {
  return page.whole.blocks.map((block) => {
    const { start = -1, end = -1 } = title;
    if (block.start >= start && block.end <= end) return { ...block, role: 'title' };
    return inRow(block.start) ? { ...block, role: 'list' } : { ...block };
  });
}
