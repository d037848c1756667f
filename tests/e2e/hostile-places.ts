/**
 * A place where a page can show words: `html` with `W` for the words (`HALF1`, `HALF2` for their halves, `BACKWARDS` for
 * all of them from behind), and what a script of the page does with them.
 */
interface WordPlace {
  name: string;
  html: string;
  /** Run by the page: `at` is the place's own box, `words` what it shows. */
  script?: string;
}

/** Places whose words are read. */
export const READ_PLACES: readonly WordPlace[] = [
  { name: 'srcdoc frame', html: '<iframe srcdoc="<p>W</p>"></iframe>' },
  { name: 'srcdoc in srcdoc', html: `<iframe srcdoc="<iframe srcdoc='<p>W</p>'></iframe>"></iframe>` },
  {
    name: 'about:blank frame written by script',
    html: '<iframe></iframe>',
    script:
      'const d = at.querySelector("iframe").contentDocument; d.open(); d.write("<p>" + words); d.close();',
  },
  {
    name: 'frame written by script and never closed',
    html: '<iframe src="about:blank"></iframe>',
    script: 'at.querySelector("iframe").contentDocument.write("<p>" + words);',
  },
  {
    name: 'frame with nodes put in',
    html: '<iframe></iframe>',
    script: 'at.querySelector("iframe").contentDocument.body.append(words);',
  },
  { name: 'javascript: frame', html: `<iframe src="javascript:'<p>W</p>'"></iframe>` },
  {
    name: 'blob: frame',
    html: '<iframe></iframe>',
    script:
      'at.querySelector("iframe").src = URL.createObjectURL(new Blob(["<meta charset=utf-8><p>" + words], { type: "text/html" }));',
  },
  { name: 'frame of this site', html: '<iframe src="/words?W"></iframe>' },
  { name: 'object of this site', html: '<object data="/words?W" type="text/html"></object>' },
  { name: 'embed of this site', html: '<embed src="/words?W" type="text/html">' },
  { name: 'object in a frame', html: `<iframe srcdoc="<object data='/words?W'></object>"></iframe>` },
  { name: 'drawing as a document', html: '<iframe src="/drawing?W"></iframe>' },
  { name: 'what an object shows instead', html: '<object data="/missing.bin" type="x/y">W</object>' },
  {
    name: 'frame in what an object shows instead',
    html: '<object data="/missing.bin" type="x/y"><iframe srcdoc="<p>W</p>"></iframe></object>',
  },
  { name: 'applet', html: '<applet code="a.class">W</applet>' },
  {
    name: 'open shadow root',
    html: '<div></div>',
    script:
      'at.firstElementChild.attachShadow({ mode: "open" }).append(Object.assign(document.createElement("p"), { textContent: words }));',
  },
  {
    name: 'closed shadow root',
    html: '<section></section>',
    script: 'at.firstElementChild.attachShadow({ mode: "closed" }).append(words);',
  },
  {
    name: 'closed shadow root of an element of its own name',
    html: '<x-words></x-words>',
    script: 'at.firstElementChild.attachShadow({ mode: "closed" }).append(words);',
  },
  {
    name: 'declarative shadow root',
    html: '<div><template shadowrootmode="open"><p>W</p></template></div>',
  },
  {
    name: 'declarative closed shadow root',
    html: '<div><template shadowrootmode="closed"><p>W</p></template></div>',
  },
  {
    name: 'shadow root in a shadow root',
    html: '<div><template shadowrootmode="open"><div><template shadowrootmode="open">W</template></div></template></div>',
  },
  {
    name: 'words put into a slot',
    html: '<div><template shadowrootmode="open"><slot></slot></template><b>W</b></div>',
  },
  {
    name: 'words a slot shows by itself',
    html: '<div><template shadowrootmode="open"><slot>W</slot></template></div>',
  },
  { name: 'input', html: '<input value="W">' },
  { name: 'input filled by script', html: '<input>', script: 'at.querySelector("input").value = words;' },
  { name: 'input of a kind nobody knows', html: '<input type="x" value="W">' },
  { name: 'button input', html: '<input type="button" value="W">' },
  { name: 'submit input', html: '<input type="submit" value="W">' },
  { name: 'placeholder', html: '<input placeholder="W">' },
  { name: 'text area', html: '<textarea>W</textarea>' },
  {
    name: 'text area filled by script',
    html: '<textarea>旧</textarea>',
    script: 'at.querySelector("textarea").value = words;',
  },
  { name: 'placeholder of a text area', html: '<textarea placeholder="W"></textarea>' },
  { name: 'button', html: '<button>W</button>' },
  { name: 'option', html: '<select><option>W</option></select>' },
  { name: 'option by its label', html: '<select><option label="W"></option></select>' },
  { name: 'group of options', html: '<select><optgroup label="W"><option>甲</option></optgroup></select>' },
  { name: 'suggestion', html: '<input list="l"><datalist id="l"><option value="W"></datalist>' },
  { name: 'drawn text', html: '<svg width="300" height="30"><text y="20">W</text></svg>' },
  {
    name: 'drawn text in pieces',
    html: '<svg width="300" height="30"><g><text y="20"><tspan>W</tspan></text></g></svg>',
  },
  { name: 'title of a drawing', html: '<svg width="30" height="30"><title>W</title><rect width="9"/></svg>' },
  {
    name: 'HTML in a drawing',
    html: '<svg width="300" height="30"><foreignObject width="300" height="30"><p>W</p></foreignObject></svg>',
  },
  {
    name: 'control in a drawing',
    html: '<svg width="300" height="30"><foreignObject width="300" height="30"><input value="W"></foreignObject></svg>',
  },
  { name: 'formula', html: '<math><mtext>W</mtext></math>' },
  {
    name: 'before an element',
    html: '<style>.before::before { content: "W" }</style><i class="before"></i>',
  },
  {
    name: 'after an element, from an attribute',
    html: '<style>.after:after { content: attr(data-w) }</style><i class="after" data-w="W"></i>',
  },
  {
    name: 'before an element, from a variable, within a condition',
    html: '<style>@media all { .var::before { content: var(--w) } }</style><i class="var" style="--w: \'W\'"></i>',
  },
  {
    name: 'sign of a list row',
    html: '<style>.sign li::marker { content: "W" }</style><ul class="sign"><li>甲</li></ul>',
  },
  {
    name: 'style given by script',
    html: '<i class="adopted"></i>',
    script:
      'const s = new CSSStyleSheet(); s.replaceSync(".adopted::after { content: \'" + words + "\' }"); document.adoptedStyleSheets.push(s);',
  },
  { name: 'words of a picture that does not come', html: '<img src="/missing.png" alt="W">' },
  { name: 'style that is shown', html: '<style style="display: block">/* W */</style>' },
  {
    name: 'script that is shown',
    html: '<script type="text/plain" style="display: block">W</script>',
  },
  { name: 'title in the body that is shown', html: '<title style="display: block">W</title>' },
  {
    name: 'beside the body',
    html: '',
    script:
      'document.documentElement.append(Object.assign(document.createElement("div"), { textContent: words }));',
  },
  {
    name: 'words right in the root element',
    html: '',
    script: 'document.documentElement.append(words);',
  },
  {
    name: 'form whose fields are named like its own properties',
    html: `<form>${['nodeType', 'firstChild', 'nextSibling', 'localName', 'attributes', 'hasAttributes', 'getAttributeNames', 'getAttribute', 'childNodes', 'textContent', 'shadowRoot', 'parentNode'].map((name) => `<input type="hidden" name="${name}">`).join('')}<p>W</p></form>`,
  },
  {
    name: 'field outside its form named like the next node',
    html: '<form id="f"></form><p>W</p><input type="hidden" form="f" name="nextSibling">',
  },
  {
    name: 'nested deeper than a parser goes',
    html: '<div></div>',
    script:
      'let top = at.firstElementChild; for (let i = 0; i < 450; i++) top = top.appendChild(document.createElement("div")); top.append(words);',
  },
  {
    name: 'halves in two slots, turned round',
    html: '<div><template shadowrootmode="open"><slot name="a"></slot><slot name="b"></slot></template><b slot="b">HALF2</b><b slot="a">HALF1</b></div>',
  },
  { name: 'string for a list sign', html: `<ul style="list-style: 'W'"><li>甲</li></ul>` },
  {
    name: 'list signs a style sheet makes up',
    html: '<style>@counter-style made-up { system: cyclic; symbols: "W"; suffix: "" } .made-up { list-style: made-up }</style><ol class="made-up"><li>甲</li></ol>',
  },
  { name: 'marks around a quotation', html: `<q style="quotes: 'W' '」'">甲</q>` },
  {
    name: 'half of a word by style, half of it in the page',
    html: '<style>.half::before { content: "HALF1" }</style><i class="half">HALF2</i>',
  },
  {
    name: 'field for reading only, filled by script',
    html: '<input readonly>',
    script: 'at.querySelector("input").value = words;',
  },
  {
    name: 'button that is a picture which does not come',
    html: '<input type="image" src="/missing.png" alt="W">',
  },
  { name: 'above other signs', html: '<ruby>甲<rt>HALF1</rt>乙<rt>HALF2</rt></ruby>' },
  { name: 'signs that are read above', html: '<ruby>HALF1<rt>甲</rt>HALF2<rt>乙</rt></ruby>' },
  { name: 'written backwards, shown from right to left', html: '<bdo dir="rtl">BACKWARDS</bdo>' },
  {
    name: 'the same by style',
    html: '<span style="unicode-bidi: bidi-override; direction: rtl">BACKWARDS</span>',
  },
  {
    name: 'boxes in a row from the right',
    html: '<p style="display: inline-flex; flex-direction: row-reverse"><b>HALF2</b><b>HALF1</b></p>',
  },
  {
    name: 'boxes with an order',
    html: '<p style="display: inline-flex"><b style="order: 2">HALF2</b><b style="order: 1">HALF1</b></p>',
  },
  {
    name: 'pieces that nobody sees between the signs',
    html: 'HALF1<i style="font-size: 0">k8</i><span style="display: none">; V</span><i style="position: absolute; left: -9999px">z9</i>HALF2',
  },
  {
    name: 'what is said over a film',
    html: '<video width="300" height="90"></video>',
    script:
      'const t = at.querySelector("video").addTextTrack("captions"); t.mode = "showing"; t.addCue(new VTTCue(0, 9, "<b>" + words + "</b>"));',
  },
  {
    name: 'text a script took over from XML',
    html: '<p></p>',
    script:
      'const xml = new DOMParser().parseFromString("<a/>", "text/xml"); at.firstChild.append(document.importNode(xml.createCDATASection(words)));',
  },
  {
    name: 'frame of XML',
    html: '<iframe></iframe>',
    script:
      'at.querySelector("iframe").src = URL.createObjectURL(new Blob([\'<?xml version="1.0"?><?xml-stylesheet type="text/css" href="data:text/css,a%7Bdisplay:block%7D"?><a>\' + words + "</a>"], { type: "text/xml" }));',
  },
  {
    name: 'shadow root that a paragraph gets late',
    html: '<p>县政府</p>',
    script: 'setTimeout(() => (at.firstChild.attachShadow({ mode: "closed" }).textContent = words), 1500);',
  },
  {
    name: 'component that is made late',
    html: '<late-words>县政府</late-words>',
    script:
      'setTimeout(() => customElements.define("late-words", class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: "open" }).textContent = words; } }), 1500);',
  },
  {
    name: 'words in the place of a film that no plug-in plays',
    html: '<object type="application/x-shockwave-flash" data="about:blank#a.swf" width="300" height="30"><p>W</p></object>',
  },
];

