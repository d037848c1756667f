import { describe, expect, it } from 'vitest';

import { openLedgerDb } from '../../lib/extension/db.ts';
import { signingKey } from '../../lib/extension/device-key.ts';
import { appendEvents, type EventDraft, readEvents } from '../../lib/extension/event-store.ts';
import { openLedger } from '../../lib/extension/ledger.ts';
import { examined, verify } from '../core/events/examined.ts';
import { answered, countingMeans, dump, freshName, NOW_MS } from './fresh-ledger.ts';

const draft = (id: string): EventDraft => ({
  subject: { kind: 'visit', id },
  type: '读',
  payload: {},
  person: { name: '张三', unit: '区政府办' },
  role: '值班读网员',
  parents: [],
});

const signing = () => ({
  ...countingMeans(),
  newId: () => crypto.randomUUID(),
  signingKey: (db: Parameters<typeof signingKey>[0]) => signingKey(db, crypto.subtle),
});

const open = async (name: string) => answered(await openLedgerDb({ name }));

describe('the signing key', () => {
  it('is one key for a store, after a restart too, and its private half cannot be taken out', async () => {
    const name = freshName();
    const db = await open(name);
    const keys = await Promise.all([1, 2, 3].map(() => signingKey(db, crypto.subtle)));
    expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
    db.close();
    const again = await open(name);
    const key = await signingKey(again, crypto.subtle);
    expect(key.publicKey).toBe(keys[0]?.publicKey);
    expect(await verify(key.publicKey, '文', await key.sign('文'))).toBe(true);
    expect(await verify(key.publicKey, '文。', await key.sign('文'))).toBe(false);
    const [row] = (await dump(again)).keys as { pair: CryptoKeyPair }[];
    await expect(crypto.subtle.exportKey('jwk', row?.pair.privateKey as CryptoKey)).rejects.toThrow();
    again.close();
  });

  it.each(['', 'AAAA', '!!!', 'A'.repeat(86)])('refuses the signature %j without an error', async (sig) => {
    const db = await open(freshName());
    const { publicKey } = await signingKey(db, crypto.subtle);
    expect(await verify(publicKey, '文', sig)).toBe(false);
    expect(await verify(sig, '文', sig)).toBe(false);
    db.close();
  });
});

describe('a signing device', () => {
  it('begins with its 登记 and signs every record', async () => {
    const db = await open(freshName());
    const means = signing();
    await appendEvents(db, [draft('a'), draft('b')], means);
    await appendEvents(db, [draft('c')], means);
    const events = await readEvents(db, NOW_MS);
    expect(events).toHaveLength(4);
    const { quarantined, missing, devices } = await examined(events);
    expect({ quarantined, missing }).toEqual({ quarantined: [], missing: [] });
    expect([...devices.values()]).toMatchObject([
      { state: '未登记', events: 4, fingerprint: expect.any(String) },
    ]);
    db.close();
  });

  it('that wrote before it had a key, or lost its key, begins a new chain naming the old one', async () => {
    const db = await open(freshName());
    const [unsigned] = await appendEvents(db, [draft('a')], { ...signing(), signingKey: undefined as never });
    const first = await appendEvents(db, [draft('b')], signing());
    await db.clear('keys');
    const second = await appendEvents(db, [draft('c')], signing());
    const { devices, quarantined } = await examined(await readEvents(db, NOW_MS));
    expect(quarantined).toEqual([]);
    expect(devices.get(unsigned?.by.device ?? '')?.state).toBe('未签名');
    expect(devices.get(first[0]?.by.device ?? '')?.follows).toEqual([unsigned?.by.device]);
    expect(devices.get(second[0]?.by.device ?? '')?.follows).toEqual([
      first[0]?.by.device,
      unsigned?.by.device,
    ]);
    db.close();
  });

  it('gives 100 writes at once one unbroken signed chain', async () => {
    const name = freshName();
    const ledger = openLedger(signing(), { name });
    const writes = Array.from({ length: 100 }, (_, index) =>
      ledger.write('读网', () => ({ ok: true, value: [draft(`v${index}`)] })),
    );
    for (const written of await Promise.all(writes)) expect(written.ok).toBe(true);
    const db = await open(name);
    const { quarantined, sound, devices } = await examined(await readEvents(db, NOW_MS));
    expect(quarantined).toEqual([]);
    expect(sound).toHaveLength(101);
    expect(devices.size).toBe(1);
    db.close();
    await ledger.close();
  });
});
