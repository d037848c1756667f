import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { browser } from 'wxt/browser';

import { PaperPage } from '../../components/papers/paper-page.tsx';
import { type DeskPlace, filterWords } from '../../components/tickets/desk-hash.ts';
import { DuplicatesList } from '../../components/tickets/duplicates-list.tsx';
import { ExportBar } from '../../components/tickets/export-bar.tsx';
import { SelectionBar } from '../../components/tickets/selection-bar.tsx';
import { TicketDrawer } from '../../components/tickets/ticket-drawer.tsx';
import { TicketFilters } from '../../components/tickets/ticket-filters.tsx';
import type { TicketRow } from '../../components/tickets/ticket-row.ts';
import { TicketTable } from '../../components/tickets/ticket-table.tsx';
import type { Role, TicketEventType } from '../../lib/core/events/event.ts';
import type { PaperKind } from '../../lib/core/papers/templates.ts';
import type { Register } from '../../lib/core/register/register.ts';
import { legalSteps, whyNot } from '../../lib/core/tickets/legal-steps.ts';
import { likelyDuplicates } from '../../lib/core/tickets/likely-duplicates.ts';
import { matchesFilter } from '../../lib/core/tickets/matches-filter.ts';
import type { Ticket, TicketState } from '../../lib/core/tickets/ticket.ts';
import { ask } from '../../lib/extension/ask.ts';
import type { PaperSettings } from '../../lib/extension/settings.ts';
import { evidenceActs } from './evidence-acts.ts';
import { useLedgerExport } from './ledger-export.ts';
import { type OpenPaper, paperOf, savePaper } from './ticket-papers.ts';
import { useMerging } from './use-merging.ts';

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

interface DeskProps {
  place: DeskPlace;
  go: (place: DeskPlace) => void;
  role: Role;
  /** Who exports, for the line under the ledger's title. */
  who: string;
  papers: PaperSettings | undefined;
  rows: TicketRow[];
  now: string;
  /** Named in the file when the register knows one site only. */
  siteName: string;
  units: Register['units'];
  persons: Register['persons'];
  reload: () => void;
}

/** Filters, export, the table, and the ticket that is open. */
export function TicketsDesk(props: DeskProps) {
  const { rows, place, go, role, who, papers, siteName, now, units, persons, reload } = props;
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
  const merging = useMerging(reload);
  // Only the center merges: nobody else is shown what they cannot settle.
  const duplicates = useMemo(
    () => (role === '大数据中心' ? likelyDuplicates(rows.map(({ ticket }) => ticket)) : []),
    [rows, role],
  );
  const [ticked, setTicked] = useState<string[]>([]);
  const tickedRows = useMemo(() => {
    const ids = new Set(ticked);
    return shown.filter(({ ticket }) => ids.has(ticket.id));
  }, [shown, ticked]);
  const [paper, setPaper] = useState<OpenPaper>();
  const openPaper = (kind: PaperKind, of: readonly TicketRow[]) =>
    setPaper(paperOf(kind, of, papers, siteName, new Date().toISOString()));
  const selected = rows.find(({ ticket }) => ticket.id === place.ticket);
  const proofs = useMemo(() => evidenceActs(selected?.ticket.number ?? ''), [selected?.ticket.number]);
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
        ticked={ticked}
        onTick={setTicked}
        onOpen={open}
        onClearFilter={() => go({ ...standing.current, filter: {} })}
      />
    ),
    [shown, rows.length, place.ticket, ticked, open, go],
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
        onExport={(format) => void exporter.run({ rows: shown, all: rows, filter, who, siteName }, format)}
        onDismiss={exporter.dismiss}
      />
      <DuplicatesList
        groups={duplicates}
        merged={merging.merged}
        failure={merging.failure}
        busy={merging.busy}
        onMerge={(kept, others, why) => void merging.merge(kept, others, why)}
        onSplit={(one) => void merging.split(one)}
        onOpen={open}
      />
      <SelectionBar
        rows={tickedRows}
        onNotice={(chosen) => openPaper('整改通知单', chosen)}
        onClear={() => setTicked([])}
      />
      {table}
      {paper && (
        <PaperPage
          kind={paper.kind}
          parts={paper.parts}
          missing={paper.missing}
          onDocx={() => savePaper(paper)}
          onClose={() => setPaper(undefined)}
        />
      )}
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
          evidence={proofs}
          onPaper={(kind) => openPaper(kind, [selected])}
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
