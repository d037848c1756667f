import { useState } from 'react';
import { browser } from 'wxt/browser';

import { filterWords } from '../../components/tickets/desk-hash.ts';
import type { ExportState } from '../../components/tickets/export-bar.tsx';
import type { TicketRow } from '../../components/tickets/ticket-row.ts';
import { ledgerRow } from '../../lib/core/ledger/row.ts';
import { scopeLine } from '../../lib/core/ledger/scope-line.ts';
import type { TicketFilter } from '../../lib/core/tickets/matches-filter.ts';
import { ledgerFileName } from '../../lib/export/file-name.ts';
import { CSV_MIME, ledgerCsv } from '../../lib/export/ledger-csv.ts';
import { ledgerXlsx } from '../../lib/export/ledger-xlsx.ts';
import { XLSX_MIME } from '../../lib/export/xlsx-file.ts';

export interface ExportOrder {
  rows: readonly TicketRow[];
  filter: TicketFilter;
  who: string;
  siteName: string;
}

/** Hands a file to the browser's own download; nothing but a click on a link is needed for that. */
function download(bytes: Uint8Array<ArrayBuffer>, type: string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click has returned; a minute is far beyond what it needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Two frames: the line 正在写 must be on the screen before the writing holds the thread. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

function writeLedger({ rows, filter, who, siteName }: ExportOrder, format: 'xlsx' | 'csv'): string {
  const { from, to, ...rest } = filter;
  const words = filterWords(rest);
  const ledger = rows.map(({ ticket, clocks }, index) => ledgerRow(ticket, clocks, index + 1));
  const scope = scopeLine({
    from,
    to,
    filterText: words === '全部工单' ? '' : words,
    who,
    when: new Date().toISOString(),
    count: ledger.length,
    version: browser.runtime.getManifest().version,
  });
  const fileName = ledgerFileName(siteName, from ?? '', to ?? '', format);
  if (format === 'xlsx') download(ledgerXlsx({ scope, rows: ledger }), XLSX_MIME, fileName);
  else download(ledgerCsv(ledger), CSV_MIME, fileName);
  return fileName;
}

/** Export of the ledger with its state; an error leaves everything as it was. */
export function useLedgerExport() {
  const [state, setState] = useState<ExportState>({ is: 'idle' });
  const run = async (order: ExportOrder, format: 'xlsx' | 'csv') => {
    setState({ is: 'busy', what: format });
    await painted();
    try {
      const fileName = writeLedger(order, format);
      setState({ is: 'done', fileName, count: order.rows.length });
    } catch (error) {
      setState({
        is: 'failed',
        error: `台账没有写成（${error instanceof Error ? error.message : String(error)}）。工单都还在，没有改动；请重试，或缩小筛选范围再导出。`,
      });
    }
  };
  return { state, run, dismiss: () => setState({ is: 'idle' }) };
}
