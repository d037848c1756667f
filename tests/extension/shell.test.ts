import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing';

import { watchDeadlines } from '../../entrypoints/background/deadlines.ts';
import { openPanel } from '../../entrypoints/background/open-panel.ts';
import { report } from '../../entrypoints/background/report.ts';
import { startBackground } from '../../entrypoints/background/start.ts';
import { watchHosts } from '../../entrypoints/background/watch-hosts.ts';
import { answered, article, DESK, OVERLAY, testBackground } from './fresh-ledger.ts';

interface Script {
  id: string;
  matches?: string[];
  js?: string[];
}

const originals = new Map<string, unknown>();

/** The parts of the browser that the fake one leaves out, or that a test needs otherwise; put back afterwards. */
function withBrowser(parts: Record<string, unknown>): void {
  for (const [name, part] of Object.entries(parts)) {
    if (!originals.has(name)) originals.set(name, Reflect.get(fakeBrowser, name));
    Object.defineProperty(fakeBrowser, name, { value: part, configurable: true, writable: true });
  }
}

function fakeScripting() {
  const scripts: Script[] = [];
  return {
    scripts,
    getRegisteredContentScripts: async () => [...scripts],
    unregisterContentScripts: async () => void scripts.splice(0),
    async registerContentScripts(added: Script[]) {
      // As the browser: an id that is taken is an error.
      if (added.some((one) => scripts.some((other) => other.id === one.id))) throw new Error('Duplicate id');
      scripts.push(...added);
    },
  };
}

const granting = (...hosts: string[]) => ({
  contains: async ({ origins }: { origins: string[] }) =>
    origins.every((origin) => hosts.some((host) => origin === `*://${host}/*`)),
});

beforeEach(() => {
  withBrowser(Object.fromEntries(originals));
  fakeBrowser.reset();
});

describe('报错 from menu or keyboard', () => {
  it('on a page that may not be read says so, instead of doing nothing', async () => {
    const refuse = async () => {
      throw new Error('Cannot access contents of the page');
    };
    const create = vi.fn(async (_id: string, _notice: { message: string }) => 'report-refused');
    withBrowser({
      scripting: { executeScript: refuse, insertCSS: refuse },
      notifications: { create },
      runtime: { ...fakeBrowser.runtime, getManifest: () => ({ icons: { 128: 'icon/128.png' } }) },
    });
    await report(7);
    expect(create).toHaveBeenCalledOnce();
    expect(create.mock.calls[0]?.[1].message).toContain('浏览器不允许读本页');
  });
});

describe('watching sites', () => {
  it('registers the overlay for granted hosts and for no others', async () => {
    const scripting = fakeScripting();
    withBrowser({ scripting, permissions: granting('www.a.gov.cn') });
    const watched = answered(await watchHosts(['www.a.gov.cn', 'www.b.gov.cn', '']));
    expect(watched.hosts).toEqual(['www.a.gov.cn']);
    expect(scripting.scripts).toMatchObject([
      { id: 'overlay', matches: ['*://www.a.gov.cn/*'], js: ['content-scripts/overlay.js'] },
    ]);
  });

  it('is taken off when the last host is no longer granted', async () => {
    const scripting = fakeScripting();
    withBrowser({ scripting, permissions: granting('www.a.gov.cn') });
    answered(await watchHosts(['www.a.gov.cn']));
    withBrowser({ permissions: granting() });
    answered(await watchHosts(['www.a.gov.cn']));
    expect(scripting.scripts).toEqual([]);
  });

  it('is left alone while nothing changed: a page opened while it was off and on again would go unread', async () => {
    const scripting = fakeScripting();
    const off = vi.spyOn(scripting, 'unregisterContentScripts');
    withBrowser({ scripting, permissions: granting('www.a.gov.cn', 'www.b.gov.cn') });
    answered(await watchHosts(['www.a.gov.cn', 'www.b.gov.cn']));
    answered(await watchHosts(['www.b.gov.cn', 'www.a.gov.cn']));
    expect(off).not.toHaveBeenCalled();
    answered(await watchHosts(['www.b.gov.cn']));
    expect(scripting.scripts).toMatchObject([{ matches: ['*://www.b.gov.cn/*'] }]);
  });

  it('runs before the page has any element; what an earlier version registered to run later is registered anew', async () => {
    const scripting = fakeScripting();
    const old = { id: 'overlay', matches: ['*://www.a.gov.cn/*'], runAt: 'document_idle' };
    scripting.scripts.push(old as unknown as Script);
    withBrowser({ scripting, permissions: granting('www.a.gov.cn') });
    answered(await watchHosts(['www.a.gov.cn']));
    expect(scripting.scripts).toMatchObject([{ id: 'overlay', runAt: 'document_start' }]);
  });

  it('many calls at once register one script and none of them fails', async () => {
    const scripting = fakeScripting();
    withBrowser({ scripting, permissions: granting('www.a.gov.cn') });
    const results = await Promise.all(Array.from({ length: 10 }, () => watchHosts(['www.a.gov.cn'])));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(scripting.scripts).toHaveLength(1);
  });

  it('a refusal of the browser is a sentence', async () => {
    withBrowser({
      scripting: { getRegisteredContentScripts: () => Promise.reject(new Error('planted')) },
      permissions: granting(),
    });
    expect(await watchHosts(['www.a.gov.cn'])).toEqual({
      ok: false,
      error: expect.stringContaining('没有丢'),
    });
  });
});

