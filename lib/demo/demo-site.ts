import type { CivilDate } from '../core/calendar/civil-date.ts';
import { WECHAT_AGE, wechatArticle, weiboProfile } from './account-pages.ts';
import { articlePage } from './article-page.ts';
import type { DemoColumn, DemoRow } from './demo-column.ts';
import { daysBefore } from './demo-day.ts';
import type { DemoAsset, DemoPage } from './demo-page.ts';
import { DEMO_COLUMNS, DEMO_SITE_NAME, DEMO_WECHAT_URL, DEMO_WEIBO_URL, demoUrl } from './demo-register.ts';
import { featuredArticle } from './featured-articles.ts';
import { homePage } from './home-page.ts';
import { drawnList, drawnListPath, listPage, rowPath } from './list-page.ts';
import { plainArticle } from './plain-article.ts';
import { SERVICE_PAGES, servicePage } from './service-pages.ts';
import { SITE_CSS, SITE_JS } from './site-css.ts';
import { ACCOUNT_PICTURE, slidePicture } from './site-pictures.ts';

const UTF8 = 'text/html; charset=utf-8';

/** Strictest policy a page can carry and still show its style: nothing runs, nothing is made from strings. */
const STRICT_CSP =
  "default-src 'none'; style-src https://www.qinghe.example; require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * The model site as of `today`: home, a list page for every column, every article, two account pages.
 * A pure function of its arguments, so the states of its columns never age.
 * `corrected` gives the site after its faults were put right.
 *
 * @example demoSite('2026-11-23').find((page) => page.kind === 'home')?.url
 */
export function demoSite(today: CivilDate, options: { corrected?: boolean } = {}): DemoPage[] {
  const corrected = options.corrected ?? false;
  return [
    {
      ...blank(demoUrl('/'), `${DEMO_SITE_NAME}门户网站`, 'home', 'home'),
      html: homePage(today),
      expects: { stop: true, findings: [] },
    },
    ...DEMO_COLUMNS.map((column) => columnPage(column, today)),
    ...DEMO_COLUMNS.flatMap((column) => column.rows.map((row) => article(column, row, today, corrected))),
    ...SERVICE_PAGES.map((page, i) => ({
      ...blank(demoUrl(page.path), page.title, 'other', `service-${i + 1}`),
      html: servicePage(page, today),
      expects: { stop: false, findings: [] },
    })),
    {
      ...blank(DEMO_WECHAT_URL, '冬天来了，这几项便民服务请收好', 'account', 'account-wechat'),
      html: wechatArticle(today),
      expects: {
        stop: true,
        findings: [],
        state: { targetId: 'wx', state: '逾期' },
        publishedOn: daysBefore(today, WECHAT_AGE),
      },
    },
    {
      ...blank(DEMO_WEIBO_URL, '@青禾发布的个人主页 - 微博', 'account', 'account-weibo'),
      html: weiboProfile(today),
      expects: { stop: true, findings: [], state: { targetId: 'wb', state: '正常' } },
    },
  ];
}

/** Style sheet, script, pictures and the rows of the script-drawn list, under both schemes. */
export function demoAssets(today: CivilDate): DemoAsset[] {
  const files: [string, string, string][] = [
    ['/assets/site.css', SITE_CSS, 'text/css; charset=utf-8'],
    ['/assets/site.js', SITE_JS, 'text/javascript; charset=utf-8'],
    ['/assets/account.svg', ACCOUNT_PICTURE, 'image/svg+xml'],
    ...[0, 1, 2].map((i): [string, string, string] => [
      `/assets/slide-${i + 1}.svg`,
      slidePicture(i),
      'image/svg+xml',
    ]),
    ...DEMO_COLUMNS.filter((column) => column.shape === 'script').map((column): [string, string, string] => [
      drawnListPath(column),
      drawnList(column, today),
      'application/json; charset=utf-8',
    ]),
  ];
  return files.flatMap(([path, body, contentType]) =>
    [false, true].map((insecure) => ({ url: demoUrl(path, insecure), body, contentType })),
  );
}

function blank(url: string, title: string, kind: DemoPage['kind'], name: string) {
  return { url, title, kind, name, charset: 'utf-8', contentType: UTF8, headers: {} } as const;
}

function columnPage(column: DemoColumn, today: CivilDate): DemoPage {
  const { id, state, withScripts } = column;
  return {
    ...blank(demoUrl(column.path, column.insecure), column.name, 'list', `list-${id}`),
    html: listPage(column, today),
    expects: {
      stop: true,
      findings: [],
      state: { targetId: id, state, ...(withScripts ? { withScripts } : {}) },
    },
  };
}

function article(column: DemoColumn, row: DemoRow, today: CivilDate, corrected: boolean): DemoPage {
  const featured = row.slug ? featuredArticle(row.slug, today, corrected) : undefined;
  const charset = row.slug === 'history' ? 'gbk' : 'utf-8';
  const name = `article-${row.slug ?? `${column.id}-${column.rows.indexOf(row) + 1}`}`;
  return {
    ...blank(demoUrl(rowPath(column, row, today), column.insecure), row.title, 'article', name),
    html: articlePage(column, row, featured ?? plainArticle(column, row), today, charset),
    charset,
    contentType: charset === 'gbk' ? 'text/html' : UTF8,
    headers: row.slug === 'roads-explained' ? { 'Content-Security-Policy': STRICT_CSP } : {},
    expects: {
      stop: featured !== undefined,
      findings: featured?.findings ?? [],
      publishedOn: daysBefore(today, row.age),
      ...(featured?.injected ? { injected: featured.injected } : {}),
    },
  };
}
