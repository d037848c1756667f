import { describe, expect, it } from 'vitest';
import type { Shell } from '../../entrypoints/background/background.ts';
import { readEventPackage } from '../../lib/export/package/event-package.ts';
import { checkEvidence } from '../../lib/extension/evidence-store.ts';
import { MOST_ARCHIVE_BYTES, wordsOfArchive } from '../../lib/extension/page-archive.ts';
import { FOUR_TIMES, growth } from '../growth.ts';
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
    expect(await growth({ small: reading(32_000), large: reading(128_000) })).toBeLessThanOrEqual(FOUR_TIMES);
  });
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
