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

const doc = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

const seconds = (day: string, clock = '09:30'): number => Date.parse(`${day}T${clock}:00+08:00`) / 1000;

/** A number whose upper part is the second, as ByteDance gives its posts. */
const numberOf = (day: string): string => (BigInt(seconds(day)) * 2n ** 32n + 77n).toString();

const weiboNumber = (day: string): string =>
  ((BigInt(seconds(day)) - 515_483_463n) * 2n ** 22n + 9n).toString();

const cards = (ages: readonly number[], days: Days, card: (day: string, at: number) => string): string =>
  ages.map((age, at) => card(days.back(age), at)).join('\n');

const weibo = { platform: '微博', name: '云溪发布', platformId: '7000000001' };
const wechat = { platform: '微信公众号', name: '云溪发布', platformId: 'MzI1Nzg5MDAwMA==' };
const douyin = { platform: '抖音', name: '云溪发布', platformId: 'yunxifabu' };
const kuaishou = { platform: '快手', name: '云溪发布', platformId: '3xyunxi0123456' };
const toutiao = { platform: '今日头条', name: '云溪发布' };
const baijiahao = { platform: '百家号', name: '云溪发布', platformId: '1700000000000001' };

const feed = (time: string, author = '7000000001', pin = '') =>
  `<article class="woo-panel-main woo-panel-top _wrap_k1"><div>${pin}</div><header><a class="_name_1" href="/u/${author}">云溪发布</a>
<a class="_time_1" href="https://weibo.com/${author}/Qabcdefgh" ${time}</a></header><div class="_wbtext_9">滨江路恢复通行。</div></article>`;

const weiboHead = '<div class="_ProfileHeader_name_1"></div>';
const titled = '@云溪发布的个人主页 - 微博';

const mobile = (card: string): string =>
  `<div class="profile-cover"><span class="mod-fil-name m-text-cut">云溪发布</span></div>${card}`;

const dyItem = (id: string, words: string, pin = '') =>
  `<li><div><a href="//www.douyin.com/video/${id}"><img alt="云溪发布：${words}"><span>${pin}</span><p>${words}</p></a><span>1.2万</span></div></li>`;

const dyPage = (list: string): string =>
  doc(
    '云溪发布的抖音 - 抖音',
    `<div data-e2e="user-info"><h1><span>云溪发布</span></h1><p><span>抖音号：yunxifabu</span></p></div><div data-e2e="user-post-list">${list}</div>`,
  );

const ttCard = (time: string, words = '秋粮收购进度过半') =>
  `<div class="profile-article-card-wrapper"><div class="feed-card-article"><a class="title" href="/article/7300000000000000001/">${words}</a><div class="feed-card-footer-time-cmp">${time}</div></div></div>`;

const ttPage = (list: string): string =>
  doc(
    '云溪发布的头条主页 - 今日头条',
    `<div class="profile-info-wrapper"><span class="name">云溪发布</span></div><div class="profile-tab-feed">${list}</div>`,
  );

const TT_URL = 'https://www.toutiao.com/c/user/token/MS4wLjABAAAAyunxi/';
const DY_URL = 'https://www.douyin.com/user/MS4wLjABAAAAyunxi';
const KS_URL = 'https://www.kuaishou.com/profile/3xyunxi0123456';
const BJ_URL = 'https://author.baidu.com/home/1700000000000001';

const album = (time: (day: string) => string, ages: readonly number[]) => (days: Days) =>
  doc(
    '便民服务',
    `<div class="album__author-name">云溪发布</div><ul class="album__list js_album_list">${cards(
      ages,
      days,
      (day, at) =>
        `<li class="album__list-item js_album_item" data-title="第${at}期便民提示" data-link="http://mp.weixin.qq.com/s?__biz=X&mid=${at}"><div class="album__item-title">第${at}期便民提示</div><span class="js_article_create_time album__item-info-item">${time(day)}</span></li>`,
    )}</ul>`,
  );

const ALBUM_URL = 'https://mp.weixin.qq.com/mp/appmsgalbum?__biz=MzI1Nzg5MDAwMA==&action=getalbum&album_id=1';

