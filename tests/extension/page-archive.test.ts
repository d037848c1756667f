import { describe, expect, it } from 'vitest';
import type { Shell } from '../../entrypoints/background/background.ts';
import { readEventPackage } from '../../lib/export/package/event-package.ts';
import { checkEvidence } from '../../lib/extension/evidence-store.ts';
import { MOST_ARCHIVE_BYTES, whyNotKept, wordsOfArchive } from '../../lib/extension/page-archive.ts';
import { IDENTITY_WRITINGS, MOBILE_WRITINGS } from '../core/text/writings.ts';
import { FOUR_TIMES, growthOfFour } from '../growth.ts';
import { answered, article, DESK, everythingStored, OVERLAY, PAGE, testBackground } from './fresh-ledger.ts';
import { oneFile, writtenPackage } from './written-package.ts';

/** An identity number of nobody: its check digit holds, its district does not exist. */
const PRIVATE = '身份证号519999194912311037';
const PLAIN = '<p>示范县部署值班工作。</p>';

const quoted = (html: string): string =>
  [...new TextEncoder().encode(html)]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
    .replace(/((?:=..){24})/g, '$1=\r\n');

/** A saved page as Chromium writes one. */
function mhtml(
  html: string,
  encoding: 'quoted-printable' | 'base64' = 'quoted-printable',
  title = '',
): Uint8Array {
  const body = encoding === 'base64' ? Buffer.from(html).toString('base64') : quoted(html);
  return new TextEncoder().encode(
    [
      'From: <Saved by Blink>',
      `Snapshot-Content-Location: ${PAGE}`,
      `Subject: ${title}`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----MultipartBoundary--x----"',
      '',
      '',
      '------MultipartBoundary--x----',
      'Content-Type: text/html',
      `Content-Transfer-Encoding: ${encoding}`,
      `Content-Location: ${PAGE}`,
      '',
      body,
      '------MultipartBoundary--x----',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '',
      '------MultipartBoundary--x------',
      '',
    ].join('\r\n'),
  );
}

const NO_PAGE =
  'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\n--x--';

interface Browser {
  archive?: Shell['archive'];
  url?: string;
}

/** A desk whose ticket's page is open, read, and saved by the browser as given. */
async function office({
  archive = async () => ({ ok: true, value: mhtml(PLAIN) }),
  url = PAGE,
}: Browser = {}) {
  const visible: boolean[] = [];
  const around = testBackground().background.shell;
  const test = testBackground({
    shell: {
      ...around,
      tab: async (tabId) => ({ id: tabId ?? 7, url, title: '' }),
      archive,
      tell: (async (_tab: number, type: string, data: unknown) => {
        if (type === 'setVisible') visible.push((data as { on: boolean }).on);
        return type === 'ping' ? { url, visible: true, state: 'read' } : undefined;
      }) as Shell['tell'],
    },
  });
  const person = { name: '程望舒', unit: '青禾县教体局' };
  answered(await test.handlers.setSettings({ person, role: '值班读网员' }, DESK));
  return { test, visible };
}

async function ticketOn(test: Awaited<ReturnType<typeof office>>['test'], text = '示范县部署值班工作。') {
  answered(await test.handlers.judgePage({ reading: article(text) }, OVERLAY));
  const draft = {
    reading: article(text),
    surroundings: [],
    description: '附件打不开',
    problemClass: '其他' as const,
  };
  return answered(await test.handlers.fileTicket(draft, DESK)).id;
}

