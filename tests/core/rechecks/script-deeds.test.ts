import { describe, expect, it } from 'vitest';

import type { SourceBox } from '../../../lib/core/page-source.ts';
import { isPublicCounter, scriptsNamedIn } from '../../../lib/core/rechecks/script-addresses.ts';
import { importsMore, keepsSecrets, speaksOf } from '../../../lib/core/rechecks/script-deeds.ts';
import { leavesPage } from '../../../lib/core/rechecks/script-jumps.ts';

const box = (tag: string, id = '', classes: string[] = []): SourceBox => ({
  start: 0,
  end: 9,
  parent: -1,
  tag,
  id,
  classes,
  style: '',
  looks: [],
  holdsThings: false,
});
const around = [box('p'), box('div', 'vsb_content', ['v_news_content']), box('body')];

describe('what a script may do to the place', () => {
  it.each([
    "document.getElementById('vsb_content').innerHTML=t",
    'var e=document.querySelector(".v_news_content");e.innerHTML=t',
    "$('#vsb_content p').eq(1).html(t)",
    "$('.box .v_news_content > p').text(t)",
    "document.getElementsByTagName('p')[2].textContent=t",
    'document.getElementsByClassName("v_news_content")[0].append(t)',
    'document.body.innerHTML=t',
    'document.body.append(t)',
    'document.body.children[3].innerHTML=t',
    'document.body.lastElementChild.before(t)',
    "$('.v_news_content').hide().html(t).show()",
    "$('.v_news_content').css('color','#000').html(t)",
    "$('.v_news_content').find('a').text(t)",
    "var e=$('.v_news_content').hide();e.html(t)",
    'vsb_content.innerHTML=t',
    'window.vsb_content.innerHTML=t',
    'document.createTreeWalker(document.body,4)',
    'var z=document.querySelector(".v_news_content")||document.body;z.innerHTML=t',
    '$("#vsb_content").attr("title",s.replace(/\\(/g,"")).html(t)',
  ])('speaks of it: %s', (script) => {
    expect(speaksOf(script, around)).toBe(true);
  });

  it.each([
    "$('#hits').html(t)",
    "$('.v_news_content').css('font-size',n)",
    "$('#vsb_content').find('img').attr('width',600)",
    "document.getElementById('vsb_content').style.fontSize='18px'",
    "document.getElementById('share').innerHTML=t",
    "var h=$('.v_news_content').height();$('#share').html(h)",
    "$('.v_news_content').css('font-size',n),$('#hits').html(t)",
    'var vsb_content=make();vsb_content.innerHTML=t',
    'document.body.appendChild(mask)',
    '// so $(".v_news_content").html(t) is told of',
    "b.getElementsByTagName('td').length",
  ])('leaves it alone: %s', (script) => {
    expect(speaksOf(script, around)).toBe(false);
  });

  it('tells a secret from a name, a sum and an alphabet', () => {
    const token = 'c2VjcmV0IHdvcmRzIG9mIGEgcGFnZQ9kZWFk';
    expect(keepsSecrets(`el.innerHTML=decode(atob("${token}"))`)).toBe(true);
    expect(keepsSecrets('String.fromCharCode(20154,27665,25915,24220,21150,20844,23460,36127,36131)')).toBe(
      true,
    );
    expect(keepsSecrets(`send("${token}")`)).toBe(false);
    expect(keepsSecrets('x.charCodeAt(0);"0123456789abcdef0123456789abcdef"')).toBe(false);
    expect(keepsSecrets('atob;"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"')).toBe(
      false,
    );
    expect(keepsSecrets('eval;"swiper-container-horizontal-3d-slide"')).toBe(false);
  });

  it('knows that it takes in another one', () => {
    expect(importsMore("import('/x.mjs')")).toBe(true);
    expect(importsMore("import a from './a.js'")).toBe(true);
    expect(importsMore('var important = 1; // import duties')).toBe(false);
  });
});

