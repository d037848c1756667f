import { useCallback, useDeferredValue, useEffect, useState } from 'react';

import { type Load, useLoad } from '../../components/loaded.tsx';
import { FIRST_PLACE, type ListPlace, writeDeskHash } from '../../components/tickets/desk-hash.ts';
import type { TicketRow } from '../../components/tickets/ticket-row.ts';
import { PAGE_ROWS, type TableOrder } from '../../components/tickets/ticket-table.tsx';
import type { Result } from '../../lib/core/page-result.ts';
import type { TicketFilter } from '../../lib/core/tickets/matches-filter.ts';
import { ask } from '../../lib/extension/ask.ts';
import type { TicketPage } from '../../lib/extension/ticket-list-messages.ts';
import { viewsOf } from './ticket-parts.ts';

/** The page of the table that is looked at; another filter begins at its first page with nothing ticked. */
export interface TicketPageLoad {
  list: Load<TicketPage>;
  /** The filter the list was asked with: typing must not wait for it. */
  filter: TicketFilter;
  page: number;
  order: TableOrder;
  ticked: readonly string[];
  tick: (ids: string[]) => void;
  /** Ticked rows, those of other pages as they were last seen. */
  tickedRows: readonly TicketRow[];
}

interface Ticked {
  under: string;
  ids: readonly string[];
  rows: ReadonlyMap<string, TicketRow>;
}

/**
 * @param place kept in the desk's address
 * @param onPage a late page is no longer there, its place is taken by this one
 * @param version asks again when it changes: the ledger did, or half a minute went by
 */
export function useTicketPage(
  wanted: TicketFilter,
  place: ListPlace = FIRST_PLACE,
  onPage: (page: number) => void,
  version: number,
): TicketPageLoad {
  const filter = useDeferredValue(wanted);
  const key = writeDeskHash({ page: 'tickets', filter });
  const { page, order, descending } = place;
  const list = useLoad(
    useCallback(
      () =>
        ask('ticketPage', {
          filter,
          order,
          ...(descending && { descending }),
          offset: (page - 1) * PAGE_ROWS,
          limit: PAGE_ROWS,
        }),
      [filter, order, descending, page],
    ),
  );
  useAgain(list.reload, version);

  // Tickets went away while a late page stood: its place is taken by the last one there is.
  const { total = 0, rows = [] } = list.value ?? {};
  const last = Math.max(1, Math.ceil(total / PAGE_ROWS));
  useEffect(() => {
    // Under a filter that was not asked yet the rows on the screen tell nothing.
    if (wanted === filter && list.value && !list.loading && rows.length === 0 && page > last) onPage(last);
  }, [wanted, filter, list.value, list.loading, rows.length, page, last, onPage]);

  const [ticked, setTicked] = useState<Ticked>({ under: key, ids: [], rows: new Map() });
  const isOwn = ticked.under === key;
  const ids = isOwn ? ticked.ids : [];
  const shown = new Map(rows.map((row) => [row.ticket.id, row]));
  return {
    list,
    filter,
    page,
    order: descending ? { order, descending } : { order },
    ticked: ids,
    tick(next) {
      const seen = next.flatMap((id) => {
        const row = shown.get(id) ?? (isOwn ? ticked.rows.get(id) : undefined);
        return row ? [[id, row] as const] : [];
      });
      setTicked({ under: key, ids: next, rows: new Map(seen) });
    },
    tickedRows: ids.flatMap((id) => shown.get(id) ?? ticked.rows.get(id) ?? []),
  };
}

export interface OpenTicket {
  row: TicketRow;
  /** Number of the ticket it was merged into. */
  into: string | undefined;
}

/** The ticket that is open, on whatever page it stands; none when it is not in the ledger. */
export function useOpenTicket(id: string | undefined, version: number): Load<OpenTicket | null> {
  const open = useLoad(
    useCallback(async (): Promise<Result<OpenTicket | null>> => {
      const found = await viewsOf(id === undefined ? [] : [id]);
      if (!found.ok) return found;
      const [row] = found.value;
      if (!row) return { ok: true, value: null };
      const { mergedInto } = row.ticket;
      const into = await viewsOf(mergedInto === undefined ? [] : [mergedInto]);
      return { ok: true, value: { row, into: into.ok ? into.value[0]?.ticket.number : undefined } };
    }, [id]),
  );
  useAgain(open.reload, version);
  return open.value && open.value.row.ticket.id !== id ? { ...open, value: null } : open;
}

/** Asks again when `version` has changed; the first asking is the load's own. */
export function useAgain(reload: () => void, version: number): void {
  const [asked, setAsked] = useState(version);
  useEffect(() => {
    if (asked === version) return;
    setAsked(version);
    reload();
  }, [asked, version, reload]);
}
