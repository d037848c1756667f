import type { Page } from 'playwright';

import { allTickets } from '../../lib/node/ask-extension.ts';
import { OverlayDriver, until } from '../../lib/node/overlay-driver.ts';
import { collect } from '../../lib/node/overlay-node.ts';
import { waitUntilRead } from '../../lib/node/walk-pages.ts';
import { expect, type Office, test } from './fixtures.ts';

const BASE = 'https://www.qinghe.example/clickjack/';
const COVER =
  'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;border:0;padding:0;margin:0;pointer-events:none;';

interface Trick {
  /** In the body, from the beginning. */
  body?: string;
  style?: string;
  /** Run by the page once the card is open. */
  script?: string;
}

/** What a page can do so that somebody presses a card that they do not see. */
const ATTACKS: Record<string, Trick> = {
  'an opaque popover that lets the pointer through': {
    body: `<div id=p popover=manual style="${COVER}background:#fff">点这里领取</div>`,
    script: 'p.showPopover()',
  },
  'the backdrop of a popover': {
    body: `<div id=p popover=manual style="${COVER}background:none"></div>`,
    style: '#p::backdrop{background:#fff}',
    script: 'p.showPopover()',
  },
  'a popover with a drawing': {
    body: `<div id=p popover=manual style="${COVER}background:none"><canvas style="${COVER}"></canvas></div>`,
    script: 'p.showPopover()',
  },
  'a popover in a closed shadow root': {
    body: '<div id=s></div>',
    script: `const r=s.attachShadow({mode:'closed'});r.innerHTML='<div popover=manual style="${COVER}background:#fff">领取</div>';r.firstChild.showPopover()`,
  },
  'a frame behind our host in the tree': {
    script: `const f=document.createElement('iframe');f.style.cssText='${COVER}z-index:2147483647;background:#fff';document.documentElement.append(f)`,
  },
  'the last word of the root element': {
    style: `html.on::after{content:"";${COVER}z-index:2147483647;background:#fff}`,
    script: "document.documentElement.className='on'",
  },
  'a page as good as transparent': { script: "document.documentElement.style.opacity='0.01'" },
  'a page filtered away': { script: "document.documentElement.style.filter='grayscale(1) opacity(0.02)'" },
  'a page painted over by a filter of its own': {
    body: '<svg width="0" height="0"><filter id="g"><feFlood flood-color="#fff"/></filter></svg>',
    script: "document.documentElement.style.filter='url(#g)'",
  },
  'a page made black by a mix of nothing': {
    body: '<svg width="0" height="0"><filter id="g"><feColorMatrix in="SourceAlpha" values=".3333 .3333 .3333 0 0 .3333 .3333 .3333 0 0 .3333 .3333 .3333 0 0 0 0 0 1 0"/></filter></svg>',
    script: "document.documentElement.style.filter='url(#g)'",
  },
  'a page cut to nothing by its grey filter': {
    body: '<svg width="0" height="0"><filter id="g" x="0" y="0" width="1%" height="1%"><feColorMatrix type="saturate" values="0"/></filter></svg>',
    script: "document.documentElement.style.filter='url(#g)'",
  },
  'a cover behind a crowd': {
    script: `const d=document.createElement('div');d.innerHTML='<i></i>'.repeat(25_000)+'<div style="${COVER}z-index:2147483647;background:#fff"></div>';document.documentElement.append(d)`,
  },
  'a page masked away': {
    script: "document.documentElement.style.maskImage='linear-gradient(transparent,transparent)'",
  },
  'a page moved under the pointer': {
    script: "document.documentElement.style.transform='translate(40px,40px)'",
  },
  'a cover put away while the button goes down': {
    body: `<div id=p popover=manual style="${COVER}background:#fff">领取</div>`,
    script: "p.showPopover();addEventListener('pointerdown',()=>p.hidePopover(),true)",
  },
  'a cover that is there only while the page is drawn': {
    body: `<div id=p popover=manual style="${COVER}background:#fff">领取</div>`,
    script: `const c=new MessageChannel();c.port1.onmessage=()=>p.hidePopover();globalThis.drawn=0;const f=()=>{requestAnimationFrame(f);drawn++;p.showPopover();c.port2.postMessage(0)};f()`,
  },
};

