import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { epochMs, isoOf } from '../../../lib/core/calendar/civil-date.ts';
import { defaultHolidays } from '../../../lib/core/calendar/default-holidays.ts';
import { type TicketFacts, ticketClocks } from '../../../lib/core/clocks/ticket-clocks.ts';
import { Origin } from '../../../lib/core/events/event.ts';
import { ProblemClass } from '../../../lib/core/finding.ts';

const filed: TicketFacts = {
  problemClass: '错别字',
  origin: '读网',
  filedAt: '2026-11-20T10:00:00+08:00',
  foundByResponsibleUnit: false,
  declined: false,
};
const at = (time: string) => `2026-11-20T${time}:00+08:00`;
const read = (facts: Partial<TicketFacts>, now: string) =>
  ticketClocks({ ...filed, ...facts }, now, defaultHolidays).map((c) => `${c.clockId} ${c.state} ${c.text}`);

describe('a 错敏 ticket', () => {
  it('shows 未通知 until the hand-over is recorded, then counts one hour from it', () => {
    expect(read({}, at('10:12'))).toEqual(['错敏整改 未通知 未通知 12 分钟']);
    const notifiedAt = at('10:30');
    expect(read({ notifiedAt }, at('10:40'))).toEqual(['错敏整改 进行中 ● 剩 50 分钟']);
    expect(read({ notifiedAt }, at('11:05'))).toEqual(['错敏整改 将到期 ◐ 剩 25 分钟']);
    expect(read({ notifiedAt }, at('11:30'))).toEqual(['错敏整改 将到期 ◐ 剩 不足 1 分钟']);
    expect(read({ notifiedAt }, at('13:30'))).toEqual(['错敏整改 逾期 ▲ 逾期 2 小时']);
  });

  it('stops when the result is fed back, in time up to the very minute', () => {
    const notifiedAt = at('10:30');
    expect(read({ notifiedAt, rectifiedAt: at('11:30') }, at('20:00'))).toEqual([
      '错敏整改 按期完成 ● 按期完成',
    ]);
    expect(read({ notifiedAt, rectifiedAt: at('11:42') }, at('20:00'))).toEqual([
      '错敏整改 超时完成 ▲ 超时 12 分钟完成',
    ]);
  });

  it('counts from filing when the responsible unit found it itself', () => {
    const [clock] = ticketClocks({ ...filed, foundByResponsibleUnit: true }, at('10:12'), defaultHolidays);
    expect(clock).toMatchObject({
      startAt: filed.filedAt,
      dueAt: '2026-11-20T11:00:00+08:00',
      remainingMs: 2_880_000,
    });
  });

  it('runs through the night and a holiday', () => {
    const [clock] = ticketClocks(
      { ...filed, notifiedAt: '2026-10-01T23:50:00+08:00' },
      '2026-10-02T01:00:00+08:00',
      defaultHolidays,
    );
    expect(clock).toMatchObject({
      state: '逾期',
      dueAt: '2026-10-02T00:50:00+08:00',
      text: '▲ 逾期 10 分钟',
    });
  });

  it('is one of four classes, whatever the origin', () => {
    const classes = ProblemClass.options.filter((problemClass) =>
      ticketClocks({ ...filed, problemClass }, at('10:12'), defaultHolidays).some(
        (c) => c.clockId === '错敏整改',
      ),
    );
    expect(classes).toEqual(['严重表述错误', '错别字', '个人隐私', '暗链外链']);
    for (const origin of Origin.options) {
      const clocks = ticketClocks({ ...filed, origin }, at('10:12'), defaultHolidays);
      expect(clocks.some((c) => c.clockId === '错敏整改')).toBe(true);
    }
  });
});

describe('a ticket from 公众找错', () => {
  it('has three working days from receipt, and the hour too when 错敏: the earlier first', () => {
    expect(read({ origin: '公众找错', notifiedAt: at('10:30') }, at('10:40'))).toEqual([
      '错敏整改 进行中 ● 剩 50 分钟',
      '找错答复 进行中 ● 剩 5 天 13 小时',
    ]);
    expect(read({ origin: '公众找错' }, at('10:40'))[0]).toBe('错敏整改 未通知 未通知 40 分钟');
    const [only, none] = ticketClocks(
      { ...filed, origin: '公众找错', problemClass: '失效链接' },
      at('10:40'),
      defaultHolidays,
    );
    expect(only).toMatchObject({ clockId: '找错答复', dueAt: '2026-11-25T24:00:00+08:00' });
    expect(none).toBeUndefined();
  });

  it('turns to the reply once the hour is served, and the reply alone closes it', () => {
    const facts = { origin: '公众找错', notifiedAt: at('10:30'), rectifiedAt: at('11:00') } as const;
    expect(read(facts, at('12:00'))).toEqual([
      '找错答复 进行中 ● 剩 5 天 12 小时',
      '错敏整改 按期完成 ● 按期完成',
    ]);
    expect(read({ ...facts, closedAt: '2026-11-25T23:59:00+08:00' }, '2026-11-26T09:00:00+08:00')).toEqual([
      '错敏整改 按期完成 ● 按期完成',
      '找错答复 按期完成 ● 按期完成',
    ]);
    expect(read(facts, '2026-11-26T03:00:00+08:00')[0]).toBe('找错答复 逾期 ▲ 逾期 3 小时');
    expect(read(facts, '2026-11-25T09:00:00+08:00')[0]).toBe('找错答复 将到期 ◐ 剩 15 小时');
  });
});

