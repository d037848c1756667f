import { z } from 'zod';

import type { Event } from '../core/events/event.ts';
import { parseEvent } from '../core/events/parse-event.ts';
import { LEDGER_HEADINGS, type LedgerKey, type LedgerRow } from '../core/ledger/headings.ts';

/** Raised when a reader of the old shape could no longer read the new one. */
const LEDGER_JSON_VERSION = 1;
const SCHEMA = 'xundu-ledger';

const keys = LEDGER_HEADINGS.map((heading) => heading.key);
const File = z.object({
  schema: z.literal(SCHEMA),
  version: z.int().positive(),
  scope: z.string(),
  rows: z.array(z.record(z.enum(keys), z.string())),
  events: z.array(z.unknown()),
});

interface LedgerFile {
  /** The line under the title, from `scopeLine`. */
  scope: string;
  /** The table as exported: a view. What counts are the events. */
  rows: readonly LedgerRow[];
  events: readonly Event[];
}

export type ReadLedgerFile =
  | {
      ok: true;
      file: LedgerFile;
      /** Records that were refused, by their place in the file: shown to the reader, never passed over. */
      refused: { index: number; error: string; input: unknown }[];
    }
  | { ok: false; error: string };

/**
 * The ledger with the whole of its records, for another copy of the program: what `JSON.stringify` would write, in
 * parts to be put one after the other; one text of 100,000 tickets is longer than a text can be.
 *
 * @param scope the line under the title, from `scopeLine`
 * @param rows the table as exported: a view. What counts are the events.
 */
export async function* ledgerJsonParts(
  scope: string,
  rows: AsyncIterable<readonly LedgerRow[]>,
  events: AsyncIterable<readonly Event[]>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const encoder = new TextEncoder();
  const encode = (text: string) => new Uint8Array(encoder.encode(text));
  const headings = LEDGER_HEADINGS.map(({ key, title }) => ({ key, title }));
  const head = JSON.stringify({ schema: SCHEMA, version: LEDGER_JSON_VERSION, scope, headings }, null, 1);
  yield encode(head.slice(0, -'\n}'.length));
  for (const [name, chunks] of [
    ['rows', rows],
    ['events', events],
  ] as const) {
    yield encode(`,\n "${name}": [`);
    let isEmpty = true;
    for await (const chunk of chunks as AsyncIterable<readonly unknown[]>) {
      if (chunk.length === 0) continue;
      // Two deeper than it stands alone; no text of JSON holds a line break.
      const items = chunk.map((one) => `\n  ${JSON.stringify(one, null, 1).replaceAll('\n', '\n  ')}`);
      yield encode(`${isEmpty ? '' : ','}${items.join(',')}`);
      isEmpty = false;
    }
    yield encode(isEmpty ? ']' : '\n ]');
  }
  yield encode('\n}\n');
}

/**
 * A file `ledgerJsonParts` wrote. A record that does not parse is set apart and named; the others are read.
 * @returns one Chinese sentence in `error` when the file as a whole is none of ours
 */
export function parseLedgerJson(file: Uint8Array | string): ReadLedgerFile {
  let input: unknown;
  try {
    input = JSON.parse(typeof file === 'string' ? file : new TextDecoder().decode(file));
  } catch {
    return { ok: false, error: '文件不是 JSON，或者不完整，没有读入。' };
  }
  const parsed = File.safeParse(input);
  if (!parsed.success) return { ok: false, error: '文件不是巡读导出的台账，没有读入。' };
  const { version, scope, rows } = parsed.data;
  if (version > LEDGER_JSON_VERSION) {
    return { ok: false, error: '文件由更新版本的巡读导出，请先升级再读入。' };
  }
  const events: Event[] = [];
  const refused: { index: number; error: string; input: unknown }[] = [];
  for (const [index, record] of parsed.data.events.entries()) {
    const event = parseEvent(record);
    if (event.ok) events.push(event.event);
    else refused.push({ index, error: event.error, input: record });
  }
  return { ok: true, file: { scope, rows: rows as Record<LedgerKey, string>[], events }, refused };
}
