import type { Event } from './event.ts';
import { signedText } from './new-event.ts';

/** One id that stands for different records: a forged or damaged file. */
interface EventClash {
  id: string;
  /** Every version seen, in an order of its own, the one kept in `events` first. */
  versions: Event[];
}

export interface MergedEvents {
  /** One event for each id, by id. */
  events: Event[];
  /** Empty when every id stands for one record. An import that finds any stops and names them. */
  clashes: EventClash[];
}

/**
 * Union of sets of events. An event met twice counts once; the answer does not depend on the order of the
 * sets or of the events in them. Where one id stands for different records, the smallest by its signed text
 * is taken so that every machine takes the same, and the clash is named: nothing is decided by it.
 *
 * @example mergeEvents(mine, fromThatFile).clashes.map((clash) => clash.id)
 */
export function mergeEvents(...sets: readonly (readonly Event[])[]): MergedEvents {
  const byId = new Map<string, Event[]>();
  for (const set of sets) {
    for (const event of set) {
      const known = byId.get(event.id);
      if (!known) byId.set(event.id, [event]);
      else if (!known.includes(event)) known.push(event);
    }
  }
  const events: Event[] = [];
  const clashes: EventClash[] = [];
  for (const id of [...byId.keys()].sort()) {
    const versions = distinct(byId.get(id) ?? []);
    const [kept] = versions;
    if (!kept) continue;
    events.push(kept);
    if (versions.length > 1) clashes.push({ id, versions });
  }
  return { events, clashes };
}

function distinct(versions: readonly Event[]): Event[] {
  if (versions.length < 2) return [...versions];
  const byText = new Map<string, Event>();
  // A record under another spelling of its signature is the same record.
  for (const event of versions) {
    const text = signedText(event);
    const known = byText.get(text);
    if (!known || event.sig < known.sig) byText.set(text, event);
  }
  return [...byText.keys()].sort().flatMap((text) => byText.get(text) ?? []);
}
