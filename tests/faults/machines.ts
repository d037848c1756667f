import { planPackage } from '../../entrypoints/desk/plan-package.ts';
import { writePlanned } from '../../entrypoints/desk/write-package.ts';
import type { Event } from '../../lib/core/events/event.ts';
import { ledgerHash } from '../../lib/core/ledger/ledger-hash.ts';
import { memoryFile, sealZip } from '../../lib/export/package/sealed-zip.ts';
import { type LedgerDb, openLedgerDb } from '../../lib/extension/db.ts';
import { readEvents } from '../../lib/extension/event-store.ts';
import type { LedgerIndex } from '../../lib/extension/ledger-index.ts';
import { readSegments } from '../../lib/extension/segments.ts';
import { verify } from '../core/events/examined.ts';
import {
  answered,
  DESK,
  freshName,
  memoryArea,
  NOW_MS,
  sha256,
  type TestBackground,
  testBackground,
} from '../extension/fresh-ledger.ts';
import { sha256Bytes } from './parcels.ts';

type Seat = '大数据中心' | '值班读网员' | '责任单位';

/** A machine whose 首次设置 is done. */
export async function machineOf(role: Seat, name: string, unit = '大数据中心'): Promise<TestBackground> {
  const test = testBackground();
  answered(await test.handlers.setSettings({ person: { name, unit }, role, setupDone: true }, DESK));
  return test;
}

async function opened(name: string): Promise<LedgerDb> {
  const db = await openLedgerDb({ name });
  if (!db.ok) throw new Error(db.error);
  return db.value;
}

/** A machine's whole stored state: every object store, `storage.local` and the session. */
export interface Image {
  stores: Map<string, { key: IDBValidKey; row: unknown }[]>;
  local: [string, unknown][];
  session: [string, unknown][];
  nowMs: number;
}

/** What a copied profile holds. */
export async function imageOf(test: TestBackground): Promise<Image> {
  await test.settled();
  const db = await opened(test.ledgerName);
  const stores: Image['stores'] = new Map();
  for (const name of db.objectStoreNames) {
    const [keys, rows] = [await db.getAllKeys(name), await db.getAll(name)];
    stores.set(
      name,
      keys.map((key, at) => ({ key, row: rows[at] })),
    );
  }
  db.close();
  const local = structuredClone([...test.local.rows]);
  return { stores, local, session: structuredClone([...test.session.rows]), nowMs: test.background.nowMs() };
}

/** A machine started on an image, its clock where the image was taken or later. */
export async function machineFrom(image: Image, nowMs = image.nowMs): Promise<TestBackground> {
  const kept = { local: memoryArea(), session: memoryArea(), ledgerName: freshName() };
  for (const [key, value] of structuredClone(image.local)) kept.local.rows.set(key, value);
  for (const [key, value] of structuredClone(image.session)) kept.session.rows.set(key, value);
  const db = await opened(kept.ledgerName);
  const filled = [...image.stores].filter(([, rows]) => rows.length > 0);
  const transaction = db.transaction(
    filled.map(([name]) => name as 'events'),
    'readwrite',
  );
  for (const [name, rows] of filled) {
    const store = transaction.objectStore(name as 'events');
    for (const { key, row } of rows)
      void store.put(row as Event, store.keyPath === null ? String(key) : undefined);
  }
  await transaction.done;
  db.close();
  const test = testBackground({}, kept);
  test.pass(nowMs - NOW_MS);
  return test;
}

let files = 0;

/** Takes bytes in as the desk does. */
export async function take(test: TestBackground, bytes: Uint8Array, asOwn = false) {
  const id = `file-${++files}`;
  const row = { id, fileName: `${id}.zip`, bytes: bytes.slice().buffer as ArrayBuffer, at: '' };
  answered(await test.background.ledger.use('收件', (db) => db.put('incoming', row)));
  return test.handlers.takeInPackage({ id, asOwn }, DESK);
}

