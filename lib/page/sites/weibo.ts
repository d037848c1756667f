import type { DateRead } from '../../core/reading.ts';
import { resolveUrl } from '../resolve-url.ts';
import {
  dayOfSeconds,
  firstPostTime,
  isOthersPart,
  type Post,
  type PostTime,
  settleMonthDays,
  weiboSeconds,
} from './post-time.ts';
import { NOT_UNDERSTOOD, plain, type SiteInput, type SiteReader, type SiteReading } from './site-reader.ts';

const PLATFORM = '微博';
/** A post in the markup of weibo.cn, of weibo.com before 2021, since then and of late, and of m.weibo.cn. */
const POST =
  '[id^="M_"], [action-type="feed_list_item"], article[class*="Feed_wrap"], article.woo-panel-main, .card.m-panel';
const TIME =
  'span.ct, .WB_from a, a[class*="head-info_time"], header a[class*="_time_"], .m-text-box .time, .from a, span.time';
const WORDS = '.ctt, .WB_text, [class*="wbtext"], .weibo-text, .txt';
const AUTHOR = 'header a[class*="name"][href*="/u/"], .WB_info a[usercard], .m-text-box a[href*="/profile/"]';
/** Where the list of posts stands, so that its words of being empty are not somebody else's. */
const FEED = '[class*="Main_full"] [class*="scroller"], .WB_feed, [class*="profile_wrap"], .profile-timeline';
const EMPTY = /(还没有发(布)?过?微博|暂无微博|没有(发布|发表)(过)?(任何)?(微博|内容))/;

/** Account pages and single posts of weibo.com, m.weibo.cn and weibo.cn. */
export const weibo: SiteReader = {
  id: 'weibo',
  matches: ({ url }) => /^https?:\/\/([\w-]+\.)*weibo\.(com|cn)\//i.test(url),
  read(input) {
    const own = ownId(input.url);
    const cards = [...input.document.querySelectorAll(POST)].filter((card) => !isOthers(card, own));
    const posts = cards.map((card) => readPost(card, input));
    const single = posts.length === 1 && !own ? posts[0] : undefined;
    const name = accountName(input, Boolean(single));
    const id = own ?? authorId(input);
    // Picture lists, log-in walls: no page of an account.
    if (posts.length === 0 && !own) return { kind: 'other' };
    if (!name && !own) return { kind: 'other' };
    const reading: SiteReading = {
      kind: 'account',
      account: { platform: PLATFORM, name: name || `${own}`, ...(id ? { id } : {}) },
      title: pageTitle(input),
      posts: [],
    };
    if (posts.length === 0) return { ...reading, ...emptyOrUnknown(input) };
    if (single) {
      const { title: _, ...rest } = reading;
      return { ...rest, ...(single.date ? { publishedAt: single.date } : {}) };
    }
    const later = /[?&](page=(?!1(?!\d))\d|tabtype=(?!home|feed))/.test(input.url);
    return { ...reading, posts: settleMonthDays(posts, input.readAt), ...(later ? { partial: true } : {}) };
  },
};

function emptyOrUnknown({ document }: SiteInput): Pick<SiteReading, 'empty' | 'gaps'> {
  const words = plain(document.querySelector(FEED)?.textContent);
  if (words.length <= 40 && EMPTY.test(words)) return { empty: words };
  return { gaps: [NOT_UNDERSTOOD] };
}

/** A post that the account only liked, or that is put before it by the platform. */
function isOthers(card: Element, own: string | undefined): boolean {
  const href = card.querySelector(AUTHOR)?.getAttribute('href') ?? '';
  const named = /\/(?:u|profile)\/(\d{6,12})/.exec(href)?.[1];
  // A name in place of the number: the address of the post tells whose it is.
  const author = named ?? /weibo\.com\/(\d{6,12})\/\w{9}/.exec(addressOf(card) ?? '')?.[1];
  return own !== undefined && author !== undefined && author !== own;
}

