import { describe, expect, it } from 'vitest';

import { lookAgain } from '../../entrypoints/background/second-looks.ts';
import { answered, DESK, PAGE, SITE, testBackground } from './fresh-ledger.ts';
import { HOUR, goneSite as site, ticketInRecheck as waiting } from './gone-site.ts';

describe('second looks, however hostile the machine', () => {
  const rowsOf = (count: number, first: string, ticket = 'x') =>
    Array.from({ length: count }, (_, at) => ({
      ticket: `${ticket}${at}`,
      url: `${SITE}/zwgk/${at}.html`,
      first: { at: first, says: '返回状态 404' },
    }));

  it('rows of tickets nobody asks for leave before those of tickets under re-check are cut', async () => {
    const test = testBackground({ fetch: site().fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    const [own] = await test.background.gone.all();
    // 499 of tickets closed since, all newer.
    test.local.rows.set('pages-said-gone', [own, ...rowsOf(499, own?.first.at ?? '')]);
    const other = await waiting(test, `${SITE}/zwgk/tzgg/2.html`);
    await test.handlers.recheck({ id: other }, DESK);
    expect((await test.background.gone.all()).map(({ ticket }) => ticket)).toEqual([id, other]);
  });

  it('a browser closed for nine days looks once it is open; one silent for a week gives up', async () => {
    const { state, fetch } = site();
    const test = testBackground({ fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    test.pass(9 * 24 * HOUR);
    const later = test.restart();
    state.isDown = true;
    await lookAgain(later.background);
    state.isDown = false;
    expect(await later.background.gone.all()).toHaveLength(1);
    await lookAgain(later.background);
    expect(await later.background.gone.all()).toEqual([]);
    const again = testBackground({ fetch });
    const other = await waiting(again);
    await again.handlers.recheck({ id: other }, DESK);
    again.pass(9 * 24 * HOUR);
    await lookAgain(again.background);
    expect(answered(await again.handlers.recheckStanding({ id: other }, DESK)).gone?.result).toBe('页面已删');
  });

  it('a first answer from a clock that was a year ahead is not waited for: the look begins anew', async () => {
    const { state, fetch } = site();
    const test = testBackground({ fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    const [row] = await test.background.gone.all();
    if (row) row.first.at = '2027-11-23T10:00:00+08:00';
    test.local.rows.set('pages-said-gone', [row]);
    await lookAgain(test.background);
    expect((await test.background.gone.all())[0]?.first.at).toContain('2026-11-23');
    expect(state.asked).toBe(2);
    await lookAgain(test.background);
    expect(state.asked).toBe(2);
    test.pass(2.1 * HOUR);
    await lookAgain(test.background);
    expect(answered(await test.handlers.recheckStanding({ id }, DESK)).gone?.result).toBe('页面已删');
  });

  it('of 30 due pages each turn asks a few, the silent ones last, until all are looked at', async () => {
    const { state, fetch } = site();
    const test = testBackground({ fetch });
    const ids: string[] = [];
    for (let at = 0; at < 30; at++) ids.push(await waiting(test, `${SITE}/zwgk/tzgg/${at}.html`));
    for (const id of ids) answered(await test.handlers.recheck({ id }, DESK));
    test.pass(2.1 * HOUR);
    const silent = new Set(ids.slice(0, 10).map((_, at) => `${SITE}/zwgk/tzgg/${at}.html`));
    const asked: number[] = [];
    const slow = testBackground(
      {
        nowMs: test.background.nowMs,
        fetch: async (url, init) => {
          if (silent.has(url)) {
            state.asked++;
            throw new TypeError('silent');
          }
          return fetch(url, init);
        },
      },
      test,
    );
    for (let turn = 0; turn < 6; turn++) {
      const before = state.asked;
      await lookAgain(slow.background);
      asked.push(state.asked - before);
    }
    expect(Math.max(...asked)).toBeLessThanOrEqual(8);
    const rows = await slow.background.gone.all();
    expect(rows.filter(({ second }) => second)).toHaveLength(20);
  });

  it('a site silent for hours is asked once an hour', async () => {
    const { state, fetch } = site();
    const test = testBackground({ fetch });
    const id = await waiting(test);
    await test.handlers.recheck({ id }, DESK);
    state.isDown = true;
    test.pass(2.1 * HOUR);
    const before = state.asked;
    for (let turn = 0; turn < 40; turn++) {
      await lookAgain(test.background);
      test.pass(5 * 60_000);
    }
    expect(state.asked - before).toBeLessThanOrEqual(10);
    expect(state.asked - before).toBeGreaterThanOrEqual(7);
  });

  it('rows that are no rows are passed over', async () => {
    const test = testBackground({ fetch: site().fetch });
    const id = await waiting(test);
    test.local.rows.set('pages-said-gone', [
      null,
      7,
      { ticket: id },
      'x',
      { ticket: id, url: PAGE, first: {} },
    ]);
    await lookAgain(test.background);
    expect(answered(await test.handlers.recheckStanding({ id }, DESK))).toEqual({ tab: false });
    expect(answered(await test.handlers.recheck({ id }, DESK)).result).toBe('打不开');
  });
});
