import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BOARD_MARKS } from '../../components/columns/board-filter.ts';
import { CLOCK_STATES, readDeskHash, withFilter, writeDeskHash } from '../../components/tickets/desk-hash.ts';
import { TICKET_STATES } from '../../components/tickets/ticket-row.ts';
import { ProblemClass, Severity } from '../../lib/core/finding.ts';
import { FRESHNESS_ORDER } from '../../lib/core/freshness/board.ts';
import { ColumnClass } from '../../lib/core/register/register.ts';

const some = <T>(values: readonly T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined });
const one = <T>(values: readonly T[]) => fc.constantFrom<T | undefined>(undefined, ...values);
const words = fc.option(fc.string({ minLength: 1, unit: 'grapheme' }), { nil: undefined });
const day = fc.option(
  fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  { nil: undefined },
);

const place = fc.record({
  page: fc.constantFrom('tickets' as const, 'columns' as const, 'help' as const),
  ticket: fc.string({ minLength: 1 }),
  filter: fc.record({
    states: some(TICKET_STATES),
    classes: some(ProblemClass.options),
    severities: some(Severity.options),
    clockStates: some(CLOCK_STATES),
    unit: words,
    text: words,
    from: day,
    to: day,
  }),
  list: fc.record(
    {
      order: fc.constantFrom('urgency' as const, 'newest' as const, 'severity' as const),
      descending: fc.constant(true),
      page: fc.integer({ min: 1, max: 2_000 }),
    },
    { requiredKeys: ['order', 'page'] },
  ),
  board: fc.record({
    state: one(FRESHNESS_ORDER),
    className: one([...ColumnClass.options, '政务新媒体账号' as const]),
    platform: words,
    unit: words,
    mark: one(BOARD_MARKS),
    text: words,
  }),
});

describe('address of the desk', () => {
  it('brings back the page, the ticket, the filter, the place in the list and what the board shows', () => {
    fc.assert(
      fc.property(place, (before) => {
        expect(readDeskHash(`#${writeDeskHash(before)}`)).toEqual(before);
      }),
    );
  });

  it('begins another filter at its first page, in the order that stands', () => {
    fc.assert(
      fc.property(place, (before) => {
        const { list, ...rest } = withFilter(before, {});
        expect(list).toEqual({ ...before.list, page: 1 });
        expect(rest).toEqual({ page: before.page, ticket: before.ticket, filter: {}, board: before.board });
      }),
    );
  });

  it('reads any address without failing and keeps only known values', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hash) => {
        const { filter } = readDeskHash(hash);
        for (const state of filter.states ?? []) expect(TICKET_STATES).toContain(state);
      }),
    );
    expect(readDeskHash('#page=columns&column-state=没有的&column-mark=<b>').board).toEqual({});
    expect(readDeskHash('#order=-none&at=0').list).toEqual({ order: 'urgency', page: 1 });
    expect(readDeskHash('#at=30000').list?.page).toBe(20_000);
    expect(readDeskHash('#at=1e3').list).toEqual({ order: 'urgency', page: 1 });
    expect(readDeskHash('#state=整改中,<script>&from=昨天&page=admin')).toMatchObject({
      page: 'tickets',
      filter: { states: ['整改中'], from: undefined },
    });
  });
});
