import { DevicePayloads, type Verify } from '../core/events/device.ts';
import type { Event } from '../core/events/event.ts';
import { earlierHash, eventHash, signedText } from '../core/events/new-event.ts';
import { isCanonicalSignature, lowS } from '../core/events/signature.ts';
import type { Result } from '../core/page-result.ts';
import type { DeviceRow, LedgerDb } from './db.ts';
import { readEvents, thisDevice, type WriteMeans } from './event-store.ts';
import { LostRecords } from './lost-records.ts';
import { noteMended } from './note-mended.ts';
import { isOwnSigned, keysOfOwn } from './own-keys.ts';
import {
  type Healing,
  type ImportedEvent,
  ImportRow,
  type ReadSegments,
  readSegments,
  writeImport,
} from './segments.ts';

/** A file that was read whole and is about to be taken in. */
export interface Incoming {
  note: Omit<ImportRow, 'fresh' | 'events'>;
  events: readonly Event[];
  /** When a record first came, in ms: of this machine's own backup only, a stranger's file may say anything. */
  arrivedAt?: ((event: Event) => number | undefined) | undefined;
}

export interface TakenIn {
  note: ImportRow;
  /** Records that were here already, member for member the same. */
  known: number;
  /** Records that were damaged here and are whole again. */
  healed: number;
  /** Set when the file holds records of this very machine that it does not know: it was rolled back or copied. */
  rolledBack?: RolledBack | undefined;
}

/** What a file, or the folder of proofs, knows of this machine that it does not know itself. */
export interface RolledBack {
  device: string;
  /** Last number this machine knows of itself. */
  here: number;
  /** Last number known outside. */
  there: number;
}

/** Records looked at before the caller may breathe. */
const SLICE = 200;

/**
 * Adds what a file brings to what is here: a union, so the same file twice or files in any order end in the
 * same ledger. Nothing sound is overwritten; a record that differs from one here under the same id is kept beside
 * it and named by `examineEvents`. A record that was damaged here is put right by its genuine copy. All or nothing.
 *
 * @param pause answers false to stop before anything is written
 */
export async function takeIn(
  db: LedgerDb,
  incoming: Incoming,
  means: WriteMeans,
  pause: (progress: number) => Promise<boolean> = async () => true,
): Promise<Result<TakenIn>> {
  const own = await readEvents(db, means.nowMs());
  const stored = await readSegments(db, means.nowMs());
  const device = await thisDevice(db, means);
  const here = new RecordsHere(own, stored);
  const ownKeys = await keysOfOwn(device, own, means.verify);
  const keys = keysOf([...own, ...stored.events.map(({ event }) => event), ...incoming.events], ownKeys);
  const lost = await LostRecords.read(db);

  const fresh: ImportedEvent[] = [];
  const healed: Healing[] = [];
  const damagedOwn: Event[] = [];
  let rolledBack: RolledBack | undefined;
  const noteUnknown = ({ seq }: Event) => {
    rolledBack = { device: device.id, here: device.seq, there: Math.max(rolledBack?.there ?? 0, seq) };
  };
  // A file that was taken in while the browser was shut down in the midst told it already, and nobody heard.
  for (const record of stored.events)
    if (
      isUnknownToItself(record, device, here) &&
      (await here.isAnother(record.event, ownKeys, means.verify))
    )
      noteUnknown(record.event);
  for (const [index, event] of incoming.events.entries()) {
    if (index % SLICE === 0 && !(await pause(index / incoming.events.length)))
      return { ok: false, error: '已停止，没有导入任何内容。' };
    const rival = here.ownRival(event);
    let signed = rival && (await signedBy(event, keys.get(event.by.device), means.verify));
    // Anybody can write a record with the same id or number: only this machine's own key speaks for it.
    const isOwn = signed?.signed?.holds && ownKeys.get(event.by.device)?.includes(signed.signed.publicKey);
    if (rival && isOwn && means.verify && !(await isOwnSigned(rival, ownKeys, means.verify))) {
      damagedOwn.push(rival);
      here.forgetOwn(rival);
    }
    if (here.holds(event)) continue;
    const hash = await earlierHash(event, means.sha256);
    const text = await eventHash(event, means.sha256);
    const arrived = incoming.arrivedAt?.(event) ?? lost.arrivedOf({ hash, text });
    signed ??= await signedBy(event, keys.get(event.by.device), means.verify);
    const record: ImportedEvent = {
      event,
      hash,
      text,
      ...signed,
      ...(arrived === undefined ? {} : { arrived }),
    };
    const damaged = here.damaged(record);
    if (damaged) healed.push({ at: damaged, by: record });
    else fresh.push(record);
    here.add(record);
    if (isUnknownToItself(record, device, here)) noteUnknown(event);
  }
  const note: ImportRow = {
    ...incoming.note,
    events: incoming.events.length,
    fresh: fresh.length,
  };
  const arrived = (await firstCame(db, note.id)) ?? Math.max(means.nowMs(), 1 + latestOf(stored, device));
  const heldBefore = (stored.byFile.get(note.id) ?? 0) + (lost.aside.get(note.id) ?? 0);
  await writeImport(db, note, { fresh, healed, arrived, heldBefore }, means.sha256);
  const known = incoming.events.length - fresh.length - healed.length;
  const came = { id: note.id, records: [...fresh, ...healed.map(({ by }) => by)] };
  const mended = await noteMended(db, came, damagedOwn, ownKeys, means);
  return {
    ok: true,
    value: { note, known, healed: healed.length + mended, ...(rolledBack ? { rolledBack } : {}) },
  };
}

