import type { Event } from '../../lib/core/events/event.ts';
import type { LedgerRow } from '../../lib/core/ledger/headings.ts';
import { ledgerCsvParts } from '../../lib/export/ledger-csv.ts';
import { ledgerJsonParts } from '../../lib/export/ledger-json.ts';
import { ledgerXlsxParts } from '../../lib/export/ledger-xlsx.ts';

export async function* each<T>(chunks: readonly T[]): AsyncGenerator<T> {
  yield* chunks;
}

/** A file that is written in parts, as a whole. */
export async function wholeOf(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return new Uint8Array(Buffer.concat(all));
}

type Rows = readonly LedgerRow[];

export const ledgerCsv = (rows: Rows) => wholeOf(ledgerCsvParts(each([rows])));

export const ledgerXlsx = ({ scope, rows }: { scope: string; rows: Rows }) =>
  wholeOf(ledgerXlsxParts({ scope, count: rows.length }, each([rows])));

export const ledgerJson = (file: { scope: string; rows: Rows; events: readonly Event[] }) =>
  wholeOf(ledgerJsonParts(file.scope, each([file.rows]), each([file.events])));
