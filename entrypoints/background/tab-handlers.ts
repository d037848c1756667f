import type { Result } from '../../lib/core/page-result.ts';
import type { PageSummary } from '../../lib/extension/protocol.ts';
import { hostOf } from '../../lib/extension/sender.ts';
import { type Background, type Handlers, rowKey } from './background.ts';

type TabHandlers = Pick<Handlers, 'pageSummary' | 'readTabNow' | 'togglePage' | 'showFinding'>;

const NO_TAB = '这个标签页已经关闭，请重新打开网页。';

/** What popup and panel ask of a tab. */
export function tabHandlers(background: Background): TabHandlers {
  const { shell, pages, settings } = background;
  return {
    async pageSummary({ tabId }) {
      const tab = await shell.tab(tabId);
      if (!tab) return { ok: false, error: NO_TAB };
      return { ok: true, value: await summaryOf(background, tab) };
    },

    async readTabNow({ tabId }) {
      const alive = await shell.tell(tabId, 'ping', null);
      if (!alive) return injected(shell, tabId);
      await shell.tell(tabId, 'refresh', null);
      return DONE;
    },

    async togglePage({ tabId, on }) {
      const url = (await shell.tell(tabId, 'ping', null))?.url ?? (await pages.get(tabId))?.result.url;
      if (url === undefined)
        return { ok: false, error: '这一页还没有读，没有标记可以关闭。请先点“读本页”。' };
      const host = hostOf(url);
      const changed = await settings.change((now) => ({
        ...now,
        offHosts: [...now.offHosts.filter((one) => one !== host), ...(on ? [] : [host])],
      }));
      if (!changed.ok) return changed;
      await shell.tell(tabId, 'setVisible', { on });
      return DONE;
    },

    async showFinding({ tabId, findingId }) {
      const alive = await shell.tell(tabId, 'ping', null);
      if (!alive) return { ok: false, error: '网页已经刷新或关闭，找不到这一处。请点“读本页”再读一次。' };
      await shell.tell(tabId, 'scrollToFinding', { findingId });
      return DONE;
    },
  };
}

const DONE: Result<null> = { ok: true, value: null };

/** Puts the overlay into an open page. One that is there but does not answer reads nothing, and that is said. */
async function injected(shell: Background['shell'], tabId: number): Promise<Result<null>> {
  const done = await shell.injectOverlay(tabId);
  if (!done.ok || (await shell.tell(tabId, 'ping', null))) return done;
  return {
    ok: false,
    error: '巡读在这一页里没有应答，本页没有读。请刷新网页再点“读本页”；仍不行的，请人工查看。',
  };
}

async function summaryOf(
  background: Background,
  tab: { id: number; url: string; title: string },
): Promise<PageSummary> {
  const { shell, pages, settings } = background;
  const alive = await shell.tell(tab.id, 'ping', null);
  const url = alive?.url ?? tab.url;
  const page = { url, title: tab.title };
  if (!alive) {
    const isWeb = url === '' || /^https?:/i.test(url);
    const reason = isWeb
      ? '这一页还没有读。点“读本页”即可，只读这一页。'
      : '浏览器自己的页面不能读，请打开要读的网页。';
    return { ...page, state: 'not-allowed', reason };
  }
  const judged = await pages.get(tab.id);
  const known =
    judged && rowKey(background, judged.result.url) === rowKey(background, url) ? judged.result : undefined;
  const result = known && { ...known, notLookedAt: [...known.notLookedAt, ...(alive.missed ?? [])] };
  const now = await settings.get();
  const isOff = now.ok && now.value.offHosts.includes(hostOf(url));
  if (alive.state === 'failed') {
    return {
      ...page,
      state: 'failed',
      reason: '这一页没有读成，请刷新网页后再试。',
      ...(result ? { result } : {}),
    };
  }
  if (!result) {
    // The overlay thinks it is done but the worker has forgotten: it was stopped and has no session store.
    if (alive.state === 'read') await shell.tell(tab.id, 'refresh', null);
    return { ...page, state: 'reading' };
  }
  if (alive.trouble)
    return { ...page, state: alive.visible ? alive.state : 'off', reason: alive.trouble, result };
  if (isOff || !alive.visible) {
    const where = isOff ? '整个网站的标记都已关闭' : '这一页的标记已隐藏';
    return { ...page, state: 'off', reason: `${where}，检查照常进行。`, result };
  }
  return { ...page, state: alive.state, result };
}
