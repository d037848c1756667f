/** Pages of one article: the sentence with the fault, and what can become of it. */
export const ADDRESS = 'https://www.qinghe.example/zwgk/tzgg/77.html';
const TITLE = '关于冬季供水的公告';
const BEFORE =
  '各镇人民政府、街道办事处，县直各部门：今年冬季气温偏低，供水设施易受冻害，现将有关事项公告如下。';
const AFTER = '检修期间确需用水的，可到附近供水点取水。各村要做好储水和应急准备，有困难的及时上报。';
export const WRONG = '为做好冬季供水保障，青禾县人民攻府定于十二月一日起检修供水管道，请各村提前储水。';
const RIGHT = WRONG.replace('攻府', '政府');
export const p = (words: string): string => `<p>${words}</p>`;

/** The page with `main` where the sentence stood; `more` at its end, `head` in its head. */
export function page(main: string, more = '', head = '', title = TITLE): string {
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/tzgg/">通知公告</a></div><h1>${title}</h1><div class="info">发布日期：2026-11-20 来源：县水务局 <span id="hits">浏览次数：12</span></div><div class="article">${p(BEFORE)}${main}${p(AFTER)}</div>${more}<div class="foot">版权所有 青禾县人民政府</div><script src="/js/count.js"></script></body></html>`;
}

const codes = (words: string): string => [...words].map((sign) => sign.charCodeAt(0)).join(',');
const escaped = (words: string): string =>
  [...words].map((sign) => `\\u${sign.charCodeAt(0).toString(16)}`).join('');
const base64 = (words: string): string => Buffer.from(words, 'utf8').toString('base64');
const quoted = (html: string): string => html.replaceAll('"', '&quot;');
const spans = (words: string, between = ''): string =>
  [...words].map((sign) => `<span>${sign}</span>`).join(between);

