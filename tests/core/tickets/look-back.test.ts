import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { epochMs, isoOf } from '../../../lib/core/calendar/civil-date.ts';
import { LOOK_BACK_HOURS, lookBackDue, lookBackName } from '../../../lib/core/tickets/look-back.ts';
import type { Ticket } from '../../../lib/core/tickets/ticket.ts';
import { minute } from './story.ts';

const HOUR = 3_600_000;
const CLOSED = epochMs(minute(0));
const at = (ms: number) => isoOf(CLOSED + ms);
const look = (ms: number): Ticket['lookBacks'][number] => ({
  at: at(ms),
  byName: '甲',
  recurred: false,
  recheck: { result: '已消除', checkedAt: at(ms), url: 'https://a.example/', evidence: '' },
});
const closed = (looks: number[] = []) => ({
  state: '已办结' as const,
  closedAt: at(0),
  lookBacks: looks.map(look),
});
const someMs = fc.integer({ min: 0, max: 20 * 24 * 60 }).map((minutes) => minutes * 60_000);
const someHours = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 6 });

describe('when a closed ticket is looked at again', () => {
  it.each([
    [0, 1, false, 0],
    [0.99, 1, false, 0],
    [1, 1, true, 0],
    [23.9, 1, true, 0],
    [24, 24, true, 1],
    [168, 168, true, 2],
    [9999, 168, true, 2],
  ])('%d h after closing, nobody looked', (hours, mark, isDue, missed) => {
    expect(lookBackDue(closed(), at(hours * HOUR))).toMatchObject({ hours: mark, isDue, missed });
  });

  it('an open ticket waits for none, whatever it holds', () => {
    for (const state of ['待核实', '整改中', '待复核', '已并案', '已撤销', '不予受理'] as const)
      expect(lookBackDue({ ...closed(), state }, at(999 * HOUR))).toBeNull();
    expect(lookBackDue({ state: '已办结', closedAt: undefined, lookBacks: [] }, at(0))).toBeNull();
  });

  it('a look answers what was reached by then and nothing later', () => {
    fc.assert(
      fc.property(someHours, fc.array(someMs, { maxLength: 4 }), someMs, (hours, looks, now) => {
        const due = lookBackDue(closed(looks), at(now), hours);
        const last = Math.max(0, ...looks);
        const open = hours.filter((hour) => hour * HOUR > last);
        const reached = open.filter((hour) => hour * HOUR <= now);
        expect(due === null).toBe(open.length === 0);
        if (due === null) return;
        expect(due.isDue).toBe(reached.length > 0);
        expect(due.hours).toBe(reached.length > 0 ? Math.max(...reached) : Math.min(...open));
        expect(epochMs(due.dueAt)).toBe(CLOSED + due.hours * HOUR);
        expect(due.lateMs).toBe(Math.max(0, now - due.hours * HOUR));
        expect(due.missed).toBe(Math.max(0, reached.length - 1));
      }),
    );
  });

  it('once due it stays due until somebody looks: no sleep and no restart loses it', () => {
    fc.assert(
      fc.property(someMs, someMs, (first, later) => {
        const before = lookBackDue(closed(), at(first));
        const after = lookBackDue(closed(), at(first + later));
        expect(!before?.isDue || after?.isDue).toBe(true);
        const looked = lookBackDue(closed([first + later]), at(first + later));
        expect(looked?.isDue ?? false).toBe(false);
      }),
    );
  });

  it('looks of an earlier round, a clock set back and the order of the list change nothing', () => {
    fc.assert(
      fc.property(someHours, fc.array(someMs), someMs, (hours, looks, now) => {
        const plain = lookBackDue(closed(looks), at(now), hours);
        const earlier = { ...closed(looks), lookBacks: [look(-5 * HOUR), ...looks.map(look).reverse()] };
        expect(lookBackDue(earlier, at(now), [...hours, ...hours, 0, -3].reverse())).toEqual(plain);
      }),
    );
  });

  it('an empty list asks for none', () => {
    expect(lookBackDue(closed(), at(999 * HOUR), [])).toBeNull();
  });

  it('the marks have names', () => {
    expect(LOOK_BACK_HOURS.map(lookBackName)).toEqual(['办结后 1 小时', '办结后 1 天', '办结后 7 天']);
  });
});
