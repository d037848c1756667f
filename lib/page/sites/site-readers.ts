import { platformPost } from './platform-post.ts';
import type { SiteReader } from './site-reader.ts';
import { wechat } from './wechat.ts';
import { weibo } from './weibo.ts';

/** Asked in this order; a new platform is one file beside this one and one line here. */
export const siteReaders: readonly SiteReader[] = [wechat, weibo, platformPost];
