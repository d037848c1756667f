import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../lib/core/events/event.ts';
import { foldTicket } from '../../../lib/core/tickets/fold.ts';
import { foldTickets } from '../../../lib/core/tickets/fold-tickets.ts';
import { whyNot } from '../../../lib/core/tickets/legal-steps.ts';
import { factsOf } from '../../../lib/core/tickets/ticket-facts.ts';
import { randomEvents, scrambled } from './random-events.ts';
import { minute, Story, story, submission } from './story.ts';

describe('the fold of any set of events', () => {
  it('is the same ticket whatever the order and the repeats', () => {
    fc.assert(
      fc.property(
        randomEvents.chain((events) => fc.tuple(fc.constant(events), scrambled(events))),
        ([events, other]) => {
          expect(foldTicket(other)).toEqual(foldTicket(events));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('keeps every event in the history once, and explains each that has no effect unless a person settled it', () => {
    fc.assert(
      fc.property(randomEvents, (events) => {
        const ticket = foldTicket(events);
        expect(ticket?.history.map((entry) => entry.eventId).sort()).toEqual(
          events.map((event) => event.id).sort(),
        );
        // What waits for a person or an update says why beside itself, and is no conflict.
        const refused = ticket?.history.filter((entry) => !entry.applied && !entry.waits) ?? [];
        const settling = ticket?.history.some((entry) => entry.applied && entry.type !== '提交');
        if (refused.length > 0 && !settling) expect(ticket?.conflicts).toHaveLength(refused.length);
        expect((ticket?.conflicts.length ?? 0) <= refused.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is a ticket wherever there is a filing, though the clock of its writer was set back meanwhile', async () => {
    const told = new Story();
    await told.step('提交', submission({ foundAt: minute(120) }), { at: 0 });
    expect(told.ticket).toMatchObject({ state: '待核实', conflicts: [] });
    await told.step('受理');
    expect(told.ticket.state).toBe('已受理');
  });

  it('is found by its own unit only as long as the center leaves it with that unit', async () => {
    const told = new Story();
    await told.step('提交', submission({ foundByResponsibleUnit: true, unitName: '区政府办' }));
    expect(factsOf(told.ticket).foundByResponsibleUnit).toBe(true);
    await told.step('受理', { unitName: '区应急局' });
    expect(factsOf(told.ticket).foundByResponsibleUnit).toBe(false);
  });

  it('is tried on every state and on true conflicts', () => {
    const met = new Set<string>();
    for (const events of fc.sample(randomEvents, { numRuns: 600, seed: 7 })) {
      const ticket = foldTicket(events);
      met.add(ticket?.state ?? '');
      if (ticket?.conflicts.some((sentence) => sentence.startsWith('冲突：'))) met.add('冲突');
      if (ticket?.history.some((entry) => entry.undone)) met.add('撤');
      if (ticket?.reopenedAt) met.add('复发');
    }
    const states = ['待核实', '不予受理', '已受理', '整改中', '待复核', '已办结', '已并案', '已撤销'];
    expect([...met].sort()).toEqual([...states, '冲突', '撤', '复发'].sort());
  });

  it('agrees with whyNot: a step asked of the folded ticket is legal just when appending it applies', () => {
    fc.assert(
      fc.property(randomEvents, (events) => {
        const last = events[events.length - 1];
        const ticket = foldTicket(events.slice(0, -1));
        if (!last || !ticket || last.type === '督办') return;
        // As the writer of a step that has seen everything: after all the others.
        const seenAll: Event = {
          ...last,
          parents: ticket.heads,
          hlc: 'zzzzzzzzz-0000-d9',
          by: { ...last.by, device: 'd9' },
        };
        const after = foldTicket([...events.slice(0, -1), seenAll]);
        const applied = after?.history.find((entry) => entry.eventId === last.id)?.applied;
        const reason = whyNot(ticket, last.type as '受理', last.by.role, last.payload, last.at);
        expect([reason, applied]).toEqual([applied ? null : expect.any(String), reason === null]);
      }),
      { numRuns: 400 },
    );
  });

  it('names as heads just the events nobody has answered', () => {
    fc.assert(
      fc.property(randomEvents, (events) => {
        const named = new Set(events.flatMap((event) => event.parents));
        const expected = events.map((event) => event.id).filter((id) => !named.has(id));
        expect(foldTicket(events)?.heads).toEqual(expected.sort());
      }),
    );
  });

  it('survives hostile links: circles, unknown parents, itself as parent, clocks of any shape', () => {
    const id = fc.constantFrom('e0', 'e1', 'e2', 'e3', 'e4', 'e5', 'nowhere', '__proto__', 'constructor');
    fc.assert(
      fc.property(
        randomEvents,
        fc.array(fc.tuple(fc.array(id), fc.string()), { minLength: 15, maxLength: 15 }),
        (events, links) => {
          const forged = events.map((event, index) => {
            const [parents = [], hlc = ''] = links[index] ?? [];
            return { ...event, parents, hlc };
          });
          const ticket = foldTicket(forged);
          expect(ticket?.history).toHaveLength(events.length);
          expect(ticket?.heads.length).toBeGreaterThan(0);
          expect(foldTicket([...forged].reverse())).toEqual(ticket);
        },
      ),
    );
  });

  it('is null without a filing, and foldTickets keeps tickets apart', async () => {
    expect(foldTicket([])).toBeNull();
    const one = await new Story('a').steps('提交', '受理');
    const two = await new Story('b').steps('提交', '不予受理');
    expect(foldTicket(one.events.slice(1))).toBeNull();
    const tickets = foldTickets([...one.events, ...two.events].reverse());
    expect(tickets.map((ticket) => [ticket.id, ticket.state])).toEqual([
      ['a', '已受理'],
      ['b', '不予受理'],
    ]);
    expect(foldTicket([...one.events, ...two.events])?.history).toHaveLength(2);
  });

  it('shows a record of a later version and applies nothing of it', async () => {
    const told = await story('提交', '督办', '受理');
    expect(told.ticket.state).toBe('已受理');
    expect(told.ticket.history[1]).toMatchObject({ type: '督办', applied: false, summary: '督办' });
  });

  it('names an id that stands for two records, and takes the same one everywhere', async () => {
    const told = await story('提交', '受理');
    const [, accepted] = told.events;
    if (!accepted) throw new Error();
    const forged = { ...accepted, payload: { unitName: '别的单位' } };
    const ticket = foldTicket([...told.events, forged]);
    expect(ticket?.conflicts).toEqual([expect.stringContaining(accepted.id)]);
    expect(foldTicket([forged, ...told.events])).toEqual(ticket);
  });

  it('says when an earlier record has not arrived', async () => {
    const told = await story('提交', '受理', '通知', '反馈整改');
    const ticket = foldTicket(told.events.filter((event) => event.type !== '通知'));
    expect(ticket?.conflicts).toContainEqual(expect.stringContaining('待补'));
    expect(foldTicket(told.events)?.conflicts).toEqual([]);
  });
});

describe('two steps taken apart', () => {
  const apart = async () => {
    const told = await story('提交');
    const [filed] = told.events;
    if (!filed) throw new Error();
    const accepted = await told.step('受理', undefined, { device: 'd2', name: '甲', parents: [filed.id] });
    const declined = await told.step('不予受理', undefined, {
      device: 'd3',
      name: '乙',
      parents: [filed.id],
    });
    return { told, accepted, declined };
  };

  it('both stay, the first counts, and the ticket shows 冲突 naming both persons', async () => {
    const { told } = await apart();
    const { state, conflicts, history, heads } = told.ticket;
    expect(state).toBe('已受理');
    expect(history.map((entry) => entry.applied)).toEqual([true, true, false]);
    expect(conflicts).toEqual([expect.stringMatching(/^冲突：甲.+“受理”，乙.+“不予受理”/)]);
    expect(heads).toHaveLength(2);
  });

  it('is settled by a later legal step that names both heads', async () => {
    const { told } = await apart();
    await told.step('通知', undefined, { parents: told.ticket.heads });
    expect(told.ticket).toMatchObject({ state: '整改中', conflicts: [] });
    expect(told.ticket.history).toHaveLength(4);
  });

  it('is not settled by a step whose writer had seen only one of them, nor by a remark', async () => {
    const { told, accepted } = await apart();
    await told.step('通知', undefined, { device: 'd2', parents: [accepted.id] });
    expect(told.ticket.state).toBe('整改中');
    expect(told.ticket.conflicts).toHaveLength(1);
    await told.step('备注', undefined, { parents: told.ticket.heads });
    expect(told.ticket.conflicts).toHaveLength(1);
    await told.step('反馈整改');
    expect(told.ticket.conflicts).toEqual([]);
  });

  it('is not settled by a step whose writer had seen only the one without effect', async () => {
    const told = await story('提交', '受理');
    const [, accepted] = told.events;
    const parents = [accepted?.id ?? ''];
    await told.step('通知', undefined, { device: 'd2', name: '甲', parents });
    const second = await told.step('通知', undefined, { device: 'd3', name: '乙', parents });
    await told.step('反馈整改', undefined, { device: 'd3', parents: [second.id] });
    expect(told.ticket).toMatchObject({ state: '待复核', conflicts: [expect.stringContaining('互不知情')] });
    await told.step('复核通过', undefined, { parents: told.ticket.heads });
    expect(told.ticket).toMatchObject({ state: '已办结', conflicts: [] });
  });

  it('can be settled the other way: withdraw the one, take the other again', async () => {
    const { told, accepted } = await apart();
    await told.step(
      '撤销',
      { corrects: accepted.id, reason: '以不予受理为准' },
      { parents: told.ticket.heads },
    );
    expect(told.ticket).toMatchObject({ state: '待核实', conflicts: [], unitName: '区应急局' });
    await told.step('不予受理');
    expect(told.ticket).toMatchObject({ state: '不予受理', conflicts: [] });
  });
});
