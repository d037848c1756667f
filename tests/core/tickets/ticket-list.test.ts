import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { civilDateOf, epochMs, isoOf } from '../../../lib/core/calendar/civil-date.ts';
import { defaultHolidays } from '../../../lib/core/calendar/default-holidays.ts';
import { ticketClocks } from '../../../lib/core/clocks/ticket-clocks.ts';
import type { TicketFilter } from '../../../lib/core/tickets/matches-filter.ts';
import type { Ticket, TicketState } from '../../../lib/core/tickets/ticket.ts';
import { factsOf } from '../../../lib/core/tickets/ticket-facts.ts';
import { TicketList, type TicketOrder } from '../../../lib/core/tickets/ticket-list.ts';
import { sampleTicket } from '../../components/sample-ticket.ts';

const NOON = epochMs('2026-11-23T12:00:00+08:00');
const MINUTE = 60_000;
const STATES = ['待核实', '已受理', '整改中', '待复核', '已办结', '不予受理'] as const;
const CLASSES = ['错别字', '失效链接', '个人隐私'] as const;
const SEVERITIES = ['严重', '一般', '提示'] as const;
const UNITS = ['区应急局', '区教体局'] as const;
const WORDS = ['按装', '布署', 'Ａｂｃ'] as const;

const ticketOf = (id: number): fc.Arbitrary<Ticket> =>
  fc
    .record({
      state: fc.constantFrom(...STATES),
      problemClass: fc.constantFrom(...CLASSES),
      severity: fc.constantFrom(...SEVERITIES),
      unitName: fc.constantFrom(...UNITS),
      words: fc.constantFrom(...WORDS),
      minutes: fc.integer({ min: 0, max: 6_000 }),
      told: fc.boolean(),
      publicly: fc.boolean(),
    })
    .map(({ state, problemClass, severity, unitName, words, minutes, told, publicly }) => {
      const at = isoOf(NOON - minutes * MINUTE);
      const sample = sampleTicket(words);
      return {
        ...sample,
        id: `t${id}`,
        number: `BC-${(id * 7) % 50}`,
        state,
        unitName,
        filedAt: at,
        submission: {
          ...sample.submission,
          problemClass,
          severity,
          foundAt: at,
          origin: publicly ? ('公众找错' as const) : ('读网' as const),
        },
        ...(told
          ? {
              notice: {
                personName: '甲',
                stand: 'A' as const,
                how: '电话',
                receivedAt: at,
                at,
                byName: '乙',
              },
            }
          : {}),
        ...(state === '已办结' ? { closedAt: isoOf(NOON - minutes * MINUTE + MINUTE) } : {}),
      };
    });
const ticketsOf = fc
  .integer({ min: 0, max: 40 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, id) => ticketOf(id))));

const filterOf: fc.Arbitrary<TicketFilter> = fc.record(
  {
    states: fc.subarray([...STATES]),
    classes: fc.subarray([...CLASSES]),
    severities: fc.subarray([...SEVERITIES]),
    unit: fc.constantFrom(...UNITS, '没有这个单位'),
    text: fc.constantFrom('按装', '布署 bc-', 'abc', '没有这个词', ' '),
    from: fc.constantFrom('2026-11-20', '2026-11-23'),
    to: fc.constantFrom('2026-11-21', '2026-11-22'),
    clockStates: fc.subarray(['逾期', '未通知', '进行中', '将到期', '无规定时限'] as const),
  },
  { requiredKeys: [] },
);
const ORDERS: readonly TicketOrder[] = ['urgency', 'newest', 'number', 'found', 'severity'];

const clocksOf = (ticket: Ticket, nowMs: number) =>
  ticketClocks(factsOf(ticket), isoOf(nowMs), defaultHolidays, {});

/** Written out once more, as a person would say it: what the list is held against. */
function isWithin(ticket: Ticket, filter: TicketFilter, nowMs: number): boolean {
  const { submission } = ticket;
  const day = civilDateOf(submission.foundAt);
  const text = JSON.stringify([ticket.number, submission.quote, submission.pageTitle])
    .normalize('NFKC')
    .toLowerCase();
  const has = <T>(wanted: readonly T[] | undefined, value: T) =>
    !wanted || wanted.length === 0 || wanted.includes(value);
  return (
    has(filter.states, ticket.state) &&
    has(filter.classes, submission.problemClass) &&
    has(filter.severities, submission.severity) &&
    (filter.unit === undefined || ticket.unitName === filter.unit) &&
    (filter.from === undefined || day >= filter.from) &&
    (filter.to === undefined || day <= filter.to) &&
    (filter.clockStates === undefined ||
      filter.clockStates.length === 0 ||
      clocksOf(ticket, nowMs).some(({ state }) => filter.clockStates?.includes(state))) &&
    (filter.text ?? '').split(' ').every((word) => text.includes(word.toLowerCase()))
  );
}