/** Places that cannot be read, each with what its gap names. */
export const UNREAD_PLACES: readonly (WordPlace & { says: string })[] = [
  {
    name: 'frame of another site',
    html: '<iframe src="https://other.example/a"></iframe>',
    says: 'other.example/a',
  },
  {
    name: 'data: frame',
    html: '<iframe src="data:text/html;charset=utf-8,<p>W"></iframe>',
    says: 'data:text/html',
  },
  {
    name: 'frame of this site in a sandbox',
    html: '<iframe sandbox src="/words?sandboxed"></iframe>',
    says: '/words?sandboxed',
  },
  {
    name: 'srcdoc in a sandbox',
    html: '<iframe sandbox srcdoc="<p>W</p>"></iframe>',
    says: '框架未能读取。',
  },
  { name: 'frame that does not answer', html: '<iframe src="/never"></iframe>', says: '/never' },
  {
    name: 'object of another site',
    html: '<object data="https://other.example/o"></object>',
    says: 'other.example/o',
  },
  {
    name: 'embed of another site',
    html: '<embed src="https://other.example/e.html">',
    says: 'other.example/e',
  },
  {
    name: 'frame of another site in a shadow root',
    html: '<div><template shadowrootmode="open"><iframe src="https://other.example/s"></iframe></template></div>',
    says: 'other.example/s',
  },
  {
    name: 'frame of another site in a frame',
    html: `<iframe srcdoc="<iframe src='https://other.example/f'></iframe>"></iframe>`,
    says: 'other.example/f',
  },
  {
    name: 'canvas',
    html: '<canvas width="200" height="40"></canvas>',
    script: 'at.querySelector("canvas").getContext("2d").fillText(words, 5, 20);',
    says: 'canvas',
  },
  {
    name: 'picture in the place of words by style',
    html: `<style>.pictured { content: url("/picture.svg?W") }</style><p class="pictured">县政府</p>`,
    says: '用样式在文字的位置显示图片',
  },
  {
    name: 'words in signs of a font',
    html: '<p>\ue101\ue102\ue103\ue104\ue105</p>',
    says: '文字用网页自带的字体显示',
  },
];

