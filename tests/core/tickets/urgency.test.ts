import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { epochMs, isoOf } from '../../../lib/core/calendar/civil-date.ts';
import type { ClockState, TicketClock } from '../../../lib/core/clocks/ticket-clocks.ts';
import { compareUrgency, leadClock, urgencyOf } from '../../../lib/core/tickets/urgency.ts';
import { sampleClock } from '../../components/sample-ticket.ts';

const NOW = epochMs('2026-11-23T10:00:00+08:00');
const runs = (state: ClockState, remainingMs: number): TicketClock =>
  sampleClock({ state, remainingMs, dueAt: isoOf(NOW + remainingMs) });

const running: readonly ClockState[] = ['进行中', '将到期', '逾期'];
const clockOf = fc
  .tuple(
    fc.constantFrom<ClockState>('逾期', '将到期', '进行中', '未通知', '按期完成', '无规定时限', '不计时'),
    fc.integer({ min: 1, max: 1e6 }).map((seconds) => seconds * 1_000),
  )
  .map(([state, ms]) =>
    running.includes(state)
      ? runs(state, state === '逾期' ? -ms : ms)
      : { clockId: 'x', title: '', clause: '', state, provisional: false, text: '' },
  );
const rowOf = fc.array(clockOf, { maxLength: 3 });
const byUrgency = (rows: readonly TicketClock[][]) =>
  [...rows].sort((a, b) => compareUrgency(urgencyOf(a), urgencyOf(b)));

describe('order of open tickets', () => {
  it('puts no overdue ticket behind one that is not', () => {
    fc.assert(
      fc.property(fc.array(rowOf, { maxLength: 30 }), (rows) => {
        const overdue = byUrgency(rows).map((clocks) => leadClock(clocks)?.state === '逾期');
        expect(overdue.lastIndexOf(true) + 1).toBe(overdue.filter(Boolean).length);
      }),
    );
  });

  it('puts what is due earlier before what is due later', () => {
    fc.assert(
      fc.property(fc.array(rowOf, { maxLength: 30 }), (rows) => {
        const due = byUrgency(rows).flatMap((clocks) => leadClock(clocks)?.remainingMs ?? []);
        expect(due).toEqual([...due].sort((a, b) => a - b));
      }),
    );
  });

  it('lets no three working days hide that nobody was told of a 错敏 fault', () => {
    const untold = sampleClock({ clockId: 'hour', state: '未通知' });
    const running = sampleClock({ clockId: 'days', state: '进行中', remainingMs: 9e6 });
    expect(leadClock([running, untold])?.clockId).toBe('hour');
  });

  it('lets the earlier of two running clocks speak for a ticket', () => {
    const clocks = [sampleClock({ clockId: 'later', remainingMs: 9e6 }), sampleClock({ clockId: 'first' })];
    expect(leadClock(clocks)?.clockId).toBe('first');
  });
});
