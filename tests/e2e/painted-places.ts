import { drawingOf, type NumberPlace } from './number-places.ts';

/** Base64 of a drawing with a number in it; `filler` makes it longer than any drawing a person writes. */
export const encodedDrawing = (number: string, filler = ''): string =>
  `data:image/svg+xml;base64,${Buffer.from(drawingOf(number).replace('<text', `<!--${filler}--><text`)).toString('base64')}`;

/**
 * Ways to paint a number twice, outside of its box, or only while a picture is taken. The copy that can be missed is
 * pure blue, the only blue of the page; `id` keeps apart what stands on one page.
 */
export function paintedPlaces(number: string, id: string): NumberPlace[] {
  const [area, birth, rest] = [number.slice(0, 6), number.slice(6, 14), number.slice(14)];
  const box = (inside: string, style = '', more = '') =>
    `<div class="n" id="${id}" style="${style}" ${more}>${inside}</div>`;
  const drawing = encodedDrawing(number);
  const press = (act: string) =>
    `addEventListener('pointerdown',()=>{const e=document.getElementById('${id}');setInterval(()=>{${act}},70)},true)`;
  return [
    {
      name: 'clip margin',
      html: box(
        number,
        'overflow:clip;overflow-clip-margin:60px;width:20px;height:4px;margin-bottom:30px;white-space:nowrap',
      ),
    },
    {
      name: 'row that cannot cut',
      html: `<table style="width:60px;table-layout:fixed"><tbody style="overflow:hidden"><tr style="overflow:hidden"><td class="n" style="white-space:nowrap;overflow:visible">${number}</td></tr></tbody></table>`,
    },
    {
      name: 'contain style',
      html: `<div style="position:relative;height:30px"><div style="overflow:hidden;width:5px;height:5px"><div style="contain:style"><div class="n" style="position:absolute;left:40px;top:0">${number}</div></div></div></div>`,
    },
    {
      name: 'transform of a line',
      html: `<div style="position:relative;height:30px"><div style="overflow:hidden;width:5px;height:5px"><span style="transform:scale(1);contain:paint"><b class="n" style="position:absolute;left:40px;top:0">${number}</b></span></div></div>`,
    },
    {
      name: 'drop shadow',
      html: `<p style="color:#444;filter:drop-shadow(0 24px 0 #00f);margin-bottom:30px">${number}</p>`,
    },
    {
      name: 'drop shadow of the block around',
      html: `<div style="color:#444;filter:drop-shadow(300px 0 0 #00f)"><div><b>${number}</b></div></div>`,
    },
    {
      name: 'filter of the page',
      html: `<svg width="0" height="0" style="position:absolute"><filter id="f${id}" x="-1" y="-1" width="3" height="3"><feFlood flood-color="#00f"/><feComposite in2="SourceAlpha" operator="in"/><feOffset dy="24"/></filter></svg><p style="color:#444;filter:url(#f${id});margin-bottom:30px">${number}</p>`,
    },
    { name: 'reflection', html: box(number, '-webkit-box-reflect:below 2px;margin-bottom:36px') },
    { name: 'reflection beside', html: box(number, 'width:230px;-webkit-box-reflect:right 40px') },
    {
      name: 'shadow of the first line',
      html: box(number, 'color:#444;margin-bottom:30px'),
      style: `#${id}::first-line{text-shadow:0 24px 0 #00f}`,
    },
    {
      name: 'shadow of what styles write',
      html: box('', 'color:#444;margin-bottom:30px'),
      style: `#${id}::before{content:"${number}";text-shadow:0 24px 0 #00f}`,
    },
    {
      name: 'shadow of a placeholder',
      html: `<p style="padding-bottom:6px"><input id="${id}" size="26" style="height:70px;line-height:20px" placeholder="${number}"></p>`,
      style: `#${id}::placeholder{color:#444;text-shadow:0 -20px 0 #00f}`,
    },
    {
      name: 'shadow of words under a mouse selection',
      html: box(`<span style="color:#444">${number}</span>`, 'margin-bottom:30px'),
      style: `#${id} ::selection{text-shadow:0 24px 0 #00f;background:none;color:#444}`,
      script: `getSelection().selectAllChildren(document.getElementById('${id}'))`,
    },
    {
      name: 'counters',
      html: box('', `counter-reset:a ${area} b ${birth} c ${Number.parseInt(rest, 10)}`),
      style: `#${id}::before{content:counter(a) counter(b) counter(c)}`,
    },
    {
      name: 'counter style',
      html: box(''),
      style: `@counter-style s${id}{system:cyclic;symbols:"${number}"}#${id}::before{content:counter(x,s${id})}`,
    },
    {
      name: 'list of a style of its own',
      html: `<ul style="padding-left:260px"><li class="n" id="${id}">甲</li></ul>`,
      style: `@counter-style l${id}{system:cyclic;symbols:"${number}";suffix:" "}#${id}{list-style-type:l${id}}`,
    },
    { name: 'quotes', html: box('', `quotes:'${number}' ''`), style: `#${id}::before{content:open-quote}` },
    { name: 'q', html: `<p class="n"><q style="quotes:'${area}' '${rest}'">${birth}</q></p>` },
    { name: 'picture by styles', html: box(''), style: `#${id}::before{content:url("${drawing}")}` },
    { name: 'element of a picture', html: box('甲'), style: `#${id}{content:url("${drawing}")}` },
    { name: 'ground', html: box('', `height:26px;background:url(${drawing}) no-repeat`) },
    {
      name: 'border',
      html: box('', `height:30px;border:30px solid;border-image:url(${drawing}) 0 fill / 0`),
    },
    {
      name: 'list picture',
      html: `<ul style="padding-left:280px"><li style="list-style-image:url(${drawing})">甲</li></ul>`,
    },
    {
      name: 'mask',
      html: box(
        '',
        `height:26px;width:260px;background:#00f;-webkit-mask:url(${drawing}) no-repeat;mask:url(${drawing}) no-repeat`,
      ),
    },
    { name: 'long drawing', html: `<p><img src="${encodedDrawing(number, 'x'.repeat(30_000))}"></p>` },
    { name: 'set of pictures', html: `<p><img srcset="${drawing}"></p>` },
    {
      name: 'drawing in a drawing',
      html: `<p><svg width="260" height="26"><image width="240" height="24" href="${drawing}"/></svg></p>`,
    },
    { name: 'poster', html: `<video width="240" height="60" poster="${drawing}"></video>` },
    { name: 'button of a picture', html: `<p><input type="image" src="${drawing}"></p>` },
    {
      name: 'drawing of the page’s memory',
      html: `<p><img id="${id}"></p>`,
      script: `document.getElementById('${id}').src=URL.createObjectURL(new Blob([${JSON.stringify(drawingOf(number))}],{type:'image/svg+xml'}))`,
    },
    {
      name: 'after, placed out of a box that cuts',
      html: `<div style="position:relative;height:30px">${box('', 'overflow:hidden;width:5px;height:5px')}</div>`,
      style: `#${id}::after{content:"${number}";position:absolute;left:40px;top:0}`,
    },
    {
      name: 'slot of a tree placed elsewhere',
      html: box(`<b>${number}</b>`, 'overflow:hidden;width:5px;height:26px'),
      script: `document.getElementById('${id}').attachShadow({mode:'open'}).innerHTML='<div style="position:absolute;left:200px"><slot></slot></div>'`,
    },
    {
      name: 'popover in a box that cuts',
      html: `<div style="transform:scale(1);overflow:hidden;width:9px;height:9px"><div class="n" id="${id}" popover="manual" style="inset:auto;left:620px;top:40px;border:0">${number}</div></div>`,
      script: `document.getElementById('${id}').showPopover()`,
    },
    {
      name: 'columns',
      html: box(`<p style="color:#444">甲</p><p>${number}</p><p style="color:#444">乙</p>`, 'columns:3'),
    },
    {
      name: 'sticky head',
      html: `<table><thead><tr><th class="n" style="position:sticky;top:0">${number}</th></tr></thead><tr><td>甲</td></tr></table>`,
    },
    { name: 'summary', html: `<details><summary><b class="n">${number}</b></summary>乙</details>` },
    {
      name: 'blended',
      html: box(number, 'mix-blend-mode:multiply;paint-order:stroke;-webkit-text-stroke:1px #00f'),
    },
    { name: 'first letter', html: box(number), style: `#${id}::first-letter{font-size:2em;float:left}` },
    {
      name: 'class for a moment',
      html: box(number),
      style: `#${id}.off{display:none}`,
      script: press(`e.classList.toggle('off')`),
    },
    {
      name: 'class of the page for a moment',
      html: `<div style="height:28px">${box(number)}</div>`,
      style: `body.off #${id}{display:none}`,
      script: press(`document.body.classList.toggle('off')`),
    },
    {
      name: 'value for a moment',
      html: `<p><input class="n" size="26" id="${id}"></p>`,
      script: press(`e.value=e.value?'':'${number}'`),
    },
    {
      name: 'picture for a moment',
      html: `<p><img id="${id}" width="240" height="24"></p>`,
      script: press(
        `e.src=e.src.length>90?'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==':'${drawing}'`,
      ),
    },
    {
      name: 'popover for a moment',
      html: `<div class="n" id="${id}" popover="manual" style="inset:auto;left:620px;top:40px;border:0">${number}</div>`,
      script: press('e.togglePopover()'),
    },
    {
      name: 'among many changes',
      html: `<p id="${id}">　</p><p id="many-${id}"></p>`,
      script: `{const e=document.getElementById('${id}'),m=document.getElementById('many-${id}');let on=false;e.className='n';setInterval(()=>{for(let i=0;i<90;i++)m.textContent='第'+i+'次';on=!on;e.textContent=on?'${number}':'　'},40)}`,
    },
  ];
}
