import { describe, expect, it } from 'vitest';
import { rule } from '../../lib/core/rules/hidden-link.ts';
import { runRules } from '../../lib/core/run-rules.ts';
import { contextOf } from './check-example.ts';
import { hitsOnPage, readHtml } from './read-html.ts';

const BODY = `<h1>某县召开会议</h1><p>发布日期：2026-11-02 来源：县政府办</p>
<p>会议强调，要统筹抓好各项重点工作，确保全年目标任务圆满完成，奋力推动高质量发展取得新成效。</p>`;

const pageWith = (block: string, css = ''): string =>
  `<html><head><title>某县召开会议</title><style>${css}</style></head><body>${BODY}${block}
   <div class="footer"><a href="http://www.news.cn/">新华网</a></div></body></html>`;

const link = (words: string, attributes = ''): string =>
  `<a href="http://www.zz-88.example/p/1.html" ${attributes}>${words}</a>`;

/** Every way of hiding met in practice: around the link, on it, in the page's own style. */
const WAYS: Readonly<Record<string, (words: string) => string>> = {
  'inline display': (words) => pageWith(`<div style="display:none">${link(words)}</div>`),
  'inline display, spaced, upper case, important': (words) =>
    pageWith(`<DIV STYLE=" DISPLAY : NONE !important; ">${link(words)}</DIV>`),
  'inline visibility': (words) => pageWith(`<p style="visibility:hidden">${link(words)}</p>`),
  'on the link itself': (words) => pageWith(`<p>${link(words, 'style="display:none"')}</p>`),
  'hidden attribute': (words) => pageWith(`<div hidden>${link(words)}</div>`),
  'class of the page’s own style': (words) =>
    pageWith(`<div class="zq1">${link(words)}</div>`, '.zq1{display:none}'),
  'id of the page’s own style': (words) =>
    pageWith(`<div id="zq2">${link(words)}</div>`, '/* x */ #zq2 { position:absolute; top:-999px }'),
  'descendant of the page’s own style': (words) =>
    pageWith(`<div class="zq3"><span>${link(words)}</span></div>`, '.zq3 span a{visibility:hidden}'),
  'off the screen to the left': (words) =>
    pageWith(`<div style="position:absolute;left:-9999px;top:0">${link(words)}</div>`),
  'off the screen to the top': (words) =>
    pageWith(`<div style="position:fixed;top:-1000em">${link(words)}</div>`),
  'text indent': (words) => pageWith(`<div style="text-indent:-9999px">${link(words)}</div>`),
  'far margin': (words) => pageWith(`<div style="margin-left:-9999px">${link(words)}</div>`),
  'old expression': (words) =>
    pageWith(`<div style="position:absolute;left:expression(1-900)">${link(words)}</div>`),
  'one pixel high': (words) => pageWith(`<div style="height:1px;overflow:hidden">${link(words)}</div>`),
  'no size': (words) => pageWith(`<div style="width:0;height:0;overflow:hidden">${link(words)}</div>`),
  clipped: (words) => pageWith(`<div style="position:absolute;clip:rect(0,0,0,0)">${link(words)}</div>`),
  'clip path': (words) => pageWith(`<div style="clip-path: inset(100%)">${link(words)}</div>`),
  'type of no size': (words) => pageWith(`<div style="font-size:0">${link(words)}</div>`),
  'type of one pixel': (words) => pageWith(`<p>${link(words, 'style="font-size:1px"')}</p>`),
  'line of one pixel': (words) => pageWith(`<p style="line-height:1px">${link(words)}</p>`),
  transparent: (words) => pageWith(`<div style="opacity:0">${link(words)}</div>`),
  scaled: (words) => pageWith(`<div style="transform:scale(0)">${link(words)}</div>`),
  'flat marquee': (words) => pageWith(`<marquee height="1" width="1">${link(words)}</marquee>`),
  'racing marquee': (words) => pageWith(`<marquee scrollamount="9999">${link(words)}</marquee>`),
  'flat marquee by style': (words) => pageWith(`<marquee style="height:1px">${link(words)}</marquee>`),
  'white on white': (words) =>
    pageWith(`<p style="background:#fff">${link(words, 'style="color:#FFFFFF"')}</p>`),
  'nearly white on white': (words) =>
    pageWith(`<p style="background-color:rgb(255,255,255)">${link(words, 'style="color:#fefefe"')}</p>`),
  'old font on old ground': (words) =>
    pageWith(`<table bgcolor="#FFFFFF"><tr><td><font color="white">${link(words)}</font></td></tr></table>`),
  'colours of the page’s own style': (words) =>
    pageWith(`<div class="zq4">${link(words)}</div>`, 'body{background:#ffffff} .zq4 a{color:white}'),
};

