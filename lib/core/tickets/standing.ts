import type { TicketEventType } from '../events/event.ts';
import { isTicketEventType } from '../events/payload-problem.ts';
import type { CaseFacts, PathStep } from './case-facts.ts';
import type { Ticket, TicketState } from './ticket.ts';

/** An earlier record of the ticket as a correction or withdrawal sees it. */
export interface PastRecord {
  type: string;
  payload: Record<string, unknown>;
  applied: boolean;
  undone: boolean;
  /** Ids of the 更正 that were made to it, those taken back too. */
  corrections: readonly string[];
}

/** What decides whether a step may be taken: kept while folding, or read from a finished ticket. */
export interface Standing {
  ticketId: string;
  /** null before 提交. */
  facts: CaseFacts | null;
  /** Steps in effect, oldest first. */
  path: readonly PathStep[];
  undoable: UndoableStep | undefined;
  record(eventId: string): PastRecord | undefined;
}

/** The step 撤销 (拆案 for a 并案) may take back now: the last one in effect. */
export interface UndoableStep {
  eventId: string;
  type: TicketEventType;
  /** State the ticket returns to; taking back 提交 itself leaves it 已撤销. */
  to: TicketState;
}

/** @param before state before the last step of the path */
export function undoableStep(
  path: readonly PathStep[],
  before: TicketState | undefined,
): UndoableStep | undefined {
  const last = path[path.length - 1];
  return last && { eventId: last.eventId, type: last.type, to: before ?? '已撤销' };
}

/** The standing of a folded ticket. @example standingOf(ticket).facts === ticket */
export function standingOf(ticket: Ticket): Standing {
  const filing = ticket.history.find((entry) => entry.type === '提交' && entry.applied);
  const path = ticket.history.flatMap((entry): PathStep[] => {
    const { eventId, type, payload, at, by } = entry;
    if (!entry.applied || entry.undone || !payload || !isTicketEventType(type)) return [];
    if (type === '更正' || type === '备注' || type === '拆案') return [];
    // A 撤销 takes a step off the path; only that of the filing itself is a step.
    if (type === '撤销' && payload.corrects !== filing?.eventId) return [];
    return [{ eventId, type, payload, at, by }];
  });
  return {
    ticketId: ticket.id,
    facts: ticket,
    path,
    undoable: ticket.undoable,
    record(eventId) {
      const entry = ticket.history.find((one) => one.eventId === eventId);
      if (!entry) return undefined;
      const { type, payload = {}, applied, undone = false } = entry;
      const corrections = ticket.history.flatMap((one) =>
        one.type === '更正' && one.applied && one.payload?.corrects === eventId ? [one.eventId] : [],
      );
      return { type, payload, applied, undone, corrections };
    },
  };
}