describe('opening the panel', () => {
  const opened = { panels: [] as unknown[], windows: [] as unknown[], tabs: [] as unknown[] };
  const windows = { create: async (options: unknown) => void opened.windows.push(options) };
  const tabs = { create: async (options: unknown) => void opened.tabs.push(options) };
  const runtime = (contexts: number) => ({
    ...fakeBrowser.runtime,
    getContexts: async () => Array(contexts).fill({}),
  });
  beforeEach(() => {
    opened.panels = [];
    opened.windows = [];
    opened.tabs = [];
    withBrowser({ windows, tabs, sidePanel: undefined, sidebarAction: undefined, runtime: runtime(1) });
  });

  it('takes the side panel where it connects', async () => {
    withBrowser({ sidePanel: { open: async (options: unknown) => void opened.panels.push(options) } });
    answered(await openPanel(7));
    answered(await openPanel(undefined));
    expect(opened).toEqual({ panels: [{ tabId: 7 }, { windowId: -2 }], windows: [], tabs: [] });
  });

  it.each([
    ['there is none (Chromium before 114)', undefined, 1],
    ['it cannot be opened from here (114, 115)', {}, 1],
    ['it refuses', { open: () => Promise.reject(new Error('no gesture')) }, 1],
    ['it opens and nothing appears (dual-core shells)', { open: async () => undefined }, 0],
  ])('else a window: %s', async (_why, sidePanel, contexts) => {
    withBrowser({ sidePanel, runtime: runtime(contexts) });
    answered(await openPanel(7));
    expect(opened.windows).toMatchObject([
      { type: 'popup', url: expect.stringMatching(/sidepanel\.html\?tabId=7$/) },
    ]);
  });

  it('else a tab', async () => {
    withBrowser({ windows: { create: () => Promise.reject(new Error('forbidden')) } });
    answered(await openPanel(undefined));
    expect(opened.tabs).toMatchObject([{ url: expect.stringMatching(/sidepanel\.html$/) }]);
  });
});

describe('deadlines', () => {
  it('an overdue ticket is on the badge and announced once, also over a restart; alarms decide nothing', async () => {
    const shown: { text?: string | null }[] = [];
    const notified: string[] = [];
    withBrowser({
      action: {
        setBadgeText: async (options: { text: string }) => void shown.push(options),
        setBadgeBackgroundColor: async () => undefined,
        setTitle: async () => undefined,
      },
      notifications: { create: async (id: string) => void notified.push(id) },
      runtime: { ...fakeBrowser.runtime, getManifest: () => ({ icons: { 128: 'icon/128.png' } }) },
    });
    const test = testBackground();
    const unit = { name: '周晓岚', unit: '大数据中心' };
    answered(await test.handlers.setSettings({ person: unit, role: '大数据中心' }, DESK));
    const reading = article('青禾县人民攻府办公室通知。');
    const { findings } = answered(await test.handlers.judgePage({ reading }, OVERLAY));
    const draft = { reading, findingId: findings[0]?.id ?? '', surroundings: [] };
    const { id } = answered(await test.handlers.fileTicket(draft, OVERLAY));
    answered(await test.handlers.step({ id, type: '受理', payload: { unitName: '县政府办公室' } }, DESK));
    const receivedAt = '2026-11-23T10:00:00+08:00';
    const notice = { personName: '周晓岚', stand: 'A', how: '电话', receivedAt };
    answered(await test.handlers.step({ id, type: '通知', payload: notice }, DESK));

    await watchDeadlines(test.background);
    expect(shown.at(-1)).toEqual({ text: '' });
    const due = (await browser.alarms.getAll()).find((alarm) => alarm.name === 'next-due');
    expect(due?.scheduledTime).toBeGreaterThan(Date.parse('2026-11-23T11:00:00+08:00'));

    test.pass(61 * 60_000);
    await Promise.all([watchDeadlines(test.background), watchDeadlines(test.background)]);
    await watchDeadlines(test.restart().background);
    expect(shown.at(-1)).toEqual({ text: '▲1' });
    expect(notified).toEqual([`overdue:${id}`]);
  });
});

describe('deadlines of a ledger that cannot be read now', () => {
  it('are looked at again: an update has cleared every alarm', async () => {
    const test = testBackground();
    test.background.ledger.index = async () => ({ ok: false, error: '另一个窗口还开着' });
    await watchDeadlines(test.background);
    expect((await browser.alarms.getAll()).map((alarm) => alarm.name)).toEqual(['deadlines']);
  });
});

describe('starting', () => {
  it('adds every listener before anything is awaited', () => {
    const events = ['contextMenus', 'commands', 'permissions'].map((name) => {
      const add = vi.fn();
      const event = { addListener: add };
      withBrowser({
        [name]: {
          onClicked: event,
          onCommand: event,
          onAdded: event,
          onRemoved: event,
          contains: async () => false,
        },
      });
      return add;
    });
    withBrowser({ scripting: fakeScripting() });
    vi.stubGlobal('navigator', { locks: { request: () => new Promise(() => undefined) } });
    startBackground();
    vi.unstubAllGlobals();
    for (const add of events) expect(add).toHaveBeenCalled();
    for (const event of [browser.runtime.onMessage, browser.runtime.onInstalled, browser.alarms.onAlarm]) {
      expect((event as unknown as { hasListeners(): boolean }).hasListeners()).toBe(true);
    }
  });
});