/** What pages do and mean no harm by: two clicks file as ever. */
const HARMLESS: Record<string, Trick> = {
  'a plain page': {},
  'a grey page': { style: 'html,body{filter:grayscale(100%);-webkit-filter:grayscale(100%)}' },
  'a page grey by a filter of its own': {
    style: `html{filter:url("data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'><filter id='g'><feColorMatrix type='matrix' values='0.3333 0.3333 0.3333 0 0 0.3333 0.3333 0.3333 0 0 0.3333 0.3333 0.3333 0 0 0 0 0 1 0'/></filter></svg>#g")}`,
  },
  'a page grey by a filter that stands in it': {
    body: '<svg width="0" height="0" style="position:absolute"><filter id="grey" x="0" y="0" width="100%" height="100%"><feColorMatrix type="matrix" values="0.3333 0.3333 0.3333 0 0 0.3333 0.3333 0.3333 0 0 0.3333 0.3333 0.3333 0 0 0 0 0 1 0"/></filter></svg>',
    style: 'html,body{filter:url(#grey)}',
  },
  'a page grey by a filter in a file': { style: `html{filter:url(${BASE}grey.svg#grey)}` },
  'a page with thousands of elements of others behind our host': {
    script: `const d=document.createElement('div');d.innerHTML='<p hidden></p><i></i>'.repeat(4_000);document.documentElement.append(d)`,
  },
  'a page all but opaque': { style: 'html{opacity:.99}body{opacity:.99}' },
  'a zoomed page': { style: 'html{zoom:1.25}' },
  'a scaled page': { style: 'html{transform:scale(.9)}' },
  'a scaled body': { style: 'body{transform:scale(1.1)}' },
  'a dark page': { style: 'html{color-scheme:dark;background:#111;color:#eee}' },
  'a page with notices in the top layer': {
    body: `<div id=p popover=manual style="${COVER}background:none"><div style="position:absolute;left:0;bottom:0;background:#333;color:#fff">已保存</div></div><script>p.showPopover()</script>`,
  },
  'a page with blurred glass and the highest layers': {
    body: '<div style="position:fixed;inset:0;z-index:2147483647;backdrop-filter:blur(2px);pointer-events:none"></div>',
  },
};

const GREY =
  '<svg xmlns="http://www.w3.org/2000/svg"><filter id="grey"><feColorMatrix type="saturate" values="0"/></filter></svg>';

