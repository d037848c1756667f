import { expect, it } from 'vitest';

import type { Account } from '../../lib/core/register/register.ts';
import { rule } from '../../lib/core/rules/unlisted-account.ts';
import { demoRegister } from '../../lib/demo/demo-register.ts';
import { demoSite } from '../../lib/demo/demo-site.ts';
import { hitsOf } from './check-example.ts';
import { hitsOnPage } from './read-html.ts';

const accounts: Account[] = [{ id: 'wb', platform: '微博', name: '云溪发布', platformId: '7000000001' }];
const register = {
  sites: [{ id: 's', name: '绵水市云溪区人民政府门户网站', hosts: ['www.yunxi.gov.cn'] }],
  units: [
    { id: 'u', name: '区教育局' },
    { id: 'z', name: '石桥镇人民政府' },
  ],
  accounts,
};
const told = (platform: string, name: string, id?: string) =>
  hitsOf(rule, {
    why: '',
    reading: { kind: 'account', account: { platform, name, ...(id ? { id } : {}) } },
    register,
  }).map(({ severity, message }) => `${severity ?? '提示'} ${message}`);

it('a double on the same platform weighs more than an account nobody filed, and both ids are named', () => {
  expect(told('微博', '云溪发布', '7000000009')[0]).toMatch(/^一般 .*登记 7000000001，本页 7000000009/);
  expect(told('抖音', '云溪发布')[0]).toMatch(/^提示 .*不在白名单/);
});

it.each(['云溪区教育局', '云溪教育局', '云溪公安', '平安云溪政务', '云溪融媒'])('%s is told', (name) => {
  expect(told('抖音', name)).toHaveLength(1);
});

it.each(['云溪美食', '云溪购物中心', '青禾教育局', '石桥镇人民政府', '新闻联播', '云溪中心小学家长群'])(
  '%s is not',
  (name) => {
    expect(told('抖音', name)).toEqual([]);
  },
);

it('the model site’s own accounts are in its list, the same page with another id is not', () => {
  const pages = demoSite('2026-11-23').filter(({ kind }) => kind === 'account');
  expect(pages.length).toBeGreaterThan(1);
  for (const { html, url } of pages) {
    const own = demoRegister();
    expect(hitsOnPage(rule, html, { url, register: own })).toEqual([]);
    const others = own.accounts.map((one) => ({
      ...one,
      platformId: one.platformId?.replace(/[57]/g, '6'),
      url: undefined,
    }));
    expect(hitsOnPage(rule, html, { url, register: { ...own, accounts: others } })).toHaveLength(1);
  }
});
