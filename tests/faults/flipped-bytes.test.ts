import { beforeAll, describe, expect, it } from 'vitest';

import type { Event } from '../../lib/core/events/event.ts';
import { writeEventPackage } from '../../lib/export/package/event-package.ts';
import type { LedgerDb } from '../../lib/extension/db.ts';
import { examined } from '../core/events/examined.ts';
import {
  behind,
  centerWith,
  copyOf,
  everyRecord,
  hashOf,
  readerWith,
  takeRecords,
} from '../extension/checked-store.ts';
import { answered, DESK, type TestBackground, testBackground } from '../extension/fresh-ledger.ts';
import { faultCount, seeded } from './fault-count.ts';
import { withFlippedBit } from './flipped-byte.ts';
import { sha256Bytes } from './parcels.ts';

const FLIPS = faultCount(200);
const SEED = 20_261_123;

let base: TestBackground;
let records: Event[];

beforeAll(async () => {
  base = await centerWith(12);
  for (const id of ['reader1', 'reader2']) await takeRecords(base, (await readerWith(id, 5)).events);
  records = await everyRecord(base);
});

/** A machine with the same ledger, one record of which has a changed bit; or was never there. */
async function withRecord(
  record: Event,
  change: ((row: unknown) => unknown) | 'gone',
): Promise<{ test: TestBackground; row: unknown }> {
  const test = await copyOf(base);
  const row = await behind(test, async (db) => {
    const own = await db.get('events', record.id);
    if (own) {
      // Its id may be what was hit.
      await db.delete('events', record.id);
      return change === 'gone' ? undefined : putChanged(db, () => change(own) as Event);
    }
    for (const run of await db.getAll('segments')) {
      const entries = run.events as { event: Event }[];
      const at = entries.findIndex(({ event }) => event.id === record.id);
      if (at < 0) continue;
      const damaged = change === 'gone' ? undefined : change(entries[at]);
      const events = entries.flatMap((entry, index) => (index !== at ? [entry] : damaged ? [damaged] : []));
      await db.put('segments', { ...run, events });
      return damaged;
    }
    throw new Error(`no record ${record.id}`);
  });
  return { test, row };
}

/** No two rows of the store have one number or one id: a flip that would make them is another flip. */
async function putChanged(db: LedgerDb, change: () => Event): Promise<Event> {
  for (;;) {
    const damaged = change();
    try {
      if (await db.get('events', damaged.id)) continue;
      await db.put('events', damaged);
      return damaged;
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'ConstraintError') throw error;
    }
  }
}

/** Restores a backup of a machine on a fresh one, as its own. */
async function restored(from: TestBackground, events: readonly Event[]): Promise<TestBackground> {
  const device = answered(await from.handlers.storeHealth(null, DESK)).deviceId;
  const by = { name: '王主任', unit: '大数据中心', role: '大数据中心' as const, device };
  const head = {
    kind: '备份' as const,
    madeAt: '2026-11-23T10:00:00+08:00',
    program: '',
    by,
    scope: '',
    evidence: [],
  };
  const bytes = await writeEventPackage({ head, events, evidence: new Map() }, sha256Bytes);
  const fresh = testBackground();
  answered(
    await fresh.handlers.setSettings(
      { person: { name: '王主任', unit: '大数据中心' }, role: '大数据中心', setupDone: true },
      DESK,
    ),
  );
  const row = { id: 'file', fileName: 'b.zip', bytes: bytes.slice().buffer as ArrayBuffer, at: '' };
  answered(await fresh.background.ledger.use('收件', (db) => db.put('incoming', row)));
  answered(await fresh.handlers.takeInPackage({ id: 'file', asOwn: true }, DESK));
  return fresh;
}

const idsOf = (events: readonly Event[]) =>
  events
    .filter(({ subject }) => subject.kind !== 'device')
    .map(({ id }) => id)
    .sort();

/** What stands beside a record: damage there costs no record. When it came is no part of what is proved. */
const BESIDE = /^(hash|text|signed)(\.|$)/;

describe('one flipped bit in a stored record', () => {
  it('is named, and the rest stays: here, in a backup, and on the machine that restores it', async () => {
    const next = seeded(SEED);
    const tally = { own: 0, imported: 0, beside: 0, registration: 0 };
    for (let flip = 0; flip < FLIPS; flip++) {
      // The first records of a chain are what everything hangs on, and notes beside a record are short: each gets
      // a share of the flips.
      const isForFirst = flip % 8 === 0;
      const isForNote = flip % 8 === 4;
      const among = records.filter(
        ({ seq, by }) => (!isForFirst || seq === 1) && (!isForNote || by.device.startsWith('reader')),
      );
      const record = among[Math.floor(next() * among.length)] as Event;
      let where = '';
      const { test, row } = await withRecord(record, (genuine) => {
        const isEntry = (genuine as { event?: unknown }).event !== undefined;
        const flipped = withFlippedBit(genuine, next, (path) =>
          isEntry ? BESIDE.test(path) || (!isForNote && path.startsWith('event.')) : true,
        );
        where = flipped.path;
        return flipped.row;
      });
      const isBeside = JSON.stringify((row as { event?: unknown }).event) === JSON.stringify(record);
      const said = `flip ${flip} (seed ${SEED}): ${record.by.device}#${record.seq} ${where}`;

      const checked = answered(await test.handlers.checkStore(null, DESK));
      const { quarantined } = answered(await test.handlers.storeHealth(null, DESK));
      expect(quarantined, said).toHaveLength(1);
      expect(await behind(test, (db) => db.getAll('quarantine')), said).toMatchObject([{ row }]);
      if (isBeside) {
        expect(checked, said).toMatchObject({ count: 0, renoted: 1, isStopped: false });
        expect(await hashOf(test), said).toBe(await hashOf(base));
        tally.beside += 1;
        continue;
      }
      expect(checked, said).toMatchObject({ count: 1, renoted: 0, isStopped: false });
      expect(checked.damaged[0]?.why, said).toMatch(/本机|导入/);
      const isOwn = records.indexOf(record) < (await behind(base, (db) => db.count('events')));
      tally[isOwn ? 'own' : 'imported'] += 1;
      if (record.seq === 1) tally.registration += 1;

      const { test: without } = await withRecord(record, 'gone');
      const expected = await hashOf(without);
      expect(await hashOf(test), said).toBe(expected);
      const backup = await everyRecord(test);
      const left = records.filter((one) => one !== record);
      const asStranger = await examined(backup);
      expect(idsOf(asStranger.sound), said).toEqual(idsOf(left));
      expect(asStranger.quarantined, said).toEqual([]);
      expect(await hashOf(await restored(test, backup)), said).toBe(expected);
    }
    expect(tally.own).toBeGreaterThan(0);
    expect(tally.imported).toBeGreaterThan(0);
    console.log(
      `${FLIPS} 处 flipped bits in stored records, each named: ${tally.own} own and ${tally.imported} imported records set apart (${tally.registration} of them 登记), the rest restored; ${tally.beside} beside a sound record, written anew`,
    );
  }, 300_000);
});
