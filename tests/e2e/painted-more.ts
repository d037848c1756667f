import { drawingOf, type NumberPlace } from './number-places.ts';
import { encodedDrawing } from './painted-places.ts';

/** Further ways to show a number beside its words, or where it has none; as `paintedPlaces`. */
export function morePaintedPlaces(number: string, id: string): NumberPlace[] {
  const box = (inside: string, style = '') => `<div class="n" id="${id}" style="${style}">${inside}</div>`;
  const text = `<text y="17" fill="#00f">${number}</text>`;
  const defs = (inside: string) =>
    `<svg width="0" height="0" style="position:absolute"><defs>${inside}</defs></svg>`;
  const press = (act: string) =>
    `addEventListener('pointerdown',()=>{const e=document.getElementById('${id}');setInterval(()=>{${act}},70)},true)`;
  return [
    {
      name: 'pattern of words',
      html: `${defs(`<pattern id="${id}" width="240" height="24" patternUnits="userSpaceOnUse">${text}</pattern>`)}<p><svg width="240" height="24"><rect width="240" height="24" fill="url(#${id})"/></svg></p>`,
    },
    {
      name: 'cut by words',
      html: `${defs(`<clipPath id="${id}">${text}</clipPath>`)}<div style="width:240px;height:24px;background:#00f;clip-path:url(#${id})"></div>`,
    },
    {
      name: 'picture of a filter',
      html: `${defs(`<filter id="${id}" x="0" y="0" width="1" height="1"><feImage href="${encodedDrawing(number)}" width="240" height="24"/></filter>`)}<p style="height:26px;width:250px;background:#fff;filter:url(#${id})">甲</p>`,
    },
    {
      name: 'sign of a broken word',
      html: `<p style="width:200px;color:#00f;hyphenate-character:'${number}'"><span style="color:#444">abcdefghij&shy;</span>klmnopqrstuvwxyz</p>`,
    },
    {
      name: 'before a rule',
      html: `<hr id="${id}" style="overflow:visible;border:0;height:24px;color:#00f">`,
      style: `#${id}::before{content:"${number}"}`,
    },
    {
      name: 'head of options',
      html: `<p><select class="n" size="3"><optgroup label="${number}"><option>甲</option></optgroup></select></p>`,
    },
    {
      name: 'shadow of words the page highlights',
      html: box(number, 'color:#444;margin-bottom:30px'),
      style: `::highlight(h){text-shadow:0 24px 0 #00f}`,
      script: `{const r=new Range();r.selectNodeContents(document.getElementById('${id}'));CSS.highlights.set('h',new Highlight(r))}`,
    },
    {
      name: 'before, out of a narrow box',
      html: box('', 'width:20px;white-space:nowrap'),
      style: `#${id}::before{content:"${number}"}`,
    },
    {
      name: 'before, pulled out',
      html: box('', 'margin-left:400px;width:30px'),
      style: `#${id}::before{content:"${number}";margin-left:-300px}`,
    },
    {
      name: 'ground of the page',
      html: '',
      style: `html{background:url(${encodedDrawing(number)}) no-repeat 60px 200px}`,
    },
    {
      name: 'after, far from its element',
      html: `<div style="position:absolute;top:2500px;left:0;width:10px;height:10px"><div id="${id}"></div></div>`,
      style: `#${id}::after{content:"${number}";color:#00f;position:absolute;left:100px;top:-2320px;white-space:nowrap}`,
    },
    {
      name: 'film of a drawing',
      html: `<video id="${id}" width="240" height="40" autoplay muted></video>`,
      script: `{const c=document.createElement('canvas');c.width=240;c.height=40;const d=()=>{const x=c.getContext('2d');x.fillStyle='#fff';x.fillRect(0,0,240,40);x.fillStyle='#00f';x.font='20px sans-serif';x.fillText('${number}',0,26)};d();setInterval(d,50);const v=document.getElementById('${id}');v.srcObject=c.captureStream(20);v.play()}`,
    },
    {
      name: 'mark of a summary',
      html: `<details><summary id="${id}">甲</summary>乙</details>`,
      style: `#${id}::marker{content:"${number} ";color:#00f}`,
    },
    {
      name: 'shadow of a zoomed block',
      html: `<div style="zoom:2;color:#444;filter:drop-shadow(0 16px 0 #00f);font-size:8px;margin-bottom:24px">${number}</div>`,
    },
    {
      name: 'turned reflection',
      html: `<div style="transform:rotate(4deg);width:230px;margin-bottom:60px"><div class="n" style="-webkit-box-reflect:below 4px">${number}</div></div>`,
    },
    {
      name: 'written by styles for a moment',
      html: box(''),
      style: `#${id}.on::before{content:"${number}"}`,
      script: press(`e.classList.toggle('on')`),
    },
    {
      name: 'sheet of styles for a moment',
      html: `<div style="height:28px">${box(number)}</div>`,
      style: `#${id}{display:none}`,
      script: `{const s=new CSSStyleSheet();s.replaceSync('#${id}{display:block!important}');${press('document.adoptedStyleSheets=document.adoptedStyleSheets.length?[]:[s]')}}`,
    },
    {
      name: 'rule for a moment',
      html: box(''),
      style: ' ',
      script: press(
        `const s=document.styleSheets[0];if(e.on)s.deleteRule(0);else s.insertRule('#${id}::before{content:"${number}"}',0);e.on=!e.on`,
      ),
    },
    {
      name: 'drawing in the memory, as a ground',
      html: box('', 'height:26px'),
      script: `document.getElementById('${id}').style.background='url('+URL.createObjectURL(new Blob([${JSON.stringify(drawingOf(number))}],{type:'image/svg+xml'}))+') no-repeat'`,
    },
  ];
}
