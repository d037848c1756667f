import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/footer-identity.ts';
import { hitsOf } from './check-example.ts';
import { hitsOnPage } from './read-html.ts';

const PARTS = {
  网站标识码: '<span>网站标识码：5199990001</span>',
  主办单位: '<span>主办单位：云溪县人民政府办公室</span>',
  ICP备案号: '<a href="https://beian.miit.gov.cn/">川ICP备12345678号-1</a>',
  公安备案号: '<a href="http://www.beian.gov.cn/portal">川公网安备 51999902000001号</a>',
  党政机关标识: '<a href="https://bszs.conac.cn/sitename?id=1">党政机关</a>',
  '“我为政府网站找错”入口':
    '<script id="_jiucuo_" sitecode="5199990001" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>',
  联系方式: '<span>联系电话：0999-6200000</span>',
  网站地图: '<a href="/map.html">网站地图</a>',
};

const LIST = (at: number): string =>
  `<div class="box"><h2>栏目${at}</h2><ul>${[1, 2, 3].map((row) => `<li><a href="/c${at}/${row}.html">第${at}栏第${row}条信息的标题</a><span>2026-11-0${row}</span></li>`).join('')}</ul></div>`;

const homePage = (without?: string): string =>
  `<html><head><meta name="SiteIDCode" content="5199990001"></head><body>${[1, 2, 3, 4].map(LIST).join('')}
   <div class="footer">${Object.entries(PARTS)
     .filter(([name]) => name !== without)
     .map(([, html]) => `<p>${html}</p>`)
     .join('')}</div></body></html>`;

const saidOf = (html: string): string[] =>
  hitsOnPage(rule, html, { url: 'https://www.xundu-demo.gov.cn/' }).map(({ message }) => message);

describe('a home page', () => {
  it('with everything has nothing amiss', () => expect(saidOf(homePage())).toEqual([]));
  it.each(Object.keys(PARTS))('without %s is told of just that', (name) => {
    expect(saidOf(homePage(name))).toEqual([`页面底部缺少：${name}`]);
  });
});

const textOf = (text: string): string[] =>
  hitsOf(rule, { why: '', reading: { kind: 'other', site: { code: '5199990001' }, text } }).map((hit) =>
    text.slice(hit.start, hit.end),
  );

describe('numbers of the footer', () => {
  it.each([
    '网站标识码：5199990001',
    '网站标识码 bm12345678',
    '川ICP备12345678号',
    '蜀ICP备 13001288号-3',
    '京ICP备05070218号-1',
    '陇ICP备17003689号',
    '川公网安备 51999902000001号',
    '川公网安备51999902000001号',
  ])('%s is right', (text) => expect(textOf(text)).toEqual([]));
  it.each([
    '标识码：519999000',
    '标识码：51999900011',
    '标识码：bm1234567',
    'ICP备12345678号',
    '川ICP备12345号',
    '川ICP备12345678',
    '公网安备 51999902000001号',
    '川公网安备 5199990200000号',
    '川公网安备 519999020000011号',
  ])('%s is not', (text) => expect(textOf(text)).toHaveLength(1));
});

describe('codes', () => {
  const coded = (footer: object, register: object = {}): string[] =>
    hitsOf(rule, {
      why: '',
      reading: { kind: 'article', site: { code: '5199990001' }, footer },
      register,
    }).map(({ message }) => message);
  const site = { id: 's', name: '云溪县', hosts: ['www.xundu-demo.gov.cn'], code: '5199990009' };
  it('that agree are fine, without case', () => {
    expect(
      coded({ siteCode: '5199990001', jiucuo: { code: '5199990001' }, icp: '川ICP备12345678号' }),
    ).toEqual([]);
  });
  it.each([
    ['footer', { siteCode: '5199990002' }, {}],
    ['the entry of 找错', { siteCode: '5199990001', jiucuo: { code: '5199990003' } }, {}],
    ['the register', { siteCode: '5199990001' }, { sites: [site] }],
  ])('that differ are one finding: %s', (_what, footer, register) => {
    expect(coded(footer, register)).toHaveLength(1);
    expect(coded(footer, register)[0]).toContain('前后不一');
  });
});
