import { findDates } from '../../core/text/chinese-date.ts';
import { metaOf, readMetas } from '../page-metas.ts';
import { plain, type SiteInput, type SiteReader, type SiteReading } from './site-reader.ts';

/** Hosts of author platforms and the name under which an office registers its accounts there. */
const PLATFORMS: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)toutiao\.com$/, '今日头条'],
  [/^baijiahao\.baidu\.com$|^mbd\.baidu\.com$/, '百家号'],
  [/(^|\.)douyin\.com$/, '抖音'],
  [/(^|\.)kuaishou\.com$/, '快手'],
  [/^(view|new)\.inews\.qq\.com$|^om\.qq\.com$/, '企鹅号'],
  [/(^|\.)(ximalaya)\.com$/, '喜马拉雅'],
];

/** Where platforms put the author of the post itself; tried in this order, comments have other classes. */
const AUTHOR: readonly string[] = [
  '[class*="author-name"]',
  '[class*="article-sub"] span',
  '[class*="media-user"]',
  '[class*="user-card-name"] a',
  '[rel="author"]',
];

/** One post on an author platform: whose it is and, where shown, when it appeared. */
export const platformPost: SiteReader = {
  id: 'platform-post',
  matches: ({ url }) => platformOf(url) !== undefined,
  read(input) {
    const platform = platformOf(input.url);
    const name = platform ? authorOf(input) : '';
    if (!platform || !name) return undefined;
    const reading: SiteReading = { kind: 'account', account: { platform, name } };
    const published = publishedOf(input);
    return published ? { ...reading, publishedAt: published } : reading;
  },
};

function platformOf(url: string): string | undefined {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  return PLATFORMS.find(([pattern]) => pattern.test(host))?.[1];
}

function authorOf({ document }: SiteInput): string {
  for (const selector of AUTHOR) {
    for (const element of document.querySelectorAll(selector)) {
      const words = plain(element.textContent);
      if (words.length >= 2 && words.length <= 30 && !NOT_NAME.test(words) && findDates(words).length === 0)
        return words;
    }
  }
  return '';
}

const NOT_NAME = /^(原创|关注|来源|\d[\d-]*)$/;

/** Platforms show 10-08 or 18-03-08; the full date stands in a meta. */
function publishedOf({ document }: SiteInput): SiteReading['publishedAt'] {
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
