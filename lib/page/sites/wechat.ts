import type { DateRead } from '../../core/reading.ts';
import { findDates, relativeDate } from '../../core/text/chinese-date.ts';
import { resolveUrl } from '../resolve-url.ts';
import { dayOfSeconds, firstPostTime, type Post, settleMonthDays } from './post-time.ts';
import {
  NOT_UNDERSTOOD,
  plain,
  type SiteInput,
  type SiteReader,
  type SiteReading,
  textById,
} from './site-reader.ts';

const PLATFORM = '微信';

/** Articles, albums and profile pages of official accounts (mp.weixin.qq.com), also saved under another address. */
export const wechat: SiteReader = {
  id: 'wechat',
  matches: ({ document, url }) =>
    /^https?:\/\/mp\.weixin\.qq\.com\//i.test(url) ||
    (document.querySelector('#activity-name') !== null && document.querySelector('#js_content') !== null),
  read(input) {
    return article(input) ?? album(input) ?? profile(input);
  },
};

function article(input: SiteInput): SiteReading | undefined {
  const { document } = input;
  const title = textById(document, 'activity-name') || scriptString(input, 'msg_title');
  const name =
    textById(document, 'js_name') ||
    textById(document, 'post-user') ||
    plain(document.querySelector('#js_wx_follow_nickname, .wx_follow_nickname')?.textContent) ||
    scriptString(input, 'nickname') ||
    scriptString(input, 'nick_name');
  const publishedAt = publishTime(input);
  if (!name || (!title && !publishedAt)) return undefined;
  return {
    kind: 'account',
    ...(title ? { title } : {}),
    account: { platform: PLATFORM, name, ...identity(input) },
    posts: [],
    ...(publishedAt ? { publishedAt } : {}),
  };
}

/** An album holds some of an account's articles: it proves updates, not which is the newest. */
function album(input: SiteInput): SiteReading | undefined {
  const { document } = input;
  const rows = [...document.querySelectorAll('li.album__list-item, li.js_album_item')];
  const name =
    plain(document.querySelector('[class*="album__author-name"], .js_go_profile')?.textContent) ||
    scriptString(input, 'nick_name');
  if (rows.length === 0 || !name) return undefined;
  const posts = rows.map((row) =>
    postOf(
      plain(row.getAttribute('data-title')) || plain(row.querySelector('.album__item-title')?.textContent),
      row.getAttribute('data-link') ?? '',
      row.querySelectorAll('.js_article_create_time'),
      input,
    ),
  );
  return {
    kind: 'account',
    title: plain(document.querySelector('.js_tag_name, [class*="album__label-title"]')?.textContent) || name,
    account: { platform: PLATFORM, name, ...identity(input) },
    posts: settleMonthDays(posts, input.readAt),
    partial: true,
  };
}

/** The list of articles, as drawn, or where it stands in the page's own script only. */
function profile(input: SiteInput): SiteReading | undefined {
  const { document, readAt } = input;
  const name = plain(document.querySelector('.profile_nickname, #nickname')?.textContent);
  if (!name) return undefined;
  const reading: SiteReading = {
    kind: 'account',
    title: name,
    account: { platform: PLATFORM, name, ...identity(input) },
    posts: [],
  };
  const posts = [...document.querySelectorAll('.weui_media_box.appmsg, .weui-media-box_appmsg')].map(
    (row) => {
      const title = row.querySelector('.weui_media_title, .weui-media-box__title');
      const time = row.querySelectorAll('.weui_media_extra_info, .weui-media-box__info, [class*="extra"]');
      return postOf(plain(title?.textContent), title?.getAttribute('hrefs') ?? '', time, input);
    },
  );
  if (posts.length > 0) return { ...reading, posts: settleMonthDays(posts, readAt) };
  const inScript = /\bmsgList\s*=/.test(scripts(input));
  if (!inScript) return { ...reading, gaps: [NOT_UNDERSTOOD] };
  const why = '文章列表由脚本绘出，未能读到；请打开最新一篇文章查看发布时间。';
  return { ...reading, gaps: [{ what: 'list-in-script', why }] };
}

