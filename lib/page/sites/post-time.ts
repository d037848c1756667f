import type { DateRead, ListItem } from '../../core/reading.ts';
import { findDates, readDatePiece, relativeDate, shanghaiDay } from '../../core/text/chinese-date.ts';
import { plain } from './site-reader.ts';

/** When a post appeared, as platforms word it: a full date, a relative one, or a month and day without year. */
export interface PostTime {
  date?: Pick<DateRead, 'date' | 'time' | 'from'>;
  monthDay?: string;
}

/** 发布时间：, 发表于, · and the like before the time; 来自…, ·阅读 12 behind it. */
const BEFORE = /^(?:[·|\s]|(?:发布|发表)(?:时间|于)?[:：]?|编辑于|更新于)+/;
const BEHIND = /\s*(?:来自|已编辑|[·|]|IP属地|发布于).*$/;

/**
 * @param words the words that hold the time and nothing else of weight
 * @param full the same time written out where the platform gives it (`title` of the element)
 * @param readAt ISO 8601 with offset: relative times are counted from it
 * @example readPostTime('昨天 12:30', '', '2026-11-23T10:00:00+08:00').date?.date === '2026-11-22'
 */
function readPostTime(words: string, full: string, readAt: string): PostTime | undefined {
  const shown = plain(words).replace(BEFORE, '');
  const found = findDates(full)[0] ?? findDates(shown)[0];
  if (found) return { date: { date: found.date, ...(found.time ? { time: found.time } : {}), from: 'row' } };
  const relative = relativeDate(shown, readAt);
  if (relative) return { date: { ...relative, from: 'relative' } };
  const piece = readDatePiece(shown.replace(BEHIND, ''));
  if (piece?.kind === 'date')
    return { date: { date: piece.date, ...(piece.time ? { time: piece.time } : {}), from: 'row' } };
  return piece?.kind === 'month-day' ? { monthDay: piece.monthDay } : undefined;
}

/** Longest words that are a time and no sentence: 发布时间：2026-11-20 18:00:00 来自某某客户端. */
const TIME_CAP = 40;

/** Boxes by a whole word of their class: of other people's posts that the platform suggests. */
const SUGGESTED = /(^|[-_\s])(recommend\w*|suggest\w*|related|rank\w*|guess)(?=$|[-_\s])/i;
/** And of other people's words inside a post: comments, the post that is passed on. */
const OTHERS_WORDS =
  /(^|[-_\s])(comments?|repl(y|ies)|retweet(ed)?|repost\w*|forward\w*|quoted?|origin(al)?|rp|expand)(?=$|[-_\s])/i;

/** Whether a list stands in a box of suggestions. */
export function isSuggested(list: Element): boolean {
  return stands(list, null, [SUGGESTED]);
}

/** Whether a part of a post is somebody else's: of a comment, of the post it passes on. */
export function isOthersPart(part: Element, post: Element): boolean {
  return stands(part, post, [SUGGESTED, OTHERS_WORDS]);
}

function stands(element: Element, within: Element | null, boxes: readonly RegExp[]): boolean {
  for (let at: Element | null = element; at && at !== within; at = at.parentElement) {
    const name = words(at);
    if (boxes.some((box) => box.test(name))) return true;
  }
  return false;
}

/** Class as separate words: RepostCommentList_wrap → Repost Comment List_wrap. */
function words(element: Element): string {
  return (element.getAttribute('class') ?? '').replace(/([a-z])([A-Z])/g, '$1 $2');
}

/** The first of these elements whose words are a time, with the words as shown; those of comments are none of the post's. */
export function firstPostTime(
  elements: Iterable<Element>,
  readAt: string,
  post?: Element,
): { time: PostTime; shown: string; element: Element } | undefined {
  for (const element of elements) {
    if (post && isOthersPart(element, post)) continue;
    const shown = plain(element.textContent);
    if (shown === '' || shown.length > TIME_CAP) continue;
    const time = readPostTime(shown, plain(element.getAttribute('title')), readAt);
    if (time) return { time, shown, element };
  }
  return undefined;
}

/** Seconds since 1970 to a day and time in Asia/Shanghai; undefined before 2009 and after the reading. */
export function dayOfSeconds(
  seconds: number,
  readAt: string,
): { date: string; time: string; second: string } | undefined {
  if (!(seconds > 1_230_000_000 && seconds * 1000 <= Date.parse(readAt))) return undefined;
  const local = new Date(seconds * 1000 + 8 * 3_600_000).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16), second: local.slice(11, 19) };
}

const WEIBO_EPOCH = 515_483_463;
const BASE62 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Seconds since 1970 that the number of a Weibo post carries, written as digits or as in its address
 * (four places of base 62 to seven digits, from the right).
 * @example new Date(weiboSeconds('J5cVGuUNq') * 1000).toISOString().slice(0, 10) === '2020-06-05'
 */
export function weiboSeconds(id: string): number {
  const digits = /^\d{16}$/.test(id) ? id : digitsOf(id);
  return Math.floor(Number(digits) / 2 ** 22) + WEIBO_EPOCH;
}

function digitsOf(id: string): string {
  const parts: string[] = [];
  for (let end = id.length; end > 0; end -= 4) {
    let value = 0;
    for (const sign of id.slice(Math.max(0, end - 4), end)) value = value * 62 + BASE62.indexOf(sign);
    parts.unshift(end > 4 ? String(value).padStart(7, '0') : String(value));
  }
  return parts.join('');
}

/** What a reader gathers of one post before it stands in a list. */
export type Post = Omit<ListItem, 'listId'>;

/**
 * A row that shows month and day only keeps a list from being judged, unless even its latest possible day is no
 * later than the newest date known: then nothing depends on its year, and it counts as a row without date.
 */
export function settleMonthDays(posts: readonly Post[], readAt: string): Post[] {
  const today = shanghaiDay(readAt) ?? '';
  const newest = posts.reduce((best, { date }) => (date && date.date > best ? date.date : best), '');
  return posts.map((post) => {
    if (!post.monthDay || newest === '' || newest > today) return post;
    const thisYear = `${today.slice(0, 4)}-${post.monthDay}`;
    const latest = thisYear <= today ? thisYear : `${Number(today.slice(0, 4)) - 1}-${post.monthDay}`;
    if (latest > newest) return post;
    const { monthDay: _, ...rest } = post;
    return rest;
  });
}