describe('other tickets', () => {
  it('from 季度督查 have two working days from receipt of the circular', () => {
    expect(
      read({ origin: '季度督查', problemClass: '更新逾期', notifiedAt: at('10:30') }, at('11:00')),
    ).toEqual(['季度督查整改 进行中 ● 剩 4 天 13 小时']);
  });

  it('say 暂算 in words when the count crosses into a year without its notice', () => {
    const [clock] = ticketClocks(
      { ...filed, origin: '季度督查', problemClass: '更新逾期', notifiedAt: '2026-12-30T09:00:00+08:00' },
      '2026-12-31T09:00:00+08:00',
      defaultHolidays,
    );
    expect(clock).toMatchObject({ dueAt: '2027-01-04T24:00:00+08:00', provisional: true });
    expect(clock?.text).toBe('● 剩 4 天 15 小时（暂算）');
  });

  it('found on duty outside 错敏 have no set limit, unless the office sets one', () => {
    const overdue = { ...filed, problemClass: '更新逾期' } as const;
    expect(read({ problemClass: '更新逾期' }, at('11:00'))).toEqual(['无规定时限 无规定时限 无规定时限']);
    const options = {
      officeLimits: { 更新逾期: { amount: 1, kind: 'workdays' } },
      closingTime: '18:00',
    } as const;
    const [clock] = ticketClocks(
      { ...overdue, notifiedAt: at('11:00') },
      at('12:00'),
      defaultHolidays,
      options,
    );
    expect(clock).toMatchObject({ clockId: '本单位时限', dueAt: '2026-11-23T18:00:00+08:00' });
    const never = ticketClocks(
      { ...overdue, problemClass: '失效链接' },
      at('12:00'),
      defaultHolidays,
      options,
    );
    expect(never[0]?.state).toBe('无规定时限');
  });

  it('that were declined are not timed, and a feedback without a notice is not called punctual', () => {
    expect(read({ declined: true, origin: '公众找错' }, at('11:00'))).toEqual(['不计时 不计时 不计时']);
    expect(read({ rectifiedAt: at('10:50') }, at('11:00'))).toEqual([
      '错敏整改 不计时 没有通知记录，不能计时',
    ]);
  });
});

describe('law', () => {
  const facts = fc.record({
    problemClass: fc.constantFrom(...ProblemClass.options),
    origin: fc.constantFrom(...Origin.options),
    filedAt: fc.constant(filed.filedAt),
    foundByResponsibleUnit: fc.boolean(),
    notifiedAt: fc.option(fc.constant(at('10:20')), { nil: undefined }),
    declined: fc.constant(false),
  });

  it('a running clock says 逾期 exactly after its due instant, and never becomes less urgent as time goes on', () => {
    const rank = ['未通知', '进行中', '将到期', '逾期'];
    fc.assert(
      fc.property(facts, fc.nat(10 * 86_400), fc.nat(10 * 86_400), (one, p, q) => {
        const [soon, later] = [Math.min(p, q), Math.max(p, q)].map((s) =>
          isoOf(epochMs(filed.filedAt) + s * 1000),
        );
        if (!soon || !later) throw new Error('no instants');
        const after = ticketClocks(one, later, defaultHolidays);
        for (const clock of ticketClocks(one, soon, defaultHolidays)) {
          if (clock.dueAt) expect(clock.state === '逾期').toBe(epochMs(soon) > epochMs(clock.dueAt));
          const then = after.find((c) => c.clockId === clock.clockId);
          expect(rank.indexOf(then?.state ?? '')).toBeGreaterThanOrEqual(rank.indexOf(clock.state));
        }
      }),
    );
  });

  it('clocks come earliest due first, and every ticket has at least one line to show', () => {
    fc.assert(
      fc.property(facts, fc.nat(10 * 86_400), (one, s) => {
        const now = isoOf(epochMs(filed.filedAt) + s * 1000);
        const clocks = ticketClocks(one, now, defaultHolidays);
        expect(clocks.length).toBeGreaterThan(0);
        expect(clocks.every((c) => c.text !== '')).toBe(true);
        const due = clocks.flatMap((c) => (c.dueAt ? [epochMs(c.dueAt)] : []));
        expect(due).toEqual([...due].sort((a, b) => a - b));
      }),
    );
  });
});
