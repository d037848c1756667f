import { useState } from 'react';

import type { Merged } from '../../components/tickets/duplicates-list.tsx';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import { ask } from '../../lib/extension/ask.ts';

/** 并案 of a proposed group and its 拆案: one step of its own for each ticket, as anywhere else. */
export function useMerging(reload: () => void) {
  const [merged, setMerged] = useState<readonly Merged[]>([]);
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);

  const merge = async (kept: Ticket, others: readonly Ticket[], why: string) => {
    setBusy(true);
    setFailure(undefined);
    const parts: Merged['parts'][number][] = [];
    for (const { id, number } of others) {
      const answer = await ask('step', { id, type: '并案', payload: { into: kept.id, reason: why } });
      const eventId = answer.ok ? answer.value.ticket.undoable?.eventId : undefined;
      if (eventId !== undefined) parts.push({ id, number, eventId });
      if (answer.ok) continue;
      setFailure(`${number} 没有并入，仍单独办理：${answer.error}`);
      break;
    }
    if (parts.length > 0) setMerged((before) => [{ into: kept.number, parts }, ...before]);
    setBusy(false);
    reload();
  };

  const split = async (one: Merged) => {
    setBusy(true);
    setFailure(undefined);
    const stays: Merged['parts'][number][] = [];
    for (const part of one.parts) {
      const payload = { corrects: part.eventId, reason: '不是同一问题' };
      const answer = await ask('step', { id: part.id, type: '拆案', payload });
      if (answer.ok) continue;
      stays.push(part);
      setFailure(`${part.number} 没有拆开：${answer.error}`);
    }
    setMerged((before) =>
      before.flatMap((other) => {
        if (other !== one) return [other];
        return stays.length > 0 ? [{ ...one, parts: stays }] : [];
      }),
    );
    setBusy(false);
    reload();
  };

  return { merged, failure, busy, merge, split };
}
