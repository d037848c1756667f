import type { DeviceStanding } from '../core/events/device.ts';
import type { Event, SubjectKind } from '../core/events/event.ts';
import type { Examination } from '../core/events/examine.ts';
import { newerEnvelope, newerIn } from '../core/events/newer-version.ts';
import { causalOrder, movesNothing } from '../core/events/order.ts';
import { distrust } from '../core/events/trust.ts';
import { type Attested, attestedByTarget } from '../core/freshness/attestation.ts';
import { latestPerPlace } from '../core/freshness/best-observation.ts';
import type { Observation } from '../core/freshness/observation.ts';
import { columnUrlKey } from '../core/register/column-url.ts';
import { runInSlices, type Slices } from '../core/run-in-slices.ts';
import { looksByTarget } from '../core/sightings/sighting.ts';
import type { LookWritten } from '../core/sightings/sighting-limits.ts';
import { foldTicket } from '../core/tickets/fold.ts';
import type { Ticket } from '../core/tickets/ticket.ts';
import { TicketList } from '../core/tickets/ticket-list.ts';

/** The ledger as the background holds it in memory: events by subject, tickets folded when first asked for. */
export interface LedgerIndex {
  /** Newest first by filing time, ties by id. Folds the whole ledger: 100,000 take seconds, ask `list` instead. */
  tickets(): Ticket[];
  ticket(id: string): Ticket | undefined;
  /** Tickets filed for a page, newest first; addresses are compared as a register compares them. */
  ticketsAt(url: string): Ticket[];
  /** All tickets as a list to be asked for pages; folded in slices when first asked for, then kept up to date. */
  list(slices: Slices): Promise<TicketList>;
  /** How many tickets that list holds so far, and of how many. */
  listed(): { done: number; of: number };
  ticketEvents(id: string): readonly Event[];
  /** What was seen of each registered column and account: the last look at each place, in causal order. */
  looks(): ReadonlyMap<string, readonly Observation[]>;
  /** The looks this machine wrote itself, in the order written, the last some thousand. */
  looksWritten(): readonly LookWritten[];
  /** The 核对无变动 that stands for each column. */
  attested(): ReadonlyMap<string, Attested>;
  /** Ids and clocks a next event of this subject must name. */
  heads(kind: SubjectKind, id: string): { parents: string[]; seen: string[] };
  /** Records this machine has just written. */
  add(events: readonly Event[]): void;
  size(): number;
  /** How many of them this machine wrote since the index was made. */
  written(): number;
  /** What files brought and how it was found; undefined while no file was taken in. */
  examination: FoundOut | undefined;
  /** Who wrote a record that files brought; undefined for this machine's own. */
  writerOf(event: Event): DeviceStanding | undefined;
  /** 未核准设备所写: sound records that move nothing until a person of the office takes them over. */
  waiting(): readonly Event[];
  /** 由较新版本写入: records that no ticket shows. */
  newer(): readonly Event[];
}

/** What an examination found: as of then, without what this machine wrote since. */
export type FoundOut = Pick<
  Examination,
  'sound' | 'quarantined' | 'missing' | 'devices' | 'writerOf' | 'adopted'
> &
  Partial<Pick<Examination, 'latest'>>;

/** Whole tickets kept folded: some pages of the desk. All of 100,000 would take 150 MB more. */
const MOST_FOLDED = 2_000;
/** More than a register of a thousand columns may write in an hour. */
const MOST_WRITTEN_LOOKS = 5_000;

interface Subject {
  events: Event[];
  /** Events that no other one names as its parent, with their clocks. */
  heads: Map<string, string>;
  named: Set<string>;
}

/**
 * @param stored records that count: this machine's own and the sound ones of files
 * @param examination of all of them, when files brought any: then what a device wrote that nobody approved waits
 */
