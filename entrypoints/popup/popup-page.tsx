import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

import { useLoad } from '../../components/loaded.tsx';
import { PopupView } from '../../components/popup-view.tsx';
import { VolunteerPopup } from '../../components/volunteer/volunteer-popup.tsx';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import { sendMessage } from '../../lib/extension/messages.ts';
import { onPageJudged } from '../../lib/extension/page-news.ts';
import { openPlace } from '../../lib/extension/places.ts';
import { isVolunteer } from '../../lib/extension/seat.ts';
import { myReports } from '../mine/my-reports.ts';

/** As many as a popup that lives for seconds counts. */
const SHOWN_REPORTS = 20;

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
  const url = page.value?.url ?? '';
  const tickets = useLoad(useCallback(() => ask('pageTickets', { url }), [url]));
  const settings = useLoad(useCallback(() => ask('getSettings', null), []));
  const reports = useLoad(useCallback(() => myReports(SHOWN_REPORTS), []));
  const isWeb = tab === undefined || /^https?:/.test(tab.url) || tab.url === '';
  const { reload } = page;
  const { reload: reloadReports } = reports;
  const { reload: reloadTickets } = tickets;
  useEffect(
    () =>
      onLedgerChanged(() => {
        reloadTickets();
        reloadReports();
      }),
    [reloadTickets, reloadReports],
  );
  useEffect(() => onPageJudged(reload), [reload]);

  // While the overlay is still reading, or too busy to say so, ask again each second; the popup lives for seconds.
  useEffect(() => {
    const state = page.value?.state;
    if (state !== 'reading' && !(state === 'not-allowed' && isWeb)) return;
    const timer = setTimeout(reload, 1000);
    return () => clearTimeout(timer);
  }, [page.value, reload, isWeb]);

  const work = async (name: string, act: (tabId: number) => Promise<string | undefined>) => {
    setBusy(name);
    setFailure(undefined);
    // A quick hand presses before the browser has said which tab this is.
    const pressedOn = tab ?? (await activeTab());
    setFailure(pressedOn ? await act(pressedOn.id) : '没有找到要读的网页，请切换到网页再打开巡读。');
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

  if (settings.value && isVolunteer(settings.value)) {
    return (
      <VolunteerPopup
        page={page.value}
        reports={reports.value}
        error={failure ?? page.error ?? reports.error}
        busy={busy}
        readable={isWeb}
        onReport={() => void report()}
        onRetry={() => {
          reload();
          reloadReports();
        }}
        onOpen={(where) => void openPlace(where)}
      />
    );
  }
  // Who sits here is not known for a moment: a volunteer is not shown the office's buttons first.
  if (!settings.value && settings.error === undefined)
    return <main style={{ minHeight: 220, width: 372 }} aria-busy />;
  const person = settings.value?.person;
  return (
    <PopupView
      page={page.value}
      ticketCount={tickets.value?.length}
      error={failure ?? settings.error ?? page.error ?? tickets.error}
      busy={busy}
      setupDone={settings.value?.setupDone ?? true}
      current={person && settings.value ? { person, role: settings.value.role } : undefined}
      earlier={settings.value?.people ?? []}
      readable={isWeb}
      onRead={() => void read()}
      onReport={() => void report()}
      onPanel={() => void panel()}
      onToggle={(on) =>
        void work('toggle', async (tabId) => {
          const answer = await ask('togglePage', { tabId, on });
          return answer.ok ? undefined : answer.error;
        })
      }
      onUndo={(how, key) =>
        void work('undo', async () => {
          const answer = await ask('undoDismissal', { how, key });
          return answer.ok ? undefined : answer.error;
        })
      }
      onRetry={() => {
        reload();
        reloadTickets();
        settings.reload();
      }}
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
