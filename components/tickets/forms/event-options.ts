import type { HistoryEntry } from '../../../lib/core/tickets/ticket.ts';
import { showTime } from '../../show-time.ts';

/** Events of a ticket to point at, newest first. */
export function eventOptions(entries: readonly HistoryEntry[]): { value: string; label: string }[] {
  return entries
    .map((entry) => ({
      value: entry.eventId,
      label: `${showTime(entry.at)} ${entry.type} · ${entry.by.person.name}`,
    }))
    .reverse();
}
