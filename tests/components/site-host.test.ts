import { describe, expect, it } from 'vitest';

import { siteHost } from '../../components/options/site-host.ts';

describe('address of a site', () => {
  it.each([
    [' https://WWW.anzhou.gov.cn/zwgk/ ', 'www.anzhou.gov.cn'],
    ['www.anzhou.gov.cn', 'www.anzhou.gov.cn'],
    ['http://a.gov.cn:8080/x?y#z', 'a.gov.cn'],
  ])('of %j is %j', (typed, host) => expect(siteHost(typed)).toBe(host));

  it.each(['', '安州', 'localhost', '*://*/*', 'a..b', 'https://', '<all_urls>', '*.gov.cn', 'user@host.cn'])(
    'is refused for %j',
    (typed) => expect(siteHost(typed)).toBeUndefined(),
  );
});