/** The time of a post leads to it. */
function addressOf(card: Element): string | undefined {
  const links = [...card.querySelectorAll(TIME)].filter((time) => !isOthersPart(time, card));
  return links[0]?.getAttribute('href') ?? undefined;
}

function readPost(post: Element, { url, readAt }: SiteInput): Post {
  const found = firstPostTime(post.querySelectorAll(TIME), readAt, post);
  const words = plain(post.querySelector(WORDS)?.textContent) || plain(post.textContent);
  const shown = found?.shown ?? '';
  const line = `${words.slice(0, 120)} ${shown}`.trim();
  const address =
    found?.element.getAttribute('href') ??
    post.querySelector('a.cc[href], a[href*="/status/"], a[href*="/detail/"]')?.getAttribute('href') ??
    '';
  const time = found && withYear(found.time, post, address, readAt);
  const full = plain(found?.element.getAttribute('title'));
  const number = time && time !== found?.time ? time.words : '';
  const spelt = number || (time?.date?.from === 'row' && !line.includes(time.date.date) ? full : '');
  const date: DateRead | undefined = time?.date && {
    ...time.date,
    line: spelt ? `${line}（${spelt}）` : line,
  };
  return {
    title: words.slice(0, 60),
    href: resolveUrl(address, url),
    ...(date ? { date } : {}),
    ...(!date && time?.monthDay ? { monthDay: time.monthDay } : {}),
    pinned: /^(置顶|\[置顶\])/.test(plain(post.textContent)),
    hidden: { is: 'unknown' },
    line,
  };
}

/**
 * Posts of this year are shown without it. The post's number carries its second: where number and page agree on
 * month and day, the year is no guess.
 */
function withYear(
  time: PostTime,
  post: Element,
  address: string,
  readAt: string,
): PostTime & { words?: string } {
  if (!time.monthDay) return time;
  const id =
    /^M_(\w{9})$/.exec(post.getAttribute('id') ?? '')?.[1] ??
    post.getAttribute('mid') ??
    /\/(\d{16}|[0-9a-zA-Z]{9})(?:[/?#]|$)/.exec(address)?.[1] ??
    '';
  const day = dayOfSeconds(weiboSeconds(id), readAt);
  if (!day?.date.endsWith(time.monthDay)) return time;
  const date = { date: day.date, time: day.time, from: 'url' as const };
  return { date, words: `年份由微博编号${id}得出：${day.date} ${day.time}` };
}

function pageTitle({ document }: SiteInput): string {
  const title = plain((document.querySelector('head title') ?? document.querySelector('title'))?.textContent);
  return title.replace(/\s*[-_]\s*微博$/, '');
}

function accountName(input: SiteInput, single: boolean): string {
  const { document, page } = input;
  const shown = plain(
    document.querySelector(
      '[class*="ProfileHeader_name"], .pf_username .username, .profile-cover .mod-fil-name, .profile-header .m-text-cut',
    )?.textContent,
  );
  if (shown) return shown;
  const named = /^@?(.{2,40}?)的(?:个人主页|微博)/.exec(pageTitle(input))?.[1];
  if (named) return named;
  if (!single) return '';
  const author = document.querySelector('[id="M_"] a, [id^="M_"] a, [class*="head_name"], .WB_info a');
  const words = plain(author?.textContent);
  return page.text.includes(words) && words.length <= 40 ? words : '';
}

/** The account whose own page this address is; a post's address is none. */
function ownId(url: string): string | undefined {
  return /weibo\.(?:com|cn)\/(?:u\/|profile\/|p\/1005\d{2})?(\d{6,12})(?:\/(?:profile|home)?)?(?:[?#]|$)/.exec(
    url,
  )?.[1];
}

function authorId({ document, url }: SiteInput): string | undefined {
  const before = /weibo\.com\/(\d{6,12})\//.exec(url)?.[1];
  if (before) return before;
  const author = document.querySelector('[id="M_"] a[href], .WB_info a[href]')?.getAttribute('href') ?? '';
  return /\/(?:u\/)?(\d{6,12})(?:[/?#]|$)/.exec(author)?.[1];
}
