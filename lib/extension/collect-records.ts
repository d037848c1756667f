import type { Event } from '../core/events/event.ts';
import type { LedgerDb } from './db.ts';
import { readEvents } from './event-store.ts';
import { readSegments } from './segments.ts';

/** What goes into a file. */
export type Selection =
  | { is: 'everything' }
  /** Chosen tickets, with what was seen of columns when `withLooks`. */
  | { is: 'tickets'; ids: ReadonlySet<string>; withLooks: boolean };

export interface Collected {
  events: Event[];
  tickets: number;
  evidence: { hash: string; type: string; bytes: Uint8Array }[];
}

/** Kinds that go along with a selection when it is asked to carry what was seen. */
const LOOKS: readonly Event['subject']['kind'][] = ['sighting', 'attestation', 'visit', 'shift', 'duty'];

/**
 * Records for a file, read straight from the store (only writing is the background's). Every device's own
 * records about devices go along, or nobody could hold its signatures to a key. Word lists, roster and
 * settings are no records and never in it.
 */
export async function collectRecords(db: LedgerDb, selection: Selection, nowMs: number): Promise<Collected> {
  const own = await readEvents(db, nowMs);
  const imported = (await readSegments(db, nowMs)).events.map(({ event }) => event);
  const events = [...own, ...imported].filter(({ subject }) => {
    if (selection.is === 'everything' || subject.kind === 'device') return true;
    if (subject.kind === 'ticket') return selection.ids.has(subject.id);
    return selection.withLooks && LOOKS.includes(subject.kind);
  });
  const wanted = new Set(events.flatMap(evidenceOf));
  const evidence: Collected['evidence'] = [];
  for (const hash of wanted) {
    const row = await db.get('evidence', hash);
    if (row?.bytes instanceof ArrayBuffer && typeof row.type === 'string')
      evidence.push({ hash, type: row.type, bytes: new Uint8Array(row.bytes) });
  }
  const tickets = new Set(events.flatMap(({ subject }) => (subject.kind === 'ticket' ? [subject.id] : [])));
  return { events, tickets: tickets.size, evidence };
}

/** Hashes of the evidence a record names, its own and that of a re-check it carries. */
function evidenceOf({ payload }: Event): string[] {
  const recheck = payload.recheck as { evidenceFiles?: unknown } | undefined;
  return [payload.evidenceFiles, recheck?.evidenceFiles].flatMap((files) =>
    Array.isArray(files)
      ? files.flatMap((file: { hash?: unknown }) => (typeof file?.hash === 'string' ? [file.hash] : []))
      : [],
  );
}
