import { exactIsoOf } from '../core/calendar/civil-date.ts';
import { CONTACT_TYPE } from '../core/events/contact.ts';
import type { Event } from '../core/events/event.ts';
import { isKnownKind } from '../core/events/newer-version.ts';
import type { LedgerDb } from './db.ts';
import { readEvents } from './event-store.ts';
import { PROOF_TYPE, proofType } from './proof-type.ts';
import { segmentRuns } from './segments.ts';

/** What goes into a file. */
export type Selection =
  | { is: 'everything' }
  /** Chosen tickets, with what was seen of columns when `withLooks`. */
  | { is: 'tickets'; ids: ReadonlySet<string>; withLooks: boolean };

/** Whose contacts go along: `own` are those given at this very browser. */
export type WithContacts = 'all' | 'own' | 'none';

/** Records that came here together. */
export interface SelectedRun {
  events: Event[];
  own: boolean;
  /** When the file that brought them was taken in; absent for this browser's own. */
  arrivedAt?: string | undefined;
}

/** A proof in the store whose bytes are those of its hash. */
export interface StoredProof {
  hash: string;
  type: string;
  bytes: number;
}

/** Kinds that go along with a selection when it is asked to carry what was seen. */
const LOOKS: readonly string[] = ['sighting', 'attestation'];

/**
 * The records of a selection some at a time, this browser's own first, then in the order they came. They are
 * read straight from the store: only writing is the background's. Every device's own records about devices go
 * along, or nobody could hold its signatures to a key, and so does what a later version wrote of something
 * unknown here. Word lists, roster and settings are no records and never in it.
 */
export async function* selectedEvents(
  db: LedgerDb,
  selection: Selection,
  nowMs: number,
): AsyncGenerator<SelectedRun, void> {
  const isSelected = ({ subject }: Event): boolean => {
    if (selection.is === 'everything' || subject.kind === 'device') return true;
    if (subject.kind === 'ticket') return selection.ids.has(subject.id);
    return !isKnownKind(subject.kind) || (selection.withLooks && LOOKS.includes(subject.kind));
  };
  yield { events: (await readEvents(db, nowMs)).filter(isSelected), own: true };
  const imported: { event: Event; arrived: number }[] = [];
  for await (const { events } of segmentRuns(db, nowMs))
    for (const { event, arrived = 0 } of events) if (isSelected(event)) imported.push({ event, arrived });
  imported.sort((a, b) => a.arrived - b.arrived);
  let together: Event[] = [];
  for (const [index, { event, arrived }] of imported.entries()) {
    together.push(event);
    const ms = Math.floor(arrived);
    const next = imported[index + 1];
    if (next && Math.floor(next.arrived) === ms) continue;
    yield { events: together, own: false, ...(ms > 0 && { arrivedAt: exactIsoOf(ms) }) };
    together = [];
  }
}

/** Takes down, as records pass by, which proofs and contacts go along with them. */
export function namedInRecords(selection: Selection, contacts: WithContacts) {
  const proofs = new Set<string>();
  const mayGo = new Set<string>();
  const areContacts = new Set<string>();
  const tickets = new Set<string>();
  return {
    tickets,
    see({ events, own }: SelectedRun): void {
      for (const { subject, type, payload } of events) {
        if (subject.kind === 'ticket') tickets.add(subject.id);
        const contact = type === '提交' ? payload.contactItem : undefined;
        if (typeof contact === 'string') {
          areContacts.add(contact);
          if (contacts === 'all' || (contacts === 'own' && own)) mayGo.add(contact);
        }
        if (selection.is === 'tickets') for (const hash of hashesIn(payload)) proofs.add(hash);
      }
    },
    /**
     * Whether what is kept under a hash goes along. A record may name anything as its proof, another's contact
     * too, and a proof as its contact: each kind, told by what is kept, goes its own way only. With everything
     * goes every proof: a later version may name one where nobody looks here.
     */
    goesAlong(hash: string, type: string): boolean {
      if (type === CONTACT_TYPE || (areContacts.has(hash) && !PROOF_TYPE.test(type)))
        return contacts === 'all' ? selection.is === 'everything' || mayGo.has(hash) : mayGo.has(hash);
      return selection.is === 'everything' || proofs.has(hash);
    },
  };
}

const HASH = /^[0-9a-f]{64}$/;

/** Hashes anywhere in a payload: a proof of a step, of the re-check in it, or of a field of a later version. */
function hashesIn(payload: unknown): string[] {
  const found: string[] = [];
  const open: unknown[] = [payload];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') {
      if (value.length === 64 && HASH.test(value)) found.push(value);
    } else if (typeof value === 'object' && value !== null)
      for (const one of Object.values(value)) open.push(one);
  }
  return found;
}

/** What the store keeps under a hash, as bytes; undefined when it is gone. */
export async function storedProof(
  db: LedgerDb,
  hash: string,
): Promise<{ type: string; bytes: Uint8Array } | undefined> {
  const row = await db.get('evidence', hash);
  if (!(row?.bytes instanceof ArrayBuffer) || typeof row.type !== 'string') return undefined;
  const bytes = new Uint8Array(row.bytes);
  return { type: proofType(bytes, row.type), bytes };
}

/**
 * Proofs that go along, without their bytes: they are read one at a time, and one that is not what its hash says
 * is counted and left out.
 *
 * @param pause told the share that was looked at; answers false to stop
 * @returns undefined when it was stopped
 */
export async function listProofs(
  db: LedgerDb,
  goesAlong: (hash: string, type: string) => boolean,
  sha256: (bytes: Uint8Array) => Promise<string>,
  pause: (progress: number) => Promise<boolean>,
): Promise<{ proofs: StoredProof[]; damaged: number } | undefined> {
  const hashes = await db.getAllKeys('evidence');
  const proofs: StoredProof[] = [];
  let damaged = 0;
  for (const [index, hash] of hashes.entries()) {
    if (!(await pause(index / hashes.length))) return undefined;
    const found = await storedProof(db, hash);
    if (!found || !goesAlong(hash, found.type)) continue;
    if ((await sha256(found.bytes)) === hash)
      proofs.push({ hash, type: found.type, bytes: found.bytes.length });
    else damaged += 1;
  }
  return { proofs, damaged };
}
