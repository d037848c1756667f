import { describe, expect, it } from 'vitest';

import { parseHtml } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';

const BODY = '<p>各单位要按照职责分工抓好落实，确保各项工作按期完成，并将进展情况及时报告办公室。</p>'.repeat(
  3,
);

function readArticle(line: string, after = ''): ReturnType<typeof readPage> {
  const html = `<title>关于做好冬季供暖保障的通知</title><div class="top"><a href="/">首页</a></div>
    <h1>关于做好冬季供暖保障的通知</h1>${line}<div class="text">${BODY}</div>${after}`;
  return readPage(parseHtml(html), 'http://www.yunxi.example/a/b.html', {
    readAt: '2026-11-23T10:00:00+08:00',
    readBy: 'patrol',
  });
}

describe('the information line of an article gives date, time and source', () => {
  it.each([
    [
      '<div>2023-11-01 10:23文章来源:云溪区人民政府办公室</div>',
      '2023-11-01',
      '10:23',
      '云溪区人民政府办公室',
    ],
    [
      '<div>来源: 市政府办公室 发布时间:2023-12-11 09:12 浏览次数: 31</div>',
      '2023-12-11',
      '09:12',
      '市政府办公室',
    ],
    ['<div>发布日期:2023-12-15 / 信息来源:办公室 / 浏览量:</div>', '2023-12-15', undefined, '办公室'],
    ['<div>时间:2023-10-09 17:51:09 • 来源:市政府办 • 阅读次数:</div>', '2023-10-09', '17:51:09', '市政府办'],
    [
      '<div><span>发布日期:</span><span>2021.10.11</span></div><div>来　源：县融媒体中心</div>',
      '2021-10-11',
      undefined,
      '县融媒体中心',
    ],
    ['<table><tr><td>发布时间</td><td>2020年08月02日</td></tr></table>', '2020-08-02', undefined, undefined],
    [
      '<p>２０２４－０７－１２ １４∶０６　来源：县委宣传部　字体：大 中 小</p>',
      '2024-07-12',
      '14:06',
      '县委宣传部',
    ],
    ['<div>2025年06月03日 13时44分 来源:云溪日报</div>', '2025-06-03', '13:44', '云溪日报'],
    ['<small>( 2024-05-11)</small>', '2024-05-11', undefined, undefined],
    ['<p>[发布日期]2024-05-11 [来源]</p>', '2024-05-11', undefined, undefined],
    ['<p>创建时间：2024-05-11　来源：县林业局</p>', '2024-05-11', undefined, '县林业局'],
    ['<p>2024年5月11日 星期六 来源于：县林业局</p>', '2024-05-11', undefined, '县林业局'],
    ['<p>2024-05-11 来源|云溪发布</p>', '2024-05-11', undefined, '云溪发布'],
    ['<p>2024-05-11 08:20 出处：云溪日报</p>', '2024-05-11', '08:20', '云溪日报'],
    ['<p>发表于2024-05-11 | 阅读 31 | 来源<i>云溪在线</i> |</p>', '2024-05-11', undefined, '云溪在线'],
    ['<p>2024年05月11日 来源：《云溪日报》 作者：林小满</p>', '2024-05-11', undefined, '《云溪日报》'],
    ['<p>2024年05月11日 <span class="source">云溪日报</span></p>', '2024-05-11', undefined, '云溪日报'],
    ['<div class="d"><b>11</b><i>2024-05</i></div>', '2024-05-11', undefined, undefined],
    ['<div class="d"><i>2024</i><i>05/11</i><i>10:20</i></div>', '2024-05-11', undefined, undefined],
    [
      '<dl><dt>发文日期</dt><dd>2024-05-11</dd><dt>文号</dt><dd>云政办</dd></dl>',
      '2024-05-11',
      undefined,
      undefined,
    ],
    [
      '<table><tr><td>成 文 日 期：</td><td>2024-05-02</td></tr><tr><td>发 布 日 期：</td><td>2024-05-11</td></tr></table>',
      '2024-05-11',
      undefined,
      undefined,
    ],
    [
      '<div class="menu_con"><p>发布日期：2024-05-11 来源：县林业局</p><p>一句。二句。三句。四句。五句。</p></div>',
      '2024-05-11',
      undefined,
      '县林业局',
    ],
  ])('%s', (line, date, time, source) => {
    const reading = readArticle(line);
    expect(reading.kind).toBe('article');
    expect(reading.title).toBe('关于做好冬季供暖保障的通知');
    expect(reading.publishedAt?.date).toBe(date);
    expect(reading.publishedAt?.time).toBe(time);
    expect(reading.source).toBe(source);
  });
});