function listOf(tickets: readonly Ticket[], nowMs: number): TicketList {
  const list = new TicketList();
  for (const ticket of tickets) list.put(ticket);
  list.readClocks(isoOf(nowMs), defaultHolidays, {});
  return list;
}

const ids = (lines: readonly { id: string }[]) => lines.map(({ id }) => id);

describe('a page of the list of tickets', () => {
  it('is the filter of the whole: every ticket within once over all pages, counts sum to what the states let through', () => {
    fc.assert(
      fc.property(
        ticketsOf,
        filterOf,
        fc.constantFrom(...ORDERS),
        fc.boolean(),
        fc.integer({ min: 1, max: 15 }),
        (tickets, filter, order, descending, limit) => {
          const list = listOf(tickets, NOON);
          const within = tickets.filter((ticket) => isWithin(ticket, filter, NOON));
          const seen: string[] = [];
          for (let offset = 0; offset === 0 || offset < within.length; offset += limit) {
            const page = list.page({ filter, order, descending, offset, limit });
            expect(page.total).toBe(within.length);
            expect(page.all).toBe(tickets.length);
            expect(page.lines.length).toBe(Math.min(limit, Math.max(0, within.length - offset)));
            seen.push(...ids(page.lines));
          }
          expect([...seen].sort()).toEqual(ids(within).sort());
          expect(seen).toEqual(ids(list.within({ filter, order, descending })));
          const { states, ...rest } = filter;
          const { counts } = list.page({ filter, order, offset: 0, limit: 0 });
          const sums: Partial<Record<TicketState, number>> = {};
          for (const one of tickets)
            if (isWithin(one, rest, NOON)) sums[one.state] = (sums[one.state] ?? 0) + 1;
          expect(counts).toEqual(sums);
        },
      ),
    );
  });

  it('shows and counts nothing of what may not be seen', () => {
    fc.assert(
      fc.property(ticketsOf, filterOf, (tickets, filter) => {
        const own = (one: { id: string }) => Number(one.id.slice(1)) % 2 === 0;
        const query = { filter, order: 'newest', offset: 0, limit: 100 } as const;
        expect(listOf(tickets, NOON).page(query, own)).toEqual(listOf(tickets.filter(own), NOON).page(query));
      }),
    );
  });

  it('stands the same after changes, additions and time as a list made anew', () => {
    fc.assert(
      fc.property(
        ticketsOf,
        fc.array(fc.integer({ min: 0, max: 49 }).chain(ticketOf), { maxLength: 10 }),
        fc.array(fc.integer({ min: -3_000, max: 6_000 }), { minLength: 1, maxLength: 4 }),
        filterOf,
        (tickets, changes, minutes, filter) => {
          const list = listOf(tickets, NOON);
          const now = new Map(tickets.map((one) => [one.id, one]));
          const query = { filter, offset: 0, limit: 100 } as const;
          for (const order of ORDERS) list.page({ ...query, order });
          for (const [at, minute] of minutes.entries()) {
            for (const change of changes.slice(at * 3, at * 3 + 3)) {
              list.put(change);
              now.set(change.id, change);
            }
            const nowMs = NOON + minute * MINUTE;
            list.readClocks(isoOf(nowMs), defaultHolidays, {});
            const anew = listOf([...now.values()], nowMs);
            for (const order of ORDERS)
              expect(list.page({ ...query, order }).lines).toEqual(anew.page({ ...query, order }).lines);
          }
        },
      ),
    );
  });

  it('puts the longest overdue first, then who was not told, then the earliest due', () => {
    fc.assert(
      fc.property(ticketsOf, (tickets) => {
        const byId = new Map(tickets.map((one) => [one.id, one]));
        const lines = listOf(tickets, NOON).within({ filter: {}, order: 'urgency' });
        const rank = {
          逾期: 0,
          未通知: 1,
          将到期: 2,
          进行中: 2,
          超时完成: 3,
          按期完成: 3,
          无规定时限: 4,
          不计时: 5,
        };
        const keys = lines.map(({ id }) =>
          Math.min(...clocksOf(byId.get(id) as Ticket, NOON).map(({ state }) => rank[state])),
        );
        expect(keys).toEqual([...keys].sort((a, b) => a - b));
      }),
    );
  });
});
