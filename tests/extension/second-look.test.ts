import { describe, expect, it } from 'vitest';

import { lookAgain } from '../../entrypoints/background/second-looks.ts';
import {
  allTickets,
  answered,
  DESK,
  PAGE,
  SITE,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';
import {
  BODY,
  HOME_HTML,
  HOUR,
  articleHtml as html,
  goneSite as site,
  ticketInRecheck as waiting,
} from './gone-site.ts';

describe('a page that its site says is gone', () => {
  it('closes nothing at the first 404, and says when it is looked at again', async () => {
    const { fetch } = site();
    const test = testBackground({ fetch });
    const id = await waiting(test);
    const first = answered(await test.handlers.recheck({ id }, DESK));
    expect(first).toMatchObject({
      result: '打不开',
      evidence: expect.stringContaining('第一次返回状态 404'),
    });
    expect(first.evidence).toContain('2026-11-23 12:00 以后');
    test.pass(HOUR);
    expect(answered(await test.handlers.recheck({ id }, DESK)).result).toBe('打不开');
    const standing = answered(await test.handlers.recheckStanding({ id }, DESK));
    expect(standing.waits).toContain('两小时后自动再看一次');
    expect(standing.gone).toBeUndefined();
  });

  it.each([404, 410])(
    'looks again by itself after two hours, over a restart of the worker; %i twice is 页面已删',
    async (status) => {
      const { state, fetch } = site();
      state.status = status;
      const test = testBackground({ fetch });
      const id = await waiting(test);
      await test.handlers.recheck({ id }, DESK);
      test.pass(1.9 * HOUR);
      await lookAgain(test.background);
      expect(state.asked).toBe(1);
      test.pass(0.2 * HOUR);
      const later = test.restart();
      await lookAgain(later.background);
      expect(state.asked).toBe(2);
      await lookAgain(later.background);
      expect(state.asked).toBe(2);
      const { gone, waits } = answered(await later.handlers.recheckStanding({ id }, DESK));
      expect(waits).toBeUndefined();
      expect(gone).toMatchObject({
        result: '页面已删',
        by: 'machine',
        checkedAt: expect.stringContaining('T12:'),
      });
      expect(gone?.evidence).toMatch(/10:00 第一次返回状态 \d+，.*12:0\d 第二次返回状态 \d+/);
      // Nothing was closed by itself; the answer carries the step a person takes.
      expect((await allTickets(later.handlers))[0]?.ticket.state).toBe('待复核');
      const payload = { recheck: gone, outcome: '下线不重发' };
      answered(await later.handlers.step({ id, type: '复核通过', payload }, DESK));
      expect((await allTickets(later.handlers))[0]?.ticket.state).toBe('已办结');
    },
  );

  it('a person who asks after two hours gives the second look', async () => {
    const test = testBackground({ fetch: site().fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    test.pass(2 * HOUR);
    expect(answered(await test.handlers.recheck({ id }, DESK)).result).toBe('页面已删');
  });

  it('a page that is back drops the first answer', async () => {
    const { state, fetch } = site();
    const test = testBackground({ fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    test.pass(3 * HOUR);
    Object.assign(state, { status: 200, body: html('人民攻府') });
    await lookAgain(test.background);
    expect(answered(await test.handlers.recheckStanding({ id }, DESK))).toEqual({ tab: false });
    Object.assign(state, { status: 404, body: '' });
    test.pass(3 * HOUR);
    expect(answered(await test.handlers.recheck({ id }, DESK)).result).toBe('打不开');
  });

  it('no answer is no second answer', async () => {
    const { state, fetch } = site();
    const test = testBackground({ fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    state.isDown = true;
    test.pass(3 * HOUR);
    await lookAgain(test.background);
    expect(answered(await test.handlers.recheckStanding({ id }, DESK)).waits).toContain('第一次返回状态 404');
    Object.assign(state, { isDown: false, status: 502 });
    await lookAgain(test.background);
    expect(answered(await test.handlers.recheckStanding({ id }, DESK)).gone).toBeUndefined();
    state.status = 404;
    await lookAgain(test.background);
    expect(answered(await test.handlers.recheckStanding({ id }, DESK)).gone?.result).toBe('页面已删');
  });

  it('the second look comes with the cookies of the browser: a firewall that wants them removes no page', async () => {
    const asked: (string | undefined)[] = [];
    const test = testBackground({
      async fetch(url, { credentials }) {
        if (url === PAGE) asked.push(credentials);
        if (url !== PAGE) return new Response(HOME_HTML, { headers: { 'content-type': 'text/html' } });
        const response = new Response(credentials === 'include' ? html('人民攻府') : '', {
          status: credentials === 'include' ? 200 : 404,
          headers: { 'content-type': 'text/html; charset=utf-8' },
        });
        return Object.defineProperty(response, 'url', { value: url });
      },
    });
    const id = await waiting(test);
    expect(answered(await test.handlers.recheck({ id }, DESK)).result).toBe('打不开');
    test.pass(2 * HOUR);
    expect(answered(await test.handlers.recheck({ id }, DESK)).result).toBe('仍在');
    expect(asked).toEqual(['omit', 'include']);
  });

  it('a soft 404 is asked twice too', async () => {
    const { state, fetch } = site();
    Object.assign(state, { status: 200, body: '<meta charset=utf-8><title>页面不存在</title>抱歉' });
    const test = testBackground({ fetch });
    const id = await waiting(test);
    expect(answered(await test.handlers.recheck({ id }, DESK)).result).toBe('打不开');
    test.pass(2 * HOUR);
    expect(answered(await test.handlers.recheck({ id }, DESK)).result).toBe('页面已删');
  });

  it('a tab that still shows the page is told of, and a person decides', async () => {
    const test = testBackground({ fetch: site().fetch });
    const id = await waiting(test);
    test.background.shell.webTabs = async () => [{ id: 7, url: PAGE }];
    const reading = { ...answered(await readOf(test, html('人民攻府'))) };
    expect(reading.result?.url).toBe(PAGE);
    await test.handlers.recheck({ id }, DESK);
    test.pass(2 * HOUR);
    const second = answered(await test.handlers.recheck({ id }, DESK));
    expect(second.result).toBe('打不开');
    expect(second.evidence).toContain('打开的标签页里还显示着原来的网页');
  });

  it('the machine emptied on purpose keeps no first answer', async () => {
    const test = testBackground({ fetch: site().fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    expect(JSON.stringify([...test.local.rows])).toContain(SITE);
    answered(await test.handlers.clearMachine({ typed: '清空本机' }, DESK));
    expect(await test.background.gone.all()).toEqual([]);
  });

  it('is offered as evidence for a day; a page may be back since', async () => {
    const { fetch } = site();
    const test = testBackground({ fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    test.pass(2.5 * HOUR);
    await lookAgain(test.background);
    expect(answered(await test.handlers.recheckStanding({ id }, DESK)).gone?.result).toBe('页面已删');
    test.pass(25 * HOUR);
    expect(answered(await test.handlers.recheckStanding({ id }, DESK)).gone).toBeUndefined();
  });

  it('whose title holds a number keeps no piece of it, however the title is cut', async () => {
    const { state, fetch } = site();
    state.status = 200;
    state.body = `<!DOCTYPE html><meta charset="utf-8"><title>页面不存在：关于张某某同志反映供水管道检修有关问题的答复意见书编号之外，11010519491231002X</title><p>抱歉</p>`;
    const test = testBackground({ fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    test.pass(2.5 * HOUR);
    await lookAgain(test.background);
    const kept = JSON.stringify([...test.local.rows]);
    expect(kept).toContain('页面不存在');
    expect(kept).not.toMatch(/1101051949/);
  });

  it('is no article that speaks of what does not exist', async () => {
    const { state, fetch } = site();
    state.status = 200;
    state.body = `<!DOCTYPE html><meta charset="utf-8"><title>关于供水的公告</title><h1>关于供水的公告</h1>${BODY}<p>您申请公开的政府信息不存在，特此答复。</p>`;
    const test = testBackground({ fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    test.pass(2.5 * HOUR);
    expect(answered(await test.handlers.recheck({ id }, DESK)).result).not.toBe('页面已删');
  });
});

async function readOf(test: TestBackground, source: string) {
  const { parseHtml } = await import('../../lib/page/parse-html.ts');
  const { readPage } = await import('../../lib/page/read-page.ts');
  const reading = readPage(parseHtml(source), PAGE, {
    readAt: '2026-11-23T10:00:00+08:00',
    readBy: 'extension',
  });
  const judged = await test.handlers.judgePage({ reading }, { kind: 'content', tabId: 7, url: PAGE });
  return judged.ok ? { ok: true as const, value: { result: judged.value } } : judged;
}
