import { platformKey } from '../register/platform.ts';
import type { Account } from '../register/register.ts';
import { type FreshnessLimit, limitText } from './limits.ts';

/** The notice on “僵尸” and “空壳” accounts: none may come to be, and those there are get closed. */
const CLOSE_CLAUSE = '二(二)3';
const HOLLOW_CLAUSE = '三(二)2(2)';

/** Platforms that have no page a browser could open: only what a person saw on the phone speaks for them. */
const WITHOUT_PAGE: readonly string[] = ['视频号', '小程序'];

/** @example accountLimitText(noticeLimits['政务新媒体账号'], true) // '政务新媒体账号…不超过14天，不得产生“僵尸”账号（通知…）' */
export function accountLimitText(limit: FreshnessLimit, overdue: boolean): string {
  const zombie = overdue ? '，不得产生“僵尸”账号' : '';
  return `政务新媒体账号更新间隔不超过${limitText(limit)}${zombie}（通知${limit.clause}）`;
}

/** @param staleDays days since the empty page was seen, when that is long ago */
export function emptyAccountText(staleDays: number | undefined): string {
  const seen = staleDays === undefined ? '空白：' : '疑似空白：';
  const doubt = staleDays === undefined ? '' : `，但已有${staleDays}天没有人看，请打开账号主页核对`;
  return `${seen}账号主页没有一条内容，是“空壳”账号的样子${doubt}；不得产生“空壳”账号（通知${HOLLOW_CLAUSE}），应补充内容或按程序关停（通知${CLOSE_CLAUSE}）。`;
}

/**
 * Why nothing is known of an account, and what to do.
 * @param why what kept the page from being read, without full stop
 */
export function unseenAccountText({ platform, url }: Account, why: string | undefined): string {
  if (why) return why;
  const sight = '看到最新一条后，在工作台栏目一览里点“登记看到的最新一条”';
  if (WITHOUT_PAGE.includes(platformKey(platform)))
    return `${platform}没有能在浏览器里读的网页；请在手机上打开，${sight}`;
  return url
    ? '还没有人看过这个账号；请打开它的主页或最新一条'
    : `还没有人看过这个账号，也没有登记主页网址；请打开它的主页，或${sight}`;
}
