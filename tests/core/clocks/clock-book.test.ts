import { describe, expect, it } from 'vitest';

import { clockBook, standingDuties } from '../../../lib/core/clocks/clock-book.ts';

describe('the clock book', () => {
  it('holds every figure of the notice with its clause', () => {
    const rows = Object.values(clockBook).map((c) => `${c.id} ${c.amount} ${c.kind} ${c.clause}`);
    expect(rows).toEqual([
      '错敏整改 1 hours 四(六)',
      '找错答复 3 workdays 三(三)1(1)',
      '季度督查整改 2 workdays 五(二)',
      '重要信息转载 8 hours 三(二)2(3)',
      '留言快速反应 24 hours 三(三)2(3)',
      '留言互动回应 48 hours 三(三)2(3)',
      '责任人重新备案 5 workdays 一(四)',
      '新栏目维护 5 workdays 二(一)1',
      '新专题维护 5 workdays 二(一)2',
      '新媒体备案 3 workdays 二(二)1',
    ]);
  });

  it('names each duty once, under its own id, with a start and a stop', () => {
    const all = [...Object.values(clockBook), ...standingDuties];
    expect(new Set(all.map((duty) => duty.id)).size).toBe(all.length);
    expect(Object.entries(clockBook).every(([id, clock]) => id === clock.id)).toBe(true);
    expect(all.filter((duty) => duty.startsAt === '' || duty.stopsAt === '' || duty.clause === '')).toEqual(
      [],
    );
  });

  it('gives duties without a figure none', () => {
    expect(standingDuties.filter((duty) => 'amount' in duty)).toEqual([]);
    expect(standingDuties.map((duty) => duty.clause)).toEqual([
      '五(一)',
      '四(四)',
      '四(四)',
      '二(一)2',
      '二(二)2',
      '二(一)3',
      '一(三)',
    ]);
  });
});
