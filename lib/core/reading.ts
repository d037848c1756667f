import { z } from 'zod';

import { CivilDate } from './calendar/civil-date-schema.ts';

/** Wall time `HH:MM` or `HH:MM:SS`, 24 hours, Asia/Shanghai. */
const ClockTime = z.string().regex(/^\d{2}:\d{2}(:\d{2})?$/);

/** What a page is, as a duty reader would call it. `column-home` of one main list is a `list`, else a `home`. */
export const PageKind = z.enum(['home', 'list', 'article', 'account', 'other']);
export type PageKind = z.infer<typeof PageKind>;

/**
 * Where a date was read. Order of trust for a list row: row → url → year-heading → sibling;
 * for a page: label → near-title → script → url → meta (a bare meta is often the page's generation time, FIELD 1).
 */
export const DateSource = z.enum([
  'row',
  'url',
  'year-heading',
  'sibling',
  'relative',
  'label',
  'near-title',
  'script',
  'meta',
]);
export type DateSource = z.infer<typeof DateSource>;

/** One date as read, with the very line it was read from: the evidence a badge shows. */
export const DateRead = z.object({
  date: CivilDate,
  time: ClockTime.optional(),
  from: DateSource,
  line: z.string(),
});
export type DateRead = z.infer<typeof DateRead>;

export const BlockRole = z.enum(['title', 'heading', 'body', 'list', 'nav', 'footer', 'other']);
export type BlockRole = z.infer<typeof BlockRole>;

/** A stretch of `PageReading.text` that a reader sees as one block. Offsets in UTF-16 units, end exclusive. */
export const Block = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  role: BlockRole,
  tag: z.string(),
});
export type Block = z.infer<typeof Block>;

/** By what something is hidden. `off-screen` to `same-colour` hide from readers what search engines still see. */
export const HiddenHow = z.enum([
  'display',
  'visibility',
  'transparent',
  'no-size-text',
  'off-screen',
  'tiny',
  'marquee',
  'same-colour',
]);
export type HiddenHow = z.infer<typeof HiddenHow>;

/**
 * `unknown` = nobody asked, or asking would need computed style that is not at hand. Evidence `computed` is a
 * browser's alone: a saved page judged in Node never has it.
 */
export const Hidden = z.object({
  is: z.enum(['yes', 'no', 'unknown']),
  evidence: z.enum(['inline', 'style-element', 'attribute', 'computed']).optional(),
  how: HiddenHow.optional(),
  /** Index in `hiddenBoxes`: the box that hides it. */
  box: z.int().nonnegative().optional(),
});
export type Hidden = z.infer<typeof Hidden>;

export const Link = z.object({
  text: z.string(),
  /** Absolute URL without fragment; links with no page behind them (javascript:, mailto:) are left out. */
  href: z.string(),
  role: z.enum(['nav', 'heading', 'list', 'body', 'footer', 'other']),
  /** Asked only of list rows and of links to another site. */
  hidden: Hidden,
  /** Range of its words in `text`; only links to another site that have words. */
  start: z.int().nonnegative().optional(),
  end: z.int().nonnegative().optional(),
});
export type Link = z.infer<typeof Link>;

export const ListItem = z.object({
  listId: z.string(),
  title: z.string(),
  href: z.string(),
  /** A full date. A row that shows month and day only and whose year nothing tells has `monthDay` instead. */
  date: DateRead.optional(),
  monthDay: z
    .string()
    .regex(/^\d{2}-\d{2}$/)
    .optional(),
  pinned: z.boolean(),
  hidden: Hidden,
  /** The row as a reader sees it. */
  line: z.string(),
});
export type ListItem = z.infer<typeof ListItem>;

/**
 * One list as rendered. `blank` only when the list really rendered without rows or says so (`line` holds the
 * words, such as 暂无内容); `unreadable` when rows exist but no date could be read, or the year is not marked;
 * the reason then stands in `gaps` too.
 */
export const PageList = z.object({
  id: z.string(),
  heading: z.string(),
  headingHref: z.string().optional(),
  /** The page's own main list, as a desktop reader sees it. At most one per page. */
  main: z.boolean(),
  state: z.enum(['dated', 'blank', 'unreadable']),
  newest: DateRead.optional(),
  /** Latest month-day among rows without a year, never judged. */
  newestMonthDay: z.string().optional(),
  count: z.int().nonnegative(),
  line: z.string().optional(),
});
export type PageList = z.infer<typeof PageList>;

