import { canonicalJson } from '../core/events/canonical-json.ts';
import type { Event } from '../core/events/event.ts';
import type { LedgerDb } from './db.ts';
import { readEvents, type WriteMeans } from './event-store.ts';
import { examineImported } from './read-index.ts';
import { readSegments } from './segments.ts';

/** Whether this machine has set a record apart. */
export type IsApartHere = (event: Event) => boolean;

/**
 * Finds every record this machine has set apart, from the store itself: a list for a page is cut. A record is told
 * by its whole text, or a forged copy would stand for the genuine one.
 */
export async function setApartHere(db: LedgerDb, means: WriteMeans): Promise<IsApartHere> {
  const { events: imported } = await readSegments(db, means.nowMs());
  if (imported.length === 0) return () => false;
  const own = await readEvents(db, means.nowMs());
  const { quarantined } = await examineImported(db, own, imported, means);
  const texts = new Map<string, Set<string>>();
  for (const { event } of quarantined)
    texts.set(event.id, (texts.get(event.id) ?? new Set()).add(canonicalJson(event)));
  return (event) => texts.get(event.id)?.has(canonicalJson(event)) ?? false;
}
