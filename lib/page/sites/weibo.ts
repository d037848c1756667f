import type { DateRead, ListItem } from '../../core/reading.ts';
import { findDates, readDatePiece, relativeDate } from '../../core/text/chinese-date.ts';
import { resolveUrl } from '../resolve-url.ts';
import { plain, type SiteInput, type SiteReader, type SiteReading } from './site-reader.ts';

const PLATFORM = '微博';
/** A post in the markup of weibo.cn, of weibo.com before and after 2021, and of m.weibo.cn. */
const POST = '[id^="M_"], [action-type="feed_list_item"], article[class*="Feed_wrap"], .card.m-panel';
const TIME = 'span.ct, .WB_from a[title], a[class*="head-info_time"], .from a, span.time';
const WORDS = '.ctt, .WB_text, [class*="wbtext"], .weibo-text, .txt';

/** Account pages and single posts of weibo.com and weibo.cn. */
export const weibo: SiteReader = {
  id: 'weibo',
  matches: ({ url }) => /^https?:\/\/([\w-]+\.)*weibo\.(com|cn)\//i.test(url),
  read(input) {
    const posts = [...input.document.querySelectorAll(POST)].map((post) => readPost(post, input));
    const single = posts.length === 1 && !/\/(u|profile)\//.test(input.url) ? posts[0] : undefined;
    const name = accountName(input, Boolean(single));
    // Picture lists, log-in walls: no page of an account.
    if (!name || posts.length === 0) return { kind: 'other' };
    const id = accountId(input);
    const reading: SiteReading = {
      kind: 'account',
      account: { platform: PLATFORM, name, ...(id ? { id } : {}) },
    };
    if (single) return { ...reading, posts: [], ...(single.date ? { publishedAt: single.date } : {}) };
    return { ...reading, title: pageTitle(input), posts };
  },
};

type Post = Omit<ListItem, 'listId'>;

function readPost(post: Element, { url, readAt }: SiteInput): Post {
  const time = post.querySelector(TIME);
  const shown = plain(time?.textContent);
  const words = plain(post.querySelector(WORDS)?.textContent) || plain(post.textContent);
  const line = `${words.slice(0, 120)} ${shown}`.trim();
  const title = plain(time?.getAttribute('title'));
  const monthDay = readDatePiece(shown.replace(/\s*来自.*$/, ''));
  const date = dateOf(title, shown, line, readAt);
  const href = resolveUrl(
    time?.getAttribute('href') ?? post.querySelector('a.cc[href]')?.getAttribute('href') ?? '',
    url,
  );
  return {
    title: words.slice(0, 60),
    href,
    ...(date ? { date } : {}),
    ...(!date && monthDay?.kind === 'month-day' ? { monthDay: monthDay.monthDay } : {}),
    pinned: /^(置顶|\[置顶\])/.test(plain(post.textContent)),
    hidden: { is: 'unknown' },
    line,
  };
}

function dateOf(title: string, shown: string, line: string, readAt: string): DateRead | undefined {
  const full = findDates(title)[0] ?? findDates(shown)[0];
  if (full) {
    const evidence = findDates(line)[0] ? line : `${line}（${title}）`;
    return { date: full.date, ...(full.time ? { time: full.time } : {}), from: 'row', line: evidence };
  }
  const relative = relativeDate(shown, readAt);
  return relative && { ...relative, from: 'relative', line };
}

function pageTitle({ document }: SiteInput): string {
  const title = plain((document.querySelector('head title') ?? document.querySelector('title'))?.textContent);
  return title.replace(/\s*[-_]\s*微博$/, '');
}

function accountName(input: SiteInput, single: boolean): string {
  const { document, page } = input;
  const shown = plain(
    document.querySelector('[class*="ProfileHeader_name"], .pf_username .username')?.textContent,
  );
  if (shown) return shown;
  const named = /^@?(.{2,40}?)的(?:个人主页|微博)/.exec(pageTitle(input))?.[1];
  if (named) return named;
  if (!single) return '';
  const author = document.querySelector('[id="M_"] a, [id^="M_"] a, [class*="head_name"], .WB_info a');
  const words = plain(author?.textContent);
  return page.text.includes(words) && words.length <= 40 ? words : '';
}

function accountId({ document, url }: SiteInput): string | undefined {
  const own = /weibo\.(?:com|cn)\/(?:u\/|profile\/)?(\d{6,12})(?:[/?#]|$)/.exec(url)?.[1];
  if (own) return own;
  const author = document.querySelector('[id="M_"] a[href], .WB_info a[href]')?.getAttribute('href') ?? '';
  return /\/(?:u\/)?(\d{6,12})(?:[/?#]|$)/.exec(author)?.[1];
}
