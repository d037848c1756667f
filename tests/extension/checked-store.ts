import type { Event } from '../../lib/core/events/event.ts';
import { ledgerHash } from '../../lib/core/ledger/ledger-hash.ts';
import { type LedgerDb, openLedgerDb } from '../../lib/extension/db.ts';
import { readSegments } from '../../lib/extension/segments.ts';
import { takeIn } from '../../lib/extension/take-in.ts';
import { SigningDevice } from '../core/events/examined.ts';
import { submission } from '../core/tickets/story.ts';
import {
  answered,
  article,
  DESK,
  NOW_MS,
  SITE,
  sha256,
  type TestBackground,
  testBackground,
} from './fresh-ledger.ts';

/** The center sits at the machine, with tickets of its own, each accepted. */
export async function centerWith(tickets: number): Promise<TestBackground> {
  const test = testBackground();
  const person = { name: '王主任', unit: '大数据中心' };
  answered(await test.handlers.setSettings({ person, role: '大数据中心', setupDone: true }, DESK));
  for (let at = 0; at < tickets; at++) await fileAndAccept(test, at);
  return test;
}

export async function fileAndAccept(test: TestBackground, at: number): Promise<string> {
  const reading = article('青禾县。', { url: `${SITE}/a/${at}.html` });
  const { id } = answered(
    await test.handlers.fileTicket({ reading, surroundings: [], description: `错${at}` }, DESK),
  );
  answered(await test.handlers.step({ id, type: '受理', payload: { unitName: '区应急局' } }, DESK));
  return id;
}

/** A reader's device with tickets. */
export async function readerWith(id: string, tickets: number): Promise<SigningDevice> {
  const device = await SigningDevice.begin(id);
  for (let at = 0; at < tickets; at++)
    await device.write(
      '提交',
      { kind: 'ticket', id: `${id}-${at}` },
      submission({ url: `${SITE}/${id}/${at}.html`, number: `${id}-${at}` }),
    );
  return device;
}

let files = 0;
/** Takes records in as those of one file. */
export async function takeRecords(test: TestBackground, events: readonly Event[]) {
  const id = `file-${++files}`;
  const at = '2026-11-23T10:00:00+08:00';
  const note = {
    id,
    fileName: id,
    kind: '交件',
    madeBy: '',
    madeAt: at,
    takenAt: at,
    takenBy: '',
    evidence: 0,
  };
  const taken = await test.background.ledger.alone('导入文件', (db) =>
    takeIn(db, { note, events }, test.background.means),
  );
  return answered(answered(taken));
}

/** Works on the store behind the product's back, once what follows its last answers is done. */
export async function behind<T>(test: TestBackground, work: (db: LedgerDb) => Promise<T>): Promise<T> {
  await test.background.behind.done();
  const opened = await openLedgerDb({ name: test.ledgerName });
  if (!opened.ok) throw new Error(opened.error);
  try {
    return await work(opened.value);
  } finally {
    opened.value.close();
  }
}

/** Own records in the order of their numbers. */
export function ownRecords(test: TestBackground): Promise<Event[]> {
  return behind(test, (db) => db.getAllFromIndex('events', 'bySeq'));
}

/** Everything a backup holds. */
export function everyRecord(test: TestBackground): Promise<Event[]> {
  return behind(test, async (db) => [
    ...(await db.getAllFromIndex('events', 'bySeq')),
    ...(await readSegments(db, NOW_MS)).events.map(({ event }) => event),
  ]);
}

export async function hashOf(test: TestBackground): Promise<string> {
  return ledgerHash(answered(await test.background.ledger.index()).tickets(), sha256);
}

/** Another machine with the same store, as it is now. */
export async function copyOf(test: TestBackground): Promise<TestBackground> {
  const copy = testBackground();
  const stores = ['events', 'device', 'keys', 'segments', 'imports', 'quarantine'] as const;
  const rows = await behind(test, async (db) =>
    Promise.all(stores.map(async (store) => ({ store, rows: await db.getAll(store) }))),
  );
  await behind(copy, async (db) => {
    for (const { store, rows: all } of rows) for (const row of all) await db.put(store, row as never);
  });
  for (const [key, value] of test.local.rows) copy.local.rows.set(key, structuredClone(value));
  return copy;
}