function pageOf({ body = '', style = '', script = '' }: Trick): string {
  const armed = script === '' ? '' : `<script>function trick(){${script}}</script>`;
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>测试公告</title><style>${style}</style></head><body><h1>关于供水的公告</h1><p>青禾县<b>人民攻府</b>定于十二月检修。</p><p>正文甲。</p>${body}${armed}</body></html>`;
}

async function serve(office: Office, tricks: Record<string, Trick>): Promise<string[]> {
  const pages = Object.values(tricks).map(pageOf);
  await office.context.route(`${BASE}grey.svg`, (route) =>
    route.fulfill({ contentType: 'image/svg+xml', headers: { 'cache-control': 'max-age=600' }, body: GREY }),
  );
  await office.context.route(/\/clickjack\/\d/, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: pages[Number(new URL(route.request().url()).pathname.split('/').pop())] ?? '',
    }),
  );
  return pages.map((_, index) => `${BASE}${index}`);
}

async function openCard(office: Office, tab: Page, url: string): Promise<OverlayDriver> {
  await tab.goto(url);
  await waitUntilRead(office.desk, tab);
  const overlay = new OverlayDriver(tab);
  await overlay.clickMark('人民攻府');
  await until('the card', () => overlay.card());
  return overlay;
}

/** What the card says once it has been pressed; '' where it says nothing for so long: the press did not reach it. */
async function said(overlay: OverlayDriver, patience = 60_000): Promise<string> {
  const words = until(
    'a word of the card',
    async () => {
      const card = await overlay.card();
      const lines = card ? collect(card, (node) => /^(error|done)$/.test(node.attributes.class ?? '')) : [];
      return lines[0]?.text;
    },
    patience,
  );
  return await words.catch(() => '');
}

test('a card that is not really seen files nothing, and says why', async ({ office }) => {
  const urls = await serve(office, ATTACKS);
  const tab = await office.context.newPage();
  const wrong: string[] = [];
  for (const [index, name] of Object.keys(ATTACKS).entries()) {
    const overlay = await openCard(office, tab, urls[index] ?? '');
    await tab.evaluate('trick()');
    // What is there only while the page is drawn is seen by the browser alone, a moment later.
    await tab.waitForFunction('globalThis.drawn === undefined || globalThis.drawn > 60');
    await overlay.press('报错');
    const words = await said(overlay, 5_000);
    await until('an end of writing', async () => !(await overlay.card())?.text.includes('正在写入'));
    if (words.includes('已报错')) wrong.push(`${name}: ${words}`);
  }
  expect(wrong).toEqual([]);
  expect(await allTickets(office.desk)).toEqual([]);
});

test('a filter at an address that cannot be read is said on the card', async ({ office }) => {
  const script = "document.documentElement.style.filter='url(/grey.svg#%E0)'";
  const [url = ''] = await serve(office, { 'a filter of no address': { script } });
  const tab = await office.context.newPage();
  const overlay = await openCard(office, tab, url);
  await tab.evaluate('trick()');
  await overlay.press('报错');
  expect(await said(overlay, 10_000)).toContain('看不清');
  expect(await allTickets(office.desk)).toEqual([]);
});

test('a word is not let pass by such presses either', async ({ office }) => {
  const [url = ''] = await serve(office, ATTACKS);
  const tab = await office.context.newPage();
  const overlay = await openCard(office, tab, url);
  await tab.evaluate('trick()');
  await overlay.press('此词放行');
  await overlay.press('单位或地名');
  expect(await said(overlay)).toContain('没有执行');
  expect((await overlay.marks()).map(({ text }) => text)).toContain('人民攻府');
});

test('grey, scaled, zoomed and dark pages are filed from in two clicks', async ({ office }) => {
  const urls = await serve(office, HARMLESS);
  const tab = await office.context.newPage();
  const wrong: string[] = [];
  for (const [index, name] of Object.keys(HARMLESS).entries()) {
    const overlay = await openCard(office, tab, urls[index] ?? '');
    await tab.evaluate('globalThis.trick?.()');
    await overlay.press('报错');
    const words = await said(overlay);
    if (!words.includes('已报错')) wrong.push(`${name}: ${words}`);
  }
  await tab.emulateMedia({ forcedColors: 'active' });
  await tab.setViewportSize({ width: 640, height: 400 });
  const overlay = await openCard(office, tab, `${urls[0]}?forced`);
  await overlay.press('报错');
  const words = await said(overlay);
  if (!words.includes('已报错')) wrong.push(`forced colours at 200 %: ${words}`);
  expect(wrong).toEqual([]);
});

test('by keys a report takes three of them', async ({ office }) => {
  const [url = ''] = await serve(office, HARMLESS);
  const tab = await office.context.newPage();
  await tab.goto(url);
  await waitUntilRead(office.desk, tab);
  const overlay = new OverlayDriver(tab);
  await overlay.waitForMark('人民攻府');
  await tab.keyboard.press('Alt+ArrowDown');
  await tab.keyboard.press('Alt+Enter');
  await until('the card', () => overlay.card());
  await tab.keyboard.press('Enter');
  expect(await said(overlay)).toContain('已报错');
});

test('a pointer that the page hid is seen first', async ({ office }) => {
  const [url = ''] = await serve(office, { hidden: { style: 'html{cursor:none}' } });
  const tab = await office.context.newPage();
  let pages = 0;
  // On a machine that stands still the pointer was long there when it pressed: then another page is tried.
  const overlay = await until('a press that came at once', async () => {
    const opened = await openCard(office, tab, `${url}?${pages++}`);
    await opened.press('报错');
    return (await said(opened)).includes('鼠标指针') ? opened : undefined;
  });
  await until('the second press', async () => {
    await overlay.press('报错');
    return (await said(overlay)).includes('已报错');
  });
});

test('a finger needs no pointer that is seen', async ({ office }) => {
  const [url = ''] = await serve(office, { hidden: { style: 'html{cursor:none}' } });
  const tab = await office.context.newPage();
  const overlay = await openCard(office, tab, url);
  const session = await office.context.newCDPSession(tab);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const answers: string[] = [];
  // A card that has just appeared asks for a second press of anybody.
  await until('the report', async () => {
    const card = await overlay.card();
    const button = card && collect(card, ({ tag, text }) => tag === 'button' && text === '报错')[0];
    if (!button) return false;
    const { quads } = await session.send('DOM.getContentQuads', { backendNodeId: button.backendNodeId });
    const [left = 0, top = 0, right = 0, , , bottom = 0] = quads[0] ?? [];
    const touchPoints = [{ x: (left + right) / 2, y: (top + bottom) / 2 }];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    answers.push(await said(overlay));
    return answers.at(-1)?.includes('已报错');
  });
  expect(answers.join()).not.toContain('鼠标指针');
});
