import { describe, expect, it } from 'vitest';

import { openLedgerDb } from '../../lib/extension/db.ts';
import { ROWS_WITH_CONTENT, storedText } from '../../lib/extension/quarantine.ts';
import { answered, DESK, testBackground } from './fresh-ledger.ts';

/** A store with rows that are no events, as a damaged disk or a newer build would leave them. */
async function withDamage(rows: readonly Record<string, unknown>[]) {
  const test = testBackground();
  const opened = await openLedgerDb({ name: test.ledgerName });
  if (!opened.ok) throw new Error(opened.error);
  for (const row of rows) await opened.value.put('events', row as never);
  opened.value.close();
  return test;
}

describe('the state of the store', () => {
  it('of a sound store is: nothing set aside, no failure', async () => {
    const health = answered(await testBackground().handlers.storeHealth(null, DESK));
    expect(health).toMatchObject({ events: 0, tickets: 0, quarantined: [] });
    expect(health.deviceId).not.toBe('');
    expect(health.lastFailure).toBeUndefined();
  });

  it('shows a damaged row with why, when and its content word for word, and counts it nowhere', async () => {
    const words = '<img src=x onerror=alert(1)>';
    const test = await withDamage([{ id: 'broken-1', subject: { kind: 'ticket', id: 't' }, note: words }]);
    const health = answered(await test.handlers.storeHealth(null, DESK));
    expect(health).toMatchObject({ events: 0, tickets: 0 });
    expect(health.quarantined).toEqual([
      {
        from: 'events',
        key: 'broken-1',
        why: expect.stringMatching(/.+/),
        at: expect.stringMatching(/^2026-11-23T/),
        content: expect.stringContaining(words),
      },
    ]);
  });

  it('keeps damaged settings visible too', async () => {
    const test = testBackground();
    await test.local.set({ settings: { version: 1, offHosts: '不是列表' } });
    answered(await test.handlers.getSettings(null, DESK));
    const { quarantined } = answered(await test.handlers.storeHealth(null, DESK));
    expect(quarantined).toMatchObject([{ from: '设置', content: expect.stringContaining('不是列表') }]);
  });

  it('names every row however many there are, the content of the first hundred only', async () => {
    const rows = Array.from({ length: ROWS_WITH_CONTENT + 20 }, (_none, index) => ({
      id: `broken-${index}`,
    }));
    const test = await withDamage(rows);
    const { quarantined } = answered(await test.handlers.storeHealth(null, DESK));
    expect(quarantined).toHaveLength(rows.length);
    expect(quarantined.filter((row) => row.content !== undefined)).toHaveLength(ROWS_WITH_CONTENT);
  });

  it('any row becomes text: a long one is cut and says so, a circle and a bigint do not fail', () => {
    const circle: Record<string, unknown> = { words: '原文' };
    circle.self = circle;
    for (const row of [circle, 10n, undefined, null, Symbol.iterator, () => 1]) {
      expect(storedText(row)).not.toBe('');
    }
    const long = storedText({ words: '字'.repeat(50_000) });
    expect(long.length).toBeLessThan(4_100);
    expect(long).toContain('只列出前');
  });
});
