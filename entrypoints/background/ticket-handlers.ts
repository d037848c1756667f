import { civilDateOf } from '../../lib/core/calendar/civil-date.ts';
import { causalOrder } from '../../lib/core/events/order.ts';
import { statesOf } from '../../lib/core/freshness/board.ts';
import { noticeLimits } from '../../lib/core/freshness/limits.ts';
import { observeColumns } from '../../lib/core/freshness/observe.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { whyNot } from '../../lib/core/tickets/legal-steps.ts';
import type { Ticket, TicketState } from '../../lib/core/tickets/ticket.ts';
import type { LedgerIndex } from '../../lib/extension/ledger-index.ts';
import { maskStrings } from '../../lib/extension/private-text.ts';
import { recheckTicket } from '../../lib/extension/recheck.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { type Background, currentRegister, type Handlers, nowAt, refreshOverlays } from './background.ts';
import { clockMeans, viewerOf } from './clock-means.ts';
import { fileTicket } from './file-ticket.ts';
import { visibleIn } from './volunteer-handlers.ts';

type TicketHandlers = Pick<Handlers, 'fileTicket' | 'history' | 'step' | 'recheck'>;

const NOT_WORKED_ON: readonly TicketState[] = ['不予受理', '已撤销', '已并案'];

/** A ticket from its filing to its closing. */
export function ticketHandlers(background: Background): TicketHandlers {
  const { ledger, shell } = background;

  const view = async (ticket: Ticket) => viewerOf(await clockMeans(background), nowAt(background))(ticket);

  const find = async (id: string): Promise<Result<Ticket>> => {
    const index = await ledger.index();
    if (!index.ok) return index;
    const settings = await background.settings.get();
    if (!settings.ok) return settings;
    const ticket = index.value.ticket(id);
    const isVisible = visibleIn(index.value, settings.value);
    return ticket && isVisible(ticket) ? { ok: true, value: ticket } : { ok: false, error: NO_TICKET };
  };

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
      const kept = maskStrings(payload, background.maskLongNumbers) as Record<string, unknown>;
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
      const ticket = await find(id);
      if (!ticket.ok) return ticket;
      shell.ledgerChanged();
      background.behind.run(refreshOverlays(background));
      return { ok: true, value: await view(ticket.value) };
    },

    async recheck({ id }) {
      const ticket = await find(id);
      if (!ticket.ok) return ticket;
      const register = await currentRegister(background);
      if (!register.ok) return register;
      const { submission, republished } = ticket.value;
      const url = republished?.newUrl.trim() ?? submission.url;
      // Whatever answers at an address whose number was masked, a 404 most of all, says nothing of the page.
      if (/\*{3}/.test(url)) {
        const evidence = '网址里的证件号码已隐去，机器打不开原页面，请人工核实。';
        const checkedAt = nowAt(background);
        return { ok: true, value: { by: 'machine', result: '打不开', checkedAt, url, evidence } };
      }
      if (!(await background.mayRead(url))) {
        return {
          ok: false,
          error: `还没有获准打开 ${url}，没有复核，工单没有改动。请在“设置”里允许这个网站，再复核一次。`,
        };
      }
      const settings = await background.settings.get();
      if (!settings.ok) return settings;
      const words = await background.words.current(settings.value.offPacks, civilDateOf(nowAt(background)));
      if (!words.ok) return words;
      const fetched = await background.fetchPage(url);
      const means = {
        judge: (reading: Parameters<Background['judge']>[0]) =>
          background.judge(reading, register.value, background.rules, words.value).findings,
        columnStates: (reading: Parameters<Background['judge']>[0]) => {
          const seen = observeColumns(reading, register.value, '复核');
          const looks = new Map(seen.map((look) => [look.targetId, [look]]));
          // By dates alone: 核对无变动 does not close a ticket about a column that was not updated.
          const known = { looks, attested: new Map(), limits: noticeLimits, nowAt: nowAt(background) };
          return statesOf([...register.value.columns, ...register.value.accounts], known);
        },
        mask: background.mask,
      };
      return recheckTicket(submission, url, fetched, means, nowAt(background));
    },
  };
}

const NO_TICKET = '台账里没有这张工单，可能还没有收到。没有改动任何内容。';

function mergeProblem(index: LedgerIndex, type: string, payload: Record<string, unknown>): string | null {
  if (type !== '并案') return null;
  const into = index.ticket(String(payload.into));
  if (!into) return '找不到要并入的工单。';
  // Two tickets merged into each other, or into one that nobody works on, would both drop out of sight.
  return NOT_WORKED_ON.includes(into.state) ? `要并入的工单${into.state}，不能并入。` : null;
}
