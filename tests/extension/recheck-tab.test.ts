import { describe, expect, it } from 'vitest';

import { htmlSource } from '../../lib/page/html-source.ts';
import { documentSteps, parseSteps } from '../../lib/page/parse-html.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { answered, DESK, PAGE, SITE, type TestBackground, testBackground } from './fresh-ledger.ts';
import { articleHtml, goneSite, ticketInRecheck } from './gone-site.ts';

/** All of a generator's work at once. */
function done<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** What the overlay of a tab reads of a page. */
function readingOf(html: string, url: string) {
  const tree = done(parseSteps(html));
  const source = { ...done(htmlSource(tree)), live: true as const };
  const document = done(documentSteps(tree.root));
  return {
    reading: readPage(document, url, { readAt: '2026-11-23T10:00:00+08:00', readBy: 'extension' }),
    source,
  };
}

/** A browser whose tabs and waiting times are the test's. */
function withTabs(tabs: { id: number; url: string }[], over: Parameters<typeof testBackground>[0] = {}) {
  const timers: { ms: number; act: () => void }[] = [];
  const test = testBackground({
    fetch: goneSite().fetch,
    after(ms, act) {
      const timer = { ms, act };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
    ...over,
  });
  const { shell } = test.background;
  shell.webTabs = async () => tabs;
  shell.tab = async (id) => {
    const tab = tabs.find((one) => one.id === id);
    return tab && { ...tab, title: '' };
  };
  /** Lets every waiting time of this length run out. */
  const pass = (ms: number) => {
    for (const timer of timers.filter((one) => one.ms === ms)) timer.act();
  };
  return { test, tabs, pass };
}

const waits = async ({ background }: TestBackground, tabId: number) => {
  for (let turn = 0; turn < 200 && !background.readings.isAwaited(tabId); turn++)
    await new Promise((resolve) => setTimeout(resolve, 0));
  expect(background.readings.isAwaited(tabId)).toBe(true);
};

describe('a page asked in its tab', () => {
  it('a tab that shows another route is never read as this page', async () => {
    const at = (route: string) => `${SITE}/#/news/${route}`;
    const { test } = withTabs([{ id: 7, url: at('2') }]);
    const id = await ticketInRecheck(test, at('1'));
    expect(answered(await test.handlers.recheckStanding({ id }, DESK))).toEqual({ tab: false });
    expect(await test.handlers.recheckInTab({ id, open: false }, DESK)).toMatchObject({
      ok: false,
      error: expect.stringContaining('没有打开这个网页的标签页'),
    });
    expect(await test.handlers.recheckPicture({ id }, DESK)).toMatchObject({ ok: false });
  });

  it('a tab that went to another route meanwhile is said, and nothing is compared', async () => {
    const at = (route: string) => `${SITE}/#/news/${route}`;
    const { test, pass } = withTabs([{ id: 7, url: at('1') }]);
    const id = await ticketInRecheck(test, at('1'));
    const asked = test.handlers.recheckInTab({ id, open: false }, DESK);
    await waits(test, 7);
    test.background.readings.offer(7, readingOf(articleHtml('人民政府'), at('2')));
    pass(2_500);
    expect(answered(await asked)).toMatchObject({
      result: '打不开',
      evidence: expect.stringContaining('标签页转到了别的网址'),
    });
  });

  it('an anchor makes no other page', async () => {
    const { test, pass } = withTabs([{ id: 7, url: `${PAGE}#top` }]);
    const id = await ticketInRecheck(test);
    const asked = test.handlers.recheckInTab({ id, open: false }, DESK);
    await waits(test, 7);
    test.background.readings.offer(7, readingOf(articleHtml('人民攻府'), `${PAGE}#top`));
    pass(2_500);
    expect(answered(await asked).result).toBe('仍在');
  });

  it('what a site answers for an address with a route closes nothing: it never sees the route', async () => {
    const { state, fetch } = goneSite();
    const { test } = withTabs([], { fetch });
    Object.assign(state, { status: 200, body: articleHtml('人民政府') });
    Object.assign(state.home, { status: 200, body: articleHtml('人民政府') });
    const plain = await ticketInRecheck(test);
    expect(answered(await test.handlers.recheck({ id: plain }, DESK))).toMatchObject({ result: '已消除' });
    const routed = await ticketInRecheck(test, `${PAGE}#/news/1`);
    expect(answered(await test.handlers.recheck({ id: routed }, DESK))).toMatchObject({
      result: '打不开',
      evidence: expect.stringContaining('请用标签页核对'),
    });
  });

  it('a tab closed before it was read ends the waiting at once, in words; nothing is written', async () => {
    const { test, tabs } = withTabs([{ id: 7, url: PAGE }]);
    const id = await ticketInRecheck(test);
    const asked = test.handlers.recheckInTab({ id, open: false }, DESK);
    await waits(test, 7);
    test.background.readings.offer(7, readingOf(articleHtml('人民政府'), PAGE));
    tabs.length = 0;
    test.background.readings.closed(7);
    expect(await asked).toMatchObject({ ok: false, error: expect.stringContaining('标签页就关上了') });
    expect(test.background.readings.isAwaited(7)).toBe(false);
    expect(answered(await test.handlers.recheckStanding({ id }, DESK)).tab).toBe(false);
  });

  it('a tab that was gone before anybody listened is no wait either', async () => {
    const { test, tabs } = withTabs([{ id: 7, url: PAGE }]);
    const id = await ticketInRecheck(test);
    test.background.shell.injectOverlay = async () => {
      tabs.length = 0;
      return { ok: false, error: '标签页没有了。' };
    };
    expect(await test.handlers.recheckInTab({ id, open: false }, DESK)).toMatchObject({
      ok: false,
      error: expect.stringContaining('标签页就关上了'),
    });
  });

  it('a page that never answers is given up after 25 seconds, and why is said', async () => {
    const { test, pass } = withTabs([{ id: 7, url: PAGE }]);
    const id = await ticketInRecheck(test);
    for (const [put, words] of [
      [{ ok: true, value: null }, '没有载完，或巡读在那里没有应答'],
      [{ ok: false, error: '浏览器不允许在这一页里读。' }, '（浏览器不允许在这一页里读）'],
    ] as const) {
      test.background.shell.injectOverlay = async () => put;
      const asked = test.handlers.recheckInTab({ id, open: false }, DESK);
      await waits(test, 7);
      // Everything that stands before the waiting has run.
      await new Promise((resolve) => setTimeout(resolve, 0));
      pass(25_000);
      const { result, evidence } = answered(await asked);
      expect([result, evidence.includes('等了 25 秒'), evidence.includes(words)]).toEqual([
        '打不开',
        true,
        true,
      ]);
    }
  });

  it('a page that never rests is judged as it stands after 25 seconds', async () => {
    const { test, pass } = withTabs([{ id: 7, url: PAGE }]);
    const id = await ticketInRecheck(test);
    const asked = test.handlers.recheckInTab({ id, open: false }, DESK);
    await waits(test, 7);
    test.background.readings.offer(7, readingOf(articleHtml('人民攻府'), PAGE));
    pass(25_000);
    expect(answered(await asked).result).toBe('仍在');
  });

  it('a tab closed while its picture is taken is said', async () => {
    const { test } = withTabs([{ id: 7, url: PAGE }]);
    const id = await ticketInRecheck(test);
    test.background.shell.inFront = () => Promise.reject(new Error('No tab with id: 7'));
    expect(await test.handlers.recheckPicture({ id }, DESK)).toEqual({
      ok: false,
      error: '截图时标签页关上了，没有截图。请先点“打开页面查看”，再回来截图。',
    });
  });
});
