import type { AccountPage } from './account-shapes.ts';
import type { Days } from './family-page.ts';

const doc = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

const seconds = (day: string): number => Date.parse(`${day}T09:30:00+08:00`) / 1000;
const numberOf = (day: string): string => (BigInt(seconds(day)) * 2n ** 32n + 77n).toString();

const weibo = { platform: '微博', name: '云溪发布', platformId: '7000000001' };
const douyin = { platform: '抖音', name: '云溪发布', platformId: 'yunxifabu' };
const toutiao = { platform: '今日头条', name: '云溪发布' };
const baijiahao = { platform: '百家号', name: '云溪发布', platformId: '1700000000000001' };
const wechat = { platform: '微信公众号', name: '云溪发布', platformId: 'MzI1Nzg5MDAwMA==' };

const WB_URL = 'https://weibo.com/u/7000000001';
const DY_URL = 'https://www.douyin.com/user/MS4wLjABAAAAyunxi';
const TT_URL = 'https://www.toutiao.com/c/user/token/MS4wLjABAAAAyunxi/';
const BJ_URL = 'https://author.baidu.com/home/1700000000000001';

const post = (time: string, href: string, author: string, inner = ''): string =>
  `<article class="woo-panel-main woo-panel-top _wrap_k1"><header><a class="_name_1" href="${author}">云溪发布</a><a class="_time_1" href="${href}">${time}</a></header><div class="_wbtext_9">滨江路恢复通行。</div>${inner}</article>`;

const OWN = ['https://weibo.com/7000000001/Qabcdefgh', '/u/7000000001'] as const;
const wbPage = (body: string): string =>
  doc('@云溪发布的个人主页 - 微博', `<div class="_ProfileHeader_name_1"></div>${body}`);

const passedOn = `<div class="retweet Feed_retweet_1"><div class="_wbtext_9">原文</div><a class="head-info_time_1" href="https://weibo.com/7000000099/Qzzzzzzzz">5分钟前</a></div>`;

const dyPage = (list: string): string =>
  doc(
    '云溪发布的抖音 - 抖音',
    `<div data-e2e="user-info"><h1>云溪发布</h1><p>抖音号：yunxifabu</p></div><ul data-e2e="user-post-list">${list}</ul>`,
  );
const dyItem = (day: string): string =>
  `<li><a href="//www.douyin.com/video/${numberOf(day)}"><img alt="秋收"><p>秋收</p></a></li>`;

const ttPage = (time: string, comment: string): string =>
  doc(
    '云溪发布的头条主页 - 今日头条',
    `<div class="profile-info-wrapper"><span class="name">云溪发布</span></div><div class="profile-tab-feed"><div class="profile-article-card-wrapper"><a class="title" href="/article/7300000000000000001/">秋粮收购</a><div class="feed-card-footer-time-cmp">${time}</div><div class="hot-comment"><span class="time">${comment}</span></div></div></div>`,
  );

const bjPage = (list: string): string =>
  doc('云溪发布的百家号', `<div class="user-name">云溪发布</div>${list}`);

const wechatPost = (days: Days): string =>
  doc(
    '',
    `<h1 id="activity-name">雪景</h1><a id="js_name">云溪发布</a><em id="publish_time">${days.back(20)} 09:30</em><div id="js_content"></div><script>var biz = "MzI1Nzg5MDAwMA=="; var ori_create_time = "${seconds(days.back(2))}";</script>`,
  );

/** Account pages on which something newer than the account's own newest post stands. */
export const accountTraps: readonly AccountPage[] = [
  {
    name: 'weibo.com: the post passed on is newer, the own time is not drawn',
    url: WB_URL,
    account: weibo,
    html: () => wbPage(post('', ...OWN, passedOn)),
    wants: { state: '未能识别' },
  },
  {
    name: 'weibo.com: the post passed on is newer',
    url: WB_URL,
    account: weibo,
    html: (days) => wbPage(post(`${days.back(40)} 08:00`, ...OWN, passedOn)),
    wants: { newest: 40, state: '逾期' },
  },
  {
    name: 'weibo.com: a suggested post whose author is given by name',
    url: WB_URL,
    account: weibo,
    html: (days) =>
      wbPage(
        post('3小时前', 'https://weibo.com/7000000099/Qabcdefgh', '/n/别的号') +
          post(`${days.back(40)} 08:00`, ...OWN),
      ),
    wants: { newest: 40, state: '逾期' },
  },
  {
    name: 'weibo.com: the tab of videos alone proves one update',
    url: `${WB_URL}?tabtype=newVideo`,
    account: weibo,
    html: (days) => wbPage(post(`${days.back(4)} 08:00`, ...OWN)),
    wants: { newest: 4, state: '正常', sureness: '疑似' },
  },
  {
    name: '抖音: a broadcast that runs now is no work',
    url: DY_URL,
    account: douyin,
    html: (days) =>
      dyPage(
        `<li><a href="//live.douyin.com/7300"><p>直播中</p><span class="time">刚刚</span></a></li>${dyItem(days.back(40))}`,
      ),
    wants: { newest: 40, state: '逾期' },
  },
  {
    name: '抖音: the tab of what the account likes',
    url: `${DY_URL}?showTab=like`,
    account: douyin,
    html: (days) => dyPage(dyItem(days.back(1))),
    wants: { state: '未能识别' },
  },
  {
    name: '今日头条: the time of a comment is newer',
    url: TT_URL,
    account: toutiao,
    html: (days) => ttPage(days.back(40), '刚刚'),
    wants: { newest: 40, state: '逾期' },
  },
  {
    name: '今日头条: a comment has a time, the article none',
    url: TT_URL,
    account: toutiao,
    html: () => ttPage('', '刚刚'),
    wants: { state: '未能识别' },
  },
  {
    name: '百家号: the time of a comment stands before that of the article',
    url: BJ_URL,
    account: baijiahao,
    html: (days) =>
      bjPage(
        `<div class="article-list"><div class="sfi-article"><a href="https://baijiahao.baidu.com/s?id=18"><div class="sfi-article-title">便民提示</div></a><div class="sfi-comment-info"><span>昨天</span></div><div class="sfi-time">${days.back(40)}</div></div></div>`,
      ),
    wants: { newest: 40, state: '逾期' },
  },
  {
    name: '百家号: suggestions in place of the account’s own list',
    url: BJ_URL,
    account: baijiahao,
    html: () =>
      bjPage(
        `<div class="recommend-feed-list"><div class="feed-item"><a href="https://baijiahao.baidu.com/s?id=19"><div class="title">别人的文章</div></a><div class="time">刚刚</div></div></div>`,
      ),
    wants: { state: '未能识别' },
  },
  {
    name: 'WeChat: the second of the original is not that of the repost',
    url: 'https://mp.weixin.qq.com/s/abcdefg',
    account: wechat,
    html: wechatPost,
    wants: { newest: 20, state: '逾期', sureness: '疑似' },
  },
];
