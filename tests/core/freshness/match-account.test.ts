import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { accountsOfPage } from '../../../lib/core/freshness/match-account.ts';
import type { PageReading } from '../../../lib/core/reading.ts';
import type { Account } from '../../../lib/core/register/register.ts';

const BIZ = 'MzI1Nzg5MDAwMA==';
const filed = (platformId?: string, over: Partial<Account> = {}): Account => ({
  id: 'a',
  platform: '微信公众号',
  name: '云溪发布',
  ...(platformId ? { platformId } : {}),
  ...over,
});
const page = (over: Partial<NonNullable<PageReading['account']>>, url = 'https://mp.weixin.qq.com/s/x') => ({
  url,
  account: { platform: '微信', name: '云溪发布', ...over },
});
const matches = (one: Parameters<typeof accountsOfPage>[0], account: Account) =>
  accountsOfPage(one, [account]).length === 1;

describe('an account page meets its line in the register', () => {
  it.each([
    [BIZ, { id: BIZ, name: '改了名' }],
    ['gh_yunxi00', { id: BIZ, otherIds: ['GH_yunxi00'], name: '改了名' }],
    ['YunxiFabu', { id: BIZ, otherIds: ['yunxifabu'], name: '改了名' }],
    ['yunxifabu', { id: BIZ }],
    [undefined, { id: BIZ, name: ' 云溪 发布 ' }],
  ])('%s', (platformId, account) => expect(matches(page(account), filed(platformId))).toBe(true));

  it.each([
    ['another id of the same form under the same name', BIZ, { id: 'MzI1Nzg5MDAwOQ==' }],
    ['another gh_ under the same name', 'gh_yunxi00', { id: BIZ, otherIds: ['gh_double0'] }],
    ['another name, nothing to compare', 'yunxifabu', { id: BIZ, name: '云溪生活' }],
    ['the same id on another platform', '7000000001', { id: '7000000001', platform: '微博' }],
  ])('not: %s', (_why, platformId, account) => expect(matches(page(account), filed(platformId))).toBe(false));

  it('an id that contradicts outweighs the address, and the address stands where no id does', () => {
    const url = 'https://mp.weixin.qq.com/s/x';
    expect(matches(page({ id: 'MzI1Nzg5MDAwOQ==' }, url), filed(BIZ, { url }))).toBe(false);
    expect(matches(page({ name: '别的' }, url), filed(undefined, { url }))).toBe(true);
    expect(matches({ url }, filed(BIZ, { url }))).toBe(true);
  });

  it('law: two numbers that differ are never one account, whatever the names', () => {
    const number = fc.integer({ min: 1_000_000, max: 9_999_999_999 }).map(String);
    fc.assert(
      fc.property(number, number, fc.string(), (a, b, name) => {
        const account = filed(a, { platform: '微博', name });
        expect(matches(page({ platform: '微博', name, id: b }), account)).toBe(a === b);
      }),
    );
  });
});