export const Footer = z.object({
  siteCode: z.string().optional(),
  icp: z.string().optional(),
  police: z.string().optional(),
  /** 党政机关标识 link (bszs.conac.cn, dcs.conac.cn). */
  conac: z.string().optional(),
  /** 我为政府网站找错: site code carried by the official entry and where it leads. */
  jiucuo: z.object({ code: z.string().optional(), href: z.string().optional() }).optional(),
  organizer: z.string().optional(),
  contact: z.string().optional(),
  sitemap: z.string().optional(),
  accessible: z.boolean().optional(),
});
export type Footer = z.infer<typeof Footer>;

/**
 * A part of the page that hides itself and holds words or links to another site. The counts are of what stands
 * inside: a box with controls, rows or a menu's name is mostly one that a click opens.
 */
export const HiddenBox = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  how: HiddenHow,
  evidence: z.enum(['inline', 'style-element', 'attribute', 'computed']),
  tag: z.string(),
  /** Its class and id as written, at most 60 characters. */
  name: z.string(),
  /** Form fields and buttons. */
  controls: z.int().nonnegative(),
  pictures: z.int().nonnegative(),
  /** List rows, table rows and headings. */
  rows: z.int().nonnegative(),
  /** It or a neighbour answers to a click or to the mouse by an attribute of its own. */
  toggled: z.boolean(),
});
export type HiddenBox = z.infer<typeof HiddenBox>;

/** A line set in red by the page's own words (inline, <font>, <style>), as red-headed papers are. */
export const RedLine = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** Type size in CSS pixels where the page's own words give one. */
  size: z.number().positive().optional(),
  centred: z.boolean(),
});
export type RedLine = z.infer<typeof RedLine>;

/** What an inline script does behind a reader's back: sends visitors from search engines elsewhere, swaps the title. */
export const ScriptTrick = z.enum(['search-visitors-sent-away', 'title-for-crawlers']);
export type ScriptTrick = z.infer<typeof ScriptTrick>;

/** What was not looked at. A gap is never "fine" and never "empty". */
export const GapKind = z.enum([
  'list-by-script',
  'list-in-script',
  'list-in-comment',
  'body-by-script',
  'frame',
  /** A closed component, an embedded file, a drawn surface that a reader sees and this reader cannot read. */
  'shadow',
  'object',
  'canvas',
  'image-text',
  'year-missing',
  'date-missing',
  'text-cap',
  /** Too many controls, drawings, frames or components, or nested too deep: some were not looked at. */
  'place-cap',
  'undecodable',
  'empty-page',
]);
export type GapKind = z.infer<typeof GapKind>;

export const Gap = z.object({
  what: GapKind,
  /** One Chinese sentence for a reader. */
  why: z.string(),
  listId: z.string().optional(),
});
export type Gap = z.infer<typeof Gap>;

/**
 * Everything the rules may know of one page: plain JSON, the same from a browser tab and from a saved file.
 * `text` is the page's text in document order: white space of a block collapsed to single spaces and trimmed,
 * blocks separated by '\n'; script, style, template and noscript are not in it. Words that stand in no text of the
 * page's flow (values of controls, drawings, generated content) follow at its end, as blocks of role `other`.
 */
export const PageReading = z.object({
  version: z.literal(1),
  url: z.string(),
  /** ISO 8601 with offset. */
  readAt: z.string(),
  readBy: z.enum(['extension', 'patrol']),
  httpStatus: z.int().optional(),
  kind: PageKind,
  title: z.string(),
  site: z.object({
    name: z.string().optional(),
    domain: z.string().optional(),
    code: z.string().optional(),
  }),
  columnName: z.string().optional(),
  publishedAt: DateRead.optional(),
  source: z.string().optional(),
  /** 编辑, 校审 and the like, as labelled on the page. */
  editors: z.array(z.object({ role: z.string(), name: z.string() })),
  /** Account pages: whose they are. */
  account: z
    .object({
      platform: z.string(),
      name: z.string(),
      id: z.string().optional(),
      /** Others it goes by there: 微信号, gh_…, 抖音号. */
      otherIds: z.array(z.string()).optional(),
    })
    .optional(),
  metas: z.array(z.object({ name: z.string(), content: z.string() })),
  text: z.string(),
  blocks: z.array(Block),
  links: z.array(Link),
  items: z.array(ListItem),
  lists: z.array(PageList),
  footer: Footer,
  gaps: z.array(Gap),
  /** Absent in readings made before these were gathered. */
  documentTitle: z.string().optional(),
  hiddenBoxes: z.array(HiddenBox).optional(),
  redLines: z.array(RedLine).optional(),
  /** Red lines drawn across the page (<hr>, red borders). */
  redRules: z.int().nonnegative().optional(),
  tricks: z.array(ScriptTrick).optional(),
});
export type PageReading = z.infer<typeof PageReading>;