describe('what a saved page says', () => {
  it('is read from every readable part, however it is written down and wherever it hides', () => {
    const hidden = [
      `<p>${PRIVATE}</p>`,
      `<p hidden>${PRIVATE}</p>`,
      `<!-- ${PRIVATE} -->`,
      `<img alt="${PRIVATE}">`,
      `<input value='${PRIVATE}'>`,
      `<template shadowmode="closed"><b>${PRIVATE}</b></template>`,
      `<p>身份证号519999<b>19491231</b>1037</p>`,
      `<p>身份证号&#53;&#x31;9999194912311037</p>`,
    ];
    for (const html of hidden)
      for (const encoding of ['quoted-printable', 'base64'] as const)
        expect(wordsOfArchive(mhtml(`<html>${html}</html>`, encoding)), html).toContain(PRIVATE);
    expect(wordsOfArchive(mhtml('<td>5199991949</td><td>12311037</td><script>1</script>'))).not.toContain(
      '194912',
    );
  });

  it('is read whole, whatever a page writes to keep its words from being read', () => {
    const html = `<p>${PRIVATE}</p>`;
    expect(wordsOfArchive(mhtml(html, 'base64', 'a; boundary="b"'))).toContain(PRIVATE);
    expect(wordsOfArchive(mhtml(`<a title="<script">${html}<script></script>`))).toContain(PRIVATE);
    expect(wordsOfArchive(mhtml(`<!-- <x ${PRIVATE} --><p>`))).toContain(PRIVATE);
    expect(wordsOfArchive(mhtml(`<!-- <style> -->${html}<style>p{}</style>`))).toContain(PRIVATE);
  });

  it('takes no more than in proportion to its length, were it all beginnings of scripts', async () => {
    const reading = (count: number) => {
      const page = mhtml(`<!--${'<script '.repeat(count)}-->`, 'base64');
      return () => wordsOfArchive(page);
    };
    expect(await growthOfFour(reading, 32_000)).toBeLessThanOrEqual(FOUR_TIMES);
  });
});