/** Readers still see 人民攻府, or nobody can say that they do not. */
export const STILL_WRONG: Readonly<Record<string, string>> = {
  untouched: page(p(WRONG)),
  'moved to the end of the page': page('', p(WRONG)),
  'in a srcdoc frame': page(`<iframe srcdoc="${quoted(p(WRONG))}"></iframe>`),
  'mended, and in a srcdoc frame below': page(p(RIGHT), `<iframe srcdoc="${quoted(p(WRONG))}"></iframe>`),
  'in a frame of the site': page('<iframe src="/inner.html"></iframe>'),
  'mended, and a frame of the site below': page(p(RIGHT), '<iframe src="/inner.html"></iframe>'),
  'in an object': page('<object data="/inner.html" type="text/html"></object>'),
  'in an embed': page('<embed src="/inner.html">'),
  'in a data: frame': page(
    `<iframe src="data:text/html;charset=utf-8,${encodeURIComponent(p(WRONG))}"></iframe>`,
  ),
  'in a declarative shadow root': page(`<div><template shadowrootmode="open">${p(WRONG)}</template></div>`),
  'mended, and a shadow root below': page(
    p(RIGHT),
    `<div><template shadowrootmode="open">${p(WRONG)}</template></div>`,
  ),
  'by document.write': page(`<script>document.write('${p(WRONG)}')</script>`),
  'by document.write, escaped': page(`<script>document.write('${escaped(WRONG)}')</script>`),
  'by innerHTML': page(
    `<div id="c"></div><script>document.getElementById('c').innerHTML='${p(WRONG)}'</script>`,
  ),
  'by innerHTML over mended words': page(
    `<p id="c">${RIGHT}</p><script>document.getElementById('c').innerHTML='${WRONG}'</script>`,
  ),
  'by a script that puts two halves together': page(
    `<p id="c">${RIGHT}</p><script>document.getElementById('c').textContent='青禾县人民'+'攻'+"府定于十二月一日"</script>`,
  ),
  'by a script that replaces one character': page(
    p(RIGHT),
    "<script>document.body.innerHTML=document.body.innerHTML.replace('人民政府','人民X府'.replace('X','攻'))</script>",
  ),
  'by a script that turns one sign now and then': page(
    p(RIGHT),
    `<script>(function(){var q=document.querySelectorAll('.article p')[1],a=q.textContent,b=a.replace('${escaped('政府')}','${escaped('攻府')}'),k=0;setInterval(function(){q.textContent=++k%2?b:a},1500)})()</script>`,
  ),
  'by a script that puts one sign in by its code': page(
    p(RIGHT),
    "<script>var q=document.querySelectorAll('.article p')[1];q.textContent=q.textContent.replace('民政','民'+String.fromCharCode(25915))</script>",
  ),
  'with unseen signs between its own': page(
    p(WRONG.replace('攻府', '<span style="display:none">x3#</span>攻<i style="display:none">府政</i>府')),
  ),
  'in a picture, a mended copy hidden': page(
    `<img src="/a.png">`,
    `<div style="display:none">${p(BEFORE)}${p(RIGHT)}${p(AFTER)}</div>`,
  ),
  'by character codes': page(
    p(RIGHT),
    `<script>document.querySelector('.article').append(String.fromCharCode(${codes('青禾县人民攻府')}))</script>`,
  ),
  'by base64': page(
    p(RIGHT),
    `<script>document.querySelector('.article').append(new TextDecoder().decode(Uint8Array.from(atob('${base64(WRONG)}'),c=>c.charCodeAt(0))))</script>`,
  ),
  'by a cipher': page(
    p(RIGHT),
    `<script>var k='QkFDS0VORCBTRUNSRVQgQ0lQSEVS3q2+776t3q2+796tvu+ercr+uq8=';document.querySelector('.article').innerHTML=eval(atob(k))</script>`,
  ),
  'fetched by a script into an empty box': page('<div id="c"></div><script src="/a.js"></script>'),
  'fetched by an inline script below mended words': page(
    p(RIGHT),
    `<div id="more"></div><script>fetch('/x.txt').then(r=>r.text()).then(t=>{document.getElementById('more').innerHTML=t})</script>`,
  ),
  'as a picture': page('<p><img src="/a.png"></p>'),
  'as a background': page('<div style="height:40px;background:url(/a.png)"></div>'),
  'as text of a drawing': page(`<svg width="900" height="40"><text y="20">${WRONG}</text></svg>`),
  'as a drawing in a data: picture': page(
    `<img src="data:image/svg+xml,${encodeURIComponent(`<svg><text>${WRONG}</text></svg>`)}">`,
  ),
  'on a canvas': page(
    `<canvas id="v"></canvas><script>document.getElementById('v').getContext('2d').fillText('${WRONG}',0,20)</script>`,
  ),
  'as the value of a field': page('<input value="青禾县人民攻府">'),
  'in a text area': page(`<textarea>${WRONG}</textarea>`),
  'half in the words, half in a field': page('<p>青禾县人民<input value="攻府">定于十二月一日</p>'),
  'as content of a style sheet': page(
    '<p class="a"></p>',
    '',
    '<style>.a::before{content:"青禾县人民攻府定于"}</style>',
  ),
  'one character as content of a style sheet': page(
    `<p>${RIGHT.replace('政府', '<span class="x"></span>府')}</p>`,
    '',
    '<style>.x::before{content:"攻"}</style>',
  ),
  'one character as an escape of a style sheet': page(
    `<p>${RIGHT.replace('政府', '<b class="x"></b>府')}</p>`,
    '',
    '<style>.x::before{content:"\\653b"}</style>',
  ),
  'as an attribute a style sheet shows': page(
    `<p>${RIGHT.replace('政府', '<span data-t="攻"></span>府')}</p>`,
    '',
    '<style>[data-t]::before{content:attr(data-t)}</style>',
  ),
  'by a style sheet of its own font': page(
    p(RIGHT),
    '',
    '<style>@font-face{font-family:z;src:url(data:font/woff2;base64,AAAA)}p{font-family:z}</style>',
  ),
  'in private characters': page(p(RIGHT.replace('政府', '\ue123府'))),
  'with a blank inside': page(p(WRONG.replace('攻府', '攻 府'))),
  'with a zero-width space inside': page(p(WRONG.replace('攻府', '攻\u200b府'))),
  'with a soft hyphen inside': page(p(WRONG.replace('攻府', '攻&shy;府'))),
  'with a word joiner and a selector inside': page(p(WRONG.replace('攻府', '攻\u2060\ufe00府'))),
  'with dots between': page(p(WRONG.replace('人民攻府', '人·民·攻·府'))),
  'with tags between': page(p(WRONG.replace('人民攻府', spans('人民攻府')))),
  'with comments between': page(p(WRONG.replace('攻府', '攻<!-- 政 -->府'))),
  'one character a line': page(p(WRONG.replace('人民攻府', [...'人民攻府'].join('<br>')))),
  'one character a cell': page(
    `<p>青禾县</p><table><tr>${[...'人民攻府'].map((sign) => `<td>${sign}</td>`).join('')}</tr></table><p>定于十二月一日起检修供水管道</p>`,
  ),
  'with readings above': page(p(WRONG.replace('攻', '<ruby>攻<rt>gōng</rt></ruby>'))),
  'as an entity': page(p(WRONG.replace('攻', '&#25915;'))),
  'in compatibility characters': page(p(WRONG.replace('人民', '\u2f08民'))),
  'turned round by direction': page(p(WRONG.replace('人民攻府', '<bdo dir="rtl">府攻民人</bdo>'))),
  'turned round by a control character': page(p(WRONG.replace('人民攻府', '\u202e府攻民人\u202c'))),
  'shuffled and put right by style': page(
    p(
      WRONG.replace(
        '人民攻府',
        '<span style="display:inline-flex"><i style="order:2">攻府</i><i>人民</i></span>',
      ),
    ),
  ),
  'look-alike character': page(p(RIGHT.replace('政府', '玫府'))),
  'in the title alone': page(p(RIGHT), '', '', '关于青禾县人民攻府的公告'),
  'hidden by display': page(`<div style="display:none">${p(WRONG)}</div>`),
  'opened by a click': page(p(RIGHT), `<details><summary>原文</summary>${WRONG}</details>`),
  'as an option': page(p(RIGHT), '<select><option>青禾县人民攻府</option></select>'),
  'as a button': page(p(RIGHT), '<input type="button" value="青禾县人民攻府">'),
  'as the words for a missing picture': page(p(RIGHT), '<img src="/x.png" alt="青禾县人民攻府">'),
  'in a template a script opens': page(p(RIGHT), `<template id="t">${p(WRONG)}</template>`),
  'in the data of a script': page(p(RIGHT), `<script type="application/json">{"body":"${WRONG}"}</script>`),
  'in a custom element': page('<x-article data-id="77"></x-article><script src="/x.js"></script>'),
  'in running words': page(`<marquee>${WRONG}</marquee>`),
  'on another address after a moment': page(
    p(RIGHT),
    '',
    '<meta http-equiv="refresh" content="3;url=/zwgk/tzgg/78.html">',
  ),
  'on another address by a script': page(p(RIGHT), '<script>location.href="/zwgk/tzgg/78.html"</script>'),
  'another article under the address': page(
    p('今天下午召开会议，研究部署冬季安全生产工作，县直有关部门负责人参加。'),
    '',
    '',
    '县委召开会议',
  ),
  'nothing but the frame of a page': `<!DOCTYPE html><meta charset="utf-8"><title>${TITLE}</title><h1>${TITLE}</h1><div id="app"></div><script src="/app.js"></script>`,
  'a picture, the right words hidden by display': page(
    `<p style="display:none">${RIGHT}</p><p><img src="/a.png"></p>`,
  ),
  'a picture, the right words in no size': page(
    `<p><span style="font-size:0">${RIGHT}</span><img src="/a.png"></p>`,
  ),
  'a picture, the right words pushed away': page(
    `<p style="text-indent:-9999px;background:url(/a.png)">${RIGHT}</p>`,
  ),
  'a picture, the right words clipped by a rule': page(
    `<p class="t">${RIGHT}</p><p><img src="/a.png"></p>`,
    '',
    '<style>.article .t{position:absolute;clip:rect(0,0,0,0)}</style>',
  ),
  'a picture, the right words transparent by a rule': page(
    `<p class="t">${RIGHT}</p><p><img src="/a.png"></p>`,
    '',
    '<style>p.t{opacity:0}.t{display:block}</style>',
  ),
  'a picture, the right words white on white': page(
    `<p><font color="#FFFFFF">${RIGHT}</font></p><p><img src="/a.png"></p>`,
  ),
  'a picture, the right words in the colour of their ground': page(
    `<p style="background:#f5f5f5"><span style="color:#f5f5f5">${RIGHT}</span></p>`,
  ),
  'the right words in no colour': page(`<p style="-webkit-text-fill-color:transparent">${RIGHT}</p>`),
  'a picture laid over the right words': page(
    `<div style="position:relative"><p>${RIGHT}</p><div style="position:absolute;top:0;left:0"><img src="/a.png"></div></div>`,
  ),
  'a box with a picture pulled over the right words by a rule': page(
    `<p>${RIGHT}</p><div class="over"></div>`,
    '',
    '<style>.over{margin-top:-40px;height:40px;background:#fff url(/a.png)}</style>',
  ),
  'the right words replaced by a picture of a rule': page(
    `<p class="r">${RIGHT}</p>`,
    '',
    '<style>.r{content:url(/a.png)}</style>',
  ),
  'the sentence put together by order': page(
    p(RIGHT.replace('人民政府', '人民<i style="order:2">政</i><i style="order:1">工</i>府')),
  ),
  'turned round by a rule': page(
    p(RIGHT.replace('人民政府', '<span class="b">府政民人</span>')),
    '',
    '<style>.b{unicode-bidi:bidi-override;direction:rtl}</style>',
  ),
  'in signs of a font the place wears': page(
    `<p class="f">${RIGHT}</p>`,
    '',
    '<style>@font-face{font-family:"q";src:url(/f.woff)}.article .f{font-family:"q",serif}</style>',
  ),
  'a variable of a style sheet': page(
    p(RIGHT),
    '',
    '<style>:root{--w:"攻"}.article p::after{content:var(--w)}</style>',
  ),
  'a script that fetches over the article': page(
    p(RIGHT),
    `<script>fetch('/x.txt').then(r=>r.text()).then(t=>{document.querySelector('.article').innerHTML=t})</script>`,
  ),
  'a script that fetches over one paragraph': page(
    p(RIGHT),
    `<script>$.get('/x.txt',function(t){$('.article p').eq(1).html(t)})</script>`,
  ),
  'a script that walks through all words': page(
    p(RIGHT),
    `<script>fetch('/m.json').then(r=>r.json()).then(m=>{var w=document.createTreeWalker(document.body,4),n;while(n=w.nextNode())n.nodeValue=n.nodeValue.replace(m.a,m.b)})</script>`,
  ),
  'a script that calls another one': page(p(RIGHT), `<script type="module">import('/x.mjs')</script>`),
  'a module of another file': page(p(RIGHT), `<script type="module">import x from './x.mjs';x()</script>`),
  'a comment that a script shows': page(
    p(RIGHT),
    `<!-- ${WRONG} --><script>var w=document.createNodeIterator(document.body,128),n;while(n=w.nextNode())document.querySelector('.article').insertAdjacentHTML('beforeend',n.data)</script>`,
  ),
  'a meta that a script shows': page(
    p(RIGHT),
    `<script>document.querySelector('.article').textContent=document.querySelector('meta[name=body]').content</script>`,
    `<meta name="body" content="${WRONG}">`,
  ),
  'kept by the browser and shown by a script': page(
    p(RIGHT),
    `<script>document.querySelector('.article').innerHTML=localStorage.getItem('a')</script>`,
  ),
  'a script that hides the article, fills it and shows it': page(
    p(RIGHT),
    `<script>$.get('/x.txt',function(t){$('.article').hide().html(t).show()})</script>`,
  ),
  'a script that sets a colour and fills': page(
    p(RIGHT),
    `<script>$.get('/x.txt',function(t){$('.article').css('color','#000').html(t)})</script>`,
  ),
  'a script that knows the box by its id alone': page(
    `<div id="zoom">${p(RIGHT)}</div>`,
    `<script>fetch('/x.txt').then(r=>r.text()).then(t=>{zoom.innerHTML=t})</script>`,
  ),
  'an empty box known by its id alone': page(
    p(RIGHT),
    `<div id="boxx"></div><script>fetch('/x.txt').then(r=>r.text()).then(t=>{boxx.innerHTML=t})</script>`,
  ),
  'an empty box in the line': page(
    p(RIGHT),
    `<p><span id="boxx"></span></p><script>fetch('/x.txt').then(r=>r.text()).then(t=>{document.getElementById('boxx').innerHTML=t})</script>`,
  ),
  'a script that adds to the body': page(
    p(RIGHT),
    `<script>fetch('/x.txt').then(r=>r.text()).then(t=>{document.body.append(t)})</script>`,
  ),
  'a script that counts the boxes of the body': page(
    p(RIGHT),
    `<script>fetch('/x.txt').then(r=>r.text()).then(t=>{document.body.children[3].innerHTML=t})</script>`,
  ),
  'on another address after a moment, by a script': page(
    p(RIGHT),
    "<script>setTimeout(function(){location.href='/zwgk/tzgg/78.html'},10)</script>",
  ),
  'in the tip of a link': page(
    p(RIGHT.replace('人民政府', '<a title="青禾县人民攻府" href="/">人民政府</a>')),
  ),
  'in a table of the mobile template': page(
    p(RIGHT),
    `<table class="m-only"><tr><td>${WRONG}</td></tr></table>`,
    '<style>@media (min-width:600px){.m-only{display:none}}</style>',
  ),
  'in the second page of a pager in the source': page(
    p(RIGHT),
    `<div id="page2" style="display:none">${p(WRONG)}</div><a href="#page2">下一页</a>`,
  ),
  'in words for printing': page(
    p(RIGHT),
    `<div class="print">${WRONG}</div>`,
    '<style>.print{display:none}</style>',
  ),
  'in an image loaded late': page('<p><img data-src="/a.png" src="/blank.gif" class="lazy"></p>'),
  'in a box of a component': page('<p><text-block data-text-id="77"></text-block></p>'),
  'in a caption of a film': page(p(RIGHT), `<video><track kind="captions" label="青禾县人民攻府"></video>`),
  'in a description list': page(`<dl><dt>公告</dt><dd>${WRONG}</dd></dl>`),
  'by the old tag for drawings': page(
    '<v:textbox xmlns:v="urn:x"><v:textpath string="青禾县人民攻府"></v:textpath></v:textbox>',
  ),
  'a login page': '<meta charset="utf-8"><title>用户登录</title>用户名 密码',
  'a challenge':
    '<meta charset="utf-8"><title></title><script>eval(1)</script><noscript>请开启JavaScript</noscript>',
  empty: '',
};

