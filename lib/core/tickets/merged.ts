import type { Ticket, TicketState } from './ticket.ts';

/** States in which the fault is dealt with: reporting it again opens a ticket of its own. */
const OVER: readonly TicketState[] = ['不予受理', '已办结', '已撤销'];

/**
 * Tickets merged into each ticket, at once or by way of others. Files of others may hold a circle of merges:
 * then none of its tickets is credited to itself.
 *
 * @returns by the id of the ticket that is worked on
 */
export function mergedByTicket<T extends Pick<Ticket, 'id' | 'state' | 'mergedInto'>>(
  tickets: readonly T[],
): Map<string, T[]> {
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const merged = new Map<string, T[]>();
  for (const ticket of tickets) {
    const seen = new Set([ticket.id]);
    let at = ticket;
    while (at.state === '已并案' && at.mergedInto !== undefined && !seen.has(at.mergedInto)) {
      seen.add(at.mergedInto);
      const into = byId.get(at.mergedInto);
      if (!into) break;
      at = into;
    }
    if (at.id === ticket.id) continue;
    const same = merged.get(at.id);
    if (same) same.push(ticket);
    else merged.set(at.id, [ticket]);
  }
  return merged;
}

/** The ticket itself or the one it was merged into; none when that is over. Files of others may hold a circle. */
export function liveTicket(ticket: Ticket, find: (id: string) => Ticket | undefined): Ticket | undefined {
  const seen = new Set<string>();
  let at: Ticket | undefined = ticket;
  while (at?.state === '已并案' && !seen.has(at.id)) {
    seen.add(at.id);
    at = find(at.mergedInto ?? '');
  }
  return at && at.state !== '已并案' && !OVER.includes(at.state) ? at : undefined;
}
