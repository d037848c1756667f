import { describe, expect, it } from 'vitest';

import { mergeRegister } from '../../components/options/merge-register.ts';
import { siteHost } from '../../components/options/site-host.ts';
import type { Column, Register, Site } from '../../lib/core/register/register.ts';
import { EMPTY_REGISTER } from '../../lib/core/register/register.ts';

const site: Site = { id: 's', name: '青禾县人民政府', hosts: ['www.qinghe.example'] };
const column = (id: string, url: string): Column => ({ id, name: id, url, columnClass: '动态要闻' });

describe('importing a list of columns', () => {
  const before: Register = {
    ...EMPTY_REGISTER,
    sites: [site],
    columns: [
      column('old-id', 'https://www.qinghe.example/xw/'),
      column('gone', 'http://qinghe.example/old/'),
      column('elsewhere', 'https://www.other.example/xw/'),
    ],
  };
  const imported: Register = {
    ...EMPTY_REGISTER,
    sites: [site],
    columns: [
      column('new-1', 'http://www.qinghe.example/xw/index.html'),
      column('new-2', 'https://www.qinghe.example/gg/'),
    ],
  };
  const change = mergeRegister(before, imported, site);

  it('keeps the id of a column whose address is known, so that tickets still point to it', () => {
    expect(change.next.columns.map((one) => one.id)).toEqual(['elsewhere', 'old-id', 'new-2']);
  });

  it('tells what is added and what goes before anything is written', () => {
    expect(change).toMatchObject({ added: ['new-2'], removed: ['gone'], kept: 1 });
  });

  it('leaves the columns of other sites alone', () => {
    expect(change.next.columns).toContainEqual(before.columns[2]);
  });

  it('changes nothing when the same list comes twice', () => {
    expect(mergeRegister(change.next, imported, site).next).toEqual(change.next);
  });
});

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
