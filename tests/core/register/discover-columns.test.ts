import { describe, expect, it } from 'vitest';

import type { Link, PageReading } from '../../../lib/core/reading.ts';
import { emptyReading } from '../../../lib/core/reading-of-text.ts';
import { discoverColumns } from '../../../lib/core/register/discover-columns.ts';
import { EMPTY_REGISTER, type Register } from '../../../lib/core/register/register.ts';
import { demoRegister } from '../../../lib/demo/demo-register.ts';
import { demoSite } from '../../../lib/demo/demo-site.ts';
import { parseHtml } from '../../../lib/page/parse-html.ts';
import { readPage } from '../../../lib/page/read-page.ts';
import { site } from './register-lists.ts';

const register: Register = { ...EMPTY_REGISTER, sites: [site] };
const AT = '2026-11-23T10:00:00+08:00';

const nav = (text: string, path: string): Link => ({
  text,
  href: path.startsWith('http') ? path : `https://www.a.gov.cn${path}`,
  role: 'nav',
  hidden: { is: 'no' },
});
const reading = (over: Partial<PageReading>, path = '/') => ({
  ...emptyReading(`https://www.a.gov.cn${path}`, { text: '' }),
  ...over,
});
const offered = (over: Partial<PageReading>, path?: string) =>
  discoverColumns(reading(over, path), register).map((one) => `${one.name} ${one.columnClass}`);

describe('columns a page shows and the register lacks', () => {
  it('are the list page itself, by its ColumnName, with the class its ColumnType tells', () => {
    const metas = [
      { name: 'ColumnName', content: '部门动态' },
      { name: 'ColumnType', content: '政务动态' },
    ];
    const [found] = discoverColumns(reading({ kind: 'list', metas }, '/bmdt/'), register);
    expect(found).toMatchObject({
      name: '部门动态',
      url: 'https://www.a.gov.cn/bmdt/',
      key: 'a.gov.cn/bmdt',
      siteId: 's1',
      columnClass: '动态要闻',
      reason: '这是一个列表页，页面的 ColumnName 写明栏目“部门动态”',
    });
    expect(found?.classReason).toContain('政务动态');
  });

  it('are the column an article names where the page links to it', () => {
    const links = [nav('首页', '/'), nav('乡村振兴', '/xczx/')];
    expect(offered({ kind: 'article', columnName: '乡村振兴', links }, '/a/202611/t20261101_1.html')).toEqual(
      ['乡村振兴 其他'],
    );
    expect(offered({ kind: 'article', columnName: '乡村振兴', links: [] }, '/a/1.html')).toEqual([]);
  });

  it('are blocks whose heading leads on, and entries of the navigation with the name of a class', () => {
    const lists = [
      { id: 'l1', heading: '便民提示', headingHref: 'https://www.a.gov.cn/bmts/', count: 5 },
      { id: 'l2', heading: '一条', headingHref: 'https://www.a.gov.cn/one/', count: 1 },
      { id: 'l3', heading: '没有链接', count: 9 },
    ].map((list) => ({ ...list, main: false, state: 'dated' as const }));
    const links = [nav('政策解读', '/zcjd/'), nav('政务公开', '/zwgk/'), nav('通知公告', '/tzgg/index.html')];
    expect(offered({ kind: 'home', lists, links })).toEqual([
      '便民提示 其他',
      '政策解读 政策文件',
      '通知公告 通知公告',
    ]);
  });

  it('are no article, search, log-in, form, file, office, service, language, home page, second page or other site', () => {
    const links = [
      nav('关于召开新闻发布会的通知公告', '/tzgg/202611/t20261101_12345.html'),
      nav('通知公告', '/tzgg/t20261101_12345.html'),
      nav('新闻', '/content/43704117'),
      nav('要闻', '/art/2026/11/1/art_1_2.html'),
      nav('政策文件', '/zc/43780757.html'),
      nav('新闻搜索', '/search?q=1'),
      nav('通知公告', '/login?back=/tzgg/'),
      nav('信件查询', '/xjcx/'),
      nav('政策文件下载', '/a.pdf'),
      nav('规划图', '/ght.jpg'),
      nav('区财政局', '/czj/'),
      nav('县统计局', '/tjj/'),
      nav('财政预决算公开平台', '/pt/'),
      nav('我要写领导信箱', '/wyxx/'),
      nav('新闻首页', '/'),
      nav('通知公告', '/tzgg/index_2.html'),
      nav('通知公告', 'https://www.b.gov.cn/tzgg/'),
      nav('通知公告 >>', '/x/'),
      nav('2026年11月统计数据', '/y/'),
      nav('某区人民政府新闻', '/z/'),
    ];
    expect(offered({ kind: 'home', links })).toEqual([]);
  });

  it('are offered once, never when the register has them, never from a site that is not registered', () => {
    const links = [nav('通知公告', '/tzgg/'), nav('通知公告', 'http://a.gov.cn/tzgg/index.html')];
    expect(offered({ links })).toHaveLength(1);
    const known = { id: 'c', name: '公告', url: 'http://a.gov.cn/tzgg', columnClass: '通知公告' as const };
    expect(discoverColumns(reading({ links }), { ...register, columns: [known] })).toEqual([]);
    expect(discoverColumns(reading({ links }), EMPTY_REGISTER)).toEqual([]);
  });

  it('of a page that lists thousands are not more than a hundred', () => {
    const links = Array.from({ length: 3_000 }, (_, i) => nav('通知公告', `/a${i}b/`));
    expect(offered({ links })).toHaveLength(100);
  });

  it('on the model site are none, and of a register that lacks one, that one on every page that shows it', () => {
    const whole = demoRegister();
    const pages = demoSite('2026-11-23')
      .filter((page, index) => page.kind !== 'article' || index % 6 === 0)
      .map((page) => readPage(parseHtml(page.html), page.url, { readAt: AT, readBy: 'patrol' }));
    expect(pages.length).toBeGreaterThan(20);
    for (const page of pages) expect(discoverColumns(page, whole), page.url).toEqual([]);
    for (const gone of whole.columns) {
      const less = { ...whole, columns: whole.columns.filter((column) => column !== gone) };
      const names = new Set(pages.flatMap((page) => discoverColumns(page, less).map((one) => one.name)));
      expect([...names], gone.name).toEqual([gone.name]);
    }
  });
});
