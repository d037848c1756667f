import type { PageReading } from '../reading.ts';
import { columnUrlKey } from '../register/column-url.ts';
import type { Account } from '../register/register.ts';

/** Offices write a platform's name in many ways; the same one must meet itself. */
const PLATFORMS: readonly (readonly [RegExp, string])[] = [
  [/微信|公众号|we\s?chat|weixin|mp\.weixin/i, '微信'],
  [/微博|weibo/i, '微博'],
  [/抖音|douyin/i, '抖音'],
  [/头条|toutiao/i, '今日头条'],
  [/百家号|baijiahao/i, '百家号'],
  [/快手|kuaishou/i, '快手'],
  [/b站|哔哩|bilibili/i, '哔哩哔哩'],
];

/** @example platformKey('微信公众号') === platformKey('wechat') */
function platformKey(platform: string): string {
  const found = PLATFORMS.find(([pattern]) => pattern.test(platform));
  return found ? found[1] : platform.trim().toLowerCase();
}

function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/**
 * The registered accounts whose page this is: same address, or same platform with the same platform id or,
 * where either side knows no id, the same name. Two ids that differ are two accounts, however alike their
 * names: a double of an office's account must not count as its update.
 */
export function accountsOfPage(
  reading: Pick<PageReading, 'url' | 'account'>,
  accounts: readonly Account[],
): Account[] {
  const page = reading.account;
  const urlKey = columnUrlKey(reading.url);
  return accounts.filter((account) => {
    if (account.url && urlKey !== '' && columnUrlKey(account.url) === urlKey) return true;
    if (!page || platformKey(page.platform) !== platformKey(account.platform)) return false;
    if (page.id && account.platformId) return page.id === account.platformId;
    return nameKey(page.name) === nameKey(account.name);
  });
}
