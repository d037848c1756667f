/** Host of the embedded model site (.example is reserved and belongs to nobody, RFC 2606). */
export const DEMO_SITE_HOST = 'www.qinghe.example';

/** Match patterns the e2e build may read without asking; the production build lists no host. */
export const DEMO_HOSTS = [`*://${DEMO_SITE_HOST}/*`, '*://mp.weixin.qq.com/*', '*://weibo.com/*'];
