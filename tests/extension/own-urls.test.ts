import { describe, expect, it } from 'vitest';

import { receiver } from '../../entrypoints/background/receive.ts';
import { canonicalUrl, hostOf, originOf } from '../../lib/extension/sender.ts';
import {
  allTickets,
  answered,
  DESK,
  OVERLAY,
  SITE,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';
import { desk, draft, ME, overlay, reading } from './hostile-messages.ts';

const filed = (url: string) => ({ ...draft, reading: { ...reading, url }, description: `错字 ${url}` });

describe('an address that a browser reads as another site’s', () => {
  it.each([
    'https://evil.example\\@www.qinghe.example/',
    'https://evil.example\\\\@www.qinghe.example/x',
    'https:\\\\evil.example\\@www.qinghe.example/',
    'https://evil.example/\t@www.qinghe.example/',
    'https://www.qinghe.example:443@evil.example/',
    'https://www.qinghe.example\t.evil.example/',
    'https://www.qinghe.example。evil.example/',
    'https://www.qinghe.example%2eevil.example/',
    'https:///www.qinghe.example@evil.example/',
    'https://www.qinghe.example:8443/',
    'http://www.qinghe.example/',
    'https://www.qinghe.exаmple/',
    'https://[::1]/www.qinghe.example',
  ])('is not filed for from an overlay: %s', async (url) => {
    const test = testBackground();
    expect(await receiver(test.handlers, ME)('fileTicket', filed(url), overlay)).toMatchObject({ ok: false });
    expect(await allTickets(test.handlers)).toEqual([]);
  });

  it.each([
    ['https://someone:secret@www.qinghe.example/a', `${SITE}/a`],
    ['https://WWW.QINGHE.example:443/a', `${SITE}/a`],
    ['https:/www.qinghe.example/a', undefined],
    ['https://www.qinghe.example/a/../b', `${SITE}/b`],
    ['https://www.qinghe.example\\a', `${SITE}/a`],
  ])('while its own, however spelled, is kept as the browser reads it: %s', async (url, kept) => {
    const test = testBackground();
    const result = await receiver(test.handlers, ME)('fileTicket', filed(url), overlay);
    expect(result.ok).toBe(kept !== undefined);
    expect((await allTickets(test.handlers)).map(({ ticket }) => ticket.submission.url)).toEqual(
      kept === undefined ? [] : [kept],
    );
  });

  it('has the origin and host of that other site', () => {
    expect(originOf('https://evil.example\\@www.qinghe.example/')).toBe('https://evil.example');
    expect(hostOf('https://evil.example\\@www.qinghe.example/')).toBe('evil.example');
    expect(hostOf('https://例子.cn/')).toBe('xn--fsqu00a.cn');
    expect(hostOf('HTTPS://A.cn:8443/')).toBe('a.cn');
    expect(originOf('chrome-extension://abc/desk.html')).toBe('chrome-extension://abc');
    for (const none of ['', 'x', 'javascript:alert(1)', 'data:text/html,x', 'https://'])
      expect([canonicalUrl(none), originOf(none)]).toEqual([undefined, '']);
  });
});

describe('who took over a page’s process', () => {
  async function onDuty(): Promise<TestBackground> {
    const test = testBackground();
    const person = { name: '程望舒', unit: '青禾县大数据中心' };
    answered(await test.handlers.setSettings({ person, role: '值班读网员' }, DESK));
    return test;
  }

  it('files 20 tickets a minute and is told so; another tab and the next minute are free, the desk always', async () => {
    const test = await onDuty();
    let now = 0;
    const receive = receiver(test.handlers, ME, () => now);
    const send = (n: number, from = overlay) =>
      receive('fileTicket', { ...draft, description: `第${n}处` }, from);
    const answers = [];
    for (let n = 0; n < 60; n++) answers.push(await send(n));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.at(-1)).toMatchObject({ ok: false, error: expect.stringContaining('填写的内容还在') });
    expect(await send(60, { ...overlay, tab: { id: 8, url: SITE } })).toMatchObject({ ok: true });
    expect(await send(61, desk)).toMatchObject({ ok: true });
    now = 60_000;
    expect(await send(62)).toMatchObject({ ok: true });
  });

  it('attests in nobody else’s name', async () => {
    const test = await onDuty();
    const column = test.background
      .defaultRegister()
      .columns.find(({ columnClass }) => columnClass === '领导机构');
    const seen = { targetId: column?.id ?? '', date: '2025-06-01', line: '领导分工' };
    answered(await test.handlers.sightByHand(seen, DESK));
    const stated = {
      targetId: seen.targetId,
      on: '2026-11-20',
      reason: '一致',
      name: '李四',
      unit: '县政府',
    };
    const result = await receiver(test.handlers, ME)('attestColumn', stated, overlay);
    expect(result).toMatchObject({
      ok: true,
      value: { attested: { name: '程望舒', unit: '青禾县大数据中心' } },
    });
    // Nor where the gate let the name through.
    answered(await test.handlers.attestColumn({ ...stated, on: '2026-11-21' }, OVERLAY));
    const { rows } = answered(await test.handlers.columnBoard(null, DESK));
    expect(rows.find(({ targetId }) => targetId === seen.targetId)?.attested).toMatchObject({
      name: '程望舒',
      unit: '青禾县大数据中心',
    });
    // A colleague's is entered at the desk.
    const byDesk = await receiver(test.handlers, ME)('attestColumn', { ...stated, on: '2026-11-22' }, desk);
    expect(byDesk).toMatchObject({ ok: true, value: { attested: { name: '李四' } } });
  });
});
