/** Every place of a page a number can be written to. `html` stands in a block of its own; `script` runs behind it. */
export interface NumberPlace {
  name: string;
  html: string;
  script?: string;
  style?: string;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The nth made-up identity number with a check digit that holds. */
export function madeUpNumber(nth: number): string {
  const body = `11010519900101${String(100 + (nth % 900))}`;
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (WEIGHTS[at] ?? 0), 0);
  return body + (['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][sum % 11] ?? '');
}

const wrapped = (number: string, tag: string): string =>
  [...number].map((digit) => `<${tag}>${digit}</${tag}>`).join('');
const parts = (number: string): [string, string, string] => [
  number.slice(0, 6),
  number.slice(6, 14),
  number.slice(14),
];
export const drawingOf = (number: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="24"><text y="17" fill="#00f">${number}</text></svg>`;

/**
 * A number written in pure blue, the only blue of the page, in every kind of place. `id` keeps apart what stands on
 * one page.
 */
export function numberPlaces(number: string, id: string): NumberPlace[] {
  const [area, birth, rest] = parts(number);
  const gaps = (gap: string) => `<p class="n">${area}${gap}${birth}${gap}${rest}</p>`;
  const box = (inside: string, style = '') => `<div class="n" id="${id}" style="${style}">${inside}</div>`;
  return [
    { name: 'paragraph', html: `<p class="n">${number}</p>` },
    { name: 'span per digit', html: `<p class="n">${wrapped(number, 'span')}</p>` },
    { name: 'half bold', html: `<p class="n"><b>${area}</b>${birth}<i>${rest}</i></p>` },
    { name: 'line break', html: `<p class="n">${area}${birth}<br>${rest}</p>` },
    { name: 'cells', html: `<table><tr class="n">${wrapped(number, 'td')}</tr></table>` },
    { name: 'wide spaces', html: gaps('\u3000') },
    { name: 'soft hyphens', html: gaps('&shy;') },
    {
      name: 'full width',
      html: `<p class="n">${[...number].map((c) => String.fromCharCode((c.codePointAt(0) ?? 0) + 0xfee0)).join('')}</p>`,
    },
    { name: 'value', html: `<p><input class="n" size="26" value="${number}"></p>` },
    { name: 'text area', html: `<p><textarea class="n" rows="1" cols="26">${number}</textarea></p>` },
    { name: 'placeholder', html: `<p><input class="n" size="26" placeholder="${number}"></p>` },
    { name: 'button', html: `<p><input class="n" type="button" value="${number}"></p>` },
    { name: 'select', html: `<p><select class="n"><option>${number}</option></select></p>` },
    {
      name: 'list box',
      html: `<p><select class="n" size="2"><option>${number}</option><option>乙</option></select></p>`,
    },
    {
      name: 'four inputs',
      html: `<p>${[area, birth, rest].map((part) => `<input class="n" size="8" value="${part}">`).join('')}</p>`,
    },
    { name: 'broken picture', html: `<p class="n"><img src="/none.png" alt="${number}"></p>` },
    {
      name: 'drawn picture',
      html: `<p><img src="data:image/svg+xml,${encodeURIComponent(drawingOf(number))}"></p>`,
    },
    { name: 'svg', html: `<p>${drawingOf(number)}</p>` },
    {
      name: 'svg used',
      html: `<svg width="0" height="0"><defs><text id="${id}" y="17" fill="#00f">${number}</text></defs></svg><p><svg width="240" height="24"><use href="#${id}"/></svg></p>`,
    },
    {
      name: 'open shadow',
      html: box(''),
      script: `document.getElementById('${id}').attachShadow({mode:'open'}).innerHTML='${number}'`,
    },
    {
      name: 'closed shadow',
      html: box(''),
      script: `document.getElementById('${id}').attachShadow({mode:'closed'}).innerHTML='${number}'`,
    },
    { name: 'before', html: box(''), style: `#${id}::before{content:"${number}"}` },
    { name: 'after', html: box(area), style: `#${id}::after{content:"${birth}${rest}"}` },
    {
      name: 'attribute',
      html: `<div class="n" id="${id}" data-n="${number}"></div>`,
      style: `#${id}::before{content:attr(data-n)}`,
    },
    {
      name: 'placed after',
      html: box('', 'position:relative;padding-right:300px'),
      style: `#${id}::after{content:"${number}";position:absolute;left:80px;top:2px}`,
    },
    {
      name: 'marker',
      html: `<ul><li class="n" id="${id}"></li></ul>`,
      style: `#${id}::marker{content:"${number} "}`,
    },
    {
      name: 'list style',
      html: `<ul style="padding-left:260px"><li class="n" id="${id}"></li></ul>`,
      style: `#${id}{list-style-type:"${number} "}`,
    },
    {
      name: 'canvas',
      html: `<p><canvas id="${id}" width="240" height="24"></canvas></p>`,
      script: `{const c=document.getElementById('${id}').getContext('2d');c.fillStyle='#00f';c.font='16px sans-serif';c.fillText('${number}',0,17)}`,
    },
    {
      name: 'frame',
      html: `<iframe width="300" height="40" srcdoc="<p style='color:#00f'>${number}</p>"></iframe>`,
    },
    {
      name: 'scaled frame',
      html: `<iframe width="300" height="40" style="transform:scale(.9)" srcdoc="<p style='color:#00f'>${number}</p>"></iframe>`,
    },
    {
      name: 'frame of another site',
      html: `<iframe width="300" height="40" src="https://other.example/n?${number}"></iframe>`,
    },
    {
      name: 'object',
      html: `<object width="300" height="40" data="https://other.example/n?${number}"></object>`,
    },
    {
      name: 'embed',
      html: `<embed width="300" height="40" src="data:image/svg+xml,${encodeURIComponent(drawingOf(number))}">`,
    },
    {
      name: 'animation',
      html: `<p style="overflow:hidden"><span class="n" style="display:inline-block;animation:slide 3s linear infinite">${number}</span></p>`,
    },
    { name: 'marquee', html: `<marquee class="n" width="400" scrollamount="12">${number}</marquee>` },
    {
      name: 'ticker by script',
      html: `<div style="overflow:hidden"><div class="n" id="${id}" style="position:relative">${number}</div></div>`,
      script: `{let x=0;const e=document.getElementById('${id}');setInterval(()=>{x=(x+9)%500;e.style.left=x+'px'},16)}`,
    },
    { name: 'turned', html: `<p class="n" style="transform:rotate(3deg);width:400px">${number}</p>` },
    { name: 'zoomed', html: `<p class="n" style="zoom:1.37">${number}</p>` },
    { name: 'fixed', html: `<div class="n" style="position:fixed;right:30px;top:150px">${number}</div>` },
    {
      name: 'shadow of words',
      html: `<p style="color:#444;text-shadow:0 22px 0 #00f;margin-bottom:28px">${number}</p>`,
    },
    { name: 'right to left', html: `<p class="n" dir="rtl">${number}</p>` },
    { name: 'upright', html: `<p class="n" style="writing-mode:vertical-rl;height:120px">${number}</p>` },
    { name: 'editable', html: `<p class="n" contenteditable>${number}</p>` },
    {
      name: 'scattered',
      html: `<div style="position:relative;height:24px">${[...number]
        .map((digit, at) => ({ digit, at }))
        .sort((a, b) => ((a.at * 7) % 18) - ((b.at * 7) % 18))
        .map(({ digit, at }) => `<span class="n" style="position:absolute;left:${at * 10}px">${digit}</span>`)
        .join('')}</div>`,
    },
    {
      name: 'come and gone',
      html: `<p class="n" id="${id}">　</p>`,
      script: `{const e=document.getElementById('${id}');let on=false;setInterval(()=>{on=!on;e.textContent=on?'${number}':'　'},90)}`,
    },
    {
      name: 'late',
      html: `<p class="n" id="${id}">　</p>`,
      script: `addEventListener('pointerdown',()=>setTimeout(()=>{document.getElementById('${id}').textContent='${number}'},60),true)`,
    },
    {
      name: 'label and card',
      html: `<p class="n"><span style="color:#444">银行卡号：</span>6222021234567890128</p>`,
    },
    { name: 'mobile', html: `<p class="n"><span style="color:#444">联系电话：</span>13912345678</p>` },
  ];
}
