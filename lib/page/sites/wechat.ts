import type { DateRead } from '../../core/reading.ts';
import { findDates, relativeDate, shanghaiDay } from '../../core/text/chinese-date.ts';
import { plain, type SiteInput, type SiteReader, type SiteReading, textById } from './site-reader.ts';

const PLATFORM = '微信';

/** Official-account articles and profile pages of mp.weixin.qq.com, also saved under another address. */
export const wechat: SiteReader = {
  id: 'wechat',
  matches: ({ document, url }) =>
    /^https?:\/\/mp\.weixin\.qq\.com\//i.test(url) ||
    (document.querySelector('#activity-name') !== null && document.querySelector('#js_content') !== null),
  read(input) {
    return article(input) ?? profile(input);
  },
};

function article(input: SiteInput): SiteReading | undefined {
  const { document } = input;
  const title = textById(document, 'activity-name') || scriptString(input, 'msg_title');
  const name =
    textById(document, 'js_name') || textById(document, 'post-user') || scriptString(input, 'nickname');
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

function profile(input: SiteInput): SiteReading | undefined {
  const name = plain(input.document.querySelector('.profile_nickname')?.textContent);
  if (!name) return undefined;
  return {
    kind: 'account',
    account: { platform: PLATFORM, name, ...identity(input) },
    gaps: [{ what: 'list-in-script', why: '文章列表由脚本绘出，未能读到；请打开最新一篇文章查看发布时间。' }],
  };
}

/** `ct` holds the second of publication; the line on the page may only say 昨天. */
function publishTime(input: SiteInput): DateRead | undefined {
  const { document, readAt } = input;
  const shown = textById(document, 'publish_time') || textById(document, 'post-date');
  const seconds = Number(scriptString(input, 'ct'));
  if (seconds > 1_000_000_000 && seconds < 4_000_000_000) {
    const instant = new Date(seconds * 1000).toISOString();
    const date = shanghaiDay(instant);
    const time = new Date(seconds * 1000 + 8 * 3_600_000).toISOString().slice(11, 16);
    if (date)
      return {
        date,
        time,
        from: 'script',
        line: `ct=${seconds}（${date} ${time}）${shown ? ` ${shown}` : ''}`,
      };
  }
  const found = findDates(shown)[0];
  if (found)
    return { date: found.date, ...(found.time ? { time: found.time } : {}), from: 'label', line: shown };
  const relative = shown ? relativeDate(shown, readAt) : undefined;
  return relative && { ...relative, from: 'relative', line: shown };
}

function identity(input: SiteInput): { id?: string } {
  const id = scriptString(input, 'biz') || scriptString(input, 'user_name');
  return id ? { id } : {};
}

/** Value of `var NAME = "…"` (or `"" || "…"`) in the page's inline scripts. */
function scriptString({ page }: SiteInput, name: string): string {
  const pattern = new RegExp(
    `\\bvar\\s+${name}\\s*=\\s*(?:["']["']\\s*\\|\\|\\s*)*["']([^"'\\n]{1,200})["']`,
  );
  for (const { element } of page.scripts) {
    const found = pattern.exec(element.textContent ?? '');
    if (found?.[1]) return found[1];
  }
  return '';
}
