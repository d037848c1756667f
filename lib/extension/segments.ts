import { z } from 'zod';

import type { Event } from '../core/events/event.ts';
import { hasEventShape } from '../core/events/event-shape.ts';
import type { Sha256 } from '../core/events/new-event.ts';
import type { LedgerDb } from './db.ts';
import { setAside } from './quarantine.ts';

/** One record each costs 0.17 ms whatever the wrapper: what files bring is kept in runs (DESIGN 5.7). */
const SEGMENT = 500;

/** A record of a file with what was found out of it when it came: both cost too much to find out at every start. */
export interface ImportedEvent {
  event: Event;
  hash: string;
  /** Key its signature was tried against and whether it holds; absent while the device's key is not known. */
  signed?: { publicKey: string; holds: boolean } | undefined;
}

const SegmentRow = z.object({ hash: z.string(), events: z.array(z.unknown()) });
const Signed = z.object({ publicKey: z.string(), holds: z.boolean() });

/** Runs read at a time: all of 100,000 tickets at once would stand in memory twice. */
const READ_AT_ONCE = 20;

/** What was taken in, when, by whom: shown in the desk, and the way to tell where a record came from. */
export const ImportRow = z.object({
  /** SHA-256 of the file. */
  id: z.string(),
  fileName: z.string(),
  kind: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  takenAt: z.string(),
  takenBy: z.string(),
  events: z.int(),
  fresh: z.int(),
  evidence: z.int(),
});
export type ImportRow = z.infer<typeof ImportRow>;

export interface ReadSegments {
  events: ImportedEvent[];
  /** Records inside a sound run that no longer fit their schema: they stay where they are, and are counted. */
  unreadable: number;
}

/**
 * Every record that files brought; a damaged run is set aside and named, the others stay. A record was parsed
 * whole when its file came and is written by nobody else, so here only its shape is looked at: parsing 100,000
 * tickets at every start took most of it, and a payload is checked again where it is folded.
 */
export async function readSegments(db: LedgerDb, nowMs: number): Promise<ReadSegments> {
  const found: ReadSegments = { events: [], unreadable: 0 };
  for await (const { events, unreadable } of segmentRuns(db, nowMs)) {
    for (const event of events) found.events.push(event);
    found.unreadable += unreadable;
  }
  return found;
}

/** The same some runs at a time, where they need not stand in memory together. */
export async function* segmentRuns(db: LedgerDb, nowMs: number): AsyncGenerator<ReadSegments, void> {
  const broken: { rowKey: string; row: unknown; why: string }[] = [];
  let range: IDBKeyRange | null = null;
  for (;;) {
    const rows = await db.getAll('segments', range, READ_AT_ONCE);
    const found: ReadSegments = { events: [], unreadable: 0 };
    for (const row of rows) {
      const parsed = SegmentRow.safeParse(row);
      if (parsed.success) readRun(parsed.data.events, found);
      else broken.push({ rowKey: String(row.hash), row, why: parsed.error.message });
    }
    yield found;
    const last = rows.at(-1);
    if (!last || rows.length < READ_AT_ONCE) break;
    range = IDBKeyRange.lowerBound(last.hash, true);
  }
  if (broken.length > 0) await setAside(db, 'segments', broken, nowMs);
}

function readRun(rows: readonly unknown[], found: ReadSegments): void {
  for (const row of rows) {
    const { event, hash, signed } = (row ?? {}) as Record<string, unknown>;
    if (typeof hash !== 'string' || !hasEventShape(event)) {
      found.unreadable += 1;
      continue;
    }
    const known = signed === undefined ? undefined : Signed.safeParse(signed);
    found.events.push({ event, hash, signed: known?.success ? known.data : undefined });
  }
}

/** Records, evidence and the note of the file, all in one transaction: a file is in whole or not at all. */
export async function writeImport(
  db: LedgerDb,
  note: ImportRow,
  fresh: readonly ImportedEvent[],
  evidence: readonly { hash: string; type: string; bytes: Uint8Array }[],
  sha256: Sha256,
): Promise<void> {
  const rows = [];
  for (let at = 0; at < fresh.length; at += SEGMENT) {
    const events = fresh.slice(at, at + SEGMENT);
    const hash = await sha256(events.map((one) => one.hash).join('\n'));
    rows.push({ hash, importId: note.id, events: events.map((one) => ({ ...one })) });
  }
  const transaction = db.transaction(['segments', 'evidence', 'imports'], 'readwrite', {
    durability: 'strict',
  });
  const notes = transaction.objectStore('imports');
  // The same file again: what was noted when it first came stands.
  const noted = await notes.get(note.id);
  const pictures = transaction.objectStore('evidence');
  const here = new Set(await pictures.getAllKeys());
  await Promise.all([
    ...rows.map((row) => transaction.objectStore('segments').put(row)),
    // What is here already stays as it is: its retention period counts from when it first came.
    ...evidence
      .filter(({ hash }) => !here.has(hash))
      .map(({ hash, type, bytes }) =>
        pictures.put({ hash, type, bytes: bytes.slice().buffer, savedAt: note.takenAt, importId: note.id }),
      ),
    ...(noted ? [] : [notes.put(note)]),
    transaction.done,
  ]);
}

export async function readImports(db: LedgerDb): Promise<ImportRow[]> {
  const rows = await db.getAll('imports');
  return rows
    .flatMap((row) => {
      const parsed = ImportRow.safeParse(row);
      return parsed.success ? [parsed.data] : [];
    })
    .sort((a, b) => (a.takenAt < b.takenAt ? 1 : -1));
}
