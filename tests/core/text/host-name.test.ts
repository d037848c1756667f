import { expect, it } from 'vitest';

import { bareHost, hostOf, isPublicBody, registeredName } from '../../../lib/core/text/host-name.ts';

it.each([
  ['https://www.A.gov.cn:443/zwgk/?x=1', 'a.gov.cn'],
  ['http://user@a.gov.cn/', 'a.gov.cn'],
  ['//a.gov.cn/', ''],
  ['file:///tmp/a.html', ''],
  ['不是网址', ''],
])('host of %s', (url, host) => expect(hostOf(url)).toBe(host));

it.each([
  ['http://www.a.gov.cn/', 'a.gov.cn'],
  [' WWW.A.GOV.CN ', 'a.gov.cn'],
  ['a.gov.cn;b.gov.cn', 'a.gov.cn'],
  ['a.gov.cn/index.html', 'a.gov.cn'],
])('a host as written: %s', (written, host) => expect(bareHost(written)).toBe(host));

it.each([
  ['wjw.anzhou.gov.cn', 'anzhou.gov.cn'],
  ['a.b.anzhou.gov.cn', 'anzhou.gov.cn'],
  ['news.sina.com.cn', 'sina.com.cn'],
  ['www.sh.xinhuanet.com', 'xinhuanet.com'],
  ['121.43.68.40', '121.43.68.40'],
  ['moj.gov.vn', 'moj.gov.vn'],
  ['localhost', 'localhost'],
])('who registered %s', (host, name) => expect(registeredName(host)).toBe(name));

it.each([
  ['anzhou.gov.cn', true],
  ['gov.cn', true],
  ['某某.政务', true],
  ['gov.mo', true],
  ['anzhou-gov.cn', false],
  ['anzhou.gov.cn.evil.com', false],
  ['notgov.cn', false],
])('public body %s: %s', (host, is) => expect(isPublicBody(host)).toBe(is));
