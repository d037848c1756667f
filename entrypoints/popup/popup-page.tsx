import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

import { useLoad } from '../../components/loaded.tsx';
import { PopupView } from '../../components/popup-view.tsx';
import { ticketsOfPage } from '../../components/tickets/ticket-row.ts';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import { sendMessage } from '../../lib/extension/messages.ts';
import { openPlace } from '../../lib/extension/places.ts';

/** Set by a test or the pop-out window that has no active page of its own. */
const PINNED_TAB = Number(new URLSearchParams(location.search).get('tabId')) || undefined;

/** `?tabId=` pins the tab; else the active tab of this window. */
async function activeTab(): Promise<{ id: number; url: string; windowId: number } | undefined> {
  const tab = PINNED_TAB
    ? await browser.tabs.get(PINNED_TAB).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url ?? '', windowId: tab.windowId };
}

export function PopupPage() {
  const [tab, setTab] = useState<{ id: number; url: string; windowId: number }>();
  const [busy, setBusy] = useState<string>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => void activeTab().then(setTab), []);

  const page = useLoad(useCallback(() => ask('pageSummary', tab ? { tabId: tab.id } : {}), [tab]));
  const tickets = useLoad(useCallback(() => ask('tickets', null), []));
  const settings = useLoad(useCallback(() => ask('getSettings', null), []));
  const { reload } = page;
  const { reload: reloadTickets } = tickets;
  useEffect(() => onLedgerChanged(reloadTickets), [reloadTickets]);

  // While the overlay is still reading, ask again each second; the popup lives for seconds, not hours.
  useEffect(() => {
    if (page.value?.state !== 'reading') return;
    const timer = setTimeout(reload, 1000);
    return () => clearTimeout(timer);
  }, [page.value, reload]);

  const work = async (name: string, act: (tabId: number) => Promise<string | undefined>) => {
    if (!tab) return;
    setBusy(name);
    setFailure(undefined);
    setFailure(await act(tab.id));
    setBusy(undefined);
    reload();
  };

  const read = () =>
    work('read', async (tabId) => {
      const answer = await ask('readTabNow', { tabId });
      return answer.ok ? undefined : answer.error;
    });

  const report = () =>
    work('report', async (tabId) => {
      const alive = await sendMessage('ping', null, tabId).catch(() => undefined);
      if (!alive) {
        const answer = await ask('readTabNow', { tabId });
        if (!answer.ok) return answer.error;
      }
      try {
        await sendMessage('reportSelection', null, tabId);
      } catch {
        return '这个页面上打不开报错窗口。请刷新页面后再试。';
      }
      globalThis.close();
      return undefined;
    });

  const panel = () =>
    work('panel', async () => {
      // The side panel opens only inside the click itself, so it is asked for here first (Chromium 116).
      const side = (browser as { sidePanel?: { open?: (to: { windowId: number }) => Promise<void> } })
        .sidePanel;
      if (side?.open && tab) {
        try {
          await side.open({ windowId: tab.windowId });
          globalThis.close();
          return undefined;
        } catch {
          // An engine that has the method but refuses it: the background opens a window or a tab instead.
        }
      }
      const answer = await ask('openPanel', null);
      return answer.ok ? undefined : answer.error;
    });

  const person = settings.value?.person;
  return (
    <PopupView
      page={page.value}
      ticketCount={ticketsOfPage(tickets.value ?? [], page.value?.url ?? '').length}
      error={failure ?? page.error}
      busy={busy}
      setupDone={settings.value?.setupDone ?? true}
      current={person && settings.value ? { person, role: settings.value.role } : undefined}
      earlier={settings.value?.people ?? []}
      readable={tab === undefined || /^https?:/.test(tab.url) || tab.url === ''}
      onRead={() => void read()}
      onReport={() => void report()}
      onPanel={() => void panel()}
      onToggle={(on) =>
        void work('toggle', async (tabId) => {
          const answer = await ask('togglePage', { tabId, on });
          return answer.ok ? undefined : answer.error;
        })
      }
      onRetry={reload}
      onOpen={(where) => void openPlace(where)}
      onSwitch={(identity) =>
        void ask('setSettings', identity).then((answer) => {
          setFailure(answer.ok ? undefined : answer.error);
          settings.reload();
        })
      }
    />
  );
}
