import { DevicePayloads } from '../core/events/device.ts';
import type { Event } from '../core/events/event.ts';
import { earlierHash, eventHash, signedText } from '../core/events/new-event.ts';
import { parseEvent } from '../core/events/parse-event.ts';
import { isCanonicalSignature } from '../core/events/signature.ts';
import type { LedgerDb } from './db.ts';
import type { OwnSelf } from './own-keys.ts';
import { countRun, SegmentRow, Signed } from './segments.ts';
import {
  type CheckMeans,
  damageOf,
  type Mending,
  membersOf,
  type RecordPlace,
  type SeeSound,
  type StoreFindings,
} from './store-damage.ts';

interface ImportedCheck {
  self: OwnSelf;
  means: CheckMeans;
  found: StoreFindings;
  see: SeeSound;
  /** Told that so many more records were looked at; false to stop. */
  breathe(): Promise<boolean>;
}

type SegmentPlace = Extract<RecordPlace, { store: 'segments' }>;

/** An entry that does not fit what was noted of it when it came; judged once every 登记 was seen. */
interface Doubt {
  place: SegmentPlace;
  row: Record<string, unknown>;
  event: Event;
  hash: string;
  text: string;
}

/**
 * Looks through what files brought, one run at a time: every record parses, has the hashes that were noted when
 * it came, and its signature is what was noted of it. Where a note was damaged and not the record, the record's
 * own signature tells.
 *
 * @returns false when it was stopped
 */
export async function checkImported(db: LedgerDb, check: ImportedCheck): Promise<boolean> {
  const { found, breathe } = check;
  const registered = new RegisteredKeys(check.self);
  const doubts: Doubt[] = [];
  for (const key of await db.getAllKeys('segments')) {
    const row: unknown = await db.get('segments', key);
    // Healed or set aside since the keys were read.
    if (row === undefined) continue;
    const run = SegmentRow.safeParse(row);
    countRun(row, found.byFile);
    if (!run.success) {
      const entries = membersOf(row).events;
      const count = Array.isArray(entries) ? `，里面有 ${entries.length} 条记录` : '';
      const why = `导入的一批记录读不出来${count}。重新导入当时的文件就能补回。`;
      found.unreadableRuns.push({ rowKey: key, row, why });
      continue;
    }
    for (const [index, entry] of run.data.events.entries()) {
      found.imported += 1;
      const place: SegmentPlace = { store: 'segments', key, index };
      const doubt = await doubtOf(place, entry, registered, check);
      if (doubt) doubts.push(doubt);
      if (!(await breathe())) return false;
    }
  }
  for (const doubt of doubts) {
    await settle(doubt, registered, check);
    if (!(await breathe())) return false;
  }
  return true;
}

/** Looks at one entry; what cannot be judged yet is handed back. */
async function doubtOf(
  place: SegmentPlace,
  entry: unknown,
  registered: RegisteredKeys,
  { means, found, see, self }: ImportedCheck,
): Promise<Doubt | undefined> {
  const row = membersOf(entry);
  const parsed = parseEvent(row.event);
  if (!parsed.ok) {
    const what = `读不出来：${parsed.error}`;
    found.damaged.push(damageOf(place, entry, row.event, what, means.numberOf));
    return undefined;
  }
  const { event } = parsed;
  registered.add(event);
  const hash = await earlierHash(event, means.sha256);
  const text = await eventHash(event, means.sha256);
  const isAsNoted = row.hash === hash && (row.text === undefined || row.text === text);
  const signed = row.signed === undefined ? undefined : Signed.safeParse(row.signed).data;
  const isSignedAsNoted =
    row.signed === undefined || (signed !== undefined && (await fitsNote(event, signed, means)));
  if (!isAsNoted || !isSignedAsNoted) return { place, row, event, hash, text };
  const { id, seq, by } = event;
  const isOwn = self.ids.has(by.device);
  const isSigned =
    signed?.holds === true && (!isOwn || (self.keys.get(by.device) ?? []).includes(signed.publicKey));
  const publicKey = signed?.holds ? signed.publicKey : undefined;
  see({ id, seq, device: by.device, isOwn, isSigned, publicKey, hash, text });
  return undefined;
}

/** Builds of the first version took spellings that hold for no key now: such a note says nothing. */
async function fitsNote(
  event: Event,
  { publicKey, holds }: { publicKey: string; holds: boolean },
  { verify }: CheckMeans,
): Promise<boolean> {
  if (!isCanonicalSignature(event.sig)) return true;
  return (await verify(publicKey, signedText(event), event.sig)) === holds;
}

/** The record or what was noted of it: one of the two was damaged. */
async function settle(
  doubt: Doubt,
  registered: RegisteredKeys,
  { means, found }: ImportedCheck,
): Promise<void> {
  const { place, row, event, hash, text } = doubt;
  const noted = row.signed === undefined ? undefined : Signed.safeParse(row.signed).data;
  const keys = new Set([...registered.of(event.by.device), ...(noted ? [noted.publicKey] : [])]);
  let signer: string | undefined;
  for (const publicKey of keys)
    if (signer === undefined && (await means.verify(publicKey, signedText(event), event.sig)))
      signer = publicKey;
  const isWhole = row.hash === hash && (row.text === undefined || row.text === text);
  // Whole by its hashes, and yet not signed by the key that was found to have signed it: all were changed together.
  const isForged = isWhole && noted?.holds === true && registered.of(event.by.device).has(noted.publicKey);
  if (signer !== undefined || (isWhole && !isForged)) {
    const { signed: _signed, ...rest } = row;
    const entry = { ...rest, hash, text, ...(signer ? { signed: { publicKey: signer, holds: true } } : {}) };
    const what = '完好，导入时记下的校验值损坏了，已按记录本身改正。';
    const mending: Mending = { ...damageOf(place, row, event, what, means.numberOf), place, entry };
    found.mendings.push(mending);
    return;
  }
  const what = isForged
    ? '的签名不符，内容被改动过。'
    : '和导入时记下的校验值不一致，内容被改动过或磁盘出错。';
  found.damaged.push(damageOf(place, row, event, what, means.numberOf));
}

/** Keys that claim a device in its 登记. */
class RegisteredKeys {
  private readonly keys = new Map<string, Set<string>>();

  constructor(self: OwnSelf) {
    for (const [device, keys] of self.keys) this.keys.set(device, new Set(keys));
  }

  add({ seq, subject, type, by, payload }: Event): void {
    if (seq !== 1 || subject.kind !== 'device' || subject.id !== by.device || type !== '登记') return;
    const parsed = DevicePayloads.登记.safeParse(payload);
    if (!parsed.success) return;
    this.keys.set(by.device, (this.keys.get(by.device) ?? new Set()).add(parsed.data.publicKey));
  }

  of(device: string): ReadonlySet<string> {
    return this.keys.get(device) ?? new Set();
  }
}
