import { useRef, useState } from 'react';

import type { BatchRow } from '../../components/tickets/batch-recheck.tsx';
import type { Recheck, Role } from '../../lib/core/events/event.ts';
import { batchStep } from '../../lib/core/tickets/batch-step.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { ask } from '../../lib/extension/ask.ts';
import { batchRecheck } from '../../lib/extension/batch-recheck.ts';
import { MOST_VIEWS } from '../../lib/extension/ticket-list-messages.ts';

type At = BatchRow['at'];

/** What a step of a batch is called, the way it leads included. */
function stepName(ticket: Ticket, recheck: Recheck, role: Role): { does?: string; why?: string } {
  const step = batchStep(ticket, recheck, role, new Date().toISOString());
  if (step.type === null) return { why: step.why };
  if (step.type === '回头看')
    return { does: step.payload.recurred ? '回头看：复发，退回整改' : '回头看：未复发' };
  return {
    does: step.type === '复核通过' ? `复核通过（${step.payload.outcome}），办结` : '复核不通过，退回整改',
  };
}

/** A batch of re-checks: opens pages, keeps what was found until it is confirmed, writes what may be written. */
export function useBatchRecheck(role: Role, reload: () => void) {
  /** The tickets as they stood when the batch was opened: a confirmed one must not vanish from its table. */
  const [opened, setOpened] = useState<BatchRow[]>();
  const [more, setMore] = useState(0);
  const [failure, setFailure] = useState<string>();
  const [found, setFound] = useState<ReadonlyMap<string, At>>(new Map());
  const [chosen, setChosen] = useState<string[]>([]);
  const [running, setRunning] = useState(false);
  const [writing, setWriting] = useState(false);
  const stop = useRef(false);

  const rows = opened?.map((row) => ({ ...row, at: found.get(row.ticket.id) ?? row.at }));
  const put = (id: string, at: At) => setFound((before) => new Map(before).set(id, at));

  const open = async (which: 'look-back' | 'all') => {
    const answer = await ask('waitingRechecks', { limit: MOST_VIEWS });
    setFailure(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    const { due, waiting, tickets } = answer.value;
    setOpened(tickets.map((one): BatchRow => ({ ...one, at: { is: 'waiting' } })));
    setMore(due + waiting - tickets.length);
    setFound(new Map());
    setChosen(tickets.filter((one) => which === 'all' || one.due).map(({ ticket }) => ticket.id));
  };

  const start = async () => {
    const picked = (rows ?? []).filter(({ ticket, at }) => chosen.includes(ticket.id) && at.is !== 'written');
    stop.current = false;
    setRunning(true);
    setFound((before) => new Map([...before].filter(([, at]) => at.is === 'written')));
    await batchRecheck(
      picked.map(({ ticket }) => ({
        id: ticket.id,
        url: ticket.republished?.newUrl ?? ticket.submission.url,
      })),
      {
        recheck: (id) => ask('recheck', { id }),
        found(id, answer) {
          const ticket = picked.find((row) => row.ticket.id === id)?.ticket;
          if (!answer.ok) put(id, { is: 'failed', error: answer.error });
          else if (ticket) {
            put(id, { is: 'found', recheck: answer.value, ...stepName(ticket, answer.value, role) });
          }
        },
        stopped: () => stop.current,
      },
    );
    setRunning(false);
  };

  const confirm = async () => {
    setWriting(true);
    for (const { ticket, at } of rows ?? []) {
      if (!chosen.includes(ticket.id) || at.is !== 'found' || at.does === undefined) continue;
      const { recheck, does } = at;
      const step = batchStep(ticket, recheck, role, new Date().toISOString());
      if (step.type === null) {
        put(ticket.id, { is: 'refused', recheck, error: step.why });
        continue;
      }
      // Somebody may have moved the ticket since: the background asks again and refuses with a sentence.
      const answer = await ask('step', { id: ticket.id, type: step.type, payload: step.payload });
      put(
        ticket.id,
        answer.ok ? { is: 'written', recheck, does } : { is: 'refused', recheck, error: answer.error },
      );
    }
    setWriting(false);
    reload();
  };

  return {
    failure,
    rows,
    more,
    chosen,
    running,
    writing,
    open,
    choose: setChosen,
    start,
    stop: () => {
      stop.current = true;
    },
    confirm,
    close: () => {
      stop.current = true;
      setOpened(undefined);
    },
  };
}
