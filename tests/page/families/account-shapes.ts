import type { Account } from '../../../lib/core/register/register.ts';
import type { Days } from './family-page.ts';

/** A model page of one platform family, dated relative to the day it is read on (10:00 in Shanghai). */
export interface AccountPage {
  name: string;
  url: string;
  account: Pick<Account, 'platform' | 'name'> & { platformId?: string };
  html(days: Days): string;
  wants: {
    /** Days before the reading of the newest post; absent = none may be told. */
    newest?: number;
    state: '正常' | '将到期' | '逾期' | '空白' | '未能识别';
    /** The place of the one pinned post. */
    pinned?: number;
    sureness?: '疑似';
  };
}

export const doc = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

export const seconds = (day: string, clock = '09:30'): number =>
  Date.parse(`${day}T${clock}:00+08:00`) / 1000;

/** A number whose upper part is the second, as ByteDance gives its posts. */
export const numberOf = (day: string): string => (BigInt(seconds(day)) * 2n ** 32n + 77n).toString();

export const weiboNumber = (day: string): string =>
  ((BigInt(seconds(day)) - 515_483_463n) * 2n ** 22n + 9n).toString();

export const cards = (
  ages: readonly number[],
  days: Days,
  card: (day: string, at: number) => string,
): string => ages.map((age, at) => card(days.back(age), at)).join('\n');

export const weibo = { platform: '微博', name: '云溪发布', platformId: '7000000001' };
export const wechat = { platform: '微信公众号', name: '云溪发布', platformId: 'MzI1Nzg5MDAwMA==' };
export const douyin = { platform: '抖音', name: '云溪发布', platformId: 'yunxifabu' };
export const kuaishou = { platform: '快手', name: '云溪发布', platformId: '3xyunxi0123456' };
export const toutiao = { platform: '今日头条', name: '云溪发布' };
export const baijiahao = { platform: '百家号', name: '云溪发布', platformId: '1700000000000001' };

export const feed = (time: string, author = '7000000001', pin = '') =>
  `<article class="woo-panel-main woo-panel-top _wrap_k1"><div>${pin}</div><header><a class="_name_1" href="/u/${author}">云溪发布</a>
<a class="_time_1" href="https://weibo.com/${author}/Qabcdefgh" ${time}</a></header><div class="_wbtext_9">滨江路恢复通行。</div></article>`;

export const weiboHead = '<div class="_ProfileHeader_name_1"></div>';
export const titled = '@云溪发布的个人主页 - 微博';

export const mobile = (card: string): string =>
  `<div class="profile-cover"><span class="mod-fil-name m-text-cut">云溪发布</span></div>${card}`;

export const dyItem = (id: string, words: string, pin = '') =>
  `<li><div><a href="//www.douyin.com/video/${id}"><img alt="云溪发布：${words}"><span>${pin}</span><p>${words}</p></a><span>1.2万</span></div></li>`;

export const dyPage = (list: string): string =>
  doc(
    '云溪发布的抖音 - 抖音',
    `<div data-e2e="user-info"><h1><span>云溪发布</span></h1><p><span>抖音号：yunxifabu</span></p></div><div data-e2e="user-post-list">${list}</div>`,
  );

export const ttCard = (time: string, words = '秋粮收购进度过半') =>
  `<div class="profile-article-card-wrapper"><div class="feed-card-article"><a class="title" href="/article/7300000000000000001/">${words}</a><div class="feed-card-footer-time-cmp">${time}</div></div></div>`;

export const ttPage = (list: string): string =>
  doc(
    '云溪发布的头条主页 - 今日头条',
    `<div class="profile-info-wrapper"><span class="name">云溪发布</span></div><div class="profile-tab-feed">${list}</div>`,
  );

export const TT_URL = 'https://www.toutiao.com/c/user/token/MS4wLjABAAAAyunxi/';
export const DY_URL = 'https://www.douyin.com/user/MS4wLjABAAAAyunxi';
export const KS_URL = 'https://www.kuaishou.com/profile/3xyunxi0123456';
export const BJ_URL = 'https://author.baidu.com/home/1700000000000001';

export const album = (time: (day: string) => string, ages: readonly number[]) => (days: Days) =>
  doc(
    '便民服务',
    `<div class="album__author-name">云溪发布</div><ul class="album__list js_album_list">${cards(
      ages,
      days,
      (day, at) =>
        `<li class="album__list-item js_album_item" data-title="第${at}期便民提示" data-link="http://mp.weixin.qq.com/s?__biz=X&mid=${at}"><div class="album__item-title">第${at}期便民提示</div><span class="js_article_create_time album__item-info-item">${time(day)}</span></li>`,
    )}</ul>`,
  );

export const ALBUM_URL =
  'https://mp.weixin.qq.com/mp/appmsgalbum?__biz=MzI1Nzg5MDAwMA==&action=getalbum&album_id=1';
