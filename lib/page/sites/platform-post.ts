import { findDates } from '../../core/text/chinese-date.ts';
import { metaOf, readMetas } from '../page-metas.ts';
import { readAccountList } from './account-list.ts';
import { PLATFORM_SHAPES, type PlatformShape } from './platform-shapes.ts';
import { firstPostTime } from './post-time.ts';
import { plain, type SiteInput, type SiteReader, type SiteReading } from './site-reader.ts';

/** Where platforms put the author of the post itself; tried in this order, comments have other classes. */
const AUTHOR: readonly string[] = [
  '[class*="author-name"]',
  '[class*="article-sub"] span',
  '[class*="media-user"]',
  '[class*="user-card-name"] a',
  '[rel="author"]',
];

/** Account pages of author platforms and single posts there: whose they are and what is dated when. */
export const platformPost: SiteReader = {
  id: 'platform-post',
  matches: ({ url }) => shapeOf(url) !== undefined,
  read(input) {
    const shape = shapeOf(input.url);
    if (!shape) return undefined;
    return readAccountList(shape, input) ?? readSinglePost(shape, input);
  },
};

function shapeOf(url: string): PlatformShape | undefined {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  return PLATFORM_SHAPES.find(({ hosts }) => hosts.test(host));
}

function readSinglePost(shape: PlatformShape, input: SiteInput): SiteReading | undefined {
  const author = authorOf(shape, input);
  if (!author) return undefined;
  const id = shape.home?.exec(author.href)?.[1];
  const account = { platform: shape.platform, name: author.name, ...(id ? { id } : {}) };
  const published = publishedOf(shape, input);
  return { kind: 'account', account, ...(published ? { publishedAt: published } : {}) };
}

function authorOf(
  { author = [] }: PlatformShape,
  { document }: SiteInput,
): { name: string; href: string } | undefined {
  for (const selector of [...author, ...AUTHOR]) {
    for (const element of document.querySelectorAll(selector)) {
      const name = plain(element.textContent);
      if (name.length >= 2 && name.length <= 30 && !NOT_NAME.test(name) && findDates(name).length === 0)
        return { name, href: element.getAttribute('href') ?? '' };
    }
  }
  return undefined;
}

const NOT_NAME = /^(原创|关注|来源|\d[\d-]*)$/;

/** Shown by its label, or 10-08 and 18-03-08 with the full date in a meta. */
function publishedOf(shape: PlatformShape, { document, readAt }: SiteInput): SiteReading['publishedAt'] {
  const places = shape.published ? document.querySelectorAll(shape.published) : [];
  const shown = firstPostTime(places, readAt);
  if (shown?.time.date) {
    const from = shown.time.date.from === 'relative' ? 'relative' : 'label';
    return { ...shown.time.date, from, line: shown.shown };
  }
  const content = metaOf(
    readMetas(document),
    'dateUpdate',
    'datePublished',
    'article:published_time',
    'PubDate',
  );
  const found = content ? findDates(content.replace('T', ' '))[0] : undefined;
  return (
    found && {
      date: found.date,
      ...(found.time ? { time: found.time } : {}),
      from: 'meta',
      line: content ?? '',
    }
  );
}
