import type { Event } from './event.ts';
import { compareHlc } from './hlc.ts';
import { signedText } from './new-event.ts';

/** One id that stands for different records about one subject: a forged or damaged file. */
interface EventClash {
  id: string;
  /** Every version seen, in an order of its own, the one kept in `events` first. */
  versions: Event[];
}

export interface MergedEvents {
  /** One event for each id within its subject, by subject and id. */
  events: Event[];
  /** Empty when every id stands for one record. */
  clashes: EventClash[];
}

/**
 * Which record a record is: its id within its subject. Whoever writes about something else under another's id
 * takes nothing from it.
 */
export function identityOf({ id, subject }: Pick<Event, 'id' | 'subject'>): string {
  return `${subject.kind}\n${subject.id}\n${id}`;
}

/**
 * Union of sets of events. An event met twice counts once; the answer does not depend on the order of the
 * sets or of the events in them. Where one id stands for different records about one subject, the earliest by its
 * own clock is taken so that every machine takes the same, and the clash is named. Which of them counts is
 * `oneWriterEachId`'s question, before.
 *
 * @example mergeEvents(mine, fromThatFile).clashes.map((clash) => clash.id)
 */
export function mergeEvents(...sets: readonly (readonly Event[])[]): MergedEvents {
  const events: Event[] = [];
  const clashes: EventClash[] = [];
  for (const versions of versionsIn(sets)) {
    const [kept] = versions;
    if (!kept) continue;
    events.push(kept);
    if (versions.length > 1) clashes.push({ id: kept.id, versions });
  }
  const byIdentity = (a: Event, b: Event) => (identityOf(a) < identityOf(b) ? -1 : 1);
  events.sort(byIdentity);
  clashes.sort(({ versions: [a] }, { versions: [b] }) => (a && b ? byIdentity(a, b) : 0));
  return { events, clashes };
}

/** The events of `mergeEvents` in no order: of 100,000 tickets the order of their ids takes its time. */
export function oneOfEach(events: readonly Event[]): Event[] {
  return versionsIn([events]).flatMap(([kept]) => kept ?? []);
}

/** By id first: one that two subjects bear is rare, and the longer name of each record takes its time. */
function versionsIn(sets: readonly (readonly Event[])[]): Event[][] {
  const byId = new Map<string, Event[]>();
  for (const set of sets) {
    for (const event of set) {
      const known = byId.get(event.id);
      if (!known) byId.set(event.id, [event]);
      else if (known.at(-1) !== event) known.push(event);
    }
  }
  const found: Event[][] = [];
  for (const events of byId.values()) {
    if (events.length === 1) {
      found.push(events);
      continue;
    }
    const byIdentity = new Map<string, Event[]>();
    for (const event of events) {
      const identity = identityOf(event);
      const known = byIdentity.get(identity);
      if (known) known.push(event);
      else byIdentity.set(identity, [event]);
    }
    for (const versions of byIdentity.values()) found.push(distinct(versions));
  }
  return found;
}

function distinct(versions: readonly Event[]): Event[] {
  const byText = new Map<string, Event>();
  // A record under another spelling of its signature is the same record.
  for (const event of versions) {
    const text = signedText(event);
    const known = byText.get(text);
    if (!known || event.sig < known.sig) byText.set(text, event);
  }
  return [...byText]
    .sort(([one, a], [other, b]) => compareHlc(a.hlc, b.hlc) || a.seq - b.seq || (one < other ? -1 : 1))
    .map(([, event]) => event);
}
