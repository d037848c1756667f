import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CLOCK_STATES, readDeskHash, writeDeskHash } from '../../components/tickets/desk-hash.ts';
import { TICKET_STATES } from '../../components/tickets/ticket-row.ts';
import { ProblemClass, Severity } from '../../lib/core/finding.ts';

const some = <T>(values: readonly T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined });
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
});

describe('address of the desk', () => {
  it('brings back the page, the ticket and the filter it was written from', () => {
    fc.assert(
      fc.property(place, (before) => {
        expect(readDeskHash(`#${writeDeskHash(before)}`)).toEqual(before);
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
    expect(readDeskHash('#state=整改中,<script>&from=昨天&page=admin')).toMatchObject({
      page: 'tickets',
      filter: { states: ['整改中'], from: undefined },
    });
  });
});