function postOf(title: string, address: string, times: Iterable<Element>, input: SiteInput): Post {
  const [first] = times;
  const words = plain(first?.textContent);
  // Before the page's script has run, the place holds seconds.
  const raw = /^\d{10}$/.test(words) ? dayOfSeconds(Number(words), input.readAt) : undefined;
  const found = raw ? undefined : firstPostTime(times, input.readAt);
  const shown = found?.shown ?? (raw ? `${raw.date} ${raw.time}` : '');
  const date = raw ? { date: raw.date, time: raw.time, from: 'row' as const } : found?.time.date;
  const line = `${title.slice(0, 120)} ${shown}`.trim();
  return {
    title: title.slice(0, 60),
    href: resolveUrl(address, input.url),
    ...(date ? { date: { ...date, line } } : {}),
    ...(found?.time.monthDay ? { monthDay: found.time.monthDay } : {}),
    pinned: false,
    hidden: { is: 'unknown' },
    line,
  };
}

/** `ct` holds the second of publication; the line on the page may only say 昨天. */
function publishTime(input: SiteInput): DateRead | undefined {
  const { document, readAt } = input;
  const shown = textById(document, 'publish_time') || textById(document, 'post-date');
  for (const name of ['ct', 'oriCreateTime', 'ori_create_time']) {
    const seconds = Number(scriptString(input, name));
    // A future time is read all the same: it is a finding of its own.
    const day = dayOfSeconds(seconds, '2100-01-01T00:00:00Z');
    if (!day) continue;
    const { date, time } = day;
    // Of a repost this may be the second of the original: the date written out on the page is its own.
    const full = name === 'ct' ? undefined : findDates(shown)[0]?.date;
    if (full && full !== date) continue;
    const line = `${name}=${seconds}（${date} ${time}）${shown ? ` ${shown}` : ''}`;
    return { date, time, from: 'script', line };
  }
  const found = findDates(shown)[0];
  if (found)
    return { date: found.date, ...(found.time ? { time: found.time } : {}), from: 'label', line: shown };
  const relative = shown ? relativeDate(shown, readAt) : undefined;
  return relative && { ...relative, from: 'relative', line: shown };
}

/** `__biz` names the account for good; gh_… and 微信号 are others it goes by, and offices file any of the three. */
function identity(input: SiteInput): { id?: string; otherIds?: string[] } {
  const inUrl = /[?&]__biz=([\w+/%-]+={0,2})/.exec(input.url)?.[1] ?? '';
  const biz =
    scriptString(input, 'biz') ||
    scriptString(input, '__biz') ||
    scriptString(input, 'bizuin') ||
    inUrl.replace(/%3D/gi, '=');
  const handle = /微信号\s?[:：]\s?([A-Za-z][\w-]{4,})/.exec(
    plain(input.document.querySelector('.profile_account, .profile_meta')?.textContent),
  )?.[1];
  const others = [scriptString(input, 'user_name'), handle ?? ''].filter((one) => one !== '');
  const id = biz || others[0];
  const otherIds = others.filter((one) => one !== id);
  return { ...(id ? { id } : {}), ...(otherIds.length > 0 ? { otherIds } : {}) };
}

function scripts({ page }: SiteInput): string {
  return page.scripts.map(({ element }) => element.textContent ?? '').join('\n');
}

/**
 * Value of `var NAME = "…"` (or `"" || "…"`), `window.NAME = '…'` or `NAME: JsDecode('…')` in the page's inline
 * scripts.
 */
function scriptString({ page }: SiteInput, name: string): string {
  const pattern = new RegExp(
    `(?:\\b(?:var\\s+|window\\.)${name}\\s*=|[,{\\s]${name}\\s*:)\\s*(?:["']["']\\s*\\|\\|\\s*)*(?:JsDecode\\()?["']([^"'\\n]{1,200})["']`,
  );
  for (const { element } of page.scripts) {
    const found = pattern.exec(element.textContent ?? '');
    if (found?.[1]) return found[1];
  }
  return '';
}
