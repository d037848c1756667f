import type { TicketRow } from '../../components/tickets/ticket-row.ts';
import type { LedgerRow } from '../../lib/core/ledger/headings.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { ask } from '../../lib/extension/ask.ts';
import { MOST_LEDGER_ROWS, MOST_VIEWS } from '../../lib/extension/ticket-list-messages.ts';

/** A question the background answered with a sentence, or a person's 取消, in the middle of a run. */
export class Refused extends Error {}

/** These tickets whole, as they stand now. */
export async function viewsOf(ids: readonly string[]): Promise<Result<TicketRow[]>> {
  const rows: TicketRow[] = [];
  for (let at = 0; at < ids.length; at += MOST_VIEWS) {
    const answer = await ask('ticketViews', { ids: ids.slice(at, at + MOST_VIEWS) });
    if (!answer.ok) return answer;
    rows.push(...answer.value);
  }
  return { ok: true, value: rows };
}

/**
 * Lines of the ledger for any number of tickets, some at a time.
 *
 * @param each told how many came; throws to stop
 * @throws Refused with the sentence why one did not come
 */
export async function* ledgerChunks(
  ids: readonly string[],
  each: (done: number) => void,
): AsyncGenerator<LedgerRow[], void> {
  let done = 0;
  for (let at = 0; at < ids.length; at += MOST_LEDGER_ROWS) {
    const answer = await ask('ledgerRows', { ids: ids.slice(at, at + MOST_LEDGER_ROWS), from: done + 1 });
    if (!answer.ok) throw new Refused(answer.error);
    done += answer.value.length;
    yield answer.value;
    each(done);
  }
}
