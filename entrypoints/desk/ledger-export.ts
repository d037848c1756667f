import { useState } from 'react';
import { browser } from 'wxt/browser';

import { filterWords } from '../../components/tickets/desk-hash.ts';
import type { ExportFormat, ExportState } from '../../components/tickets/export-bar.tsx';
import type { TicketRow } from '../../components/tickets/ticket-row.ts';
import type { Event } from '../../lib/core/events/event.ts';
import type { LedgerRow } from '../../lib/core/ledger/headings.ts';
import { ledgerRow } from '../../lib/core/ledger/row.ts';
import { scopeLine } from '../../lib/core/ledger/scope-line.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { evidenceName, ticketEvidence } from '../../lib/core/tickets/evidence-files.ts';
import type { TicketFilter } from '../../lib/core/tickets/matches-filter.ts';
import { mergedByTicket } from '../../lib/core/tickets/merged.ts';
import { ledgerFileName } from '../../lib/export/file-name.ts';
import { CSV_MIME, ledgerCsv } from '../../lib/export/ledger-csv.ts';
import { ledgerJson } from '../../lib/export/ledger-json.ts';
import { ledgerXlsx } from '../../lib/export/ledger-xlsx.ts';
import { XLSX_MIME } from '../../lib/export/xlsx-file.ts';
import { collectRecords } from '../../lib/extension/collect-records.ts';
import { openLedgerDb, storeError } from '../../lib/extension/db.ts';
import { download } from './download.ts';

const JSON_MIME = 'application/json';
/** 28 cells a row as paragraphs: beyond this Word itself takes minutes to open the file. */
const MOST_DOCX_ROWS = 2_000;

export interface ExportOrder {
  /** Rows the table shows. */
  rows: readonly TicketRow[];
  /** Every row: a merged ticket is credited although the filter hides it. */
  all: readonly TicketRow[];
  filter: TicketFilter;
  who: string;
  siteName: string;
}

/** Two frames: the line 正在写 must be on the screen before the writing holds the thread. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

function ledgerRows({ rows, all }: ExportOrder): LedgerRow[] {
  const merged = mergedByTicket(all.map(({ ticket }) => ticket));
  const numbers = new Map(all.map(({ ticket }) => [ticket.id, ticket.number]));
  return rows.map(({ ticket, clocks }, index) =>
    ledgerRow(ticket, clocks, index + 1, {
      evidenceFiles: ticketEvidence(ticket).map(({ file }) => evidenceName(ticket.number, file)),
      merged: merged.get(ticket.id) ?? [],
      into: numbers.get(ticket.mergedInto ?? ''),
    }),
  );
}

/** Records of the tickets shown, with those of devices that hold their signatures to a key. */
async function recordsOf(rows: readonly TicketRow[]): Promise<Result<Event[]>> {
  const opened = await openLedgerDb();
  if (!opened.ok) return opened;
  try {
    const ids = new Set(rows.map(({ ticket }) => ticket.id));
    const selection = { is: 'tickets', ids, withLooks: false } as const;
    return { ok: true, value: (await collectRecords(opened.value, selection, Date.now())).events };
  } catch (error) {
    return { ok: false, error: storeError('读取台账', error) };
  } finally {
    opened.value.close();
  }
}

async function writeLedger(order: ExportOrder, format: ExportFormat): Promise<Result<string>> {
  const { filter, who, siteName } = order;
  if (format === 'docx' && order.rows.length > MOST_DOCX_ROWS) {
    const error = `有 ${order.rows.length} 行，Word 表最多 ${MOST_DOCX_ROWS} 行，没有导出。请先筛选，或导出 XLSX。`;
    return { ok: false, error };
  }
  const { from, to, ...rest } = filter;
  const words = filterWords(rest);
  const rows = ledgerRows(order);
  const scope = scopeLine({
    from,
    to,
    filterText: words === '全部工单' ? '' : words,
    who,
    when: new Date().toISOString(),
    count: rows.length,
    version: browser.runtime.getManifest().version,
  });
  const fileName = ledgerFileName(siteName, from ?? '', to ?? '', format);
  switch (format) {
    case 'xlsx':
      download(ledgerXlsx({ scope, rows }), XLSX_MIME, fileName);
      break;
    case 'csv':
      download(ledgerCsv(rows), CSV_MIME, fileName);
      break;
    case 'json': {
      const events = await recordsOf(order.rows);
      if (!events.ok) return events;
      download(ledgerJson({ scope, rows, events: events.value }), JSON_MIME, fileName);
      break;
    }
    case 'docx': {
      // Half a megabyte of code that few clicks need.
      const { DOCX_MIME, ledgerDocx } = await import('../../lib/export/paper-docx.ts');
      download(await ledgerDocx({ scope, rows }), DOCX_MIME, fileName);
    }
  }
  return { ok: true, value: fileName };
}

/** Export of the ledger with its state; an error leaves everything as it was. */
export function useLedgerExport() {
  const [state, setState] = useState<ExportState>({ is: 'idle' });
  const run = async (order: ExportOrder, format: ExportFormat) => {
    setState({ is: 'busy', what: format });
    await painted();
    try {
      const written = await writeLedger(order, format);
      setState(
        written.ok
          ? { is: 'done', fileName: written.value, count: order.rows.length }
          : { is: 'failed', error: written.error },
      );
    } catch (error) {
      setState({
        is: 'failed',
        error: `台账没有写成（${error instanceof Error ? error.message : String(error)}）。工单都还在，没有改动；请重试，或缩小筛选范围再导出。`,
      });
    }
  };
  return { state, run, dismiss: () => setState({ is: 'idle' }) };
}