/** What looks like one of the above and has nothing for a reader's eye. */
export const SILENT_PLACES: readonly WordPlace[] = [
  {
    name: 'frame without anything',
    html: '<iframe></iframe><iframe src="about:blank"></iframe><iframe srcdoc=""></iframe>',
  },
  {
    name: 'frame of one pixel',
    html: '<iframe width="1" height="1" src="https://other.example/t"></iframe>',
  },
  {
    name: 'frame not displayed',
    html: '<iframe style="display: none" src="https://other.example/t"></iframe>',
  },
  {
    name: 'frame not visible',
    html: '<iframe style="visibility: hidden" src="https://other.example/t"></iframe>',
  },
  {
    name: 'frame wholly transparent',
    html: '<iframe style="opacity: 0" src="https://other.example/t"></iframe>',
  },
  {
    name: 'frame out of reach',
    html: '<iframe style="position: absolute; left: -9999px" src="https://other.example/t"></iframe>',
  },
  { name: 'embed without a size', html: '<embed width="0" height="0" src="https://other.example/e.html">' },
  { name: 'film for an old player', html: '<embed src="/banner.swf" width="300" height="90">' },
  { name: 'film, and what is said instead', html: '<object data="/banner.swf"><p>请更换浏览器</p></object>' },
  { name: 'sound', html: '<audio src="/a.mp3">听不到</audio><video src="/a.mp4">看不到</video>' },
  { name: 'canvas without anything', html: '<canvas width="300" height="100"></canvas>' },
  {
    name: 'canvas of one colour',
    html: '<canvas width="300" height="100"></canvas>',
    script: 'at.querySelector("canvas").getContext("2d").fillRect(0, 0, 300, 100);',
  },
  { name: 'sign of a font', html: '<style>.icon::before { content: "\\e601" }</style><i class="icon"></i>' },
  { name: 'arrow', html: '<style>.arrow::after { content: "»" }</style><i class="arrow"></i>' },
  { name: 'icon', html: '<svg width="20" height="20"><path d="M0 0h9v9z"/></svg>' },
  { name: 'secret', html: '<input type="password" value="人民攻府"><input type="hidden" value="人民攻府">' },
  { name: 'field not displayed', html: '<textarea style="display: none">人民攻府</textarea>' },
  { name: 'template', html: '<template><p>人民攻府</p></template>' },
  { name: 'script', html: '<script type="text/plain">人民攻府</script>' },
  { name: 'picture that came', html: '<img src="/picture.svg" alt="人民攻府">' },
  {
    name: 'shadow root of words that are right',
    html: '<div><template shadowrootmode="closed">县政府</template></div>',
  },
  {
    name: 'list sign that is only a sign',
    html: `<ul style="list-style: '– '"><li>甲</li></ul><style>@counter-style bare { system: cyclic; symbols: "※" } .bare { list-style: bare }</style><ol class="bare"><li>甲</li></ol>`,
  },
  { name: 'marks of a quotation', html: `<q style="quotes: '「' '」'">甲</q>` },
  {
    name: 'words before what is not displayed',
    html: '<style>.unseen::before { content: "人民攻府" }</style><i class="unseen" hidden></i>',
  },
  { name: 'reading above signs', html: '<ruby>政<rt>zhèng</rt>府<rt>fǔ</rt></ruby>' },
  { name: 'direction that turns no signs', html: '<bdo dir="ltr">府攻民人</bdo><p dir="rtl">府攻民人</p>' },
  {
    name: 'boxes with a gap, from the right, that are no words together',
    html: '<p style="display: inline-flex; flex-direction: row-reverse"><b>人民政府</b><b>县</b></p>',
  },
  {
    name: 'pieces that nobody sees between signs that are right',
    html: '人民<i style="font-size: 0">攻</i>政<span style="display: none">; V</span>府',
  },
  {
    name: 'film whose words are switched off',
    html: '<video width="300" height="90"></video>',
    script:
      'const t = at.querySelector("video").addTextTrack("captions"); t.mode = "hidden"; t.addCue(new VTTCue(0, 9, "人民攻府"));',
  },
  {
    name: 'slots that are shown as they are written',
    html: '<div><template shadowrootmode="open"><slot></slot></template>县政府</div>',
  },
  {
    name: 'icons of a font in a row',
    html: '<i>\ue601</i><i>\ue602</i><i>\ue603</i><i>\ue604</i><i>\ue605</i>',
  },
  {
    name: 'picture before words by style',
    html: `<style>.dotted::before { content: url("/picture.svg") }</style><p class="dotted">县政府</p>`,
  },
];

/** One page with all of `places`, the nth of them with the words `wordsOf(n)`. */
export function pageOf(places: readonly WordPlace[], wordsOf: (nth: number) => string): string {
  const put = (html: string, words: string) =>
    html
      .replaceAll('BACKWARDS', [...words].reverse().join(''))
      .replaceAll('HALF1', words.slice(0, -2))
      .replaceAll('HALF2', words.slice(-2))
      .replaceAll('W', words);
  const boxes = places.map(({ html }, nth) => `<div id="p${nth}">${put(html, wordsOf(nth))}</div>`);
  const scripts = places.map(({ script }, nth) =>
    script
      ? `{ const at = document.getElementById("p${nth}"); const words = ${JSON.stringify(wordsOf(nth))}; ${script} }`
      : '',
  );
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>青禾县办事大厅</title></head><body><h1>青禾县办事大厅</h1>${boxes.join('\n')}<p>页尾</p><script>${scripts.join('\n')}</script></body></html>`;
}
