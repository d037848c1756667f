import {
  type AccountPage,
  ALBUM_URL,
  album,
  BJ_URL,
  baijiahao,
  cards,
  DY_URL,
  doc,
  douyin,
  dyItem,
  dyPage,
  feed,
  KS_URL,
  kuaishou,
  mobile,
  numberOf,
  seconds,
  TT_URL,
  titled,
  toutiao,
  ttCard,
  ttPage,
  wechat,
  weibo,
  weiboHead,
  weiboNumber,
} from './account-shapes.ts';

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
