import { CONTACT_TYPE } from '../core/events/contact.ts';
import type { Event } from '../core/events/event.ts';
import type { LedgerDb } from './db.ts';
import { readEvents } from './event-store.ts';
import { segmentRuns } from './segments.ts';

/** What goes into a file. */
export type Selection =
  | { is: 'everything' }
  /** Chosen tickets, with what was seen of columns when `withLooks`. */
  | { is: 'tickets'; ids: ReadonlySet<string>; withLooks: boolean };

/** Whose contacts go along: `own` are those given at this very browser. */
export type WithContacts = 'all' | 'own' | 'none';

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
export async function collectRecords(
  db: LedgerDb,
  selection: Selection,
  nowMs: number,
  contacts: WithContacts = 'none',
): Promise<Collected> {
  const events: Event[] = [];
  const ownIds = new Set<string>();
  for await (const run of selectedEvents(db, selection, nowMs)) {
    for (const event of run.events) {
      events.push(event);
      if (run.own) ownIds.add(event.id);
    }
  }
  const mayGo = events.filter(({ id }) => contacts === 'all' || (contacts === 'own' && ownIds.has(id)));
  const evidence = [
    ...(await rowsUnder(db, new Set(events.flatMap(evidenceOf)), false)),
    ...(await rowsUnder(db, new Set(mayGo.flatMap(contactOf)), true)),
  ];
  const tickets = new Set(events.flatMap(({ subject }) => (subject.kind === 'ticket' ? [subject.id] : [])));
  return { events, tickets: tickets.size, evidence };
}

/** A record may name anything as its proof, another's contact too: each kind goes its own way only. */
async function rowsUnder(
  db: LedgerDb,
  hashes: ReadonlySet<string>,
  areContacts: boolean,
): Promise<Collected['evidence']> {
  const found: Collected['evidence'] = [];
  for (const hash of hashes) {
    const row = await db.get('evidence', hash);
    if (!(row?.bytes instanceof ArrayBuffer) || typeof row.type !== 'string') continue;
    if ((row.type === CONTACT_TYPE) === areContacts)
      found.push({ hash, type: row.type, bytes: new Uint8Array(row.bytes) });
  }
  return found;
}

function contactOf({ type, payload }: Event): string[] {
  return type === '提交' && typeof payload.contactItem === 'string' ? [payload.contactItem] : [];
}

/** The records of a selection some at a time, this browser's own first. */
export async function* selectedEvents(
  db: LedgerDb,
  selection: Selection,
  nowMs: number,
): AsyncGenerator<{ events: Event[]; own: boolean }, void> {
  const isSelected = ({ subject }: Event): boolean => {
    if (selection.is === 'everything' || subject.kind === 'device') return true;
    if (subject.kind === 'ticket') return selection.ids.has(subject.id);
    return selection.withLooks && LOOKS.includes(subject.kind);
  };
  yield { events: (await readEvents(db, nowMs)).filter(isSelected), own: true };
  for await (const { events } of segmentRuns(db, nowMs))
    yield { events: events.map(({ event }) => event).filter(isSelected), own: false };
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
