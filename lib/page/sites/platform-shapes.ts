/** Where one author platform puts an account, its list of posts and a single post. Selectors and patterns only. */
export interface PlatformShape {
  /** The name under which an office registers its accounts there. */
  platform: string;
  hosts: RegExp;
  /** Address of an account's own page; group 1 is its id. Absent = only single posts are read. */
  home?: RegExp;
  /** The number or word an account calls itself by on its page, behind its label; group 1. */
  alias?: RegExp;
  /** Its name on its own page, tried in this order; then the document's title, group 1. */
  names: readonly string[];
  titled: RegExp;
  /** Address of a tab of that page that holds other people's posts. */
  otherTab?: RegExp;
  /** Address of a tab that holds only some of its own: videos, articles. */
  partTab?: RegExp;
  /** What leads to one of its posts; whatever else stands in the list (a broadcast, an advertisement) is none. */
  address?: RegExp;
  /** The list of its own posts, then one post in it, its words and the places of its time. */
  list: string;
  post: string;
  title: string;
  time: string;
  /**
   * What carries the second of a post where the page shows none: the post's number in its address (ByteDance),
   * or the folder of its cover picture (快手).
   */
  carries?: 'number' | 'cover';
  /** On a single post: its author and its time, and the link that leads to the author. */
  author?: readonly string[];
  published?: string;
}

const NO_LIST = { names: [], titled: /(?!)/, list: '', post: '', title: '', time: '' };

export const PLATFORM_SHAPES: readonly PlatformShape[] = [
  {
    platform: '今日头条',
    hosts: /(^|\.)toutiao\.com$/,
    home: /\/c\/user\/(?:token\/)?([\w-]{6,})/,
    names: ['[class*="profile-info"] .name', '.user-info .name', '.detail .name'],
    titled: /^(.{2,30}?)的头条主页/,
    partTab: /[?&]tab=(?!all(?:&|#|$))/,
    list: '[class*="profile-tab-feed"], [class*="profile-feed"], .main-l',
    post: '[class*="profile-"][class*="card-wrapper"], .feed-card-wrapper, .feed-card-article-wrapper',
    title: 'a.title, p.content, .feed-card-article-l a, [class*="title"]',
    time: '[class*="feed-card-footer-time"], .time',
  },
  {
    platform: '百家号',
    hosts: /^(baijiahao|mbd|author)\.baidu\.com$/,
    home: /author\.baidu\.com\/home(?:\/|\?(?:[^#]*&)?app_id=)(\d{6,})/,
    names: ['[class*="user-name"]', '[class*="author-name"]', '[class*="nick-name"]'],
    titled: /^(.{2,30}?)(?:的)?(?:百家号|个人主页|主页)/,
    list: '[class*="article-list"], [class*="feed-list"], [class*="home-list"], .sfi-list',
    post: '[class*="sfi-article"], [class*="feed-item"], [class*="article-item"], [class*="list-item"]',
    title: '[class*="title"]',
    time: '[class*="time"], [class*="extra"], [class*="info"] span, [class*="bottom"] span',
  },
  {
    platform: '抖音',
    hosts: /(^|\.)(ies)?douyin\.com$/,
    home: /\/(?:share\/)?user\/([\w-]{6,})/,
    alias: /抖音号\s?[:：]\s?([\w.-]{2,30})/,
    names: ['[data-e2e="user-info"] h1', '[data-e2e="user-detail"] h1', '.nickname'],
    titled: /^(.{2,30}?)的(?:抖音|个人主页|主页)/,
    otherTab: /[?&]showTab=(?!post(?:&|#|$))/,
    address: /\/(?:video|note|article|slides)\/\d/,
    list: '[data-e2e="user-post-list"]',
    post: 'li',
    title: 'p',
    time: '[class*="time"]',
    carries: 'number',
    author: ['[data-e2e="user-info"] a[href*="/user/"]', '[data-e2e="video-player-nickname"]'],
    published: '[data-e2e="detail-video-publish-time"]',
  },
  {
    platform: '快手',
    hosts: /(^|\.)(kuaishou|chenzhongtech|gifshow)\.com$/,
    home: /\/(?:profile|user)\/([\w-]{6,})/,
    alias: /快手号\s?[:：]\s?([\w.-]{2,30})/,
    names: ['.user-info .user-name', '.profile-user-name', '[class*="user-name"]'],
    titled: /^(.{2,30}?)(?:的(?:快手|主页|个人主页)|[-—_]\s?快手)/,
    list: '.user-photo-list, [class*="photo-list"], .profile-work-list, .feed-list',
    post: '.photo-card, .video-card, [class*="work-card"]',
    title: '.photo-title, [class*="title"], [class*="caption"]',
    time: '.photo-time, [class*="time"]',
    carries: 'cover',
    author: ['.profile-user-name-title', '.short-video-info .user-name'],
    published: '.photo-time',
  },
  { platform: '企鹅号', hosts: /^(view|new)\.inews\.qq\.com$|^om\.qq\.com$/, ...NO_LIST },
  { platform: '喜马拉雅', hosts: /(^|\.)ximalaya\.com$/, ...NO_LIST },
];

/** The list says itself that it is empty. */
export const NO_POSTS =
  /^(?:暂无(?:内容|作品|视频|文章|动态|数据)|(?:TA|ta|他|她|该(?:用户|作者|账号)|这里)?(?:还|暂时|暂)?(?:没有|未)(?:发布|发表)?过?(?:任何)?(?:作品|内容|视频|文章|动态|东西))/;
