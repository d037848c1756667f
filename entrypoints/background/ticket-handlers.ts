import { causalOrder } from '../../lib/core/events/order.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { maskStrings } from '../../lib/core/privacy/private-text.ts';
import { whyNot } from '../../lib/core/tickets/legal-steps.ts';
import type { Ticket, TicketState } from '../../lib/core/tickets/ticket.ts';
import type { LedgerIndex } from '../../lib/extension/ledger-index.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { type Background, type Handlers, nowAt, refreshOverlays } from './background.ts';
import { clockMeans, viewerOf } from './clock-means.ts';
import { fileTicket } from './file-ticket.ts';
import { visibleIn } from './volunteer-handlers.ts';

type TicketHandlers = Pick<Handlers, 'fileTicket' | 'history' | 'step'>;

const NOT_WORKED_ON: readonly TicketState[] = ['不予受理', '已撤销', '已并案'];

/** A ticket from its filing to its closing. */
export function ticketHandlers(background: Background): TicketHandlers {
  const { ledger, shell } = background;

  const view = async (ticket: Ticket) => viewerOf(await clockMeans(background), nowAt(background))(ticket);

  const find = (id: string) => visibleTicket(background, id);

  return {
    async fileTicket(draft, caller) {
      const filed = await fileTicket(background, draft, caller);
      if (!filed.ok) return filed;
      const ticket = await find(filed.value);
      if (!ticket.ok) return ticket;
      const { id, number, submission } = ticket.value;
      const dueText = (await view(ticket.value)).clocks[0]?.text ?? '';
      shell.ledgerChanged();
      const pictureNote = submission.evidenceNote;
      return {
        ok: true,
        value: { id, number, dueText, ...(pictureNote === undefined ? {} : { pictureNote }) },
      };
    },

    async history({ id }) {
      const index = await ledger.index();
      if (!index.ok) return index;
      const ticket = await find(id);
      return ticket.ok ? { ok: true, value: causalOrder(index.value.ticketEvents(id)) } : ticket;
    },

    async step({ id, type, payload }) {
      const settings = await background.settings.get();
      if (!settings.ok) return settings;
      const seat = seatOf(settings.value);
      const kept = maskStrings(payload, background.mask) as Record<string, unknown>;
      const written = await ledger.write(`“${type}”`, (index) => {
        const ticket = index.ticket(id);
        if (!ticket || !visibleIn(index, settings.value)(ticket)) return { ok: false, error: NO_TICKET };
        const problem =
          whyNot(ticket, type, seat.role, kept, nowAt(background)) ?? mergeProblem(index, type, kept);
        if (problem) return { ok: false, error: problem };
        const { seen } = index.heads('ticket', id);
        const subject = { kind: 'ticket' as const, id };
        return { ok: true, value: [{ subject, type, payload: kept, ...seat, parents: ticket.heads, seen }] };
      });
      if (!written.ok) return written;
      // What its site said of the page before a step that begins another round counts for nothing after it.
      if (!KEEPS_LOOKS.has(type)) await background.gone.drop(id);
      const ticket = await find(id);
      if (!ticket.ok) return ticket;
      shell.ledgerChanged();
      background.behind.run(refreshOverlays(background));
      return { ok: true, value: await view(ticket.value) };
    },
  };
}

/** Steps after which an earlier answer that the page is gone still counts: a page may be gone before 反馈整改. */
const KEEPS_LOOKS: ReadonlySet<string> = new Set(['受理', '通知', '反馈整改', '备注', '更正', '回头看']);
const NO_TICKET = '台账里没有这张工单，可能还没有收到。没有改动任何内容。';

/** A ticket that whoever sits here may see. */
export async function visibleTicket(background: Background, id: string): Promise<Result<Ticket>> {
  const index = await background.ledger.index();
  if (!index.ok) return index;
  const settings = await background.settings.get();
  if (!settings.ok) return settings;
  const ticket = index.value.ticket(id);
  const isVisible = visibleIn(index.value, settings.value);
  return ticket && isVisible(ticket) ? { ok: true, value: ticket } : { ok: false, error: NO_TICKET };
}

function mergeProblem(index: LedgerIndex, type: string, payload: Record<string, unknown>): string | null {
  if (type !== '并案') return null;
  const into = index.ticket(String(payload.into));
  if (!into) return '找不到要并入的工单。';
  // Two tickets merged into each other, or into one that nobody works on, would both drop out of sight.
  return NOT_WORKED_ON.includes(into.state) ? `要并入的工单${into.state}，不能并入。` : null;
}
