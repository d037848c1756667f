import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { browser } from 'wxt/browser';

import { STORE_SECTION } from '../../components/help/help-page.tsx';
import { StoreWarning, storeWarning } from '../../components/help/store-health.tsx';
import { Loaded, useLoad } from '../../components/loaded.tsx';
import { type DeskPlace, filterWords } from '../../components/tickets/desk-hash.ts';
import { ExportBar } from '../../components/tickets/export-bar.tsx';
import { TicketDrawer } from '../../components/tickets/ticket-drawer.tsx';
import { TicketFilters } from '../../components/tickets/ticket-filters.tsx';
import type { TicketRow } from '../../components/tickets/ticket-row.ts';
import { TicketTable } from '../../components/tickets/ticket-table.tsx';
import type { Role, TicketEventType } from '../../lib/core/events/event.ts';
import { EMPTY_REGISTER } from '../../lib/core/register/register.ts';
import { legalSteps, whyNot } from '../../lib/core/tickets/legal-steps.ts';
import { matchesFilter } from '../../lib/core/tickets/matches-filter.ts';
import type { Ticket, TicketState } from '../../lib/core/tickets/ticket.ts';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import { useLedgerExport } from './ledger-export.ts';

const TICK_MS = 30_000;

/** Steps of the road, to say of each closed one why. */
const ROAD: readonly TicketEventType[] = [
  '受理',
  '不予受理',
  '通知',
  '反馈整改',
  '重新发布',
  '复核通过',
  '复核不通过',
  '回头看',
];

function closedSteps(ticket: Ticket, role: Role) {
  const open = new Set(legalSteps(ticket, role).map((step) => step.type));
  return ROAD.filter((type) => !open.has(type)).map((type) => ({
    type,
    why: whyNot(ticket, type, role, {}) ?? '',
  }));
}

interface Props {
  place: DeskPlace;
  go: (place: DeskPlace) => void;
  role: Role;
  /** Who exports, for the line under the ledger's title. */
  who: string;
}

export function TicketsPart({ place, go, role, who }: Props) {
  const tickets = useLoad(useCallback(() => ask('tickets', null), []));
  const register = useLoad(useCallback(() => ask('getRegister', null), []));
  const health = useLoad(useCallback(() => ask('storeHealth', null), []));
  const warning = storeWarning(health.value, tickets.error === undefined ? health.error : undefined);
  const { reload } = tickets;
  const { reload: reloadHealth } = health;
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const again = () => {
      // 5,000 tickets are 17 MB to carry: a desk behind another tab asks when it is looked at again.
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
      {warning !== undefined && <StoreWarning says={warning} onLook={showStore} />}
      <Loaded of={tickets} rows={10}>
        {(rows) => (
          <TicketsDesk
            rows={rows}
            place={place}
            go={go}
            role={role}
            who={who}
            siteName={register.value?.sites.length === 1 ? (register.value.sites[0]?.name ?? '') : ''}
            now={now}
            units={(register.value ?? EMPTY_REGISTER).units}
            persons={(register.value ?? EMPTY_REGISTER).persons}
            reload={reload}
          />
        )}
      </Loaded>
    </>
  );
}

interface DeskProps extends Props {
  rows: TicketRow[];
  now: string;
  /** Named in the file when the register knows one site only. */
  siteName: string;
  units: typeof EMPTY_REGISTER.units;
  persons: typeof EMPTY_REGISTER.persons;
  reload: () => void;
}

function TicketsDesk({ rows, place, go, role, who, siteName, now, units, persons, reload }: DeskProps) {
  // Typing must not wait for the table: the filter the table uses may lag a keystroke behind.
  const filter = useDeferredValue(place.filter);
  const [shown, counts, total] = useMemo(() => {
    const withoutState = rows.filter((row) =>
      matchesFilter(row.ticket, row.clocks, { ...filter, states: undefined }),
    );
    const perState = new Map<TicketState, number>();
    for (const { ticket } of withoutState) perState.set(ticket.state, (perState.get(ticket.state) ?? 0) + 1);
    const states = filter.states;
    const inState = states?.length
      ? withoutState.filter((row) => states.includes(row.ticket.state))
      : withoutState;
    return [inState, perState, withoutState.length];
  }, [rows, filter]);
  const unitNames = useMemo(
    () =>
      [...new Set(rows.map(({ ticket }) => ticket.unitName ?? ticket.submission.unitName ?? ''))].filter(
        Boolean,
      ),
    [rows],
  );
  const exporter = useLedgerExport();
  const selected = rows.find(({ ticket }) => ticket.id === place.ticket);
  const standing = useRef(place);
  useEffect(() => {
    standing.current = place;
  }, [place]);
  const open = useCallback(
    (ticket: string | undefined) => {
      const { ticket: _before, ...rest } = standing.current;
      go(ticket === undefined ? rest : { ...rest, ticket });
    },
    [go],
  );
  // A keystroke changes the filter twice, at once and deferred: the table is drawn for the second only.
  const table = useMemo(
    () => (
      <TicketTable
        rows={shown}
        total={rows.length}
        selected={place.ticket}
        onOpen={open}
        onClearFilter={() => go({ ...standing.current, filter: {} })}
      />
    ),
    [shown, rows.length, place.ticket, open, go],
  );

  return (
    <>
      <TicketFilters
        filter={place.filter}
        units={unitNames}
        counts={counts}
        total={total}
        onChange={(next) => go({ ...place, filter: next })}
      />
      <ExportBar
        count={shown.length}
        scope={filterWords(filter)}
        state={exporter.state}
        onExport={(format) => void exporter.run({ rows: shown, filter, who, siteName }, format)}
        onDismiss={exporter.dismiss}
      />
      {table}
      {selected && (
        <TicketDrawer
          row={selected}
          actingAs={role}
          steps={legalSteps(selected.ticket, role)}
          closed={closedSteps(selected.ticket, role)}
          others={rows}
          units={units}
          persons={persons}
          now={now}
          onClose={() => open(undefined)}
          onOpenPage={(url) => /^https?:/i.test(url) && void browser.tabs.create({ url })}
          onStep={async (type, payload) => {
            const refused = whyNot(selected.ticket, type, role, payload, new Date().toISOString());
            if (refused !== null) return refused;
            const answer = await ask('step', { id: selected.ticket.id, type, payload });
            reload();
            return answer.ok ? undefined : answer.error;
          }}
          recheck={() => ask('recheck', { id: selected.ticket.id })}
          recheckByHand={(result, evidence) => ({
            by: 'hand',
            result,
            evidence,
            checkedAt: new Date().toISOString(),
            url: selected.ticket.republished?.newUrl ?? selected.ticket.submission.url,
          })}
        />
      )}
    </>
  );
}
