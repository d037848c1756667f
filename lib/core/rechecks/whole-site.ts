import type { Submission } from '../events/event.ts';
import type { PageReading } from '../reading.ts';
import { columnUrlKey } from '../register/column-url.ts';
import type { FetchedPage } from './fetched-page.ts';
import { goneBy } from './recheck.ts';

/** The home page of an office leads to dozens of pages of its own site. */
const OWN_PAGES = 5;
/** Han characters of a home page that is drawn with few links [O]. */
const MIN_WORDS = 100;
/** Says of a page with hardly a link that it stands in for another one. */
const STANDS_IN = /维护|升级|暂停|关闭|建设中|验证|登录|拦截|防护|拒绝|异常/;

/**
 * The home page of the site a page belongs to.
 * @returns undefined where the page is that home page itself: it cannot speak for itself
 * @example homeOf('https://www.a.gov.cn/zwgk/1.html') === 'https://www.a.gov.cn/'
 */
export function homeOf(url: string): string | undefined {
  const home = `${/^https?:\/\/[^/?#]+/i.exec(url)?.[0] ?? ''}/`;
  return home === '/' || columnUrlKey(home) === columnUrlKey(url) ? undefined : home;
}

/**
 * What says that a whole site is away when one of its pages answers that it is gone, as one clause; undefined when the
 * site stands. A server set up wrong, or a firewall, answers 404 for every page: that removes none of them.
 *
 * @param home undefined where the page is the home page itself
 * @param siteNames what the register calls the site
 */
export function siteTrouble(
  home: FetchedPage | undefined,
  submission: Submission,
  siteNames: readonly string[],
  mask: (text: string) => string,
): string | undefined {
  if (!home) return '这就是网站的首页，首页打不开多半是整个网站暂时打不开';
  if (home.kind === 'unreachable') return `网站首页也没有打开（${home.why}）`;
  const says = goneBy(home, { ...submission, pageTitle: '', quote: undefined, surroundings: [] }, mask);
  if (says !== undefined) return `网站首页也${says}`;
  if (home.kind === 'page' && !isOfTheSite(home.reading, siteNames))
    return '网站首页打开的不像这个网站（没有通向本站网页的链接，也没有网站的名称和内容）';
  return undefined;
}

/** Whether a home page is the site's own: a server's default page, a notice of maintenance and an empty frame are not. */
function isOfTheSite({ title, text, links, url }: PageReading, siteNames: readonly string[]): boolean {
  const hostKey = columnUrlKey(url).replace(/[/?].*$/s, '');
  const own = new Set(links.map(({ href }) => columnUrlKey(href)));
  own.delete(columnUrlKey(url));
  const ownPages = [...own].filter(
    (key) => key.startsWith(`${hostKey}/`) || key.startsWith(`${hostKey}?`),
  ).length;
  if (ownPages >= OWN_PAGES) return true;
  const words = `${title}\n${text}`;
  if (STANDS_IN.test(words)) return false;
  const isNamed = siteNames.some((name) => name.length >= 4 && words.includes(name));
  return ownPages > 0 || isNamed || (words.match(/\p{Script=Han}/gu)?.length ?? 0) >= MIN_WORDS;
}
