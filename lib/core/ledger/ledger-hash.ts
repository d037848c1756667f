import { canonicalJson } from '../events/canonical-json.ts';
import type { Sha256 } from '../events/new-event.ts';
import type { Ticket } from '../tickets/ticket.ts';

/**
 * One hash of a whole ledger: every ticket with its state, facts and history. Two machines that hold the same
 * records have the same, whatever order the files came in; clocks, computed on read, are not in it.
 */
export async function ledgerHash(tickets: readonly Ticket[], sha256: Sha256): Promise<string> {
  const lines: string[] = [];
  for (const ticket of [...tickets].sort((a, b) => (a.id < b.id ? -1 : 1)))
    lines.push(`${ticket.id} ${await sha256(canonicalJson(ticket))}`);
  return sha256(lines.join('\n'));
}
