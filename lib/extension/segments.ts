import { z } from 'zod';

import type { Event } from '../core/events/event.ts';
import { hasEventShape } from '../core/events/event-shape.ts';
import type { Sha256 } from '../core/events/new-event.ts';
import { VolumeSet } from '../core/events/volume-set.ts';
import type { LedgerDb } from './db.ts';
import { setAside } from './quarantine.ts';

/** One record each costs 0.17 ms whatever the wrapper: what files bring is kept in runs (DESIGN 5.7). */
const SEGMENT = 500;

/** A record of a file with what was found out of it when it came: both cost too much to find out at every start. */
export interface ImportedEvent {
  event: Event;
  /** `earlierHash`. */
  hash: string;
  /** `eventHash`; absent in rows of the first version. */
  text?: string | undefined;
  /** When it came here, in ms: what came first keeps counting. */
  arrived?: number | undefined;
  /** It came with a build of the first version, which did not note when. */
  cameBefore?: boolean | undefined;
  /** Where it lies. */
  at?: { segment: string; index: number } | undefined;
  /** Key its signature was tried against and whether it holds; absent while the device's key is not known. */
  signed?: { publicKey: string; holds: boolean } | undefined;
}

/** A run of records as stored, its entries as they are. */
export const SegmentRow = z.object({
  hash: z.string(),
  events: z.array(z.unknown()),
  importId: z.string().optional(),
  /** Absent in rows of the first version: then what the note of the file says. */
  arrived: z.number().optional(),
});
/** What was found out of a record's signature. */
export const Signed = z.object({ publicKey: z.string(), holds: z.boolean() });

/** Runs read at a time: all of 100,000 tickets at once would stand in memory twice. */
const READ_AT_ONCE = 20;

