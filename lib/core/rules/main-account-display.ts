import { accountNameKey } from '../freshness/match-account.ts';
import type { Link, PageReading } from '../reading.ts';
import { columnUrlKey } from '../register/column-url.ts';
import { siteOfPage } from '../register/own-hosts.ts';
import { platformKey } from '../register/platform.ts';
import type { Account, Register } from '../register/register.ts';
import type { Hit, Rule } from '../rule.ts';

/** Parts of a page that may hold the display and were not read. */
const UNREAD = new Set(['frame', 'undecodable', 'empty-page', 'text-cap']);

/** Names of one display stand within so many characters of each other [O]. */
const TOGETHER = 300;

/** By these words a display names a platform, with or without the account's own name. */
const PLATFORM_WORDS: Readonly<Record<string, RegExp>> = {
  微信: /微信|公众号/,
  微博: /微博/,
  抖音: /抖音/,
  快手: /快手/,
  今日头条: /头条/,
  百家号: /百家号/,
  视频号: /视频号/,
  小程序: /小程序/,
};

interface Shown {
  account: Account;
  /** Named, linked to or at least its platform is spoken of. */
  how: 'named' | 'platform' | 'missing';
  /** Where in the page's text; empty where only a picture or a link shows it. */
  at: number[];
}

/** @param namesakes main accounts of that name, on whatever platform: one name shown once is one of them,
 * unless the platform's own name stands on the page (a share button is enough) */
function showingOf(account: Account, { text, links }: PageReading, namesakes: number): Shown {
  const key = columnUrlKey(account.url ?? '');
  const name = accountNameKey(account.name);
  const leads = ({ href }: Link) =>
    (key !== '' && columnUrlKey(href) === key) ||
    (account.platformId !== undefined && account.platformId.length >= 6 && href.includes(account.platformId));
  const naming = links.filter((link) => accountNameKey(link.text).includes(name));
  const linked = links.filter((link) => leads(link) || naming.includes(link));
  const places = placesOf(text, account.name.trim());
  const words = PLATFORM_WORDS[platformKey(account.platform)];
  const spoken = words !== undefined && (words.test(text) || links.some((link) => words.test(link.text)));
  const names = Math.max(places.length, naming.length);
  if (links.some(leads) || (names > 0 && (spoken || names >= namesakes))) {
    const at = [...places, ...linked.flatMap(({ start }) => (start === undefined ? [] : [start]))];
    return { account, how: 'named', at };
  }
  return { account, how: spoken ? 'platform' : 'missing', at: [] };
}

function placesOf(text: string, name: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(name); name !== '' && at >= 0; at = text.indexOf(name, at + 1)) found.push(at);
  return found;
}

/** Whether some stretch of the page shows all of them; those without a place in the text may be anywhere. */
function areTogether(shown: readonly Shown[]): boolean {
  const placed = shown.filter(({ at }) => at.length > 0);
  return (
    placed.length < 2 ||
    placed.some(({ at }) =>
      at.some((from) => placed.every((one) => one.at.some((to) => to >= from && to - from <= TOGETHER))),
    )
  );
}

const named = (shown: readonly Shown[]): string =>
  shown.map(({ account }) => `${account.platform}“${account.name}”`).join('、');

function hitsOf(reading: PageReading, accounts: readonly Account[]): Hit[] {
  const shown = accounts.map((account) => {
    const name = accountNameKey(account.name);
    return showingOf(account, reading, accounts.filter((one) => accountNameKey(one.name) === name).length);
  });
  const of = (how: Shown['how']) => shown.filter((one) => one.how === how);
  const hits: Hit[] = [];
  const missing = of('missing');
  if (missing.length > 0)
    hits.push({
      words: reading.title,
      message: `首页没有看到政务新媒体主账号：${named(missing)}`,
      suggestion:
        '在首页显著位置集中展示主账号的名称和图标；只用图片展示的，巡读认不出图里的字，请给图片加上指向账号的链接，确已展示的可以忽略',
    });
  const vague = of('platform');
  if (vague.length > 0)
    hits.push({
      words: reading.title,
      message: `首页只看到平台名称，没有看到主账号的名称：${named(vague)}`,
      suggestion: '在图标或二维码旁写上账号名称；图片里已有名称的，可以忽略',
      severity: '提示',
    });
  if (!areTogether(of('named')))
    hits.push({
      words: reading.title,
      message: `主账号没有集中展示：${named(of('named'))}分散在首页各处`,
      suggestion: '把主账号的名称和图标放到同一处',
      severity: '提示',
    });
  return hits;
}

/** The home page of a registered site shows the office's main accounts together, by name and icon. */
export const rule: Rule = {
  id: 'main-account-display',
  title: '首页未集中展示主账号',
  clause: '二(二)2',
  problemClass: '页面规范',
  severity: '一般',
  sureness: '疑似',
  needs: ['url', 'kind', 'text', 'links'],
  check(reading, { register }) {
    const mains = register.accounts.filter(({ main }) => main === true);
    if (mains.length === 0 || !isHome(reading, register)) return [];
    if (reading.gaps.some(({ what }) => UNREAD.has(what))) return [];
    return hitsOf(reading, mains);
  },
  examples: {
    flags: [
      { why: 'one of two is missing', reading: home('云溪发布（微信公众号）'), register: office() },
      { why: 'icons without names', reading: home('官方微信 官方微博'), register: office() },
      {
        why: 'at two ends of the page',
        reading: home(`云溪发布 关注我们 ${'。'.repeat(TOGETHER + 10)} 云溪微博厅`),
        register: office(),
      },
    ],
    passes: [
      { why: 'both together', reading: home('云溪发布（微信） 云溪微博厅（微博）'), register: office() },
      {
        why: 'a picture that leads there',
        reading: {
          ...home('云溪发布'),
          links: [{ text: '', href: 'https://weibo.com/u/7000000001', role: 'footer', hidden: { is: 'no' } }],
        },
        register: office(),
      },
      {
        why: 'another page of the site',
        reading: { ...home(''), url: 'https://www.yunxi.gov.cn/a/' },
        register: office(),
      },
      { why: 'no main account is registered', reading: home(''), register: { ...office(), accounts: [] } },
      {
        why: 'a part was not read',
        reading: { ...home(''), gaps: [{ what: 'frame', why: '框架未能读取' }] },
        register: office(),
      },
    ],
  },
};

function isHome(reading: PageReading, register: Register): boolean {
  return siteOfPage(register, reading) !== undefined && !columnUrlKey(reading.url).includes('/');
}

function home(text: string): Partial<PageReading> {
  return { url: 'https://www.yunxi.gov.cn/', kind: 'home', title: '云溪县人民政府', text };
}

function office(): Pick<Register, 'sites' | 'accounts'> {
  const url = 'https://weibo.com/u/7000000001';
  return {
    sites: [{ id: 's', name: '云溪县人民政府', hosts: ['www.yunxi.gov.cn'] }],
    accounts: [
      { id: 'wx', platform: '微信公众号', name: '云溪发布', main: true },
      { id: 'wb', platform: '微博', name: '云溪微博厅', platformId: '7000000001', url, main: true },
    ],
  };
}
