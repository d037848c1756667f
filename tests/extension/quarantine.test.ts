import { afterEach, describe, expect, it } from 'vitest';

import { openLedgerDb } from '../../lib/extension/db.ts';
import { diskFullAt } from '../faults/failing-store.ts';
import { allTickets, answered, article, DESK, OVERLAY, testBackground } from './fresh-ledger.ts';

let full: ReturnType<typeof diskFullAt> | undefined;
afterEach(() => full?.end());

async function damaged(store: 'events' | 'segments' | 'register' | 'device', row: Record<string, unknown>) {
  const test = testBackground();
  const draft = { reading: article('青禾县。'), surroundings: [], description: '错' };
  const { id } = answered(await test.handlers.fileTicket(draft, OVERLAY));
  const opened = await openLedgerDb({ name: test.ledgerName });
  if (!opened.ok) throw new Error(opened.error);
  await opened.value.put(store, row as never);
  opened.value.close();
  return { test: test.restart(), id };
}

describe('a damaged row on a full disk', () => {
  it.each([
    ['events', { id: 'broken', subject: { kind: 'ticket', id: 't' } }],
    ['segments', { hash: 'broken' }],
    ['device', { key: 'this', id: 7 }],
  ] as const)(
    'of %s: the ledger is read all the same, and the row is named where it lies',
    async (store, row) => {
      const { test, id } = await damaged(store, row);
      full = diskFullAt(1, 'full');
      expect((await allTickets(test.handlers)).map(({ ticket }) => ticket.id)).toEqual([id]);
      const { quarantined } = answered(await test.handlers.storeHealth(null, DESK));
      expect(quarantined).toMatchObject([{ from: store, why: expect.stringContaining('仍在原处') }]);

      // With room again it is moved, and named once.
      full.end();
      const restarted = test.restart();
      await allTickets(restarted.handlers);
      const health = answered(await restarted.handlers.storeHealth(null, DESK));
      expect(health.quarantined).toMatchObject([
        { from: store, why: expect.not.stringContaining('仍在原处') },
      ]);
    },
  );

  it('of the register: it is not written over by an empty one', async () => {
    const { test } = await damaged('register', { key: 'current', register: '损坏', savedAt: '' });
    full = diskFullAt(1, 'request');
    answered(await test.handlers.getRegister(null, DESK));
    full.end();
    const kept = answered(await test.background.ledger.use('读取', (db) => db.get('register', 'current')));
    expect(kept?.register).toBe('损坏');
  });
});