/** What was taken in, when, by whom: shown in the desk, and the way to tell where a record came from. */
export const ImportRow = z.object({
  /** SHA-256 of the file. */
  id: z.string(),
  fileName: z.string(),
  kind: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  takenAt: z.string(),
  takenBy: z.string(),
  events: z.int(),
  fresh: z.int(),
  /** When it first came, in ms; absent in rows of earlier versions. */
  arrived: z.number().optional(),
  /** Records that must be here, or set aside, as this file's, where taking it in again left another number than `fresh`. */
  held: z.int().optional(),
  evidence: z.int(),
  /** Which volume of a set it is, and what each of them holds; absent for a file that is a set of its own. */
  set: VolumeSet.optional(),
  /** Parts of a later version that were passed over. */
  newerParts: z.int().optional(),
  /** A person said that it is this machine's own backup. */
  asOwn: z.boolean().optional(),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** A record inside a sound run that has lost its shape. */
interface BrokenEntry {
  at: { segment: string; index: number };
  /** What it was, where that can still be read. */
  hash?: string | undefined;
  text?: string | undefined;
  row: unknown;
}

export interface ReadSegments {
  events: ImportedEvent[];
  /** They stay where they are until the store is checked or the genuine file comes. */
  broken: BrokenEntry[];
  /** Records in runs that can be read, by the file that brought them. */
  byFile: Map<string, number>;
}

/** How many records a run holds, or held before it was damaged, of which file; under '' where it does not say. */
export function countRun(run: unknown, into: Map<string, number>): void {
  const { importId, events } = (run ?? {}) as Record<string, unknown>;
  addCount(
    into,
    typeof importId === 'string' ? importId : '',
    Array.isArray(events) ? events.length : SEGMENT,
  );
}

export function addCount(into: Map<string, number>, key: string, count: number): void {
  into.set(key, (into.get(key) ?? 0) + count);
}

/**
 * Every record that files brought; a damaged run is set aside and named, the others stay. A record was parsed
 * whole when its file came and is written by nobody else, so here only its shape is looked at: parsing 100,000
 * tickets at every start took most of it, and a payload is checked again where it is folded.
 */
export async function readSegments(db: LedgerDb, nowMs: number): Promise<ReadSegments> {
  const found: ReadSegments = { events: [], broken: [], byFile: new Map() };
  for await (const { events, broken, byFile } of segmentRuns(db, nowMs)) {
    for (const event of events) found.events.push(event);
    for (const entry of broken) found.broken.push(entry);
    for (const [id, count] of byFile) addCount(found.byFile, id, count);
  }
  return found;
}

/** The same some runs at a time, where they need not stand in memory together. */
export async function* segmentRuns(db: LedgerDb, nowMs: number): AsyncGenerator<ReadSegments, void> {
  const broken: { rowKey: string; row: unknown; why: string }[] = [];
  const takenAt = new Map((await readImports(db)).map((note) => [note.id, Date.parse(note.takenAt)]));
  let range: IDBKeyRange | null = null;
  for (;;) {
    const rows = await db.getAll('segments', range, READ_AT_ONCE);
    const found: ReadSegments = { events: [], broken: [], byFile: new Map() };
    for (const row of rows) {
      const parsed = SegmentRow.safeParse(row);
      if (parsed.success) {
        readRun(parsed.data, takenAt, found);
        countRun(row, found.byFile);
      } else broken.push({ rowKey: String(row.hash), row, why: parsed.error.message });
    }
    yield found;
    const last = rows.at(-1);
    if (!last || rows.length < READ_AT_ONCE) break;
    range = IDBKeyRange.lowerBound(last.hash, true);
  }
  if (broken.length > 0) await setAside(db, 'segments', broken, nowMs);
}

function readRun(
  { hash: segment, events, importId, arrived: together }: z.infer<typeof SegmentRow>,
  takenAt: ReadonlyMap<string, number>,
  found: ReadSegments,
): void {
  const noted = together ?? takenAt.get(importId ?? '') ?? 0;
  for (const [index, row] of events.entries()) {
    const { event, hash, text, arrived, signed } = (row ?? {}) as Record<string, unknown>;
    const at = { segment, index };
    const hashes = {
      ...(typeof hash === 'string' ? { hash } : {}),
      ...(typeof text === 'string' ? { text } : {}),
    };
    if (hashes.hash === undefined || !hasEventShape(event)) {
      found.broken.push({ at, ...hashes, row });
      continue;
    }
    const known = signed === undefined ? undefined : Signed.safeParse(signed);
    found.events.push({
      event,
      at,
      ...hashes,
      hash: hashes.hash,
      arrived: typeof arrived === 'number' ? arrived : noted,
      cameBefore: typeof arrived !== 'number' && together === undefined,
      signed: known?.success ? known.data : undefined,
    });
  }
}

/** A damaged record and the genuine one that takes its place. */
export interface Healing {
  at: { segment: string; index: number };
  by: ImportedEvent;
}

/**
 * Records and the note of the file, all in one transaction: they are in whole or not at all.
 *
 * @param arrived when the file first came, in ms; a record that says when it came first keeps that
 * @param heldBefore records that were here, or set aside, as this file's
 */
export async function writeImport(
  db: LedgerDb,
  note: ImportRow,
  {
    fresh,
    healed,
    arrived,
    heldBefore = 0,
  }: { fresh: readonly ImportedEvent[]; healed: readonly Healing[]; arrived: number; heldBefore?: number },
  sha256: Sha256,
): Promise<void> {
  const rows = [];
  for (let at = 0; at < fresh.length; at += SEGMENT) {
    const events = fresh.slice(at, at + SEGMENT);
    const hash = await sha256(events.map((one) => one.hash).join('\n'));
    rows.push({ hash, importId: note.id, arrived, events: events.map(storedEntry) });
  }
  const transaction = db.transaction(['segments', 'imports'], 'readwrite', {
    durability: 'strict',
  });
  const notes = transaction.objectStore('imports');
  // The same file again: what was noted when it first came stands.
  const noted = await notes.get(note.id);
  const first = (noted ?? { ...note, arrived }) as Record<string, unknown> & { id: string };
  const held = heldBefore + fresh.length;
  const mended = await healedRows(transaction.objectStore('segments'), healed);
  await Promise.all([
    ...mended.map((row) => transaction.objectStore('segments').put(row)),
    ...rows.map((row) => transaction.objectStore('segments').put(row)),
    notes.put(held === (first.held ?? first.fresh) ? first : { ...first, held }),
    transaction.done,
  ]);
}

function storedEntry({ event, hash, text, arrived, signed }: ImportedEvent): Record<string, unknown> {
  return { event, hash, text, ...(arrived === undefined ? {} : { arrived }), ...(signed ? { signed } : {}) };
}

/**
 * Rows with the genuine record where the damaged one stood. It came when that one came: what the entry says, else
 * what its row says.
 */
async function healedRows(
  store: { get(key: string): Promise<({ hash: string } & Record<string, unknown>) | undefined> },
  healed: readonly Healing[],
): Promise<({ hash: string } & Record<string, unknown>)[]> {
  const rows = new Map<string, { hash: string } & Record<string, unknown>>();
  for (const { at, by } of healed) {
    const row = rows.get(at.segment) ?? (await store.get(at.segment));
    if (!row || !Array.isArray(row.events)) continue;
    const events: unknown[] = [...row.events];
    const { arrived } = (events[at.index] ?? {}) as Record<string, unknown>;
    events[at.index] = storedEntry({ ...by, arrived: typeof arrived === 'number' ? arrived : undefined });
    rows.set(at.segment, { ...row, events });
  }
  return [...rows.values()];
}

export async function readImports(db: LedgerDb): Promise<ImportRow[]> {
  const rows = await db.getAll('imports');
  return rows
    .flatMap((row) => {
      const parsed = ImportRow.safeParse(row);
      return parsed.success ? [parsed.data] : [];
    })
    .sort((a, b) => (a.takenAt < b.takenAt ? 1 : -1));
}
