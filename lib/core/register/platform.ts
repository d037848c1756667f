/** Offices write a platform's name in many ways; the same one must meet itself. */
const PLATFORMS: readonly (readonly [RegExp, string])[] = [
  [/视频号/, '视频号'],
  [/小程序/, '小程序'],
  [/微信|公众号|we\s?chat|weixin|mp\.weixin/i, '微信'],
  [/微博|weibo/i, '微博'],
  [/抖音|douyin/i, '抖音'],
  [/头条|toutiao/i, '今日头条'],
  [/百家号|baijiahao/i, '百家号'],
  [/快手|kuaishou/i, '快手'],
  [/b站|哔哩|bilibili/i, '哔哩哔哩'],
];

/** @example platformKey('微信公众号') === platformKey('wechat') */
export function platformKey(platform: string): string {
  const found = PLATFORMS.find(([pattern]) => pattern.test(platform));
  return found ? found[1] : platform.trim().toLowerCase();
}