const SPAM = ['澳门新葡京', '重庆时时彩', '办理毕业证', 'bet365官网', '六合彩', '代开发票'];

const wide = (words: string): string =>
  words.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0));
const apart = (words: string, by: string): string => [...words].join(by);
const TRADITIONAL: Readonly<Record<string, string>> = {
  门: '門',
  时: '時',
  办: '辦',
  毕: '畢',
  业: '業',
  证: '證',
  开: '開',
  发: '發',
};

const VARIANTS: Readonly<Record<string, (words: string) => string>> = {
  plain: (words) => words,
  'full width': wide,
  'upper case': (words) => words.toUpperCase(),
  'zero-width characters': (words) => apart(words, '\u200b'),
  'soft hyphens': (words) => apart(words, '&shy;'),
  'ordinary spaces': (words) => apart(words, ' '),
  'ideographic spaces': (words) => apart(words, '\u3000'),
  'line breaks': (words) => apart(words, '\n'),
  'tags inside the word': (words) => apart(words, '<b></b>'),
  'a tag a character': (words) => [...words].map((unit) => `<i>${unit}</i>`).join(''),
  'traditional forms': (words) => [...words].map((unit) => TRADITIONAL[unit] ?? unit).join(''),
  'numeric references': (words) => [...words].map((unit) => `&#${unit.codePointAt(0)};`).join(''),
  'inside a sentence': (words) => `欢迎访问${words}平台`,
};

describe('an injected link is found in every disguise', () => {
  it.each(Object.keys(WAYS))('%s, in every way of writing every word', (way) => {
    const missed: string[] = [];
    for (const [variant, write] of Object.entries(VARIANTS)) {
      for (const words of SPAM) {
        const hits = hitsOnPage(rule, WAYS[way]?.(write(words)) ?? '');
        if (hits.length !== 1 || hits[0]?.sureness !== '确定') missed.push(`${variant}: ${words}`);
      }
    }
    expect(missed).toEqual([]);
  });

  it.each(Object.keys(WAYS))('%s, with words that mean nothing', (way) => {
    const hits = hitsOnPage(rule, WAYS[way]?.('点击进入') ?? '');
    expect(hits).toHaveLength(1);
    expect(hits[0]?.sureness ?? rule.sureness).toBe('疑似');
  });
});

it('a block of many links is one finding that counts them, quotes the words and names how it is hidden', () => {
  const many = Array.from({ length: 40 }, (_, at) => `<a href="http://w${at}.example/">新葡京${at}</a>`).join(
    '',
  );
  const reading = readHtml(pageWith(`<div style="display:none">${many}</div>`));
  const { findings } = runRules(reading, contextOf(), [rule]);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ severity: '严重', sureness: '确定', quote: { exact: '新葡京0' } });
  expect(findings[0]?.message).toContain('40 条');
  expect(findings[0]?.message).toContain('行内样式');
});

it('a link without words, such as a picture, is told by its address', () => {
  const [hit] = hitsOnPage(
    rule,
    pageWith('<div style="position:absolute;left:-999px"><a href="http://x.example/"></a></div>'),
  );
  expect(hit).toMatchObject({ words: 'http://x.example/' });
});