/** When a file came that is taken in once more, in ms: what it brings anew was here since then, and was lost. */
async function firstCame(db: LedgerDb, id: string): Promise<number | undefined> {
  const noted = ImportRow.safeParse(await db.get('imports', id));
  if (!noted.success) return undefined;
  const ms = noted.data.arrived ?? Date.parse(noted.data.takenAt);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Later than anything that came before, though the clock of this machine was set back. */
function latestOf({ events }: ReadSegments, { lastHlc }: DeviceRow): number {
  let latest = Number.parseInt(lastHlc.slice(0, 9), 36) || 0;
  for (const { arrived = 0 } of events) latest = Math.max(latest, arrived);
  return latest;
}

/** The records of the store by id, to be asked whether they hold one already. */
class RecordsHere {
  private readonly byId = new Map<string, ImportedEvent[]>();
  private readonly own: Map<string, Event>;
  private readonly ownNumbers: Map<string, Event>;
  private readonly broken: ReadSegments['broken'];

  constructor(own: readonly Event[], stored: ReadSegments) {
    this.own = new Map(own.map((event) => [event.id, event]));
    this.ownNumbers = new Map(own.map((event) => [numberOf(event), event]));
    this.broken = stored.broken;
    for (const record of stored.events) this.add(record);
  }

  add(record: ImportedEvent): void {
    const known = this.byId.get(record.event.id);
    if (known) known.push(record);
    else this.byId.set(record.event.id, [record]);
  }

  /** An own record under the same id, or the same number, that is not this one to the letter. */
  ownRival(event: Event): Event | undefined {
    const mine = this.own.get(event.id) ?? this.ownNumbers.get(numberOf(event));
    if (!mine) return undefined;
    return lowS(mine.sig) === lowS(event.sig) && signedText(mine) === signedText(event) ? undefined : mine;
  }

  /** Not the record this machine has under that id or number, and the one here is sound. */
  async isAnother(
    event: Event,
    keys: ReadonlyMap<string, string[]>,
    verify: Verify | undefined,
  ): Promise<boolean> {
    const mine = this.own.get(event.id) ?? this.ownNumbers.get(numberOf(event));
    if (!mine) return true;
    if (signedText(mine) === signedText(event)) return false;
    return !verify || isOwnSigned(mine, keys, verify);
  }

  forgetOwn(event: Event): void {
    this.own.delete(event.id);
    this.ownNumbers.delete(numberOf(event));
  }

  hasOwnNumber(event: Event): boolean {
    return this.ownNumbers.has(numberOf(event));
  }

  /** The same signed text is the same record, unless the copy here does not hold and this one may. */
  holds(event: Event): boolean {
    const mine = this.own.get(event.id);
    const others = this.byId.get(event.id);
    if (!mine && !others) return false;
    const text = signedText(event);
    if (mine && signedText(mine) === text) return true;
    return (others ?? []).some(
      (one) =>
        signedText(one.event) === text &&
        (lowS(one.event.sig) === lowS(event.sig) ||
          (one.signed?.holds === true && isCanonicalSignature(one.event.sig))),
    );
  }

  /** Place of the record that was this one before it was damaged. */
  damaged({ event, hash, text, signed }: ImportedEvent): Healing['at'] | undefined {
    // The same text under another signature may be a forger's: only one that holds takes a record's place.
    const isThis = (one: { hash?: string | undefined; text?: string | undefined }) =>
      one.hash === hash || (signed?.holds === true && text !== undefined && one.text === text);
    const changed = this.byId.get(event.id)?.find((one) => one.at !== undefined && isThis(one));
    return changed?.at ?? this.broken.find(isThis)?.at;
  }
}

const numberOf = ({ by, seq }: Event): string => `${seq} ${by.device}`;

/** Signed by this machine's key, and not in its own store: another copy of this profile, or a later state of it, wrote it. */
function isUnknownToItself(
  { event, signed }: ImportedEvent,
  { id, seq, publicKey }: DeviceRow,
  here: RecordsHere,
): boolean {
  if (event.by.device !== id || !signed?.holds || signed.publicKey !== publicKey) return false;
  if (event.seq > seq) return true;
  // A number that is missing here was lost to damage: then the file only brings it back.
  return here.hasOwnNumber(event);
}

/** Keys that claim a device, those this machine knows as its own first. */
function keysOf(
  events: readonly Event[],
  ownKeys: ReadonlyMap<string, readonly string[]>,
): Map<string, string[]> {
  const keys = new Map([...ownKeys].map(([id, known]) => [id, [...known]]));
  for (const event of events) {
    if (event.seq !== 1 || event.subject.kind !== 'device' || event.type !== '登记') continue;
    const parsed = DevicePayloads.登记.safeParse(event.payload);
    if (!parsed.success) continue;
    const known = keys.get(event.by.device) ?? [];
    if (!known.includes(parsed.data.publicKey)) keys.set(event.by.device, [...known, parsed.data.publicKey]);
  }
  return keys;
}

async function signedBy(
  event: Event,
  publicKeys: readonly string[] | undefined,
  verify: Verify | undefined,
): Promise<Pick<ImportedEvent, 'signed'>> {
  const [first] = publicKeys ?? [];
  if (!publicKeys || first === undefined || !verify) return {};
  if (isCanonicalSignature(event.sig)) {
    const text = signedText(event);
    for (const publicKey of publicKeys)
      if (await verify(publicKey, text, event.sig)) return { signed: { publicKey, holds: true } };
  }
  return { signed: { publicKey: first, holds: false } };
}
