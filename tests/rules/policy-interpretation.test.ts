import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/policy-interpretation.ts';
import { hitsOnPage } from './read-html.ts';

const page = (title: string, column: string, body: string): string =>
  `<html><head><meta name="ArticleTitle" content="${title}"><meta name="ColumnName" content="${column}">
  <meta name="SiteIDCode" content="5199990001"></head><body>
  <div class="nav"><ul><li><a href="/zcwj/">政策文件</a></li><li><a href="/zcjd/">政策解读</a></li></ul></div>
  <h1>${title}</h1><div class="info">发布日期：2026-11-02 来源：县政府办</div><div class="body"><p>云府发〔2026〕3号</p>
  <p>各乡镇人民政府：现将有关事项通知如下，请结合实际认真贯彻执行，执行中遇到的问题请及时报告。</p>${body}</div></body></html>`;

const POLICY = '关于印发《云溪县养老服务补贴办法》的通知';
const READS = '《云溪县养老服务补贴办法》政策解读';
const hits = (html: string): number => hitsOnPage(rule, html).length;

describe('a policy', () => {
  it('that leads to no interpretation is told, whatever the menu says', () => {
    expect(hits(page(POLICY, '政策文件', ''))).toBe(1);
    expect(hits(page(POLICY, '行政规范性文件', '<a href="/zcjd/">更多政策解读</a>'))).toBe(1);
  });
  it.each([
    ['its interpretation', `<a href="/zcjd/202611/t20261103_4.html">${READS}</a>`],
    ['a picture of it', '<a href="/zcjd/202611/t20261103_5.html">图解</a>'],
    [
      'a picture link that says so',
      '<a href="/content/4378123.html"><img src="a.png" alt="一图读懂养老服务补贴"></a>',
    ],
  ])('that leads to %s is fine', (_what, body) => expect(hits(page(POLICY, '政策文件', body))).toBe(0));
  it.each([
    ['关于王某等同志任职的通知', '政策文件'],
    ['关于召开全县经济工作会议的通知', '政策文件'],
    [POLICY, '云溪要闻'],
    ['关于某某项目核准的批复', '政府文件'],
  ])('%s in %s needs none', (title, column) => expect(hits(page(title, column, ''))).toBe(0));
});

describe('an interpretation', () => {
  it('that leads to no policy is told', () => expect(hits(page(READS, '政策解读', ''))).toBe(1));
  it('that leads to other interpretations only is told', () => {
    const other = '<a href="/zcjd/202611/t20261103_6.html">《云溪县储备粮管理办法》政策解读</a>';
    expect(hits(page(READS, '政策解读', other))).toBe(1);
  });
  it.each([
    ['the paper by its name', '<a href="/zcwj/202611/t20261101_3.html">云溪县养老服务补贴办法</a>'],
    ['the original', '<a href="/zcwj/202611/t20261101_3.html">查看原文</a>'],
  ])('that leads to %s is fine', (_what, body) => expect(hits(page(READS, '政策解读', body))).toBe(0));
});

it('a page that was not wholly read is not judged', () => {
  const html = page(POLICY, '政策文件', '<iframe src="https://other.example/related.html"></iframe>');
  expect(hits(html)).toBe(0);
});