describe('what is hidden for a reason is none', () => {
  const friends = [
    '人民网|http://www.people.com.cn/',
    '某市人民政府|http://www.moushi.gov.cn/',
    '某商会|http://www.shanghui.example/',
  ];
  const anchors = friends.map((one) => `<a href="${one.split('|')[1]}">${one.split('|')[0]}</a>`);
  const rows = anchors.map((one) => `<li>${one}</li>`).join('');
  const lone = '<a href="http://www.shanghui.example/">某商会</a>';
  it.each([
    ['a drop-down of friends', `<ul style="display:none">${rows}</ul>`],
    ['the same without rows', `<div style="display:none">${anchors.join('')}</div>`],
    ['a drop-down named as one', `<div class="link-drop" style="display:none">${lone}</div>`],
    ['a drop-down by class', `<div class="zq5"><ul>${rows}</ul></div>`],
    [
      'one that opens under the mouse',
      `<h3 onmouseover="show()">友情链接</h3><div style="display:none">${lone}</div>`,
    ],
    ['a share box', '<div style="display:none"><a href="http://www.jiathis.com/share">分享</a></div>'],
    [
      'a counter',
      '<div style="display:none"><a href="https://www.cnzz.com/stat.php?id=1">站长统计</a></div>',
    ],
    ['a login box', `<div style="position:absolute;left:-9999px"><form><input name="u">${lone}</form></div>`],
    ['the maker’s name', '<a style="display:none" href="http://www.zhizuo.example/">技术支持：某公司</a>'],
    [
      'another office',
      '<div style="position:absolute;left:-9999px"><a href="http://www.moushi.gov.cn/">某市人民政府</a></div>',
    ],
    ['own pages', '<div style="display:none"><a href="/a.html">时时彩案件通报</a></div>'],
    [
      'a page of the same office',
      '<div style="display:none"><a href="https://jyj.xundu-demo.gov.cn/">教育局</a></div>',
    ],
    ['a host that readers see elsewhere', `<p>${lone}</p><div style="display:none">${lone}</div>`],
    [
      'a tab with warnings',
      '<div style="display:none"><a href="http://www.news.cn/1.html">公安机关严厉打击网赌、色情直播</a></div>',
    ],
    [
      'words like spam',
      '<div style="display:none"><a href="http://www.news.cn/2.html">福利彩票 不畏强暴 马勒品牌</a></div>',
    ],
    [
      'white on a dark ground',
      `<p style="background:#003366"><a style="color:#fff" href="http://s.example/">某商会</a></p>`,
    ],
    [
      'white on a picture',
      `<p style="background:url(a.png) #fff"><a style="color:#fff" href="http://s.example/">某商会</a></p>`,
    ],
    ['white on a ground nobody told', `<p><a style="color:#fff" href="http://s.example/">某商会</a></p>`],
  ])('%s', (_what, block) => {
    expect(hitsOnPage(rule, pageWith(block, '.zq5 ul{display:none}'))).toEqual([]);
  });

  it('the office’s own accounts and columns elsewhere', () => {
    const block = '<div style="display:none"><a href="http://www.fabu.example/a">云溪发布</a></div>';
    expect(hitsOnPage(rule, pageWith(block))).toHaveLength(1);
    const account = { id: 'a', platform: '网站', name: '云溪发布', url: 'http://www.fabu.example/' };
    expect(hitsOnPage(rule, pageWith(block), { register: { accounts: [account] } })).toEqual([]);
  });

  it('what only computed style hides, unless the words themselves settle it', () => {
    const reading = readHtml(
      pageWith(`<p>${link('某商会')}</p><p><a href="http://y.example/">新葡京</a></p>`),
    );
    const links = reading.links.map((one) =>
      one.start === undefined
        ? one
        : { ...one, hidden: { is: 'yes', evidence: 'computed', how: 'off-screen' } as const },
    );
    const hits = rule.check({ ...reading, links }, contextOf());
    expect(hits.map((hit) => reading.text.slice(hit.start, hit.end))).toEqual(['新葡京']);
    expect(hits[0]?.message).toContain('浏览器显示样式');
  });
});
