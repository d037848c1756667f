import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Submission } from '../../../lib/core/events/event.ts';
import { ledgerRow } from '../../../lib/core/ledger/row.ts';
import { evidenceName, ticketEvidence } from '../../../lib/core/tickets/evidence-files.ts';
import { likelyDuplicates } from '../../../lib/core/tickets/likely-duplicates.ts';
import { mergedByTicket } from '../../../lib/core/tickets/merged.ts';
import type { Ticket } from '../../../lib/core/tickets/ticket.ts';
import { minute, story, submission } from './story.ts';

const base = (await story('提交')).ticket;
let made = 0;
function ticket(over: Partial<Submission> = {}, more: Partial<Ticket> = {}): Ticket {
  made += 1;
  const number = `BC-20261123-${String(made).padStart(4, '0')}`;
  return { ...base, id: `t${made}`, number, submission: submission({ number, ...over }), ...more };
}
const quote = (exact: string, prefix = '本解读', suffix = '。') => ({ exact, prefix, suffix, start: 1 });
const page = (n: number) => `https://www.example.gov.cn/zwgk/tzgg/${n}.html`;
const ids = (group: { tickets: Ticket[] } | undefined) => group?.tickets.map(({ id }) => id);

describe('likely duplicates', () => {
  it('are the same words at one place of a page, however its address is written', () => {
    const one = ticket({ url: 'http://example.gov.cn/a/1.html' });
    const other = ticket({ url: 'https://www.example.gov.cn/a/1.html#top' });
    const elsewhere = ticket({
      url: 'https://www.example.gov.cn/a/1.html',
      quote: quote('不具有法律效应', '另一段'),
    });
    const groups = likelyDuplicates([elsewhere, other, one]);
    expect(groups).toMatchObject([{ why: '同一页面同一处' }]);
    expect(ids(groups[0])).toEqual([one.id, other.id]);
  });

  it('keep the one that is furthest on its way, then the first', () => {
    const first = ticket();
    const working = ticket({}, { state: '整改中', filedAt: minute(9) });
    expect(ids(likelyDuplicates([first, working])[0])).toEqual([working.id, first.id]);
  });

  it('are never proposed once dealt with', () => {
    for (const state of ['已办结', '不予受理', '已并案', '已撤销'] as const)
      expect(likelyDuplicates([ticket(), ticket({}, { state })])).toEqual([]);
  });

  it('name one fault on many pages of a site, and not on another site', () => {
    const pages = [1, 2, 3].map((n) => ticket({ url: page(n) }));
    const foreign = ticket({ url: 'https://www.other.gov.cn/1.html' });
    const groups = likelyDuplicates([...pages, foreign]);
    expect(groups).toMatchObject([{ why: '同一错误见于多页' }]);
    expect(ids(groups[0])).toEqual(pages.map(({ id }) => id));
  });

  it('are one question about one column, whatever the day’s sentence', () => {
    const late = (description: string) =>
      ticket({ quote: undefined, problemClass: '更新逾期', columnId: 'c1', description });
    expect(likelyDuplicates([late('超期 3 天'), late('超期 4 天')])).toMatchObject([
      { why: '同一栏目同一问题' },
    ]);
  });

  it('a ticket is in one group at the most, groups have two or more, and the order of filing changes nothing', () => {
    const some = fc.record({
      url: fc.integer({ min: 1, max: 3 }).map(page),
      quote: fc.constantFrom(quote('甲错'), quote('乙错'), quote('甲错', '别处'), undefined),
      description: fc.constantFrom('打不开', '看不清'),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (faults, random) => {
        const tickets = faults.map((fault) => ticket(fault));
        const shuffled = tickets
          .map((one) => ({ one, at: random.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const groups = likelyDuplicates(tickets);
        const all = groups.flatMap((group) => group.tickets);
        expect(new Set(all).size).toBe(all.length);
        for (const group of groups) expect(group.tickets.length).toBeGreaterThan(1);
        const named = (found: typeof groups) =>
          found.map((group) => [group.why, ...(ids(group) ?? [])].join()).sort();
        expect(named(likelyDuplicates(shuffled))).toEqual(named(groups));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a merged ticket', () => {
  it('credits every reporter in the line of the ticket that is worked on, also through a chain', () => {
    const by = (name: string) => ({ ...base.filedBy, person: { name, unit: '' } });
    const kept = ticket({}, { filedBy: by('甲') });
    const middle = ticket({}, { filedBy: by('乙'), state: '已并案', mergedInto: kept.id });
    const far = ticket({}, { filedBy: by('丙'), state: '已并案', mergedInto: middle.id });
    const merged = mergedByTicket([far, middle, kept]).get(kept.id) ?? [];
    const row = ledgerRow(kept, [], 1, { merged });
    expect(row.发现人).toBe('甲、丙、乙');
    expect(row.备注).toBe(`并入 ${far.number}（丙）、${middle.number}（乙）`);
    expect(ledgerRow(middle, [], 2, { into: kept.number }).备注).toBe(`已并入 ${kept.number}`);
  });

  it('in a circle of merges is credited to no ticket of its own circle twice, and nothing hangs', () => {
    const one = ticket({}, { id: 'x', state: '已并案', mergedInto: 'y' });
    const other = ticket({}, { id: 'y', state: '已并案', mergedInto: 'x' });
    for (const [into, those] of mergedByTicket([one, other]))
      expect(those.map(({ id }) => id)).not.toContain(into);
  });
});

describe('the proofs of a ticket', () => {
  it('are those of its filing, re-checks and notes, each once, with a name that is safe on any disk', () => {
    const file = (digit: string) => ({
      hash: digit.repeat(64),
      type: 'image/jpeg' as const,
      what: '截图' as const,
      bytes: 10,
      takenAt: minute(0),
    });
    const entry = (type: string, payload: Record<string, unknown>) => ({
      eventId: type,
      type,
      at: minute(0),
      by: base.filedBy,
      summary: '',
      applied: true,
      payload,
    });
    const history = [
      entry('提交', { evidenceFiles: [file('a'), { hash: '../x' }] }),
      entry('复核通过', { recheck: { evidenceFiles: [file('b'), file('a')] } }),
      entry('备注', { text: '', evidenceFiles: [file('c')] }),
    ];
    const found = ticketEvidence({ history });
    expect(found.map(({ step, file: { hash } }) => [step, hash.slice(0, 1)])).toEqual([
      ['提交', 'a'],
      ['复核通过', 'b'],
      ['备注', 'c'],
    ]);
    expect(evidenceName('BC-1/../x', file('a'))).toBe(`BC-1x_截图_${'a'.repeat(12)}.jpg`);
  });
});
