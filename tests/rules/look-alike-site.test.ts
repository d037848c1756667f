import { expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/look-alike-site.ts';
import { hitsOnPage } from './read-html.ts';

const site = {
  id: 's',
  name: '云溪县人民政府',
  hosts: ['www.yunxi.gov.cn', 'www.云溪.政务'],
  code: '5199990001',
};
const page = (title: string, domain = ''): string =>
  `<title>${title}</title>${domain ? `<meta name="SiteDomain" content="${domain}">` : ''}<h1>${title}</h1>`;
const at = (url: string, html: string) => hitsOnPage(rule, html, { url, register: { sites: [site] } });

it.each([
  ['http://www.yunxi-fake.example/', page('云溪县人民政府', 'www.yunxi.gov.cn'), '严重'],
  ['http://www.yunxi-fake.example/', page('首页', 'http://www.moushi.gov.cn/'), '严重'],
  ['http://www.yunxi-fake.example/', page('云溪县人民政府门户网站'), '严重'],
  ['http://www.yunxi-fake.example/', page('通知公告-云溪县人民政府'), '严重'],
  ['https://www.yunxi.gov.cn/', page('云溪县人民政府', 'www.yunxixian.gov.cn'), undefined],
])('%s is told', (url, html, severity) => {
  expect(at(url, html).map((hit) => hit.severity)).toEqual([severity]);
});

it.each([
  ['https://www.yunxi.gov.cn/', page('云溪县人民政府', 'www.yunxi.gov.cn')],
  ['https://yunxi.gov.cn/', page('云溪县人民政府', 'http://www.yunxi.gov.cn:80/')],
  ['https://jyj.yunxi.gov.cn/', page('云溪县教育局', 'www.yunxi.gov.cn')],
  ['https://www.moushi.gov.cn/', page('某市人民政府', 'www.moushi2.gov.cn')],
  ['https://www.news.example/1.html', page('云溪县人民政府召开常务会议')],
  ['https://www.news.example/1.html', page('某新闻', 'www.news.example')],
  ['https://www.news.example/1.html', page('某新闻', 'www.othernews.example')],
  ['http://127.0.0.1:8080/', page('云溪县人民政府', 'www.yunxi.gov.cn')],
  ['http://192.168.1.5/', page('云溪县人民政府', 'www.yunxi.gov.cn')],
  ['file:///C:/yunxi.html', page('云溪县人民政府', 'www.yunxi.gov.cn')],
  ['https://www.yunxi.gov.cn/', page('云溪县人民政府', '云溪县人民政府')],
  ['https://www.yunxi.gov.cn/', page('云溪县人民政府', 'www.云溪.政务')],
])('%s is not', (url, html) => {
  expect(at(url, html)).toEqual([]);
});
