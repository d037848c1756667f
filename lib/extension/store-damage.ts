import type { Verify } from '../core/events/device.ts';
import type { Sha256 } from '../core/events/new-event.ts';
import type { Slices } from '../core/run-in-slices.ts';
import type { NamedDamage } from './check-messages.ts';
import type { QuarantineRow } from './db.ts';

/** What checking needs from outside. */
export interface CheckMeans {
  sha256: Sha256;
  verify: Verify;
  slices: Slices;
  /** Number of a ticket, where the ledger knows it. */
  numberOf(ticketId: string): string | undefined;
}

/** Where a record lies: a row of `events`, or an entry of a run in `segments`. */
export type RecordPlace =
  | { store: 'events'; key: string }
  | { store: 'segments'; key: string; index: number };

/** A damaged record, named. */
export interface Damage {
  place: RecordPlace;
  /** As stored: it is moved only while it still stands so. */
  row: unknown;
  device?: string | undefined;
  seq?: number | undefined;
  /** Number of the ticket it is about, where that can be read. */
  ticket?: string | undefined;
  /** What is wrong, one Chinese sentence. */
  why: string;
}

/** A sound record whose notes (hashes, result of its signature) were damaged: they are written anew. */
export interface Mending extends Damage {
  place: Extract<RecordPlace, { store: 'segments' }>;
  entry: Record<string, unknown>;
}

/** What a look through the store found. */
export interface StoreFindings {
  /** Records looked at: this machine's own, and those that files brought. */
  own: number;
  imported: number;
  damaged: Damage[];
  mendings: Mending[];
  /** Rows of `segments` of which nothing can be read. */
  unreadableRuns: { rowKey: string; row: unknown; why: string }[];
  /** Records in the runs, by the file that brought them. */
  byFile: Map<string, number>;
  /** Numbers of this machine's own records that are not there any more, from and to. */
  gone: { device: string; from: number; to: number }[];
  /** Why this machine must go on under a new id; ids that go along. */
  newDevice?: { why: string; earlier: readonly string[] } | undefined;
}

/** Told of a record of the store that is sound. */
export type SeeSound = (record: SoundRecord) => void;

export interface SoundRecord {
  id: string;
  device: string;
  seq: number;
  /** Written by this machine, in its own store or brought back by a file. */
  isOwn: boolean;
  isSigned: boolean;
  /** Key its signature holds for, of records that files brought. */
  publicKey?: string | undefined;
  hash?: string | undefined;
  text?: string | undefined;
}

/** What of a row can still be read: who wrote it, under which number, about what. */
export function readableParts(row: unknown): {
  id?: string;
  device?: string;
  seq?: number;
  ticketId?: string;
  number?: string;
} {
  const { id, by, seq, subject, payload } = membersOf(row);
  const { device } = membersOf(by);
  const { kind, id: subjectId } = membersOf(subject);
  const { number } = membersOf(payload);
  return {
    ...(typeof id === 'string' ? { id } : {}),
    ...(typeof device === 'string' ? { device } : {}),
    ...(typeof seq === 'number' ? { seq } : {}),
    ...(kind === 'ticket' && typeof subjectId === 'string' ? { ticketId: subjectId } : {}),
    ...(typeof number === 'string' && number !== '' ? { number } : {}),
  };
}

export function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** @param record the event itself, as far as it is there */
export function damageOf(
  place: RecordPlace,
  row: unknown,
  record: unknown,
  what: string,
  numberOf: CheckMeans['numberOf'],
): Damage {
  const { device, seq, ticketId, number } = readableParts(record);
  const ticket = (ticketId !== undefined ? numberOf(ticketId) : undefined) ?? number;
  const whose = place.store === 'events' ? '本机' : `导入的（设备 ${(device ?? '').slice(0, 8) || '不明'}）`;
  const about = ticket === undefined ? '' : `（工单 ${ticket}）`;
  const which = seq === undefined ? '一条记录' : `第 ${seq} 号记录`;
  return { place, row, device, seq, ticket, why: `${whose}${which}${about}${what}` };
}

/** A row that was set aside, named: whoever read it may have said no more than what is wrong with it. */
export function namedDamage(
  { store, rowKey, row, why }: QuarantineRow,
  numberOf: CheckMeans['numberOf'],
): NamedDamage {
  const isOwn = store === 'events';
  const entry = membersOf(row);
  const record = isOwn ? row : entry.event;
  const place: RecordPlace = isOwn
    ? { store: 'events', key: rowKey }
    : { store: 'segments', key: rowKey, index: 0 };
  const named = damageOf(place, row, record, `读不出来：${why}`, numberOf);
  const isSaid = /^(本机|导入的|《)/.test(why);
  return {
    store: place.store,
    device: named.device,
    seq: named.seq,
    ticket: named.ticket,
    why: isSaid ? why : named.why,
  };
}

/** Below the 50 ms from which a press of a key is felt to wait. */
const SLICE_MS = 24;

/** Pauses whenever a slice is used up; false once the work was stopped. */
export function breather({ now, pause, onProgress, signal }: Slices): (share: number) => Promise<boolean> {
  let since = now();
  return async (share) => {
    if (now() - since < SLICE_MS) return true;
    onProgress?.(share);
    await pause();
    since = now();
    return signal?.aborted !== true;
  };
}
