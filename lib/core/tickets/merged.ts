import type { Ticket } from './ticket.ts';

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