export const accountPages: readonly AccountPage[] = [
  {
    name: 'weibo.com of late: pinned and old first, 昨天 with the full time in its title',
    url: 'https://weibo.com/u/7000000001',
    account: weibo,
    html: (days) =>
      doc(
        titled,
        weiboHead +
          feed(`title="${days.back(300)} 09:00">${days.back(300).slice(5)} 09:00`, '7000000001', '置顶') +
          feed(`title="${days.back(1)} 12:30">昨天 12:30`) +
          feed(`title="${days.back(9)} 08:00">${days.back(9)} 08:00`),
      ),
    wants: { newest: 1, state: '正常', pinned: 0 },
  },
  {
    name: 'weibo.com: a post somebody else wrote and the account liked is none of its own',
    url: 'https://weibo.com/u/7000000001',
    account: weibo,
    html: (days) =>
      doc(titled, feed('>3小时前', '7000000099') + feed(`title="${days.back(20)} 08:00">${days.back(20)}`)),
    wants: { newest: 20, state: '逾期' },
  },
  {
    name: 'm.weibo.cn: month and day only, the year by the number of the post',
    url: 'https://m.weibo.cn/u/7000000001',
    account: weibo,
    html: (days) =>
      doc(
        '微博',
        mobile(
          cards(
            [12, 40],
            days,
            (day) =>
              `<div class="card m-panel card9"><div class="m-text-box"><a href="/profile/7000000001">云溪发布</a><h4><span class="time">${day.slice(5)}</span></h4></div><div class="weibo-text">便民提示。</div><a href="/status/${weiboNumber(day)}">全文</a></div>`,
          ),
        ),
      ),
    wants: { newest: 12, state: '将到期' },
  },
  {
    name: 'm.weibo.cn: month and day only, no number: the year is nobody’s guess',
    url: 'https://m.weibo.cn/u/7000000001',
    account: weibo,
    html: (days) =>
      doc(
        '微博',
        mobile(
          `<div class="card m-panel"><h4><span class="time">${days.back(3).slice(5)}</span></h4><div class="weibo-text">提示。</div></div>`,
        ),
      ),
    wants: { state: '未能识别' },
  },
  {
    name: 'weibo.com: an account without a post',
    url: 'https://weibo.com/u/7000000001',
    account: weibo,
    html: () =>
      doc(titled, `<div class="Main_full_1"><div class="vue-scroller">还没有发布过微博哦</div></div>`),
    wants: { state: '空白' },
  },
  {
    name: 'weibo.com: a layout of tomorrow',
    url: 'https://weibo.com/u/7000000001',
    account: weibo,
    html: (days) =>
      doc(titled, `<section><h2>热门</h2><ul><li><a href="/1">别人的一条</a>${days.now}</li></ul></section>`),
    wants: { state: '未能识别' },
  },
  {
    name: 'weibo.com: the log-in wall',
    url: 'https://weibo.com/u/7000000001',
    account: weibo,
    html: (days) => doc('Sina Visitor System', `<p>登录后查看更多</p><p>发布时间：${days.now}</p>`),
    wants: { state: '未能识别' },
  },
  {
    name: 'WeChat album before its script has run: seconds',
    url: ALBUM_URL,
    account: wechat,
    html: album((day) => String(seconds(day)), [30, 5]),
    wants: { newest: 5, state: '正常', sureness: '疑似' },
  },
  {
    name: 'WeChat album as drawn',
    url: ALBUM_URL,
    account: wechat,
    html: album((day) => day.replace(/-/g, '/'), [40, 30]),
    wants: { newest: 30, state: '逾期', sureness: '疑似' },
  },
  {
    name: 'WeChat profile as drawn',
    url: 'https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz=MzI1Nzg5MDAwMA==',
    account: wechat,
    html: (days) =>
      doc(
        '云溪发布',
        `<strong id="nickname">云溪发布</strong>${cards(
          [11, 25],
          days,
          (day) =>
            `<div class="weui_media_box appmsg"><h4 class="weui_media_title" hrefs="http://mp.weixin.qq.com/s?x=1">便民提示</h4><p class="weui_media_extra_info">${day.replace('-', '年').replace('-', '月')}日</p></div>`,
        )}`,
      ),
    wants: { newest: 11, state: '将到期' },
  },
  {
    name: 'WeChat profile that the browser may not open',
    url: 'https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz=MzI1Nzg5MDAwMA==',
    account: wechat,
    html: () =>
      doc('验证', '<strong class="profile_nickname">云溪发布</strong><p>请在微信客户端打开链接</p>'),
    wants: { state: '未能识别' },
  },
  {
    name: 'WeChat picture post: the time in the page’s own data',
    url: 'https://mp.weixin.qq.com/s/abcdefg',
    account: wechat,
    html: (days) =>
      doc(
        '',
        `<h1 id="activity-name">雪景</h1><div id="js_content"></div><script>window.cgiDataNew = { nick_name: JsDecode('云溪发布'), bizuin: 'MzI1Nzg5MDAwMA==', ori_create_time: '${seconds(days.back(2))}' * 1 };</script>`,
      ),
    wants: { newest: 2, state: '正常', sureness: '疑似' },
  },
  {
    name: '抖音: no date shown, the second in the number of each post',
    url: DY_URL,
    account: douyin,
    html: (days) =>
      dyPage(
        `<ul>${dyItem(numberOf(days.back(200)), '办事指南', '置顶')}${dyItem(numberOf(days.back(6)), '秋收')}${dyItem(numberOf(days.back(15)), '防火')}</ul>`,
      ),
    wants: { newest: 6, state: '正常', pinned: 0 },
  },
  {
    name: '抖音: last post 15 days ago',
    url: DY_URL,
    account: douyin,
    html: (days) => dyPage(`<ul>${dyItem(numberOf(days.back(15)), '防火')}</ul>`),
    wants: { newest: 15, state: '逾期' },
  },
  {
    name: '抖音: an account without a post',
    url: DY_URL,
    account: douyin,
    html: () => dyPage('<p>暂无内容</p>'),
    wants: { state: '空白' },
  },
  {
    name: '抖音: recommendations beside a list that was not drawn',
    url: DY_URL,
    account: douyin,
    html: (days) => `${dyPage('')}<ul class="recommend">${dyItem(numberOf(days.now), '别人的')}</ul>`,
    wants: { state: '未能识别' },
  },
  {
    name: '抖音: a single post says one update',
    url: 'https://www.douyin.com/video/7300000000000000001',
    account: douyin,
    html: (days) =>
      doc(
        '秋收 - 抖音',
        `<div data-e2e="user-info"><a href="//www.douyin.com/user/MS4wLjABAAAAyunxi"><span>云溪发布</span></a></div><span data-e2e="detail-video-publish-time">发布时间：${days.back(4)} 10:00</span>`,
      ),
    wants: { newest: 4, state: '正常', sureness: '疑似' },
  },
  {
    name: '快手: the day in the address of each cover',
    url: KS_URL,
    account: kuaishou,
    html: (days) =>
      doc(
        '云溪发布-快手',
        `<div class="user-info"><p class="user-name">云溪发布</p></div><div class="user-photo-list">${cards(
          [13, 60],
          days,
          (day) =>
            `<div class="photo-card"><a href="/short-video/3xabc"><img src="https://p1.a.yximgs.example/upic/${day.replace(/-/g, '/')}/09/BMj.jpg"></a><p class="photo-title">防火提示</p></div>`,
        )}</div>`,
      ),
    wants: { newest: 13, state: '将到期' },
  },
  {
    name: '快手: covers that carry no day',
    url: KS_URL,
    account: kuaishou,
    html: () =>
      doc(
        '云溪发布-快手',
        `<p class="user-name">云溪发布</p><div class="user-photo-list"><div class="photo-card"><a href="/short-video/3xabc"><img src="/a.jpg"></a><p class="photo-title">防火提示</p></div></div>`,
      ),
    wants: { state: '未能识别' },
  },
  {
    name: '今日头条: hours ago under a pinned article',
    url: TT_URL,
    account: toutiao,
    html: (days) =>
      ttPage(ttCard(`${days.back(90)}`, '政务公开指南') + ttCard('3小时前') + ttCard('昨天 12:30')),
    wants: { newest: 0, state: '正常' },
  },
  {
    name: '今日头条: weeks ago is no date',
    url: TT_URL,
    account: toutiao,
    html: () => ttPage(ttCard('2周前')),
    wants: { state: '未能识别' },
  },
  {
    name: '百家号',
    url: BJ_URL,
    account: baijiahao,
    html: (days) =>
      doc(
        '云溪发布的百家号',
        `<div class="user-name">云溪发布</div><div class="article-list">${cards(
          [16, 17],
          days,
          (day) =>
            `<div class="sfi-article"><a href="https://baijiahao.baidu.com/s?id=18"><div class="sfi-article-title">便民提示</div></a><div class="sfi-time">${day} 08:00</div></div>`,
        )}</div>`,
      ),
    wants: { newest: 16, state: '逾期' },
  },
  {
    name: '百家号: a check for robots in place of the page',
    url: BJ_URL,
    account: baijiahao,
    html: () => doc('百度安全验证', '<p>请完成验证</p>'),
    wants: { state: '未能识别' },
  },
];
