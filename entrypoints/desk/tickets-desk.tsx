import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { browser } from 'wxt/browser';

import { Loaded, useLoad } from '../../components/loaded.tsx';
import { PaperPage } from '../../components/papers/paper-page.tsx';
import { type DeskPlace, filterWords, withFilter } from '../../components/tickets/desk-hash.ts';
import { DuplicatesList } from '../../components/tickets/duplicates-list.tsx';
import { ExportBar } from '../../components/tickets/export-bar.tsx';
import { ListProgress } from '../../components/tickets/list-progress.tsx';
import { SelectionBar } from '../../components/tickets/selection-bar.tsx';
import { TicketDrawer } from '../../components/tickets/ticket-drawer.tsx';
import { TicketFilters } from '../../components/tickets/ticket-filters.tsx';
import type { TicketRow } from '../../components/tickets/ticket-row.ts';
import { TicketTable } from '../../components/tickets/ticket-table.tsx';
import type { Role, TicketEventType } from '../../lib/core/events/event.ts';
import type { PaperKind } from '../../lib/core/papers/templates.ts';
import type { Register } from '../../lib/core/register/register.ts';
import { legalSteps, whyNot } from '../../lib/core/tickets/legal-steps.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { ask } from '../../lib/extension/ask.ts';
import type { PaperSettings } from '../../lib/extension/settings.ts';
import { contactUnder, evidenceActs } from './evidence-acts.ts';
import { useLedgerExport } from './ledger-export.ts';
import { recheckWaysOf } from './recheck-ways.ts';
import { type OpenPaper, paperOf, savePaper } from './ticket-papers.ts';
import { viewsOf } from './ticket-parts.ts';
import { useListProgress } from './use-list-progress.ts';
import { useMerging } from './use-merging.ts';
import { type TicketPageLoad, useAgain, useOpenTicket } from './use-ticket-page.ts';

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
  table: TicketPageLoad;
  place: DeskPlace;
  go: (place: DeskPlace) => void;
  role: Role;
  /** Who exports, for the line under the ledger's title. */
  who: string;
  papers: PaperSettings | undefined;
  now: string;
  /** Named in the file when the register knows one site only. */
  siteName: string;
  units: Register['units'];
  persons: Register['persons'];
  /** Changes when the ledger did, or time went by: everything is asked anew. */
  version: number;
  reload: () => void;
}

const NO_DUPLICATES = { groups: [], total: 0 };
/** Tickets offered to merge into, newest first: more words find others. */
const MOST_OFFERED = 50;

/** Filters, export, the table, and the ticket that is open. */
export function TicketsDesk(props: DeskProps) {
  const { table, place, go, role, who, papers, siteName, now, units, persons, version, reload } = props;
  const { list, filter } = table;
  const progress = useListProgress(list.value === undefined && list.error === undefined);
  const exporter = useLedgerExport();
  const merging = useMerging(reload);
  // Only the center merges: nobody else is shown what they cannot settle.
  const isCenter = role === '大数据中心';
  const duplicates = useLoad(
    useCallback(
      async () => (isCenter ? ask('duplicates', null) : { ok: true as const, value: NO_DUPLICATES }),
      [isCenter],
    ),
  );
  useAgain(duplicates.reload, version);
  const [paper, setPaper] = useState<OpenPaper>();
  const [paperError, setPaperError] = useState<string>();
  const openPaper = async (kind: PaperKind, ids: readonly string[]) => {
    const rows = await viewsOf(ids);
    setPaperError(rows.ok ? undefined : rows.error);
    if (rows.ok) setPaper(paperOf(kind, rows.value, papers, siteName, new Date().toISOString()));
  };
  const opened = useOpenTicket(place.ticket, version);
  const selected = opened.value?.row;
  const { number: openNumber = '', id: openId = '' } = selected?.ticket ?? {};
  const proofs = useMemo(() => evidenceActs(openNumber, openId), [openNumber, openId]);
  const recheckWays = useMemo(() => recheckWaysOf(openId), [openId]);
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
  const selectedId = selected?.ticket.id;
  const findOthers = useCallback(
    async (words: string): Promise<readonly TicketRow[]> => {
      const found = await ask('ticketPage', {
        filter: { text: words },
        order: 'newest',
        offset: 0,
        limit: MOST_OFFERED,
      });
      return found.ok ? found.value.rows.filter(({ ticket }) => ticket.id !== selectedId) : [];
    },
    [selectedId],
  );

  return (
    <>
      {progress && <ListProgress progress={progress} />}
      <Loaded of={list} rows={10}>
        {({ rows, total, all, counts, units: unitNames }) => (
          <>
            <TicketFilters
              filter={place.filter}
              units={unitNames}
              counts={counts}
              onChange={(next) => go(withFilter(place, next))}
            />
            <ExportBar
              count={total}
              scope={filterWords(filter)}
              state={exporter.state}
              onExport={(format) =>
                // Not the filter of the table, which may be a moment behind: a file holds what was chosen last.
                void exporter.run({ ...table.order, filter: place.filter, who, siteName }, format)
              }
              onCancel={exporter.cancel}
              onDismiss={exporter.dismiss}
            />
            <DuplicatesList
              groups={duplicates.value?.groups ?? []}
              total={duplicates.value?.total ?? 0}
              merged={merging.merged}
              failure={merging.failure ?? duplicates.error}
              busy={merging.busy}
              onMerge={(kept, others, why) => void merging.merge(kept, others, why)}
              onSplit={(one) => void merging.split(one)}
              onOpen={open}
            />
            <SelectionBar
              rows={table.tickedRows}
              onNotice={(chosen) =>
                void openPaper(
                  '整改通知单',
                  chosen.map(({ ticket }) => ticket.id),
                )
              }
              onClear={() => table.tick([])}
            />
            <TicketTable
              rows={rows}
              page={table.page}
              total={total}
              all={all}
              order={table.order}
              selected={place.ticket}
              ticked={table.ticked}
              onTick={table.tick}
              onTurn={(page, order) => go({ ...place, list: { ...order, page } })}
              onOpen={open}
              onClearFilter={() => go(withFilter(standing.current, {}))}
            />
          </>
        )}
      </Loaded>
      {paperError !== undefined && (
        <p role="alert" className="tone-grave">
          ▲ {paperError}
        </p>
      )}
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
          mergedInto={opened.value?.into}
          findOthers={findOthers}
          units={units}
          persons={persons}
          now={now}
          evidence={proofs}
          readContact={contactUnder}
          onTakeOver={
            isCenter
              ? async (ids) => {
                  const answer = await ask('takeOver', { ids: [...ids] });
                  reload();
                  return answer.ok ? undefined : answer.error;
                }
              : undefined
          }
          onPaper={(kind) => void openPaper(kind, [selected.ticket.id])}
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
          recheckWays={recheckWays}
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
