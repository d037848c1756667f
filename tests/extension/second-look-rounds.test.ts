import { describe, expect, it } from 'vitest';

import { lookAgain } from '../../entrypoints/background/second-looks.ts';
import { answered, DESK, PAGE, type TestBackground, testBackground } from './fresh-ledger.ts';
import { HOUR, reported, goneSite as site, ticketAtUnit, ticketInRecheck as waiting } from './gone-site.ts';

describe('what a site said of a page before a step', () => {
  const close = (test: TestBackground, id: string) =>
    test.handlers.step(
      {
        id,
        type: '复核通过',
        payload: {
          recheck: {
            by: 'machine',
            result: '页面已删',
            checkedAt: new Date(test.background.nowMs()).toISOString(),
            url: PAGE,
            evidence: '两次 404',
          },
          outcome: '下线不重发',
        },
      },
      DESK,
    );

  it('is dropped when 复核通过 is recorded', async () => {
    const test = testBackground({ fetch: site().fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    answered(await close(test, id));
    expect(await test.background.gone.all()).toEqual([]);
  });

  it('counts from before 反馈整改 on: a page may be gone before its unit says so', async () => {
    const test = testBackground({ fetch: site().fetch });
    const id = await ticketAtUnit(test);
    answered(await test.handlers.recheck({ id }, DESK));
    test.pass(2.1 * HOUR);
    await reported(test, id);
    expect(answered(await test.handlers.recheck({ id }, DESK)).result).toBe('页面已删');
  });

  it('counts for no 回头看: the site is asked anew, and twice', async () => {
    const { state, fetch } = site();
    const test = testBackground({ fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    test.pass(2.1 * HOUR);
    await lookAgain(test.background);
    const [row] = await test.background.gone.all();
    expect(row?.second).toBeDefined();
    answered(await close(test, id));
    // As another machine would have left it: the row of the round before.
    if (row) test.local.rows.set('pages-said-gone', [row]);
    expect(answered(await test.handlers.recheckStanding({ id }, DESK))).toEqual({ tab: false });
    test.pass(HOUR);
    const before = state.asked;
    expect(answered(await test.handlers.recheck({ id }, DESK)).result).toBe('打不开');
    test.pass(2.1 * HOUR);
    await lookAgain(test.background);
    // What came by itself is no 回头看: it is told, and asked anew when a person looks.
    const standing = answered(await test.handlers.recheckStanding({ id }, DESK));
    expect(standing.gone).toBeUndefined();
    expect(standing.waits).toContain('回头看要当时再看一次');
    const recheck = answered(await test.handlers.recheck({ id }, DESK));
    expect(recheck.result).toBe('页面已删');
    expect(state.asked).toBe(before + 3);
    answered(await test.handlers.step({ id, type: '回头看', payload: { recheck, recurred: false } }, DESK));
  });

  it('an earlier look offered as 回头看 is refused in words, by machine and by hand', async () => {
    const test = testBackground({ fetch: site().fetch });
    const id = await waiting(test);
    const first = answered(await test.handlers.recheck({ id }, DESK));
    test.pass(2.1 * HOUR);
    const early = answered(await test.handlers.recheck({ id }, DESK));
    test.pass(60_000);
    answered(await close(test, id));
    test.pass(60_000);
    const byHand = {
      by: 'hand',
      result: '页面已删',
      checkedAt: new Date(test.background.nowMs()).toISOString(),
      url: PAGE,
      evidence: '页面已经不存在',
      machine: { result: '打不开', checkedAt: first.checkedAt, evidence: '' },
    };
    for (const recheck of [early, byHand]) {
      const payload = { recheck, recurred: false };
      const refused = await test.handlers.step({ id, type: '回头看', payload }, DESK);
      expect(refused).toEqual({ ok: false, error: expect.stringContaining('请重新打开页面核对') });
    }
  });

  it('a ticket closed on another machine leaves no row here', async () => {
    const test = testBackground({ fetch: site().fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    const rows = await test.background.gone.all();
    test.pass(HOUR);
    answered(await close(test, id));
    test.local.rows.set('pages-said-gone', rows);
    await lookAgain(test.background);
    expect(await test.background.gone.all()).toEqual([]);
  });
});