export function ledgerIndex(stored: readonly Event[], examination?: LedgerIndex['examination']): LedgerIndex {
  const writerOf = (event: Event) => examination?.writerOf(event);
  const isTakenOver = (event: Event) => examination?.adopted.has(event) === true;
  const whyWaits = (event: Event) => (isTakenOver(event) ? null : distrust(event, writerOf(event)));
  const waiting: Event[] = [];
  const newer = new Set<Event>();
  const subjects = new Map<string, Subject>();
  const folded = new Map<string, Ticket | null>();
  const ticketIds = new Set<string>();
  /** Tickets filed for an address, by its key. */
  const filedAt = new Map<string, Set<string>>();
  const list = new TicketList();
  /** Tickets the list does not hold as they are now. */
  const unlisted = new Set<string>();
  let listing: Promise<unknown> | undefined;
  const looks = new Map<string, Observation[]>();
  let looksWritten: LookWritten[] = [];
  const attestations: Event[] = [];
  let attested: ReadonlyMap<string, Attested> | undefined;
  let count = 0;

  const add = (events: readonly Event[]): void => {
    for (const event of events) {
      count++;
      const { kind, id } = event.subject;
      takeIn(subjects, event);
      const waits = WAITING_KINDS.includes(kind) && whyWaits(event) !== null;
      // Payloads of tickets are read by the fold, those of looks by `looksByTarget`. What a stranger made up is not newer.
      const isReadLater = kind === 'ticket' || kind === 'sighting' || waits || !isOfOffice(writerOf(event));
      const isNewer = (isReadLater ? newerEnvelope(event) : newerIn(event)) !== null;
      if (isNewer && kind !== 'ticket') newer.add(event);
      else if (!isNewer && waits) waiting.push(event);
      if (kind === 'attestation' && !isNewer) {
        attestations.push(event);
        attested = undefined;
      }
      if (kind === 'ticket') {
        ticketIds.add(id);
        unlisted.add(id);
        folded.delete(id);
        if (event.type === '提交') noteAddress(filedAt, event);
      }
    }
    // Only what is new is read: 50,000 sightings (a year's) read anew cost 0.4 s on every page.
    const counting = events.filter(
      (event) =>
        event.subject.kind === 'sighting' && newerEnvelope(event) === null && whyWaits(event) === null,
    );
    const own = counting.filter((event) => writerOf(event) === undefined && event.payload.via !== 'by-hand');
    looksWritten = [
      ...looksWritten,
      ...own.map(({ subject, payload, at }) => ({ targetId: subject.id, url: String(payload.url), at })),
    ].slice(-MOST_WRITTEN_LOOKS);
    for (const [targetId, fresh] of looksByTarget(counting, (event) => newer.add(event)))
      looks.set(targetId, latestPerPlace([...(looks.get(targetId) ?? []), ...fresh]));
  };

  const ticket = (id: string): Ticket | undefined => {
    const known = folded.get(id);
    if (known !== undefined) return known ?? undefined;
    const fresh = foldTicket(subjects.get(subjectKey('ticket', id))?.events ?? [], whyWaits);
    folded.set(id, fresh);
    // A Map gives its keys in the order they came: the one folded longest ago goes.
    const oldest = folded.size > MOST_FOLDED ? folded.keys().next() : undefined;
    if (oldest && !oldest.done) folded.delete(oldest.value);
    return fresh ?? undefined;
  };

  function* listAnew(): Generator<number, null> {
    for (const id of unlisted) {
      unlisted.delete(id);
      const fresh = ticket(id);
      if (fresh) list.put(fresh);
      // Without a filing this build can read there is no ticket to show its records.
      else
        for (const event of subjects.get(subjectKey('ticket', id))?.events ?? [])
          if (newerIn(event) !== null) newer.add(event);
      yield 1 - unlisted.size / ticketIds.size;
    }
    return null;
  }

  // Rows come in the order of their random ids; what is added later is later in causal order by itself.
  // What waits has no say in the order of what counts: of looks at a column the last one counts.
  const hasSay = (event: Event) => event.subject.kind === 'ticket' || whyWaits(event) === null;
  const isFree = (event: Event) => movesNothing(event) || whyWaits(event) !== null;
  add(causalOrder(stored.filter(hasSay), isFree));
  add(causalOrder(stored.filter((event) => !hasSay(event))));
  const whenMade = count;
  return {
    add,
    ticket,
    ticketEvents: (id) => subjects.get(subjectKey('ticket', id))?.events ?? [],
    tickets: () => [...ticketIds].flatMap((id) => ticket(id) ?? []).sort(newerFirst),
    ticketsAt(url) {
      const key = columnUrlKey(url);
      return [...(filedAt.get(key) ?? [])]
        .flatMap((id) => ticket(id) ?? [])
        .filter(({ submission }) => columnUrlKey(submission.url) === key)
        .sort(newerFirst);
    },
    async list(slices) {
      while (unlisted.size > 0) {
        listing ??= runInSlices(listAnew(), slices).finally(() => {
          listing = undefined;
        });
        await listing;
      }
      return list;
    },
    listed: () => ({ done: ticketIds.size - unlisted.size, of: ticketIds.size }),
    looks: () => looks,
    looksWritten: () => looksWritten,
    attested: () => {
      attested ??= attestedByTarget(
        attestations.filter((event) => whyWaits(event) === null),
        isTakenOver,
      );
      return attested;
    },
    heads(kind, id) {
      const heads = [...(subjects.get(subjectKey(kind, id))?.heads ?? [])];
      return { parents: heads.map(([eventId]) => eventId), seen: heads.map(([, hlc]) => hlc) };
    },
    size: () => count,
    written: () => count - whenMade,
    examination,
    writerOf,
    waiting: () => waiting,
    newer: () => [...newer],
  };
}

/** Kinds of which a record moves a column, a ticket or a clock. */
const WAITING_KINDS: readonly string[] = ['ticket', 'sighting', 'attestation'];

function takeIn(subjects: Map<string, Subject>, event: Event): void {
  const key = subjectKey(event.subject.kind, event.subject.id);
  const known = subjects.get(key);
  const subject: Subject = known ?? { events: [], heads: new Map(), named: new Set() };
  subjects.set(key, subject);
  subject.events.push(event);
  for (const parent of event.parents) {
    subject.named.add(parent);
    subject.heads.delete(parent);
  }
  if (!subject.named.has(event.id)) subject.heads.set(event.id, event.hlc);
}

function noteAddress(filedAt: Map<string, Set<string>>, { subject, payload }: Event): void {
  const key = columnUrlKey(String(payload.url));
  const known = filedAt.get(key);
  if (known) known.add(subject.id);
  else filedAt.set(key, new Set([subject.id]));
}

function subjectKey(kind: string, id: string): string {
  return `${kind}\n${id}`;
}

/** Undefined: it has just been written here. */
function isOfOffice(writer: DeviceStanding | undefined): boolean {
  return !writer || writer.state === '本机' || writer.seats.length > 0;
}

function newerFirst(a: Ticket, b: Ticket): number {
  if (a.filedAt !== b.filedAt) return Date.parse(b.filedAt) - Date.parse(a.filedAt);
  return a.id < b.id ? -1 : 1;
}
