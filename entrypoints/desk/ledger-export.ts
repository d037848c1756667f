import { useRef, useState } from 'react';
import { browser } from 'wxt/browser';

import { filterWords } from '../../components/tickets/desk-hash.ts';
import type { ExportFormat, ExportState } from '../../components/tickets/export-bar.tsx';
import { civilDateOf } from '../../lib/core/calendar/civil-date.ts';
import { LEDGER_TITLE, type LedgerRow } from '../../lib/core/ledger/headings.ts';
import { scopeLine } from '../../lib/core/ledger/scope-line.ts';
import type { TicketFilter } from '../../lib/core/tickets/matches-filter.ts';
import type { ListQuery } from '../../lib/core/tickets/ticket-list.ts';
import { datedFileName, ledgerFileName } from '../../lib/export/file-name.ts';
import { CSV_MIME, ledgerCsvParts } from '../../lib/export/ledger-csv.ts';
import { ledgerJsonParts } from '../../lib/export/ledger-json.ts';
import { ledgerXlsxParts } from '../../lib/export/ledger-xlsx.ts';
import { XLSX_MIME } from '../../lib/export/xlsx-file.ts';
import { ask } from '../../lib/extension/ask.ts';
import { selectedEvents } from '../../lib/extension/collect-records.ts';
import { openLedgerDb, storeError } from '../../lib/extension/db.ts';
import { downloadBlob } from './download.ts';
import { ledgerChunks, Refused } from './ticket-parts.ts';

/** 28 cells a row as paragraphs: beyond this Word itself takes minutes to open the file. */
const MOST_DOCX_ROWS = 2_000;

/** What is exported, in the order of the table. */
export interface ExportOrder extends Pick<ListQuery, 'order' | 'descending'> {
  filter: TicketFilter;
  who: string;
  siteName: string;
}

const MIME: Readonly<Record<Exclude<ExportFormat, 'docx'>, string>> = {
  xlsx: XLSX_MIME,
  csv: CSV_MIME,
  json: 'application/json',
};

/** Records of the tickets, with those of devices that hold their signatures to a key. */
async function* recordsOf(ids: readonly string[], each: () => void) {
  const opened = await openLedgerDb();
  if (!opened.ok) throw new Refused(opened.error);
  try {
    const selection = { is: 'tickets', ids: new Set(ids), withLooks: false } as const;
    for await (const { events } of selectedEvents(opened.value, selection, Date.now())) {
      yield events;
      each();
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(storeError('读取台账', error));
  } finally {
    opened.value.close();
  }
}

interface Run {
  ids: readonly string[];
  each: (done: number) => void;
  scope: string;
}

/** The file as a Blob: a part that is written leaves the page's memory for the browser's. */
async function written(format: ExportFormat, { ids, each, scope }: Run): Promise<Blob> {
  const rows = ledgerChunks(ids, each);
  if (format === 'docx') {
    const all: LedgerRow[] = [];
    for await (const chunk of rows) all.push(...chunk);
    // Half a megabyte of code that few clicks need.
    const { DOCX_MIME, ledgerDocx } = await import('../../lib/export/paper-docx.ts');
    return new Blob([await ledgerDocx({ scope, rows: all })], { type: DOCX_MIME });
  }
  const parts =
    format === 'xlsx'
      ? ledgerXlsxParts({ scope, count: ids.length }, rows)
      : format === 'csv'
        ? ledgerCsvParts(rows)
        : ledgerJsonParts(
            scope,
            rows,
            recordsOf(ids, () => each(ids.length)),
          );
  const blobs: Blob[] = [];
  for await (const part of parts) blobs.push(new Blob([part]));
  return new Blob(blobs, { type: MIME[format] });
}

/** Export of the ledger with its state; an error or 取消 leaves everything as it was. */
export function useLedgerExport() {
  const [state, setState] = useState<ExportState>({ is: 'idle' });
  const stop = useRef(false);

  const write = async (order: ExportOrder, format: ExportFormat): Promise<ExportState> => {
    const { filter, who, siteName, ...rest } = order;
    const ids = await ask('ticketIds', { filter, ...rest });
    if (!ids.ok) return { is: 'failed', error: ids.error };
    const count = ids.value.length;
    if (format === 'docx' && count > MOST_DOCX_ROWS) {
      const error = `有 ${count} 行，Word 表最多 ${MOST_DOCX_ROWS} 行，没有导出。请先筛选，或导出 XLSX。`;
      return { is: 'failed', error };
    }
    const { from, to, ...others } = filter;
    const when = new Date().toISOString();
    const words = filterWords(others);
    const scope = scopeLine({
      from,
      to,
      filterText: words === '全部工单' ? '' : words,
      who,
      when,
      count,
      version: browser.runtime.getManifest().version,
    });
    const each = (done: number) => {
      if (stop.current) throw new Refused();
      setState({ is: 'busy', what: format, done, of: count });
    };
    each(0);
    const blob = await written(format, { ids: ids.value, each, scope });
    const fileName =
      from || to
        ? ledgerFileName(siteName, from ?? '', to ?? '', format)
        : datedFileName(LEDGER_TITLE, siteName, civilDateOf(when), format);
    downloadBlob(blob, fileName);
    return { is: 'done', fileName, count };
  };

  const run = async (order: ExportOrder, format: ExportFormat) => {
    stop.current = false;
    setState({ is: 'busy', what: format, done: 0, of: 0 });
    const ended = await write(order, format).catch((error: unknown): ExportState => {
      if (stop.current) return { is: 'cancelled' };
      if (error instanceof Refused) return { is: 'failed', error: `没有导出：${error.message}` };
      const why = error instanceof Error ? error.message : String(error);
      return {
        is: 'failed',
        error: `台账没有写成（${why}）。工单都还在，没有改动；请重试，或缩小筛选范围再导出。`,
      };
    });
    setState(ended);
  };

  return {
    state,
    run,
    cancel: () => {
      stop.current = true;
    },
    dismiss: () => setState({ is: 'idle' }),
  };
}
