import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../lib/core/reading.ts';
import { rule } from '../../lib/core/rules/required-metas.ts';
import { contextOf, hitsOf, readingOf } from './check-example.ts';

const SITE = ['SiteName', 'SiteDomain', 'SiteIDCode'];
const COLUMN = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];
const ARTICLE = ['ArticleTitle', 'PubDate', 'ContentSource'];
const OF: Readonly<Partial<Record<PageReading['kind'], readonly string[]>>> = {
  home: SITE,
  list: [...SITE, ...COLUMN],
  article: [...SITE, ...COLUMN, ...ARTICLE],
};

const metasOf = (names: readonly string[]): PageReading['metas'] =>
  names.map((name) => ({ name, content: /^pubdate$/i.test(name) ? '2026-11-02 08:00:00' : '某项' }));
const said = (kind: PageReading['kind'], metas: PageReading['metas']): string | undefined =>
  hitsOf(rule, { why: '', reading: { kind, title: '某页', site: { code: '5199990001' }, metas } })[0]
    ?.message;

describe.each(Object.entries(OF) as [PageReading['kind'], string[]][])('%s', (kind, names) => {
  it('says nothing when all are there, whatever their case', () => {
    expect(said(kind, metasOf(names))).toBeUndefined();
    expect(said(kind, metasOf(names.map((name) => name.toLowerCase())))).toBeUndefined();
    expect(said(kind, metasOf(names.map((name) => name.toUpperCase())))).toBeUndefined();
  });

  it.each(names)('says that %s is missing, empty or there twice', (name) => {
    const rest = metasOf(names.filter((one) => one !== name));
    expect(said(kind, rest)).toContain(`缺少 ${name}（`);
    expect(said(kind, [...rest, { name, content: ' ' }])).toContain(`${name} 内容为空`);
    expect(said(kind, [...metasOf(names), ...metasOf([name])])).toContain(`${name} 重复`);
  });

  it('is one finding however much is amiss, and names the number asked for', () => {
    const hits = hitsOf(rule, { why: '', reading: { kind, site: { code: '5199990001' } } });
    expect(hits).toHaveLength(1);
    expect(hits[0]?.message).toContain(`本页应有 ${names.length} 项`);
  });
});

it.each(['2024-12-10 08:23:48', '2024-07-12 17:33', '2021-10-11', '2020年08月02日', '2023-10-09 14∶06'])(
  'PubDate as sites write it: %s',
  (content) => {
    const metas = metasOf(OF.article ?? []).map((meta) =>
      meta.name === 'PubDate' ? { ...meta, content } : meta,
    );
    expect(said('article', metas)).toBeUndefined();
    expect(
      said(
        'article',
        metas.map((meta) => (meta.name === 'PubDate' ? { ...meta, content: '1702171428' } : meta)),
      ),
    ).toContain('PubDate 认不出日期');
  },
);

it('is of registered sites and of public bodies with a site code', () => {
  const bare = readingOf({ kind: 'home', url: 'https://www.yunxi.gov.cn/' });
  const site = { id: 's', name: '云溪县', hosts: ['www.yunxi.gov.cn'] };
  const asked = (reading: PageReading, hosts: string[] = []): number =>
    rule.check(reading, contextOf({ register: { sites: hosts.length > 0 ? [{ ...site, hosts }] : [] } }))
      .length;
  expect(asked(bare)).toBe(0);
  expect(asked(bare, ['www.yunxi.gov.cn'])).toBe(1);
  expect(asked({ ...bare, footer: { siteCode: '5199990001' } })).toBe(1);
  expect(asked({ ...bare, footer: { siteCode: '5199990001' } }, ['www.other.gov.cn'])).toBe(1);
  expect(asked(bare, ['www.other.gov.cn'])).toBe(0);
  expect(asked({ ...bare, url: 'https://www.yunxi.example/', footer: { siteCode: '5199990001' } })).toBe(0);
});