/** A file of any lines, written by hand in the first version's form: its seal holds, its records may not. */
export function fileOfLines(lines: readonly string[], device = 'somebody'): Promise<Uint8Array> {
  const manifest = {
    kind: '交件',
    madeAt: '2026-11-23T10:00:00+08:00',
    program: '',
    by: { name: '某人', unit: '', role: '大数据中心', device },
    scope: '',
    counts: { events: lines.length, tickets: 0 },
    evidence: [],
  };
  const parts = new Map([
    ['events.ndjson', new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''))],
  ]);
  return sealZip({ format: 'xundu-package', version: 1 }, manifest, parts, sha256Bytes);
}

export const fileOfEvents = (events: readonly Event[], device?: string) =>
  fileOfLines(
    events.map((event) => JSON.stringify(event)),
    device,
  );

/** Everything a machine holds, as the desk exports it. */
export async function exported(test: TestBackground, kind: '回复' | '备份' | '交件'): Promise<Uint8Array> {
  const db = await opened(test.ledgerName);
  const settings = answered(await test.handlers.getSettings(null, DESK));
  const order = {
    kind,
    scope: '全部工单',
    selection: { is: 'everything' as const },
    person: settings.person ?? { name: '', unit: '' },
    role: settings.role,
    program: '',
    now: new Date(test.background.nowMs()),
  };
  const planned = await planPackage(db, order, () => crypto.randomUUID());
  if (!planned) throw new Error('stopped');
  let blob: Blob | undefined;
  const written = await writePlanned(db, planned, {
    verify,
    newFile() {
      const file = memoryFile();
      return { write: file.write, done: async () => new Blob([file.whole()]) };
    },
    onFile: (file) => {
      blob = file.blob;
    },
    pause: async () => true,
  });
  db.close();
  const { records } = answered(written);
  // What a machine writes holds wherever it is taken in.
  if (records.failed.length > 0) throw new Error(JSON.stringify(records.failed.slice(0, 5)));
  if (!blob) throw new Error('no file');
  return new Uint8Array(await blob.arrayBuffer());
}

/** Every record a machine holds, its own first. */
export async function recordsOf(test: TestBackground): Promise<{ own: Event[]; imported: Event[] }> {
  return answered(
    await test.background.ledger.use('读取', async (db) => ({
      own: await readEvents(db, NOW_MS),
      imported: (await readSegments(db, NOW_MS)).events.map(({ event }) => event),
    })),
  );
}

/** What may not move: every ticket, every column, and how every device of `of` stands. */
export async function standOf(index: LedgerIndex, of?: ReadonlySet<string>) {
  const tickets = index.tickets();
  const devices = [...(index.examination?.devices ?? [])]
    .filter(([id]) => !of || of.has(id))
    .map(([id, { state, seats, name, unit, publicKey, revokedAt }]) =>
      JSON.stringify([id, state, [...seats].sort(), name, unit, publicKey, revokedAt]),
    )
    .sort();
  return {
    ledger: await ledgerHash(tickets, sha256),
    states: Object.fromEntries(tickets.map(({ id, state }) => [id, state])),
    devices,
    looks: JSON.stringify([...index.looks()].sort(([a], [b]) => (a < b ? -1 : 1))),
    attested: JSON.stringify([...index.attested()].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** What counts: states, steps in effect, columns and whom the machine trusts; records that wait are not in it. */
export async function countedOn(test: TestBackground, of: ReadonlySet<string>) {
  const index = await indexOf(test);
  const { states, devices, looks, attested } = await standOf(index, of);
  const steps = index
    .tickets()
    .flatMap(({ history }) =>
      history.flatMap(({ applied, undone, eventId }) => (applied && !undone ? [eventId] : [])),
    );
  return { states, devices, looks, attested, steps: steps.sort() };
}

export const indexOf = async (test: TestBackground): Promise<LedgerIndex> =>
  answered(await test.background.ledger.index());

export const standOn = async (test: TestBackground, of?: ReadonlySet<string>) =>
  standOf(await indexOf(test), of);
