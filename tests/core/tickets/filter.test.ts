import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { TicketClock } from '../../../lib/core/clocks/ticket-clocks.ts';
import {
  type Facet,
  facetTests,
  filteredFields,
  filterWordsOf,
  type TicketFilter,
} from '../../../lib/core/tickets/matches-filter.ts';
import { NUMBER_ALPHABET, ticketNumber } from '../../../lib/core/tickets/number.ts';
import { sameFault } from '../../../lib/core/tickets/same-fault.ts';
import type { Ticket } from '../../../lib/core/tickets/ticket.ts';
import { Story, story, submission } from './story.ts';

const clock = (state: TicketClock['state']): TicketClock => ({
  clockId: 'c',
  title: '错敏信息整改并反馈',
  clause: '四(六)',
  state,
  provisional: false,
  text: '',
});

/** As a list asks it, of one ticket. */
function matchesFilter(ticket: Ticket, clocks: readonly TicketClock[], filter: TicketFilter): boolean {
  const fields = { ...filteredFields(ticket), clocks: clocks.map(({ state }) => state).join(' ') };
  const tests = Object.entries(facetTests(filter));
  return (
    tests.every(([facet, test]) => test(fields[facet as Facet])) &&
    filterWordsOf(filter).every((word) => fields.text.includes(word))
  );
}

describe('the filter of the tickets table', () => {
  const part: fc.Arbitrary<TicketFilter> = fc.oneof(
    fc.constantFrom<TicketFilter>(
      { states: ['整改中', '已办结'] },
      { states: ['待核实'] },
      { classes: ['错别字'] },
      { classes: ['个人隐私'] },
      { severities: ['严重', '一般'] },
      { unit: '区应急局' },
      { unit: '区教体局' },
      { text: '法律 效应' },
      { text: '没有这个词' },
      { from: '2026-11-23' },
      { from: '2026-11-24' },
      { to: '2026-11-23' },
      { to: '2026-11-22' },
      { clockStates: ['逾期'] },
      { clockStates: ['进行中'] },
    ),
  );

  it('lets through what every part of it lets through, and all where a part is empty', async () => {
    const { ticket } = await story('提交', '受理', '通知');
    const clocks = [clock('进行中')];
    expect(matchesFilter(ticket, clocks, {})).toBe(true);
    expect(matchesFilter(ticket, [], { states: [], classes: [], clockStates: [], text: ' ', unit: '' })).toBe(
      true,
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const keys = parts.flatMap((one) => Object.keys(one));
        fc.pre(new Set(keys).size === keys.length);
        expect(matchesFilter(ticket, clocks, Object.assign({}, ...parts))).toBe(
          parts.every((one) => matchesFilter(ticket, clocks, one)),
        );
      }),
    );
  });

  it.each<[TicketFilter, boolean]>([
    [{ text: 'bc-20261123' }, true],
    [{ text: 'ＢＣ－２０２６１１２３' }, true],
    [{ text: '李四 应急' }, true],
    [{ text: '李四 教体' }, false],
    [{ text: 'tzgg/1.html' }, true],
    [{ unit: '区应急' }, false],
    [{ from: '2026-11-23', to: '2026-11-23' }, true],
    [{ clockStates: ['逾期', '进行中'] }, true],
  ])('%o: %s', async (filter, passes) => {
    const { ticket } = await story('提交', '受理', '通知');
    expect(matchesFilter(ticket, [clock('进行中')], filter)).toBe(passes);
  });

  it('counts days in Shanghai, whatever the offset the time was written with', async () => {
    const told = new Story();
    await told.step('提交', submission({ foundAt: '2026-11-22T16:30:00Z' }));
    expect(matchesFilter(told.ticket, [], { from: '2026-11-23' })).toBe(true);
    expect(matchesFilter(told.ticket, [], { to: '2026-11-22' })).toBe(false);
  });
});

describe('the number of a ticket', () => {
  it('carries the day in Shanghai and four signs that cannot be mistaken', () => {
    expect(ticketNumber('2026-11-22T16:00:00Z', [5, 13, 1, 17])).toBe('BC-20261123-7F3K');
    expect(NUMBER_ALPHABET).not.toMatch(/[01OIL]/);
    expect(new Set(NUMBER_ALPHABET).size).toBe(NUMBER_ALPHABET.length);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), (bytes) => {
        expect(ticketNumber('2026-11-23T10:23:00+08:00', bytes)).toMatch(/^BC-20261123-[2-9A-HJKMNP-Z]{4}$/);
      }),
    );
  });
});

describe('the same fault', () => {
  const one = submission();
  const quote = (exact: string) => ({ exact, prefix: '', suffix: '', start: 0 });

  it.each([
    ['http for https, no www, a fragment', { url: 'http://example.gov.cn/zwgk/tzgg/1.html#a' }, true],
    ['other words around and other place', { quote: { ...quote('不具有法律效应'), start: 9 } }, true],
    ['blanks within the words', { quote: quote('不具有 法律\n效应') }, true],
    ['another page', { url: 'https://www.example.gov.cn/zwgk/tzgg/2.html' }, false],
    ['another query', { url: `${one.url}?id=2` }, false],
    ['other words', { quote: quote('法律效应') }, false],
    ['no words but a description', { quote: undefined, description: '不具有法律效应' }, false],
  ])('%s: %s', (_name, over, same) => {
    const other = { ...one, ...over };
    expect(sameFault(one, other)).toBe(same);
    expect(sameFault(other, one)).toBe(same);
  });

  it('without words goes by class and description', () => {
    const described = { ...one, quote: undefined, description: '打不开' };
    expect(sameFault(described, { ...described, description: ' 打不开 ' })).toBe(true);
    expect(sameFault(described, { ...described, problemClass: '失效链接' })).toBe(false);
  });
});
