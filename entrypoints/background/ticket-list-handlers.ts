import type { FiledByRule } from '../../lib/core/dismissals/rule-counts.ts';
import { ledgerRow } from '../../lib/core/ledger/row.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { evidenceName, ticketEvidence } from '../../lib/core/tickets/evidence-files.ts';
import { likelyDuplicates } from '../../lib/core/tickets/likely-duplicates.ts';
import { lookBackDue } from '../../lib/core/tickets/look-back.ts';
import { mergedByTicket } from '../../lib/core/tickets/merged.ts';
import type { Ticket } from '../../lib/core/tickets/ticket.ts';
import type { TicketLine, TicketList } from '../../lib/core/tickets/ticket-list.ts';
import type { LedgerIndex } from '../../lib/extension/ledger-index.ts';
import { isVolunteer } from '../../lib/extension/seat.ts';
import type { Settings } from '../../lib/extension/settings.ts';
import type { TicketListProtocol, TicketView } from '../../lib/extension/ticket-list-messages.ts';
import { type Background, type Handlers, nowAt } from './background.ts';
import { clockMeansOf, viewerOf } from './clock-means.ts';
import { visibleIn } from './volunteer-handlers.ts';

/** Groups of likely duplicates shown at once: a person works them off one by one. */
const MOST_GROUPS = 50;
const MOST_OF_GROUP = 50;

/** What a question about the list is answered from. */
interface Asked {
  index: LedgerIndex;
  list: TicketList;
  settings: Settings;
  isVisible: (ticket: Pick<Ticket, 'id' | 'filedBy'>) => boolean;
  /** The same to sieve a list with; none where everything is visible, which is not asked 100,000 times. */
  narrowed: ((ticket: Pick<Ticket, 'id' | 'filedBy'>) => boolean) | undefined;
  view: (ticket: Ticket) => TicketView;
}

/** The list of all tickets with its clocks as of now. */
async function listNow(background: Background): Promise<Result<Asked>> {
  const index = await background.ledger.index();
  if (!index.ok) return index;
  const settings = await background.settings.get();
  if (!settings.ok) return settings;
  const list = await index.value.list(background.slices);
  const isVisible = visibleIn(index.value, settings.value);
  const means = clockMeansOf(settings.value);
  const now = nowAt(background);
  list.readClocks(now, means.holidays, means.options);
  return {
    ok: true,
    value: {
      index: index.value,
      list,
      settings: settings.value,
      isVisible,
      narrowed: isVolunteer(settings.value) ? isVisible : undefined,
      view: viewerOf(means, now),
    },
  };
}

/** Pages, counts and parts of the list of tickets; whoever asks sees what he may see. */
export function ticketListHandlers(background: Background): Pick<Handlers, keyof TicketListProtocol> {
  const ask = async <T>(answer: (asked: Asked) => T): Promise<Result<T>> => {
    const asked = await listNow(background);
    return asked.ok ? { ok: true, value: answer(asked.value) } : asked;
  };
  const visible = ({ index, isVisible }: Asked, ids: readonly string[]): Ticket[] =>
    ids.flatMap((id) => index.ticket(id) ?? []).filter(isVisible);

  return {
    ticketPage: (query) =>
      ask((asked) => {
        const { lines, ...counts } = asked.list.page(query, asked.narrowed);
        return { ...counts, rows: visible(asked, idsOf(lines)).map(asked.view) };
      }),

    ticketIds: (query) => ask(({ list, narrowed }) => idsOf(list.within(query, narrowed))),

    ticketViews: ({ ids }) => ask((asked) => visible(asked, ids).map(asked.view)),

    ledgerRows: ({ ids, from }) =>
      ask((asked) => {
        const merged = mergedByTicket(mergedLines(asked));
        return visible(asked, ids).map((ticket, at) =>
          ledgerRow(ticket, asked.view(ticket).clocks, from + at, {
            evidenceFiles: ticketEvidence(ticket).map(({ file }) => evidenceName(ticket.number, file)),
            merged: merged.get(ticket.id) ?? [],
            into: asked.list.line(ticket.mergedInto ?? '')?.number,
          }),
        );
      }),

    async pageTickets({ url }) {
      const index = await background.ledger.index();
      if (!index.ok) return index;
      const settings = await background.settings.get();
      if (!settings.ok) return settings;
      const tickets = index.value.ticketsAt(url).filter(visibleIn(index.value, settings.value));
      const view = viewerOf(clockMeansOf(settings.value), nowAt(background));
      return { ok: true, value: tickets.map(view) };
    },

    duplicates: () =>
      ask((asked) => {
        const groups = likelyDuplicates([...asked.list.lines()].filter(asked.isVisible));
        return {
          total: groups.length,
          groups: groups.slice(0, MOST_GROUPS).map((group) => ({
            ...group,
            tickets: visible(asked, idsOf(group.tickets.slice(0, MOST_OF_GROUP))),
          })),
        };
      }),

    waitingRechecks: ({ limit }) =>
      ask((asked) => {
        const now = nowAt(background);
        const lines = asked.list.within(
          { filter: { states: ['待复核', '已办结'] }, order: 'newest' },
          asked.narrowed,
        );
        const all = lines.map((line) => ({ line, due: lookBackDue(line, now, asked.settings.lookBack) }));
        const due = all.filter((one) => one.due?.isDue);
        const waiting = all.filter(({ line }) => line.state === '待复核');
        const tickets = [...due, ...waiting].slice(0, limit).flatMap(({ line, due }) => {
          const ticket = asked.index.ticket(line.id);
          return ticket ? [{ ticket, due: due?.isDue ? due : null }] : [];
        });
        return { due: due.length, waiting: waiting.length, tickets };
      }),

    filedByRule: () =>
      ask(({ list, isVisible }) => {
        const counts = new Map<string, FiledByRule>();
        for (const line of list.lines()) {
          const { ruleId } = line.submission;
          if (ruleId === undefined || !isVisible(line)) continue;
          const key = `${line.state} ${ruleId}`;
          const known = counts.get(key);
          if (known) known.count += 1;
          else counts.set(key, { ruleId, state: line.state, count: 1 });
        }
        return [...counts.values()];
      }),

    async listProgress() {
      const index = await background.ledger.index();
      return index.ok ? { ok: true, value: index.value.listed() } : index;
    },
  };
}

const idsOf = (lines: readonly { id: string }[]): string[] => lines.map(({ id }) => id);

/** Merged tickets and those they were merged into. */
function mergedLines({ list }: Asked): TicketLine[] {
  const merged = new Set<TicketLine>();
  for (const line of list.lines()) {
    if (line.state !== '已并案') continue;
    merged.add(line);
    const into = list.line(line.mergedInto ?? '');
    if (into) merged.add(into);
  }
  return [...merged];
}
