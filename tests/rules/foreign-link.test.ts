import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/foreign-link.ts';
import { hitsOnPage } from './read-html.ts';

const linked = (words: string, href: string): string =>
  `<h1>某县要闻</h1><p>友情链接：<a href="${href}">${words}</a></p>`;
const severityOf = (words: string, href: string): string[] =>
  hitsOnPage(rule, linked(words, href)).map((hit) => hit.severity ?? rule.severity);

describe('links for all to see', () => {
  it.each([
    ['开云体育', 'http://www.a.example/', '严重'],
    ['某小学', 'http://www.bet365-77.example/', '严重'],
    ['某县教育局', 'http://www.mouxian-gov.cn/', '提示'],
    ['某县教育局', 'http://www.mouxian.gov.cm/', '提示'],
    ['办事大厅', 'http://www.mouxian.gov.cn.login.example/', '提示'],
    ['某某县人民政府', 'http://www.mouxian.example/', '提示'],
  ])('%s → %s is %s', (words, href, severity) => {
    expect(severityOf(words, href)).toEqual([severity]);
  });

  it.each([
    ['某县教育局', 'http://www.mouxian.gov.cn/'],
    ['新华网', 'http://www.news.cn/'],
    ['赣ICP备11002306号-1', 'http://beian.miit.gov.cn.ipv6.relay.example/'],
    ['澳门特别行政区政府', 'https://www.gov.mo/'],
    ['某国移民局', 'https://immi.homeaffairs.gov.au/'],
    ['某公司', 'http://www.company.example/'],
    ['某商会', 'http://shanghui.example/1.html'],
    ['体育彩票兑奖', 'http://www.company.example/'],
    ['警惕赌博网站', 'http://www.company.example/'],
  ])('none: %s → %s', (words, href) => {
    expect(severityOf(words, href)).toEqual([]);
  });
});

it('one finding a host, however many links', () => {
  const many = Array.from({ length: 9 }, () => '<a href="http://www.x-gov.cn/a">某局</a>').join(' ');
  expect(hitsOnPage(rule, `<p>${many}</p>`)).toHaveLength(1);
});

it('a registered host is the office’s own, whatever it is called', () => {
  const site = { id: 's', name: '某县人民政府', hosts: ['www.xundu-demo.gov.cn', 'www.x-gov.cn'] };
  expect(
    hitsOnPage(rule, linked('某县人民政府', 'http://www.x-gov.cn/'), { register: { sites: [site] } }),
  ).toEqual([]);
});

it('a hidden link is the other rule’s', () => {
  expect(
    hitsOnPage(rule, `<div style="display:none">${linked('开云体育', 'http://a.example/')}</div>`),
  ).toEqual([]);
});
