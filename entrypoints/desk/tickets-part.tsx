import { useCallback, useEffect, useRef, useState } from 'react';

import { STORE_SECTION } from '../../components/help/help-page.tsx';
import { LostLedger, StoreWarning, storeWarning } from '../../components/help/store-health.tsx';
import { useLoad } from '../../components/loaded.tsx';
import { NewerLine } from '../../components/newer-line.tsx';
import { type DeskPlace, FIRST_PLACE } from '../../components/tickets/desk-hash.ts';
import type { Role } from '../../lib/core/events/event.ts';
import { EMPTY_REGISTER } from '../../lib/core/register/register.ts';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import type { PaperSettings } from '../../lib/extension/settings.ts';
import { RecheckPart } from './recheck-part.tsx';
import { TicketsDesk } from './tickets-desk.tsx';
import { useAgain, useTicketPage } from './use-ticket-page.ts';

/** Less than the half minute after which the browser puts an idle background to sleep and its list is lost. */
const TICK_MS = 20_000;

interface Props {
  place: DeskPlace;
  go: (place: DeskPlace) => void;
  role: Role;
  /** Who exports, for the line under the ledger's title. */
  who: string;
  papers: PaperSettings | undefined;
}

export function TicketsPart({ place, go, role, who, papers }: Props) {
  const [version, setVersion] = useState(0);
  const reload = useCallback(() => setVersion((before) => before + 1), []);
  const standing = useRef({ place, go });
  standing.current = { place, go };
  const onPage = useCallback((page: number) => {
    const { place: now, go: move } = standing.current;
    move({ ...now, list: { ...(now.list ?? FIRST_PLACE), page } });
  }, []);
  const table = useTicketPage(place.filter, place.list, onPage, version);
  const register = useLoad(useCallback(() => ask('getRegister', null), []));
  // Files and papers name the site: none leaves before it is known.
  const known = register.value ?? (register.error === undefined ? undefined : EMPTY_REGISTER);
  const health = useLoad(useCallback(() => ask('storeHealth', null), []));
  const newer = useLoad(useCallback(() => ask('newerRecords', null), []));
  useAgain(newer.reload, version);
  const warning = storeWarning(health.value, table.list.error === undefined ? health.error : undefined);
  const { reload: reloadHealth } = health;
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const again = () => {
      // A desk behind another tab asks when it is looked at again.
      if (document.hidden) return;
      setNow(new Date().toISOString());
      reload();
      reloadHealth();
    };
    const timer = setInterval(again, TICK_MS);
    const deaf = onLedgerChanged(again);
    globalThis.addEventListener('focus', again);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      deaf();
      globalThis.removeEventListener('focus', again);
      document.removeEventListener('visibilitychange', again);
    };
  }, [reload, reloadHealth]);

  const showStore = () => {
    go({ ...place, page: 'help' });
    // After the help page stands.
    setTimeout(() => document.getElementById(STORE_SECTION)?.scrollIntoView());
  };

  return (
    <>
      <LostLedger
        lost={health.value?.lost}
        onKnown={() => void ask('lossIsKnown', null).then(reloadHealth)}
      />
      {warning !== undefined && <StoreWarning says={warning} onLook={showStore} />}
      <NewerLine newer={newer.value} />
      <RecheckPart
        role={role}
        version={version}
        reload={reload}
        onOpen={(ticket) => go({ ...place, ticket })}
      />
      {known && (
        <TicketsDesk
          table={table}
          place={place}
          go={go}
          role={role}
          who={who}
          papers={papers}
          siteName={known.sites.length === 1 ? (known.sites[0]?.name ?? '') : ''}
          now={now}
          units={known.units}
          persons={known.persons}
          version={version}
          reload={reload}
        />
      )}
    </>
  );
}
