import { CONTACT_TYPE } from '../core/events/contact.ts';
import { DevicePayloads, type Verify } from '../core/events/device.ts';
import type { Event } from '../core/events/event.ts';
import { eventHash, signedText } from '../core/events/new-event.ts';
import type { Result } from '../core/page-result.ts';
import type { DeviceRow, LedgerDb } from './db.ts';
import { readEvents, thisDevice, type WriteMeans } from './event-store.ts';
import { type ImportedEvent, type ImportRow, readSegments, writeImport } from './segments.ts';

/** A file that was read whole and is about to be taken in. */
export interface Incoming {
  note: Omit<ImportRow, 'fresh' | 'events' | 'evidence'>;
  events: readonly Event[];
  evidence: readonly { hash: string; type: string; bytes: Uint8Array }[];
}

export interface TakenIn {
  note: ImportRow;
  /** Records that were here already, member for member the same. */
  known: number;
}

/** Records looked at before the caller may breathe. */
const SLICE = 200;

/**
 * Adds what a file brings to what is here: a union, so the same file twice or files in any order end in the
 * same ledger. Nothing is overwritten; a record that differs from one here under the same id is kept beside it
 * and named by `examineEvents`. All or nothing.
 *
 * @param pause answers false to stop before anything is written
 */
export async function takeIn(
  db: LedgerDb,
  incoming: Incoming,
  means: WriteMeans,
  pause: (progress: number) => Promise<boolean> = async () => true,
): Promise<Result<TakenIn>> {
  const own = new Map((await readEvents(db, means.nowMs())).map((event) => [event.id, event]));
  const { events: imported } = await readSegments(db, means.nowMs());
  const here = new Set(imported.map(({ hash }) => hash));
  const keys = keysOf([...own.values(), ...imported.map(({ event }) => event), ...incoming.events]);

  const fresh: ImportedEvent[] = [];
  for (const [index, event] of incoming.events.entries()) {
    if (index % SLICE === 0 && !(await pause(index / incoming.events.length)))
      return { ok: false, error: '已停止，没有导入任何内容。' };
    const hash = await eventHash(event, means.sha256);
    if (here.has(hash)) continue;
    const mine = own.get(event.id);
    if (mine && (await eventHash(mine, means.sha256)) === hash) continue;
    here.add(hash);
    fresh.push({ event, hash, ...(await signedBy(event, keys.get(event.by.device), means.verify)) });
  }
  const note: ImportRow = {
    ...incoming.note,
    events: incoming.events.length,
    fresh: fresh.length,
    evidence: incoming.evidence.filter(({ type }) => type !== CONTACT_TYPE).length,
  };
  await writeImport(db, note, fresh, incoming.evidence, means.sha256);
  return { ok: true, value: { note, known: incoming.events.length - fresh.length } };
}

function keysOf(events: readonly Event[]): Map<string, string> {
  const keys = new Map<string, string>();
  for (const event of events) {
    if (event.seq !== 1 || event.subject.kind !== 'device' || event.type !== '登记') continue;
    const parsed = DevicePayloads.登记.safeParse(event.payload);
    if (parsed.success) keys.set(event.by.device, parsed.data.publicKey);
  }
  return keys;
}

async function signedBy(
  event: Event,
  publicKey: string | undefined,
  verify: Verify | undefined,
): Promise<Pick<ImportedEvent, 'signed'>> {
  if (publicKey === undefined || !verify) return {};
  const holds = event.sig !== '' && (await verify(publicKey, signedText(event), event.sig));
  return { signed: { publicKey, holds } };
}

/**
 * After a restored backup this machine is a new device that names the one the backup came from, so that two
 * machines restored from one backup never write under one id (DESIGN 4).
 */
export async function followDevices(
  db: LedgerDb,
  earlier: readonly string[],
  means: Pick<WriteMeans, 'nowMs' | 'newId'>,
): Promise<void> {
  const device = await thisDevice(db, means);
  const follows = [...new Set([...(device.seq > 0 ? [device.id] : []), ...device.follows, ...earlier])];
  const next: DeviceRow = {
    key: 'this',
    id: means.newId(),
    seq: 0,
    lastId: '',
    lastHash: '',
    lastHlc: '',
    follows: follows.filter((id) => id !== device.id || device.seq > 0),
    ...(device.publicKey === undefined ? {} : { publicKey: device.publicKey }),
  };
  const transaction = db.transaction('device', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put(next), transaction.done]);
}