describe('a script that sends the reader elsewhere', () => {
  it.each([
    "location.href='/b.html'",
    "var a=1;window.location.replace('/b.html');",
    "setTimeout(function(){location.href='/b.html'},10)",
    "setTimeout(()=>{location='/b.html'},10)",
    "(function(){location.href='/b.html'})()",
    "$(function(){top.location.href='/b.html'})",
    "window.onload=function(){location.href='/b.html'}",
    "window.addEventListener('load',function(){location.assign('/b.html')})",
  ])('as it runs: %s', (script) => {
    expect(leavesPage(script)).toBe(true);
  });

  it.each([
    "function go(){location.href='/s?q=1'}",
    "if(/Mobile/.test(navigator.userAgent)){location.href='/m/'}",
    'if(top!=self)top.location=self.location',
    "$('#s').click(function(){location.href='/s'})",
    "$.post('/a',function(){setTimeout(function(){location.href='/b'},10)})",
    'var u=location.href;if(location.href=="/a")b()',
  ])('not by itself: %s', (script) => {
    expect(leavesPage(script)).toBe(false);
  });
});

describe('addresses of scripts', () => {
  it('those a script hangs into the page are named', () => {
    const script =
      "var s=document.createElement('script');s.src='//cdn.other.example/a.js?v=2';document.body.appendChild(s);var home='https://www.qinghe.example/'";
    expect(scriptsNamedIn(script, true)).toEqual({
      addresses: ['//cdn.other.example/a.js?v=2'],
      isHidden: false,
    });
  });

  const make = "var s=document.createElement('script');";
  it.each([
    ['put together of pieces', `${make}s.src='/js/'+'b'+'.js'`, ['/js/b.js'], false],
    ['kept under a name', `${make}var u='/api/notice.do?id=7';s.src=u`, ['/api/notice.do?id=7'], false],
    ['of no script by its name', `${make}s.src='/api/notice.do?id=7'`, ['/api/notice.do?id=7'], false],
    ['with a time behind it', `${make}s.src='/js/b.js?t='+new Date().getTime()`, ['/js/b.js?t='], false],
    ['with a name in its middle', `${make}s.src='/js/'+n+'.js'`, [], true],
    ['handed on', `function load(u){${make}s.src=u}load('/api/notice.do?id=7')`, [], true],
    [
      'of either protocol',
      `${make}s.src=("https:"==document.location.protocol?"https://":"http://")+"c.a.example/c.js"`,
      ['c.a.example/c.js', '//c.a.example/c.js'],
      false,
    ],
    ['by a library', `$.getScript('/api/notice.do?id=7')`, ['/api/notice.do?id=7'], false],
    ['in a tag', `document.write("<script src='/api/n.do?id=7'><\\/script>")`, ['/api/n.do?id=7'], false],
    ['in a tag, put together', `document.write('<script src="/js/'+n+'.js"><\\/script>')`, [], true],
    ['with a split name', `var s=document.createElement('scr'+'ipt');s.src='/n.do'`, ['/n.do'], false],
  ])('one %s', (_how, script, addresses, isHidden) => {
    expect(scriptsNamedIn(script, true)).toEqual({ addresses, isHidden });
  });

  it('a library that loads what it is told names nothing', () => {
    const loader = 'var r=a.createElement("script");r.src=s.url;h.appendChild(r)';
    expect(scriptsNamedIn(loader, false)).toEqual({ addresses: [], isHidden: false });
  });

  it('a counter that offices carry is known by its host, not by a name like it, nor on its own pages', () => {
    const is = (address: string, page = 'https://www.qinghe.example/') =>
      isPublicCounter(new URL(address), page);
    expect(is('https://dcs.conac.cn/js/1.js')).toBe(true);
    expect(is('https://hm.baidu.com/hm.js?1')).toBe(true);
    expect(is('https://conac.cn.other.example/a.js')).toBe(false);
    expect(is('https://myconac.cn/a.js')).toBe(false);
    expect(is('https://www.kaipuyun.cn/page.js')).toBe(false);
    expect(is('https://www.googletagmanager.com/gtm.js?id=GTM-1')).toBe(false);
    expect(is('https://hm.baidu.com/hm.js?1', 'https://www.baidu.com/')).toBe(false);
  });
});
