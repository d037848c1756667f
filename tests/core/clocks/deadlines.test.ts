import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { epochMs, isoOf } from '../../../lib/core/calendar/civil-date.ts';
import { defaultHolidays } from '../../../lib/core/calendar/default-holidays.ts';
import { clockBook } from '../../../lib/core/clocks/clock-book.ts';
import { readDeadlines, toldKeys, toolbarOf } from '../../../lib/core/clocks/deadlines.ts';
import { dueAt } from '../../../lib/core/clocks/due.ts';
import type { TicketFacts } from '../../../lib/core/clocks/ticket-clocks.ts';

const START = epochMs('2026-11-23T09:00:00+08:00');
const MINUTE = 60_000;

const facts = fc.record<TicketFacts & { id: string }>({
  id: fc.uuid(),
  problemClass: fc.constantFrom('错别字', '更新逾期', '个人隐私'),
  origin: fc.constantFrom('读网', '公众找错', '季度督查'),
  filedAt: fc.integer({ min: 0, max: 3000 }).map((minutes) => isoOf(START + minutes * MINUTE)),
  notifiedAt: fc.option(
    fc.integer({ min: 3000, max: 6000 }).map((minutes) => isoOf(START + minutes * MINUTE)),
    { nil: undefined },
  ),
  foundByResponsibleUnit: fc.boolean(),
  declined: fc.constant(false),
});

/** The same question asked without any of our clocks: every start with its limit, laid against the instant. */
function lateByHand(one: TicketFacts, nowMs: number): number {
  const starts: [keyof typeof clockBook, string | undefined][] = [];
  if (one.problemClass !== '更新逾期')
    starts.push(['错敏整改', one.foundByResponsibleUnit ? one.filedAt : one.notifiedAt]);
  if (one.origin === '公众找错') starts.push(['找错答复', one.filedAt]);
  if (one.origin === '季度督查') starts.push(['季度督查整改', one.notifiedAt]);
  return starts.filter(
    ([id, at]) => at !== undefined && epochMs(dueAt(clockBook[id], at, defaultHolidays).dueAt) < nowMs,
  ).length;
}

const read = (all: readonly (TicketFacts & { id: string })[], nowMs: number) =>
  readDeadlines(all, (one) => one, isoOf(nowMs), defaultHolidays);

describe('deadlines', () => {
  it('law: whatever the looks before, every breach is there at every look: asleep, restarted, clock moved', () => {
    const looks = fc.array(fc.integer({ min: -2000, max: 12_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 12 }), looks, (tickets, minutes) => {
        for (const minute of minutes) {
          const now = START + minute * MINUTE;
          const expected = tickets.reduce((sum, one) => sum + lateByHand(one, now), 0);
          expect(read(tickets, now).overdue).toHaveLength(expected);
        }
      }),
    );
  });

  it('law: between a look and its next change nothing becomes overdue, and just after it something is', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 8 }), (tickets) => {
        const { overdue, nextDueMs } = read(tickets, START);
        if (nextDueMs === undefined) return;
        expect(read(tickets, nextDueMs).overdue).toHaveLength(overdue.length);
        expect(read(tickets, nextDueMs + 1000).overdue.length).toBeGreaterThan(overdue.length);
      }),
    );
  });

  it('a clock turns amber when the office says so', () => {
    const one = {
      id: 't',
      problemClass: '错别字' as const,
      origin: '读网' as const,
      filedAt: isoOf(START),
      notifiedAt: isoOf(START),
      foundByResponsibleUnit: false,
      declined: false,
    };
    const soon = (minute: number, warnMinutes?: number) =>
      readDeadlines([one], (it) => it, isoOf(START + minute * MINUTE), defaultHolidays, { warnMinutes })
        .dueSoon;
    expect(soon(29)).toHaveLength(0);
    expect(soon(30)).toHaveLength(1);
    expect(soon(30, 10)).toHaveLength(0);
    expect(soon(50, 10)).toHaveLength(1);
  });
});

describe('what was announced', () => {
  const key = (id: string, ms: number) => `${id}|错敏整改|${isoOf(ms)}`;

  it('is remembered while it is due, and while a clock set back makes it seem to come; then forgotten', () => {
    const [late, later] = [key('a', START), key('b', START + 60 * MINUTE)];
    const before = new Set([late, later, 'nonsense']);
    const at = (minutes: number) => START + minutes * MINUTE;
    expect(toldKeys([late, later], before, at(90)).sort()).toEqual([late, later].sort());
    expect(toldKeys([late], before, at(30)).sort()).toEqual([late, later].sort());
    expect(toldKeys([], before, at(-1)).sort()).toEqual([late, later].sort());
    expect(toldKeys([], before, at(90))).toEqual([]);
  });
});

describe('the toolbar', () => {
  it('counts what is overdue and what is due soon, by sign and in words', () => {
    expect(toolbarOf(0, 0)).toEqual({ text: '', title: '巡读', late: false });
    expect(toolbarOf(0, 2)).toEqual({ text: '◐2', title: '巡读：2 个将到期', late: false });
    expect(toolbarOf(3, 2)).toEqual({ text: '▲5', title: '巡读：3 个时限已逾期，2 个将到期', late: true });
    expect(toolbarOf(150, 0).text).toBe('▲99');
  });
});