describe('a date that says something else is never the day of publication', () => {
  it.each([
    '成文日期：2025-01-01',
    '印发日期：2025-01-01',
    '页面生成时间：2025-01-01 02:00:00',
    '有效期至2027年1月1日',
    '截止日期：2027年1月1日',
    '今天是2026年11月23日 星期一',
    '报名时间：2025年1月1日至1月9日',
    '公示时间：2025年1月1日—2025年1月9日',
    '（2025年1月1日云溪县第九届人民代表大会第三次会议通过）',
  ])('%s', (line) => {
    const reading = readArticle(`<div>${line}</div><div>发布日期：2024-06-18</div>`);
    expect(reading.publishedAt?.date).toBe('2024-06-18');
    expect(readArticle(`<div>${line}</div>`).publishedAt?.date).toBeUndefined();
  });

  it('the day under the name of the office signs the document', () => {
    const signed = `${BODY}<p>云溪县人民政府办公室</p><p>2025年1月1日</p>`;
    expect(readArticle(signed).publishedAt).toBeUndefined();
    expect(readArticle(`<p>云溪县人民政府办公室</p><p>2025年1月1日</p>`).publishedAt?.date).toBe(
      '2025-01-01',
    );
  });

  it('生成日期 counts only where the page shows no other date', () => {
    expect(readArticle('<div>生成日期：2024-06-04</div>').publishedAt?.date).toBe('2024-06-04');
    const both = readArticle('<div>生成日期：2024-06-04</div>', '<div>发布日期：2024-06-13</div>');
    expect(both.publishedAt?.date).toBe('2024-06-13');
  });

  it('a meta equal to the generation time is no date at all', () => {
    const head =
      '<meta name="PubDate" content="2024-05-12 23:20"><meta name="MakeTime" content="2024-05-12 23:20">';
    const html = `<head>${head}<meta name="ArticleTitle" content="题目"></head><h1>题目</h1>${BODY}`;
    const options = { readAt: '2026-11-23T10:00:00+08:00', readBy: 'patrol' } as const;
    expect(readPage(parseHtml(html), 'http://a.example/1.html', options).publishedAt).toBeUndefined();
    const without = html.replace(/<meta name="MakeTime"[^>]*>/, '');
    expect(readPage(parseHtml(without), 'http://a.example/1.html', options).publishedAt).toMatchObject({
      date: '2024-05-12',
      from: 'meta',
    });
  });
});

describe('who wrote and checked an article', () => {
  it.each([
    ['（责任编辑：林小满）', [['责任编辑', '林小满']]],
    [
      '编辑|林小满　审核|周知行',
      [
        ['编辑', '林小满'],
        ['审核', '周知行'],
      ],
    ],
    ['编辑/林小满', [['编辑', '林小满']]],
    ['编辑/校对：林小满', [['校对', '林小满']]],
    [
      '来源：办公室 编辑：林小满 校审：周知行',
      [
        ['编辑', '林小满'],
        ['校审', '周知行'],
      ],
    ],
    [
      '初审：何敬　复审：林小满　终审：周知行',
      [
        ['初审', '何敬'],
        ['复审', '林小满'],
        ['终审', '周知行'],
      ],
    ],
    ['信息来源: 云溪区人民政府阅读次数:编辑:刘宇 字体', [['编辑', '刘宇']]],
    ['审　核：周知行', [['审核', '周知行']]],
    ['本站欢迎网站编辑：来稿', []],
  ])('%s', (line, editors) => {
    const read = readArticle('<div>发布日期：2024-06-18</div>', `<div>${line}</div>`).editors;
    expect(read.map((editor) => [editor.role, editor.name])).toEqual(editors);
  });
});
