import { resolveUrl } from '../resolve-url.ts';
import { NO_POSTS, type PlatformShape } from './platform-shapes.ts';
import { dayOfSeconds, firstPostTime, isSuggested, type Post, settleMonthDays } from './post-time.ts';
import { NOT_UNDERSTOOD, plain, type SiteInput, type SiteReading } from './site-reader.ts';

/** The longest words by which an empty list says so; a longer text is no such notice. */
const EMPTY_CAP = 40;
const PINNED = /^\[?置顶/;

/**
 * The page of an account on a platform described by data: whose it is and its own posts. A page of an account
 * whose list is none of the known shapes carries a gap, so that it is neither fresh nor empty.
 * @returns undefined when the address is no account's
 */
export function readAccountList(shape: PlatformShape, input: SiteInput): SiteReading | undefined {
  const { document, url } = input;
  const id = shape.home?.exec(url)?.[1];
  if (!id) return undefined;
  const named = nameOf(shape, document);
  const alias = shape.alias?.exec(input.page.text)?.[1];
  const account = {
    platform: shape.platform,
    name: named || id,
    id,
    ...(alias && alias !== id ? { otherIds: [alias] } : {}),
  };
  const reading: SiteReading = { kind: 'account', account, title: named || id, posts: [] };
  // 喜欢, 收藏 … : the same page with other people's posts in it.
  if (shape.otherTab?.test(url)) return { ...reading, gaps: [NOT_UNDERSTOOD] };
  const lists = [...document.querySelectorAll(shape.list)].filter((list) => !isSuggested(list));
  const cards = lists.flatMap((list) => [...list.querySelectorAll(shape.post)]);
  const own = cards.filter((card) => !cards.some((other) => other !== card && other.contains(card)));
  const posts = own.flatMap((card) => readCard(card, shape, input) ?? []);
  const part = shape.partTab?.test(url) ? { partial: true } : {};
  if (posts.length > 0) return { ...reading, posts: settleMonthDays(posts, input.readAt), ...part };
  const words = lists.map((list) => plain(list.textContent)).find((one) => one !== '') ?? '';
  if (words.length <= EMPTY_CAP && NO_POSTS.test(words)) return { ...reading, empty: words };
  return { ...reading, gaps: [NOT_UNDERSTOOD] };
}

function nameOf({ names, titled }: PlatformShape, document: Document): string {
  for (const selector of names) {
    const words = plain(document.querySelector(selector)?.textContent);
    if (words.length >= 2 && words.length <= 30) return words;
  }
  return titled.exec(plain(document.querySelector('title')?.textContent))?.[1] ?? '';
}

/** One post, or nothing where the place holds no link to one (a skeleton, an advertisement). */
function readCard(card: Element, shape: PlatformShape, { url, readAt }: SiteInput): Post | undefined {
  const href = resolveUrl(
    (card.matches('a[href]') ? card : card.querySelector('a[href]'))?.getAttribute('href') ?? '',
    url,
  );
  if (shape.address && !shape.address.test(href)) return undefined;
  const picture = card.querySelector('img');
  const alt = plain(picture?.getAttribute('alt'));
  const title = plain(card.querySelector(shape.title)?.textContent) || alt || plain(card.textContent);
  if (title === '') return undefined;
  const found = firstPostTime(card.querySelectorAll(shape.time), readAt, card);
  const line = `${title.slice(0, 120)} ${found?.shown ?? ''}`.trim();
  const carried = found ? undefined : carriedTime(shape, href, picture, readAt);
  const full = plain(found?.element.getAttribute('title'));
  const date = found?.time.date ?? carried?.date;
  const spelt = carried?.words ?? (found?.time.date?.from === 'row' ? full : '');
  return {
    title: title.replace(PINNED, '').slice(0, 60),
    href,
    ...(date ? { date: { ...date, line: spelt ? `${line}（${spelt}）` : line } } : {}),
    ...(found?.time.monthDay ? { monthDay: found.time.monthDay } : {}),
    pinned: [...card.querySelectorAll('*')].some((one) => plain(one.textContent) === '置顶'),
    hidden: { is: 'unknown' },
    line,
  };
}

const COVER = /\/upic\/(20\d{2})\/(\d{2})\/(\d{2})\/(\d{2})\//;

function carriedTime({ carries }: PlatformShape, href: string, picture: Element | null, readAt: string) {
  if (carries === 'number') {
    const number = /\/(?:video|note)\/(\d{19})/.exec(href)?.[1] ?? '';
    const day = dayOfSeconds(Math.floor(Number(number) / 2 ** 32), readAt);
    return day && dated(day, `作品编号${number}所含的时间：${day.date} ${day.time}`);
  }
  const cover = carries && COVER.exec(picture?.getAttribute('src') ?? '');
  if (!cover) return undefined;
  const [, year, month, date, hour] = cover;
  const seconds = Date.parse(`${year}-${month}-${date}T${hour}:00:00+08:00`) / 1000;
  const day = dayOfSeconds(seconds, readAt);
  return day && dated(day, `封面图片地址所含的日期：${day.date}`);
}

function dated({ date, time }: { date: string; time: string }, words: string) {
  return { date: { date, time, from: 'url' as const }, words };
}
