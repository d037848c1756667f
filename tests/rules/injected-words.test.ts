import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/injected-words.ts';
import { hitsOf } from './check-example.ts';
import { hitsOnPage } from './read-html.ts';

const page = (head: string, body = ''): string =>
  `<html><head>${head}</head><body><h1>某县要闻</h1><p>会议强调，要统筹抓好各项重点工作。</p>${body}</body></html>`;

describe('title and metas', () => {
  it.each([
    ['as written', '<title>澳门新葡京-某县人民政府</title>'],
    ['numeric references', '<title>&#28595;&#38376;&#26032;&#33889;&#20140;</title>'],
    ['spaces and width', '<title>ｂｅｔ３６５ 官 网</title>'],
    ['keywords', '<meta name="Keywords" content="博彩,老虎机,投注平台">'],
    ['description of a share', '<meta property="og:description" content="幸运飞艇开奖直播">'],
  ])('%s', (_what, head) => {
    expect(hitsOnPage(rule, page(head))).toHaveLength(1);
  });

  it('one finding names every place', () => {
    const head =
      '<title>时时彩</title><meta name="keywords" content="时时彩"><meta name="description" content="时时彩">';
    const [hit, ...more] = hitsOnPage(rule, page(head));
    expect(more).toEqual([]);
    expect(hit?.message).toContain('网页标题、meta keywords、meta description');
  });

  it.each([
    ['福利彩票公益金使用情况公告'],
    ['不畏强暴的英雄'],
    ['某县公安局打击网赌、色情专项行动'],
    ['关于代开发票业务的通知'],
    ['加快三产融合发展'],
    ['老虎机'],
  ])('none in a title: %s', (title) => {
    expect(
      hitsOnPage(rule, page(`<title>${title}</title><meta name="keywords" content="${title}">`)),
    ).toEqual([]);
  });
});

describe('hidden text', () => {
  it.each([
    ['not displayed', '<div style="display:none">澳门新葡京 开奖直播</div>'],
    ['off the screen', '<div style="position:absolute;left:-9999px">真人娱乐</div>'],
    [
      'by the page’s own style',
      '<style>.z{visibility:hidden}</style><div class="z"><span>时<b>时</b>彩</span></div>',
    ],
    ['two weak words', '<p hidden>老虎机</p><p hidden>色情 老虎机 在线</p>'],
    ['links to own pages', '<div style="display:none"><a href="/xpj/1.html">新葡京</a></div>'],
  ])('%s', (_what, body) => {
    expect(hitsOnPage(rule, page('', body))).toHaveLength(1);
  });

  it.each([
    ['for all to read', '<p>百家乐、老虎机、时时彩都是赌博。</p>'],
    ['a tab of news', '<div style="display:none"><p>警方捣毁赌博网站</p><p>整治色情直播</p></div>'],
    ['a link of the other rule', '<div style="display:none"><a href="http://x.example/">新葡京</a></div>'],
    ['one weak word', '<div style="display:none">老虎机</div>'],
  ])('none: %s', (_what, body) => {
    expect(hitsOnPage(rule, page('', body))).toEqual([]);
  });
});

it('every trick of a script is told, as something to look at', () => {
  const hits = hitsOf(rule, {
    why: '',
    reading: { tricks: ['title-for-crawlers', 'search-visitors-sent-away'] },
  });
  expect(hits.map(({ sureness }) => sureness)).toEqual(['疑似', '疑似']);
});
