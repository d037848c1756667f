import { z } from 'zod';

import type { Event } from '../core/events/event.ts';
import type { Sha256 } from '../core/events/new-event.ts';
import { parseEvent } from '../core/events/parse-event.ts';
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

const SegmentRow = z.object({
  hash: z.string(),
  events: z.array(
    z.object({
      event: z.unknown(),
      hash: z.string(),
      signed: z.object({ publicKey: z.string(), holds: z.boolean() }).optional(),
    }),
  ),
});

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

/** Every record that files brought; a damaged run is set aside and named, the others stay. */
export async function readSegments(db: LedgerDb, nowMs: number): Promise<ReadSegments> {
  const found: ReadSegments = { events: [], unreadable: 0 };
  const broken: { rowKey: string; row: unknown; why: string }[] = [];
  for (const row of await db.getAll('segments')) {
    const parsed = SegmentRow.safeParse(row);
    if (!parsed.success) {
      broken.push({ rowKey: String(row.hash), row, why: parsed.error.message });
      continue;
    }
    for (const { event, hash, signed } of parsed.data.events) {
      const record = parseEvent(event);
      if (record.ok) found.events.push({ event: record.event, hash, signed });
      else found.unreadable += 1;
    }
  }
  if (broken.length > 0) await setAside(db, 'segments', broken, nowMs);
  return found;
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
  await Promise.all([
    ...rows.map((row) => transaction.objectStore('segments').put(row)),
    ...evidence.map(({ hash, type, bytes }) =>
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