const mended = (words: string, more = '', head = ''): string => page(p(words), more, head);

/** Truly put right: by 修改 in place, by 删除 of sentence or paragraph. */
export const FIXED: Readonly<Record<string, string>> = {
  'the word mended': mended(RIGHT),
  'the word mended, unseen signs between the clauses': mended(
    RIGHT.replaceAll('，', '，<span style="display:none">e3b;c#</span>'),
  ),
  'the word mended, in a hidden copy for the printer too': mended(
    RIGHT,
    `<div id="print" style="display:none">${p(BEFORE)}${p(RIGHT)}${p(AFTER)}</div>`,
  ),
  'the word mended, under a menu with 用户登录 and 统一身份认证': page(
    p(RIGHT),
    '<div class="top"><a href="/login">用户登录</a> <a href="/sso">统一身份认证</a></div>',
  ),
  'a script writes words of its own below the article': page(
    p(RIGHT),
    "<script>document.querySelector('.article').append('【打印】【关闭】')</script>",
  ),
  'the word mended in a tag of its own': mended(RIGHT.replace('人民政府', '<strong>人民政府</strong>')),
  'the word mended in a link': mended(RIGHT.replace('人民政府', '<a href="/">人民政府</a>')),
  'the word mended with an entity': mended(RIGHT.replace('政', '&#25919;')),
  'the word mended, blanks beside it': mended(RIGHT.replace('人民政府', ' 人民政府 ')),
  'the word mended, the page in bold': mended(`<b>${RIGHT}</b>`),
  'the office named in another way': mended(RIGHT.replace('青禾县人民政府', '青禾县水务局')),
  'the office shortened': mended(RIGHT.replace('人民政府', '政府')),
  'one more word beside': mended(RIGHT.replace('定于', '决定于')),
  'the sentence before rewritten': mended(RIGHT.replace('为做好冬季供水保障', '为保障冬季用水')),
  'the sentence after rewritten': mended(RIGHT.replace('请各村提前储水', '请提前做好储水准备')),
  'lightly rewritten': mended('为保障冬季供水，青禾县人民政府将于十二月一日起检修供水管道，请各村提前储水。'),
  'wholly rewritten': mended('县水务局将在下月初对全县供水设施作一次检修，请群众留意停水时段。'),
  'the paragraph split': page(
    `${p('为做好冬季供水保障，青禾县人民政府定于十二月一日起检修供水管道。')}${p('请各村提前储水。')}`,
  ),
  'the words set in a list': page(`<ul><li>${RIGHT}</li></ul>`),
  'a counter script elsewhere': mended(
    RIGHT,
    '<script>var hits=12;document.getElementById("hits").innerHTML="浏览次数："+hits</script>',
  ),
  'a statistics script elsewhere': mended(
    RIGHT,
    '<script>var _hmt=_hmt||[];(function(){var hm=document.createElement("script");hm.src="https://hm.baidu.com/hm.js?0123456789abcdef0123456789abcdef";var s=document.getElementsByTagName("script")[0];s.parentNode.insertBefore(hm,s);})();</script>',
  ),
  'the mark of offices': mended(
    RIGHT,
    `<script>document.write(unescape("%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript src='https://dcs.conac.cn/js/16/000/0000/40577395/CA160000000405773950001.js' type='text/javascript'%3E%3C/script%3E"));</script>`,
  ),
  'pictures above and below': mended(RIGHT, '<p><img src="/map.png" alt="供水点分布图"></p>'),
  'a search field in the head': mended(RIGHT, '<form><input name="q" placeholder="请输入关键词"></form>'),
  'a jump for telephones': mended(
    RIGHT,
    '<script>if(/Mobile/.test(navigator.userAgent)){location.href="/m/77.html"}</script>',
  ),
  'icons of a style sheet': mended(
    RIGHT,
    '',
    '<style>.i::before{content:"\\e601"}.m::after{content:"»"}</style>',
  ),
  'a description in the head': mended(
    RIGHT,
    '',
    '<meta name="description" content="青禾县人民政府定于十二月一日起检修供水管道">',
  ),
  'an empty box far from it': mended(RIGHT, '<div id="share"></div><script src="/share.js"></script>'),
  'a comment of the editor': mended(RIGHT, '<!-- 2026-11-24 已改 -->'),
  'the paragraph deleted': page(''),
  'the paragraph deleted, an empty one left': page('<p>&nbsp;</p>'),
  'the paragraph deleted, a break left': page('<br><br>'),
  'the paragraph deleted, a line left': page('<hr>'),
  'the sentence deleted': mended('请各村提前储水。'),
  'half of the sentence deleted': mended('为做好冬季供水保障，请各村提前储水。'),
  'the old words in a comment': mended(RIGHT, `<!-- 原文：${WRONG} -->`),
  'the old words in the keywords': mended(RIGHT, '', '<meta name="keywords" content="青禾县人民攻府,供水">'),
  'a frame of no size': mended(RIGHT, '<iframe src="/t.html" width="0" height="0"></iframe>'),
  'the weather of another site in a frame': mended(
    RIGHT,
    '<iframe src="https://i.tianqi.example.com/index.php?c=code" width="250" height="20"></iframe>',
  ),
  'a counter filled by a script': mended(
    RIGHT,
    `<p>浏览次数：<div id="hits2"></div></p><script>$.get('/count?id=77',function(n){$('#hits2').html(n)})</script>`,
  ),
  'icons of a font in the page': mended(
    RIGHT,
    '<i class="iconfont icon-share"></i>',
    '<style>@font-face{font-family:"iconfont";src:url(data:font/woff2;base64,AAAA)}.iconfont{font-family:"iconfont"}</style>',
  ),
  'a script that sets the size of letters': mended(
    RIGHT,
    `<script>function doZoom(n){$('.article').css('font-size',n+'px')}$.get('/hits',function(n){$('#hits').html(n)})</script>`,
  ),
  'pictures of the article made to fit': mended(
    RIGHT,
    `<script>$('.article').find('img').css('max-width','100%');$.ajax({url:'/hits'}).done(function(n){$('#hits').text(n)})</script>`,
  ),
  'counters of others': mended(
    RIGHT,
    '<script src="https://hm.baidu.com/hm.js?1"></script><script src="//dcs.conac.cn/js/1.js"></script>',
  ),
  'a menu hidden by a rule': mended(
    RIGHT,
    '<ul class="drop"><li>二级菜单</li></ul>',
    '<style>.drop{display:none}.article p{text-indent:2em;color:#333}</style>',
  ),
  'the words on a ground of their own': mended(`<span style="background:#c00;color:#fff">${RIGHT}</span>`),
  'a form of the template with hidden fields': mended(
    RIGHT,
    '<div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="dDwtMTA4"></div>',
  ),
  'the paragraph marked as struck': mended('（本段已删除）'),
};