describe('a number of a person in a saved page', () => {
  const ID = '11010519491231002X';
  const MOBILE = '13800138000';
  const { findPrivate } = testBackground().background;
  const why = (html: string, title = ''): string =>
    whyNotKept(mhtml(`<html><body>${html}</body></html>`, 'base64', title), 'data-none', findPrivate) ?? '';
  const each = (number: string, tag: string): string =>
    [...number].map((sign) => `<${tag}>${sign}</${tag}>`).join('');
  const inBase64 = (text: string): string => Buffer.from(text).toString('base64');

  it.each([
    ['text', `<p>身份证号${ID}</p>`],
    ['comment', `<!-- ${ID} -->`],
    ['cells in a comment', `<!-- <table><tr>${each(ID, 'td')}</tr></table> -->`],
    ['alt', `<img alt="${ID}">`],
    ['an attribute of data', `<p data-id="${ID}">x</p>`],
    ['one without quotes', `<p data-id=${ID}>x</p>`],
    ['the query of an address', `<a href="/q?sfz=${ID}">x</a>`],
    ['per cent codes', `<a href="/q?x=%31%31%30%31%30%35%31%39%34%39%31%32%33%31%30%30%32X">x</a>`],
    ['the path of an address', `<a href="/d/${ID}.html">x</a>`],
    ['the address of a picture', `<img src="/photo/${ID}.jpg">`],
    ['an id', `<p id="p${ID}">x</p>`],
    ['a class', `<p class="u-${ID}">`],
    ['a handler', `<p onclick="show('${ID}')">x</p>`],
    ['a frame of its own source', `<iframe srcdoc="<p>${ID}</p>"></iframe>`],
    ['cells of such a frame', `<iframe srcdoc="${each(ID, 'td').replaceAll('<', '&lt;')}"></iframe>`],
    ['an address of data', `<iframe src="data:text/html;base64,${inBase64(`<p>${ID}</p>`)}"></iframe>`],
    ['a style', `<style>.a::before{content:"${ID}"}</style>`],
    ['escapes of a style', '<style>.a::before{content:"\\31 10105\\31 949\\31 231002X"}</style>'],
    ['an attribute of style', `<p style="--x:'${ID}'">x</p>`],
    ['a script', `<script>var a="${ID}"</script>`],
    ['escapes of a script', '<script>var a="\\u0031\\x310105194912310\\u0030\\u0032X"</script>'],
    ['pieces a script joins', '<script>var a="110105"+"19491231"+"002X"</script>'],
    ['data', `<script type="application/json">{"idcard":"${ID}"}</script>`],
    ['one digit a tag', each(ID, 'span')],
    [
      'unseen words between',
      `<p>${ID.slice(0, 6)}<span style="display:none">请勿转载</span>${ID.slice(6, 14)}<i hidden>888</i>${ID.slice(14)}</p>`,
    ],
    ['one digit a block', each(ID, 'div')],
    ['one digit a cell', `<table><tr>${each(ID, 'td')}</tr></table>`],
    [
      'cells with attributes and comments',
      `<td>110105<!-- x --></td><td title="a1">19491231</td><td>002X</td>`,
    ],
    ['a break', `<p>${ID.slice(0, 9)}<br>${ID.slice(9)}</p>`],
    ['entities', `<p>${[...ID].map((sign) => `&#${sign.charCodeAt(0)};`).join('')}</p>`],
    ['entities without their end', `<p>${[...ID].map((sign) => `&#${sign.charCodeAt(0)}`).join('')}</p>`],
    ['an option', `<option label="${ID}">`],
    ['the summary of a table', `<table summary="${ID}">`],
    ['a description', `<p aria-description="${ID}">`],
    ['a drawing', `<svg><text>${ID}</text></svg>`],
    ['the title', `<title>${ID}</title>`],
    ['spaces of every name', '<p>110105&numsp;1949&emsp13;12&ThickSpace;31&puncsp;002X</p>'],
    ['small print over its parts', '<ruby>110105<rt>区划</rt>19491231<rp>（</rp><rt>生日</rt>002X</ruby>'],
    [
      'a box for every digit',
      `<p>证</p>${[...ID].map((sign, at) => `<td><input name="s${at}" size=1 value="${sign}"></td>`).join('')}`,
    ],
  ])('identity number in %s: refused by name', (_where, html) => {
    expect(why(html)).toMatch(/身份证号码（110105\*{8}002X）/);
    expect(why(html)).not.toContain('19491231');
  });

  it('a land line beside signs that are turned is none', () => {
    expect(why('<p>电话：0719-4226131</p><bdo dir="rtl">字</bdo>')).toBe('');
  });

  it('a card over two lines is known by the cell before it', () => {
    const card = '<tr><td>社保卡金融账户：</td><td>6222021234567890<br>&#8203;128</td></tr>';
    expect(why(`<table>${card}</table>`)).toContain('银行卡号（6222***********0128）');
  });

  it.each([
    ['text', `<p>请打${MOBILE}</p>`],
    ['an attribute of data', `<p data-tel="${MOBILE}">x</p>`],
    ['one without quotes', `<p data-tel=${MOBILE}>x</p>`],
    ['a link that calls', `<a href="tel:${MOBILE}">x</a>`],
    ['one with the country', '<a href="tel:+86-138-0013-8000">x</a>'],
    ['a handler', `<p onclick="call('${MOBILE}')">x</p>`],
    ['data', `<script>{"phone":"${MOBILE}"}</script>`],
    ['one digit a cell', `<table><tr>${each(MOBILE, 'td')}</tr></table>`],
    ['a query', `<a href="?tel=${MOBILE}">x</a>`],
    ['a comment', `<!-- 联系人 ${MOBILE} -->`],
    ['a hint', `<p title="${MOBILE}">x</p>`],
    ['what is read out', `<button aria-label="手机${MOBILE}">x</button>`],
    ['a hint in a field', `<input placeholder="例：${MOBILE}">`],
    ['words of a picture', `<img alt='联系人${MOBILE}张三'>`],
    ['a path of a person', `<a href="https://a.gov.cn/#/user/${MOBILE}/edit">x</a>`],
    ['the name of a mailbox', `<a href="mailto:${MOBILE}@139.com">x</a>`],
    ['entities without their end', '<p title="&#49&#51&#56&#48&#48&#49&#51&#56&#48&#48&#48">'],
    ['small print over its parts', '<ruby>138<rt>移动</rt></ruby><ruby>0013<rt>归属地</rt></ruby>8000'],
    ['pieces that are written', "<script>document.write('138'+'0013' + '8000')</script>"],
    ['an address in per cent codes', '<a href="/cx.jsp?p=%31%33%38%30%30%31%33%38%30%30%30">x</a>'],
    ['a box for every digit', [...MOBILE].map((sign) => `<input maxlength="1" value='${sign}'>`).join(' ')],
    ['an address that a chat opens', `<a href="weixin://dl/chat?${MOBILE}">加微信</a>`],
    ['signs set from behind', `<bdo dir="rtl">${[...MOBILE].reverse().join('')}</bdo>`],
  ])('mobile number in %s: refused by name', (_where, html) => {
    expect(why(html)).toContain('手机号码（138****8000）');
    expect(why(html)).not.toContain(MOBILE);
  });

  it('is found in the title that stands above the page, and in styles of their own', () => {
    expect(why('<p>x</p>', `=?utf-8?Q?${quoted(`王某${ID}`).replaceAll('=\r\n', '')}?=`)).toContain(
      '身份证号码',
    );
    expect(why('<p>x</p>', `关于${ID}的答复`)).toContain('身份证号码');
    const style = new TextDecoder().decode(mhtml('<p>x</p>')).replace('image/png', 'text/css');
    const bytes = style.replace('iVBORw0KGgo=', inBase64(`.a::before{content:"${ID}"}`));
    expect(whyNotKept(new TextEncoder().encode(bytes), 'data-none', findPrivate)).toContain('身份证号码');
  });

  it.each([
    ...IDENTITY_WRITINGS.map(([name, write]) => [name, write(ID)]),
    ...MOBILE_WRITINGS.map(([name, write]) => [name, `手机：${write(MOBILE)}`]),
  ])('is found however it is written: %s', (_name, written) => {
    const open = written.replaceAll('<', '&lt;').replaceAll('\n', '<br>');
    for (const html of [`<p>${open}</p>`, `<!-- ${open} -->`, `<p hidden><b>${open}</b></p>`])
      expect(why(html), html).toMatch(/号码（\d+\*+\w+）/);
  });

  it.each([
    [
      'an article’s number in an address',
      `<a href="/art/${MOBILE}.html">x</a><a href="/art/${MOBILE}">x</a>`,
    ],
    ['one in a query', `<a href="/q?id=${MOBILE}&newsId=${MOBILE}">x</a>`],
    ['an instant', '<script>var t=1700138000123,u=1700138000</script>'],
    ['ids of a script', `<script>{"id":"${MOBILE}","newsId":${MOBILE},"v":"${MOBILE}"}</script>`],
    ['ids of elements', `<p id="a${MOBILE}" class="c${MOBILE}" data-id="${MOBILE}">x</p>`],
    ['the names of pictures', `<img src="/2026/11/${MOBILE}.jpg"><img src="/u/t${MOBILE}_1.png">`],
    [
      'a drawing',
      '<svg><path d="M138 0013 8000 20"/><path d="138 1024 1536 M6.766 1.187 7.92 0c.384.626.209 1.93-.51 2.249"/></svg>',
    ],
    ['figures of a script', '<script>[138,1024,1536,2048,13800,138000]</script>'],
    [
      'boxes of figures',
      '<input value="13"><p>…</p><input value="2026"><input value="11"><input value="30">',
    ],
    ['codes of a choice', '<option value="I3701000256">某平台</option>'],
    ['an office’s telephone', '<a href="tel:0816-4366123">0816-4366123</a>'],
  ])('and %s is none', (_what, html) => expect(why(html)).toBe(''));
});

describe('存整页', () => {
  it('is kept under its hash beside the ticket, proved, and goes along in a package', async () => {
    const { test, visible } = await office();
    const id = await ticketOn(test);
    expect(answered(await test.handlers.archiveOffer({ id }, DESK))).toEqual({});
    const file = answered(await test.handlers.archivePage({ id }, DESK));
    expect(file).toMatchObject({ type: 'multipart/related', what: '网页存档', bytes: mhtml(PLAIN).length });
    expect(visible).toEqual([false, true]);
    const events = answered(await test.handlers.history({ id }, DESK));
    expect(events.at(-1)).toMatchObject({ type: '备注', payload: { evidenceFiles: [file] } });
    const { sha256Bytes, ledger } = test.background;
    expect(answered(await ledger.use('证据', (db) => checkEvidence(db, file.hash, sha256Bytes)))).toBe(
      '一致',
    );
    expect(answered(await test.handlers.storedEvidence(null, DESK))).toMatchObject({
      files: 1,
      bytes: file.bytes,
    });

    const selection = { is: 'tickets', ids: new Set([id]), withLooks: false } as const;
    const zip = await oneFile(await writtenPackage(test, { kind: '交件', role: '值班读网员', selection }));
    const back = answered(await readEventPackage(zip, sha256Bytes));
    expect(back.evidence.get(file.hash)).toEqual(mhtml(PLAIN));
  });

  it('is neither offered nor taken while the page shows personal data; nothing of it is stored', async () => {
    let asked = 0;
    const { test } = await office({
      archive: async () => {
        asked += 1;
        return { ok: true, value: mhtml(PLAIN) };
      },
    });
    const id = await ticketOn(test, `申请人${PRIVATE}，请尽快办理。`);
    expect(answered(await test.handlers.archiveOffer({ id }, DESK)).why).toContain('个人隐私');
    expect(await test.handlers.archivePage({ id }, DESK)).toMatchObject({ ok: false });
    expect(asked).toBe(0);
  });

  it('is not offered while a ticket about personal data on the page waits under another number', async () => {
    const { test } = await office();
    const center = { person: { name: '程望舒', unit: '青禾县大数据中心' }, role: '大数据中心' as const };
    answered(await test.handlers.setSettings(center, DESK));
    const id = await ticketOn(test);
    const report = async (url: string) => {
      const draft = {
        reading: article('示范县部署值班工作。', { url }),
        surroundings: [],
        description: '图片里有身份证',
        problemClass: '个人隐私' as const,
      };
      return answered(await test.handlers.fileTicket(draft, DESK)).id;
    };
    const why = async () => answered(await test.handlers.archiveOffer({ id }, DESK)).why;
    const kept = await report('https://www.qinghe.example/other.html');
    const merged = await report(PAGE);
    answered(
      await test.handlers.step({ id: merged, type: '并案', payload: { into: kept, reason: '同一处' } }, DESK),
    );
    expect(await why()).toContain('个人隐私');
    answered(await test.handlers.step({ id: kept, type: '不予受理', payload: { reason: '不属实' } }, DESK));
    expect(await why()).toBeUndefined();
  });

  it.each([
    ['personal data the reader of the page did not see', mhtml(`<p hidden>${PRIVATE}</p>`), /有个人隐私/],
    ['our own element', mhtml('<div data-xundu-overlay=""></div>'), /巡读自己的标记/],
    ['too large a page', new Uint8Array(MOST_ARCHIVE_BYTES + 1), /超过 15 MB/],
    ['nothing', new Uint8Array(), /空的/],
    ['what holds no page', new TextEncoder().encode(NO_PAGE), /读不出/],
  ])('refuses %s and stores nothing', async (_what, value, sentence) => {
    const { test, visible } = await office({ archive: async () => ({ ok: true, value }) });
    const id = await ticketOn(test);
    await test.settled();
    const before = await everythingStored(test);
    const answer = await test.handlers.archivePage({ id }, DESK);
    expect(answer.ok ? '' : answer.error).toMatch(sentence);
    expect(await everythingStored(test)).toBe(before);
    expect(visible).toEqual([false, true]);
  });

  it('refuses where the page is not open, went elsewhere, the browser cannot, or a volunteer sits', async () => {
    const away = await office({ url: 'https://www.qinghe.example/else.html' });
    const id = await ticketOn(away.test);
    expect(answered(await away.test.handlers.archiveOffer({ id }, DESK)).why).toContain('先打开工单的网页');
    const cannot = await office({ archive: async () => ({ ok: false, error: '浏览器没有允许存整页' }) });
    const other = await ticketOn(cannot.test);
    expect(await cannot.test.handlers.archivePage({ id: other }, DESK)).toMatchObject({
      error: '浏览器没有允许存整页',
    });
    answered(await cannot.test.handlers.setSettings({ role: '公众志愿者' }, DESK));
    expect(await cannot.test.handlers.archivePage({ id: other }, DESK)).toMatchObject({ ok: false });
  });
});
