import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openLedgerDb } from '../../../lib/extension/db.ts';
import type { LedgerIndex } from '../../../lib/extension/ledger-index.ts';
import { migrations } from '../../../lib/extension/migrations/index.ts';
import {
  answered,
  DESK,
  freshName,
  memoryArea,
  type TestBackground,
  testBackground,
} from '../../extension/fresh-ledger.ts';
import { exported, indexOf, machineOf, take } from '../../faults/machines.ts';

type Rows = Readonly<Record<string, readonly Record<string, unknown>[]>>;

/** How the first version itself found it. */
interface Expected {
  states: Record<string, string>;
  applied: string[];
  looks: string[];
  attested: string[];
  devices: string[];
}

/**
 * Stores and files written by the first version, its keys left out: a key does not leave its browser. `attacks` are
 * the rows that a respelled copy added to the store.
 */
function saved<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./saved/${name}.json`, import.meta.url), 'utf8')) as T;
}

const OLD_VERSION = 2;
const CENTER = {
  person: { name: '王主任', unit: '大数据中心' },
  role: '大数据中心' as const,
  setupDone: true,
};

/** This build on a store of the first version. */
async function openedOn(...stores: readonly Rows[]): Promise<TestBackground> {
  const kept = { local: memoryArea(), session: memoryArea(), ledgerName: freshName() };
  const old = migrations.filter(({ version }) => version <= OLD_VERSION);
  const db = await openLedgerDb({ name: kept.ledgerName, migrations: old });
  if (!db.ok) throw new Error(db.error);
  for (const rows of stores)
    for (const [store, all] of Object.entries(rows))
      for (const row of all) await db.value.put(store as 'segments', row as never);
  db.value.close();
  const test = testBackground({}, kept);
  test.pass(3 * 86_400_000);
  answered(await test.handlers.setSettings(CENTER, DESK));
  return test;
}

const standOf = (index: LedgerIndex): Omit<Expected, 'devices'> => ({
  states: Object.fromEntries(index.tickets().map(({ id, state }) => [id, state])),
  applied: index
    .tickets()
    .flatMap(({ history }) => history.flatMap(({ applied, eventId }) => (applied ? [eventId] : [])))
    .sort(),
  looks: [...index.looks().keys()].sort(),
  attested: [...index.attested().keys()].sort(),
});

describe('an office of the first version', () => {
  const office = saved<{ stores: Rows; expected: Expected; backup: string }>('old-office');
  const { devices, ...expected } = office.expected;

  it('has every step that counted, and every column, as it was', async () => {
    const test = await openedOn(office.stores);
    expect(expected.applied.length).toBeGreaterThan(15);
    expect(standOf(await indexOf(test))).toEqual(expected);
    const now = answered(await test.handlers.devices(null, DESK));
    expect(now.map(({ id, state }) => `${id} ${state}`).sort()).toEqual([...devices].sort());
  });

  it('keeps it over a restart, and once something new was written under its next key', async () => {
    const test = await openedOn(office.stores);
    answered(await test.handlers.step({ id: 'second-a', type: '备注', payload: { text: '新' } }, DESK));
    const { applied, ...rest } = standOf(await indexOf(test.restart()));
    expect(rest).toEqual({ states: expected.states, looks: expected.looks, attested: expected.attested });
    expect(applied).toEqual(expect.arrayContaining(expected.applied));
    expect(applied).toHaveLength(expected.applied.length + 1);
  });

  it('lists its approvals once to be confirmed, each for the seats its device stood in', async () => {
    const test = await openedOn(office.stores);
    const now = answered(await test.handlers.devices(null, DESK));
    const old = now.filter(({ isOldApproval }) => isOldApproval);
    expect(Object.fromEntries(old.map(({ id, seats }) => [id, [...seats].sort()]))).toEqual({
      center2: ['大数据中心'],
      lost: ['大数据中心', '值班读网员'].sort(),
      reader: ['值班读网员', '责任单位'].sort(),
    });
    const reader = old.find(({ id }) => id === 'reader');
    answered(
      await test.handlers.approveDevice(
        { device: 'reader', fingerprint: reader?.fingerprint ?? '', seats: ['值班读网员', '责任单位'] },
        DESK,
      ),
    );
    const after = answered(await test.handlers.devices(null, DESK));
    expect(after.flatMap(({ id, isOldApproval }) => (isOldApproval ? [id] : [])).sort()).toEqual([
      'center2',
      'lost',
    ]);
    expect(standOf(await indexOf(test))).toEqual(expected);
  });

  it('restores from the backup it wrote, every step as it counted', async () => {
    const test = await machineOf('大数据中心', '王主任');
    test.pass(86_400_000 * 3);
    answered(await take(test, Buffer.from(office.backup, 'base64'), true));
    expect(standOf(await indexOf(test))).toEqual(expected);
    // And so does what this build writes of it.
    const again = await machineOf('大数据中心', '王主任');
    answered(await take(again, await exported(test, '备份'), true));
    expect(standOf(await indexOf(again))).toEqual(expected);
  });
});

describe('a store that a respelled copy had emptied', () => {
  const poisoned = saved<{ stores: Rows; expected: Expected; attacks: Record<string, Rows> }>('poisoned');

  it('is the genuine one again when this build opens it', async () => {
    const { devices: _devices, ...expected } = poisoned.expected;
    const clean = await openedOn(poisoned.stores);
    expect(standOf(await indexOf(clean))).toEqual(expected);
    const names = Object.keys(poisoned.attacks);
    for (const name of names) {
      const test = await openedOn(poisoned.stores, poisoned.attacks[name] ?? {});
      expect(standOf(await indexOf(test)), name).toEqual(expected);
      const states = answered(await test.handlers.devices(null, DESK)).map(
        ({ id, state }) => `${id} ${state}`,
      );
      expect(states.sort(), name).toEqual([...poisoned.expected.devices].sort());
    }
    const all = await openedOn(poisoned.stores, ...Object.values(poisoned.attacks));
    expect(standOf(await indexOf(all))).toEqual(expected);
    console.log(
      `${names.length + 1} 个被旧版本写坏的台账：打开后工单、步骤、设备都和原来一样的 ${names.length + 1} 个`,
    );
  });

  it('nor is what it hands on or restores poisoned any more', async () => {
    const { devices: _devices, ...expected } = poisoned.expected;
    const all = await openedOn(poisoned.stores, ...Object.values(poisoned.attacks));
    const fresh = await machineOf('大数据中心', '王主任');
    fresh.pass(86_400_000 * 3);
    answered(await take(fresh, await exported(all, '备份'), true));
    expect(standOf(await indexOf(fresh))).toEqual(expected);
  });

  it('heals in a seat that was restored', async () => {
    const seat = saved<{ stores: Rows; expected: Expected }>('poisoned-seat');
    const { devices, ...expected } = seat.expected;
    const test = await openedOn(seat.stores);
    expect(Object.keys(expected.states)).toHaveLength(5);
    expect(standOf(await indexOf(test))).toEqual(expected);
    const states = answered(await test.handlers.devices(null, DESK)).map(({ id, state }) => `${id} ${state}`);
    expect(states.sort()).toEqual([...devices].sort());
  });
});
