import { useCallback, useEffect, useState } from 'react';

import { LinkCheckView } from '../../components/link-check-view.tsx';
import { useLoad } from '../../components/loaded.tsx';
import { PersonSwitch } from '../../components/person/person-switch.tsx';
import { SidePanelView } from '../../components/side-panel-view.tsx';
import { OPEN_STATES } from '../../components/tickets/ticket-row.ts';
import { VolunteerOnly } from '../../components/volunteer/volunteer-only.tsx';
import { linkOfWords } from '../../lib/core/links/link-check.ts';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import { onPageJudged } from '../../lib/extension/page-news.ts';
import { openPlace, openTicket } from '../../lib/extension/places.ts';
import { isVolunteer } from '../../lib/extension/seat.ts';
import { useFollowedTab } from './followed-tab.ts';
import { useLinkCheck } from './use-link-check.ts';

/** Clocks are recomputed by the background this often; what is shown is never older. */
const TICK_MS = 30_000;
/** A page being read is asked again this often, and no longer than it takes to be read. */
const READING_MS = 1_000;
/** The panel is for what comes next: 4,000 rows held an office PC for 3 seconds. */
const MOST_URGENT = { filter: { states: OPEN_STATES }, order: 'urgency', offset: 0, limit: 100 } as const;

export function SidePanelPage() {
  const { tabId, loads } = useFollowedTab();
  const [failure, setFailure] = useState<string>();
  const page = useLoad(useCallback(() => ask('pageSummary', tabId === undefined ? {} : { tabId }), [tabId]));
  const tickets = useLoad(useCallback(() => ask('ticketPage', MOST_URGENT), []));
  const { url = '', title = '' } = page.value ?? {};
  const ofPage = useLoad(useCallback(() => ask('pageTickets', { url }), [url]));
  const { reload: reloadOfPage } = ofPage;
  const settings = useLoad(useCallback(() => ask('getSettings', null), []));
  const links = useLinkCheck(tabId, page.value?.url);
  const { reload: reloadPage } = page;
  const { reload: reloadTickets } = tickets;

  useEffect(() => {
    if (loads > 0) reloadPage();
  }, [loads, reloadPage]);

  useEffect(() => {
    const again = () => {
      reloadPage();
      reloadTickets();
      reloadOfPage();
    };
    const timer = setInterval(again, TICK_MS);
    const deaf = onLedgerChanged(again);
    const deafToPages = onPageJudged(reloadPage);
    // Coming back to the panel after filing on the page: what was just filed must already stand here.
    document.addEventListener('pointerenter', again);
    globalThis.addEventListener('focus', again);
    return () => {
      clearInterval(timer);
      deaf();
      deafToPages();
      document.removeEventListener('pointerenter', again);
      globalThis.removeEventListener('focus', again);
    };
  }, [reloadPage, reloadTickets, reloadOfPage]);

  useEffect(() => {
    if (page.value?.state !== 'reading') return;
    const timer = setTimeout(reloadPage, READING_MS);
    return () => clearTimeout(timer);
  }, [page.value, reloadPage]);

  const act = async (work: Promise<{ ok: true } | { ok: false; error: string }>) => {
    const answer = await work;
    setFailure(answer.ok ? undefined : answer.error);
    reloadPage();
  };

  const filedLinks = (ofPage.value ?? []).flatMap(({ ticket: { number, submission } }) => {
    const href = submission.problemClass === '失效链接' ? linkOfWords(submission.description) : undefined;
    return href === undefined ? [] : [[href, number] as const];
  });

  const fileLink = async (description: string): Promise<string | undefined> => {
    const reading = { url, title, site: {} };
    const draft = { reading, surroundings: [], problemClass: '失效链接', description };
    const answer = await ask('fileTicket', draft);
    reloadTickets();
    reloadOfPage();
    return answer.ok ? undefined : answer.error;
  };

  if (settings.value && isVolunteer(settings.value)) {
    return (
      <main className="side-panel">
        <VolunteerOnly
          what="侧栏"
          onMine={() => void openPlace('mine')}
          onSetUp={() => void openPlace('welcome')}
        />
      </main>
    );
  }
  // Who sits here is not known for a moment: a volunteer is not shown the office's lists first.
  if (!settings.value && settings.error === undefined) return <main className="side-panel" aria-busy />;
  const person = settings.value?.person;
  return (
    <SidePanelView
      page={page}
      tickets={tickets}
      ofPage={ofPage.value ?? []}
      who={
        <PersonSwitch
          current={person && settings.value ? { person, role: settings.value.role } : undefined}
          earlier={settings.value?.people ?? []}
          onSwitch={(identity) => void act(ask('setSettings', identity)).then(settings.reload)}
        />
      }
      failure={failure ?? settings.error}
      onShow={(findingId) => tabId !== undefined && void act(ask('showFinding', { tabId, findingId }))}
      onRead={() => tabId !== undefined && void act(ask('readTabNow', { tabId }))}
      onToggle={(on) => tabId !== undefined && void act(ask('togglePage', { tabId, on }))}
      onUndo={(how, key) => void act(ask('undoDismissal', { how, key }))}
      links={
        <LinkCheckView
          check={links.check}
          error={links.error}
          filed={new Map(filedLinks)}
          onStart={links.start}
          onStop={links.stop}
          onFile={fileLink}
          onGrant={(hosts) => void links.grant(hosts)}
        />
      }
      onTicket={(id) => void openTicket(id)}
      onPlace={(place) => void openPlace(place)}
    />
  );
}
